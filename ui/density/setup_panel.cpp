// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/setup_panel.h"

#include "ui/density/message_strip.h"
#include "ui/density/plan_form.h"
#include "ui/density/preflight_panel.h"
#include "ui/density/presets.h"
#include "ui/density/ssh_hosts.h"
#include "ui/text/sentence.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

/// Names of the form's fields are ids in core; the sentence is to name them as the form does.
Error withFieldName(Error error)
{
    if (const std::string id = "density.field." + error.where; text::hasSentence(id))
        error.where = text::sentence(id).toStdString();
    return error;
}

}  // namespace

SetupPanel::SetupPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_hostLabel(new QLabel(this)), m_host(new QComboBox(this)),
      m_hostHelp(new QLabel(this)), m_presetLabel(new QLabel(this)), m_preset(new QComboBox(this)),
      m_form(new PlanForm(this)), m_scroll(new QScrollArea(this)), m_message(new MessageStrip(this)),
      m_preflight(new PreflightPanel(this)), m_status(new QLabel(this)), m_look(new QPushButton(this)),
      m_start(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    column->addWidget(m_title);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(buildForm());
    column->addWidget(m_scroll, 1);
    column->addWidget(m_message);
    column->addLayout(buildButtons());
    connect(m_preset, &QComboBox::activated, this, &SetupPanel::applyPreset);
    connect(m_host, &QComboBox::editTextChanged, this, &SetupPanel::updateButtons);
    connect(m_look, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_start, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_cancel, &QPushButton::clicked, this, &SetupPanel::cancelAsked);
    retranslate();
    applyPreset(0);
    refreshHosts();
}

QWidget* SetupPanel::buildForm()
{
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 4, 4);
    auto* head = new QFormLayout;
    m_host->setObjectName(u"host"_s);
    m_host->setEditable(true);
    m_host->setInsertPolicy(QComboBox::NoInsert);
    m_preset->setObjectName(u"preset"_s);
    m_hostHelp->setWordWrap(true);
    m_hostHelp->setForegroundRole(QPalette::PlaceholderText);
    head->addRow(m_hostLabel, m_host);
    head->addRow(new QLabel(body), m_hostHelp);
    head->addRow(m_presetLabel, m_preset);
    column->addLayout(head);
    column->addWidget(m_form);
    column->addWidget(m_preflight);
    column->addStretch();
    return body;
}

QLayout* SetupPanel::buildButtons()
{
    auto* row = new QHBoxLayout;
    m_look->setObjectName(u"preflight"_s);
    m_start->setObjectName(u"start"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_start->setDefault(true);
    row->addWidget(m_status, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_look);
    row->addWidget(m_start);
    return row;
}

RunRequest SetupPanel::request() const
{
    RunRequest request;
    request.host.destination = m_host->currentText().trimmed();
    request.plan = m_form->plan();
    return request;
}

void SetupPanel::setRequest(const RunRequest& request)
{
    m_host->setEditText(request.host.destination);
    m_form->setPlan(request.plan);
}

void SetupPanel::refreshHosts()
{
    const QString typed = m_host->currentText();
    QStringList hosts = recentHosts();
    for (const QString& alias : sshHostAliases(QDir::homePath() + u"/.ssh/config"_s))
        if (!hosts.contains(alias))
            hosts << alias;
    m_host->clear();
    m_host->addItems(hosts);
    m_host->setEditText(typed.isEmpty() ? hosts.value(0) : typed);
}

void SetupPanel::showError(const Error& error) { m_message->showError(withFieldName(error)); }

void SetupPanel::showPreflight(const density::Preflight& found)
{
    m_preflight->show(found, m_form->plan().ceiling);
    // What was asked for is below the form: bring it up, as soon as the page has grown by it.
    QTimer::singleShot(0, this, [this] {
        QScrollBar* bar = m_scroll->verticalScrollBar();
        bar->setValue(std::min(m_preflight->y(), bar->maximum()));
    });
}

void SetupPanel::setBusy(const QString& activity)
{
    m_busy = activity;
    updateButtons();
}

void SetupPanel::setBlocked(const QString& reason)
{
    m_blocked = reason;
    updateButtons();
}

void SetupPanel::ask(bool preflightOnly)
{
    m_message->clear();
    RunRequest wanted = request();
    wanted.preflightOnly = preflightOnly;
    if (const Status host = remote::check(wanted.host); !host)
        return showError(host.error());
    if (const Status plan = density::check(wanted.plan); !plan) {
        if (QWidget* field = m_form->field(plan.error().where))
            field->setFocus();
        return showError(plan.error());
    }
    if (preflightOnly) {
        m_preflight->clear();
        emit preflightAsked(wanted);
    } else {
        emit startAsked(wanted);
    }
}

void SetupPanel::applyPreset(int index)
{
    const std::vector<Preset> all = presets();
    if (index < 0 || index >= static_cast<int>(all.size()))
        return;
    density::Plan plan = all[static_cast<std::size_t>(index)].plan;
    plan.name = m_form->plan().name;
    m_form->setPlan(plan);
}

void SetupPanel::updateButtons()
{
    const bool free = m_busy.isEmpty();
    const bool hasHost = !m_host->currentText().trimmed().isEmpty();
    m_look->setEnabled(free && hasHost);
    m_start->setEnabled(free && hasHost && m_blocked.isEmpty());
    m_cancel->setVisible(!free);
    m_status->setText(free ? m_blocked : m_busy);
}

void SetupPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SetupPanel::retranslate()
{
    m_title->setText(tr("New run"));
    m_hostLabel->setText(tr("Host"));
    m_host->lineEdit()->setPlaceholderText(tr("user@host, or a name from your ssh configuration"));
    m_hostHelp->setText(tr("Your own OpenSSH makes the connection, with your keys and your configuration. Pillarbench "
                           "asks for no password and stores none. Nothing is installed on the host."));
    m_presetLabel->setText(tr("Start from"));
    const int preset = m_preset->currentIndex();
    m_preset->clear();
    for (const Preset& entry : presets())
        m_preset->addItem(entry.name);
    m_preset->setCurrentIndex(std::max(preset, 0));
    m_look->setText(tr("Preflight"));
    m_look->setToolTip(tr("Look at the host and its limits without starting a guest"));
    m_start->setText(tr("Start"));
    m_cancel->setText(tr("Cancel"));
    updateButtons();
}

}  // namespace pb::ui
