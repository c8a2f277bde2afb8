// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/phrase_text.h"

#include "ui/text/sentence.h"

namespace pb::text {

QString phraseText(const Phrase& phrase, Language language)
{
    if (phrase.id.empty())
        return {};
    QStringList args;
    for (const std::string& arg : phrase.args)
        args << (arg.starts_with(Phrase::kWordPrefix) ? sentence(language, arg) : QString::fromStdString(arg));
    return sentence(language, phrase.id, args);
}

QString phraseText(const Phrase& phrase) { return phraseText(phrase, current()); }

}  // namespace pb::text
