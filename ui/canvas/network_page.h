// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/exchange/network/import.h"
#include "core/network/kind.h"
#include "core/workspace/edit.h"

#include <QMainWindow>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace pb::ui {

class CanvasView;
class Document;
class EmptyNetwork;
class ImportJob;
class ImportNotes;
class Inspector;
class NetworkActions;
class NetworkDocks;
class NetworkEditor;
class OutlinePanel;
class PalettePanel;
class IntentsPanel;
class ProblemsPanel;
class RowsPanel;
class TraceOverlay;
class TracePanel;

/// The networks of one workload: canvas in the middle, palette and outline, inspector, and below it problems, rows,
/// trace.
class NetworkPage final : public QMainWindow {
    Q_OBJECT
public:
    explicit NetworkPage(Document& document, QWidget* parent = nullptr);
    ~NetworkPage() override;

    /// Shows the first network of a workload, or the invitation to make one.
    void setWorkload(WorkloadId workload);
    void showNetwork(NetworkId network);
    /// Shows what a finding speaks of, on the canvas and in the list of problems.
    void showFinding(NetworkId network, const Finding& finding);
    /// Reads a file or folder of any format of exchange::importers() into this workload.
    void importFrom(const QString& path);
    /// Writes the network that is shown, and says how it went.
    /// @param format a name of networkFormats()
    void exportTo(const QString& path, std::string_view format);

    /// Docks and toolbars; an unknown or empty state leaves them as they are.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

    NetworkEditor& editor() const noexcept { return *m_editor; }
    CanvasView& canvas() const noexcept { return *m_canvas; }
    Inspector& inspector() const noexcept { return *m_inspector; }
    PalettePanel& palettePanel() const noexcept { return *m_palette; }
    OutlinePanel& outline() const noexcept { return *m_outline; }
    ProblemsPanel& problems() const noexcept { return *m_problems; }
    RowsPanel& rows() const noexcept { return *m_rows; }
    TracePanel& trace() const noexcept { return *m_trace; }
    IntentsPanel& intents() const noexcept { return *m_intents; }
    /// Commands by id, for menus and the command palette; see network_actions.cpp.
    NetworkActions& actions() const noexcept { return *m_actions; }

signals:
    /// A question of the review was asked for, by its code ("REL 2").
    void questionActivated(const QString& code);
    /// A finding of the network that is shown is to be attached to a question as evidence.
    void attachAsked(pb::NetworkId network, const pb::Finding& finding);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildDocks();
    QString panelTitle(const QWidget* panel) const;
    void buildToolBar();
    void connectActions();
    void connectPanels();
    void connectImport();
    void retranslate();
    void updateActions();
    void fillNetworks();
    void onChanged(const workspace::Change& change);
    std::vector<NetworkId> networks() const;

    void newNetwork();
    void renameNetwork();
    void removeNetwork();
    void askImport(bool folder);
    void askExport();
    static QString formatLabel(std::string_view format);
    void takeImport(const exchange::Imported& imported);
    void loadExample();
    bool addNetwork(net::Network network, const QString& undoText);
    void showMenu(const QPoint& globalPosition);

    Document& m_document;
    WorkloadId m_workload;
    NetworkEditor* m_editor;
    CanvasView* m_canvas;
    NetworkActions* m_actions;
    PalettePanel* m_palette;
    OutlinePanel* m_outline;
    Inspector* m_inspector;
    ProblemsPanel* m_problems;
    RowsPanel* m_rows;
    TracePanel* m_trace;
    IntentsPanel* m_intents;
    ImportNotes* m_notes;
    EmptyNetwork* m_empty;
    ImportJob* m_import;
    std::unique_ptr<TraceOverlay> m_overlay;
    QStackedWidget* m_stack;
    QToolBar* m_bar = nullptr;
    QComboBox* m_networks = nullptr;
    QLabel* m_zoom = nullptr;
    QLabel* m_busy = nullptr;
    QPushButton* m_cancelImport = nullptr;
    QToolButton* m_panels = nullptr;
    NetworkDocks* m_docks;
};

}  // namespace pb::ui
