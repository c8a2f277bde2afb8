// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/element.h"
#include "ui/canvas/phrases.h"

#include <QString>

namespace pb::ui {

/// How an element is called in lists: its name, else its cloud id, else its kind with its number.
QString elementTitle(const net::Element& element, const Phrases& say = {});
/// The line beneath or beside the name: blocks, addresses, numbers of rows; the kind where there is nothing better.
QString elementDetail(const net::Element& element, const Phrases& say = {});
/// Kind, name and detail in one sentence, for tooltips and screen readers.
QString elementDescription(const net::Element& element);

}  // namespace pb::ui
