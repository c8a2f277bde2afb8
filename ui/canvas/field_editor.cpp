// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/field_editor.h"

#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_text.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/tr.h"
#include "ui/text/error_text.h"
#include "ui/text/utf8.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

class FlagEditor final : public FieldEditor {
public:
    FlagEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_box(new QCheckBox(label(), this))
    {
        setInput(m_box, false);
        connect(m_box, &QCheckBox::clicked, this, [this](bool on) { commit(net::FieldValue(on)); });
        show(element);
    }
    void refresh(const net::Element& element) override { show(element); }

private:
    void show(const net::Element& element) { m_box->setChecked(std::get<bool>(held(element))); }
    QCheckBox* m_box;
};

/// Text, numbers, single addresses and blocks, lists of ports.
class LineEditor final : public FieldEditor {
public:
    LineEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_line(new QLineEdit(this))
    {
        setInput(m_line);
        show(element);
        connect(m_line, &QLineEdit::textEdited, this,
                [this](const QString& text) { preview(parseValue(this->info(), text)); });
        connect(m_line, &QLineEdit::editingFinished, this, [this] {
            if (m_line->isModified())
                commit(parseValue(this->info(), m_line->text()));
        });
    }
    void refresh(const net::Element& element) override
    {
        if (!m_line->isModified() || valueText(held(element)) != m_shown)
            show(element);
    }

private:
    void show(const net::Element& element)
    {
        m_shown = valueText(held(element));
        m_line->setText(m_shown);
        m_line->setCursorPosition(0);
    }
    QLineEdit* m_line;
    QString m_shown;
};

/// A text field that says when it is left. Enter is meant to be taken, as in a field of one line; with Shift, and in
/// long text, it begins a line.
class TextBox final : public QPlainTextEdit {
public:
    TextBox(QWidget* parent, bool enterTakes, std::function<void()> left)
        : QPlainTextEdit(parent), m_enterTakes(enterTakes), m_left(std::move(left))
    {
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (!enter || !m_enterTakes)
            return QPlainTextEdit::keyPressEvent(event);
        if ((event->modifiers() & Qt::ShiftModifier) != 0)
            insertPlainText(QStringLiteral("\n"));
        else
            m_left();
        event->accept();
    }
    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (event->reason() != Qt::PopupFocusReason)
            m_left();
    }

private:
    bool m_enterTakes;
    std::function<void()> m_left;
};

/// Lists one to a line, and long text.
class BoxEditor final : public FieldEditor {
public:
    BoxEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent),
          m_box(new TextBox(this, info.type != FieldType::Multiline, [this] { leave(); }))
    {
        m_box->setTabChangesFocus(true);
        m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_box->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        if (info.type != FieldType::Multiline)
            m_box->setToolTip(CanvasTr::tr("One to a line. Shift+Enter begins the next line."));
        setInput(m_box);
        show(element);
        connect(m_box, &QPlainTextEdit::textChanged, this, [this] {
            fitHeight();
            if (m_box->document()->isModified())
                preview(parseValue(this->info(), m_box->toPlainText()));
        });
    }
    void refresh(const net::Element& element) override
    {
        if (!m_box->document()->isModified() || valueText(held(element)) != m_shown)
            show(element);
    }

private:
    void show(const net::Element& element)
    {
        m_shown = valueText(held(element));
        m_box->setPlainText(m_shown);
        m_box->document()->setModified(false);
        fitHeight();
    }
    void leave()
    {
        if (m_box->document()->isModified())
            commit(parseValue(info(), m_box->toPlainText()));
    }
    void fitHeight()
    {
        const int least = info().type == FieldType::Multiline ? 3 : 1;
        const int lines = std::clamp(m_box->document()->blockCount(), least, 8);
        m_box->setFixedHeight(lines * m_box->fontMetrics().lineSpacing() + 14);
    }
    TextBox* m_box;
    QString m_shown;
};

class ChoiceEditor final : public FieldEditor {
public:
    ChoiceEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_box(new QComboBox(this))
    {
        for (const std::string_view name : choicesOf(element.kind(), info.name))
            m_box->addItem(choiceLabel(name), fromUtf8(name));
        setInput(m_box);
        show(element);
        connect(m_box, &QComboBox::activated, this,
                [this] { commit(net::FieldValue(m_box->currentData().toString().toStdString())); });
    }
    void refresh(const net::Element& element) override { show(element); }

private:
    void show(const net::Element& element) { m_box->setCurrentIndex(m_box->findData(valueText(held(element)))); }
    QComboBox* m_box;
};

/// Says how many rows there are; they are edited in the wide panel below the canvas.
class RowsSummary final : public FieldEditor {
public:
    RowsSummary(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
        : FieldEditor(editor, element, info, parent), m_button(new QPushButton(this))
    {
        setInput(m_button);
        connect(m_button, &QPushButton::clicked, this, [this] { m_editor.showRows(elementId()); });
        refresh(element);
    }
    void refresh(const net::Element& element) override
    {
        const auto count = std::visit(
            [](const auto& value) {
                if constexpr (requires { value.size(); })
                    return static_cast<int>(value.size());
                return 0;
            },
            held(element));
        m_button->setText(CanvasTr::tr("Edit %n row(s)…", nullptr, count));
    }

private:
    QPushButton* m_button;
};

}  // namespace

FieldEditor::FieldEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_element(element.id), m_kind(element.kind()), m_info(info),
      m_layout(new QVBoxLayout(this)), m_label(new QLabel(label(), this)), m_message(new QLabel(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(3);
    m_layout->addWidget(m_label);
    m_layout->addWidget(m_message);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setObjectName("fieldMessage"_L1);
    m_message->hide();
    setObjectName("field."_L1 + fromUtf8(info.name));
    setToolTip(fieldHelp(info.name));
}

QString FieldEditor::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

QString FieldEditor::label() const { return fieldLabel(m_info.name, enumName(m_kind)); }

void FieldEditor::setInput(QWidget* input, bool labelled)
{
    m_label->setVisible(labelled);
    m_label->setBuddy(input);
    input->setAccessibleName(label());
    input->setAccessibleDescription(fieldHelp(m_info.name));
    input->setEnabled(m_info.policy != EditPolicy::ReadOnly && !m_editor.readOnly());
    if (m_info.unit.empty()) {
        m_layout->insertWidget(1, input);
    } else {
        auto* row = new QHBoxLayout;
        row->addWidget(input);
        row->addWidget(new QLabel(fromUtf8(m_info.unit), this));
        m_layout->insertLayout(1, row);
    }
    setFocusProxy(input);
}

net::FieldValue FieldEditor::held(const net::Element& element) const
{
    return net::fieldValue(element, m_info.name).value_or(net::FieldValue());
}

void FieldEditor::commit(const Result<net::FieldValue>& value)
{
    const net::Element* element = m_editor.find(m_element);
    if (!element)
        return;
    if (!value)
        return explain(value.error());
    if (*value == held(*element)) {
        m_message->hide();
        refresh(*element);
        return;
    }
    const net::Edit edit{net::SetField{m_element, std::string(m_info.name), *value}};
    if (const Status status = m_editor.check(edit); !status)
        return explain(status.error());
    m_message->hide();
    (void)m_editor.apply(edit, CanvasTr::tr("Change %1 of %2").arg(label(), elementTitle(*element)));
}

void FieldEditor::preview(const Result<net::FieldValue>& value)
{
    if (value)
        m_message->hide();
    else
        explain(value.error());
}

void FieldEditor::explain(const Error& error)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, CanvasTheme(palette()).severity(Severity::Error));
    m_message->setPalette(colours);
    m_message->setText(text::errorText(error));
    m_message->show();
}

std::unique_ptr<FieldEditor> makeFieldEditor(NetworkEditor& editor, const net::Element& element, const FieldInfo& info,
                                             QWidget* parent)
{
    switch (info.type) {
    case FieldType::Flag:
        return std::make_unique<FlagEditor>(editor, element, info, parent);
    case FieldType::Choice:
        return std::make_unique<ChoiceEditor>(editor, element, info, parent);
    case FieldType::Multiline:
    case FieldType::Addresses:
    case FieldType::Prefixes:
    case FieldType::Strings:
        return std::make_unique<BoxEditor>(editor, element, info, parent);
    case FieldType::Reference:
    case FieldType::References:
        return makeReferenceEditor(editor, element, info, parent);
    case FieldType::Rows:
        return std::make_unique<RowsSummary>(editor, element, info, parent);
    default:
        return std::make_unique<LineEditor>(editor, element, info, parent);
    }
}

}  // namespace pb::ui
