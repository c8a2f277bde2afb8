// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/way.h"

#include "core/network/trace_walk.h"

namespace pb::net {

Way wayBetween(const Index& index, const WayStart& start, const Address& source, const Address& destination,
               const Element* behind)
{
    Origin from{Origin::At::Internet, start.element, {}};
    if (start.place == WayStart::Place::Interface)
        from.at = Origin::At::Interface;
    else if (start.place == WayStart::Place::Site)
        from.at = Origin::At::Site;
    else
        from.element = {};
    Packet packet;
    packet.source = source;
    packet.destination = destination;
    Way out;
    Session session;
    std::vector<Blocker> none;
    Walk there({index, false, {}, behind, &out}, session, none, packet);
    if (!arrives(there.run(from).verdict) || !session.reached)
        return out;
    out.arrived = session.end.element;
    Walk back({index, true, {}, nullptr, &out}, session, none, answerTo(there.packet));
    out.open = arrives(back.run(session.end).verdict);
    out.returned = session.end.element;
    return out;
}

}  // namespace pb::net
