// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/phrases.h"

#include "ui/canvas/tr.h"

namespace pb::ui {

using namespace Qt::StringLiterals;

Phrases::Phrases(text::Language language) : m_translator(std::make_shared<QTranslator>())
{
    // Without a file (English needs one for plurals only) the translator is empty, and the source text stands.
    (void)m_translator->load(u":/i18n/canvas_%1.qm"_s.arg(text::code(language)));
}

QString Phrases::operator()(const char* source, int n) const
{
    if (!m_translator)
        return CanvasTr::tr(source, nullptr, n);
    QString said = m_translator->translate("CanvasTr", source, nullptr, n);
    if (said.isEmpty())
        said = QString::fromUtf8(source);
    return n < 0 ? said : said.replace("%n"_L1, QString::number(n));
}

}  // namespace pb::ui
