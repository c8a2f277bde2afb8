# SPDX-License-Identifier: GPL-3.0-or-later
"""Every id that core gives out has its sentence, in both languages, in the tables of resources/texts."""
import re

from .tree import Finding, line_of
from .translations import HANGUL, PLACEHOLDER, is_sentence

HEADER = "id\ten\tko"
ID_SHAPE = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")
ERROR_ID = re.compile(r'(?:\bfail\(|\bError\s*\{)\s*(?:\w+::)*Code::\w+\s*,\s*"([^"]*)"')
# A row of a rule table: its id, then the cloud that it belongs to.
RULE_ID = re.compile(r'\{\s*(?:\.id\s*=\s*)?"([^"]*)"\s*,\s*(?:\.cloud\s*=\s*)?(?:\w+::)*Cloud::')
# What an offer says it has seen: a table of core/workspace.
OFFER_ID = re.compile(r'"(offer\.[^"]*)"')
RULE_TEXTS = ("title", "sentence", "advice")
# sentence(language, "some.id", …) with the whole id in the literal.
USED_ID = re.compile(r'\bsentence\(\s*(?:[\w.:]+(?:\(\))?\s*,\s*)?"([^"]*)"\s*[,)]')


def check(tree):
    known = {}
    for path in tree.under("resources/texts", ends=(".tsv",)):
        yield from check_table(tree, path, known)
    named = list(ids(tree))
    if "core/network/rules.cpp" in tree.paths and not any(kind == "rule" for _, _, kind, _ in named):
        yield Finding("core/network/rules.cpp", 1, "no row of a rule table was recognised, so none was checked")
    for path, line, kind, name in named:
        if not ID_SHAPE.fullmatch(name):
            yield Finding(path, line, f'{kind} id "{name}" is not of the form area.subject.problem')
            continue
        wanted = [f"rule.{name}.{text}" for text in RULE_TEXTS] if kind == "rule" else [name]
        for missing in (text for text in wanted if text not in known):
            yield Finding(path, line, f'{kind} id "{name}": resources/texts has no "{missing}"')


def check_table(tree, path, known):
    """Adds the ids of one table to `known` and tells what is wrong with its rows."""
    lines = tree.text(path).split("\n")
    if lines[0] != HEADER:
        yield Finding(path, 1, "the first line is to be id, en, ko")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if line and len(cells) != 3:
            yield Finding(path, number, f"has {len(cells)} columns, not 3")
        elif line:
            for problem in row_problems(*cells):
                yield Finding(path, number, f"{cells[0]}: {problem}")
            if cells[0] in known:
                yield Finding(path, number, f"{cells[0]}: stands in {known[cells[0]]} too")
            known[cells[0]] = f"{path}:{number}"


def row_problems(name, english, korean):
    if not ID_SHAPE.fullmatch(name):
        yield "is not of the form area.subject.problem"
    for language, text in (("en", english), ("ko", korean)):
        if not text.strip():
            yield f"has no {language}"
        elif text != text.strip():
            yield f"{language} begins or ends with a blank"
    if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(korean)):
        yield "placeholders differ"
    if korean.strip() and is_sentence(english) and not HANGUL.search(korean):
        yield "ko is not Korean"
    if HANGUL.search(english):
        yield "en holds Korean"


def ids(tree):
    """(path, line, kind, id) of every error, rule and sentence that the code names."""
    for path in tree.under("core", "ui", "app"):
        code = tree.code(path)
        kinds = [("error", ERROR_ID), ("sentence", USED_ID)]
        if path.startswith("core/"):
            kinds = [("error", ERROR_ID), ("rule", RULE_ID), ("offer", OFFER_ID)]
        for kind, pattern in kinds:
            for hit in pattern.finditer(code):
                yield path, line_of(code, hit.start(1)), kind, hit[1]
