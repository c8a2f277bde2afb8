// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace_store.h"
#include "ui/document/document.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/text/language.h"

#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace pb::test {

using namespace pb::ui;
using namespace Qt::StringLiterals;

/// One whole program, as main() makes it.
struct Program {
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"settings.ini"_s)};
    text::LanguageSwitch languages{text::Language::English};
    ThemeSwitch theme{Theme::Light};
    Document document;
    std::unique_ptr<MainWindow> window;

    QString file() const { return folder.filePath(u"sample.pillar"_s); }

    template <class T>
    T* find(const QString& name = {}) const
    {
        return window->findChild<T*>(name);
    }

    /// What is in the file now, read past the program.
    workspace::Workspace onDisk() const
    {
        const auto reader = store::WorkspaceStore::open(file(), store::Access::ReadOnly);
        if (!reader)
            qFatal("cannot read back");
        const auto read = (*reader)->load();
        if (!read)
            qFatal("cannot load");
        return *read;
    }

    int findings(std::string_view rule) const
    {
        int count = 0;
        for (const auto& [network, list] : document.findings())
            count += static_cast<int>(
                std::count_if(list.begin(), list.end(), [&](const Finding& f) { return f.rule == rule; }));
        return count;
    }
};

}  // namespace pb::test
