// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/evidence_list.h"

#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <variant>

using namespace Qt::StringLiterals;

namespace pb::ui {

using workspace::Evidence;
using workspace::FindingEvidence;
using workspace::RunEvidence;

namespace {

/// A row of two lines on a panel.
class EvidenceRow final : public RowButton {
public:
    EvidenceRow(const QString& head, const QString& body, QWidget* parent) : RowButton(parent)
    {
        setFlat(true);
        setText(head);
        setAccessibleDescription(body);
        auto* title = makeLabel(0.95, true, QPalette::Link, this);
        auto* detail = makeLabel(0.92, false, QPalette::Text, this);
        title->setText(head);
        detail->setText(body);
        letThrough(title);
        letThrough(detail);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(8, 6, 8, 6);
        layout->setSpacing(2);
        layout->addWidget(title);
        layout->addWidget(detail);
    }
};

/// The figures that answer PERF 2 and COST 5.
QString figuresOf(const density::RunSummary& summary)
{
    QStringList parts{EvidenceList::tr("%1 guests ready").arg(text::count(summary.maxReady))};
    if (summary.memoryPerGuestKiB)
        parts << EvidenceList::tr("%1 per guest").arg(text::memory(*summary.memoryPerGuestKiB));
    if (summary.runqP99Us)
        parts << EvidenceList::tr("run queue p99 %1").arg(text::latency(*summary.runqP99Us));
    return parts.join(u" · "_s);
}

}  // namespace

EvidenceList::EvidenceList(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void EvidenceList::setEvidence(const workspace::Workspace& workspace, std::vector<Evidence> evidence)
{
    std::vector<Source> sources;
    for (const Evidence& entry : evidence) {
        Source source;
        if (const auto* finding = std::get_if<FindingEvidence>(&entry.what)) {
            if (const auto it = workspace.networks.find(finding->network); it != workspace.networks.end())
                source.name = QString::fromStdString(it->second.name);
        } else if (const auto it = workspace.runs.find(std::get<RunEvidence>(entry.what).run);
                   it != workspace.runs.end()) {
            source.name = QString::fromStdString(it->second.name);
            source.summary = it->second.summary;
        }
        sources.push_back(std::move(source));
    }
    const bool same = evidence == m_evidence && std::equal(sources.begin(), sources.end(), m_sources.begin(),
                                                           m_sources.end(), [](const Source& a, const Source& b) {
                                                               return a.name == b.name && a.summary == b.summary;
                                                           });
    if (same && m_layout->count() > 0)
        return;
    m_evidence = std::move(evidence);
    m_sources = std::move(sources);
    rebuild();
}

QWidget* EvidenceList::makeRow(std::size_t at)
{
    const Source& source = m_sources[at];
    QString head;
    QString body;
    if (const auto* evidence = std::get_if<FindingEvidence>(&m_evidence[at].what)) {
        const text::FindingText words = text::findingText(evidence->finding);
        head = u"%1: %2"_s.arg(text::severityName(evidence->finding.severity), words.title);
        body = evidence->waived ? tr("%1 (waived)").arg(words.sentence) : words.sentence;
        if (!source.name.isEmpty())
            body += u"\n"_s + source.name;
    } else {
        head = tr("Density run: %1").arg(source.name);
        body = figuresOf(source.summary);
    }
    auto* row = new EvidenceRow(head, body, this);
    row->setObjectName(u"evidence_%1"_s.arg(at));
    connect(row, &RowButton::clicked, this, [this, at] { emit activated(m_evidence[at]); });
    return row;
}

void EvidenceList::rebuild()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < m_evidence.size(); ++i)
        m_layout->addWidget(makeRow(i));
    if (!m_evidence.empty())
        return;
    auto* none = makeLabel(0.95, false, QPalette::PlaceholderText, this);
    none->setText(tr("No finding of the network drawing and no density run speaks to this question."));
    m_layout->addWidget(none);
}

void EvidenceList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

}  // namespace pb::ui
