#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the JSON lines of the benchmark programs into one array and prints them as a table.

usage: collect.py LINES.ndjson OUT.json
"""
import json
import sys

FIELDS = {"name", "value", "unit", "peer", "peer_value", "ratio", "size"}


def read(path):
    figures = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            figure = json.loads(line)
            if set(figure) != FIELDS:
                sys.exit(f"{path}:{number}: fields are {sorted(figure)}, expected {sorted(FIELDS)}")
            figures.append(figure)
    return figures


def row(figure):
    peer = ""
    if figure["peer"]:
        peer = f"{figure['peer_value']:.4g} {figure['peer']}  x{figure['ratio']:.2f}"
    return f"  {figure['name']:<34}{figure['value']:>10.4g} {figure['unit']:<4}  {figure['size']:<46} {peer}".rstrip()


def main(lines, out):
    figures = read(lines)
    with open(out, "w", encoding="utf-8") as target:
        json.dump(figures, target, indent=2, ensure_ascii=False)
        target.write("\n")
    for figure in figures:
        print(row(figure))
    print(f"{len(figures)} figures in {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
