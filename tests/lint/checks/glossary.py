# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean as translations/glossary.tsv has it: each English term by its Korean word, no word that the glossary rules
out, no English left over but names, one tone, and particles that fit the word before them.

Columns of the glossary: the English term, its Korean word (" / " between several), what else may stand for it ("*": the
English word has other meanings too, so nothing is asked), what never stands, and a note. Names that stay as they are
are in translations/names.txt.
"""
import json
import re
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple

from .tree import Finding
from .translations import PLACEHOLDER

GLOSSARY = "translations/glossary.tsv"
NAMES = "translations/names.txt"
HEADER = "en\tko\talso\tnever\tnote"

LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
WORD = re.compile(r"[\w./+#-]+")
MARKUP = re.compile(r"<[^>]*>|&\w+;|[\w.]*[/\\][\w./\\-]+|https?://\S+|--?[a-z][\w-]*|\*?\.[a-z]+\b")
# Turns of phrase of a translation from English.
STIFF = re.compile(r"에 대[한하해]|되어[지집졌]|가지고 있|에 있어서|에 의[한해하]|할 필요가 있|하는 것이 가능")
# Every sentence ends politely and formally; a phrase may end as it likes.
TONE = re.compile(r"(?:(?<!니)다|[세에해어아]요|한다|하라|시오(?<!십시오))[.!?](?:\s|$)")
NO_FINAL = re.compile(r"[가-힣](?:을|를)(?![가-힣])")
VOWEL_BEFORE_EUL = {"가을", "마을", "노을", "이을", "지을", "나을", "그을", "부을"}
PARTICLES = {"을": True, "를": False, "은": True, "는": False, "과": True, "와": False, "이": True, "가": False,
             "으로": True, "로": False}


class Text(NamedTuple):
    path: str
    line: int
    name: str
    en: str
    ko: str


class Term(NamedTuple):
    en: str
    stem: str  # lower case; wherever the term stands, plural or not, so does this
    pattern: re.Pattern
    accepted: tuple  # Korean words without spaces; empty: any


def check(tree):
    if GLOSSARY not in tree.paths:
        return
    rows = list(table(tree))
    yield from table_problems(tree, rows)
    names = sorted({line for line in tree.text(NAMES).split("\n") if line}, key=len, reverse=True) \
        if NAMES in tree.paths else []
    judge = Judge(rows, names)
    for text in texts(tree):
        for problem in judge.problems(text):
            yield Finding(text.path, text.line, f"{text.name}: {problem}")


def table(tree):
    """(line, cells) of each row of the glossary."""
    for number, line in enumerate(tree.text(GLOSSARY).split("\n")[1:], 2):
        if line:
            yield number, line.split("\t")


def table_problems(tree, rows):
    if tree.text(GLOSSARY).split("\n")[0] != HEADER:
        yield Finding(GLOSSARY, 1, "the first line is to be en, ko, also, never, note")
    seen = set()
    for number, cells in rows:
        if len(cells) != 5 or not cells[0] or not cells[1]:
            yield Finding(GLOSSARY, number, "needs en, ko, also, never, note")
        for term in split(cells[0]):
            if term in seen:
                yield Finding(GLOSSARY, number, f'"{term}" stands more than once')
            seen.add(term)


def split(cell):
    return [part.strip() for part in cell.split(" / ") if part.strip()]


def bare(korean):
    return re.sub(r"\s", "", korean).lower()


def pattern_of(term):
    """Matches the term and its plural, with a blank or a hyphen between its words."""
    words = re.escape(term).replace(r"\ ", "[ -]").replace(r"\-", "[ -]?")
    words = words[:-1] + "(?:y|ies)" if words.endswith("y") else words + "(?:s|es)?"
    return re.compile(rf"(?<![\w.-]){words}(?!\w)", re.IGNORECASE)


def terms_of(rows):
    """Longest first, so that "risk rule" is not read as "risk" and "rule"."""
    out = []
    for _, cells in rows:
        cells = cells + [""] * (5 - len(cells))
        english, korean = split(cells[0]), split(cells[1])
        for at, term in enumerate(english):
            own = [korean[at]] if len(korean) == len(english) else korean
            accepted = () if cells[2] == "*" else tuple(bare(k) for k in own + split(cells[2]))
            plain = re.sub(r" \(.*\)$", "", term)
            stem = re.split("[ -]", plain.lower())[0]
            out.append(Term(plain, stem[:-1] if stem.endswith("y") else stem, pattern_of(plain), accepted))
    return sorted(out, key=lambda term: -len(term.en))


class Judge:
    def __init__(self, rows, names):
        self.terms = terms_of(rows)
        self.names = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(n)}(?![A-Za-z0-9])" for n in names) or r"(?!)")
        self.never = {word: split(cells[1])[0] for _, cells in rows if len(cells) == 5 for word in split(cells[3])}
        self.english = {term.en for term in self.terms}
        self.latin = {word for _, cells in rows for cell in cells[1:] for word in LATIN.findall(cell)}
        self.korean = sorted({word for _, cells in rows for word in split(cells[1]) if is_hangul(word[-1])},
                             key=len, reverse=True)

    def problems(self, text):
        yield from self.wrong_words(text)
        yield from self.left_over(text)
        korean = MARKUP.sub(" ", text.ko)
        for hit in STIFF.finditer(korean):
            yield f'"{hit[0]}" is the Korean of a translation'
        for hit in TONE.finditer(korean):
            yield f'"{hit[0].strip()}" ends a sentence in another tone'
        yield from self.particles(korean)

    def wrong_words(self, text):
        english = MARKUP.sub("#", self.names.sub("#", text.en))
        korean = bare(text.ko)
        lower = english.lower()
        for term in self.terms:
            found = term.stem in lower and term.pattern.search(english)  # most terms are ruled out by the first test
            if not found:
                continue
            english = term.pattern.sub("#", english)
            if term.accepted and not any(word in korean for word in term.accepted) and found[0] not in text.ko:
                yield f'"{found[0]}" is not {" or ".join(term.accepted)} in Korean'
        for word, instead in self.never.items():
            if word in text.ko:
                yield f'"{word}" is to be "{instead}"'

    def left_over(self, text):
        """English words in the Korean text. In a lens only names may stand; elsewhere also what the user types or reads as
        it is, which the English text has too, unless the glossary has a Korean word for it."""
        korean = MARKUP.sub(" ", self.names.sub(" ", PLACEHOLDER.sub(" ", text.ko)))
        said = set(WORD.findall(text.en)) | set(LATIN.findall(text.en))
        for word in LATIN.findall(korean):
            if word in self.latin:
                continue
            term = word.islower() and word in self.english and not text.path.endswith("/cli.tsv")
            if text.path.endswith(".json") or word not in said or term:
                yield f'"{word}" is left in English; a name belongs into {NAMES}'

    def particles(self, korean):
        for hit in NO_FINAL.finditer(korean):
            syllable, particle = hit[0]
            word = hit[0] if particle == "를" else korean[hit.start():hit.end()]
            if has_final(syllable) != PARTICLES[particle] and word not in VOWEL_BEFORE_EUL:
                yield f'"{korean[max(0, hit.start() - 4):hit.end()]}" has the wrong particle'
        for term in self.korean:
            if term not in korean:
                continue
            for hit in re.finditer(rf"{re.escape(term)}(은|는|과|와|이|가|으로|로)(?![가-힣])", korean):
                final = has_final(term[-1]) and not (hit[1].endswith("로") and has_rieul(term[-1]))
                if final != PARTICLES[hit[1]]:
                    yield f'"{hit[0]}" has the wrong particle'


def is_hangul(char):
    return "가" <= char <= "힣"


def has_final(syllable):
    return is_hangul(syllable) and (ord(syllable) - ord("가")) % 28 != 0


def has_rieul(syllable):
    return (ord(syllable) - ord("가")) % 28 == 8


def texts(tree):
    for path in tree.under("resources/lenses", ends=(".json",)):
        source = tree.text(path)
        try:
            document = json.loads(source)
        except ValueError:
            continue  # the lens check tells
        for name, value in pairs(document, "$"):
            offset = source.find(json.dumps(value["ko"], ensure_ascii=False))
            yield Text(path, source.count("\n", 0, max(offset, 0)) + 1, name, value["en"], value["ko"])
    for path in tree.under("resources/texts", ends=(".tsv",)):
        for number, line in enumerate(tree.text(path).split("\n")[1:], 2):
            cells = line.split("\t")
            if len(cells) == 3:
                yield Text(path, number, *cells)
    for path in tree.under("translations", ends=("_ko.ts",)):
        yield from messages(tree, path)


def messages(tree, path):
    source = tree.text(path)
    for message in ElementTree.fromstring(source).iter("message"):
        english = message.findtext("source") or ""
        translation = message.find("translation")
        if translation is None or translation.get("type") in ("vanished", "obsolete", "unfinished"):
            continue
        korean = "".join(translation.itertext()).strip()
        first = english.split("\n")[0].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        offset = source.find(f"<source>{first}")
        line = source.count("\n", 0, max(offset, 0)) + 1
        yield Text(path, line, " ".join(english.split())[:50], english, korean)


def pairs(value, where):
    if isinstance(value, list):
        for item in value:
            yield from pairs(item, where)
    elif isinstance(value, dict):
        if isinstance(value.get("en"), str) and isinstance(value.get("ko"), str):
            yield where, value
            return
        for key, item in value.items():
            yield from pairs(item, f"{value.get('id') or where}.{key}")
