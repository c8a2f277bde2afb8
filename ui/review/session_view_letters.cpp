// SPDX-License-Identifier: GPL-3.0-or-later
// How large the letters of a session are: as large as the window allows.
#include "ui/review/notes_edit.h"
#include "ui/review/risk_pill.h"
#include "ui/review/session_choice.h"
#include "ui/review/session_start.h"
#include "ui/review/session_view.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr int kLinesOnScreen = 34;  ///< letters are so high that this many lines would fit
constexpr int kLeastLetters = 13;
constexpr QMargins kMargins{40, 24, 40, 20};
constexpr QMargins kCloseMargins{40, 8, 40, 6};
constexpr int kSpacing = 14;
constexpr int kCloseSpacing = 6;

void setPixels(QWidget* widget, int pixels)
{
    QFont font = widget->font();
    font.setPixelSize(pixels);
    widget->setFont(font);
}

}  // namespace

int SessionView::lettersThatFit() const { return std::max(kLeastLetters, height() / kLinesOnScreen); }

void SessionView::setLetters()
{
    int start = lettersThatFit();
    m_start->setLetters(start);
    while (start > kLeastLetters && m_start->minimumSizeHint().height() > height())
        m_start->setLetters(--start);
    // As large as the screen allows; smaller, and at last closer, only where the practices would not all be in sight.
    int pixels = lettersThatFit();
    applyLetters(pixels, false);
    while (now() && pixels > kLeastLetters && !fits())
        applyLetters(--pixels, false);
    if (now() && !fits())
        applyLetters(pixels, true);
}

bool SessionView::fits() const
{
    QLayout* layout = m_pages->widget(kQuestion)->layout();
    // From the inside out: a layout remembers its height for a width until it is told of the change within.
    for (SessionChoice* choice : m_choices)
        choice->layout()->activate();
    m_listLayout->activate();
    m_side->layout()->activate();
    layout->activate();
    return (layout->hasHeightForWidth() ? layout->heightForWidth(width()) : layout->sizeHint().height()) <= height();
}

void SessionView::applyLetters(int pixels, bool close)
{
    setPixels(m_first, pixels * 3 / 2);
    setPixels(m_second, pixels * 3 / 2);
    for (SessionChoice* choice : m_choices)
        choice->setLetters(pixels, close);
    m_listLayout->setSpacing(close ? 1 : std::max(2, pixels / 4));
    m_pages->widget(kQuestion)->layout()->setContentsMargins(close ? kCloseMargins : kMargins);
    m_pages->widget(kQuestion)->layout()->setSpacing(close ? kCloseSpacing : kSpacing);
    const int small = std::max(kLeastLetters, pixels * 4 / 5);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_code, m_count, m_timer, m_askHead, m_ask, m_helpHead, m_help, m_parkedText,
                                         m_foot, m_banner, m_risk, m_parkedMark})
        setPixels(widget, small);
    setPixels(m_end, lettersThatFit() * 2);
    setPixels(m_endText, lettersThatFit());
    m_notes->setLetters(small);
}

}  // namespace pb::ui
