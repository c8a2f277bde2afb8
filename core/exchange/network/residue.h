// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>

namespace pb::exchange {

/// Where an export keeps what its format has no words for: a key in the metadata (CloudFormation, ARM) or the comment
/// (Terraform) of the whole file.
inline constexpr std::string_view kResidueKey = "Pillarbench";

/// What has to be added to the import of an export to make it the network again: ids, places on the canvas, notes and
/// waivers; fields, and whole elements, that the format cannot say. Fields that it says are not repeated, so a change
/// of the exported file by hand counts.
/// @param again what the importer makes of the export without its residue
/// @param exported the cloud id that each exported element has there
nlohmann::json residueOf(const net::Network& network, const Imported& again,
                         const std::map<ElementId, std::string>& exported);

/// The import of an exported file together with its residue. What has been taken out of the file since stays out, what
/// has been put in gets ids of its own. A residue that is damaged is left aside, which is listed.
Imported withResidue(Imported imported, const nlohmann::json& residue);

/// How an imported element is told from others: its cloud id; where it has none, its kind, holder and name.
std::map<ElementId, std::string> importKeys(const net::Topology& topology);

}  // namespace pb::exchange
