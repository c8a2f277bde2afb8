// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace pb::ui {

/// A sentence that comes up at the lower edge of its parent for some seconds. Takes no focus and no clicks.
class HintLabel final : public QLabel {
    Q_OBJECT
public:
    explicit HintLabel(QWidget* parent);
    void show(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void settle();
    QTimer m_timer;
};

}  // namespace pb::ui
