// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/inspector.h"

#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_editor.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/text/format.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <map>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// Above every kind's own fields; the note stands below them.
constexpr std::array<std::string_view, 2> kCommonFields{"name", "cloud_id"};

QLabel* addText(QVBoxLayout& layout, const QString& text, bool heading = false)
{
    auto* label = new QLabel(text, layout.parentWidget());
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (heading) {
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
    }
    layout.addWidget(label);
    return label;
}

void addLine(QVBoxLayout& layout)
{
    auto* line = new QFrame(layout.parentWidget());
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    layout.addWidget(line);
}

void addHeading(QVBoxLayout& layout, const net::Element& element)
{
    QWidget* parent = layout.parentWidget();
    auto* row = new QHBoxLayout;
    auto* icon = new QLabel(parent);
    icon->setPixmap(kindIcon(element.kind(), parent->palette()).pixmap(QSize(24, 24), parent->devicePixelRatioF()));
    row->addWidget(icon);
    auto* kind = new QLabel(kindLabel(element.kind()), parent);
    QFont font = kind->font();
    font.setBold(true);
    kind->setFont(font);
    row->addWidget(kind, 1);
    layout.addLayout(row);
}

void addEntry(QVBoxLayout& layout, const net::Element& element)
{
    QWidget* parent = layout.parentWidget();
    auto* row = new QHBoxLayout;
    auto* icon = new QLabel(parent);
    icon->setPixmap(kindIcon(element.kind(), parent->palette()).pixmap(QSize(18, 18), parent->devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* text = new QLabel(elementDescription(element), parent);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    row->addWidget(text, 1);
    layout.addLayout(row);
}

/// Icon, kind, how many; the numbers in one column.
void addCounts(QVBoxLayout& layout, const std::map<net::Kind, int>& counts)
{
    QWidget* parent = layout.parentWidget();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [kind, count] : counts) {
        auto* icon = new QLabel(parent);
        icon->setPixmap(kindIcon(kind, parent->palette()).pixmap(QSize(18, 18), parent->devicePixelRatioF()));
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        auto* name = new QLabel(kindLabel(kind), parent);
        name->setWordWrap(true);
        grid->addWidget(name, row, 1);
        grid->addWidget(new QLabel(text::count(count), parent), row, 2, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    layout.addLayout(grid);
}

}  // namespace

Inspector::Inspector(NetworkEditor& editor, QWidget* parent) : QScrollArea(parent), m_editor(editor)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&editor, &NetworkEditor::selectionChanged, this, &Inspector::rebuild);
    connect(&editor, &NetworkEditor::networkChanged, this, &Inspector::rebuild);
    connect(&editor, &NetworkEditor::elementsChanged, this, &Inspector::refresh);
    connect(&editor, &NetworkEditor::headerChanged, this, [this] {
        if (!m_shown)
            rebuild();
    });
    rebuild();
}

FieldEditor* Inspector::field(std::string_view name) const
{
    const auto it =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const FieldEditor* f) { return f->info().name == name; });
    return it == m_fields.end() ? nullptr : *it;
}

void Inspector::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void Inspector::rebuild()
{
    if (QWidget* old = takeWidget())
        old->deleteLater();  // one of its fields may be what called
    m_fields.clear();
    auto* form = new QWidget(this);
    form->setObjectName("inspectorForm"_L1);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    const net::Element* single = m_editor.single();
    m_shown = single ? single->id : ElementId{};
    if (single)
        showElement(*layout, *single);
    else if (m_editor.selection().empty())
        showNetwork(*layout);
    else
        showSeveral(*layout);
    layout->addStretch();
    setWidget(form);
}

void Inspector::refresh(const std::vector<ElementId>& touched)
{
    const net::Element* element = m_editor.find(m_shown);
    if (!element) {
        if (m_editor.selection().empty())
            rebuild();
        return;
    }
    Q_UNUSED(touched);  // a reference may name any of them
    for (FieldEditor* field : m_fields)
        field->refresh(*element);
}

void Inspector::showElement(QVBoxLayout& layout, const net::Element& element)
{
    addHeading(layout, element);
    const auto add = [&](const FieldInfo& info) {
        auto field = makeFieldEditor(m_editor, element, info, layout.parentWidget());
        m_fields.push_back(field.get());
        layout.addWidget(field.release());  // its parent owns it
    };
    for (const std::string_view name : kCommonFields)
        add(*net::fieldInfo(element.kind(), name));
    addLine(layout);
    for (const FieldInfo& info : net::fieldInfos(element.kind()))
        add(info);
    if (!net::fieldInfos(element.kind()).empty())
        addLine(layout);
    add(*net::fieldInfo(element.kind(), "note"));
}

void Inspector::showNetwork(QVBoxLayout& layout)
{
    const net::Network* network = m_editor.network();
    if (!network) {
        addText(layout, tr("No network is open."));
        return;
    }
    addText(layout, QString::fromStdString(network->name), true);
    std::map<net::Kind, int> counts;
    for (const auto& [id, element] : network->topology.elements())
        ++counts[element->kind()];
    if (counts.empty())
        addText(layout, tr("The drawing is empty."));
    addCounts(layout, counts);
    addLine(layout);
    QLabel* hint = addText(layout, tr("Select an element to see and change its fields."));
    hint->setForegroundRole(QPalette::PlaceholderText);
}

void Inspector::showSeveral(QVBoxLayout& layout)
{
    addText(layout, tr("%n element(s) selected", nullptr, static_cast<int>(m_editor.selection().size())), true);
    constexpr std::size_t kMostListed = 40;
    for (std::size_t i = 0; i < std::min(kMostListed, m_editor.selection().size()); ++i)
        if (const net::Element* element = m_editor.find(m_editor.selection()[i]))
            addEntry(layout, *element);
}

}  // namespace pb::ui
