// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <QString>

namespace pb::ui {

/// What an edit would do to a drawing, in a few words: "Set IPv4 blocks of subnet-2 to 10.0.1.0/24".
QString editText(const net::Topology& topology, const net::Edit& edit);

}  // namespace pb::ui
