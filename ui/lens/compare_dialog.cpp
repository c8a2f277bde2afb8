// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/compare_dialog.h"

#include "core/review/lens_diff.h"
#include "ui/lens/lens_words.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

/// Both languages where both differ; else the one of the window.
QString sideText(const Text& text, const Text& other)
{
    const auto language = text::current();
    const bool both = text.en != other.en && text.ko != other.ko && !text.en.empty() && !text.ko.empty();
    if (!both && text.en != other.en)
        return QString::fromStdString(text.en);
    if (!both && text.ko != other.ko)
        return QString::fromStdString(text.ko);
    return both ? lensText(text, language) + u'\n' + lensText(text, otherLanguage(language)) : lensText(text, language);
}

QString named(const Question& question)
{
    return QString::fromStdString(question.code) + u"  "_s + lensText(question.title, text::current()).simplified();
}

QString linesText(const std::vector<Text>& lines)
{
    QStringList out;
    for (const Text& line : lines)
        out << lensText(line, text::current());
    return out.join(u'\n');
}

}  // namespace

CompareDialog::CompareDialog(const Lens& before, const Lens& after, QWidget* parent)
    : QDialog(parent), m_tree(new QTreeWidget(this))
{
    setObjectName(u"lens_compare"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare lenses"));
    const auto language = text::current();
    const LensDiff diff = diffLenses(before, after);
    const auto changed =
        std::count_if(diff.kept.begin(), diff.kept.end(), [](const QuestionDiff& q) { return q.changed(); });
    auto* head = makeLabel(1.0, false, QPalette::Text, this);
    head->setObjectName(u"lens_compare_head"_s);
    head->setText(diff.empty() ? tr("The two lenses ask the same questions in the same words.")
                               : tr("Questions in both: %1, of these changed: %2. Only left: %3. Only right: %4.")
                                     .arg(text::count(std::ssize(diff.kept)), text::count(changed),
                                          text::count(std::ssize(diff.removed)), text::count(std::ssize(diff.added))));
    m_tree->setObjectName(u"lens_compare_tree"_s);
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("What differs"), lensText(before.name, language).simplified(),
                             lensText(after.name, language).simplified()});
    m_tree->setWordWrap(true);
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(true);
    fill(before, after, diff);
    auto* buttons = new QDialogButtonBox(this);
    connect(buttons->addButton(tr("Close"), QDialogButtonBox::AcceptRole), &QPushButton::clicked, this,
            &QDialog::accept);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(head);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().lineSpacing() * 34);
    m_tree->setFocus();
}

void CompareDialog::fill(const Lens& before, const Lens& after, const LensDiff& diff)
{
    for (const QuestionDiff& question : diff.kept)
        if (question.changed())
            addQuestion(before, after, question);
    addGone(tr("Only in the left lens"), before, diff.removed, 1);
    addGone(tr("Only in the right lens"), after, diff.added, 2);
    if (!diff.renames.empty()) {
        auto* group = new QTreeWidgetItem(m_tree, {tr("Perhaps the same question under another id")});
        for (const Rename& rename : diff.renames)
            addRow(*group, tr("Alike: %1 %").arg(static_cast<int>(rename.similarity * 100)),
                   named(*findQuestion(before, rename.before)), named(*findQuestion(after, rename.after)));
        group->setExpanded(true);
    }
}

void CompareDialog::addGone(const QString& head, const Lens& lens, const std::vector<std::string>& ids, int column)
{
    if (ids.empty())
        return;
    auto* group = new QTreeWidgetItem(m_tree, {u"%1  ·  %2"_s.arg(head).arg(ids.size())});
    for (const std::string& id : ids)
        if (const Question* question = findQuestion(lens, id)) {
            auto* item = new QTreeWidgetItem(group, {named(*question)});
            item->setText(column, lensText(question->question, text::current()));
        }
    group->setExpanded(true);
}

void CompareDialog::addQuestion(const Lens& before, const Lens& after, const QuestionDiff& diff)
{
    const Question* old = findQuestion(before, diff.id);
    const Question* now = findQuestion(after, diff.id);
    if (!old || !now)
        return;
    auto* top = new QTreeWidgetItem(m_tree, {named(*now)});
    if (diff.moved())
        addRow(*top, tr("Pillar"), lensText(pillarOf(before, diff.id)->name, text::current()),
               lensText(pillarOf(after, diff.id)->name, text::current()));
    addText(*top, tr("Title"), old->title, now->title);
    addText(*top, tr("Question"), old->question, now->question);
    addText(*top, tr("Why it matters"), old->about, now->about);
    if (old->evidence != now->evidence)
        addRow(*top, tr("Ask to see"), linesText(old->evidence), linesText(now->evidence));
    addText(*top, tr("Out of scope when"), old->out_of_scope, now->out_of_scope);
    addChoices(*top, *old, *now, diff);
    if (diff.rules_changed)
        addRow(*top, tr("Risk rules"), rulesText(*old), rulesText(*now));
    if (top->childCount() == 0)
        addRow(*top, tr("Where to read more"), {}, {});
    top->setExpanded(true);
}

void CompareDialog::addChoices(QTreeWidgetItem& top, const Question& before, const Question& after,
                               const QuestionDiff& diff)
{
    for (const ChoiceDiff& choice : diff.choices) {
        const Choice* old = findChoice(before, choice.id);
        const Choice* now = findChoice(after, choice.id);
        if (!choice.kept()) {
            addRow(top, choice.after ? tr("Choice came") : tr("Choice went"),
                   old ? lensText(old->title, text::current()) : QString(),
                   now ? lensText(now->title, text::current()) : QString());
            continue;
        }
        addText(top, tr("Choice"), old->title, now->title);
        if (choice.weight_changed)
            addRow(top, tr("Weight: %1").arg(lensText(now->title, text::current())),
                   weightText(old->weight) + u" · "_s + effortName(old->effort),
                   weightText(now->weight) + u" · "_s + effortName(now->effort));
        if (!choice.text_changed)
            continue;
        addText(top, tr("What good looks like"), old->help, now->help);
        addText(top, tr("First steps"), old->improve, now->improve);
        if (old->help_url != now->help_url || old->improve_url != now->improve_url)
            addRow(top, tr("Addresses"), QString::fromStdString(old->help_url + '\n' + old->improve_url).trimmed(),
                   QString::fromStdString(now->help_url + '\n' + now->improve_url).trimmed());
    }
}

void CompareDialog::addText(QTreeWidgetItem& parent, const QString& what, const Text& before, const Text& after)
{
    if (before != after)
        addRow(parent, what, sideText(before, after), sideText(after, before));
}

void CompareDialog::addRow(QTreeWidgetItem& parent, const QString& what, const QString& before, const QString& after)
{
    auto* item = new QTreeWidgetItem(&parent, {what, before, after});
    for (int column = 0; column < 3; ++column)
        item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
}

}  // namespace pb::ui
