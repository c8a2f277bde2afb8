// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/lens_page.h"

#include "core/exchange/review/any_lens.h"
#include "core/review/edit.h"
#include "core/review/prove.h"
#include "ui/document/document.h"
#include "ui/lens/compare_dialog.h"
#include "ui/lens/import_dialog.h"
#include "ui/lens/lens_outline.h"
#include "ui/lens/part_editor.h"
#include "ui/lens/question_editor.h"
#include "ui/lens/question_proof_view.h"
#include "ui/lens/repair_list.h"
#include "ui/lens/risk_icon.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr qint64 kMostBytes = 16 << 20;

/// @return Io "exchange.path.unreadable" and the errors of exchange::readAnyLens()
Result<exchange::ReadLens> readFiles(const QStringList& paths)
{
    std::vector<exchange::LensFile> files;
    for (const QString& path : paths) {
        QFile file(path);
        const std::string name = QFileInfo(path).fileName().toStdString();
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Code::Io, "exchange.path.unreadable", name, "cannot be opened",
                        {file.errorString().toStdString()});
        files.push_back({name, file.read(kMostBytes).toStdString()});
    }
    return exchange::readAnyLens(files);
}

review::Question* questionIn(review::Lens& lens, const std::string& id)
{
    for (review::Pillar& pillar : lens.pillars)
        for (review::Area& area : pillar.areas)
            for (review::Question& question : area.questions)
                if (question.id == id)
                    return &question;
    return nullptr;
}

}  // namespace

LensPage::LensPage(Document& document, QWidget* parent) : QWidget(parent), m_document(document)
{
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildLeft());
    splitter->addWidget(buildRight());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({fontMetrics().averageCharWidth() * 56, fontMetrics().averageCharWidth() * 120});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->addWidget(splitter);
    connect(m_lenses, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showLens(m_lenses->item(row)->data(Qt::UserRole).toString().toStdString());
    });
    connect(m_outline, &LensOutline::partChosen, this, &LensPage::showPart);
    connect(m_outline, &LensOutline::changed, this, [this](const review::Lens& lens, const QString& what) {
        apply({workspace::ReplaceLens{Shared<review::Lens>(lens)}}, what);
        fillQuestions();
    });
    connect(m_partEditor, &PartEditor::edited, this, [this](const review::Lens& lens, const QString& field) {
        replaceAs(lens, field, tr("Edit lens %1").arg(lensText(lens.name, text::current())));
    });
    connect(m_editor, &QuestionEditor::edited, this, &LensPage::onEdited);
    connect(&m_document, &Document::reloaded, this, &LensPage::reload);
    connect(&m_document, &Document::changed, this, &LensPage::onChanged);
    reload();
}

QToolButton* LensPage::addButton(const char* name, void (LensPage::*slot)())
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

QWidget* LensPage::buildLeft()
{
    auto* panel = new QWidget;
    m_title = makeLabel(1.4, true, QPalette::Text, panel);
    m_lenses = new QListWidget(panel);
    m_lenses->setObjectName(u"lens_list"_s);
    m_lenses->setMaximumHeight(fontMetrics().lineSpacing() * 12);
    m_lenses->setSpacing(2);
    m_import = addButton("lens_import_button", &LensPage::askImport);
    m_export = addButton("lens_export_button", &LensPage::askExport);
    m_copy = addButton("lens_copy_button", &LensPage::copyLens);
    m_remove = addButton("lens_remove_button", &LensPage::removeLens);
    m_use = addButton("lens_use_button", &LensPage::useLens);
    m_compare = new QToolButton(this);
    m_compare->setObjectName(u"lens_compare_button"_s);
    m_compareMenu = new QMenu(m_compare);
    m_compare->setMenu(m_compareMenu);
    m_compare->setPopupMode(QToolButton::InstantPopup);
    connect(m_compareMenu, &QMenu::aboutToShow, this, &LensPage::fillCompareMenu);
    m_outline = new LensOutline(panel);
    auto* first = new QHBoxLayout;
    first->addWidget(m_import);
    first->addWidget(m_export);
    first->addWidget(m_compare);
    first->addStretch(1);
    auto* second = new QHBoxLayout;
    second->addWidget(m_use);
    second->addWidget(m_copy);
    second->addWidget(m_remove);
    second->addStretch(1);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_lenses);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_outline, 1);
    return panel;
}

QWidget* LensPage::buildRight()
{
    auto* panel = new QWidget;
    m_heading = makeLabel(1.3, true, QPalette::Text, panel);
    m_about = makeLabel(1.0, false, QPalette::PlaceholderText, panel);
    m_proof = new QuestionProofView(panel);
    m_proof->setObjectName(u"lens_proof"_s);
    auto* editor = new QScrollArea(panel);
    auto* stack = new QStackedWidget(editor);
    m_editor = new QuestionEditor(stack);
    m_partEditor = new PartEditor(stack);
    stack->addWidget(m_editor);
    stack->addWidget(m_partEditor);
    m_editors = stack;
    editor->setWidget(stack);
    editor->setWidgetResizable(true);
    editor->setFrameShape(QFrame::NoFrame);
    m_liveProof = new QuestionProofView(panel);
    m_liveProof->setObjectName(u"lens_live_proof"_s);
    auto* beside = new QSplitter(panel);
    beside->setChildrenCollapsible(false);
    beside->addWidget(editor);
    beside->addWidget(m_liveProof);
    beside->setStretchFactor(0, 3);
    beside->setStretchFactor(1, 2);
    beside->setSizes({600, 400});
    m_editTab = beside;
    m_tabs = new QTabWidget(panel);
    m_tabs->setObjectName(u"lens_tabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_proof, QString());
    m_tabs->addTab(m_editTab, QString());
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_heading);
    layout->addWidget(m_about);
    layout->addWidget(m_tabs, 1);
    return panel;
}

void LensPage::setWorkload(WorkloadId workload)
{
    m_workload = workload;
    updateButtons();
}

void LensPage::reload()
{
    m_lens.clear();
    m_question.clear();
    fillLenses();
    retranslate();
}

void LensPage::onChanged(const workspace::Change& change)
{
    if (!change.lenses.empty()) {
        refreshLenses(change.lenses);
        if (std::find(change.lenses.begin(), change.lenses.end(), m_lens) != change.lenses.end())
            fillQuestions();
    }
    updateButtons();
}

bool LensPage::isOwn() const { return m_document.workspace().lenses.contains(m_lens); }

void LensPage::markLens(QListWidgetItem& item, const review::Lens& lens)
{
    const bool own = m_document.workspace().lenses.contains(lens.id);
    const auto count = std::ssize(review::allQuestions(lens));
    item.setText(lensText(lens.name, text::current()).simplified() + u'\n' +
                 (own ? tr("in this workspace") : tr("comes with the program")) + u" · "_s +
                 tr("Questions: %1").arg(text::count(count)));
    item.setIcon(
        riskIcon16(review::proved(review::prove(lens)) ? review::Risk::None : review::Risk::Medium, palette()));
}

QListWidgetItem* LensPage::itemOf(const std::string& id) const
{
    for (int i = 0; i < m_lenses->count(); ++i)
        if (m_lenses->item(i)->data(Qt::UserRole).toString().toStdString() == id)
            return m_lenses->item(i);
    return nullptr;
}

/// Marks those that changed; makes the list again where one came or went.
void LensPage::refreshLenses(const std::vector<std::string>& ids)
{
    for (const std::string& id : ids) {
        const review::Lens* lens = m_document.findLens(id);
        QListWidgetItem* item = itemOf(id);
        if (!lens || !item) {
            fillLenses();
            return;
        }
        markLens(*item, *lens);
    }
}

void LensPage::fillLenses()
{
    const QSignalBlocker quiet(m_lenses);
    m_lenses->clear();
    const auto add = [this](const review::Lens& lens) {
        auto* item = new QListWidgetItem(m_lenses);
        item->setData(Qt::UserRole, QString::fromStdString(lens.id));
        markLens(*item, lens);
    };
    for (const review::Lens& lens : m_document.lenses())
        if (!m_document.workspace().lenses.contains(lens.id))
            add(lens);
    for (const auto& [id, lens] : m_document.workspace().lenses)
        add(*lens);
    if (QListWidgetItem* item = itemOf(m_lens))
        m_lenses->setCurrentItem(item);
    else
        showLens(m_lenses->count() > 0 ? m_lenses->item(0)->data(Qt::UserRole).toString().toStdString() : "");
}

void LensPage::showLens(const std::string& id)
{
    m_lens = id.empty() && !m_document.lenses().empty() ? m_document.lenses().front().id : id;
    if (QListWidgetItem* item = itemOf(m_lens)) {
        const QSignalBlocker quiet(m_lenses);
        m_lenses->setCurrentItem(item);
    }
    fillQuestions();
    updateButtons();
}

void LensPage::fillQuestions()
{
    const QSignalBlocker quiet(m_outline);
    m_outline->setLens(m_document.findLens(m_lens), isOwn() && !m_document.readOnly());
    showPart();
}

void LensPage::showPart()
{
    const review::Lens* lens = m_document.findLens(m_lens);
    const review::LensPart& part = m_outline->chosen();
    const bool there = lens && review::hasPart(*lens, part);
    const review::Pillar* pillar = there ? &lens->pillars[static_cast<std::size_t>(part.pillar)] : nullptr;
    const review::Area* area = pillar && part.area >= 0 ? &pillar->areas[static_cast<std::size_t>(part.area)] : nullptr;
    const review::Question* question =
        area && part.isQuestion() ? &area->questions[static_cast<std::size_t>(part.question)] : nullptr;
    m_question = question ? question->id : std::string();
    const auto language = text::current();
    if (question) {
        showQuestion(*question);
    } else if (pillar) {
        m_heading->setText(lensText(area ? area->name : pillar->name, language));
        m_about->setText(lensText(area ? area->guidance : pillar->definition, language));
    } else {
        m_heading->setText(tr("Choose a question"));
        m_about->clear();
    }
    const bool editable = isOwn() && !m_document.readOnly();
    m_tabs->setVisible(question || (pillar && editable));
    m_tabs->setTabEnabled(0, question != nullptr);
    m_tabs->setTabEnabled(1, editable);
    m_tabs->setTabToolTip(1,
                          editable ? QString() : tr("A lens that comes with the program stays as it is. Edit a copy."));
    if (!editable)
        m_tabs->setCurrentIndex(0);
    else if (!question)
        m_tabs->setCurrentIndex(1);
    m_liveProof->setVisible(question != nullptr);
    m_editors->setCurrentIndex(question ? 0 : 1);
    if (pillar && !question && editable)
        m_partEditor->setPart(*lens, part);
}

void LensPage::showQuestion(const review::Question& question)
{
    m_heading->setText(
        QString::fromStdString(question.code) + u"  "_s +
        lensText(question.question.empty() ? question.title : question.question, text::current()).simplified());
    m_about->setText(lensText(question.about, text::current()));
    m_proof->setQuestion(question);
    m_liveProof->setQuestion(question);
    if (isOwn() && !m_document.readOnly())
        m_editor->setQuestion(question);
}

/// Puts a lens in place of itself; successive keys in one field are one step of undo.
void LensPage::replaceAs(const review::Lens& lens, const QString& field, const QString& text)
{
    const QString key = field.isEmpty() ? QString() : QString::fromStdString(lens.id + '/' + m_question) + u'/' + field;
    if (key.isEmpty() || key != m_editedField)
        m_mergeId = key.isEmpty() ? Document::kNoMerge : m_document.newMergeId();
    m_editedField = key;
    apply({workspace::ReplaceLens{Shared<review::Lens>(lens)}}, text, m_mergeId);
}

void LensPage::onEdited(const review::Question& question, const QString& field)
{
    const review::Lens* lens = m_document.findLens(m_lens);
    if (!lens || !isOwn())
        return;
    review::Lens changed = *lens;
    review::Question* place = questionIn(changed, question.id);
    if (!place || *place == question)
        return;
    *place = question;
    replaceAs(changed, field, tr("Edit %1").arg(QString::fromStdString(question.code)));
}

void LensPage::apply(const workspace::Edit& edit, const QString& text, int mergeId)
{
    // A refusal is shown by whoever listens to Document::failed().
    (void)m_document.apply(edit, text, mergeId);
}

void LensPage::askImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import lens"), QString(), tr("Lenses: AWS custom lens, Azure checklist (*.json);;All files (*)"));
    if (!paths.isEmpty())
        importFiles(paths);
}

void LensPage::importFiles(const QStringList& paths)
{
    auto read = readFiles(paths);
    if (!read) {
        emit m_document.failed(read.error());
        return;
    }
    const auto& lenses = m_document.workspace().lenses;
    const auto same = lenses.find(read->lens.id);
    const QString replaces = same == lenses.end() ? QString() : lensText(same->second->name, text::current());
    auto* dialog = new ImportDialog(*std::move(read), QFileInfo(paths.first()).fileName(), replaces, this);
    connect(dialog, &ImportDialog::addChosen, this, &LensPage::addLens);
    connect(dialog, &ImportDialog::replaceChosen, this, &LensPage::replaceLens);
    dialog->open();
}

std::string LensPage::freeId(const std::string& wanted) const
{
    std::string id = wanted;
    for (int n = 2; m_document.findLens(id); ++n)
        id = wanted + '-' + std::to_string(n);
    return id;
}

void LensPage::addLens(review::Lens lens)
{
    lens.id = freeId(lens.id);
    const std::string id = lens.id;
    const QString name = lensText(lens.name, text::current());
    apply({workspace::AddLens{Shared<review::Lens>(std::move(lens))}}, tr("Add lens %1").arg(name));
    if (m_document.findLens(id))
        showLens(id);
}

void LensPage::replaceLens(review::Lens lens)
{
    const std::string id = lens.id;
    const QString name = lensText(lens.name, text::current());
    apply({workspace::ReplaceLens{Shared<review::Lens>(std::move(lens))}}, tr("Replace lens %1").arg(name));
    showLens(id);
}

void LensPage::copyLens()
{
    const review::Lens* lens = m_document.findLens(m_lens);
    if (!lens)
        return;
    review::Lens copy = *lens;
    if (!copy.name.en.empty())
        copy.name.en += " (copy)";
    if (!copy.name.ko.empty())
        copy.name.ko += " (사본)";
    addLens(std::move(copy));
    m_tabs->setCurrentIndex(1);
}

void LensPage::removeLens()
{
    if (!isOwn() || workspace::lensIsUsed(m_document.workspace(), m_lens))
        return;
    const QString name = lensText(m_document.findLens(m_lens)->name, text::current());
    apply({workspace::RemoveLens{m_lens}}, tr("Remove lens %1").arg(name));
}

void LensPage::useLens()
{
    const auto& workloads = m_document.workspace().workloads;
    const auto it = workloads.find(m_workload);
    const review::Lens* lens = m_document.findLens(m_lens);
    if (it == workloads.end() || !lens)
        return;
    review::Edit edit;
    edit.op = review::AddReview{m_workload, m_lens, {}};
    (void)m_document.apply(edit, tr("Use lens %1").arg(lensText(lens->name, text::current())));
}

void LensPage::compareWith(const std::string& id)
{
    const review::Lens* shown = m_document.findLens(m_lens);
    const review::Lens* other = m_document.findLens(id);
    if (shown && other)
        (new CompareDialog(*other, *shown, this))->open();
}

void LensPage::compareWithFiles(const QStringList& paths)
{
    const auto read = readFiles(paths);
    if (!read)
        emit m_document.failed(read.error());
    else if (const review::Lens* shown = m_document.findLens(m_lens))
        (new CompareDialog(read->lens, *shown, this))->open();
}

/// The other lenses, and files.
void LensPage::fillCompareMenu()
{
    m_compareMenu->clear();
    for (int row = 0; row < m_lenses->count(); ++row) {
        const QString id = m_lenses->item(row)->data(Qt::UserRole).toString();
        const review::Lens* lens = m_document.findLens(id.toStdString());
        if (lens && lens->id != m_lens)
            m_compareMenu
                ->addAction(lensText(lens->name, text::current()).simplified().replace(u'&', u"&&"_s), this,
                            [this, id] { compareWith(id.toStdString()); })
                ->setObjectName(u"lens_compare_"_s + id);
    }
    m_compareMenu->addSeparator();
    m_compareMenu->addAction(tr("A file…"), this, [this] {
        const QStringList paths =
            QFileDialog::getOpenFileNames(this, tr("Compare with a lens"), QString(),
                                          tr("Lenses: AWS custom lens, Azure checklist (*.json);;All files (*)"));
        if (!paths.isEmpty())
            compareWithFiles(paths);
    });
}

void LensPage::askExport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export lens for AWS"), QString::fromStdString(m_lens) + u".json"_s, tr("AWS custom lens (*.json)"));
    if (!path.isEmpty())
        exportTo(path);
}

void LensPage::exportTo(const QString& path)
{
    const review::Lens* lens = m_document.findLens(m_lens);
    if (!lens)
        return;
    const bool korean = text::current() == text::Language::Korean;
    auto written =
        exchange::writeAwsLens(*lens, korean ? exchange::LensLanguage::Korean : exchange::LensLanguage::English);
    if (!written) {
        emit m_document.failed(written.error());
        return;
    }
    QSaveFile file(path);
    const QByteArray bytes = QByteArray::fromStdString(written->json);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        emit m_document.failed(Error{Error::Code::Io,
                                     "lens.export.failed",
                                     path.toStdString(),
                                     "cannot be written",
                                     {file.errorString().toStdString()}});
        return;
    }
    auto* dialog = new QDialog(this);
    dialog->setObjectName(u"lens_exported"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Lens exported"));
    dialog->resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 26);
    auto* layout = new QVBoxLayout(dialog);
    QLabel* head = makeLabel(1.0, false, QPalette::Text, dialog);
    head->setText(tr("%1 was written. Changed to fit the AWS format: %2.")
                      .arg(QFileInfo(path).fileName(), text::count(std::ssize(written->changes))));
    auto* list = new RepairList(dialog);
    list->setRepairs(written->changes, QFileInfo(path).fileName());
    auto* buttons = new QDialogButtonBox(dialog);
    buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    layout->addWidget(head);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->open();
}

void LensPage::updateButtons()
{
    const bool writable = !m_document.readOnly();
    const auto& workloads = m_document.workspace().workloads;
    const auto workload = workloads.find(m_workload);
    const bool used = workspace::lensIsUsed(m_document.workspace(), m_lens);
    const bool there = workload != workloads.end() && workload->second.reviews.contains(m_lens);
    m_import->setEnabled(writable);
    m_copy->setEnabled(writable && m_document.findLens(m_lens) != nullptr);
    m_export->setEnabled(m_document.findLens(m_lens) != nullptr);
    m_compare->setEnabled(m_document.findLens(m_lens) != nullptr);
    m_remove->setEnabled(writable && isOwn() && !used);
    m_remove->setToolTip(isOwn() && used ? tr("A workload is reviewed with this lens.") : QString());
    m_use->setEnabled(writable && workload != workloads.end() && !there);
    m_use->setToolTip(there ? tr("The workload has this lens.") : QString());
}

void LensPage::retranslate()
{
    m_title->setText(tr("Lenses"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export for AWS…"));
    m_compare->setText(tr("Compare with"));
    m_copy->setText(tr("Edit a copy"));
    m_remove->setText(tr("Remove"));
    m_use->setText(tr("Use for this workload"));
    m_tabs->setTabText(0, tr("Proof"));
    m_tabs->setTabText(1, tr("Edit"));
    fillLenses();
    fillQuestions();
    updateButtons();
}

void LensPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

}  // namespace pb::ui
