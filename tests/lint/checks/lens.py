# SPDX-License-Identifier: GPL-3.0-or-later
"""The lenses that are shipped: every text in Korean and in English, every id once."""
import json
import re

from .tree import Finding

HANGUL = re.compile(r"[가-힣]")
WORDS = re.compile(r"[a-z]{3,}")

# What the AWS tool takes of a custom lens, as its documentation and the maintainers of the operational readiness lens
# say (2026-10-06): titles and names to 128 characters, other texts to 2048; and in titles, names, questions and what
# stands beneath them letters, digits, blanks and these.
TITLES = ("title", "name", "none_of_these")
DESCRIPTIONS = ("question", "about", "description")
ODD = re.compile(r"[^\w\s\-.,:/()@!&#+'’?]")
MOST = 2048
MOST_IN_TITLE = 128
# What a page of the workbench and of the report shows without a break in the middle of a list.
MOST_ON_PAGE = {"title": 100, "help": 200, "improve": 200, "evidence": 120, "out_of_scope": 200, "about": 300,
                "guidance": 300}
# How each kind of text is written, in English and in Korean.
SENTENCES = (re.compile(r"[A-Z].*\.", re.DOTALL), re.compile(r".*니다\.", re.DOTALL))
FORMS = {
    "title": (re.compile(r".*[^.?!]"), re.compile(r".*[^.?!]")),
    "evidence": (re.compile(r".*[^.?!]"), re.compile(r".*(?:[^.?!다]|\))")),
    "question": (re.compile(r"How .*\?"), re.compile(r".*어떻게 .*까\?")),
    "about": SENTENCES, "guidance": SENTENCES, "help": SENTENCES, "improve": SENTENCES, "definition": SENTENCES,
    "out_of_scope": (re.compile(r"Only (?:when|where|for) .*\."),
                     re.compile(r".*에만 적용 대상 아님으로 표시합니다\.(?: .*니다\.)?")),
}


def check(tree):
    for path in tree.under("resources", ends=(".json",)):
        try:
            document = json.loads(tree.text(path))
        except ValueError as error:
            yield Finding(path, getattr(error, "lineno", 1), f"is not JSON: {error}")
            continue
        for where, problem in problems(document, "$"):
            yield Finding(path, line_in(tree.text(path), where), f"{where}: {problem}")
        if path.startswith("resources/lenses/"):
            for name in repeated(document):
                yield Finding(path, line_in(tree.text(path), name), f'the id "{name}" stands more than once')


def problems(value, where):
    """(path inside the document, what is wrong) of each text that lacks a language."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from problems(item, f"{where}[{index}]")
    if not isinstance(value, dict):
        return
    if isinstance(value.get("en"), str) or isinstance(value.get("ko"), str):
        yield from ((where, problem) for problem in text_problems(value))
        field = re.sub(r"\[\d+\]$", "", where).rpartition(".")[2]
        yield from ((where, problem) for problem in limit_problems(value, field))
        return
    label = value["id"] if isinstance(value.get("id"), str) else None
    for key, item in value.items():
        yield from problems(item, f"{label or where}.{key}")


def text_problems(text):
    for language in ("en", "ko"):
        if not isinstance(text.get(language), str) or not text[language].strip():
            yield f"has no {language}"
            return
        if text[language] != text[language].strip():
            yield f"{language} begins or ends with a blank"
    if HANGUL.search(text["en"]):
        yield "en holds Korean"
    if len(WORDS.findall(text["en"])) >= 2 and not HANGUL.search(text["ko"]):
        yield "ko is not Korean"


def limit_problems(text, field):
    most = min(MOST_ON_PAGE.get(field, MOST), MOST_IN_TITLE if field in TITLES else MOST)
    for language in ("en", "ko"):
        words = text.get(language)
        if not isinstance(words, str):
            continue
        if len(words) > most:
            yield f"{language} has {len(words)} characters; {most} fit"
        form = FORMS.get(field, SENTENCES)[language == "ko"]
        if field in FORMS and words.strip() and not form.fullmatch(words):
            yield f"{language} is not written as every {field} is"
        if field in TITLES + DESCRIPTIONS:
            for char in sorted(set(ODD.findall(words))):
                yield f'{language} holds "{char}", which the AWS tool refuses in a {field}'


def repeated(document):
    seen, twice = set(), []

    def walk(value):
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            name = value.get("id")
            if isinstance(name, str):
                if name in seen:
                    twice.append(name)
                seen.add(name)
            for item in value.values():
                walk(item)

    walk(document)
    return twice


def line_in(text, where):
    """The line of the nearest id in `where`, since json keeps no places."""
    name = re.match(r"[\w-]+", where)
    offset = text.find(f'"{name[0]}"') if name else -1
    return text.count("\n", 0, offset) + 1 if offset >= 0 else 1
