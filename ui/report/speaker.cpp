// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/speaker.h"

#include "ui/text/sentence.h"

using namespace Qt::StringLiterals;

namespace pb::ui::report {

using text::Language;

QString Speaker::say(std::string_view id, const QStringList& args) const
{
    return both() ? joined(text::sentence(Language::Korean, id, args), text::sentence(Language::English, id, args))
                  : sayMain(id, args);
}

QString Speaker::sayMain(std::string_view id, const QStringList& args) const
{
    return text::sentence(main(), id, args);
}

QString Speaker::saySecond(std::string_view id, const QStringList& args) const
{
    return both() ? text::sentence(Language::English, id, args) : QString();
}

QString Speaker::main(const review::Text& text) const
{
    const std::string& wanted = main() == Language::Korean ? text.ko : text.en;
    return QString::fromStdString(wanted.empty() ? (text.en.empty() ? text.ko : text.en) : wanted);
}

QString Speaker::second(const review::Text& text) const
{
    const QString english = QString::fromStdString(text.en);
    return both() && english != main(text) ? english : QString();
}

QString Speaker::name(const review::Text& text) const
{
    const QString second = this->second(text);
    return second.isEmpty() ? main(text) : joined(main(text), second);
}

QString Speaker::joined(const QString& korean, const QString& english) const
{
    return korean == english || english.isEmpty() ? korean : korean + u" · "_s + english;
}

}  // namespace pb::ui::report
