// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// A text of the core, in UTF-8, as the widgets want it.
inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The texts of a list, `separator` between them.
inline QString joined(const std::vector<std::string>& list, QStringView separator = u", ")
{
    QStringList texts;
    for (const std::string& text : list)
        texts << fromUtf8(text);
    return texts.join(separator);
}

}  // namespace pb
