// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/roomy_delegate.h"

#include <algorithm>

namespace pb::ui {

QSize RoomyDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize bare = QStyledItemDelegate::sizeHint(option, index);
    const int least = std::max(option.fontMetrics.height(), option.decorationSize.height()) + 8;
    return bare.expandedTo({bare.width() + 6, least});
}

}  // namespace pb::ui
