// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/intents_panel.h"

#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/element_factory.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/placement.h"
#include "ui/canvas/roomy_delegate.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { StateColumn, StatementColumn, WhyColumn, ColumnCount };
constexpr std::array<QLatin1StringView, 2> kVerbs{" must not reach "_L1, " must reach "_L1};
const auto kMark = "intent: "_L1;

QIcon stateIcon(net::IntentState state, const QPalette& palette)
{
    switch (state) {
    case net::IntentState::Broken:
        return severityIcon(Severity::Error, palette);
    case net::IntentState::Invalid:
        return severityIcon(Severity::Warning, palette);
    case net::IntentState::Holds:
        break;
    }
    return {};
}

/// Below everything that is drawn.
net::Box placeOfNote(const net::Topology& topology)
{
    net::Box out{48, 48, 420, 96};
    bool first = true;
    for (const auto& [id, element] : topology.elements()) {
        if (element->parent)
            continue;
        out.x = first ? element->box.x : std::min(out.x, element->box.x);
        out.y = std::max(out.y, element->box.y + element->box.height + 32);
        first = false;
    }
    return out;
}

QString noteText(const net::Element* note)
{
    return note && note->as<net::Note>() ? QString::fromStdString(note->as<net::Note>()->text) : QString();
}

/// Not from the results: they come a moment after the edit.
const net::Element* noteWithStatements(const net::Topology& topology)
{
    for (const auto& [id, element] : topology.elements())
        if (noteText(element.get()).contains(u"intent:"_s, Qt::CaseInsensitive))
            return element.get();
    return nullptr;
}

net::Edit textEdit(ElementId note, const QString& text) { return {net::SetField{note, "text", text.toStdString()}}; }

}  // namespace

IntentsPanel::IntentsPanel(NetworkEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_list(new QTreeWidget(this)), m_line(new QLineEdit(this)),
      m_add(new QPushButton(this)), m_remove(new QPushButton(this)), m_heading(new QLabel(this)),
      m_mistake(new QLabel(this)), m_words(new QStringListModel(this))
{
    build();
    connect(m_line, &QLineEdit::textEdited, this, &IntentsPanel::suggest);
    connect(m_line, &QLineEdit::textChanged, this, &IntentsPanel::judge);
    connect(m_line, &QLineEdit::returnPressed, this, &IntentsPanel::add);
    connect(m_add, &QPushButton::clicked, this, &IntentsPanel::add);
    connect(m_remove, &QPushButton::clicked, this, &IntentsPanel::remove);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &IntentsPanel::choose);
    connect(m_list, &QTreeWidget::itemClicked, this, &IntentsPanel::choose);
    connect(&editor, &NetworkEditor::networkChanged, this, &IntentsPanel::check);
    connect(&editor, &NetworkEditor::elementsChanged, this, &IntentsPanel::check);
    retranslate();
    check();
}

void IntentsPanel::build()
{
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(StateColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(StatementColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(WhyColumn, QHeaderView::Stretch);
    auto* completer = new QCompleter(m_words, m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_line->setCompleter(completer);
    m_line->setClearButtonEnabled(true);
    m_mistake->setWordWrap(true);
    m_heading->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_line, 1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addWidget(m_heading);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_mistake);
}

QString IntentsPanel::title() const
{
    const auto broken = std::count_if(m_results.begin(), m_results.end(), [](const net::IntentResult& result) {
        return result.state != net::IntentState::Holds;
    });
    return broken == 0 ? tr("Intents") : tr("Intents (%1)").arg(text::count(broken));
}

void IntentsPanel::retranslate()
{
    m_list->setHeaderLabels({tr("State"), tr("Statement"), tr("Shown by")});
    m_list->setAccessibleName(tr("Intents"));
    m_line->setPlaceholderText(tr("Add a statement: web must reach app on tcp/8443"));
    m_line->setAccessibleName(tr("New statement"));
    m_add->setText(tr("Add"));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Takes the chosen statement from its note"));
    fill();
    judge();
}

void IntentsPanel::check()
{
    m_job.start(
        [kept = m_kept, topology = m_editor.topology()](const std::stop_token& stop) {
            const std::scoped_lock alone(kept->mutex);
            if (stop.stop_requested())
                return std::vector<net::IntentResult>{};
            if (kept->exposure)
                kept->exposure->update(topology);
            else
                kept->exposure.emplace(topology);
            return net::checkIntents(*kept->exposure);
        },
        [this](std::vector<net::IntentResult> results) { show(std::move(results)); });
    judge();
}

void IntentsPanel::show(std::vector<net::IntentResult> results)
{
    m_results = std::move(results);
    fill();
    emit titleChanged();
}

/// "10.0.1.10 → 10.0.11.10 (tcp/8443)"
QString IntentsPanel::packetText(const net::IntentResult& result) const
{
    if (result.state == net::IntentState::Invalid)
        return text::errorText(result.error);
    if (!result.packet)
        return {};
    const net::Protocol protocol{result.packet->protocol};
    const bool ports = protocol.hasPorts();
    const QString service = ports ? u"%1/%2"_s.arg(fromUtf8(protocol.text())).arg(result.packet->destination_port)
                                  : fromUtf8(protocol.text());
    const QString packet = u"%1 → %2 (%3)"_s.arg(fromUtf8(result.packet->source.text()),
                                                 fromUtf8(result.packet->destination.text()), service);
    return result.intent.must ? tr("%1 does not get through").arg(packet) : tr("%1 gets through").arg(packet);
}

void IntentsPanel::fill()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    const QSignalBlocker blocked(m_list);
    m_list->clear();
    const CanvasTheme theme(palette());
    for (const net::IntentResult& result : m_results) {
        auto* item =
            new QTreeWidgetItem(m_list, {text::sentence("cli.intents." + std::string(enumName(result.state))),
                                         QString::fromStdString(result.intent.text).trimmed(), packetText(result)});
        item->setIcon(StateColumn, stateIcon(result.state, palette()));
        item->setForeground(StateColumn, result.state == net::IntentState::Holds ? theme.allowed() : theme.refused());
        for (const int column : {StatementColumn, WhyColumn})
            item->setToolTip(column, item->text(column));
    }
    m_list->setCurrentItem(m_list->topLevelItem(std::min(row, m_list->topLevelItemCount() - 1)));
    m_heading->setText(m_results.empty() ? tr("Nothing is said yet about what this network must and must not let "
                                              "through. Statements stand on notes and are checked on every change.")
                                         : tr("Choose a broken statement to see the way of its packet."));
    m_remove->setEnabled(current() && !m_editor.readOnly());
    if (m_shown)
        choose();
}

const net::IntentResult* IntentsPanel::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < static_cast<int>(m_results.size()) ? &m_results[static_cast<std::size_t>(row)] : nullptr;
}

void IntentsPanel::choose()
{
    const net::IntentResult* result = current();
    m_remove->setEnabled(result && !m_editor.readOnly());
    if (result && result->trace) {
        m_shown = true;
        emit pathChanged(result->trace->forward);
    } else if (std::exchange(m_shown, false)) {
        emit pathCleared();
    }
}

/// What is wrong with the line as it stands; nothing where it could be added.
std::optional<Error> IntentsPanel::mistake() const
{
    const auto intent = net::parseIntent(m_line->text().toStdString());
    if (!intent)
        return intent.error();
    if (const Status ends = net::checkIntentEnds(*intent, net::Index(m_editor.topology())); !ends)
        return ends.error();
    return std::nullopt;
}

void IntentsPanel::judge()
{
    const bool empty = m_line->text().trimmed().isEmpty();
    const auto wrong = empty ? std::nullopt : mistake();
    m_mistake->setVisible(wrong.has_value());
    m_mistake->setText(wrong ? text::errorText(*wrong) : QString());
    m_add->setEnabled(!empty && !wrong && m_editor.network() && !m_editor.readOnly());
    m_line->setEnabled(m_editor.network() && !m_editor.readOnly());
}

/// What an end may be called: the Internet, tiers, and the names of elements that packets start from or arrive at.
QStringList IntentsPanel::ends() const
{
    std::set<QString> out{u"Internet"_s};
    const net::Index index(m_editor.topology());
    for (const auto& [id, element] : m_editor.topology().elements()) {
        const auto* instance = element->as<net::Instance>();
        const auto* machine = element->as<net::VirtualMachine>();
        const std::string tier = instance ? instance->tier : machine ? machine->tier : std::string();
        if (!tier.empty())
            out.insert(u"tier="_s + QString::fromStdString(tier));
        if (element->kind() != net::Kind::Internet && net::exposureEnd(index, *element))
            out.insert(QString::fromStdString(net::label(*element)));
    }
    return {out.begin(), out.end()};
}

/// Whole lines that go on from what has been typed: an end, then the verb, the other end, the service.
void IntentsPanel::suggest()
{
    const QString typed = m_line->text();
    QStringList lines;
    const QStringList known = ends();
    QString before;
    for (const QLatin1StringView verb : kVerbs)
        if (const qsizetype at = typed.indexOf(verb); at >= 0)
            before = typed.left(at + verb.size());
    for (const QString& end : known) {
        const QString line = before + end;
        const bool whole = typed.trimmed() == line.trimmed() || typed.startsWith(line + u' ');
        if (!whole)
            lines << line;
        else if (before.isEmpty())
            for (const QLatin1StringView verb : kVerbs)
                lines << end + verb;
        else
            for (const char* service : {"tcp/443", "tcp/22", "tcp/3306", "udp/53", "icmp"})
                lines << line + u" on "_s + QLatin1StringView(service);
    }
    m_words->setStringList(lines);
}

/// Onto the first note that holds statements, or onto a new one below the drawing.
void IntentsPanel::add()
{
    if (!m_add->isEnabled())
        return;
    const QString statement = m_line->text().trimmed();
    net::Edit edit;
    if (const net::Element* note = noteWithStatements(m_editor.topology())) {
        edit = textEdit(note->id, noteText(note) + u'\n' + kMark + statement);
    } else {
        auto fresh = newElements(m_editor.topology(), net::Kind::Note, {}, m_editor.nextId());
        fresh.front().data = net::Note{(kMark + statement).toStdString()};
        fresh.front().box = placeOfNote(m_editor.topology());
        edit = {additionEdit(m_editor.topology(), std::move(fresh))};
    }
    if (m_editor.apply(edit, tr("Add a statement")))
        m_line->clear();
}

void IntentsPanel::remove()
{
    const net::IntentResult* result = current();
    const net::Element* note = result ? m_editor.find(result->intent.note) : nullptr;
    if (!note)
        return;
    QStringList lines = noteText(note).split(u'\n');
    if (result->intent.line > lines.size())
        return;
    lines.removeAt(result->intent.line - 1);
    (void)m_editor.apply(textEdit(note->id, lines.join(u'\n')), tr("Remove a statement"));
}

void IntentsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
        emit titleChanged();
    }
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
