// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/link_list.h"

#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"
#include "ui/review/tr.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::EvidenceLink;
using review::LinkKind;

namespace {

constexpr int kMostTarget = 4096;
constexpr int kMostNote = 2084;

QString kindName(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Finding:
        return ReviewTr::tr("Finding");
    case LinkKind::Run:
        return ReviewTr::tr("Density run");
    case LinkKind::File:
        return ReviewTr::tr("File");
    case LinkKind::Address:
        return ReviewTr::tr("Address");
    case LinkKind::Note:
        break;
    }
    return ReviewTr::tr("Observation");
}

bool isWebAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s) && !url.host().isEmpty();
}

/// One attached piece: pressing it opens it.
class LinkRow final : public RowButton {
public:
    /// @param words how what it leads to reads; "" where that is its target
    LinkRow(const EvidenceLink& link, const QString& words, QWidget* parent) : RowButton(parent)
    {
        setFlat(true);
        const QString target = words.isEmpty() ? QString::fromStdString(link.target) : words;
        const QString note = QString::fromStdString(link.note);
        const QString head = note.isEmpty() ? target : note;
        auto* first = makeLabel(0.95, false, target.isEmpty() ? QPalette::Text : QPalette::Link, this);
        first->setText(u"%1: %2"_s.arg(kindName(link.kind), head));
        letThrough(first);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(8, 4, 8, 4);
        layout->setSpacing(2);
        layout->addWidget(first);
        if (!note.isEmpty() && !target.isEmpty()) {
            auto* second = makeLabel(0.9, false, QPalette::PlaceholderText, this);
            second->setText(target);
            letThrough(second);
            layout->addWidget(second);
        }
        setText(first->text());
        setToolTip(target);
    }
};

}  // namespace

LinkDialog::LinkDialog(std::vector<LinkCandidate> candidates, QWidget* parent)
    : QDialog(parent), m_candidates(std::move(candidates)), m_kind(new QComboBox(this)),
      m_candidate(new QComboBox(this)), m_target(new QLineEdit(this)), m_browse(new QToolButton(this)),
      m_note(new QLineEdit(this)), m_message(makeLabel(0.95, false, QPalette::Link, this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"link_dialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Attach evidence"));
    const auto has = [this](LinkKind kind) {
        return std::any_of(m_candidates.begin(), m_candidates.end(),
                           [kind](const LinkCandidate& candidate) { return candidate.link.kind == kind; });
    };
    for (const LinkKind kind : {LinkKind::Address, LinkKind::File, LinkKind::Note, LinkKind::Finding, LinkKind::Run})
        if ((kind != LinkKind::Finding && kind != LinkKind::Run) || has(kind))
            m_kind->addItem(kindName(kind), static_cast<int>(kind));
    build();
    check();
}

void LinkDialog::build()
{
    m_candidate->setObjectName(u"link_candidate"_s);
    m_candidate->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setObjectName(u"link_kind"_s);
    m_target->setObjectName(u"link_target"_s);
    m_target->setMaxLength(kMostTarget);
    m_note->setObjectName(u"link_note"_s);
    m_note->setMaxLength(kMostNote);
    m_note->setPlaceholderText(tr("What it shows"));
    m_browse->setText(tr("Choose…"));
    auto* target = new QHBoxLayout;
    target->addWidget(m_target, 1);
    target->addWidget(m_candidate, 1);
    target->addWidget(m_browse);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignRight);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Where"), target);
    form->addRow(tr("Note"), m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Attach"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* button : m_buttons->buttons())
        button->setIcon({});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &LinkDialog::fillCandidates);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &LinkDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &LinkDialog::check);
    connect(m_note, &QLineEdit::textChanged, this, &LinkDialog::check);
    connect(m_browse, &QToolButton::clicked, this, &LinkDialog::browse);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        emit entered(link());
        accept();
    });
    fillCandidates();
}

void LinkDialog::fillCandidates()
{
    m_candidate->clear();
    const auto kind = static_cast<LinkKind>(m_kind->currentData().toInt());
    for (std::size_t i = 0; i < m_candidates.size(); ++i)
        if (m_candidates[i].link.kind == kind)
            m_candidate->addItem(m_candidates[i].words, static_cast<uint>(i));
    m_candidate->setVisible(m_candidate->count() > 0);
    m_target->setVisible(m_candidate->count() == 0);
}

EvidenceLink LinkDialog::link() const
{
    EvidenceLink link;
    link.kind = static_cast<LinkKind>(m_kind->currentData().toInt());
    if (m_candidate->count() > 0)
        link = m_candidates[m_candidate->currentData().toUInt()].link;
    else if (link.kind != LinkKind::Note)
        link.target = m_target->text().trimmed().toStdString();
    link.note = m_note->text().trimmed().toStdString();
    return link;
}

void LinkDialog::check()
{
    const EvidenceLink given = link();
    const bool note = given.kind == LinkKind::Note;
    const bool address = given.kind == LinkKind::Address;
    m_target->setEnabled(!note);
    m_browse->setVisible(given.kind == LinkKind::File);
    m_target->setPlaceholderText(address ? tr("https://…") : note ? QString() : tr("Path of the file"));
    QString message;
    if (note && given.note.empty())
        message = tr("Write down what was seen.");
    else if (address && !isWebAddress(QString::fromStdString(given.target)))
        message = tr("An address that begins with https:// or http://.");
    else if (given.kind == LinkKind::File && given.target.empty())
        message = tr("Which file?");
    m_message->setText(message);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(message.isEmpty());
}

void LinkDialog::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Attach a file"));
    if (!path.isEmpty())
        m_target->setText(path);
}

LinkList::LinkList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout), m_attach(new QToolButton(this))
{
    m_attach->setObjectName(u"link_attach"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_rows->setSpacing(2);
    layout->addLayout(m_rows);
    layout->addWidget(m_attach, 0, Qt::AlignLeft);
    connect(m_attach, &QToolButton::clicked, this, &LinkList::attach);
    rebuild();
}

void LinkList::setLinks(const std::map<std::int64_t, EvidenceLink>& links)
{
    if (links == m_links)
        return;
    m_links = links;
    rebuild();
}

void LinkList::setCandidates(std::vector<LinkCandidate> candidates)
{
    m_candidates = std::move(candidates);
    rebuild();
}

void LinkList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    rebuild();
}

void LinkList::attach()
{
    if (m_readOnly)
        return;
    auto* dialog = new LinkDialog(m_candidates, this);
    connect(dialog, &LinkDialog::entered, this, &LinkList::attached);
    dialog->open();
}

void LinkList::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& [number, link] : m_links) {
        auto* line = new QWidget(this);
        const auto known = std::find_if(m_candidates.begin(), m_candidates.end(), [&](const LinkCandidate& one) {
            return one.link.kind == link.kind && one.link.network == link.network && one.link.run == link.run &&
                   one.link.target == link.target;
        });
        const bool gone = known == m_candidates.end() && (link.kind == LinkKind::Finding || link.kind == LinkKind::Run);
        auto* row = new LinkRow(link,
                                gone                          ? tr("no longer there")
                                : known == m_candidates.end() ? QString()
                                                              : known->words,
                                line);
        row->setObjectName(u"link_%1"_s.arg(number));
        auto* remove = new QToolButton(line);
        remove->setObjectName(u"link_remove_%1"_s.arg(number));
        remove->setText(u"✕"_s);
        remove->setAutoRaise(true);
        remove->setToolTip(tr("Take it off"));
        remove->setAccessibleName(remove->toolTip());
        remove->setVisible(!m_readOnly);
        auto* layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2);
        layout->addWidget(row, 1);
        layout->addWidget(remove, 0, Qt::AlignTop);
        m_rows->addWidget(line);
        connect(row, &RowButton::clicked, this, [this, link = link] { emit activated(link); });
        connect(remove, &QToolButton::clicked, this, [this, number = number] { emit removed(number); });
    }
    m_attach->setText(tr("Attach evidence…"));
    m_attach->setVisible(!m_readOnly);
}

void LinkList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

}  // namespace pb::ui
