// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/attach_dialog.h"

#include "core/base/date.h"
#include "core/review/edit.h"
#include "ui/document/document.h"
#include "ui/review/review_text.h"
#include "ui/review/search_field.h"
#include "ui/review/text_match.h"
#include "ui/review/text_pair.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr int kNoEntry = -1;  ///< the name of a lens above its questions

int entryOf(const QListWidgetItem& item) { return item.data(Qt::UserRole).toInt(); }

QString foldedTexts(const Question& question)
{
    QStringList all{QString::fromStdString(question.code), QString::fromStdString(question.code).remove(u' ')};
    for (const Text* text : {&question.title, &question.question})
        all << QString::fromStdString(text->en) << QString::fromStdString(text->ko);
    return TextNeedle::folded(TextNeedle::composed(all.join(u'\n')));
}

}  // namespace

AttachDialog::AttachDialog(Document& document, WorkloadId workload, EvidenceLink evidence, const QString& words,
                           QWidget* parent)
    : QDialog(parent), m_document(document), m_workload(workload), m_evidence(std::move(evidence)),
      m_words(makeLabel(1.0, true, QPalette::Text, this)), m_search(new SearchField(this)),
      m_list(new QListWidget(this)), m_note(new QLineEdit(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"attach_dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Attach to question"));
    build(words);
    const auto lenses = m_document.lensesOf(m_workload);
    for (const Lens* lens : lenses)
        addQuestions(*lens, lenses.size() > 1);
    filter({});
}

void AttachDialog::build(const QString& words)
{
    m_words->setText(words);
    m_search->setObjectName(u"attach_search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Search questions"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setObjectName(u"attach_questions"_s);
    m_list->setAccessibleName(tr("Questions"));
    m_list->setSpacing(2);
    m_note->setObjectName(u"attach_note"_s);
    m_note->setMaxLength(kMaxNotes);
    m_note->setPlaceholderText(tr("What it shows"));
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Attach"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* button : m_buttons->buttons())
        button->setIcon({});
    auto* form = new QFormLayout;
    form->addRow(tr("Note"), m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(form);
    layout->addWidget(m_buttons);
    const QSize character(fontMetrics().averageCharWidth(), fontMetrics().lineSpacing());
    setMinimumWidth(character.width() * 80);
    resize(minimumWidth(), character.height() * 30);
    connect(m_search, &SearchField::soughtChanged, this, &AttachDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, &AttachDialog::check);
    connect(m_list, &QListWidget::itemActivated, this, &AttachDialog::attach);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &AttachDialog::attach);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AttachDialog::addQuestions(const Lens& lens, bool several)
{
    if (several) {
        auto* head = new QListWidgetItem(lensText(lens.name, text::current()).simplified(), m_list);
        head->setFlags(Qt::NoItemFlags);
        head->setData(Qt::UserRole, kNoEntry);
    }
    for (const Question* question : allQuestions(lens)) {
        const QuestionKey key{m_workload, lens.id, question->id};
        const QString code = QString::fromStdString(question->code);
        const QString name = u"%1   %2"_s.arg(code, lensText(question->title, text::current()));
        const bool there = isAttached(key);
        auto* item = new QListWidgetItem(there ? tr("%1 (attached already)").arg(name) : name, m_list);
        item->setData(Qt::UserRole, static_cast<int>(m_entries.size()));
        item->setToolTip(lensText(question->question, text::current()));
        if (there)
            item->setFlags(Qt::NoItemFlags);
        m_entries.push_back({key, code, foldedTexts(*question)});
    }
}

bool AttachDialog::isAttached(const QuestionKey& key) const
{
    const auto& links = answerOf(m_document.workspace().workloads.at(m_workload), key.lens, key.question).links;
    return std::any_of(links.begin(), links.end(), [this](const auto& each) {
        const EvidenceLink& link = each.second;
        return link.kind == m_evidence.kind && link.network == m_evidence.network && link.run == m_evidence.run &&
               link.target == m_evidence.target;
    });
}

void AttachDialog::filter(const QString& words)
{
    const TextNeedle needle(words);
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const int entry = entryOf(*item);
        const bool fits =
            entry == kNoEntry ? needle.isEmpty() : needle.inAny({m_entries[static_cast<std::size_t>(entry)].searched});
        item->setHidden(!fits);
        if (fits && !first && item->flags().testFlag(Qt::ItemIsSelectable))
            first = item;
    }
    m_list->setCurrentItem(first);
    check();
}

void AttachDialog::check()
{
    const QListWidgetItem* item = m_list->currentItem();
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(item && !item->isHidden() && entryOf(*item) != kNoEntry &&
                     item->flags().testFlag(Qt::ItemIsSelectable));
}

void AttachDialog::attach()
{
    if (!m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        return;
    const Entry& entry = m_entries[static_cast<std::size_t>(entryOf(*m_list->currentItem()))];
    const auto workload = m_document.workspace().workloads.find(m_workload);
    if (workload == m_document.workspace().workloads.end())
        return reject();
    m_evidence.note = m_note->text().trimmed().toStdString();
    const auto number = nextLink(answerOf(workload->second, entry.key.lens, entry.key.question));
    // What is refused is shown by whoever listens to the document.
    if (m_document.apply(review::Edit{SetLink{entry.key, number, m_evidence, utcNow()}},
                         tr("Attach evidence to %1").arg(entry.code)))
        emit attached(entry.code);
    accept();
}

}  // namespace pb::ui
