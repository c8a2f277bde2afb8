// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/network_editor.h"

#include "core/network/rules.h"
#include "ui/document/document.h"

#include <algorithm>

namespace pb::ui {

NetworkEditor::NetworkEditor(Document& document, QObject* parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &NetworkEditor::onChanged);
    connect(&document, &Document::findingsChanged, this, [this](NetworkId network) {
        if (network == m_network)
            emit findingsChanged();
    });
    connect(&document, &Document::reloaded, this, [this] { setNetwork({}); });
}

void NetworkEditor::setNetwork(NetworkId network)
{
    m_network = network;
    m_selection.clear();
    m_lastId = topology().highest().value;
    emit networkChanged();
    emit selectionChanged();
    emit findingsChanged();
}

const net::Network* NetworkEditor::network() const
{
    const auto& networks = m_document.workspace().networks;
    const auto it = networks.find(m_network);
    return it == networks.end() ? nullptr : &it->second;
}

const net::Topology& NetworkEditor::topology() const
{
    static const net::Topology kEmpty;
    const net::Network* here = network();
    return here ? here->topology : kEmpty;
}

std::vector<Finding> NetworkEditor::findings() const
{
    const auto it = m_document.findings().find(m_network);
    return it == m_document.findings().end() ? std::vector<Finding>() : it->second;
}

std::vector<Finding> NetworkEditor::openFindings() const
{
    std::vector<Finding> open = findings();
    const net::Network* here = network();
    if (!here)
        return {};
    const Date day = net::rulesDate(*here);
    std::erase_if(open, [&](const Finding& finding) {
        const auto waiver = here->waivers.find(finding.key());
        return waiver != here->waivers.end() && waiver->second.appliesOn(day);
    });
    return open;
}

bool NetworkEditor::readOnly() const { return m_document.readOnly(); }

Status NetworkEditor::apply(const net::Edit& edit, const QString& undoText, int mergeId)
{
    if (const auto* batch = std::get_if<net::Batch>(&edit.what); batch && batch->edits.empty())
        return {};
    return m_document.apply(m_network, edit, undoText, mergeId);
}

Status NetworkEditor::check(const net::Edit& edit) const
{
    return m_document.check(workspace::Edit{workspace::EditNetwork{m_network, edit}});
}

ElementId NetworkEditor::nextId()
{
    m_lastId = std::max(m_lastId, topology().highest().value);
    return ElementId{m_lastId + 1};
}

void NetworkEditor::select(std::vector<ElementId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase_if(ids, [this](ElementId id) { return !topology().contains(id); });
    if (ids == m_selection)
        return;
    m_selection = std::move(ids);
    m_document.endMerge();
    emit selectionChanged();
}

void NetworkEditor::toggle(ElementId id)
{
    std::vector<ElementId> ids = m_selection;
    if (std::erase(ids, id) == 0)
        ids.push_back(id);
    select(std::move(ids));
}

bool NetworkEditor::isSelected(ElementId id) const
{
    return std::binary_search(m_selection.begin(), m_selection.end(), id);
}

const net::Element* NetworkEditor::single() const
{
    return m_selection.size() == 1 ? find(m_selection.front()) : nullptr;
}

void NetworkEditor::onChanged(const workspace::Change& change)
{
    std::vector<ElementId> touched;
    bool header = false, whole = false;
    for (const auto& here : change.networks) {
        if (here.network != m_network)
            continue;
        whole = whole || here.whole;
        header = header || here.touched.header || !here.touched.waivers.empty();
        touched.insert(touched.end(), here.touched.elements.begin(), here.touched.elements.end());
    }
    if (whole) {
        setNetwork(network() ? m_network : NetworkId{});
        return;
    }
    for (const ElementId id : touched)
        m_lastId = std::max(m_lastId, id.value);
    if (!touched.empty()) {
        pruneSelection();
        emit elementsChanged(touched);
    }
    if (header)
        emit headerChanged();
}

void NetworkEditor::pruneSelection()
{
    if (std::erase_if(m_selection, [this](ElementId id) { return !topology().contains(id); }) > 0)
        emit selectionChanged();
}

}  // namespace pb::ui
