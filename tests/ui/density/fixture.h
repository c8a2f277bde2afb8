// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/density_events.h"
#include "ui/density/density_page.h"
#include "ui/density/replay_source.h"
#include "ui/document/document.h"

#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace pb::test {

/// A document with one workload and a density page whose host is a recording.
struct PageFixture {
    PageFixture()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("pillarbench-test"));
        ready = document.create(folder.filePath(QStringLiteral("x.pillar"))).has_value();
        review::Workload workload;
        workload.id = {1};
        workload.name = "shop";
        workload.lens = "well-architected-2018";
        ready = ready && document.apply(review::Edit{review::AddWorkload{workload}}, QStringLiteral("Add"));
        page.setSourceFactory([this](const ui::RunRequest& request) {
            requests.push_back(request);
            return makeSource ? makeSource()
                              : std::make_unique<ui::ReplaySource>(events, ui::ReplaySource::kAsFastAsPossible);
        });
        page.setWorkload({1});
        page.resize(1280, 860);
        page.show();
    }

    template <class Widget>
    Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void typeHost(const QString& host);
    /// New run on a host of this name, to its end or to `state`.
    void startRun();

    QTemporaryDir folder;
    bool ready = false;
    std::vector<density::Event> events = MadeUpRun{.guests = 120, .step = 40}.events();
    std::function<std::unique_ptr<ui::RunSource>()> makeSource;  ///< in place of a replay of `events`
    std::vector<ui::RunRequest> requests;
    ui::Document document;
    ui::DensityPage page{document};
};

}  // namespace pb::test
