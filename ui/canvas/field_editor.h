// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/element.h"
#include "core/network/topology.h"
#include "core/network/value.h"

#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace pb::ui {

class NetworkEditor;

/// One field of the inspector: label, the right kind of input, and beneath it what is wrong with what was typed.
/// What cannot be applied stays in the input, is explained, and changes nothing.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    FieldEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent);

    const FieldInfo& info() const noexcept { return m_info; }
    ElementId elementId() const noexcept { return m_element; }
    /// Shows what the element holds now; leaves what is being typed alone.
    virtual void refresh(const net::Element& element) = 0;
    QString message() const;

protected:
    /// For what a person has finished typing: checks, applies, or explains.
    void commit(const Result<net::FieldValue>& value);
    /// For what is being typed: explains, or takes the explanation away.
    void preview(const Result<net::FieldValue>& value);
    /// Puts the input below the label and ties the two for screen readers.
    void setInput(QWidget* input, bool labelled = true);
    net::FieldValue held(const net::Element& element) const;
    QString label() const;

    NetworkEditor& m_editor;

private:
    void explain(const Error& error);

    ElementId m_element;
    net::Kind m_kind;
    FieldInfo m_info;
    QVBoxLayout* m_layout;
    QLabel* m_label;
    QLabel* m_message;
};

/// The right editor for a field's type.
std::unique_ptr<FieldEditor> makeFieldEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info,
                                             QWidget* parent);
/// For FieldType::Reference and References.
std::unique_ptr<FieldEditor> makeReferenceEditor(NetworkEditor& editor, const net::Element& element,
                                                 const FieldInfo& info, QWidget* parent);

/// The elements that a reference field may name, by name: of the right kinds, and in the same VPC where the field's
/// owner is in one and the target is such that it must be.
std::vector<const net::Element*> legalTargets(const net::Topology& topology, const net::Element& owner,
                                              const FieldInfo& info);

}  // namespace pb::ui
