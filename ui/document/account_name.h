// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pb::ui {

/// Who works here, for the audit trail: the name of the user's account, from the environment (USER, LOGNAME) or the
/// system's list of users; "" where nobody knows.
QString accountName();

}  // namespace pb::ui
