// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace pb::ui {

/// What the drawing and the density runs say about one question; each entry can be followed to where it comes from.
class EvidenceList final : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceList(QWidget* parent = nullptr);

    void setEvidence(const workspace::Workspace& workspace, std::vector<workspace::Evidence> evidence);
    bool isEmpty() const noexcept { return m_evidence.empty(); }

signals:
    void activated(const pb::workspace::Evidence& evidence);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// How an entry reads, made while the workspace is at hand.
    struct Source {
        QString name;  ///< of the network or the run
        density::RunSummary summary;
    };

    void rebuild();
    QWidget* makeRow(std::size_t at);

    std::vector<workspace::Evidence> m_evidence;
    std::vector<Source> m_sources;
    QVBoxLayout* m_layout;
};

}  // namespace pb::ui
