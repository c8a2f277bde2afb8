// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_files.h"

#include "core/base/date.h"
#include "core/exchange/review/review_tables.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"
#include "ui/text/sentence.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr qint64 kMostBytes = 64 << 20;  ///< as exchange::kMaxCsvBytes

exchange::Wording wording()
{
    const auto language = text::current();
    return {[language](std::string_view id) { return text::sentence(language, id).toStdString(); },
            [language](const Text& text) { return lensText(text, language).toStdString(); }};
}

Status writeBytes(const std::string& bytes, const QString& path)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size || !file.commit())
        return fail(Error::Code::Io, "report.write.failed", path.toStdString(), "cannot be written",
                    {file.errorString().toStdString()});
    return {};
}

/// The name of what changes, as a person reads it.
QString whatText(const Question* question, const CellKey& key)
{
    if (const Choice* choice = question ? findChoice(*question, key.name) : nullptr)
        return lensText(choice->title, text::current());
    const std::string id = "review.column." + (key.part == CellPart::Acceptance ? "acceptance" : key.name);
    return text::hasSentence(id) ? text::sentence(id) : QString::fromStdString(key.name);
}

/// The word for an enum's name; the name itself where it is any other text.
QString wordFor(const std::string& value)
{
    for (const char* group : {"review.state.", "review.status.", "review.effort.", "review.reason."})
        if (const std::string id = group + value; !value.empty() && text::hasSentence(id))
            return text::sentence(id);
    return QString::fromStdString(value);
}

QString fieldText(const FieldValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? text::sentence("review.table.yes") : QString();
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    const auto* words = std::get_if<std::string>(&value);
    return words ? wordFor(*words) : QString();
}

QString valueText(const CellValue& value)
{
    if (const auto* field = std::get_if<FieldValue>(&value))
        return fieldText(*field);
    if (const auto* choice = std::get_if<ChoiceAnswer>(&value)) {
        const QString state = wordFor(std::string(enumName(choice->state)));
        return choice->note.empty() ? state : state + u" · "_s + QString::fromStdString(choice->note);
    }
    if (const auto* acceptance = std::get_if<Acceptance>(&value))
        return u"%1 · %2 · %3"_s.arg(QString::fromStdString(acceptance->approver),
                                     QString::fromStdString(acceptance->expires.text()),
                                     QString::fromStdString(acceptance->reason));
    if (const auto* link = std::get_if<EvidenceLink>(&value))
        return QString::fromStdString(link->note.empty() ? link->target : link->note);
    return {};
}

}  // namespace

Status writePlan(const std::vector<const Lens*>& lenses, const Workload& workload, Date today,
                 const std::set<QuestionKey>& denied, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"json"_s)
        return writeBytes(exchange::writeReviewJson(lenses, workload), path);
    std::vector<PlanRow> rows = planRows(lenses, workload, today);
    for (PlanRow& row : rows)
        row.contradicted = denied.contains({workload.id, row.lens->id, row.question->id});
    const bool again = suffix == u"csv"_s;
    const exchange::Table table =
        exchange::planTable(rows, wording(), again ? exchange::CellValues::Keys : exchange::CellValues::Words);
    if (again)
        return writeBytes(exchange::writeCsv(table), path);
    if (suffix == u"xlsx"_s)
        return exchange::writeXlsx({table}, path.toStdString());
    return writeBytes(exchange::writeMarkdown(table), path);
}

Result<exchange::Proposal> readPlan(const std::vector<const Lens*>& lenses, const Workload& workload,
                                    const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, "exchange.path.unreadable", path.toStdString(), "cannot be read",
                    {file.errorString().toStdString()});
    const QByteArray bytes = file.read(kMostBytes + 1);
    return exchange::proposeReview({bytes.constData(), static_cast<std::size_t>(bytes.size())}, path.toStdString(),
                                   lenses, workload, utcNow());
}

PlanImportDialog::PlanImportDialog(const std::vector<const Lens*>& lenses, exchange::Proposal proposal,
                                   const QString& file, QWidget* parent)
    : QDialog(parent), m_proposal(std::move(proposal)), m_head(makeLabel(1.0, false, QPalette::Text, this)),
      m_table(new QTableWidget(this)), m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setObjectName(u"plan_import"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What %1 would change").arg(QFileInfo(file).fileName()));
    const auto changes = static_cast<int>(m_proposal.changes.size());
    const auto refused = static_cast<int>(m_proposal.refused.size());
    m_head->setText(
        changes == 0 && refused == 0 ? tr("The file says what is here already. Nothing would change.")
        : refused == 0               ? tr("Changes: %1. Nothing has changed yet.").arg(changes)
                       : tr("Changes: %1. Not possible: %2, shown at the end and left out.").arg(changes).arg(refused));
    fill(lenses);
    QPushButton* apply = m_buttons->addButton(tr("Apply (%1)").arg(changes), QDialogButtonBox::AcceptRole);
    apply->setObjectName(u"plan_import_apply"_s);
    apply->setEnabled(changes > 0);
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_head);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 30);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(exchange::editOf(m_proposal));
        accept();
    });
}

void PlanImportDialog::fill(const std::vector<const Lens*>& lenses)
{
    m_table->setObjectName(u"plan_import_table"_s);
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({tr("Question"), tr("What"), tr("Now"), tr("Then")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->setRowCount(static_cast<int>(m_proposal.changes.size() + m_proposal.refused.size()));
    int row = 0;
    const auto put = [&](const QStringList& cells) {
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column].simplified());
            item->setToolTip(cells[column]);
            m_table->setItem(row, column, item);
        }
        ++row;
    };
    for (const exchange::ProposedChange& one : m_proposal.changes) {
        const CellKey& key = one.change.key;
        const auto lens = std::find_if(lenses.begin(), lenses.end(), [&](const Lens* l) { return l->id == key.lens; });
        const Question* question = lens == lenses.end() ? nullptr : findQuestion(**lens, key.question);
        const QString code = QString::fromStdString(question ? question->code : key.question);
        put({lenses.size() > 1 && question ? code + u" · "_s + lensText((*lens)->name, text::current()) : code,
             whatText(question, one.change.key), valueText(one.change.before), valueText(one.change.after)});
    }
    for (const exchange::RefusedPart& part : m_proposal.refused) {
        put({part.line > 0 ? tr("Line %1").arg(part.line) : QString(), QString::fromStdString(part.column),
             tr("not possible"), text::errorText(part.error)});
        for (int column = 0; column < 4; ++column)
            m_table->item(row - 1, column)->setForeground(palette().brush(QPalette::PlaceholderText));
    }
}

}  // namespace pb::ui
