// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_delegate.h"

#include "ui/review/plan_model.h"
#include "ui/review/plan_words.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

constexpr int kPadding = 4;

const PlanModel& modelOf(const QModelIndex& index) { return *static_cast<const PlanModel*>(index.model()); }

QStringList choicesOf(int column)
{
    QStringList names;
    switch (column) {
    case PlanModel::kEffort:
        names << PlanModel::tr("As the lens says");
        for (const Effort effort : {Effort::Low, Effort::Medium, Effort::High})
            names << effortShortName(effort);
        break;
    case PlanModel::kStatus:
        for (const PlanStatus status : {PlanStatus::NotStarted, PlanStatus::InProgress, PlanStatus::Complete,
                                        PlanStatus::RiskAcknowledged, PlanStatus::NotApplicable})
            names << planStatusName(status);
        break;
    case PlanModel::kLikelihood:
    case PlanModel::kImpact:
        names << PlanModel::tr("Not rated");
        for (int rating = 1; rating <= 5; ++rating)
            names << (column == PlanModel::kImpact ? impactName(rating) : likelihoodName(rating));
        break;
    default:
        break;
    }
    return names;
}

/// The colour of a cell's text; it never says anything that the words do not.
QColor textColor(const PlanLine& line, int column, const QPalette& palette)
{
    if (column == PlanModel::kDue && line.overdue)
        return riskColor(Risk::High, palette);
    if (column == PlanModel::kAcceptance && line.acceptance == AcceptanceState::Expired)
        return riskColor(Risk::High, palette);
    const bool faint = !line.open || (column == PlanModel::kEffort && !line.item.effort);
    return palette.color(faint ? QPalette::PlaceholderText : QPalette::Text);
}

void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const QString& text)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(option.rect.adjusted(kPadding, 4, -kPadding, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

}  // namespace

void PlanDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const PlanLine* line = modelOf(index).lineAt(index.row());
    const QColor base = option.palette.color(QPalette::Base);
    const QColor accent = option.palette.color(QPalette::Highlight);
    if (!line) {
        painter->fillRect(option.rect, blend(base, option.palette.color(QPalette::Text), 0.06));
        paintHead(*painter, option, index.data().toString());
        painter->restore();
        return;
    }
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, blend(base, accent, 0.16));
    QRect rect = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    if (index.column() == PlanModel::kRisk) {
        const int size = option.fontMetrics.ascent();
        paintRiskMark(*painter, QRectF(rect.left(), rect.center().y() - size / 2.0 + 1, size, size), line->risk,
                      option.palette);
        rect.setLeft(rect.left() + size + 7);
    }
    painter->setFont(option.font);
    painter->setPen(index.column() == PlanModel::kRisk && line->open
                        ? riskColor(line->risk, option.palette)
                        : textColor(*line, index.column(), option.palette));
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter),
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * kPadding +
                      (index.column() == 0 ? option.fontMetrics.ascent() + 7 : 0);
    return {width, option.fontMetrics.height() + 12};
}

QWidget* PlanDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int column = index.column();
    if (const QStringList names = choicesOf(column); !names.isEmpty()) {
        auto* box = new QComboBox(parent);
        box->addItems(names);
        auto* self = const_cast<PlanDelegate*>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        QTimer::singleShot(0, box, &QComboBox::showPopup);
        return box;
    }
    if (column == PlanModel::kNote) {
        auto* edit = new QPlainTextEdit(parent);
        edit->setTabChangesFocus(true);
        return edit;
    }
    auto* edit = new QLineEdit(parent);
    edit->setFrame(false);
    edit->setMaxLength(255);
    if (column == PlanModel::kDue)
        edit->setPlaceholderText(PlanModel::tr("2026-12-31, +14, +2w"));
    if (column == PlanModel::kOwner)
        edit->setCompleter(new QCompleter(modelOf(index).owners(), edit));
    return edit;
}

void PlanDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QVariant value = index.data(Qt::EditRole);
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(value.toInt());
    else if (auto* text = qobject_cast<QPlainTextEdit*>(editor))
        text->setPlainText(value.toString());
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->setText(value.toString());
}

void PlanDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentIndex());
    else if (const auto* text = qobject_cast<QPlainTextEdit*>(editor))
        model->setData(index, text->toPlainText());
    else if (const auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text().trimmed());
}

void PlanDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const
{
    QRect rect = option.rect;
    if (index.column() == PlanModel::kNote)
        rect.setHeight(option.fontMetrics.lineSpacing() * 5);
    if (qobject_cast<QComboBox*>(editor))
        rect.setWidth(std::max(rect.width(), editor->sizeHint().width()));
    const QRect all = editor->parentWidget()->rect();
    if (rect.bottom() > all.bottom())
        rect.moveBottom(all.bottom());
    if (rect.right() > all.right())
        rect.moveRight(all.right());
    editor->setGeometry(rect);
}

}  // namespace pb::ui
