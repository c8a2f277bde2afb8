# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths that a reader feels: lines of a function and of a file, parameters. Functions as Universal Ctags sees them."""
import json
import subprocess

from .tree import CPP, Finding

MAX_FUNCTION_LINES = 80
P99_FUNCTION_LINES = 50
MAX_FILE_LINES = 600
MAX_PARAMETERS = 5
FOLDERS = ("core", "ui", "app", "tests")


def check(tree):
    paths = tree.under(*FOLDERS)
    for path in paths + tree.under("tests", ends=(".py",)):
        lines = tree.text(path).count("\n")
        if lines > MAX_FILE_LINES:
            yield Finding(path, MAX_FILE_LINES, f"the file has {lines} lines, more than {MAX_FILE_LINES}")
    found = functions(tree, paths)
    for path, line, name, length, parameters in found:
        if length > MAX_FUNCTION_LINES and not name.endswith("Cases"):  # a table of test cases is data
            yield Finding(path, line, f"{name} has {length} lines, more than {MAX_FUNCTION_LINES}")
        if parameters > MAX_PARAMETERS:
            yield Finding(path, line, f"{name} has {parameters} parameters, more than {MAX_PARAMETERS}")
    p99 = quantile([f[3] for f in found if not f[0].startswith("tests/")], 0.99)
    if p99 > P99_FUNCTION_LINES:
        yield Finding("core", 1, f"one function in a hundred has more than {P99_FUNCTION_LINES} lines (p99 is {p99})")


def report(tree):
    """One line on how long functions are, whether or not anything is wrong."""
    found = [f for f in functions(tree, tree.under(*FOLDERS)) if not f[0].startswith("tests/")]
    lengths = [f[3] for f in found if f[3]]
    figures = "/".join(str(quantile(lengths, p)) for p in (0.5, 0.9, 0.99, 1))
    return f"{len(lengths)} functions outside tests, lines at p50/p90/p99/max: {figures}"


def functions(tree, paths):
    """[(path, line, name, lines or 0 for a declaration, parameters)]"""
    if not paths:
        return []
    tags = subprocess.run(
        ["ctags", "--quiet", "--options=NONE", "--languages=C++", "--langmap=C++:.h.cpp", "--kinds-C++=fp",
         "--fields=NFneSK", "--output-format=json", "-L", "-", "-f", "-"],
        input="\n".join(paths), capture_output=True, text=True, cwd=tree.root, check=True)
    found = []
    for line in tags.stdout.splitlines():
        tag = json.loads(line)
        if tag.get("_type") != "tag" or not tag["path"].endswith(CPP):
            continue
        length = tag["end"] - tag["line"] + 1 if tag["kind"] == "function" and "end" in tag else 0
        found.append((tag["path"], tag["line"], tag["name"], length, parameter_count(tag.get("signature", "()"))))
    return found


def parameter_count(signature):
    """Parameters of "(const std::map<A, B>& map, int n)": commas outside every bracket, plus one."""
    inside = signature.strip()
    inside = inside[1:inside.rfind(")")].strip()
    if inside in ("", "void"):
        return 0
    depth, count = 0, 1
    for index, char in enumerate(inside):
        if char in "<([{":
            depth += 1
        elif char in ")]}" or (char == ">" and inside[index - 1] != "-"):
            depth -= 1
        elif char == "," and depth == 0:
            count += 1
    return count


def quantile(values, p):
    values = sorted(v for v in values if v)
    return values[min(len(values) - 1, int(p * len(values)))] if values else 0
