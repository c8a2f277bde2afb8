// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"
#include "ui/document/latest_job.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace pb::ui {

class NetworkEditor;

/// Follows one packet and its answer through the drawing. Once asked, the answer keeps up with every edit.
class TracePanel final : public QWidget {
    Q_OBJECT
public:
    explicit TracePanel(NetworkEditor& editor, QWidget* parent = nullptr);

    /// Fills in an end: an element of the drawing.
    void setFrom(ElementId element);
    void setTo(ElementId element);
    void run();

    QComboBox& from() const noexcept { return *m_from; }
    QComboBox& to() const noexcept { return *m_to; }
    QTreeWidget& steps() const noexcept { return *m_steps; }
    const std::optional<net::Trace>& trace() const noexcept { return m_trace; }

signals:
    void pathChanged(const pb::net::Path& path);
    void pathCleared();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void fillEnds();
    void setEnd(QComboBox& box, ElementId element);
    std::optional<net::End> endOf(const QComboBox& box);
    std::optional<net::TraceQuery> query();
    void show(Result<net::Trace> trace);
    void refuse(const Error& error);
    void showTrace();
    void colourVerdict(const QColor& colour);
    void clear();
    void addPath(const QString& title, const net::Path& path);
    /// A row of a table or filter in the language of the window.
    QString rowText(const net::Candidate& row) const;
    void addHop(QTreeWidgetItem& parent, const net::Hop& hop, int number);
    void addBlockers();
    void jump(QTreeWidgetItem* item);
    QWidget* makeLift(std::size_t blocker, const QString& by);
    void lift(std::size_t blocker);

    NetworkEditor& m_editor;
    LatestJob m_job;
    std::optional<net::Trace> m_trace;
    bool m_asked = false;  ///< an answer is shown and kept up to date
    QComboBox *m_from, *m_to, *m_protocol;
    QSpinBox* m_port;
    QPushButton *m_run, *m_swap, *m_clear;
    QLabel *m_fromLabel, *m_toLabel, *m_portLabel, *m_verdict;
    QTreeWidget* m_steps;
};

}  // namespace pb::ui
