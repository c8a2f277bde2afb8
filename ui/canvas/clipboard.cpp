// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/clipboard.h"

#include "core/exchange/network/network_codec.h"
#include "core/network/value.h"
#include "ui/canvas/element_factory.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/geometry.h"

#include <QMimeData>
#include <QStringList>

#include <map>
#include <set>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kMime = "application/x-pillarbench-network"_L1;
constexpr auto kOriginMime = "application/x-pillarbench-origin"_L1;

/// "web" is free or becomes "web-2"; a name that ends in a number counts on from there.
std::string freshName(const net::Topology& topology, const net::Element& element, std::set<std::string>& taken)
{
    if (taken.empty())
        for (const auto& [id, other] : topology.elements())
            taken.insert(other->name);
    if (element.name.empty() || taken.insert(element.name).second)
        return element.name;
    std::string stem = element.name;
    while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9')
        stem.pop_back();
    const std::string base = stem.ends_with('-') ? stem : element.name + "-";
    for (int number = 2;; ++number) {
        std::string name = base + std::to_string(number);
        if (taken.insert(name).second)
            return name;
    }
}

}  // namespace

QString originOf(const QString& documentPath, NetworkId network)
{
    return u"%1#%2"_s.arg(documentPath).arg(network.value);
}

std::unique_ptr<QMimeData> copied(const net::Topology& topology, const std::vector<ElementId>& ids,
                                  const QString& origin)
{
    QByteArray lines;
    QStringList names;
    for (const ElementId id : withContents(topology, ids)) {
        const net::Element& element = *topology.find(id);
        names << elementDescription(element);
        lines += QByteArray::fromStdString(exchange::writeElement(element)) + '\n';
    }
    auto mime = std::make_unique<QMimeData>();
    mime->setData(kMime, lines);
    mime->setData(kOriginMime, origin.toUtf8());
    mime->setText(names.join(u'\n'));
    return mime;
}

bool holdsElements(const QMimeData& mime) { return mime.hasFormat(kMime); }

std::optional<CopiedElements> pasted(const QMimeData& mime)
{
    if (!holdsElements(mime))
        return std::nullopt;
    CopiedElements copy{{}, QString::fromUtf8(mime.data(kOriginMime))};
    std::set<ElementId> seen;
    for (const QByteArray& line : mime.data(kMime).split('\n')) {
        if (line.isEmpty())
            continue;
        auto element = exchange::readElement(line.toStdString());
        if (!element || !element->id || !seen.insert(element->id).second)
            return std::nullopt;
        copy.elements.push_back(*std::move(element));
    }
    return copy;
}

std::vector<net::Element> renewed(const net::Topology& topology, CopiedElements copy, ElementId firstId,
                                  bool sameNetwork)
{
    std::map<ElementId, ElementId> ids;
    for (const net::Element& element : copy.elements)
        ids.emplace(element.id, ElementId{firstId.value + static_cast<std::int64_t>(ids.size())});
    const auto mapped = [&](ElementId id) {
        if (const auto it = ids.find(id); it != ids.end())
            return it->second;
        return sameNetwork && topology.contains(id) ? id : ElementId{};
    };
    std::set<std::string> taken;
    for (net::Element& element : copy.elements) {
        element.name = freshName(topology, element, taken);
        element.id = ids.at(element.id);
        element.cloud_id.clear();  // a copy is another resource
        net::mapReferences(element, mapped);
    }
    return std::move(copy.elements);
}

}  // namespace pb::ui
