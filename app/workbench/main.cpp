// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"
#include "ui/settings/settings.h"
#include "ui/settings/theme.h"
#include "ui/shell/main_window.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace pb;

namespace {

/// Ends the program after the window's first paint, for measuring the start.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, &QCoreApplication::quit);
        return QObject::eventFilter(watched, event);
    }
};

text::Language startLanguage(const QString& asked, const ui::Settings& settings)
{
    const auto wanted = text::languageFrom(asked.isEmpty() ? settings.value(ui::kLanguage) : asked);
    return wanted.value_or(text::systemLanguage());
}

void describeOptions(QCommandLineParser& parser)
{
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"FILE"_s, u"workspace to open"_s, u"[FILE.pillar]"_s);
    parser.addOptions(
        {{u"lang"_s, u"language of the window"_s, u"ko|en"_s},
         {u"theme"_s, u"colours of the window"_s, u"system|light|dark"_s},
         {u"page"_s, u"page to show first"_s, u"home|review|plan|network|density|report|lenses|timeline"_s},
         {u"settings"_s, u"settings file to use"_s, u"FILE"_s},
         {u"quit-after-first-paint"_s, u"measure the start"_s}});
}

/// Answers --help and --version and refuses unknown options where there is no display to start on; ends the program
/// then.
void answerWithoutDisplay(int argc, char** argv, QCommandLineParser& parser)
{
    const QCoreApplication application(argc, argv);
    if (!parser.parse(QCoreApplication::arguments()) || parser.isSet(u"help"_s) || parser.isSet(u"version"_s))
        parser.process(application);
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(u"pillarbench"_s);
    QCoreApplication::setOrganizationName(u"pillarbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PB_VERSION));
    QCommandLineParser parser;
    describeOptions(parser);
    answerWithoutDisplay(argc, argv, parser);

    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Pillarbench"_s);
    QGuiApplication::setDesktopFileName(u"pillarbench"_s);
    parser.process(application);

    ui::Settings settings = parser.isSet(u"settings"_s) ? ui::Settings(parser.value(u"settings"_s)) : ui::Settings();
    text::LanguageSwitch languages(startLanguage(parser.value(u"lang"_s), settings));
    ui::ThemeSwitch theme(
        ui::themeFrom(parser.isSet(u"theme"_s) ? parser.value(u"theme"_s) : settings.value(ui::kTheme)));
    ui::Document document;
    ui::MainWindow window({document, settings, languages, theme});
    FirstPaint firstPaint;
    if (parser.isSet(u"quit-after-first-paint"_s))
        window.installEventFilter(&firstPaint);

    const QStringList files = parser.positionalArguments();
    const QString last = settings.value(ui::kRecentFiles).value(0);
    if (!files.isEmpty())
        window.openFile(files.first());
    else if (QFileInfo::exists(last))
        window.openFile(last);
    if (parser.isSet(u"page"_s))
        window.showPage(parser.value(u"page"_s));
    window.show();
    return QApplication::exec();
}
