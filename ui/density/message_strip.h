// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace pb::ui {

/// An error in the place where it happened: what, where, what to do. Hidden while there is none.
class MessageStrip final : public QFrame {
    Q_OBJECT
public:
    explicit MessageStrip(QWidget* parent = nullptr);
    void showError(const Error& error);
    void clear();
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    std::optional<Error> m_error;
    QLabel* m_text;
};

}  // namespace pb::ui
