// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QMimeData;

namespace pb::ui {

/// Elements as they lie on the clipboard: our element JSON, one to a line, with a plain text list for other programs.
struct CopiedElements {
    std::vector<net::Element> elements;  ///< parents before children
    QString origin;                      ///< names the network that they come from
};

/// Where a paste comes from the same network, what it refers to outside the copy is still meant.
QString originOf(const QString& documentPath, NetworkId network);

/// @param ids with all they contain
std::unique_ptr<QMimeData> copied(const net::Topology& topology, const std::vector<ElementId>& ids,
                                  const QString& origin);

/// nullopt where it holds none of our elements.
std::optional<CopiedElements> pasted(const QMimeData& mime);
bool holdsElements(const QMimeData& mime);

/// Gives copied elements ids from `firstId` on, names that are free, and takes away references that mean nothing here.
/// @param sameNetwork whether references to outside the copy stay
std::vector<net::Element> renewed(const net::Topology& topology, CopiedElements copy, ElementId firstId,
                                  bool sameNetwork);

}  // namespace pb::ui
