// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/cli/inputs.h"
#include "core/base/finding.h"
#include "core/network/topology.h"

#include <vector>

namespace pb::cli {

/// A finding, and where it was found.
struct Checked {
    const net::Network* network;
    Finding finding;
    bool waived;
};

/// The networks of one file with what the rules say about them, in order.
std::vector<Checked> checkAll(const std::vector<net::Network>& networks);

/// {"findings": […]} as packaging/docs/cli says.
Json findingsJson(const std::vector<Checked>& findings, text::Language language);

/// SARIF 2.1.0 (OASIS Standard, 2020-03-27): one run, the rules that found something, a result for each finding with
/// the line of its first subject where `input` is a network file. Waived findings carry a suppression.
Json findingsSarif(const std::vector<Checked>& findings, const NetworkInput& input, text::Language language);

/// JUnit's XML as continuous integration reads it: a suite for each network, a case for each finding, and a passed one
/// for each rule that found nothing. Waived findings are skipped cases.
QByteArray findingsJunit(const std::vector<Checked>& findings, const NetworkInput& input, text::Language language);

}  // namespace pb::cli
