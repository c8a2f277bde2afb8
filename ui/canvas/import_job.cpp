// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/import_job.h"

#include <QFileInfo>

namespace pb::ui {

void ImportJob::start(const QString& path)
{
    const std::string name = QFileInfo(path).completeBaseName().toStdString();
    m_job.start(
        [from = std::filesystem::path(path.toStdString()),
         name](const std::stop_token& stop) -> Result<exchange::Imported> {
            auto sources = exchange::readSources(from, stop);
            if (!sources)
                return forward(std::move(sources));
            return exchange::importAuto(*sources, name);
        },
        [this](Result<exchange::Imported> imported) {
            emit runningChanged(false);
            if (imported)
                emit finished(std::make_shared<exchange::Imported>(*std::move(imported)));
            else
                emit failed(imported.error());
        });
    emit runningChanged(true);
}

void ImportJob::cancel()
{
    if (!m_job.running())
        return;
    m_job.cancel();
    emit runningChanged(false);
}

}  // namespace pb::ui
