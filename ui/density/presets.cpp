// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/presets.h"

#include "ui/density/tr.h"

namespace pb::ui {

std::vector<Preset> presets()
{
    density::Plan quick;
    quick.ceiling = 100;
    quick.stageStep = 25;
    quick.finalHoldS = 5;
    quick.wallClockS = 120;

    density::Plan firmware;
    firmware.kind = density::GuestKind::Firmware;
    firmware.load = density::Load::Idle;
    firmware.ceiling = 1500;
    firmware.stageStep = 250;
    firmware.parallelStarts = 4;

    return {{DensityTr::tr("Quick check: 100 nano guests"), quick},
            {DensityTr::tr("Article: 6,417 nano guests"), density::Plan{}},
            {DensityTr::tr("Firmware guests under QEMU"), firmware}};
}

}  // namespace pb::ui
