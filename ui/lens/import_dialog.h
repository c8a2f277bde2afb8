// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/aws_lens.h"

#include <QDialog>

namespace pb::ui {

/// What an import brings, before anything changes: the lens in numbers, and what had to be repaired.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param replaces name of the lens of the workspace with the same id; "" where there is none
    ImportDialog(exchange::ReadLens read, const QString& file, const QString& replaces, QWidget* parent = nullptr);

signals:
    void addChosen(const pb::review::Lens& lens);
    /// In place of the lens with the same id.
    void replaceChosen(const pb::review::Lens& lens);

private:
    exchange::ReadLens m_read;
};

}  // namespace pb::ui
