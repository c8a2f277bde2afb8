// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_editor.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/tr.h"

#include "core/network/index.h"

#include <QCollator>
#include <QComboBox>
#include <QListWidget>

#include <algorithm>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// These belong to one VPC, and only what is in that VPC can use them.
constexpr net::Kinds kOfOneVpc =
    net::kinds(net::Kind::RouteTable, net::Kind::NetworkAcl, net::Kind::SecurityGroup, net::Kind::Instance);

QString entryText(const net::Element& element)
{
    const QString detail = elementDetail(element);
    return detail == kindLabel(element.kind()) ? elementTitle(element)
                                               : u"%1  (%2)"_s.arg(elementTitle(element), detail);
}

/// What holds where nothing is chosen.
QString noneText(net::Kind kind, std::string_view field)
{
    if (kind == net::Kind::Subnet && field == "route_table")
        return CanvasTr::tr("(the main table of the VPC)");
    if (kind == net::Kind::Subnet && field == "network_acl")
        return CanvasTr::tr("(the default ACL of the VPC)");
    return CanvasTr::tr("(none)");
}

/// One of the legal targets, or none; what is set now stays in the list even if it is not legal.
class ReferenceEditor final : public FieldEditor {
public:
    ReferenceEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_box(new QComboBox(this))
    {
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(12);
        setInput(m_box);
        fill(element);
        connect(m_box, &QComboBox::activated, this,
                [this] { commit(net::FieldValue(ElementId{m_box->currentData().toLongLong()})); });
    }
    void refresh(const net::Element& element) override { fill(element); }

private:
    void fill(const net::Element& element)
    {
        m_box->clear();
        m_box->addItem(noneText(element.kind(), info().name), qlonglong{0});
        for (const net::Element* target : legalTargets(m_editor.topology(), element, info()))
            m_box->addItem(kindIcon(target->kind(), palette()), entryText(*target), qlonglong{target->id.value});
        const ElementId now = std::get<ElementId>(held(element));
        if (m_box->findData(qlonglong{now.value}) < 0) {
            const net::Element* other = m_editor.find(now);
            const QString text = other ? entryText(*other) : CanvasTr::tr("missing element %1").arg(now.value);
            m_box->addItem(text, qlonglong{now.value});
        }
        m_box->setCurrentIndex(m_box->findData(qlonglong{now.value}));
    }
    QComboBox* m_box;
};

/// Any number of the legal targets.
class ReferencesEditor final : public FieldEditor {
public:
    ReferencesEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_list(new QListWidget(this))
    {
        setInput(m_list);
        fill(element);
        connect(m_list, &QListWidget::itemChanged, this, [this] { commit(net::FieldValue(chosen())); });
    }
    void refresh(const net::Element& element) override
    {
        if (std::get<ElementIds>(held(element)) != chosen() || !sameTargets(element))
            fill(element);
    }

private:
    using ElementIds = net::ElementIds;

    void fill(const net::Element& element)
    {
        const QSignalBlocker blocked(m_list);
        const ElementIds now = std::get<ElementIds>(held(element));
        m_list->clear();
        std::vector<const net::Element*> targets = legalTargets(m_editor.topology(), element, info());
        for (const ElementId id : now)
            if (const net::Element* other = m_editor.find(id);
                other && std::find(targets.begin(), targets.end(), other) == targets.end())
                targets.push_back(other);
        for (const net::Element* target : targets) {
            auto* item = new QListWidgetItem(kindIcon(target->kind(), palette()), entryText(*target), m_list);
            const bool on = std::find(now.begin(), now.end(), target->id) != now.end();
            item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
            item->setData(Qt::UserRole, qlonglong{target->id.value});
        }
        const int rows = std::clamp(m_list->count(), 1, 6);
        m_list->setFixedHeight(rows * std::max(22, m_list->sizeHintForRow(0)) + 6);
    }
    /// In the order in which they stand in the field; new ones last.
    ElementIds chosen() const
    {
        const net::Element* element = m_editor.find(elementId());
        ElementIds ids;
        std::vector<ElementId> checked;
        for (int row = 0; row < m_list->count(); ++row)
            if (m_list->item(row)->checkState() == Qt::Checked)
                checked.push_back(ElementId{m_list->item(row)->data(Qt::UserRole).toLongLong()});
        if (element) {
            const net::FieldValue value = held(*element);
            for (const ElementId id : std::get<ElementIds>(value))
                if (std::erase(checked, id) > 0)
                    ids.push_back(id);
        }
        ids.insert(ids.end(), checked.begin(), checked.end());
        return ids;
    }
    bool sameTargets(const net::Element& element) const
    {
        return static_cast<std::size_t>(m_list->count()) == legalTargets(m_editor.topology(), element, info()).size();
    }
    QListWidget* m_list;
};

}  // namespace

std::vector<const net::Element*> legalTargets(const net::Topology& topology, const net::Element& owner,
                                              const FieldInfo& info)
{
    const net::Index index(topology);
    const net::Element* self = index.find(owner.id);
    const net::Element* network = self ? index.networkOf(*self) : nullptr;
    std::vector<const net::Element*> targets;
    for (const auto& [id, element] : topology.elements()) {
        if (id == owner.id || !net::contains(info.targets, element->kind()))
            continue;
        if (net::contains(kOfOneVpc, element->kind()) && network && index.networkOf(*element) != network)
            continue;
        targets.push_back(element.get());
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(targets.begin(), targets.end(), [&](const net::Element* a, const net::Element* b) {
        return collator.compare(elementTitle(*a), elementTitle(*b)) < 0;
    });
    return targets;
}

std::unique_ptr<FieldEditor> makeReferenceEditor(NetworkEditor& editor, const net::Element& element,
                                                 const FieldInfo& info, QWidget* parent)
{
    if (info.type == FieldType::References)
        return std::make_unique<ReferencesEditor>(editor, element, info, parent);
    return std::make_unique<ReferenceEditor>(editor, element, info, parent);
}

}  // namespace pb::ui
