// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/network_page.h"

#include "core/exchange/network/network_codec.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/context_menu.h"
#include "ui/canvas/empty_network.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/import_job.h"
#include "ui/canvas/import_notes.h"
#include "ui/canvas/inspector.h"
#include "ui/canvas/intents_panel.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_actions.h"
#include "ui/canvas/network_docks.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/network_formats.h"
#include "ui/canvas/outline_model.h"
#include "ui/canvas/outline_panel.h"
#include "ui/canvas/palette_panel.h"
#include "ui/canvas/problems_model.h"
#include "ui/canvas/problems_panel.h"
#include "ui/canvas/rows_panel.h"
#include "ui/canvas/trace_overlay.h"
#include "ui/canvas/trace_panel.h"
#include "ui/document/document.h"
#include "ui/text/error_text.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>
#include <array>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// Comes with the program's sample workspace.
const auto kExample = u":/sample/network.json"_s;

workspace::Edit edited(NetworkId network, net::Edit edit) { return {workspace::EditNetwork{network, std::move(edit)}}; }

}  // namespace

NetworkPage::NetworkPage(Document& document, QWidget* parent)
    : QMainWindow(parent, Qt::Widget), m_document(document), m_editor(new NetworkEditor(document, this)),
      m_canvas(new CanvasView(*m_editor, this)), m_actions(new NetworkActions(*this, *m_canvas)),
      m_palette(new PalettePanel(this)), m_outline(new OutlinePanel(*m_editor, this)),
      m_inspector(new Inspector(*m_editor, this)), m_problems(new ProblemsPanel(*m_editor, this)),
      m_rows(new RowsPanel(*m_editor, this)), m_trace(new TracePanel(*m_editor, this)),
      m_intents(new IntentsPanel(*m_editor, this)), m_notes(new ImportNotes(this)),
      m_empty(new EmptyNetwork(*m_actions, this)), m_import(new ImportJob(this)),
      m_overlay(std::make_unique<TraceOverlay>(m_canvas->canvas())), m_stack(new QStackedWidget(this)),
      m_docks(new NetworkDocks(*this, [this](const QWidget* panel) { return panelTitle(panel); }))
{
    setWindowFlags(Qt::Widget);
    m_canvas->canvas().addItem(m_overlay.get());
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_empty);
    setCentralWidget(m_stack);
    setContextMenuPolicy(Qt::PreventContextMenu);
    buildToolBar();
    buildDocks();
    connectActions();
    connectPanels();
    connectImport();
    connect(&document, &Document::changed, this, &NetworkPage::onChanged);
    connect(&document, &Document::reloaded, this, [this] { setWorkload({}); });
    retranslate();
    setWorkload({});
}

NetworkPage::~NetworkPage()
{
    m_import->cancel();
    m_overlay.reset();  // before the scene that shows it
}

void NetworkPage::buildDocks()
{
    using enum NetworkDocks::Place;
    m_docks->add("Elements", m_palette, Left);
    m_docks->add("Outline", m_outline, Left);
    m_docks->add("Inspector", m_inspector, Right);
    m_docks->add("Problems", m_problems, Bottom);
    m_docks->add("Routes and rules", m_rows, Bottom);
    m_docks->add("Trace", m_trace, Bottom);
    m_docks->add("Intents", m_intents, Bottom);
    m_docks->add("Import notes", m_notes, Bottom, false);
    m_docks->arrange();
    m_panels->setMenu(m_docks->menu());
}

QString NetworkPage::panelTitle(const QWidget* panel) const
{
    const std::array<std::pair<const QWidget*, QString>, 6> titles{{{m_palette, tr("Elements")},
                                                                    {m_outline, tr("Outline")},
                                                                    {m_inspector, tr("Inspector")},
                                                                    {m_rows, tr("Routes and rules")},
                                                                    {m_trace, tr("Trace")},
                                                                    {m_notes, tr("Import notes")}}};
    for (const auto& [known, title] : titles)
        if (known == panel)
            return title;
    return panel == m_intents ? m_intents->title() : m_problems->title();
}

QByteArray NetworkPage::saveLayout() const { return m_docks->save(); }
void NetworkPage::restoreLayout(const QByteArray& state) { m_docks->restore(state); }

void NetworkPage::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_docks->settle();
}

void NetworkPage::buildToolBar()
{
    m_bar = addToolBar(QString());
    m_bar->setObjectName("networkBar"_L1);
    m_bar->setMovable(false);
    m_bar->setIconSize(QSize(20, 20));
    m_networks = new QComboBox(this);
    m_networks->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_networks->setMinimumContentsLength(14);
    m_bar->addWidget(m_networks);
    NetworkActions& actions = *m_actions;
    for (const char* id : {"new_network", "import_folder", "export"})
        m_bar->addAction(&actions[id]);
    m_bar->addSeparator();
    for (const char* id : {"select", "connect", "associations"})
        m_bar->addAction(&actions[id]);
    m_bar->addSeparator();
    m_bar->addAction(&actions["zoom_out"]);
    m_zoom = new QLabel(this);
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(u"0000 %"_s));
    m_bar->addWidget(m_zoom);
    for (const char* id : {"zoom_in", "fit"})
        m_bar->addAction(&actions[id]);
    m_bar->addSeparator();
    m_bar->addAction(&actions["delete"]);
    m_busy = new QLabel(this);
    m_cancelImport = new QPushButton(this);
    m_bar->addWidget(m_busy)->setVisible(false);
    m_bar->addWidget(m_cancelImport)->setVisible(false);
    auto* space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_bar->addWidget(space);
    m_panels = new QToolButton(this);
    m_panels->setPopupMode(QToolButton::InstantPopup);
    m_panels->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    m_bar->addWidget(m_panels);
    connect(m_networks, &QComboBox::activated, this,
            [this] { showNetwork(NetworkId{m_networks->currentData().toLongLong()}); });
}

void NetworkPage::connectActions()
{
    const auto on = [this](const char* id, auto&& action) {
        connect(&(*m_actions)[id], &QAction::triggered, this, action);
    };
    on("select", [this] { m_canvas->useSelectTool(); });
    on("connect", [this] {
        m_canvas->useConnectTool();
        m_canvas->setFocus();
        m_canvas->showToolHint(tr("Connect: drag from one element to the other, or click both. Esc ends it."));
    });
    on("associations", [this](bool shown) { m_canvas->canvas().connectors().setAssociationsShown(shown); });
    on("zoom_in", [this] { m_canvas->zoomBy(1.25); });
    on("zoom_out", [this] { m_canvas->zoomBy(0.8); });
    on("zoom_full", [this] { m_canvas->zoomBy(1 / m_canvas->zoom()); });
    on("fit", [this] { m_canvas->fitAll(); });
    on("reveal", [this] { m_canvas->fitSelection(); });
    on("rename", [this] {
        if (const net::Element* single = m_editor->single())
            m_canvas->startRename(single->id);
    });
    on("delete", [this] { commands::removeSelection(*m_editor); });
    on("copy", [this] { commands::copySelection(*m_editor); });
    on("cut", [this] { commands::cutSelection(*m_editor); });
    on("paste", [this] { commands::paste(*m_editor); });
    on("duplicate", [this] { commands::duplicateSelection(*m_editor); });
    on("select_all", [this] { commands::selectAll(*m_editor); });
    on("search", [this] {
        m_docks->raise(m_palette);
        m_palette->search().setFocus();
        m_palette->search().selectAll();
    });
    on("trace_from", [this] {
        m_docks->raise(m_trace);
        m_trace->setFrom(m_editor->selection().front());
    });
    on("trace_to", [this] {
        m_docks->raise(m_trace);
        m_trace->setTo(m_editor->selection().front());
    });
    on("new_network", [this] { newNetwork(); });
    on("rename_network", [this] { renameNetwork(); });
    on("remove_network", [this] { removeNetwork(); });
    on("import_folder", [this] { askImport(true); });
    on("import_file", [this] { askImport(false); });
    on("export", [this] { askExport(); });
    on("example", [this] { loadExample(); });
    m_outline->addAction(&(*m_actions)["copy"]);
    m_outline->addAction(&(*m_actions)["paste"]);
}

void NetworkPage::connectPanels()
{
    connect(m_palette, &PalettePanel::picked, this, [this](net::Kind kind) {
        m_canvas->usePlaceTool(kind);
        m_canvas->setFocus();  // so that Esc puts it back
        if (!m_canvas->isSelecting())
            m_canvas->showToolHint(tr("%1: click where it is to stand. Shift+click places several, Esc puts it back.")
                                       .arg(kindLabel(kind)));
    });
    connect(m_canvas, &CanvasView::toolChanged, this, [this] {
        if (m_canvas->isSelecting() && !m_palette->list().hasFocus())
            m_palette->list().clearSelection();
    });
    connect(m_palette, &PalettePanel::placeRequested, this, [this](net::Kind kind) {
        const ElementId placed = commands::placeBySelection(*m_editor, kind);
        if (!placed)
            return m_palette->search().selectAll();  // to type another
        m_canvas->setFocus();
        m_canvas->reveal(placed);
    });
    const auto local = [this](const QPoint& global) { return m_canvas->viewport()->mapFromGlobal(global); };
    connect(m_palette, &PalettePanel::dragMoved, this,
            [this, local](net::Kind kind, const QPoint& at) { m_canvas->dragPlace(kind, local(at)); });
    connect(m_palette, &PalettePanel::dropped, this,
            [this, local](net::Kind kind, const QPoint& at) { m_canvas->dropPlace(kind, local(at)); });
    connect(m_palette, &PalettePanel::dragCancelled, m_canvas, &CanvasView::cancelGesture);
    connect(m_canvas, &CanvasView::menuRequested, this, &NetworkPage::showMenu);
    connect(m_canvas, &CanvasView::toolChanged, this, &NetworkPage::updateActions);
    connect(m_canvas, &CanvasView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(u"%1 %"_s.arg(qRound(zoom * 100))); });
    connect(m_editor, &NetworkEditor::selectionChanged, this, &NetworkPage::updateActions);
    connect(m_editor, &NetworkEditor::networkChanged, this, &NetworkPage::updateActions);
    connect(m_editor, &NetworkEditor::rowsRequested, this, [this] { m_docks->raise(m_rows); });
    connect(m_editor, &NetworkEditor::elementsChanged, this, [this] { m_overlay->refresh(); });
    connect(m_editor, &NetworkEditor::networkChanged, this, [this] { m_overlay->clear(); });
    connect(m_trace, &TracePanel::pathChanged, this, [this](const net::Path& path) {
        m_overlay->show(path);
        const QRectF seen = m_canvas->mapToScene(m_canvas->viewport()->rect()).boundingRect();
        const QWidget* busy = QApplication::focusWidget();
        if (busy && m_trace->isAncestorOf(busy) && !seen.contains(m_overlay->boundingRect()))
            m_canvas->fit(m_overlay->boundingRect());  // not while the drawing is being changed
    });
    connect(m_trace, &TracePanel::pathCleared, this, [this] { m_overlay->clear(); });
    connect(m_intents, &IntentsPanel::pathChanged, this, [this](const net::Path& path) {
        m_overlay->show(path);
        const QRectF seen = m_canvas->mapToScene(m_canvas->viewport()->rect()).boundingRect();
        if (m_intents->isAncestorOf(QApplication::focusWidget()) && !seen.contains(m_overlay->boundingRect()))
            m_canvas->fit(m_overlay->boundingRect());
    });
    connect(m_intents, &IntentsPanel::pathCleared, this, [this] { m_overlay->clear(); });
    connect(m_intents, &IntentsPanel::titleChanged, this, &NetworkPage::retranslate);
    connect(m_problems, &ProblemsPanel::questionActivated, this, &NetworkPage::questionActivated);
    connect(m_problems, &ProblemsPanel::attachAsked, this, [this](const Finding& finding) {
        if (const net::Network* network = m_editor->network())
            emit attachAsked(network->id, finding);
    });
    connect(m_problems, &ProblemsPanel::titleChanged, this, &NetworkPage::retranslate);
}

void NetworkPage::connectImport()
{
    connect(m_import, &ImportJob::runningChanged, this, [this](bool running) {
        for (QAction* action : m_bar->actions())
            if (m_bar->widgetForAction(action) == m_busy || m_bar->widgetForAction(action) == m_cancelImport)
                action->setVisible(running);
        updateActions();
    });
    connect(m_cancelImport, &QPushButton::clicked, m_import, &ImportJob::cancel);
    connect(m_import, &ImportJob::failed, this,
            [this](const Error& error) { m_canvas->showHint(text::errorText(error)); });
    connect(m_import, &ImportJob::finished, this,
            [this](const std::shared_ptr<exchange::Imported>& imported) { takeImport(*imported); });
}

void NetworkPage::retranslate()
{
    m_actions->retranslate(palette());
    m_docks->retranslate();
    m_panels->setText(tr("Panels"));
    m_panels->setIcon(toolIcon(u"panels"_s, palette()));
    m_panels->setToolTip(tr("Show and hide the panels around the drawing"));
    m_bar->setWindowTitle(tr("Network"));
    m_networks->setAccessibleName(tr("Network"));
    m_busy->setText(tr("Importing…"));
    m_cancelImport->setText(tr("Cancel"));
    m_canvas->setAccessibleName(tr("Drawing"));
}

void NetworkPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void NetworkPage::updateActions()
{
    NetworkActions& actions = *m_actions;
    const bool some = !m_editor->selection().empty(), network = m_editor->network() != nullptr;
    const bool writable = !m_editor->readOnly();
    const net::Element* single = m_editor->single();
    actions["select"].setChecked(m_canvas->isSelecting());
    actions["connect"].setChecked(m_canvas->isConnecting());
    for (const char* id : {"delete", "cut", "duplicate"})
        actions[id].setEnabled(some && writable);
    for (const char* id : {"copy", "reveal"})
        actions[id].setEnabled(some);
    actions["rename"].setEnabled(single && writable);
    const bool end = single && net::isTraceEnd(single->kind());
    actions["trace_from"].setEnabled(end);
    actions["trace_to"].setEnabled(end);
    for (const char* id : {"connect", "paste", "search", "rename_network", "remove_network"})
        actions[id].setEnabled(network && writable);
    for (const char* id : {"select", "associations", "zoom_in", "zoom_out", "zoom_full", "fit", "select_all", "export"})
        actions[id].setEnabled(network);
    actions["new_network"].setEnabled(m_workload && writable);
    for (const char* id : {"import_folder", "import_file"})
        actions[id].setEnabled(m_workload && writable && !m_import->running());
    actions["example"].setVisible(QFile::exists(kExample));
    actions["example"].setEnabled(m_workload && writable);
}

std::vector<NetworkId> NetworkPage::networks() const
{
    std::vector<NetworkId> ids;
    for (const auto& [id, network] : m_document.workspace().networks)
        if (network.workload == m_workload)
            ids.push_back(id);
    return ids;
}

void NetworkPage::setWorkload(WorkloadId workload)
{
    m_workload = m_document.workspace().workloads.contains(workload) ? workload : WorkloadId{};
    const std::vector<NetworkId> here = networks();
    m_empty->setHasWorkload(static_cast<bool>(m_workload));
    showNetwork(here.empty() ? NetworkId{} : here.front());
}

void NetworkPage::showNetwork(NetworkId network)
{
    m_editor->setNetwork(network);
    fillNetworks();
    m_stack->setCurrentWidget(m_editor->network() ? static_cast<QWidget*>(m_canvas) : m_empty);
    if (m_editor->network())
        m_canvas->fitAll();
    updateActions();
}

void NetworkPage::fillNetworks()
{
    const QSignalBlocker blocked(m_networks);
    m_networks->clear();
    for (const NetworkId id : networks())
        m_networks->addItem(QString::fromStdString(m_document.workspace().networks.at(id).name), qlonglong{id.value});
    m_networks->setCurrentIndex(m_networks->findData(qlonglong{m_editor->networkId().value}));
    m_networks->setEnabled(m_networks->count() > 0);
}

void NetworkPage::onChanged(const workspace::Change& change)
{
    const bool listed = std::any_of(change.networks.begin(), change.networks.end(),
                                    [](const auto& here) { return here.whole || here.touched.header; });
    const bool workloadGone = m_workload && !m_document.workspace().workloads.contains(m_workload);
    if (workloadGone) {
        setWorkload({});
    } else if (listed) {
        const std::vector<NetworkId> here = networks();
        if (std::find(here.begin(), here.end(), m_editor->networkId()) == here.end())
            showNetwork(here.empty() ? NetworkId{} : here.front());
        else
            fillNetworks();
    }
}

void NetworkPage::showFinding(NetworkId network, const Finding& finding)
{
    const auto& all = m_document.workspace().networks;
    if (const auto it = all.find(network); it != all.end() && it->second.workload != m_workload)
        setWorkload(it->second.workload);
    if (m_editor->networkId() != network)
        showNetwork(network);
    m_docks->raise(m_problems);
    const int row = m_problems->model().rowOf(finding.key());
    if (row >= 0)
        m_problems->view().setCurrentIndex(m_problems->model().index(row, 0));
    m_editor->select(finding.subjects);
    if (!finding.subjects.empty())
        m_editor->reveal(finding.subjects.front());
}

bool NetworkPage::addNetwork(net::Network network, const QString& undoText)
{
    network.id = workspace::nextNetworkId(m_document.workspace());
    network.workload = m_workload;
    const NetworkId id = network.id;
    if (!m_document.apply(workspace::Edit{workspace::AddNetwork{std::move(network)}}, undoText))
        return false;
    showNetwork(id);
    return true;
}

void NetworkPage::newNetwork()
{
    net::Network network;
    network.name = tr("Network %1").arg(networks().size() + 1).toStdString();
    if (addNetwork(std::move(network), tr("New network")))
        m_canvas->setFocus();
}

void NetworkPage::renameNetwork()
{
    const net::Network* network = m_editor->network();
    if (!network)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the network"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(QString::fromStdString(network->name));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = network->id](const QString& name) {
        if (!name.trimmed().isEmpty())
            (void)m_document.apply(edited(id, {net::Rename{name.trimmed().toStdString()}}), tr("Rename the network"));
    });
    dialog->open();
}

void NetworkPage::removeNetwork()
{
    if (m_editor->network())
        (void)m_document.apply(workspace::Edit{workspace::RemoveNetwork{m_editor->networkId()}},
                               tr("Delete the network"));
}

void NetworkPage::askImport(bool folder)
{
    auto* dialog = new QFileDialog(this, tr("What AWS CLI, Azure CLI, Terraform, CloudFormation or ARM wrote"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (folder)
        dialog->setOption(QFileDialog::ShowDirsOnly, false);
    else
        dialog->setNameFilters({tr("Networks (*.json *.yaml *.yml *.template *.tfstate)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &NetworkPage::importFrom);
    dialog->open();
}

void NetworkPage::importFrom(const QString& path)
{
    if (m_workload && !m_editor->readOnly())
        m_import->start(path);
}

QString NetworkPage::formatLabel(std::string_view format)
{
    if (format == "terraform")
        return tr("Terraform (*.tf.json)");
    if (format == "cloudformation")
        return tr("CloudFormation template (*.json)");
    if (format == "arm")
        return tr("ARM template (*.json)");
    if (format == "drawio")
        return tr("draw.io drawing (*.drawio)");
    if (format == "svg")
        return tr("SVG drawing (*.svg)");
    if (format == "png")
        return tr("PNG picture (*.png)");
    return format == "pdf" ? tr("PDF page (*.pdf)") : tr("Pillarbench network (*.json)");
}

void NetworkPage::askExport()
{
    const net::Network* network = m_editor->network();
    if (!network)
        return;
    auto* dialog = new QFileDialog(this, tr("Export the network"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const NetworkFormat& format : networkFormats())
        filters << formatLabel(format.name);
    dialog->setNameFilters(filters);
    const auto chosen = [dialog, filters]() -> const NetworkFormat& {
        const qsizetype at = std::max<qsizetype>(filters.indexOf(dialog->selectedNameFilter()), 0);
        return networkFormats()[static_cast<std::size_t>(at)];
    };
    const auto setSuffix = [dialog, chosen] {
        const std::string_view suffix = chosen().suffix;
        dialog->setDefaultSuffix(QString::fromUtf8(suffix.data(), static_cast<qsizetype>(suffix.size())));
    };
    setSuffix();
    dialog->selectFile(QString::fromStdString(network->name).replace(u'/', u'_'));
    connect(dialog, &QFileDialog::filterSelected, dialog, setSuffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, chosen](const QString& path) { exportTo(path, chosen().name); });
    dialog->open();
}

void NetworkPage::exportTo(const QString& path, std::string_view format)
{
    const net::Network* network = m_editor->network();
    if (!network)
        return;
    const WrittenNetwork written = writtenAs(*network, format, text::current());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(written.bytes) != written.bytes.size() || !file.commit()) {
        m_canvas->showHint(tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), file.errorString()));
        return;
    }
    QStringList said{tr("Exported to %1.").arg(QDir::toNativeSeparators(path))};
    if (!written.left_out.empty())
        said << tr("%n element(s) have no resource there; they are kept for the next import.", nullptr,
                   static_cast<int>(written.left_out.size()));
    if (written.most > 0)
        said << tr("It has %1 resources, and the cloud takes at most %2 in one template.")
                    .arg(written.resources)
                    .arg(written.most);
    m_canvas->showHint(said.join(u' '));
}

/// Into the drawing that is open, if it is still empty; else as a network of its own.
void NetworkPage::takeImport(const exchange::Imported& imported)
{
    const QString name = QString::fromStdString(imported.network.name);
    const QString undo = tr("Import %1").arg(name);
    const net::Network* open = m_editor->network();
    bool taken = false;
    if (open && open->topology.size() == 0) {
        net::AddElements add;
        for (const auto& [id, element] : imported.network.topology.elements())
            add.elements.push_back(*element);
        net::Batch batch{{{net::Rename{imported.network.name}}, {std::move(add)}}};
        taken = m_editor->apply({std::move(batch)}, undo).has_value();
        m_canvas->fitAll();
    } else {
        taken = addNetwork(imported.network, undo);
    }
    if (!taken)
        return;
    m_notes->show(name, imported.network.topology.size(), imported.not_understood);
    m_docks->raise(m_notes);
}

void NetworkPage::loadExample()
{
    QFile file(kExample);
    if (!file.open(QIODevice::ReadOnly))
        return;
    auto network = exchange::readNetwork(file.readAll().toStdString(), "example");
    if (network)
        addNetwork(*std::move(network), tr("Load the example"));
    else
        m_canvas->showHint(text::errorText(network.error()));
}

void NetworkPage::showMenu(const QPoint& globalPosition)
{
    if (m_editor->network())
        makeContextMenu(*m_editor, *m_actions, this)->popup(globalPosition);
}

}  // namespace pb::ui
