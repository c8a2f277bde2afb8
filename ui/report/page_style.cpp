// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/page_style.h"

#include <QFontDatabase>
#include <QPageSize>

using namespace Qt::StringLiterals;

namespace pb::ui::report {

PageShape pageShape(Paper paper, bool landscape)
{
    const QPageSize size(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter);
    PageShape shape;
    shape.size = QSizeF(size.sizePoints()) * kUnit;
    if (landscape)
        shape.size.transpose();
    return shape;
}

bool fontInstalled() { return QFontDatabase::families().contains(QLatin1StringView(kFontFamily)); }

QFont font(double pt, bool bold)
{
    QFont out{QString::fromLatin1(kFontFamily)};
    out.setPixelSize(static_cast<int>(points(pt)));
    out.setBold(bold);
    out.setHintingPreference(QFont::PreferNoHinting);
    return out;
}

QColor riskColor(review::Risk risk)
{
    switch (risk) {
    case review::Risk::High:
        return QColor::fromRgb(0xb42318);
    case review::Risk::Medium:
        return QColor::fromRgb(0xb26a00);
    case review::Risk::None:
        return QColor::fromRgb(0x23784a);
    case review::Risk::NotApplicable:
        return QColor::fromRgb(0xa3acb8);
    case review::Risk::Unanswered:
        break;
    }
    return QColor::fromRgb(0x6b7686);
}

QColor severityColor(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return riskColor(review::Risk::High);
    case Severity::Warning:
        return riskColor(review::Risk::Medium);
    case Severity::Hint:
        break;
    }
    return QColor::fromRgb(ink::kAccent);
}

QString printable(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == 0x2013 || u == 0x2014 || u == 0x2011)
            out += u'-';
        else if (u == 0x00a0 || u == u'\t')
            out += u' ';
        else if (u == u'\n' || (u >= 0x20 && u != 0x7f && u != 0x00ad))
            out += c;
    }
    return out;
}

}  // namespace pb::ui::report
