// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/workload_dialog.h"

#include "ui/document/document.h"
#include "ui/home/priority_list.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"
#include "ui/text/utf8.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

/// What the entries of "Start from" hold, where it is no workload.
const QString kTemplate = u"template:"_s;
const QString kFile = u"file"_s;

/// Entries between commas or blanks, each once.
std::vector<std::string> listOf(const QString& text)
{
    static const QRegularExpression kGap(u"[,;\\s]+"_s);
    std::vector<std::string> list;
    for (const QString& part : text.split(kGap, Qt::SkipEmptyParts))
        if (std::string item = part.toStdString(); std::find(list.begin(), list.end(), item) == list.end())
            list.push_back(std::move(item));
    return list;
}

/// The longest text that a field of Workload takes, in code points.
int mostOf(std::string_view name)
{
    std::int64_t most = 0;
    forEachField<Workload>([&](const auto& f) { most = f.info.name == name ? f.info.max : most; });
    return static_cast<int>(most);
}

QLineEdit* lineEdit(const char* field, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(u"workload_"_s + QString::fromLatin1(field));
    const bool list = field == std::string_view("accounts") || field == std::string_view("regions");
    if (!list)
        edit->setMaxLength(mostOf(field));
    return edit;
}

FieldValue valueOf(const std::string& text) { return text; }
FieldValue valueOf(const std::vector<std::string>& list) { return list; }
template <NamedEnum E>
FieldValue valueOf(E value)
{
    return std::string(enumName(value));
}

}  // namespace

WorkloadDialog::WorkloadDialog(Document& document, WorkloadId workload, QWidget* parent)
    : QDialog(parent), m_document(document), m_id(workload), m_form(new QFormLayout), m_name(lineEdit("name", this)),
      m_description(new QPlainTextEdit(this)), m_environment(new QComboBox(this)), m_owner(lineEdit("owner", this)),
      m_industry(lineEdit("industry", this)), m_accounts(lineEdit("accounts", this)),
      m_regions(lineEdit("regions", this)), m_architecture(lineEdit("architecture_url", this)),
      m_priorities(new PriorityList(this)), m_semantics(new QComboBox(this)), m_from(new QComboBox(this)),
      m_message(makeLabel(0.95, false, QPalette::Link, this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const auto& workloads = document.workspace().workloads;
    if (const auto it = workloads.find(workload); it != workloads.end())
        m_before = it->second;
    else
        m_id = {};
    build();
    retranslate();
    load(m_before);
    check();
}

void WorkloadDialog::build()
{
    m_environment->addItems({QString(), QString()});
    m_semantics->setObjectName(u"workload_not_applicable"_s);
    m_semantics->addItems({QString(), QString()});
    m_from->setObjectName(u"workload_from"_s);
    m_from->addItem(QString(), 0LL);
    for (const auto& [id, workload] : m_document.workspace().workloads)
        m_from->addItem(QString::fromStdString(workload.name), static_cast<qlonglong>(id.value));
    m_templates = workloadTemplates();
    m_from->insertSeparator(m_from->count());
    for (std::size_t i = 0; i < m_templates.size(); ++i)
        m_from->addItem(m_templates[i].name, kTemplate + QString::number(i));
    m_from->insertSeparator(m_from->count());
    m_from->addItem(QString(), kFile);
    m_description->setObjectName(u"workload_description"_s);
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(m_description->fontMetrics().lineSpacing() * 4);
    m_form->setVerticalSpacing(10);
    m_form->setLabelAlignment(Qt::AlignRight);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QWidget* field :
         {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_description), static_cast<QWidget*>(m_environment),
          static_cast<QWidget*>(m_owner), static_cast<QWidget*>(m_industry), static_cast<QWidget*>(m_accounts),
          static_cast<QWidget*>(m_regions), static_cast<QWidget*>(m_architecture), static_cast<QWidget*>(m_priorities),
          static_cast<QWidget*>(m_semantics), static_cast<QWidget*>(m_from)})
        m_form->addRow(new QLabel(this), field);
    m_message->setObjectName(u"workload_message"_s);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 2);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(m_form);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 100);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setIcon({});
    m_form->setRowVisible(m_from, !m_id);
    connect(m_from, &QComboBox::currentIndexChanged, this, [this] {
        if (m_from->currentData().toString() == kFile)
            askTemplateFile();
        else
            loadTemplate();
    });
    connect(m_name, &QLineEdit::textChanged, this, &WorkloadDialog::check);
    connect(m_description, &QPlainTextEdit::textChanged, this, &WorkloadDialog::check);
    for (QLineEdit* list : {m_accounts, m_regions})
        connect(list, &QLineEdit::textChanged, this, &WorkloadDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &WorkloadDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void WorkloadDialog::load(const Workload& workload)
{
    m_name->setText(QString::fromStdString(workload.name));
    m_description->setPlainText(QString::fromStdString(workload.description));
    m_environment->setCurrentIndex(static_cast<int>(workload.environment));
    m_owner->setText(QString::fromStdString(workload.owner));
    m_industry->setText(QString::fromStdString(workload.industry));
    m_accounts->setText(joined(workload.accounts));
    m_regions->setText(joined(workload.regions));
    m_architecture->setText(QString::fromStdString(workload.architecture_url));
    const Lens* lens = workload.lens.empty() ? &m_document.lenses().front() : m_document.findLens(workload.lens);
    m_priorities->setPillars(lens, workload.pillar_priorities);
    m_form->setRowVisible(m_priorities, lens != nullptr);
    m_semantics->setCurrentIndex(static_cast<int>(workload.not_applicable));
}

void WorkloadDialog::setTemplate(WorkloadId from)
{
    if (const int row = m_from->findData(static_cast<qlonglong>(from.value)); row > 0 && !m_id)
        m_from->setCurrentIndex(row);
}

void WorkloadDialog::askTemplateFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Start from a template"), QString(),
                                                      tr("Workload templates (*.json);;All files (*)"));
    if (const Status read = path.isEmpty() ? Status() : setTemplateFile(path); !read) {
        m_from->setCurrentIndex(0);
        m_message->setText(text::errorText(read.error()));
    } else if (path.isEmpty()) {
        m_from->setCurrentIndex(0);
    }
}

Status WorkloadDialog::setTemplateFile(const QString& path)
{
    auto workload = readTemplate(path);
    if (!workload)
        return forward(std::move(workload));
    m_templates.push_back({QFileInfo(path).completeBaseName(), *std::move(workload)});
    m_from->insertItem(m_from->count() - 1, m_templates.back().name,
                       kTemplate + QString::number(m_templates.size() - 1));
    m_from->setCurrentIndex(m_from->count() - 2);
    return {};
}

std::optional<Workload> WorkloadDialog::chosenTemplate() const
{
    const QString key = m_from->currentData().toString();
    if (m_id)
        return std::nullopt;
    if (key.startsWith(kTemplate))
        return m_templates[key.mid(kTemplate.size()).toUInt()].workload;
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find({m_from->currentData().toLongLong()});
    return it == workloads.end() ? std::nullopt : std::optional(it->second);
}

void WorkloadDialog::loadTemplate()
{
    m_before = chosenTemplate().value_or(Workload{});
    m_before.id = {};
    // Who does what until when is not the new workload's, and neither is what was attached to the old one.
    for (auto& [lens, review] : m_before.reviews) {
        review.plan.clear();
        for (auto& [question, answer] : review.answers)
            answer.links.clear();
    }
    m_before.accounts.clear();
    const QString name = m_name->text();
    load(m_before);
    m_name->setText(name);
    check();
}

Workload WorkloadDialog::entered() const
{
    Workload workload = m_before;
    workload.name = m_name->text().trimmed().toStdString();
    workload.description = m_description->toPlainText().trimmed().toStdString();
    workload.environment = static_cast<Environment>(m_environment->currentIndex());
    workload.owner = m_owner->text().trimmed().toStdString();
    workload.industry = m_industry->text().trimmed().toStdString();
    workload.accounts = listOf(m_accounts->text());
    workload.regions = listOf(m_regions->text());
    workload.architecture_url = m_architecture->text().trimmed().toStdString();
    if (m_priorities->count() > 0)
        workload.pillar_priorities = m_priorities->priorities();
    workload.not_applicable = static_cast<NotApplicableChoice>(m_semantics->currentIndex());
    return workload;
}

std::optional<Edit> WorkloadDialog::edit() const
{
    Workload after = entered();
    if (!m_id) {
        after.id = nextWorkloadId(m_document.workspace().workloads);
        if (after.lens.empty())
            after.lens = m_document.lenses().front().id;
        return Edit{AddWorkload{std::move(after)}};
    }
    Batch batch;
    forEachField<Workload>([&](const auto& f) {
        if (after.*(f.member) != m_before.*(f.member))
            batch.edits.push_back({SetWorkloadField{m_id, std::string(f.info.name), valueOf(after.*(f.member))}});
    });
    return batch.edits.empty() ? std::nullopt : std::optional(Edit{std::move(batch)});
}

void WorkloadDialog::check()
{
    const bool named = !m_name->text().trimmed().isEmpty();
    const auto change = edit();
    const Status status = named && change ? m_document.check(workspace::Edit{*change}) : Status();
    const auto length = static_cast<int>(codePoints(entered().description));
    const int most = mostOf("description");
    QString message;
    if (length > most)
        message = tr("The description is too long by %n character(s).", nullptr, length - most);
    else if (!status)
        message = text::errorText(status.error());
    m_message->setText(message);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(named && message.isEmpty());
}

void WorkloadDialog::save()
{
    const auto change = edit();
    if (!change) {
        accept();
        return;
    }
    const WorkloadId id = touched(*change).front().workload;
    const QString name = m_name->text().trimmed();
    const Status status =
        m_document.apply(*change, m_id ? tr("Change workload %1").arg(name) : tr("Add workload %1").arg(name));
    if (!status) {
        m_message->setText(text::errorText(status.error()));
        return;
    }
    accept();
    emit saved(id);
}

void WorkloadDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void WorkloadDialog::retranslate()
{
    setWindowTitle(m_id ? tr("Workload properties") : tr("New workload"));
    const QStringList labels{tr("Name"),
                             tr("Description"),
                             tr("Environment"),
                             tr("Review owner"),
                             tr("Industry"),
                             tr("Accounts"),
                             tr("Regions"),
                             tr("Architecture link"),
                             tr("Pillar priorities"),
                             tr("Practices that do not apply"),
                             tr("Start from")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    for (const Environment environment : {Environment::Production, Environment::PreProduction})
        m_environment->setItemText(static_cast<int>(environment), environmentName(environment));
    m_semantics->setItemText(0, tr("are left out, as the AWS tool does"));
    m_semantics->setItemText(1, tr("count as missing (strict)"));
    m_from->setItemText(0, tr("A blank review"));
    m_from->setItemText(m_from->findData(kFile), tr("A template file…"));
    m_priorities->setToolTip(tr("Most important first. Drag, or press Alt with Up or Down."));
    m_priorities->setAccessibleName(tr("Pillar priorities"));
    m_priorities->retranslate();
    m_name->setPlaceholderText(tr("What everybody calls it"));
    m_description->setPlaceholderText(tr("What it does, for whom"));
    m_accounts->setPlaceholderText(tr("AWS account or Azure subscription ids, separated by commas"));
    m_regions->setPlaceholderText(tr("ap-northeast-2, koreacentral"));
    m_architecture->setPlaceholderText(tr("https://…"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(m_id ? tr("Save") : tr("Create"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    check();
}

}  // namespace pb::ui
