// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>
#include <vector>

namespace pb::ui {

class NetworkEditor;

/// What the validator says of one network, the open findings first, then the waived ones.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SeverityColumn, ProblemColumn, ElementsColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1 };

    explicit ProblemsModel(NetworkEditor& editor, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// null where there is no such row; valid until the model changes
    const Finding* finding(int row) const;
    /// null where the finding is open
    const Waiver* waiver(int row) const;
    /// -1 where no row has that key
    int rowOf(const std::string& key) const;

    void setSeverityShown(Severity severity, bool shown);
    bool severityShown(Severity severity) const { return m_shown[static_cast<std::size_t>(severity)]; }
    void setSelectionOnly(bool on);
    /// Of the open findings, whatever the filters show.
    int count(Severity severity) const { return m_counts[static_cast<std::size_t>(severity)]; }
    int openCount() const { return m_counts[0] + m_counts[1] + m_counts[2]; }

    /// Reads the findings and the language again.
    void reload();

signals:
    void countsChanged();

private:
    struct Row {
        Finding finding;
        std::optional<Waiver> waiver;
        QString title, sentence, elements;
        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> wanted();
    bool passes(const Finding& finding) const;

    NetworkEditor& m_editor;
    std::vector<Row> m_rows;
    std::array<bool, 3> m_shown{true, true, true};
    std::array<int, 3> m_counts{};
    bool m_selectionOnly = false;
};

}  // namespace pb::ui
