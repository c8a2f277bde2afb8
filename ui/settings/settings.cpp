// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

namespace pb::ui {

namespace {
constexpr qsizetype kMostRecentFiles = 12;
}

void Settings::rememberFile(const QString& absolutePath)
{
    QStringList files = value(kRecentFiles);
    files.removeAll(absolutePath);
    files.prepend(absolutePath);
    setValue(kRecentFiles, files.mid(0, kMostRecentFiles));
}

}  // namespace pb::ui
