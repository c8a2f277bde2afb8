// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/changes_panel.h"

#include "core/base/date.h"
#include "core/workspace/restore.h"
#include "ui/document/document.h"
#include "ui/document/edit_words.h"
#include "ui/history/wrap_delegate.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

/// Choices of the time filter, in days; 0: any time.
constexpr std::array kDays{0, 1, 7, 30, 365};
constexpr int kSentences = 6;  ///< of a change that are read out below the list

}  // namespace

ChangesPanel::ChangesPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(new HistoryModel(document, this)), m_words(new QLineEdit(this)),
      m_author(new QComboBox(this)), m_since(new QComboBox(this)), m_view(new QTreeView(this)),
      m_detail(makeLabel(1.0, false, QPalette::Text, this)), m_before(new QPushButton(this)),
      m_after(new QPushButton(this))
{
    build();
    retranslate();
    showCurrent();
}

void ChangesPanel::build()
{
    m_words->setObjectName(u"history_words"_s);
    m_author->setObjectName(u"history_author"_s);
    m_since->setObjectName(u"history_since"_s);
    m_view->setObjectName(u"history_view"_s);
    m_detail->setObjectName(u"history_detail"_s);
    m_before->setObjectName(u"history_restore_before"_s);
    m_after->setObjectName(u"history_restore_after"_s);
    m_words->setClearButtonEnabled(true);
    setUpTree(*m_view);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setWordWrap(false);
    m_view->setItemDelegate(new QStyledItemDelegate(m_view));
    m_view->setModel(m_model);
    for (std::size_t i = 0; i < kDays.size(); ++i)
        m_since->addItem(QString(), kDays[i]);
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setMinimumHeight(fontMetrics().lineSpacing() * (kSentences + 1));

    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_words, 3);
    filters->addWidget(m_author, 1);
    filters->addWidget(m_since, 1);
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(m_before);
    buttons->addWidget(m_after);
    buttons->addStretch();
    auto* below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(m_detail, 1);
    below->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(filters);
    layout->addWidget(m_view, 1);
    layout->addLayout(below);

    connect(m_words, &QLineEdit::textChanged, this, &ChangesPanel::filter);
    connect(m_author, &QComboBox::currentIndexChanged, this, &ChangesPanel::filter);
    connect(m_since, &QComboBox::currentIndexChanged, this, &ChangesPanel::filter);
    connect(m_model, &HistoryModel::authorsChanged, this, &ChangesPanel::fillAuthors);
    connect(m_model, &HistoryModel::modelReset, this, &ChangesPanel::showCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangesPanel::showCurrent);
    connect(&m_document, &Document::changed, this, &ChangesPanel::showCurrent);
    connect(m_before, &QPushButton::clicked, this, [this] { restore(Back::Before); });
    connect(m_after, &QPushButton::clicked, this, [this] { restore(Back::After); });
    connect(m_view, &QTreeView::activated, this, [this] {
        if (const HistoryModel::Entry* entry = current())
            if (const auto questions = text::questionsOf(entry->row.edit); !questions.empty())
                emit questionActivated(QString::fromStdString(questions.front().question),
                                       QString::fromStdString(questions.front().lens));
    });
    fillAuthors();
}

void ChangesPanel::showQuestion(const QString& code) { m_words->setText(code); }

void ChangesPanel::filter()
{
    const int days = m_since->currentData().toInt();
    QString since;
    if (days > 0)
        since = QDateTime::currentDateTimeUtc().addDays(-days).toString(Qt::ISODateWithMs);
    m_model->setFilter({m_words->text(), m_author->currentData().toString(), since});
}

void ChangesPanel::fillAuthors()
{
    const QSignalBlocker quiet(m_author);
    const QString chosen = m_author->currentData().toString();
    m_author->clear();
    m_author->addItem(tr("Everybody"), QString());
    for (const QString& author : m_model->authors())
        m_author->addItem(author, author);
    m_author->setCurrentIndex(std::max(0, m_author->findData(chosen)));
}

const HistoryModel::Entry* ChangesPanel::current() const { return m_model->entry(m_view->currentIndex().row()); }

void ChangesPanel::showCurrent()
{
    const HistoryModel::Entry* entry = current();
    if (!entry) {
        m_detail->setText(tr("Choose a change to see all of it. What it did can be undone or applied again; that is a "
                             "new step, and nothing else is lost."));
        m_before->setEnabled(false);
        m_after->setEnabled(false);
        return;
    }
    QStringList lines = entry->sentences.mid(0, kSentences);
    if (entry->sentences.size() > kSentences)
        lines << tr("… and %n more", nullptr, static_cast<int>(entry->sentences.size()) - kSentences);
    if (entry->merge != 0)
        lines << tr("This came with a merge from another file.");
    m_detail->setText(lines.join(u'\n'));
    // Whether there is anything to do is found out when it is asked for: old states take time to go back to.
    const bool writable = !m_document.readOnly() && entry->merge == 0;
    m_before->setEnabled(writable);
    m_after->setEnabled(writable);
}

std::optional<workspace::Edit> ChangesPanel::restoring(const HistoryModel::Entry& entry, Back side)
{
    if (!workspace::isReviewEdit(entry.row.edit)) {
        // Drawings and runs: the change itself or its inverse, where nothing later stands in the way.
        const workspace::Edit& edit = side == Back::Before ? entry.row.inverse : entry.row.edit;
        return m_document.check(edit) ? std::optional(edit) : std::nullopt;
    }
    auto after = m_document.stateAfter(entry.row.seq);
    if (!after)
        return std::nullopt;
    workspace::Workspace before = *after;
    if (!workspace::applyEdit(before, entry.row.inverse))
        return std::nullopt;
    const bool back = side == Back::Before;
    auto edit =
        workspace::restoreEdit(m_document.workspace(), back ? before : *after, back ? *after : before, utcNow());
    return edit && m_document.check(*edit) ? edit : std::nullopt;
}

void ChangesPanel::restore(Back side)
{
    const HistoryModel::Entry* entry = current();
    if (!entry)
        return;
    const QString when = text::dateTime(QString::fromStdString(entry->row.at_utc));
    const auto edit = restoring(*entry, side);
    if (!edit)
        m_detail->setText(tr("Nothing to do: it is so already, or later changes stand in the way."));
    else
        (void)m_document.apply(*edit, side == Back::Before ? tr("Undo change of %1").arg(when)
                                                           : tr("Apply change of %1 again").arg(when));
}

void ChangesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int character = fontMetrics().averageCharWidth();
    m_view->header()->resizeSection(HistoryModel::When, character * 26);
    m_view->header()->resizeSection(HistoryModel::Who, character * 20);
}

void ChangesPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model->retell();
        retranslate();
    }
}

void ChangesPanel::retranslate()
{
    m_words->setPlaceholderText(tr("Question or words"));
    m_words->setAccessibleName(tr("Show only changes with these words"));
    m_author->setAccessibleName(tr("Show only changes of this person"));
    m_since->setAccessibleName(tr("Show only changes of this time"));
    const QStringList times{tr("Any time"), tr("Last day"), tr("Last 7 days"), tr("Last 30 days"), tr("Last year")};
    for (int i = 0; i < times.size(); ++i)
        m_since->setItemText(i, times[i]);
    m_before->setText(tr("Undo This Change"));
    m_before->setToolTip(tr("Sets what this change touched to how it was before it"));
    m_after->setText(tr("Apply It Again"));
    m_after->setToolTip(tr("Sets what this change touched to how it was after it"));
    fillAuthors();
    showCurrent();
}

}  // namespace pb::ui
