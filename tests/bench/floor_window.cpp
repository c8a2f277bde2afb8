// SPDX-License-Identifier: GPL-3.0-or-later
// The floor under every start: an empty QMainWindow that ends once it was painted.
#include <QApplication>
#include <QMainWindow>
#include <QPaintEvent>

namespace {

class FloorWindow final : public QMainWindow {
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        QMetaObject::invokeMethod(this, &QApplication::quit, Qt::QueuedConnection);
    }
};

}  // namespace

int main(int argc, char** argv)
{
    const QApplication app(argc, argv);
    FloorWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
