// SPDX-License-Identifier: GPL-3.0-or-later
// The network page on large drawings: from the choice of the workload to the first paint, and the frames of panning and
// zooming; beside them a bare scene of as many boxes with a name each.
#include "tests/bench/bench.h"
#include "tests/bench/large_drawing.h"

#include "core/network/layout.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_page.h"
#include "ui/document/document.h"

#include <QApplication>
#include <QGraphicsRectItem>
#include <QGraphicsView>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

using namespace pb;

constexpr QSize kWindow(1400, 900);
constexpr int kFrames = 60;
constexpr int kOpenings = 5;

net::Network laidOut(std::uint32_t vpcs, int interfaces)
{
    net::Network network = bench::largeDrawing(vpcs, interfaces).network;
    network.id = {1};
    network.workload = {1};
    network.name = "large";
    if (!net::applyEdit(network, net::layoutEdit(network.topology)))
        std::exit(1);
    return network;
}

/// What Qt itself needs for so many boxes with names: the floor.
class BareView final : public QGraphicsView {
public:
    explicit BareView(const net::Topology& topology)
    {
        setScene(&m_scene);
        setRenderHint(QPainter::Antialiasing);
        setOptimizationFlag(QGraphicsView::DontSavePainterState);
        for (const auto& [id, element] : topology.elements()) {
            const QPoint at = place(topology, *element);
            const net::Box& box = element->box;
            auto* item = m_scene.addRect(at.x(), at.y(), std::max(box.width, 176), std::max(box.height, 48));
            auto* name = new QGraphicsSimpleTextItem(QString::fromStdString(element->name), item);
            name->setPos(at + QPoint(8, 8));
        }
    }

private:
    static QPoint place(const net::Topology& topology, const net::Element& element)
    {
        QPoint at(element.box.x, element.box.y);
        for (const net::Element* up = topology.find(element.parent); up; up = topology.find(up->parent))
            at += QPoint(up->box.x, up->box.y);
        return at;
    }

    QGraphicsScene m_scene;
};

/// Milliseconds of each frame while the view moves on by 16 pixels.
double panP95(QGraphicsView& view)
{
    QScrollBar* bar = view.horizontalScrollBar();
    bar->setValue(bar->minimum());
    return bench::quantile(bench::timesMs(kFrames,
                                          [&] {
                                              const int next = bar->value() + 16;
                                              bar->setValue(next > bar->maximum() ? bar->minimum() : next);
                                              view.viewport()->repaint();
                                          }),
                           0.95);
}

double zoomP95(QGraphicsView& view)
{
    int step = 0;
    return bench::quantile(bench::timesMs(kFrames,
                                          [&] {
                                              const double factor = step++ / 10 % 2 ? 1.1 : 1 / 1.1;
                                              view.scale(factor, factor);
                                              view.viewport()->repaint();
                                          }),
                           0.95);
}

void measure(const std::string& name, std::uint32_t vpcs, int interfaces)
{
    const net::Network network = laidOut(vpcs, interfaces);
    const std::string size = std::to_string(network.topology.size()) + " elements";
    const QTemporaryDir folder;
    ui::Document document;
    if (!document.create(folder.filePath(u"bench.pillar"_s)))
        std::exit(1);
    review::Workload workload;
    workload.id = {1};
    workload.name = "bench";
    workload.lens = document.lenses().front().id;
    if (!document.apply(review::Edit{review::AddWorkload{workload}}, u"add"_s) ||
        !document.apply(workspace::Edit{workspace::AddNetwork{network}}, u"add"_s))
        std::exit(1);

    ui::NetworkPage page(document);
    page.resize(kWindow);
    page.show();
    QCoreApplication::processEvents();
    const auto open = bench::timesMs(
        kOpenings,
        [&] {
            page.setWorkload({});
            page.setWorkload({1});
            page.canvas().viewport()->repaint();
        },
        1);
    const auto floor = bench::timesMs(
        kOpenings,
        [&] {
            BareView view(network.topology);
            view.resize(kWindow);
            view.show();
            view.viewport()->repaint();
        },
        1);
    bench::print({.name = "canvas.open." + name,
                  .value = bench::quantile(open, 0.5),
                  .unit = "ms",
                  .size = size,
                  .peer = "bare QGraphicsScene",
                  .peerValue = bench::quantile(floor, 0.5)});

    BareView bare(network.topology);
    bare.resize(page.canvas().size());
    bare.show();
    QCoreApplication::processEvents();
    page.canvas().setZoom(1);
    bench::print({.name = "canvas.pan.p95." + name,
                  .value = panP95(page.canvas()),
                  .unit = "ms",
                  .size = size,
                  .peer = "bare QGraphicsView",
                  .peerValue = panP95(bare)});
    page.canvas().setZoom(1);
    bench::print({.name = "canvas.zoom.p95." + name,
                  .value = zoomP95(page.canvas()),
                  .unit = "ms",
                  .size = size,
                  .peer = "bare QGraphicsView",
                  .peerValue = zoomP95(bare)});
}

}  // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    measure("1k", 4, 400);
    measure("10k", 40, 4'400);
    return 0;
}
