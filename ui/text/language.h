// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QTranslator;

namespace pb::text {

enum class Language { English, Korean };

QString code(Language language);                            ///< "en", "ko"
std::optional<Language> languageFrom(const QString& code);  ///< also "ko_KR", "en-US"
/// The language of the system's locale; English where it is neither.
Language systemLanguage();

/// The language that the window speaks now: that of the default QLocale, which LanguageSwitch sets.
Language current();

/// Installs the translations of one language into the application and replaces them on request. Every widget hears of
/// it by QEvent::LanguageChange. One for each application; lives as long as it.
class LanguageSwitch : public QObject {
    Q_OBJECT
public:
    explicit LanguageSwitch(Language language, QObject* parent = nullptr);
    ~LanguageSwitch() override;

    Language language() const noexcept { return m_language; }
    void setLanguage(Language language);

signals:
    void changed(pb::text::Language language);

private:
    void install();
    void remove();

    Language m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace pb::text
