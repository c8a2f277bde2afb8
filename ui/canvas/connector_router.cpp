// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connector_router.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace pb::ui {

namespace {

constexpr double kClearance = 12;   ///< between a line and the boxes it passes
constexpr double kBendCost = 60;    ///< units of length that one bend less is worth
constexpr double kCornerRoom = 14;  ///< a line ends no nearer to a corner

enum Side { Right, Down, Left, Up };  // also: directions of travel
constexpr std::array<QPointF, 4> kStep{QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0), QPointF(0, -1)};
constexpr Side opposite(Side side) { return static_cast<Side>((side + 2) % 4); }

/// A place where a line may leave a box.
struct Port {
    QPointF at, outside;
    Side side = Right;
};

double within(double wanted, double low, double high)
{
    const double room = std::min(kCornerRoom, (high - low) / 2);
    return std::clamp(wanted, low + room, high - room);
}

std::vector<Port> portsOf(const QRectF& box, const QPointF& towards)
{
    std::vector<Port> ports;
    const auto add = [&](const QPointF& at, Side side) { ports.push_back({at, at + kStep[side] * kClearance, side}); };
    const QPointF near(within(towards.x(), box.left(), box.right()), within(towards.y(), box.top(), box.bottom()));
    for (const double y : {box.center().y(), near.y()}) {
        add({box.right(), y}, Right);
        add({box.left(), y}, Left);
    }
    for (const double x : {box.center().x(), near.x()}) {
        add({x, box.bottom()}, Down);
        add({x, box.top()}, Up);
    }
    return ports;
}

void tidy(std::vector<double>& lines)
{
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end(), [](double a, double b) { return std::abs(a - b) < 0.01; }),
                lines.end());
}

int indexOf(const std::vector<double>& lines, double value)
{
    return static_cast<int>(std::lower_bound(lines.begin(), lines.end(), value - 0.01) - lines.begin());
}

class Search {
public:
    Search(const QRectF& from, const QRectF& to, const std::vector<QRectF>& obstacles) : m_to(to)
    {
        m_solid = obstacles;
        m_solid.push_back(from);
        m_solid.push_back(to);
        m_starts = portsOf(from, to.center());
        m_goals = portsOf(to, from.center());
        for (const QRectF& box : m_solid) {
            m_xs.insert(m_xs.end(), {box.left() - kClearance, box.right() + kClearance});
            m_ys.insert(m_ys.end(), {box.top() - kClearance, box.bottom() + kClearance});
        }
        for (const auto* ports : {&m_starts, &m_goals})
            for (const Port& port : *ports) {
                m_xs.push_back(port.outside.x());
                m_ys.push_back(port.outside.y());
            }
        m_xs.push_back((from.center().x() + to.center().x()) / 2);
        m_ys.push_back((from.center().y() + to.center().y()) / 2);
        tidy(m_xs);
        tidy(m_ys);
        const std::size_t states = m_xs.size() * m_ys.size() * 4;
        m_cost.assign(states, std::numeric_limits<double>::infinity());
        m_before.assign(states, -1);
    }

    QPolygonF run()
    {
        for (const Port& port : m_starts)
            if (free(port.outside, port.outside))
                reach(stateAt(port.outside, port.side), 0, -1);
        while (!m_open.empty()) {
            const auto [estimate, state] = m_open.top();
            m_open.pop();
            if (estimate > m_cost[static_cast<std::size_t>(state)] + rest(pointOf(state)) + 0.01)
                continue;
            if (const Port* goal = goalAt(state))
                return pathTo(state, *goal);
            expand(state);
        }
        return {};
    }

private:
    int stateAt(const QPointF& at, Side going) const
    {
        return (indexOf(m_ys, at.y()) * static_cast<int>(m_xs.size()) + indexOf(m_xs, at.x())) * 4 + going;
    }
    QPointF pointOf(int state) const
    {
        const int cell = state / 4, columns = static_cast<int>(m_xs.size());
        return {m_xs[static_cast<std::size_t>(cell % columns)], m_ys[static_cast<std::size_t>(cell / columns)]};
    }
    double rest(const QPointF& at) const
    {
        const QPointF nearest(std::clamp(at.x(), m_to.left(), m_to.right()),
                              std::clamp(at.y(), m_to.top(), m_to.bottom()));
        return (nearest - at).manhattanLength();
    }
    bool free(const QPointF& a, const QPointF& b) const
    {
        const QRectF line = QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
        return std::none_of(m_solid.begin(), m_solid.end(), [&](const QRectF& box) { return box.intersects(line); });
    }
    const Port* goalAt(int state) const
    {
        const QPointF at = pointOf(state);
        const auto it = std::find_if(m_goals.begin(), m_goals.end(), [&](const Port& port) {
            return opposite(port.side) == state % 4 && (port.outside - at).manhattanLength() < 0.02;
        });
        return it == m_goals.end() ? nullptr : &*it;
    }
    void reach(int state, double cost, int before)
    {
        double& best = m_cost[static_cast<std::size_t>(state)];
        if (cost >= best)
            return;
        best = cost;
        m_before[static_cast<std::size_t>(state)] = before;
        m_open.emplace(cost + rest(pointOf(state)), state);
    }
    void expand(int state)
    {
        const auto going = static_cast<Side>(state % 4);
        const double cost = m_cost[static_cast<std::size_t>(state)];
        const QPointF at = pointOf(state);
        for (const int turn : {1, 3})
            reach(state - going + (going + turn) % 4, cost + kBendCost, m_before[static_cast<std::size_t>(state)]);
        const int x = indexOf(m_xs, at.x()) + static_cast<int>(kStep[going].x());
        const int y = indexOf(m_ys, at.y()) + static_cast<int>(kStep[going].y());
        if (x < 0 || y < 0 || x >= static_cast<int>(m_xs.size()) || y >= static_cast<int>(m_ys.size()))
            return;
        const QPointF to(m_xs[static_cast<std::size_t>(x)], m_ys[static_cast<std::size_t>(y)]);
        if (free(at, to))
            reach(stateAt(to, going), cost + (to - at).manhattanLength(), state);
    }
    QPolygonF pathTo(int state, const Port& goal) const
    {
        QPolygonF points{goal.at, goal.outside};
        int first = state;
        for (int at = state; at >= 0; at = m_before[static_cast<std::size_t>(at)]) {
            points << pointOf(at);
            first = at;
        }
        const QPointF begin = pointOf(first);
        for (const Port& port : m_starts)
            if ((port.outside - begin).manhattanLength() < 0.02) {
                points << port.at;  // no two sides have a place outside in common: ports keep away from the corners
                break;
            }
        std::reverse(points.begin(), points.end());
        return points;
    }

    QRectF m_to;
    std::vector<QRectF> m_solid;
    std::vector<Port> m_starts, m_goals;
    std::vector<double> m_xs, m_ys;
    std::vector<double> m_cost;
    std::vector<int> m_before;
    using Open = std::pair<double, int>;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> m_open;
};

bool inLine(double a, double b, double c) { return std::abs(a - b) < 0.01 && std::abs(b - c) < 0.01; }

/// Without points in the middle of a straight piece.
QPolygonF simplified(const QPolygonF& points)
{
    QPolygonF out;
    for (const QPointF& point : points) {
        if (!out.isEmpty() && (out.last() - point).manhattanLength() < 0.02)
            continue;
        const qsizetype n = out.size();
        if (n >= 2 &&
            (inLine(out[n - 2].x(), out[n - 1].x(), point.x()) || inLine(out[n - 2].y(), out[n - 1].y(), point.y())))
            out[n - 1] = point;
        else
            out << point;
    }
    return out;
}

/// Straight down the middle, whatever lies in between.
QPolygonF elbow(const QRectF& from, const QRectF& to)
{
    const QPointF a = from.center(), b = to.center();
    return simplified({a, QPointF(b.x(), a.y()), b});
}

double distance(const QRectF& box, const QLineF& line)
{
    const QPointF along = line.p2() - line.p1();
    const double length = std::max(1.0, QPointF::dotProduct(along, along));
    const double share = std::clamp(QPointF::dotProduct(box.center() - line.p1(), along) / length, 0.0, 1.0);
    return (line.p1() + along * share - box.center()).manhattanLength();
}

constexpr double kRounding = 6;

/// The part of the way from a to b, level or upright, that lies in a box, as shares of it; 1 and 0 for none.
std::pair<double, double> crossing(const QPointF& a, const QPointF& b, const QRectF& box)
{
    double in = 0, out = 1;
    const auto cut = [&](double from, double to, double low, double high) {
        if (std::abs(to - from) < 0.01) {
            if (from <= low || from >= high)
                std::tie(in, out) = std::pair(1.0, 0.0);
            return;
        }
        const auto [first, last] = std::minmax({(low - from) / (to - from), (high - from) / (to - from)});
        in = std::max(in, first);
        out = std::min(out, last);
    };
    cut(a.x(), b.x(), box.left(), box.right());
    cut(a.y(), b.y(), box.top(), box.bottom());
    return {in, out};
}

}  // namespace

std::vector<QPolygonF> piecesOutside(const QPolygonF& points, const std::vector<QRectF>& boxes)
{
    std::vector<QPolygonF> pieces{{points.first()}};
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF a = points[i - 1], b = points[i];
        std::vector<std::pair<double, double>> hidden;  // shares of the way from a to b
        for (const QRectF& box : boxes)
            if (const auto [in, out] = crossing(a, b, box); in < out)
                hidden.emplace_back(in, out);
        std::sort(hidden.begin(), hidden.end());
        double seen = 0;
        for (const auto& [in, out] : hidden) {
            if (out <= seen)
                continue;
            if (in > seen)
                pieces.back() << a + (b - a) * in;
            if (pieces.back().size() > 1)
                pieces.emplace_back();
            pieces.back() = {a + (b - a) * out};
            seen = out;
        }
        if (seen < 1)
            pieces.back() << b;
    }
    if (pieces.back().size() < 2)
        pieces.pop_back();
    return pieces;
}

QPainterPath roundedPath(const QPolygonF& points)
{
    QPainterPath path(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QLineF in(points[i], points[i - 1]), out(points[i], points[i + 1]);
        const double radius = std::min({kRounding, in.length() / 2, out.length() / 2});
        if (radius <= 0)
            continue;
        path.lineTo(in.pointAt(radius / in.length()));
        path.quadTo(points[i], out.pointAt(radius / out.length()));
    }
    path.lineTo(points.last());
    return path;
}

QPolygonF routeConnector(const QRectF& from, const QRectF& to, std::vector<QRectF> obstacles)
{
    std::erase_if(obstacles, [&](const QRectF& box) { return box.intersects(from) || box.intersects(to); });
    if (obstacles.size() > kMostObstacles) {
        const QLineF line(from.center(), to.center());
        const auto nearer = [&](const QRectF& a, const QRectF& b) { return distance(a, line) < distance(b, line); };
        std::nth_element(obstacles.begin(), obstacles.begin() + kMostObstacles, obstacles.end(), nearer);
        obstacles.resize(kMostObstacles);
    }
    if (from.intersects(to))
        return elbow(from, to);
    const QPolygonF path = simplified(Search(from, to, obstacles).run());
    return path.size() >= 2 ? path : elbow(from, to);
}

}  // namespace pb::ui
