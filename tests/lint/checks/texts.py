# SPDX-License-Identifier: GPL-3.0-or-later
"""Every id that core gives out has its sentence in ui/text (both languages of it: see translations.py)."""
import re

from .tree import Finding, line_of

ERROR_ID = re.compile(r'(?:\bfail\(|\bError\s*\{)\s*(?:\w+::)*Code::\w+\s*,\s*"([^"]*)"')
RULE_ID = re.compile(r'\bRule\s*(?:\w+\s*)?\{\s*(?:\.id\s*=\s*)?"([^"]*)"')
ID_SHAPE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
LITERAL = re.compile(r'"((?:\\.|[^"\\\n])*)"')


def check(tree):
    known = {literal for path in tree.under("ui/text") for literal in LITERAL.findall(tree.code(path))}
    for path, line, kind, name in ids(tree):
        if not ID_SHAPE.fullmatch(name):
            yield Finding(path, line, f'{kind} id "{name}" is not of the form area.subject.problem')
        elif name not in known:
            yield Finding(path, line, f'{kind} id "{name}" has no sentence in ui/text')


def ids(tree):
    """(path, line, kind, id) of every error and rule that the code names."""
    for path in tree.under("core", "ui", "app"):
        code = tree.code(path)
        for hit in ERROR_ID.finditer(code):
            yield path, line_of(code, hit.start(1)), "error", hit[1]
        if path.startswith("core/"):
            for hit in RULE_ID.finditer(code):
                yield path, line_of(code, hit.start(1)), "rule", hit[1]
