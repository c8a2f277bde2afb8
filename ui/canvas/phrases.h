// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/language.h"

#include <QString>
#include <QTranslator>

#include <memory>

namespace pb::ui {

/// The words of this folder's drawings: in the window's language, or, for a report, in one that is named.
class Phrases {
public:
    Phrases() = default;
    explicit Phrases(text::Language language);

    /// @param source as marked by QT_TRANSLATE_NOOP("CanvasTr", …); @param n for %n, -1: none
    QString operator()(const char* source, int n = -1) const;

private:
    std::shared_ptr<QTranslator> m_translator;  ///< null: the window's language
};

}  // namespace pb::ui
