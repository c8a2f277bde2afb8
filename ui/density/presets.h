// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/plan.h"

#include <QString>

#include <vector>

namespace pb::ui {

/// A plan to start from.
struct Preset {
    QString name;
    density::Plan plan;
};

/// In the language of the window; the first is the default.
std::vector<Preset> presets();

}  // namespace pb::ui
