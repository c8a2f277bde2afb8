// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <QString>

#include <utility>
#include <vector>

namespace pb::test {

/// The text of a file; empty where it cannot be read.
std::string fileText(const QString& path);

/// The network that comes with the program.
net::Network sample();

/// Elements of every kind with values of every sort, references to nothing among them, each in a holder that takes it.
/// Same seed, same network.
net::Network anyNetwork(unsigned seed);

/// As anyNetwork(), with more elements, whose references lead to each other.
net::Network connectedNetwork(unsigned seed);

/// The real inputs of other people's under the shared data, by name, as importAuto() draws them; empty where they are
/// not there. What cannot be imported is left out.
std::vector<std::pair<QString, net::Network>> sharedNetworks();

}  // namespace pb::test
