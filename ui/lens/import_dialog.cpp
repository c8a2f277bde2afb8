// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/import_dialog.h"

#include "core/review/prove.h"
#include "ui/lens/repair_list.h"
#include "ui/review/review_text.h"
#include "ui/review/text_pair.h"
#include "ui/text/format.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

ImportDialog::ImportDialog(exchange::ReadLens read, const QString& file, const QString& replaces, QWidget* parent)
    : QDialog(parent), m_read(std::move(read))
{
    setObjectName(u"lens_import"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import lens"));
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 32);
    const auto number = [](std::ptrdiff_t value) { return text::count(value); };
    const auto proofs = review::prove(m_read.lens);
    const auto flawed =
        std::count_if(proofs.begin(), proofs.end(), [](const review::QuestionProof& p) { return !p.findings.empty(); });
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    QLabel* name = makeLabel(1.4, true, QPalette::Text, this);
    name->setText(lensText(m_read.lens.name, text::current()).simplified());
    QLabel* numbers = makeLabel(1.0, false, QPalette::PlaceholderText, this);
    numbers->setText(tr("Questions: %1. With flaws in their rules: %2. Repairs: %3.")
                         .arg(number(std::ssize(proofs)), number(flawed), number(std::ssize(m_read.repairs))));
    layout->addWidget(name);
    layout->addWidget(numbers);
    if (m_read.repairs.empty()) {
        QLabel* clean = makeLabel(1.0, false, QPalette::Text, this);
        clean->setText(tr("The file is in order; nothing had to be repaired."));
        layout->addWidget(clean);
        layout->addStretch(1);
    } else {
        auto* list = new RepairList(this);
        list->setRepairs(m_read.repairs, file);
        layout->addWidget(list, 1);
    }
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* add = buttons->addButton(tr("Add to workspace"), QDialogButtonBox::AcceptRole);
    add->setObjectName(u"lens_import_add"_s);
    connect(add, &QPushButton::clicked, this, [this] { emit addChosen(m_read.lens); });
    if (!replaces.isEmpty()) {
        QPushButton* replace = buttons->addButton(tr("Replace \"%1\"").arg(replaces), QDialogButtonBox::AcceptRole);
        replace->setObjectName(u"lens_import_replace"_s);
        connect(replace, &QPushButton::clicked, this, [this] { emit replaceChosen(m_read.lens); });
    }
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    add->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace pb::ui
