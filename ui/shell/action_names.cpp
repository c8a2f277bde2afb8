// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_names.h"

#include "ui/text/language.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr const char* kContext = "Actions";
constexpr const char* kEnglish = "pb_english";

QString plain(QString text)
{
    static const QRegularExpression koreanMnemonic(u"\\(&.\\)"_s);
    return text.remove(koreanMnemonic).remove(u'&').remove(u'…').trimmed();
}

}  // namespace

void nameAction(QAction& action, const char* english)
{
    action.setProperty(kEnglish, QByteArray(english));
    action.setText(QCoreApplication::translate(kContext, english));
}

QString plainName(const QAction& action) { return plain(action.text()); }

QString otherName(const QAction& action)
{
    const QByteArray english = action.property(kEnglish).toByteArray();
    if (english.isEmpty() || text::current() == text::Language::Korean)
        return english.isEmpty() ? plainName(action) : plain(QString::fromUtf8(english));
    QTranslator korean;
    if (!korean.load(u":/i18n/shell_ko.qm"_s))
        return plainName(action);
    return plain(korean.translate(kContext, english.constData()));
}

}  // namespace pb::ui
