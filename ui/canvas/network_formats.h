// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"
#include "ui/text/language.h"

#include <QByteArray>

#include <span>
#include <string_view>
#include <vector>

namespace pb::ui {

/// What a network can be written as, and what its files end in.
struct NetworkFormat {
    std::string_view name;    ///< "terraform"
    std::string_view suffix;  ///< "tf.json"
};
/// Infrastructure code first, then pictures, then the program's own.
std::span<const NetworkFormat> networkFormats();

struct WrittenNetwork {
    QByteArray bytes;
    // See exchange::Exported; empty and 0 for pictures.
    std::vector<ElementId> left_out;
    std::size_t resources = 0;
    std::size_t most = 0;  ///< 0 where there are not too many
};
/// @param format a name of networkFormats(); anything else is written as the program's own
/// Needs an application for pictures.
WrittenNetwork writtenAs(const net::Network& network, std::string_view format, text::Language language);

}  // namespace pb::ui
