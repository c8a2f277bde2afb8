#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint, linted: a sound little tree passes, and each thing wrong with it is found where it stands.

Every case lays the sound tree down in a scratch folder and puts its own files over it.
"""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))

from checks import glossary, layers, lens, sizes, source, texts, translations  # noqa: E402
from checks.tree import Tree  # noqa: E402

CPP = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HEADER = CPP + "#pragma once\n"
HASH = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
ARROWS = "# A\n<!-- arrows -->\n```\ncore/base -> \ncore/network -> core/base\nui/charts -> core/base\n" \
         "ui/text -> core/base\nui/canvas -> core ui/text\n```\n<!-- /arrows -->\n"


def ts(*messages, language="ko_KR"):
    return ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
            f'<TS version="2.1" language="{language}">\n<context>\n    <name>Canvas</name>\n'
            + "".join(messages) + "</context>\n</TS>\n")


def message(source_text, translation, state="", numerus=False):
    if numerus:
        translation = "".join(f"<numerusform>{form}</numerusform>" for form in translation)
    kind = f' type="{state}"' if state else ""
    plural = ' numerus="yes"' if numerus else ""
    return (f"    <message{plural}>\n        <source>{source_text}</source>\n"
            f"        <translation{kind}>{translation}</translation>\n    </message>\n")


def canvas(*calls):
    lines = "".join(f"    {call};\n" for call in calls)
    return (CPP + "struct Tr { Q_DECLARE_TR_FUNCTIONS(Canvas) };\nvoid f(QLabel* label)\n{\n" + lines + "}\n")


def table(rows):
    return {"resources/texts/net.tsv": "id\ten\tko\n" + rows + "\n"}


def words(english, korean):
    """The sentence beside a glossary that has a word for each of the cases."""
    return {"translations/glossary.tsv": "en\tko\talso\tnever\tnote\npillar\t핵심 요소\t\t기둥\t\n"
                                         "risk\t위험\t위태\t\t\nrisk rule\t위험 규칙\t\t\t\nopen\t열기\t*\t\t\n"
                                         "allow / deny\t허용 / 거부\t\t\t\nbaseline\t기준선\t\t\tRTO\n",
            "translations/names.txt": "Amazon Risk Manager\nCloudWatch\n", **table(f"net.prefix.range\t{english}\t{korean}")}


SOUND = {
    "ARCHITECTURE.md": ARROWS,
    "core/base/result.h": HEADER + "namespace pb { int f(int a); }\n",
    "core/network/CMakeLists.txt": HASH + "pb_library(pb_network SOURCES net.cpp LINKS pb_base)\n",
    "core/network/net.cpp": CPP + '#include "core/base/result.h"\n#include <vector>\n'
                                  'auto f() { return fail(Error::Code::Range, "net.prefix.range", w, "d"); }\n',
    "resources/texts/net.tsv": "id\ten\tko\nnet.prefix.range\t%1 is no prefix\t%1은(는) 접두사가 아닙니다\n",
    "ui/text/text.cpp": CPP + 'auto a = sentence(language, "net.prefix.range", args);\n',
    "ui/charts/panel.cpp": CPP + "#include <QChartView>\n#include <QtCharts/QLineSeries>\n",
    "ui/canvas/canvas.cpp": canvas('label->setText(Tr::tr("Fit %1 elements").arg(n))'),
    "translations/canvas_ko.ts": ts(message("Fit %1 elements", "요소 %1개 맞춤")),
    "resources/lenses/a.json": '{"id": "sec", "name": {"en": "Some security", "ko": "보안"}}\n',
}

# (name, check, files over the sound tree, what the finding says; begins with its file and line)
CASES = [
    ("arrow up", layers, {"core/base/result.h": HEADER + '#include "core/network/net.h"\n'},
     'core/base/result.h:3: core/base may not include "core/network/net.h"'),
    ("arrow sideways", layers, {"ui/charts/panel.cpp": CPP + '#include "ui/text/texts.h"\n'},
     "ui/charts/panel.cpp:2: ui/charts may not include"),
    ("part without a row", layers, {"ui/odd/x.h": HEADER}, "ui/odd/x.h:1: lies in no part"),
    ("circle of arrows", layers, {"ARCHITECTURE.md": ARROWS.replace("core/base -> ", "core/base -> core/network")},
     "the arrows lead from core/base back to core/base"),
    ("no table", layers, {"ARCHITECTURE.md": "# A\n"}, "ARCHITECTURE.md:1: has no rows"),
    ("Qt in core", layers, {"core/network/net.cpp": CPP + "#include <QString>\n"},
     "core/network/net.cpp:2: includes Qt (QString)"),
    ("Qt module in core", layers, {"core/network/net.cpp": CPP + "#include <QtCore/QString>\n"}, "includes Qt"),
    ("Qt linked in core", layers,
     {"core/network/CMakeLists.txt": HASH + "target_link_libraries(pb_network PUBLIC Qt6::Core)\n"},
     "core/network/CMakeLists.txt:2: links Qt (Qt6::Core)"),
    ("charts in a header", layers, {"ui/charts/panel.h": HEADER + "#include <QtCharts/QChart>\n"},
     "ui/charts/panel.h:3: includes Qt Charts"),
    ("charts elsewhere", layers, {"ui/canvas/canvas.cpp": CPP + "#include <QValueAxis>\n"},
     "ui/canvas/canvas.cpp:2: includes Qt Charts (QValueAxis)"),
    ("long function", sizes, {"core/base/a.cpp": CPP + "int f()\n{\n" + "    g();\n" * 79 + "}\n"},
     "core/base/a.cpp:2: f has 82 lines"),
    ("long file", sizes, {"core/base/a.h": HEADER + "// x\n" * 600}, "core/base/a.h:600: the file has 602 lines"),
    ("six parameters", sizes, {"core/base/a.h": HEADER + "void f(int a, std::map<A, B> b, int c, int d, int e, int g);\n"},
     "core/base/a.h:3: f has 6 parameters"),
    ("no licence", source, {"core/base/a.cpp": "int a;\n"}, "core/base/a.cpp:1: this line is to be"),
    ("no licence in SQL", source, {"core/store/a.sql": "SELECT 1;\n"}, 'core/store/a.sql:1: this line is to be "-- SPDX'),
    ("no licence in a script", source, {"packaging/go": "#!/bin/sh\necho\n"}, "packaging/go:2: this line is to be"),
    ("no guard", source, {"core/base/a.h": CPP}, "core/base/a.h:2: has no #pragma once"),
    ("sleep in a test", source, {"tests/core/a.cpp": CPP + "void f() { QTest::qWait(5); }\n"},
     "tests/core/a.cpp:2: QTest::qWait: a test waits"),
    ("nested loop", source, {"ui/text/a.cpp": CPP + "void f() { qApp->processEvents(); }\n"},
     "ui/text/a.cpp:2: processEvents"),
    ("modal dialog", source, {"ui/text/a.cpp": CPP + "void f() { m_dialog.exec(); }\n"}, "no nested event loop"),
    ("old connect", source, {"ui/text/a.cpp": CPP + "void f() { connect(a, SIGNAL(b()), c, SLOT(d())); }\n"},
     "ui/text/a.cpp:2: SIGNAL()"),
    ("path of one machine", source, {"README.md": "See /" + "home/kim/notes.\n"}, "README.md:1: /home/kim"),
    ("no translation file", translations, {"translations/canvas_ko.ts": None},
     'translations/canvas_ko.ts:1: is missing, but ui/canvas has sentences ("Fit %1 elements")'),
    ("new sentence", translations, {"ui/canvas/canvas.cpp": canvas('Tr::tr("Fit %1 elements")', 'Tr::tr("Undo")')},
     '"Undo": has no finished translation'),
    ("unfinished", translations, {"translations/canvas_ko.ts": ts(message("Fit %1 elements", "맞춤 %1", "unfinished"))},
     'translations/canvas_ko.ts:7: "Fit %1 elements": has no finished translation'),
    ("gone", translations, {"ui/canvas/canvas.cpp": canvas("label->clear()")}, "no source says this any more"),
    ("placeholders", translations, {"translations/canvas_ko.ts": ts(message("Fit %1 elements", "요소 맞춤"))},
     "placeholders differ (%1)"),
    ("not Korean", translations, {"translations/canvas_ko.ts": ts(message("Fit %1 elements", "Fit %1 elements"))},
     "the translation is not Korean"),
    ("plural without English", translations,
     {"ui/canvas/canvas.cpp": canvas('Tr::tr("%n element(s)", nullptr, n)'),
      "translations/canvas_ko.ts": ts(message("%n element(s)", ["요소 %n개"], numerus=True))},
     "translations/canvas_en.ts:1: is missing, but ui/canvas has plurals"),
    ("literal shown", translations, {"ui/canvas/canvas.cpp": canvas('label->setText(u"Ready"_s)',
                                                                    'Tr::tr("Fit %1 elements")')},
     'ui/canvas/canvas.cpp:5: "Ready" is shown without tr()'),
    ("error without sentence", texts, {"resources/texts/net.tsv": "id\ten\tko\n"},
     'core/network/net.cpp:4: error id "net.prefix.range": resources/texts has no "net.prefix.range"'),
    ("rule without advice", texts,
     {"core/network/rules.cpp": CPP + 'RuleInfo a[] = {{"net.link.overlap", Cloud::Aws, s}};\n'},
     'core/network/rules.cpp:2: rule id "net.link.overlap": resources/texts has no "rule.net.link.overlap.advice"'),
    ("offer without sentence", texts,
     {"core/workspace/claims.cpp": CPP + 'Support a{{"SEC 6", "sec_6_a", "offer.limit"}, drawn};\n'},
     'core/workspace/claims.cpp:2: offer id "offer.limit": resources/texts has no "offer.limit"'),
    ("unknown sentence", texts, {"ui/text/text.cpp": CPP + 'auto a = sentence(current(), "net.other.text");\n'},
     'ui/text/text.cpp:2: sentence id "net.other.text"'),
    ("sentence in one language", texts, table("net.prefix.range\t%1 is no prefix\t"),
     "resources/texts/net.tsv:2: net.prefix.range: has no ko"),
    ("sentence with other arguments", texts, table("net.prefix.range\t%1 is no prefix\t접두사가 아닙니다"),
     "resources/texts/net.tsv:2: net.prefix.range: placeholders differ"),
    ("sentence twice", texts, table("a.b\tYes\t예\na.b\tNo\t아니요"), "resources/texts/net.tsv:3: a.b: stands in"),
    ("sentence with two columns", texts, table("a.b\tYes"), "resources/texts/net.tsv:2: has 2 columns"),
    ("odd id", texts, {"core/network/net.cpp": CPP + 'auto a = fail(Error::Code::Io, "Not good", w, "d");\n'},
     'error id "Not good" is not of the form'),
    ("one language", lens, {"resources/lenses/a.json": '{"id": "sec", "name": {"en": "Security"}}\n'}, "has no ko"),
    ("empty language", lens, {"resources/lenses/a.json": '{"name": {"en": "Security", "ko": " "}}\n'}, "has no ko"),
    ("English as Korean", lens, {"resources/lenses/a.json": '{"name": {"en": "Some words", "ko": "Some words"}}\n'},
     "ko is not Korean"),
    ("id twice", lens, {"resources/lenses/a.json": '[{"id": "sec"}, {"id": "sec"}]\n'}, 'the id "sec" stands more than once'),
    ("odd character", lens, {"resources/lenses/a.json": '{"title": {"en": "Over 80%", "ko": "80 넘음"}}\n'},
     'en holds "%", which the AWS tool refuses in a title'),
    ("long title", lens, {"resources/lenses/a.json": '{"title": {"en": "' + "a" * 101 + '", "ko": "가"}}\n'},
     "en has 101 characters; 100 fit"),
    ("another form of question", lens,
     {"resources/lenses/a.json": '{"question": {"en": "How is it?", "ko": "무엇입니까?"}}\n'},
     "$.question: ko is not written as every question is"),
    ("another form of condition", lens,
     {"resources/lenses/a.json": '{"out_of_scope": {"en": "Hardly ever.", "ko": "거의 없습니다."}}\n'},
     "en is not written as every out_of_scope is"),
    ("evidence as a sentence", lens,
     {"resources/lenses/a.json": '{"evidence": [{"en": "A list", "ko": "목록을 봅니다"}]}\n'},
     "ko is not written as every evidence is"),
    ("other word", glossary, words("The pillar is there", "축이 있습니다"),
     'resources/texts/net.tsv:2: net.prefix.range: "pillar" is not 핵심요소 in Korean'),
    ("plural", glossary, words("Two pillars", "축 둘"), '"pillars" is not 핵심요소 in Korean'),
    ("second of two words", glossary, words("It is denied or deny", "막습니다"), '"deny" is not 거부 in Korean'),
    ("longer term first", glossary, words("A risk rule", "위험의 법칙"), '"risk rule" is not 위험규칙 in Korean'),
    ("ruled out", glossary, words("It stands", "기둥이 섰습니다"), '"기둥" is to be "핵심 요소"'),
    ("English left", glossary, words("Look at Grafana", "CloudWatch와 Graphana를 봅니다"), '"Graphana" is left in English'),
    ("term left", glossary, words("The baseline is old", "기준선 baseline이 오래되었습니다"), '"baseline" is left in English'),
    ("name in a lens", glossary,
     {**words("a", "가"), "resources/lenses/a.json": '{"id": "q", "help": {"en": "See Grafana", "ko": "Grafana를 봅니다"}}\n'},
     'resources/lenses/a.json:1: q.help: "Grafana" is left in English'),
    ("stiff", glossary, words("Rules of ports", "포트에 대한 설명"), '"에 대한" is the Korean of a translation'),
    ("tone", glossary, words("Press it", "누르세요. 그러면 됩니다."), '"세요." ends a sentence in another tone'),
    ("plain tone", glossary, words("It is", "값이 크다."), '"다." ends a sentence in another tone'),
    ("object particle", glossary, words("Show it", "지도을 봅니다"), '"지도을" has the wrong particle'),
    ("object particle after a consonant", glossary, words("Show it", "값를 봅니다"), '"값를" has the wrong particle'),
    ("particle of a term", glossary, words("The baseline", "기준선가 있습니다"), '"기준선가" has the wrong particle'),
    ("direction", glossary, words("To the risk", "위험로 갑니다"), '"위험로" has the wrong particle'),
    ("glossary of three columns", glossary, {**words("a", "가"), "translations/glossary.tsv": "en\tko\tnote\n"},
     "translations/glossary.tsv:1: the first line is to be en, ko, also, never, note"),
    ("term twice", glossary,
     {**words("a", "가"), "translations/glossary.tsv": "en\tko\talso\tnever\tnote\na\t가\t\t\t\na\t나\t\t\t\n"},
     'translations/glossary.tsv:3: "a" stands more than once'),
    ("broken JSON", lens, {"resources/lenses/a.json": '{"id": \n'}, "resources/lenses/a.json:2: is not JSON"),
]


class LintTest(unittest.TestCase):
    def findings(self, check, files):
        with tempfile.TemporaryDirectory() as scratch:
            for path, text in {**SOUND, **files}.items():
                if text is not None:
                    target = Path(scratch) / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(text, encoding="utf-8")
            return [str(finding) for finding in check.check(Tree(scratch))]

    def test_sound_tree_passes(self):
        for check in (layers, sizes, source, translations, texts, lens, glossary):
            with self.subTest(check.__name__):
                self.assertEqual(self.findings(check, {}), [])

    def test_each_fault_is_found_once(self):
        for name, check, files, expected in CASES:
            with self.subTest(name):
                found = self.findings(check, files)
                self.assertTrue(any(expected in finding for finding in found), f"{expected!r} not in {found}")

    def test_comments_and_strings_are_no_code(self):
        quiet = {"ui/text/text.cpp": SOUND["ui/text/text.cpp"]
                 + '// processEvents SIGNAL(x)\nconst char* a = "QEventLoop";\n/* setText("Hello") */\n'}
        for check in (source, translations, layers):
            with self.subTest(check.__name__):
                self.assertEqual(self.findings(check, quiet), [])

    def test_good_korean_passes(self):
        for english, korean in (("Two pillars at risk", "위태로운 핵심 요소 둘"), ("An Amazon Risk Manager", "아마존의 도구"),
                                ("Open risk rules", "위험 규칙을 봅니다."), ("Use --risk or a.risk", "그대로 씁니다"),
                                ("Deny it", "거부로 끝납니다"), ("In autumn, at RTO", "가을이 되면 RTO에 맞춥니다."),
                                ("The port of tcp:22", "tcp:22 포트를 확인하십시오."), ("Is it so?", "그렇습니까?")):
            with self.subTest(english):
                self.assertEqual(self.findings(glossary, words(english, korean)), [])

    def test_parameters_are_counted_outside_brackets(self):
        for signature, count in (("()", 0), ("(void)", 0), ("(int a)", 1), ("(std::map<A, B> m, int n) const", 2),
                                 ("(std::function<int(A, B)> f = [] { return 1, 2; }, int n)", 2)):
            self.assertEqual(sizes.parameter_count(signature), count, signature)


if __name__ == "__main__":
    unittest.main()
