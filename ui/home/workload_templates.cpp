// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/workload_templates.h"

#include "core/exchange/review/review_codec.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace pb::ui {

namespace {

struct TemplateTr {
    Q_DECLARE_TR_FUNCTIONS(WorkloadTemplate)
};

constexpr qint64 kMostBytes = 16 << 20;

WorkloadTemplate make(const QString& name, const QString& description, std::vector<std::string> regions,
                      std::vector<std::string> priorities)
{
    WorkloadTemplate out;
    out.name = name;
    out.workload.description = description.toStdString();
    out.workload.regions = std::move(regions);
    out.workload.pillar_priorities = std::move(priorities);
    return out;
}

}  // namespace

std::vector<WorkloadTemplate> workloadTemplates()
{
    const std::string operations = "operational_excellence", security = "security", reliability = "reliability",
                      performance = "performance_efficiency", cost = "cost_optimization";
    return {
        make(TemplateTr::tr("Three-tier web application on AWS"),
             TemplateTr::tr("Public web tier behind a load balancer, application tier in private subnets, a managed "
                            "database in two availability zones."),
             {"ap-northeast-2"}, {security, reliability, performance, cost, operations}),
        make(TemplateTr::tr("Containers on Azure (AKS)"),
             TemplateTr::tr("Services on a private AKS cluster behind an application gateway, in a spoke of a hub "
                            "network; images from one registry."),
             {"koreacentral"}, {security, operations, reliability, cost, performance}),
        make(TemplateTr::tr("Data analytics platform"),
             TemplateTr::tr("Batch and stream ingestion into a data lake, scheduled transformations, a warehouse for "
                            "reports. Personal data is masked on the way in."),
             {}, {security, cost, performance, reliability, operations}),
        make(TemplateTr::tr("Serverless API on AWS"),
             TemplateTr::tr("An API gateway, functions and a key-value store; asynchronous work through queues with "
                            "dead-letter queues."),
             {"ap-northeast-2"}, {reliability, security, operations, performance, cost}),
        make(TemplateTr::tr("Hybrid system with a data centre"),
             TemplateTr::tr("A core system on premises, extensions in the cloud, joined by redundant private links. "
                            "Names and addresses are planned together."),
             {"ap-northeast-2"}, {reliability, security, operations, cost, performance}),
    };
}

review::Workload asTemplate(review::Workload workload)
{
    workload.id = {};
    workload.name.clear();
    workload.accounts.clear();
    workload.notes.clear();
    for (auto& [lens, review] : workload.reviews)
        review = {};
    return workload;
}

Result<review::Workload> readTemplate(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, "exchange.path.unreadable", path.toStdString(), "cannot be read",
                    {file.errorString().toStdString()});
    auto workload = exchange::readWorkload(file.read(kMostBytes).toStdString());
    if (!workload)
        return workload;
    return asTemplate(*std::move(workload));
}

Status writeTemplate(const review::Workload& workload, const QString& path)
{
    review::Workload kept = asTemplate(workload);
    kept.id = {1};  // the format asks for one
    kept.name = workload.name;
    const QByteArray bytes = QByteArray::fromStdString(exchange::writeWorkload(kept) + '\n');
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Code::Io, "report.write.failed", path.toStdString(), "cannot be written",
                    {file.errorString().toStdString()});
    return {};
}

}  // namespace pb::ui
