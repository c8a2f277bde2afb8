// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace pb::ui {

/// One of resources/icons/shell in the palette's text colour, and in its link colour where a button is checked.
QIcon shellIcon(const QString& name, const QPalette& palette);

}  // namespace pb::ui
