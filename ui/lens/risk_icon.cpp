// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/risk_icon.h"

#include "ui/review/risk_style.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>

namespace pb::ui {

QIcon riskIcon16(review::Risk risk, const QPalette& palette)
{
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap pixmap(QSize(kRiskIcon, kRiskIcon) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintRiskMark(painter, QRectF(1, 1, kRiskIcon - 2, kRiskIcon - 2), risk, palette);
    return QIcon(pixmap);
}

}  // namespace pb::ui
