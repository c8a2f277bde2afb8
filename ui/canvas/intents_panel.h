// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/intent.h"
#include "ui/document/latest_job.h"

#include <QWidget>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTreeWidget;

namespace pb::ui {

class NetworkEditor;

/// What the drawing is to keep to: the statements that stand on its notes, whether each holds, and the packet that
/// breaks it. They keep up with every edit.
class IntentsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit IntentsPanel(NetworkEditor& editor, QWidget* parent = nullptr);

    QTreeWidget& list() const noexcept { return *m_list; }
    QLineEdit& line() const noexcept { return *m_line; }
    const std::vector<net::IntentResult>& results() const noexcept { return m_results; }
    /// "Intents (1 broken)"
    QString title() const;

signals:
    void titleChanged();
    /// The way of the packet that breaks the chosen statement.
    void pathChanged(const pb::net::Path& path);
    void pathCleared();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void check();
    void show(std::vector<net::IntentResult> results);
    void fill();
    void choose();
    void judge();
    void suggest();
    QStringList ends() const;
    std::optional<Error> mistake() const;
    void add();
    void remove();
    QString packetText(const net::IntentResult& result) const;
    const net::IntentResult* current() const;

    /// What is known about the drawing before, so that after an edit only what it touched is worked out again.
    struct Kept {
        std::mutex mutex;  ///< the job before may still be at it
        std::optional<net::Exposure> exposure;
    };

    NetworkEditor& m_editor;
    std::shared_ptr<Kept> m_kept = std::make_shared<Kept>();
    LatestJob m_job;
    std::vector<net::IntentResult> m_results;
    bool m_shown = false;  ///< a path of this panel is on the canvas
    QTreeWidget* m_list;
    QLineEdit* m_line;
    QPushButton *m_add, *m_remove;
    QLabel *m_heading, *m_mistake;
    QStringListModel* m_words;
};

}  // namespace pb::ui
