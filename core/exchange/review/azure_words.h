// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <optional>
#include <string>
#include <string_view>

namespace pb::exchange {

/// An aim of the Azure Well-Architected Framework, as the checklists name it.
struct AzureAim {
    std::string_view key;  ///< "Security": what the lists of today write
    std::string_view id;
    std::string_view prefix;
    review::Text name;
};

/// @param written in any spelling that the lists have, English or the machine Korean of their translations
/// @return empty where it is none of them
std::optional<AzureAim> azureAim(std::string_view written);

/// The Korean for a category where that of the translated lists is wrong.
/// @return "" where it is not known to be
std::string azureCategory(std::string_view english);

/// Lower case letters and digits of a name, "_" between its words; "" where it has none.
std::string slugOf(std::string_view name);

/// Up to four initials of a name in capitals, "of", "and" and "for" left out: "NTC".
std::string initialsOf(std::string_view name);

}  // namespace pb::exchange
