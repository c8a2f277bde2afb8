// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QScrollArea>

#include <string_view>
#include <vector>

class QVBoxLayout;

namespace pb::net {
struct Element;
}

namespace pb::ui {

class FieldEditor;
class NetworkEditor;

/// What is selected, field by field. The form follows from the kinds table: a new field needs no code here.
class Inspector final : public QScrollArea {
    Q_OBJECT
public:
    explicit Inspector(NetworkEditor& editor, QWidget* parent = nullptr);

    /// null where the shown element has no such field
    FieldEditor* field(std::string_view name) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh(const std::vector<ElementId>& touched);
    void showElement(QVBoxLayout& layout, const net::Element& element);
    void showNetwork(QVBoxLayout& layout);
    void showSeveral(QVBoxLayout& layout);

    NetworkEditor& m_editor;
    ElementId m_shown;
    std::vector<FieldEditor*> m_fields;  ///< of the form that is shown
};

}  // namespace pb::ui
