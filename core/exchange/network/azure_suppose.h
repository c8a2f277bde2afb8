// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/azure_records.h"

namespace pb::exchange {

/// Addresses that a template leaves to Azure get stand-ins, so that paths can be traced: private ones the lowest free
/// address of the subnet, which is what Azure gives out; public ones of 198.51.100.0/24 and on (TEST-NET-2, RFC 5737).
/// Each is listed.
void supposeAddresses(AzureRecords& records, ImportReport& report);

}  // namespace pb::exchange
