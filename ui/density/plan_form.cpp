// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/plan_form.h"

#include "ui/text/sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <string>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Accelerator;
using density::GuestKind;
using density::Load;
using density::Plan;
using density::PlanField;
using density::PlanUnit;

namespace {

constexpr std::array kKinds{GuestKind::Nano, GuestKind::Firmware};
constexpr std::array kLoads{Load::Spin, Load::Idle, Load::Touch};
constexpr std::array kAccelerators{Accelerator::Auto, Accelerator::Kvm, Accelerator::Tcg};

constexpr std::array<std::string_view, 3> kGuestFields{"ceiling", "guest_memory_kib", "guest_nice"};
constexpr std::array<std::string_view, 5> kStageFields{"stage_step", "parallel_starts", "stage_hold_ms", "final_hold_s",
                                                       "sample_ms"};

template <std::size_t N>
bool isIn(const std::array<std::string_view, N>& ids, std::string_view id)
{
    return std::ranges::find(ids, id) != ids.end();
}

QString suffixOf(PlanUnit unit)
{
    switch (unit) {
    case PlanUnit::KiB:
        return u" KiB"_s;
    case PlanUnit::MiB:
        return u" MiB"_s;
    case PlanUnit::Milliseconds:
        return u" ms"_s;
    case PlanUnit::Microseconds:
        return u" µs"_s;
    case PlanUnit::Seconds:
        return u" s"_s;
    case PlanUnit::Percent:
        return u" %"_s;
    case PlanUnit::Guests:
    case PlanUnit::Nice:
        break;
    }
    return {};
}

double stepOf(const PlanField& field)
{
    switch (field.unit) {
    case PlanUnit::KiB:
        return 1024;
    case PlanUnit::MiB:
        return 256;
    case PlanUnit::Milliseconds:
        return 100;
    case PlanUnit::Microseconds:
        return 1000;
    case PlanUnit::Guests:
        return field.max > 10'000 ? 50 : 1;
    case PlanUnit::Seconds:
    case PlanUnit::Percent:
    case PlanUnit::Nice:
        break;
    }
    return 1;
}

/// Texts of a combo box by the ids of its values.
template <class Enum, std::size_t N>
void nameItems(QComboBox& box, const std::array<Enum, N>& values, const std::string& prefix)
{
    for (std::size_t i = 0; i < N; ++i)
        box.setItemText(static_cast<int>(i), text::sentence(prefix + std::string(idOf(values[i]))));
}

template <class Enum, std::size_t N>
Enum chosen(const QComboBox& box, const std::array<Enum, N>& values)
{
    return values[static_cast<std::size_t>(std::clamp(box.currentIndex(), 0, static_cast<int>(N) - 1))];
}

template <class Enum, std::size_t N>
void choose(QComboBox& box, const std::array<Enum, N>& values, Enum value)
{
    box.setCurrentIndex(static_cast<int>(std::ranges::find(values, value) - values.begin()));
}

QComboBox* makeCombo(QWidget* parent, int items)
{
    auto* box = new QComboBox(parent);
    for (int i = 0; i < items; ++i)
        box->addItem({});
    return box;
}

}  // namespace

PlanForm::PlanForm(QWidget* parent)
    : QWidget(parent), m_guests(new QGroupBox(this)), m_stages(new QGroupBox(this)), m_rules(new QGroupBox(this)),
      m_nameLabel(new QLabel(this)), m_name(new QLineEdit(this)), m_kindLabel(new QLabel(this)),
      m_kind(makeCombo(this, kKinds.size())), m_loadLabel(new QLabel(this)), m_load(makeCombo(this, kLoads.size())),
      m_acceleratorLabel(new QLabel(this)), m_accelerator(makeCombo(this, kAccelerators.size())),
      m_merge(new QCheckBox(this)), m_freeze(new QCheckBox(this)), m_qemuLabel(new QLabel(this)),
      m_qemu(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->addWidget(m_guests);
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->addWidget(m_stages);
    right->addWidget(m_rules);
    right->addStretch();
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    buildChoices();
    buildNumbers();
    setPlan({});
    retranslate();
}

void PlanForm::buildChoices()
{
    auto* form = new QFormLayout(m_guests);
    m_name->setObjectName(u"planName"_s);
    m_kind->setObjectName(u"planKind"_s);
    m_load->setObjectName(u"planLoad"_s);
    m_name->setMaxLength(200);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_kindLabel, m_kind);
    form->addRow(m_loadLabel, m_load);
    form->addRow(m_acceleratorLabel, m_accelerator);
    new QFormLayout(m_stages);
    new QFormLayout(m_rules);
    for (QComboBox* box : {m_kind, m_load, m_accelerator})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            updateEnabled();
            emit changed();
        });
    connect(m_name, &QLineEdit::textChanged, this, &PlanForm::changed);
    connect(m_qemu, &QLineEdit::textChanged, this, &PlanForm::changed);
    connect(m_merge, &QCheckBox::toggled, this, &PlanForm::changed);
    connect(m_freeze, &QCheckBox::toggled, this, &PlanForm::changed);
}

void PlanForm::buildNumbers()
{
    auto* guests = qobject_cast<QFormLayout*>(m_guests->layout());
    auto* stages = qobject_cast<QFormLayout*>(m_stages->layout());
    auto* rules = qobject_cast<QFormLayout*>(m_rules->layout());
    for (const std::string_view id : kGuestFields)
        if (const PlanField* field = density::planField(id))
            addNumber(*guests, *field);
    guests->addRow(m_qemuLabel, m_qemu);
    guests->addRow(m_merge);
    guests->addRow(m_freeze);
    for (const std::string_view id : kStageFields)
        if (const PlanField* field = density::planField(id))
            addNumber(*stages, *field);
    for (const PlanField& field : density::planFields())
        if (!isIn(kGuestFields, field.id) && !isIn(kStageFields, field.id))
            addNumber(*rules, field);
}

void PlanForm::addNumber(QFormLayout& form, const PlanField& field)
{
    auto* label = new QLabel(this);
    auto* box = new QDoubleSpinBox(this);  // an int would end below some limits in us
    box->setObjectName(QString::fromLatin1(field.id.data(), static_cast<qsizetype>(field.id.size())));
    box->setDecimals(0);
    box->setRange(field.zeroIsOff ? 0 : static_cast<double>(field.min), static_cast<double>(field.max));
    box->setGroupSeparatorShown(true);
    box->setSingleStep(stepOf(field));
    box->setSuffix(suffixOf(field.unit));
    box->setAlignment(Qt::AlignRight);
    label->setBuddy(box);
    form.addRow(label, box);
    m_numbers.push_back({&field, label, box});
    connect(box, &QDoubleSpinBox::valueChanged, this, &PlanForm::changed);
}

Plan PlanForm::plan() const
{
    Plan plan;
    plan.name = m_name->text().trimmed().toStdString();
    plan.kind = chosen(*m_kind, kKinds);
    plan.load = chosen(*m_load, kLoads);
    plan.accelerator = chosen(*m_accelerator, kAccelerators);
    plan.mergeMemory = m_merge->isChecked();
    plan.freezeReady = m_freeze->isChecked();
    if (plan.kind == GuestKind::Firmware)
        plan.qemuPath = m_qemu->text().trimmed().toStdString();
    for (const NumberRow& row : m_numbers)
        plan.*row.field->value = static_cast<std::int64_t>(row.box->value());
    return plan;
}

void PlanForm::setPlan(const Plan& plan)
{
    m_name->setText(QString::fromStdString(plan.name));
    choose(*m_kind, kKinds, plan.kind);
    choose(*m_load, kLoads, plan.load);
    choose(*m_accelerator, kAccelerators, plan.accelerator);
    m_merge->setChecked(plan.mergeMemory);
    m_freeze->setChecked(plan.freezeReady);
    m_qemu->setText(QString::fromStdString(plan.qemuPath));
    for (const NumberRow& row : m_numbers)
        row.box->setValue(static_cast<double>(plan.*row.field->value));
    updateEnabled();
}

QWidget* PlanForm::field(std::string_view id) const
{
    const auto row = std::ranges::find(m_numbers, id, [](const NumberRow& number) { return number.field->id; });
    return row == m_numbers.end() ? nullptr : row->box;
}

void PlanForm::updateEnabled()
{
    const bool firmware = chosen(*m_kind, kKinds) == GuestKind::Firmware;
    m_qemu->setEnabled(firmware);
    m_qemuLabel->setEnabled(firmware);
    m_accelerator->setEnabled(firmware);
    m_acceleratorLabel->setEnabled(firmware);
    if (!firmware && chosen(*m_accelerator, kAccelerators) == Accelerator::Tcg)
        choose(*m_accelerator, kAccelerators, Accelerator::Auto);
}

void PlanForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlanForm::retranslate()
{
    m_guests->setTitle(tr("Guests"));
    m_stages->setTitle(tr("Stages"));
    m_rules->setTitle(tr("Stop rules"));
    m_nameLabel->setText(text::sentence("density.field.name"));
    m_name->setPlaceholderText(tr("for example: i3.metal, kernel 6.1"));
    m_kindLabel->setText(text::sentence("density.field.kind"));
    m_loadLabel->setText(text::sentence("density.field.load"));
    m_acceleratorLabel->setText(text::sentence("density.field.accelerator"));
    m_qemuLabel->setText(text::sentence("density.field.qemu_path"));
    m_qemu->setPlaceholderText(tr("searched in PATH"));
    m_merge->setText(text::sentence("density.field.merge_memory"));
    m_freeze->setText(text::sentence("density.field.freeze_ready"));
    nameItems(*m_kind, kKinds, "density.kind.");
    nameItems(*m_load, kLoads, "density.load.");
    nameItems(*m_accelerator, kAccelerators, "density.accelerator.");
    for (const NumberRow& row : m_numbers) {
        row.label->setText(text::sentence("density.field." + std::string(row.field->id)));
        row.box->setLocale(QLocale());
        if (row.field->zeroIsOff)
            row.box->setSpecialValueText(tr("off"));
    }
}

}  // namespace pb::ui
