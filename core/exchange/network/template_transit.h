// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/template_aws.h"

namespace pb::exchange {

/// Translates a transit gateway, what belongs to it, or what joins the two. False for anything else.
bool takeTransit(const TemplateResource& in, AwsRecords& records);
/// The route table that a transit gateway makes by itself: whatever no other association takes is associated with it,
/// and propagates there. To be called when all resources are in.
void settleTransit(AwsRecords& records);

}  // namespace pb::exchange
