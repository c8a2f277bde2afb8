// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTreeWidget;

namespace pb::ui {

/// What an import took over, and every place in the input that it did not understand.
class ImportNotes final : public QWidget {
    Q_OBJECT
public:
    explicit ImportNotes(QWidget* parent = nullptr);
    void show(const QString& name, std::size_t elements, std::vector<exchange::NotUnderstood> notes);
    QTreeWidget& list() const noexcept { return *m_list; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QString m_name;
    std::size_t m_elements = 0;
    std::vector<exchange::NotUnderstood> m_notes;
    QLabel* m_heading;
    QTreeWidget* m_list;
};

}  // namespace pb::ui
