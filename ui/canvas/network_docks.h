// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMainWindow>

#include <functional>
#include <vector>

class QAction;
class QDockWidget;
class QMenu;

namespace pb::ui {

/// The panels around the drawing: where each stands, how wide it is, and how one that was closed comes back.
class NetworkDocks final : public QObject {
    Q_OBJECT
public:
    /// @param titleOf the translated title of a panel
    NetworkDocks(QMainWindow& page, std::function<QString(const QWidget*)> titleOf);

    enum class Place { Left, Right, Bottom };
    void add(const char* objectName, QWidget* panel, Place place, bool open = true);
    /// Once all are added.
    void arrange();

    void raise(const QWidget* panel);
    /// Reads the titles again.
    void retranslate();
    /// Ticks for every panel, and back to where all stood first.
    QMenu* menu() const noexcept { return m_menu; }

    /// Sizes mean nothing before the page has one: what is restored earlier waits for settle(), and until then save()
    /// gives it back untouched.
    QByteArray save() const;
    void restore(const QByteArray& state);
    /// The page has got its size: what was restored, or the first arrangement. Does nothing the second time.
    void settle();

private:
    struct Panel {
        QDockWidget* dock = nullptr;
        Place place = Place::Left;
        bool open = true;
    };
    void reset();
    std::vector<Panel> at(Place place) const;

    QMainWindow& m_page;
    std::function<QString(const QWidget*)> m_titleOf;
    std::vector<Panel> m_panels;
    QMenu* m_menu;
    QAction* m_reset = nullptr;
    QByteArray m_waiting;
    bool m_settled = false;
};

}  // namespace pb::ui
