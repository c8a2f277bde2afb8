// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/account_name.h"

#include <pwd.h>
#include <unistd.h>

namespace pb::ui {

QString accountName()
{
    for (const char* name : {"USER", "LOGNAME"})
        if (const QString user = qEnvironmentVariable(name); !user.isEmpty())
            return user;
    const passwd* account = getpwuid(geteuid());
    return account ? QString::fromLocal8Bit(account->pw_name) : QString();
}

}  // namespace pb::ui
