// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens_upgrade.h"
#include "core/workspace/edit.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace pb::ui {

class Document;

/// What is left to do after a lens was changed: answers to be looked at again, and answers whose question has gone.
class RecheckPanel final : public QWidget {
    Q_OBJECT
public:
    explicit RecheckPanel(Document& document, QWidget* parent = nullptr);

    void setWorkload(WorkloadId workload);
    /// How many answers are to be looked at again.
    int open() const noexcept { return m_open; }

signals:
    void questionActivated(const QString& question, const QString& lens);
    void openChanged(int open);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void refresh();
    void addMarked(const review::Workload& workload, const std::string& lens);
    /// The question of an orphan as it was asked when it was answered: of another lens here, or of the version that the
    /// history keeps; empty where nobody knows it.
    std::optional<review::Question> questionThatWas(const std::string& lens, const review::Orphan& orphan);
    void addOrphans(const review::Workload& workload, const std::string& lens);
    void confirm();
    void show();

    Document& m_document;
    WorkloadId m_workload;
    int m_open = 0;
    QLabel* m_head;
    QTreeWidget* m_tree;
    QPushButton* m_show;
    QPushButton* m_confirm;
};

}  // namespace pb::ui
