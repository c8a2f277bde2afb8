// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on AWS network ACLs.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

/// The numbers of those rows that are of one direction; "-" where there is none.
std::string numbersOf(const AclEntries& entries, const std::vector<std::size_t>& rows, Direction direction)
{
    std::vector<std::string> numbers;
    for (const std::size_t i : rows)
        if (entries[i].direction == direction)
            numbers.push_back(std::to_string(entries[i].number));
    return numbers.empty() ? std::string("-") : joined(numbers);
}

/// By rising number; rows with the same number stay in their order.
std::vector<std::size_t> inOrder(const AclEntries& entries, Direction direction)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].direction == direction)
            out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].number < entries[b].number; });
    return out;
}

/// Whether a row's number is taken by an earlier row of its direction.
std::vector<bool> repeated(const AclEntries& entries)
{
    std::vector<bool> out(entries.size());
    std::set<std::pair<Direction, std::int64_t>> taken;
    for (std::size_t i = 0; i < entries.size(); ++i)
        out[i] = !taken.insert({entries[i].direction, entries[i].number}).second;
    return out;
}

void repeatedNumber(const Facts& facts, Report& report)
{
    for (const Element* acl : facts.index().all(Kind::NetworkAcl)) {
        const AclEntries& entries = acl->as<NetworkAcl>()->entries;
        const auto again = repeated(entries);
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (again[i])
                rows.push_back(i);
        if (!rows.empty())
            report.add({acl->id}, {nameOf(*acl), numbersOf(entries, rows, Direction::In),
                                   numbersOf(entries, rows, Direction::Out)});
    }
}

Edits renumber(const Facts& facts, const Finding& finding)
{
    AclEntries entries = facts.index().find<NetworkAcl>(finding.subjects.front())->entries;
    std::set<std::pair<Direction, std::int64_t>> taken;
    for (const AclEntry& entry : entries)
        taken.insert({entry.direction, entry.number});
    const auto again = repeated(entries);
    for (std::size_t i = 0; i < entries.size(); ++i)
        while (again[i] && !taken.insert({entries[i].direction, entries[i].number}).second)
            ++entries[i].number;
    return {setField(finding.subjects.front(), "entries", std::move(entries))};
}

bool covers(const AclEntry& outer, const AclEntry& inner)
{
    const bool icmp = outer.protocol.number == Protocol::kIcmp || outer.protocol.number == Protocol::kIcmpV6;
    const bool inRange = outer.ports.first <= inner.ports.first && inner.ports.last <= outer.ports.last;
    const bool ports = outer.protocol.isAny() || outer.ports.isAll() || (icmp ? outer.ports == inner.ports : inRange);
    return outer.peer.contains(inner.peer) && (outer.protocol.isAny() || outer.protocol == inner.protocol) && ports;
}

struct Shadow {
    std::size_t row, by;
};

std::vector<Shadow> shadows(const AclEntries& entries)
{
    std::vector<Shadow> out;
    for (const Direction direction : {Direction::In, Direction::Out}) {
        const auto order = inOrder(entries, direction);
        for (std::size_t i = 1; i < order.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (covers(entries[order[j]], entries[order[i]])) {
                    out.push_back({order[i], order[j]});
                    break;
                }
    }
    return out;
}

void shadowed(const Facts& facts, Report& report)
{
    for (const Element* acl : facts.index().all(Kind::NetworkAcl)) {
        const AclEntries& entries = acl->as<NetworkAcl>()->entries;
        std::array<std::vector<std::string>, 2> rows;
        for (const Shadow& shadow : shadows(entries))
            rows[static_cast<std::size_t>(entries[shadow.row].direction)].push_back(
                std::to_string(entries[shadow.row].number) + " (" + std::to_string(entries[shadow.by].number) + ')');
        const auto shown = [](const std::vector<std::string>& some) {
            return some.empty() ? std::string("-") : joined(some);
        };
        if (!rows[0].empty() || !rows[1].empty())
            report.add({acl->id}, {nameOf(*acl), shown(rows[0]), shown(rows[1])});
    }
}

Edits dropShadowed(const Facts& facts, const Finding& finding)
{
    const auto* acl = facts.index().find<NetworkAcl>(finding.subjects.front());
    std::set<std::size_t> gone;
    for (const Shadow& shadow : shadows(acl->entries))
        gone.insert(shadow.row);
    return {setField(finding.subjects.front(), "entries",
                     kept(acl->entries, [&](std::size_t i) { return !gone.contains(i); }))};
}

/// The ports that Linux (32768 and up) and Windows (49152 and up, IANA's range) clients send from.
constexpr PortRange kEphemeral{32768, 65535};

/// A row that may be there to let answers through rather than a service.
bool isForAnswers(const AclEntry& entry)
{
    const bool wide = entry.ports.first >= 1024 && entry.ports.last - entry.ports.first > 1000;
    return entry.protocol.isAny() || wide || (entry.ports.first <= kEphemeral.first && entry.ports.last == 65535);
}

/// Takes a row's ports out of `left`.
void subtract(Ports& left, const AclEntry& entry)
{
    const PortRange gone = entry.protocol.isAny() ? PortRange{} : entry.ports;
    Ports rest;
    for (const PortRange& part : left) {
        if (part.first < gone.first)
            rest.push_back({part.first, std::min(part.last, static_cast<std::uint16_t>(gone.first - 1))});
        if (gone.last < part.last)
            rest.push_back({std::max(part.first, static_cast<std::uint16_t>(gone.last + 1)), part.last});
    }
    left = std::move(rest);
}

bool touches(const Ports& left, const AclEntry& entry)
{
    return std::any_of(left.begin(), left.end(), [&](const PortRange& part) {
        return entry.protocol.isAny() || (part.first <= entry.ports.last && entry.ports.first <= part.last);
    });
}

/// The peers of an ACL in classes that no row tells apart: each block named in it stands for its addresses outside the
/// narrower blocks. A block that narrower ones fill has no address left and is left out.
Prefixes peerClasses(const AclEntries& entries, const Prefix& within)
{
    Prefixes blocks{within};
    for (const AclEntry& entry : entries)
        if (within.contains(entry.peer))
            blocks.push_back(entry.peer);
    std::sort(blocks.begin(), blocks.end());
    blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
    const auto filled = [&](const Prefix& block) {
        const Prefix low = Prefix::around(block.first(), block.length() + 1);
        const Prefix high = Prefix::around(block.last(), block.length() + 1);
        return std::binary_search(blocks.begin(), blocks.end(), low) &&
               std::binary_search(blocks.begin(), blocks.end(), high);
    };
    std::erase_if(blocks,
                  [&](const Prefix& block) { return block.length() < addressBits(block.family()) && filled(block); });
    return blocks;
}

/// The rows of one direction that decide on TCP with the peers of one class, in order.
std::vector<std::size_t> deciding(const AclEntries& entries, Direction direction, const Prefix& peers)
{
    auto rows = inOrder(entries, direction);
    std::erase_if(rows, [&](std::size_t i) {
        return !entries[i].protocol.matches(Protocol::kTcp) || !entries[i].peer.contains(peers);
    });
    return rows;
}

/// Whether row `i` lets some TCP packet of these peers through.
bool takesEffect(const AclEntries& entries, std::size_t i, const Prefix& peers)
{
    Ports left{entries[i].protocol.isAny() ? PortRange{} : entries[i].ports};
    for (const std::size_t row : deciding(entries, entries[i].direction, peers)) {
        if (row == i)
            return !left.empty();
        subtract(left, entries[row]);
    }
    return false;
}

/// Whether answers to these peers get through, whatever port they came from.
bool answersPass(const AclEntries& entries, Direction back, const Prefix& peers)
{
    Ports left{kEphemeral};
    for (const std::size_t row : deciding(entries, back, peers)) {
        if (entries[row].action == Action::Deny && touches(left, entries[row]))
            return false;
        subtract(left, entries[row]);
    }
    return left.empty();
}

Direction opposite(Direction direction) { return direction == Direction::In ? Direction::Out : Direction::In; }

/// Rows that let TCP in (or out) whose answers are not let out (or in), since an ACL keeps no state.
std::vector<std::size_t> unanswered(const AclEntries& entries)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const AclEntry& entry = entries[i];
        if (entry.action != Action::Allow || !entry.protocol.matches(Protocol::kTcp) || isForAnswers(entry))
            continue;
        const Prefixes classes = peerClasses(entries, entry.peer);
        if (std::any_of(classes.begin(), classes.end(), [&](const Prefix& peers) {
                return takesEffect(entries, i, peers) && !answersPass(entries, opposite(entry.direction), peers);
            }))
            out.push_back(i);
    }
    return out;
}

void noAnswer(const Facts& facts, Report& report)
{
    for (const Element* acl : facts.index().all(Kind::NetworkAcl)) {
        const AclEntries& entries = acl->as<NetworkAcl>()->entries;
        const auto rows = unanswered(entries);
        if (!rows.empty())
            report.add({acl->id}, {nameOf(*acl), numbersOf(entries, rows, Direction::In),
                                   numbersOf(entries, rows, Direction::Out), kEphemeral.text()});
    }
}

/// The highest number in use, rounded up to the next ten.
std::int64_t nextNumber(const AclEntries& entries, Direction direction)
{
    std::int64_t highest = 90;
    for (const AclEntry& entry : entries)
        if (entry.direction == direction)
            highest = std::max(highest, entry.number);
    return highest / 10 * 10 + 10;
}

Edits allowAnswers(const Facts& facts, const Finding& finding)
{
    AclEntries entries = facts.index().find<NetworkAcl>(finding.subjects.front())->entries;
    for (auto rows = unanswered(entries); !rows.empty();) {
        AclEntry answer;
        answer.direction = opposite(entries[rows.front()].direction);
        answer.number = nextNumber(entries, answer.direction);
        answer.protocol = {Protocol::kTcp};
        answer.ports = kEphemeral;
        answer.peer = entries[rows.front()].peer;
        entries.push_back(answer);
        const auto left = unanswered(entries);
        // Behind a row that denies, one more row at the end does not help: that row is the person's to change.
        if (left.size() >= rows.size())
            return {};
        rows = left;
    }
    return {setField(finding.subjects.front(), "entries", std::move(entries))};
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* acl : facts.index().all(Kind::NetworkAcl))
        if (!acl->as<NetworkAcl>()->is_default && facts.index().subnetsUnder(acl->id).empty())
            report.add({acl->id}, {nameOf(*acl)});
}

void tooManyEntries(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsNetworkAclEntries);
    for (const Element* acl : facts.index().all(Kind::NetworkAcl)) {
        const AclEntries& entries = acl->as<NetworkAcl>()->entries;
        const auto in = std::count_if(entries.begin(), entries.end(),
                                      [](const AclEntry& e) { return e.direction == Direction::In; });
        const auto worst = std::max<std::int64_t>(in, static_cast<std::int64_t>(entries.size()) - in);
        if (most && worst > *most)
            report.add({acl->id}, {nameOf(*acl), std::to_string(worst), std::to_string(*most)});
    }
}

constexpr std::array kAclRules{
    RuleInfo{"aws.acl.repeated_number", Cloud::Aws, Severity::Error, source::kNetworkAcls, kProtection, repeatedNumber,
             renumber},
    RuleInfo{"aws.acl.shadowed_entry", Cloud::Aws, Severity::Warning, source::kNetworkAcls, kProtection, shadowed,
             dropShadowed},
    RuleInfo{"aws.acl.no_answer", Cloud::Aws, Severity::Error, source::kNetworkAcls, kProtection, noAnswer,
             allowAnswers},
    RuleInfo{"aws.acl.unused", Cloud::Aws, Severity::Hint, source::kOwn, kProtection, unused, removeSubject},
    RuleInfo{"aws.acl.too_many_entries", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             tooManyEntries},
};

}  // namespace

std::span<const RuleInfo> aclRules() { return kAclRules; }

}  // namespace pb::net
