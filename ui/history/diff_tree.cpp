// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/diff_tree.h"

#include "ui/document/cell_words.h"
#include "ui/history/wrap_delegate.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"
#include "ui/text/sentence.h"

#include <QHeaderView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {
constexpr int kQuestionRole = Qt::UserRole;
constexpr int kDiffLensRole = Qt::UserRole + 1;
constexpr double kNameShare = 0.42;  ///< of the width for what differs
}  // namespace

QIcon riskIcon(Risk risk, const QWidget& widget)
{
    const int side = widget.fontMetrics().ascent() + 2;
    QPixmap picture(QSize(side, side) * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRiskMark(painter, QRectF(1, 1, side - 2, side - 2), risk, widget.palette());
    return QIcon(picture);
}

DiffTree::DiffTree(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(u"diff_tree"_s);
    setColumnCount(3);
    setUpTree(*this);
    const auto activated = [this](QTreeWidgetItem* item) {
        while (item && item->data(0, kQuestionRole).toString().isEmpty())
            item = item->parent();
        if (item)
            emit questionActivated(item->data(0, kQuestionRole).toString(), item->data(0, kDiffLensRole).toString());
    };
    connect(this, &QTreeWidget::itemActivated, this, activated);
}

void DiffTree::setSides(const QString& before, const QString& after)
{
    setHeaderLabels({tr("What differs"), before, after});
}

void DiffTree::setContent(const Content& content)
{
    clear();
    addProperties(content);
    for (const AnswerDiff& diff : content.diff.questions)
        addQuestion(diff, content);
    expandAll();
}

void DiffTree::addProperties(const Content& content)
{
    if (content.properties.empty())
        return;
    auto* top = new QTreeWidgetItem(this, {tr("Workload")});
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    top->setFont(0, bold);
    for (const CellChange& change : content.properties) {
        QTreeWidgetItem* item = addCell(*top, change, nullptr);
        const auto name = content.lens_names.find(change.key.lens);
        if (change.key.part == CellPart::Lens && name != content.lens_names.end())
            item->setText(0, text::sentence(text::current(), "change.part.lens", {name->second}));
    }
}

void DiffTree::addQuestion(const AnswerDiff& diff, const Content& content)
{
    const text::Language language = text::current();
    const Question* before = text::questionOf(content.before, diff.question);
    const Question* after = text::questionOf(content.after, diff.question);
    const Question* any = after ? after : before;
    auto* top = new QTreeWidgetItem(this, {text::questionTitle(diff.question, any, language)});
    top->setData(0, kQuestionRole, QString::fromStdString(diff.question));
    if (const Lens* lens = content.after ? content.after : content.before)
        top->setData(0, kDiffLensRole, QString::fromStdString(lens->id));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const auto side = [&](int column, const Question* question, Risk risk) {
        top->setText(column, question ? riskName(risk) : tr("Not asked"));
        if (question)
            top->setIcon(column, riskIcon(risk, *this));
        if (diff.before != diff.after && question)
            top->setFont(column, bold);
    };
    top->setFont(0, bold);
    side(1, before, diff.before);
    side(2, after, diff.after);
    for (const CellChange& change : diff.changes)
        addCell(*top, change, any);
    if (diff.changes.empty()) {
        auto* note = new QTreeWidgetItem(top, {tr("The answer is the same; the rules of the question have changed.")});
        note->setFirstColumnSpanned(true);
    }
}

QTreeWidgetItem* DiffTree::addCell(QTreeWidgetItem& parent, const CellChange& change, const Question* question)
{
    const text::Language language = text::current();
    auto* item = new QTreeWidgetItem(&parent, {text::cellName(change.key, question, language),
                                               text::cellValue(change.key, change.before, question, language),
                                               text::cellValue(change.key, change.after, question, language)});
    for (int column = 1; column < 3; ++column) {
        item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
        item->setToolTip(column, item->text(column));
    }
    item->setTextAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    const bool nothing = change.before.index() == 0;
    item->setForeground(
        nothing ? 1 : 2,
        palette().color(nothing || change.after.index() == 0 ? QPalette::PlaceholderText : QPalette::Text));
    return item;
}

void DiffTree::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    const int width = viewport()->width();
    header()->resizeSection(0, static_cast<int>(width * kNameShare));
    header()->resizeSection(1, static_cast<int>(width * (1 - kNameShare) / 2));
}

}  // namespace pb::ui
