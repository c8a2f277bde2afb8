// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens_shape.h"

#include <QWidget>

class QLabel;

namespace pb::ui {

class TextFields;

/// Name and explanation of a pillar or an area, and beneath them those of the lens.
class PartEditor final : public QWidget {
    Q_OBJECT
public:
    explicit PartEditor(QWidget* parent = nullptr);

    /// @param part a pillar or an area of the lens
    void setPart(const review::Lens& lens, const review::LensPart& part);

signals:
    /// With every key. @param field that was written in
    void edited(const pb::review::Lens& lens, const QString& field);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field { kName, kAbout, kLensName, kLensAbout };
    review::Text* textOf(std::size_t field);
    void retranslate();

    review::Lens m_lens;
    review::LensPart m_part;
    QLabel* m_head;
    TextFields* m_texts;
    QLabel* m_lensHead;
    TextFields* m_lensTexts;
};

}  // namespace pb::ui
