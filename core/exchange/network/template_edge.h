// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/template_aws.h"

namespace pb::exchange {

/// Direct Connect and load balancers of a template. False: the resource is something else.
bool takeEdge(const TemplateResource& in, AwsRecords& records);

/// What can be told once all resources are there: which gateways are associated, where load balancers stand, which
/// interfaces they and which attachments VPNs come with, and whose targets are whose. Before settleTransit().
void settleEdge(AwsRecords& records);

}  // namespace pb::exchange
