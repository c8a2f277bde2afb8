// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trace_panel.h"

#include "core/network/row_phrase.h"
#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/edit_text.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/roomy_delegate.h"
#include "ui/text/error_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/sentence.h"

#include <QCollator>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { StepColumn, DecisionColumn, ReasonColumn, ByColumn, ColumnCount };
constexpr int kElementRole = Qt::UserRole;
constexpr int kByRole = Qt::UserRole + 1;

/// The entry of the ends' lists that stands for the Internet.
const auto kInternet = u"internet"_s;

template <NamedEnum E>
QString say(std::string_view group, E value)
{
    return text::sentence(std::string(group) + std::string(enumName(value)));
}

}  // namespace

TracePanel::TracePanel(NetworkEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_from(new QComboBox(this)), m_to(new QComboBox(this)),
      m_protocol(new QComboBox(this)), m_port(new QSpinBox(this)), m_run(new QPushButton(this)),
      m_swap(new QPushButton(this)), m_clear(new QPushButton(this)), m_fromLabel(new QLabel(this)),
      m_toLabel(new QLabel(this)), m_portLabel(new QLabel(this)), m_verdict(new QLabel(this)),
      m_steps(new QTreeWidget(this))
{
    build();
    connect(m_run, &QPushButton::clicked, this, &TracePanel::run);
    connect(m_clear, &QPushButton::clicked, this, &TracePanel::clear);
    connect(m_swap, &QPushButton::clicked, this, [this] {
        const QString from = m_from->currentText(), to = m_to->currentText();
        m_from->setCurrentText(to);
        m_to->setCurrentText(from);
        if (m_asked)
            run();
    });
    connect(m_steps, &QTreeWidget::itemClicked, this, &TracePanel::jump);
    connect(m_steps, &QTreeWidget::itemActivated, this, &TracePanel::jump);
    connect(&editor, &NetworkEditor::networkChanged, this, [this] {
        clear();
        fillEnds();
    });
    connect(&editor, &NetworkEditor::elementsChanged, this, [this] {
        fillEnds();
        if (m_asked)
            run();
    });
    retranslate();
    fillEnds();
}

void TracePanel::build()
{
    for (QComboBox* box : {m_from, m_to}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        connect(box->lineEdit(), &QLineEdit::returnPressed, this, &TracePanel::run);
    }
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    m_portLabel->setBuddy(m_port);
    m_protocol->addItem(u"TCP"_s, net::Protocol::kTcp);
    m_protocol->addItem(u"UDP"_s, net::Protocol::kUdp);
    m_protocol->addItem(u"ICMP"_s, net::Protocol::kIcmp);
    m_port->setRange(0, 65535);
    m_port->setValue(443);
    connect(m_protocol, &QComboBox::currentIndexChanged, this,
            [this] { m_port->setEnabled(m_protocol->currentData().toInt() != net::Protocol::kIcmp); });
    auto* form = new QGridLayout;
    const std::array<QWidget*, 10> line{m_fromLabel, m_from,      m_swap, m_toLabel, m_to,
                                        m_protocol,  m_portLabel, m_port, m_run,     m_clear};
    for (std::size_t i = 0; i < line.size(); ++i)
        form->addWidget(line[i], 0, static_cast<int>(i));
    form->setColumnStretch(1, 1);
    form->setColumnStretch(4, 1);
    m_verdict->setWordWrap(true);
    QFont bold = m_verdict->font();
    bold.setBold(true);
    m_verdict->setFont(bold);
    m_steps->setColumnCount(ColumnCount);
    m_steps->setUniformRowHeights(true);
    m_steps->setItemDelegate(new RoomyDelegate(m_steps));
    m_steps->setAllColumnsShowFocus(true);
    m_steps->setIndentation(16);
    QHeaderView* header = m_steps->header();
    header->setStretchLastSection(false);
    for (const int column : {StepColumn, DecisionColumn})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    for (const int column : {ReasonColumn, ByColumn})
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addWidget(m_steps, 1);
}

void TracePanel::retranslate()
{
    m_fromLabel->setText(tr("From"));
    m_toLabel->setText(tr("To"));
    m_portLabel->setText(tr("Port"));
    m_run->setText(tr("Trace"));
    m_clear->setText(tr("Clear"));
    m_swap->setText(u"⇄"_s);
    m_swap->setToolTip(tr("Swap the two ends"));
    m_swap->setAccessibleName(tr("Swap the two ends"));
    m_swap->setFixedWidth(m_swap->fontMetrics().horizontalAdvance(u"⇄"_s) + 20);
    m_protocol->setAccessibleName(tr("Protocol"));
    const QString hint = tr("Element, address, internet, or onprem:name");
    for (QComboBox* box : {m_from, m_to})
        box->lineEdit()->setPlaceholderText(hint);
    m_steps->setHeaderLabels({tr("Step"), tr("Decision"), tr("Reason"), tr("Decided by")});
    m_steps->setAccessibleName(tr("Steps of the packet"));
    showTrace();
}

void TracePanel::fillEnds()
{
    std::vector<std::pair<QString, QIcon>> ends;
    for (const auto& [id, element] : m_editor.topology().elements())
        if (net::isTraceEnd(element->kind()) && element->kind() != net::Kind::Internet)
            ends.emplace_back(QString::fromStdString(net::label(*element)), kindIcon(element->kind(), palette()));
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(ends.begin(), ends.end(),
              [&](const auto& a, const auto& b) { return collator.compare(a.first, b.first) < 0; });
    for (QComboBox* box : {m_from, m_to}) {
        const QSignalBlocker blocked(box);
        const QString typed = box->currentText();
        box->clear();
        box->addItem(kindIcon(net::Kind::Internet, palette()), kInternet);
        for (const auto& [name, icon] : ends)
            box->addItem(icon, name);
        box->setCurrentText(typed);
    }
}

void TracePanel::setEnd(QComboBox& box, ElementId element)
{
    const net::Element* end = m_editor.find(element);
    if (!end)
        return;
    net::End typed;
    typed.place = end->kind() == net::Kind::Internet ? net::End::Place::Internet : net::End::Place::Element;
    typed.element = typed.place == net::End::Place::Internet ? ElementId{} : element;
    box.setCurrentText(QString::fromStdString(net::endText(typed, m_editor.topology())));
}

void TracePanel::setFrom(ElementId element) { setEnd(*m_from, element); }
void TracePanel::setTo(ElementId element) { setEnd(*m_to, element); }

std::optional<net::End> TracePanel::endOf(const QComboBox& box)
{
    auto end = net::parseEnd(box.currentText().trimmed().toStdString(), m_editor.topology());
    if (end)
        return *end;
    refuse(end.error());
    return std::nullopt;
}

std::optional<net::TraceQuery> TracePanel::query()
{
    if (m_from->currentText().trimmed().isEmpty() || m_to->currentText().trimmed().isEmpty()) {
        m_verdict->setText(tr("Say where the packet starts and where it is to arrive."));
        return std::nullopt;
    }
    const auto from = endOf(*m_from);
    const auto to = from ? endOf(*m_to) : std::nullopt;
    if (!to)
        return std::nullopt;
    net::TraceQuery query{*from, *to};
    query.protocol = m_protocol->currentData().toInt();
    query.destination_port = static_cast<std::uint16_t>(m_port->value());
    return query;
}

void TracePanel::run()
{
    const auto asked = query();
    if (!asked) {
        m_job.cancel();
        return;
    }
    m_asked = true;
    m_job.start([topology = m_editor.topology(),
                 query = *asked](const std::stop_token&) { return net::trace(net::Index(topology), query); },
                [this](Result<net::Trace> trace) { show(std::move(trace)); });
}

void TracePanel::refuse(const Error& error)
{
    m_trace.reset();
    m_steps->clear();
    colourVerdict(CanvasTheme(palette()).refused());
    m_verdict->setText(text::errorText(error));
    emit pathCleared();
}

void TracePanel::show(Result<net::Trace> trace)
{
    if (!trace)
        return refuse(trace.error());
    m_trace = *std::move(trace);
    showTrace();
    emit pathChanged(m_trace->forward);
}

void TracePanel::clear()
{
    m_job.cancel();
    m_asked = false;
    m_trace.reset();
    showTrace();
    emit pathCleared();
}

void TracePanel::showTrace()
{
    m_steps->clear();
    colourVerdict(palette().color(QPalette::WindowText));
    if (!m_trace) {
        m_verdict->setText(m_asked ? QString()
                                   : tr("Choose two ends and press Trace to follow a packet and its answer."));
        return;
    }
    const CanvasTheme theme(palette());
    colourVerdict(m_trace->reachable() ? theme.allowed() : theme.refused());
    m_verdict->setText(m_trace->reachable() ? tr("The packet arrives and its answer comes back.")
                                            : tr("Not reachable. What stops it is listed first."));
    addBlockers();  // first: that is what is asked
    addPath(tr("Forward"), m_trace->forward);
    if (m_trace->back)
        addPath(tr("Return"), *m_trace->back);
}

void TracePanel::colourVerdict(const QColor& colour)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colour);
    m_verdict->setPalette(colours);
}

void TracePanel::addPath(const QString& title, const net::Path& path)
{
    auto* head = new QTreeWidgetItem(m_steps, {title, QString(), say("verdict.", path.verdict)});
    QFont bold = m_steps->font();
    bold.setBold(true);
    head->setFont(StepColumn, bold);
    head->setFont(ReasonColumn, bold);
    int number = 0;
    for (const net::Hop& hop : path.hops)
        addHop(*head, hop, ++number);
    head->setExpanded(true);
}

QString TracePanel::rowText(const net::Candidate& row) const
{
    const QString said = text::phraseText(net::rowPhraseAt(m_editor.topology(), row.in, row.row));
    return said.isEmpty() || row.text.empty() ? QString::fromStdString(row.text) : said;
}

void TracePanel::addHop(QTreeWidgetItem& parent, const net::Hop& hop, int number)
{
    const net::Element* at = m_editor.find(hop.element);
    const net::Element* by = m_editor.find(hop.by);
    const QString place = at ? elementTitle(*at) : tr("Internet");
    QString decided = by ? elementTitle(*by) : QString();
    const QString row = rowText({hop.by, hop.row, hop.row_text});
    if (!row.isEmpty())
        decided = decided.isEmpty() ? row : u"%1: %2"_s.arg(decided, row);
    const QString reason = hop.supposed ? tr("%1 (if what stops it before were lifted)").arg(say("trace.", hop.code))
                                        : say("trace.", hop.code);
    auto* item = new QTreeWidgetItem(
        &parent, {u"%1. %2"_s.arg(number).arg(place), say("decision.", hop.decision), reason, decided});
    item->setToolTip(ReasonColumn, reason);
    item->setToolTip(ByColumn, decided);
    item->setIcon(StepColumn, kindIcon(at ? at->kind() : net::Kind::Internet, palette()));
    item->setData(StepColumn, kElementRole, qlonglong{hop.element.value});
    item->setData(StepColumn, kByRole, qlonglong{hop.by.value});
    const CanvasTheme theme(palette());
    const bool stopped = hop.decision == net::Decision::Denied || hop.decision == net::Decision::Dropped;
    if (stopped) {
        item->setIcon(DecisionColumn, severityIcon(Severity::Error, palette()));
        item->setForeground(DecisionColumn, theme.refused());
    } else if (hop.decision == net::Decision::Permitted || hop.decision == net::Decision::Delivered) {
        item->setForeground(DecisionColumn, theme.allowed());
    }
    for (const net::Candidate& candidate : hop.candidates) {
        const net::Element* in = m_editor.find(candidate.in);
        auto* passed = new QTreeWidgetItem(
            item, {tr("not chosen"), QString(), rowText(candidate), in ? elementTitle(*in) : QString()});
        passed->setToolTip(ReasonColumn, passed->text(ReasonColumn));
        passed->setData(StepColumn, kElementRole, qlonglong{candidate.in.value});
    }
}

void TracePanel::addBlockers()
{
    if (m_trace->blockers.empty())
        return;
    auto* head = new QTreeWidgetItem(m_steps, {tr("What stops it")});
    QFont bold = m_steps->font();
    bold.setBold(true);
    head->setFont(StepColumn, bold);
    for (std::size_t i = 0; i < m_trace->blockers.size(); ++i) {
        const net::Blocker& blocker = m_trace->blockers[i];
        const net::Element* at = m_editor.find(blocker.element);
        const net::Element* by = m_editor.find(blocker.by);
        auto* item = new QTreeWidgetItem(head, {at ? elementTitle(*at) : tr("Internet"),
                                                blocker.on_return ? tr("on the way back") : tr("on the way there"),
                                                say("trace.", blocker.code), by ? elementTitle(*by) : QString()});
        item->setIcon(StepColumn, severityIcon(Severity::Error, palette()));
        item->setData(StepColumn, kElementRole, qlonglong{blocker.element.value});
        item->setData(StepColumn, kByRole, qlonglong{blocker.by.value});
        if (blocker.edits.empty() || m_editor.readOnly())
            continue;
        m_steps->setItemWidget(item, ByColumn, makeLift(i, item->text(ByColumn)));
        item->setText(ByColumn, QString());
    }
    head->setExpanded(true);
}

/// What stops the packet, and the button that takes it away.
QWidget* TracePanel::makeLift(std::size_t index, const QString& by)
{
    auto* cell = new QWidget(m_steps);
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(3, 0, 3, 0);
    if (!by.isEmpty())
        row->addWidget(new QLabel(by, cell));
    auto* button = new QToolButton(cell);
    button->setText(tr("Lift this"));
    button->setToolTip(editText(m_editor.topology(), m_trace->blockers[index].edits.front()));
    connect(
        button, &QToolButton::clicked, this, [this, index] { lift(index); }, Qt::QueuedConnection);
    row->addWidget(button);
    row->addStretch();
    return cell;
}

void TracePanel::lift(std::size_t index)
{
    if (!m_trace || index >= m_trace->blockers.size() || m_trace->blockers[index].edits.empty())
        return;
    const net::Edit edit = m_trace->blockers[index].edits.front();
    (void)m_editor.apply(edit, tr("Lift: %1").arg(say("trace.", m_trace->blockers[index].code)));
}

void TracePanel::jump(QTreeWidgetItem* item)
{
    const ElementId element{item->data(StepColumn, kElementRole).toLongLong()};
    const ElementId by{item->data(StepColumn, kByRole).toLongLong()};
    if (element || by) {
        m_editor.select({element, by});
        m_editor.reveal(element ? element : by);
    }
}

void TracePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
        fillEnds();
    }
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
