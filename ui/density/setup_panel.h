// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/density/event.h"
#include "ui/density/run_source.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace pb::ui {

class MessageStrip;
class PlanForm;
class PreflightPanel;

/// Where the next run goes and what it does; a look at the host beforehand; the start.
class SetupPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SetupPanel(QWidget* parent = nullptr);

    RunRequest request() const;
    void setRequest(const RunRequest& request);
    /// Reads recent hosts and ~/.ssh/config again.
    void refreshHosts();

    void showError(const Error& error);
    void showPreflight(const density::Preflight& found);
    /// @param activity what goes on; "": nothing, and the buttons can be pressed
    void setBusy(const QString& activity);
    /// @param reason why no run can be started here; "": it can
    void setBlocked(const QString& reason);

signals:
    /// The request has passed the checks of host and plan.
    void preflightAsked(const pb::ui::RunRequest& request);
    void startAsked(const pb::ui::RunRequest& request);
    void cancelAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildForm();
    QLayout* buildButtons();
    void retranslate();
    void updateButtons();
    void ask(bool preflightOnly);
    void applyPreset(int index);

    QString m_busy;
    QString m_blocked;
    QLabel* m_title;
    QLabel* m_hostLabel;
    QComboBox* m_host;
    QLabel* m_hostHelp;
    QLabel* m_presetLabel;
    QComboBox* m_preset;
    PlanForm* m_form;
    QScrollArea* m_scroll;
    MessageStrip* m_message;
    PreflightPanel* m_preflight;
    QLabel* m_status;
    QPushButton* m_look;
    QPushButton* m_start;
    QPushButton* m_cancel;
};

}  // namespace pb::ui
