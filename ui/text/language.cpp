// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace pb::text {

QString code(Language language) { return language == Language::Korean ? u"ko"_s : u"en"_s; }

std::optional<Language> languageFrom(const QString& code)
{
    const QString first = code.left(2).toLower();
    if (first == u"ko")
        return Language::Korean;
    return first == u"en" ? std::optional(Language::English) : std::nullopt;
}

Language systemLanguage()
{
    return QLocale::system().language() == QLocale::Korean ? Language::Korean : Language::English;
}

Language current() { return QLocale().language() == QLocale::Korean ? Language::Korean : Language::English; }

LanguageSwitch::LanguageSwitch(Language language, QObject* parent) : QObject(parent), m_language(language)
{
    install();
}

LanguageSwitch::~LanguageSwitch() { remove(); }

void LanguageSwitch::setLanguage(Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    remove();
    install();
    emit changed(language);
}

void LanguageSwitch::install()
{
    // The locale goes first: widgets format numbers and dates while they handle LanguageChange.
    QLocale::setDefault(m_language == Language::Korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                                                       : QLocale(QLocale::English, QLocale::UnitedStates));
    const auto add = [this](const QString& file) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file))
            return;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    };
    add(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_"_s + code(m_language) + u".qm"_s);
    const QDir own(u":/i18n"_s);
    for (const QString& name : own.entryList({u"*_"_s + code(m_language) + u".qm"_s}, QDir::Files, QDir::Name))
        add(own.filePath(name));
}

void LanguageSwitch::remove()
{
    for (const auto& translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

}  // namespace pb::text
