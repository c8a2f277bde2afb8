// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/network/export_samples.h"

#include "core/exchange/network/import.h"
#include "core/exchange/network/network_codec.h"
#include "tests/core/exchange/network/random_network.h"

#include <QDir>
#include <QFile>

namespace pb::test {

using namespace exchange;

namespace {

/// Not every value that fits a member is one that a file may hold: ports the wrong way round, for one.
bool isValid(const net::Network& network, const net::Element& element)
{
    net::Network alone;
    alone.topology.put(element);
    for (const net::Element* at = network.topology.find(element.parent); at; at = network.topology.find(at->parent))
        alone.topology.put(*at);
    const auto again = readNetwork(writeNetwork(alone), "r");
    return again && again->topology == alone.topology;
}

void putIfValid(net::Network& network, const net::Element& element)
{
    if (isValid(network, element))
        network.topology.put(element);
}

void addAny(net::RandomNetwork& random, net::Network& out, std::int64_t id)
{
    net::Element element = random.element(random.kind(), ElementId{id});
    const net::KindInfo& info = net::kindInfo(element.kind());
    std::vector<ElementId> holders;
    if (info.atRoot)
        holders.emplace_back();
    for (const auto& [other, holder] : out.topology.elements())
        if (net::contains(info.parents, holder->kind()) && net::kindInfo(holder->kind()).container)
            holders.push_back(other);
    if (holders.empty())
        return;
    element.parent = holders[static_cast<std::size_t>(random.number(0, std::ssize(holders) - 1))];
    putIfValid(out, element);
}

}  // namespace

std::string fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

net::Network sample()
{
    auto network = readNetwork(fileText(QStringLiteral(PB_SOURCE_DIR "/resources/sample/network.json")), "sample");
    if (!network)
        qFatal("%s", network.error().detail.c_str());
    return *std::move(network);
}

net::Network anyNetwork(unsigned seed)
{
    net::RandomNetwork random(seed);
    net::Network out;
    out.name = "random";
    out.as_of = random.date();
    for (std::int64_t id = 1; id <= 40; ++id)
        addAny(random, out, id);
    Waiver waiver = random.waiver();
    waiver.finding_key = "some.rule:1";
    waiver.reason = "because";
    out.waivers[waiver.finding_key] = waiver;
    return out;
}

std::vector<std::pair<QString, net::Network>> sharedNetworks()
{
    std::vector<std::pair<QString, net::Network>> out;
    const QDir root(QStringLiteral(PB_SHARED_DATA "/networks"));
    for (const QString& set : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString folder = set == u"npguard-aws"_qs ? set + u"/input"_qs : set;
        const QDir entries(root.filePath(folder));
        for (const QString& entry : entries.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name)) {
            const auto sources = readSources(entries.filePath(entry).toStdString());
            if (!sources)
                continue;
            if (auto imported = importAuto(*sources, entry.toStdString()))
                out.emplace_back(folder + u'/' + entry, std::move(imported->network));
        }
    }
    return out;
}

net::Network connectedNetwork(unsigned seed)
{
    net::RandomNetwork random(seed);
    net::Network out;
    out.name = "connected";
    for (std::int64_t id = 1; id <= 150; ++id)
        addAny(random, out, id);
    const net::Topology drawn = out.topology;
    random.referTo(&drawn);
    for (const auto& [id, element] : drawn.elements())
        for (int tries = 0; tries < 3; ++tries) {  // some values do not fit
            net::Element again = random.element(element->kind(), id);
            again.parent = element->parent;
            again.name = element->name;
            putIfValid(out, again);
        }
    return out;
}

}  // namespace pb::test
