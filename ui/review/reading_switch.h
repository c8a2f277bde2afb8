// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_text.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace pb::ui {

/// In which language the lens is read: English, Korean, or both in columns beside each other, whatever the window
/// speaks; and how much of the question there is in each.
class ReadingSwitch final : public QWidget {
    Q_OBJECT
public:
    explicit ReadingSwitch(QWidget* parent = nullptr);

    Reading reading() const noexcept { return m_reading; }
    /// From English to Korean to both, and round.
    void cycle();
    /// Says what is not there in both languages. Says nothing where all is.
    void setCoverage(const TextCoverage& coverage);

signals:
    void readingChanged(pb::ui::Reading reading);

protected:
    void changeEvent(QEvent* event) override;

private:
    void set(Reading reading);
    void retranslate();

    Reading m_reading;
    TextCoverage m_coverage;
    QToolButton* m_english;
    QToolButton* m_korean;
    QToolButton* m_both;
    QLabel* m_missing;
};

}  // namespace pb::ui
