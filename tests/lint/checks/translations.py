# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence that a user may read, in both languages: lupdate looks into the sources, and finds nothing new."""
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from .tree import Finding, line_of

LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate")
PLACEHOLDER = re.compile(r"%(?:L?\d{1,2}|n)")
HANGUL = re.compile(r"[가-힣]")
TWO_WORDS = re.compile(r"\b[a-z]{3,} +[A-Za-z]{2,}|\b[A-Za-z]{2,} +[a-z]{3,}")

# A literal handed straight to a widget has not been through tr().
SHOWN = re.compile(
    r"\b(?:set(?:Text|WindowTitle|ToolTip|StatusTip|WhatsThis|PlaceholderText|Title|TitleText|LabelText|"
    r"AccessibleName|AccessibleDescription|Prefix|Suffix|InformativeText|DetailedText)|"
    r"addAction|addMenu|addTab|showMessage)"
    r'\(\s*(?:u|QStringLiteral\(\s*u?|QLatin1String\(\s*)?("(?:[^"\\\n]|\\.)*")')
# What reads the same everywhere: markup, the program's name, Qt, and a language that names itself.
NO_SENTENCE = re.compile(r"<[^>]*>|\b(?:Pillarbench|Qt|English)\b")


def check(tree):
    for folder in parts(tree):
        yield from check_part(tree, folder)
    for path in tree.under("ui", "app/workbench"):
        code = tree.code(path)
        for hit in SHOWN.finditer(code):
            if re.search(r"[A-Za-z]{3}", NO_SENTENCE.sub("", hit[1])):
                yield Finding(path, line_of(code, hit.start()), f"{hit[1]} is shown without tr()")


def parts(tree):
    """The folders that may hold sentences: each folder of ui/ and app/."""
    return sorted({"/".join(p.split("/")[:2]) for p in tree.under("ui", "app")})


def check_part(tree, folder):
    name = folder.rpartition("/")[2]
    korean, english = (f"translations/{name}_{language}.ts" for language in ("ko", "en"))
    if not has_file(tree, korean):
        for message in updated(tree, folder, None, "ko_KR")[:1]:
            yield Finding(korean, 1, f'is missing, but {folder} has sentences ("{source_of(message)}")')
        return
    messages = updated(tree, folder, korean, "ko_KR")
    for message in messages:
        for problem in problems(message, "ko"):
            yield Finding(korean, line_in(tree.text(korean), message), f'"{source_of(message)}": {problem}')
    plurals = [m for m in messages if m.get("numerus") == "yes" and not gone(m)]
    if not plurals:
        return
    if not has_file(tree, english):
        yield Finding(english, 1, f'is missing, but {folder} has plurals ("{source_of(plurals[0])}")')
        return
    for message in updated(tree, folder, english, "en_US"):
        if message.get("numerus") == "yes":
            for problem in problems(message, "en"):
                yield Finding(english, line_in(tree.text(english), message), f'"{source_of(message)}": {problem}')


def has_file(tree, path):
    return path in tree.paths


def updated(tree, folder, path, language):
    """The messages of the translation file after lupdate has read the folder; the file itself stays as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "part.ts"
        if path:
            shutil.copyfile(tree.root / path, copy)
        subprocess.run(
            [LUPDATE, "-silent", "-I", ".", folder, "-ts", str(copy), "-target-language", language, "-locations", "none",
             "-disable-heuristic", "sametext", "-disable-heuristic", "similartext"],
            cwd=tree.root, check=True, capture_output=True)
        return ElementTree.parse(copy).findall(".//message") if copy.exists() else []


def source_of(message):
    return " ".join((message.findtext("source") or "").split())[:70]


def gone(message):
    return message.find("translation").get("type") in ("vanished", "obsolete")


def problems(message, language):
    translation = message.find("translation")
    state = translation.get("type")
    if state in ("vanished", "obsolete"):
        yield "no source says this any more"
        return
    forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
    if state == "unfinished" or not all(form.strip() for form in forms):
        yield "has no finished translation"
        return
    source = message.findtext("source") or ""
    for form in forms:
        yield from form_problems(source, form, language)


def form_problems(source, form, language):
    wanted, there = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(form))
    if language == "en":
        wanted.discard("%n")  # "one file" needs no number
        there.discard("%n")
    if wanted != there:
        listed = " ".join(sorted(wanted ^ there))
        yield f"placeholders differ ({listed})"
    if source.endswith("\n") != form.endswith("\n"):
        yield "only one of the two ends with a line break"
    if language == "ko" and is_sentence(source) and not HANGUL.search(form):
        yield "the translation is not Korean"


def is_sentence(source):
    """Whether it holds more than names, units and symbols, which may read the same in both languages."""
    return TWO_WORDS.search(PLACEHOLDER.sub("", source)) is not None


def line_in(text, message):
    """The line of the message in the file, found by its source text, since ElementTree keeps no places."""
    first = (message.findtext("source") or "").split("\n")[0]
    escaped = first.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    offset = text.find(f"<source>{escaped.replace(chr(39), '&apos;')}")
    return text.count("\n", 0, offset) + 1 if offset >= 0 else 1
