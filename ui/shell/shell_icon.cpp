// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shell_icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

QPixmap drawn(QByteArray svg, const QColor& color, int px)
{
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(px, px);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

}  // namespace

QIcon shellIcon(const QString& name, const QPalette& palette)
{
    QFile file(u":/icons/shell/"_s + name + u".svg"_s);
    QIcon icon;
    if (!file.open(QIODevice::ReadOnly))
        return icon;
    const QByteArray svg = file.readAll();
    for (const int px : {16, 24, 32, 48, 64}) {
        icon.addPixmap(drawn(svg, palette.color(QPalette::Text), px));
        icon.addPixmap(drawn(svg, palette.color(QPalette::Link), px), QIcon::Normal, QIcon::On);
        icon.addPixmap(drawn(svg, palette.color(QPalette::Disabled, QPalette::Text), px), QIcon::Disabled);
    }
    return icon;
}

}  // namespace pb::ui
