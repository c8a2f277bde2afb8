// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/problems_panel.h"

#include "core/network/rules.h"
#include "ui/canvas/edit_text.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/problems_model.h"
#include "ui/canvas/roomy_delegate.h"
#include "ui/document/document.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"
#include "ui/text/utf8.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr Date kArticleDate{2019, 3, 19};  ///< the day whose limits the published comparison of the two clouds gives
enum DateChoice { Today, Article, Picked };

QDate toQDate(const Date& date) { return QDate::fromString(fromUtf8(date.text()), Qt::ISODate); }

Date fromQDate(const QDate& date)
{
    return Date(date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

QLabel* wrapping(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse);
    return label;
}

}  // namespace

ProblemsPanel::ProblemsPanel(NetworkEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_model(new ProblemsModel(editor, this)), m_view(new QTreeView(this)),
      m_selectionOnly(new QCheckBox(this)), m_date(new QComboBox(this)), m_pickedDate(new QDateEdit(this)),
      m_dateLabel(new QLabel(this)), m_heading(wrapping(this)), m_sentence(wrapping(this)), m_advice(wrapping(this)),
      m_fixText(wrapping(this)), m_questions(wrapping(this)), m_source(wrapping(this)), m_reasonLabel(new QLabel(this)),
      m_fix(new QPushButton(this)), m_otherFixes(new QPushButton(this)), m_waive(new QPushButton(this)),
      m_attach(new QPushButton(this)), m_reason(new QLineEdit(this))
{
    build();
    connectAll();
    retranslate();
    showCurrent();
}

void ProblemsPanel::build()
{
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new RoomyDelegate(m_view));
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setSectionResizeMode(ProblemsModel::SeverityColumn, QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(ProblemsModel::ProblemColumn, QHeaderView::Stretch);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->resizeSection(ProblemsModel::ElementsColumn, 150);
    auto* split = new QSplitter(this);
    split->addWidget(m_view);
    split->addWidget(makeDetails());
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 4);
    split->setSizes({5000, 4000});  // shares, whatever the list would like
    split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addWidget(makeFilters());
    layout->addWidget(split, 1);
}

QWidget* ProblemsPanel::makeFilters()
{
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        auto* button = new QToolButton(bar);
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        connect(button, &QToolButton::toggled, this,
                [this, severity](bool on) { m_model->setSeverityShown(severity, on); });
        m_severities[static_cast<std::size_t>(severity)] = button;
        layout->addWidget(button);
    }
    layout->addWidget(m_selectionOnly);
    layout->addStretch();
    layout->addWidget(m_dateLabel);
    layout->addWidget(m_date);
    layout->addWidget(m_pickedDate);
    m_dateLabel->setBuddy(m_date);
    m_pickedDate->setCalendarPopup(true);
    m_pickedDate->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_pickedDate->setDateRange(QDate(2019, 3, 19), QDate(2099, 12, 31));
    return bar;
}

QWidget* ProblemsPanel::makeDetails()
{
    auto* details = new QWidget(this);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(4);
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_source->setForegroundRole(QPalette::PlaceholderText);
    m_source->setOpenExternalLinks(true);
    for (QLabel* label : {m_heading, m_sentence, m_advice, m_questions, m_fixText, m_source})
        layout->addWidget(label);
    layout->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(details);
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(scroll, 1);
    column->addLayout(makeButtons());
    return side;
}

/// Below what is scrolled, so that they are always in sight.
QLayout* ProblemsPanel::makeButtons()
{
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 0, 8, 0);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_otherFixes);
    m_otherFixes->setMenu(new QMenu(m_otherFixes));
    buttons->addWidget(m_waive);
    buttons->addWidget(m_attach);
    m_attach->setObjectName(u"problem_attach"_s);
    buttons->addStretch();
    auto* why = new QVBoxLayout;
    why->setContentsMargins(12, 0, 8, 0);
    why->addWidget(m_reasonLabel);
    why->addWidget(m_reason);
    m_reasonLabel->setWordWrap(true);
    m_reasonLabel->setBuddy(m_reason);
    auto* both = new QVBoxLayout;
    both->addLayout(why);
    both->addLayout(buttons);
    return both;
}

void ProblemsPanel::connectAll()
{
    connect(m_selectionOnly, &QCheckBox::toggled, m_model, &ProblemsModel::setSelectionOnly);
    connect(m_date, &QComboBox::activated, this, &ProblemsPanel::applyDate);
    connect(m_pickedDate, &QDateEdit::dateChanged, this, &ProblemsPanel::applyDate);
    connect(&m_editor, &NetworkEditor::headerChanged, this, &ProblemsPanel::showDate);
    connect(&m_editor, &NetworkEditor::networkChanged, this, &ProblemsPanel::showDate);
    connect(m_model, &ProblemsModel::countsChanged, this, [this] {
        retranslate();
        emit titleChanged();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::keepCurrent);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProblemsPanel::showCurrent);
    connect(m_view, &QTreeView::clicked, this, &ProblemsPanel::jump);
    connect(m_view, &QTreeView::activated, this, &ProblemsPanel::jump);
    connect(m_fix, &QPushButton::clicked, this, [this] { fix(0); });
    connect(m_waive, &QPushButton::clicked, this, [this] {
        if (m_model->waiver(m_model->rowOf(m_key)))
            return unwaive();
        m_reasonLabel->show();
        m_reason->show();
        m_reason->setFocus();
    });
    connect(m_attach, &QPushButton::clicked, this, [this] {
        if (const Finding* finding = m_model->finding(m_model->rowOf(m_key)))
            emit attachAsked(*finding);
    });
    connect(m_questions, &QLabel::linkActivated, this, &ProblemsPanel::questionActivated);
    connect(m_reason, &QLineEdit::returnPressed, this, &ProblemsPanel::waive);
}

QString ProblemsPanel::title() const
{
    const int open = m_model->openCount();
    return open == 0 ? tr("Problems") : tr("Problems (%1)").arg(text::count(open));
}

void ProblemsPanel::retranslate()
{
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint}) {
        QToolButton* button = m_severities[static_cast<std::size_t>(severity)];
        button->setText(tr("%1 %2").arg(text::severityName(severity), text::count(m_model->count(severity))));
        button->setIcon(severityIcon(severity, palette()));
    }
    m_selectionOnly->setText(tr("Only the selection"));
    m_dateLabel->setText(tr("Rules as of"));
    m_fix->setText(tr("Fix"));
    m_otherFixes->setText(tr("Other fixes"));
    m_attach->setText(tr("Attach to question…"));
    m_attach->setToolTip(tr("Evidence for a question of the review"));
    m_reasonLabel->setText(tr("Why this is accepted (Enter waives it):"));
    m_view->setAccessibleName(tr("Problems"));
    m_pickedDate->setAccessibleName(tr("Rules date"));
    showDate();
}

void ProblemsPanel::showDate()
{
    const QSignalBlocker blockDate(m_date), blockPicked(m_pickedDate);
    const net::Network* network = m_editor.network();
    const Date asOf = network ? network->as_of : Date();
    m_date->clear();
    m_date->addItem(tr("Today (%1)").arg(fromUtf8(Date::today().text())));
    m_date->addItem(fromUtf8(kArticleDate.text()));
    m_date->addItem(tr("Another date…"));
    const bool picked = asOf.isSet() && asOf != kArticleDate;
    m_date->setCurrentIndex(!asOf.isSet() ? Today : (picked ? Picked : Article));
    m_pickedDate->setVisible(picked);
    if (picked)
        m_pickedDate->setDate(toQDate(asOf));
    m_date->setEnabled(network && !m_editor.readOnly());
    m_pickedDate->setEnabled(network && !m_editor.readOnly());
}

void ProblemsPanel::applyDate()
{
    Date wanted;
    if (m_date->currentIndex() == Article)
        wanted = kArticleDate;
    else if (m_date->currentIndex() == Picked)
        wanted = m_pickedDate->isVisible() ? fromQDate(m_pickedDate->date()) : Date::today();
    if (m_editor.network() && m_editor.network()->as_of != wanted)
        (void)m_editor.apply({net::SetAsOf{wanted}}, tr("Change the rules date"));
}

void ProblemsPanel::keepCurrent()
{
    const int row = m_model->rowOf(m_key);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
    showCurrent();
}

void ProblemsPanel::showCurrent()
{
    const int row = m_view->currentIndex().row();
    const Finding* finding = m_model->finding(row);
    for (QWidget* part : std::initializer_list<QWidget*>{m_sentence, m_advice, m_fixText, m_questions, m_source, m_fix,
                                                         m_otherFixes, m_waive, m_attach})
        part->setVisible(finding != nullptr);
    m_reasonLabel->hide();
    m_reason->hide();
    m_reason->clear();
    if (!finding) {
        m_heading->setText(m_model->openCount() == 0 ? tr("No problems found.")
                                                     : tr("Select a problem to read about it."));
        return;
    }
    m_key = finding->key();
    const text::FindingText says = text::findingText(*finding);
    m_heading->setText(says.title);
    m_sentence->setText(says.sentence);
    const Waiver* waiver = m_model->waiver(row);
    m_advice->setText(
        waiver
            ? tr("Waived by %1: %2").arg(QString::fromStdString(waiver->author), QString::fromStdString(waiver->reason))
            : says.advice);
    m_waive->setText(waiver ? tr("Take the waiver back") : tr("Waive…"));
    m_waive->setEnabled(!m_editor.readOnly());
    m_attach->setEnabled(!m_editor.readOnly());
    showFixes(*finding, waiver != nullptr);
    showQuestions(finding->rule);
    showSource(finding->rule);
}

/// What would cure it: the best on the button, the others in the menu beside it.
void ProblemsPanel::showFixes(const Finding& finding, bool waived)
{
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    const bool possible = rule && rule->fixes && !waived && !m_editor.readOnly();
    const std::vector<net::Edit> fixes =
        possible ? net::fixesFor(*m_editor.network(), finding) : std::vector<net::Edit>();
    m_fix->setEnabled(!fixes.empty());
    m_otherFixes->setVisible(fixes.size() > 1);
    m_otherFixes->menu()->clear();
    m_fixText->setVisible(!fixes.empty());
    if (fixes.empty())
        return;
    const QString best = editText(m_editor.topology(), fixes.front());
    m_fixText->setText(tr("Fix: %1").arg(best));
    m_fix->setToolTip(best);
    for (std::size_t i = 1; i < fixes.size(); ++i)
        m_otherFixes->menu()->addAction(editText(m_editor.topology(), fixes[i]), this, [this, i] { fix(i); });
}

/// The items of the review that the finding speaks to.
void ProblemsPanel::showQuestions(std::string_view rule)
{
    QStringList links;
    for (const std::string_view code : net::questionsFor(rule))
        links << u"<a href=\"%1\">%1</a>"_s.arg(fromUtf8(code).toHtmlEscaped());
    m_questions->setVisible(!links.isEmpty());
    m_questions->setText(tr("Evidence for the questions %1").arg(links.join(u" · "_s)));
}

void ProblemsPanel::showSource(std::string_view ruleId)
{
    const net::RuleInfo* rule = net::ruleOf(ruleId);
    if (!rule)
        return m_source->clear();
    using enum net::SourceStanding;
    const QString address = fromUtf8(rule->source.address).toHtmlEscaped();
    const QString host = QUrl(fromUtf8(rule->source.address)).host();
    const QString link = host.isEmpty() ? address : u"<a href=\"%1\">%2</a>"_s.arg(address, host.toHtmlEscaped());
    m_source->setToolTip(fromUtf8(rule->source.address));
    const QString read = fromUtf8(rule->source.read.text());
    switch (rule->source.standing) {
    case Read:
        m_source->setText(read.isEmpty() ? tr("Source: %1").arg(link) : tr("Source: %1, read on %2").arg(link, read));
        break;
    case Secondary:
        m_source->setText(tr("Source (secondary): %1").arg(link));
        break;
    case Memory:
        m_source->setText(tr("Source: %1 (from memory, to be checked)").arg(link));
        break;
    case Own:
        m_source->setText(tr("Follows from the drawing itself"));
        break;
    }
}

void ProblemsPanel::jump()
{
    const Finding* finding = m_model->finding(m_view->currentIndex().row());
    if (!finding || finding->subjects.empty())
        return;
    const std::vector<ElementId> subjects = finding->subjects;
    m_editor.select(subjects);
    m_editor.reveal(subjects.front());
}

void ProblemsPanel::fix(std::size_t which)
{
    const Finding* finding = m_model->finding(m_model->rowOf(m_key));
    if (!finding || !m_editor.network())
        return;
    const std::vector<net::Edit> fixes = net::fixesFor(*m_editor.network(), *finding);
    if (which < fixes.size())
        (void)m_editor.apply(fixes[which], tr("Fix: %1").arg(text::findingText(*finding).title));
}

void ProblemsPanel::waive()
{
    const Finding* finding = m_model->finding(m_model->rowOf(m_key));
    const QString reason = m_reason->text().trimmed();
    if (!finding || reason.isEmpty())
        return;
    const Waiver waiver{m_key, reason.toStdString(), m_editor.document().author().toStdString(), utcNow(), {}};
    (void)m_editor.apply({net::SetWaiver{m_key, waiver}}, tr("Waive: %1").arg(text::findingText(*finding).title));
}

void ProblemsPanel::unwaive() { (void)m_editor.apply({net::SetWaiver{m_key, std::nullopt}}, tr("Take a waiver back")); }

void ProblemsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        m_model->reload();
        retranslate();
        showCurrent();
    }
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
