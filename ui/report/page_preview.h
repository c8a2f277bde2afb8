// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/pdf.h"

#include <QWidget>

#include <vector>

namespace pb::ui {

/// The pages of a report one below the other, painted by the code that makes the PDF. Only what is in sight is painted.
class PagePreview final : public QWidget {
    Q_OBJECT
public:
    explicit PagePreview(QWidget* parent = nullptr);

    /// @param rendered null: nothing to show; outlives its use here
    void show(const report::Rendered* rendered, const QString& whenEmpty);
    /// Fits pages to a width in pixels.
    void setPageWidth(int pixels);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();

    const report::Rendered* m_rendered = nullptr;
    QString m_whenEmpty;
    int m_pageWidth = 640;
    std::vector<QRectF> m_places;
};

}  // namespace pb::ui
