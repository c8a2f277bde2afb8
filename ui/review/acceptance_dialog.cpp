// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/acceptance_dialog.h"

#include "core/review/workload.h"
#include "ui/review/plan_words.h"
#include "ui/review/text_pair.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

AcceptanceDialog::AcceptanceDialog(const std::optional<Acceptance>& before, int risks, Date today, QWidget* parent)
    : QDialog(parent), m_before(before), m_risks(risks), m_today(today),
      m_head(makeLabel(1.0, false, QPalette::Text, this)), m_form(new QFormLayout), m_approver(new QLineEdit(this)),
      m_reason(new QPlainTextEdit(this)), m_expires(new QLineEdit(this)),
      m_message(makeLabel(0.95, false, QPalette::Link, this)), m_buttons(new QDialogButtonBox(this)),
      m_accept(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole)),
      m_withdraw(m_buttons->addButton(QString(), QDialogButtonBox::DestructiveRole))
{
    setObjectName(u"acceptance_dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    if (before) {
        m_approver->setText(QString::fromStdString(before->approver));
        m_reason->setPlainText(QString::fromStdString(before->reason));
        m_expires->setText(QString::fromStdString(before->expires.text()));
    } else {
        m_expires->setText(u"+12m"_s);  // to live with a risk for ever should be said, not left out
    }
    m_withdraw->setVisible(before.has_value());
    retranslate();
}

void AcceptanceDialog::build()
{
    m_approver->setObjectName(u"acceptance_approver"_s);
    m_approver->setMaxLength(255);
    m_reason->setObjectName(u"acceptance_reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(m_reason->fontMetrics().lineSpacing() * 5);
    m_expires->setObjectName(u"acceptance_expires"_s);
    m_accept->setObjectName(u"acceptance_accept"_s);
    m_withdraw->setObjectName(u"acceptance_withdraw"_s);
    m_accept->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel)->setIcon({});
    m_form->setVerticalSpacing(10);
    m_form->setLabelAlignment(Qt::AlignRight);
    for (QWidget* field : std::initializer_list<QWidget*>{m_approver, m_reason, m_expires})
        m_form->addRow(new QLabel(this), field);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_head);
    layout->addLayout(m_form);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 84);
    connect(m_approver, &QLineEdit::textChanged, this, &AcceptanceDialog::check);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &AcceptanceDialog::check);
    connect(m_expires, &QLineEdit::textChanged, this, &AcceptanceDialog::check);
    connect(m_accept, &QPushButton::clicked, this, &AcceptanceDialog::save);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        emit withdrawn();
        close();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AcceptanceDialog::check()
{
    const auto expires = dayFrom(m_expires->text(), m_today);
    const auto length = static_cast<int>(codePoints(m_reason->toPlainText().trimmed().toStdString()));
    QString message;
    if (m_approver->text().trimmed().isEmpty())
        message = tr("Who accepts the risk? A name or a role.");
    else if (length == 0)
        message = tr("Why can it be accepted?");
    else if (length > kMaxNotes)
        message = tr("The reason is too long: %1 of %2 characters.").arg(length).arg(kMaxNotes);
    else if (!expires)
        message = tr("Until when? A day such as 2026-12-31, or +6m for six months from today; empty is without end.");
    else if (expires->isSet() && *expires < m_today)
        message = tr("That day has passed: the risk would be open at once.");
    else if (expires->isSet())
        message = tr("From the day after %1 on it is an open risk again.").arg(QString::fromStdString(expires->text()));
    m_message->setText(message);
    m_accept->setEnabled(!m_approver->text().trimmed().isEmpty() && length > 0 && length <= kMaxNotes && expires &&
                         (!expires->isSet() || *expires >= m_today));
}

void AcceptanceDialog::save()
{
    const auto expires = dayFrom(m_expires->text(), m_today);
    if (!expires)
        return;
    emit accepted(
        {m_approver->text().trimmed().toStdString(), m_reason->toPlainText().trimmed().toStdString(), *expires});
    close();
}

void AcceptanceDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AcceptanceDialog::retranslate()
{
    setWindowTitle(tr("Accept risk"));
    m_head->setText(m_risks == 1
                        ? tr("The risk is known and stays as it is. Somebody answers for that.")
                        : tr("These %1 risks are known and stay as they are. Somebody answers for that.").arg(m_risks));
    const QStringList labels{tr("Approver"), tr("Reason"), tr("Expires")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_approver->setPlaceholderText(tr("Name or role"));
    m_reason->setPlaceholderText(tr("What speaks for living with it, and what limits the damage"));
    m_expires->setPlaceholderText(tr("2026-12-31, +6m; empty: without end"));
    m_accept->setText(tr("Accept risk"));
    m_withdraw->setText(tr("Withdraw acceptance"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    check();
}

}  // namespace pb::ui
