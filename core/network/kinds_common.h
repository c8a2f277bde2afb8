// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/base/ids.h"
#include "core/network/address.h"
#include "core/network/kind.h"
#include "core/network/match.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace pb::net {

using OptionalPrefix = std::optional<Prefix>;
using OptionalAddress = std::optional<Address>;
using ElementIds = std::vector<ElementId>;

enum class Direction : std::uint8_t { In, Out };
constexpr std::array<std::string_view, 2> enumNames(Direction) { return {"in", "out"}; }

enum class Action : std::uint8_t { Deny, Allow };
constexpr std::array<std::string_view, 2> enumNames(Action) { return {"deny", "allow"}; }

/// What the listeners of a load balancer take.
enum class ListenerProtocol : std::uint8_t { Tcp, Udp, TcpUdp };
constexpr std::array<std::string_view, 3> enumNames(ListenerProtocol) { return {"tcp", "udp", "tcp_udp"}; }

/// The public Internet: every address that no drawn network owns. At most one is needed in a drawing.
struct Internet {
    static constexpr Kind kind = Kind::Internet;
    static constexpr auto fields() { return std::tuple<>(); }
    friend bool operator==(const Internet&, const Internet&) = default;
};

/// A data centre or office network reached through a gateway.
struct OnPremises {
    static constexpr Kind kind = Kind::OnPremises;
    Prefixes prefixes;
    static constexpr auto fields()
    {
        return std::tuple(field({"prefixes", FieldType::Prefixes}, &OnPremises::prefixes));
    }
    friend bool operator==(const OnPremises&, const OnPremises&) = default;
};

/// Free text on the canvas.
struct Note {
    static constexpr Kind kind = Kind::Note;
    std::string text;
    static constexpr auto fields() { return std::tuple(field({"text", FieldType::Multiline}, &Note::text)); }
    friend bool operator==(const Note&, const Note&) = default;
};

/// Something an importer read but does not model. Kept with its source text so that nothing is dropped.
struct Opaque {
    static constexpr Kind kind = Kind::Opaque;
    std::string type;    ///< the source's own type name, "AWS::EC2::FlowLog"
    std::string source;  ///< JSON, as read
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"type"}.with(EditPolicy::ReadOnly), &Opaque::type),
                          field(FieldInfo{"source", FieldType::Multiline}.with(EditPolicy::ReadOnly), &Opaque::source));
    }
    friend bool operator==(const Opaque&, const Opaque&) = default;
};

}  // namespace pb::net
