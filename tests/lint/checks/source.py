# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that one file alone can break: licence line, guards, sleeps, nested event loops, machine paths."""
import re

from .tree import CPP, Finding, matches

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
MARK = {".h": "// ", ".cpp": "// ", ".mjs": "// ", ".sql": "-- ", ".py": "# ", ".sh": "# ", ".cmake": "# ", ".desktop": "# "}
TEXT = CPP + (".mjs", ".py", ".sh", ".cmake", ".sql", ".txt", ".md", ".json", ".ts", ".xml", ".in", ".svg", ".qrc", ".tsv")

SLEEPS = r"\b(QTest::q(?:Sleep|Wait)\b|QThread::(?:m|u)?sleep\b|std::this_thread::sleep_\w+|\busleep\b|\bnanosleep\b)"
NESTED = r"\b(processEvents|QEventLoop|\w*(?:[dD]ialog|[mM]enu|[bB]ox)\w*(?:\.|->)exec)\b"
# SLOT alone stays: D-Bus knows no other way.
OLD_CONNECT = r"\b(SIGNAL)\s*\("
# Somebody's own folders have no meaning anywhere else.
MACHINE_PATH = r"(?<![\w.$}])(/(?:work|home|Users)/\w+)"


def check(tree):
    for path in tree.paths:
        yield from licence(tree, path)
    for path in tree.paths:
        if path.endswith(".h") and "#pragma once" not in tree.text(path):
            yield Finding(path, 2, "has no #pragma once")
    code = tree.under("core", "ui", "app")
    yield from matches(tree, tree.under("tests"), SLEEPS, "{0}: a test waits for what happens, never for time to pass")
    yield from matches(tree, code, NESTED, "{0}: no nested event loop")
    yield from matches(tree, code + tree.under("tests"), OLD_CONNECT, "{0}(): connect to the member function")
    documents = [p for p in tree.paths if p.endswith(TEXT) and not p.startswith("tests/lint/")]
    yield from matches(tree, documents, MACHINE_PATH, "{0}: a path of one machine", "text")


def licence(tree, path):
    """Line 1 of every source; line 2 of a script, whose first line names its interpreter."""
    name = path.rpartition("/")[2]
    suffix = re.search(r"\.\w+$", name)
    lines = tree.text(path).split("\n", 2) if is_source(tree, path, name, suffix) else None
    if lines is None:
        return
    number = 2 if lines[0].startswith("#!") else 1
    mark = MARK.get(suffix[0], "# ") if suffix else "# "
    if len(lines) < number or lines[number - 1] != mark + LICENCE:
        yield Finding(path, number, f'this line is to be "{mark}{LICENCE}"')


def is_source(tree, path, name, suffix):
    if suffix and suffix[0] in MARK or name == "CMakeLists.txt":
        return True
    return not suffix and tree.text(path).startswith("#!")
