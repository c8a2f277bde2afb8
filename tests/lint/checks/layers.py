# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows between the parts: an include is allowed only where ARCHITECTURE.md lists it."""
import re

from .tree import Finding, line_of, matches

# C++20 without Qt: neither an include nor a linked Qt target.
QT_FREE = tuple("core/" + part for part in ("base", "network", "review", "density", "workspace", "exchange", "report"))
QT_INCLUDE = r'^[ \t]*#[ \t]*include[ \t]*[<"](Q[A-Z]\w*|Qt\w*/[^>"]+|q[a-z]+\.h)[>"]'
CHARTS_INCLUDE = (r'^[ \t]*#[ \t]*include[ \t]*[<"]'
                  r'(QtCharts(?:/[^>"]+)?|Q(?:Abstract)?(?:Chart|ChartView|Axis|Series|BarSet|Legend|LegendMarker)'
                  r'|Q\w+(?:Series|Axis|Chart|ChartView|BarSet|LegendMarker))[>"]')
OWN_INCLUDE = r'^[ \t]*#[ \t]*include[ \t]*"((?:core|ui|app)/[^"]+)"'
TABLE = re.compile(r"<!-- arrows -->(.*?)<!-- /arrows -->", re.DOTALL)
ROW = re.compile(r"^[\s|`*-]*([\w/]+)[`\s]*(?:->|→)\s*(.*?)[\s|]*$")


def read_arrows(text):
    """{part: set of parts it may include}, or None where ARCHITECTURE.md holds no table."""
    table = TABLE.search(text)
    if not table:
        return None
    arrows = {}
    for line in table[1].splitlines():
        row = ROW.match(line)
        if row:
            arrows.setdefault(row[1], set()).update(re.findall(r"[\w/]+", row[2]))
    return arrows


def part_of(path, parts):
    """The longest name of the table that the path lies in."""
    holding = [p for p in parts if path.startswith(p + "/")]
    return max(holding, key=len, default=None)


def check(tree):
    if "ARCHITECTURE.md" not in tree.paths:
        yield Finding("ARCHITECTURE.md", 1, "is missing, so no arrow is allowed")
        return
    arrows = read_arrows(tree.text("ARCHITECTURE.md"))
    if not arrows:
        yield Finding("ARCHITECTURE.md", 1, "has no rows between <!-- arrows --> and <!-- /arrows -->")
        return
    parts = set(arrows) | {to for row in arrows.values() for to in row}
    yield from own_includes(tree, arrows, parts)
    yield from cycles(arrows)
    free = tree.under(*QT_FREE)
    yield from matches(tree, free, QT_INCLUDE, "includes Qt ({0}) where only standard C++ is allowed", "code")
    yield from qt_links(tree)
    elsewhere = [p for p in tree.under("core", "ui", "app")
                 if not (p.startswith("ui/charts/") and p.endswith(".cpp"))]
    yield from matches(tree, elsewhere, CHARTS_INCLUDE, "includes Qt Charts ({0}) outside ui/charts/*.cpp", "code")


def own_includes(tree, arrows, parts):
    for path in tree.under("core", "ui", "app"):
        here = part_of(path, parts)
        if here is None:
            yield Finding(path, 1, "lies in no part that the arrows of ARCHITECTURE.md name")
            continue
        code = tree.code(path)
        for hit in re.finditer(OWN_INCLUDE, code, re.MULTILINE):
            there = part_of(hit[1], parts)
            if there == here or allowed(arrows, here, there):
                continue
            yield Finding(path, line_of(code, hit.start()), f'{here} may not include "{hit[1]}" (no arrow to {there})')


def allowed(arrows, here, there):
    """`ui -> core` allows ui/canvas to include core/network: a row speaks for what lies below it too."""
    def with_parents(name):
        while name:
            yield name
            name = name.rpartition("/")[0]

    targets = set().union(*(arrows.get(name, set()) for name in with_parents(here)))
    return there is not None and any(name in targets for name in with_parents(there))


def cycles(arrows):
    """The arrows point down only, so following them never comes back."""
    def reach(start):
        seen, todo = set(), [start]
        while todo:
            for to in arrows.get(todo.pop(), ()):
                if to not in seen:
                    seen.add(to)
                    todo.append(to)
        return seen

    for part in sorted(arrows):
        if part in reach(part):
            yield Finding("ARCHITECTURE.md", 1, f"the arrows lead from {part} back to {part}")


def qt_links(tree):
    files = [p for p in tree.paths if p.endswith("CMakeLists.txt") and p.startswith(tuple(q + "/" for q in QT_FREE))]
    for path in files:
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            found = re.search(r"\bQt6?::\w+|\bQT\b", line.partition("#")[0])
            if found:
                yield Finding(path, number, f"links Qt ({found[0]}) where only standard C++ is allowed")
