// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QToolButton;

namespace pb::ui {

/// A line across the top of the page area: what went wrong and what to do. Stays until it is closed or replaced; never
/// stops anybody from working.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);

    void showProblem(const QString& sentence);
    void showNotice(const QString& sentence);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const QString& mark, const QString& sentence);
    void retranslate();

    QLabel* m_mark;
    QLabel* m_text;
    QToolButton* m_close;
};

}  // namespace pb::ui
