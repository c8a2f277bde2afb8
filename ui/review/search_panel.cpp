// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/search_panel.h"

#include "ui/review/risk_style.h"
#include "ui/review/search_field.h"
#include "ui/review/text_pair.h"
#include "ui/review/tr.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kHitRole = Qt::UserRole;  ///< index into the hits; none: a heading
constexpr int kPadding = 6;

QString groupName(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Question:
        return ReviewTr::tr("Questions");
    case SearchKind::Practice:
        return ReviewTr::tr("Practices");
    case SearchKind::Explanation:
        return ReviewTr::tr("Explanations");
    case SearchKind::Note:
        return ReviewTr::tr("Notes");
    case SearchKind::Finding:
        break;
    }
    return ReviewTr::tr("Findings");
}

/// Draws code and text of a hit on one line, the match on a ground of its own.
class HitDelegate final : public QStyledItemDelegate {
public:
    HitDelegate(const std::vector<SearchHit>& hits, QObject* parent) : QStyledItemDelegate(parent), m_hits(hits) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {100, option.fontMetrics.height() + 2 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QVariant at = index.data(kHitRole);
        if (at.isValid())
            paintHit(*painter, option, m_hits[at.toUInt()]);
        else
            paintHead(*painter, option, index.data().toString());
        painter->restore();
    }

private:
    static void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QString& text)
    {
        QFont font = option.font;
        font.setPointSizeF(font.pointSizeF() * 0.9);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(option.palette.color(QPalette::PlaceholderText));
        painter.drawText(option.rect.adjusted(kPadding, kPadding, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    }

    static void paintHit(QPainter& painter, const QStyleOptionViewItem& option, const SearchHit& hit)
    {
        const QColor base = option.palette.color(QPalette::Base);
        const QColor accent = option.palette.color(QPalette::Highlight);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(base, accent, option.state & QStyle::State_Selected ? 0.18 : 0.07));
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
        }
        QRect rect = option.rect.adjusted(2 * kPadding, 0, -kPadding, 0);
        const int codeWidth = option.fontMetrics.horizontalAdvance(u"COST 10  "_s);
        painter.setFont(option.font);
        painter.setPen(option.palette.color(QPalette::PlaceholderText));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         option.fontMetrics.elidedText(hit.entry->code, Qt::ElideRight,
                                                       codeWidth - option.fontMetrics.averageCharWidth()));
        rect.setLeft(rect.left() + codeWidth);
        if (const QString& lens = hit.entry->lensName; !lens.isEmpty()) {
            const int width = std::min(option.fontMetrics.horizontalAdvance(lens), rect.width() / 4);
            painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter,
                             option.fontMetrics.elidedText(lens, Qt::ElideRight, width));
            rect.setRight(rect.right() - width - 2 * kPadding);
        }
        paintMarked(painter, option, rect, hit);
    }

    static void paintMarked(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                            const SearchHit& hit)
    {
        QTextLayout layout(hit.text, option.font);
        QList<QTextLayout::FormatRange> formats;
        QTextCharFormat marked;
        marked.setBackground(
            blend(option.palette.color(QPalette::Base), riskColor(review::Risk::Medium, option.palette), 0.32));
        marked.setFontWeight(QFont::DemiBold);
        for (const TextRange& range : hit.ranges)
            formats.append({static_cast<int>(range.at), static_cast<int>(range.length), marked});
        layout.setFormats(formats);
        QTextOption oneLine;
        oneLine.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(oneLine);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(1e5);
        layout.endLayout();
        painter.setPen(option.palette.color(QPalette::Text));
        painter.setClipRect(rect);
        layout.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2 + 1));
        if (line.naturalTextWidth() > rect.width()) {  // it goes on beyond the edge
            const int fade = option.fontMetrics.averageCharWidth() * 3;
            QLinearGradient gradient(rect.right() - fade, 0, rect.right(), 0);
            QColor ground = option.palette.color(QPalette::Base);
            ground.setAlpha(0);
            gradient.setColorAt(0, ground);
            ground.setAlpha(255);
            gradient.setColorAt(1, ground);
            painter.fillRect(QRect(rect.right() - fade, rect.top() + 2, fade + 1, rect.height() - 4), gradient);
        }
    }

    const std::vector<SearchHit>& m_hits;
};

}  // namespace

SearchPanel::SearchPanel(QWidget* parent)
    : QFrame(parent), m_field(new SearchField(this)), m_list(new QTreeWidget(this)),
      m_status(makeLabel(0.9, false, QPalette::PlaceholderText, this))
{
    setObjectName(u"review_search"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_field->setObjectName(u"review_search_field"_s);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    scaleFont(m_field, 1.15);
    m_list->setObjectName(u"review_search_list"_s);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setItemsExpandable(false);
    m_list->setUniformRowHeights(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);  // the keys stay with the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new HitDelegate(m_hits, m_list));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    connect(m_field, &SearchField::soughtChanged, this, &SearchPanel::find);
    connect(m_list, &QTreeWidget::itemClicked, this, &SearchPanel::go);
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void SearchPanel::open(SearchIndex index)
{
    m_index = std::move(index);
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    find();
}

void SearchPanel::place()
{
    const int character = fontMetrics().averageCharWidth();
    const int width = std::min(parentWidget()->width() - 24, character * 110);
    const int height = std::min(parentWidget()->height() - 48, fontMetrics().height() * 26);
    setGeometry((parentWidget()->width() - width) / 2, 12, width, height);
}

void SearchPanel::find()
{
    m_list->clear();  // its items point into the hits
    m_hits = m_index.find(TextNeedle(m_field->sought()));
    fill();
}

void SearchPanel::fill()
{
    QTreeWidgetItem* group = nullptr;
    QTreeWidgetItem* first = nullptr;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const SearchKind kind = m_hits[i].entry->kind;
        if (i == 0 || kind != m_hits[i - 1].entry->kind) {
            const auto count = std::count_if(m_hits.begin(), m_hits.end(),
                                             [&](const SearchHit& hit) { return hit.entry->kind == kind; });
            group = new QTreeWidgetItem(m_list, {u"%1  %2"_s.arg(groupName(kind)).arg(count)});
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto* item = new QTreeWidgetItem(m_list, {m_hits[i].text});
        item->setData(0, kHitRole, static_cast<uint>(i));
        item->setData(0, Qt::AccessibleTextRole,
                      u"%1 %2 %3"_s.arg(m_hits[i].entry->code, m_hits[i].text, m_hits[i].entry->lensName).trimmed());
        first = first ? first : item;
    }
    m_list->setCurrentItem(first);
    const bool empty = TextNeedle(m_field->sought()).isEmpty();
    m_status->setText(empty ? tr("Every word must be there. Initials find Korean words: ㅂㅇ finds 보안.")
                      : m_hits.empty() ? tr("Nothing in this review holds that.")
                                       : tr("Up, Down: choose  ·  Enter: go there  ·  Esc: close"));
}

void SearchPanel::step(int rows)
{
    const int count = m_list->topLevelItemCount();
    int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    for (row += rows; row >= 0 && row<count; row += rows> 0 ? 1 : -1) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        if (!item->data(0, kHitRole).isValid())
            continue;
        m_list->setCurrentItem(item);
        m_list->scrollToItem(item);
        return;
    }
}

void SearchPanel::go()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    const QVariant at = item ? item->data(0, kHitRole) : QVariant();
    if (!at.isValid())
        return;
    const SearchEntry entry = *m_hits[at.toUInt()].entry;
    const QString words = m_field->sought();
    hide();
    emit chosen(entry, words);
}

void SearchPanel::close()
{
    hide();
    emit closed();
}

bool SearchPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        close();
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();  // not the page's Escape
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(10);
        return true;
    case Qt::Key_PageUp:
        step(-10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void SearchPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchPanel::retranslate()
{
    m_field->setPlaceholderText(tr("Search questions, practices, explanations, notes and findings"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setAccessibleName(tr("Search results"));
}

}  // namespace pb::ui
