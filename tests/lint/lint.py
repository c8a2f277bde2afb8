#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the tree against the project's own rules. Exits 1 where something is wrong: one "file:line: message" each.

usage: lint.py [--root DIR] [--only NAME]... [--list]
"""
import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))

from checks import glossary, layers, lens, sizes, source, texts, translations  # noqa: E402
from checks.tree import Tree  # noqa: E402

CHECKS = {
    "layers": layers.check,
    "sizes": sizes.check,
    "source": source.check,
    "translations": translations.check,
    "texts": texts.check,
    "lens": lens.check,
    "glossary": glossary.check,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--root", default=Path(__file__).resolve().parents[2])
    parser.add_argument("--only", action="append", choices=CHECKS, metavar="NAME")
    parser.add_argument("--list", action="store_true", help="name the checks and stop")
    options = parser.parse_args()
    if options.list:
        print("\n".join(CHECKS))
        return 0
    tree = Tree(options.root)
    count = 0
    for name in options.only or CHECKS:
        for finding in CHECKS[name](tree):
            print(f"{finding} [{name}]")
            count += 1
    print(sizes.report(tree))
    print(f"{len(tree.paths)} files, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
