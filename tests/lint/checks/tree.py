# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, as every check sees them."""
import functools
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

CPP = (".h", ".cpp")


class Finding(NamedTuple):
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class Tree:
    """`root` is a checkout, or any folder (then every file outside build/ counts)."""

    def __init__(self, root):
        self.root = Path(root)
        self.paths = sorted(p for p in self._list() if (self.root / p).is_file())

    def _list(self):
        if (self.root / ".git").exists():
            listing = subprocess.run(
                ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                capture_output=True, check=False)
            if listing.returncode == 0:
                return {p for p in listing.stdout.decode().split("\0") if p}
        found = (p.relative_to(self.root) for p in self.root.rglob("*"))
        return {str(p) for p in found if p.parts[0] not in (".git", "build")}

    @functools.lru_cache(maxsize=None)
    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    @functools.lru_cache(maxsize=None)
    def code(self, path):
        """The text of a C++ file without its comments; lines and columns stay where they were."""
        return blank(self.text(path), keep_strings=True)

    @functools.lru_cache(maxsize=None)
    def bare(self, path):
        """The text of a C++ file without its comments and without what its string literals hold."""
        return blank(self.text(path), keep_strings=False)

    def under(self, *folders, ends=CPP):
        """Paths in any of the folders ("core/base"), by how their names end."""
        heads = tuple(f + "/" for f in folders)
        return [p for p in self.paths if p.startswith(heads) and p.endswith(ends)]


TOKEN = re.compile(
    r'(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)'
    r'|(?P<raw>(?:u8|u|U|L)?R"(?P<mark>[^(\s"]*)\(.*?\)(?P=mark)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')",
    re.DOTALL)


def blank(text, keep_strings):
    def spaces(part):
        return re.sub(r"[^\n]", " ", part)

    def replace(match):
        if match["comment"]:
            return spaces(match[0])
        if keep_strings or match["char"]:
            return match[0]
        return '"' + spaces(match[0][1:-1]) + '"'

    return TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def matches(tree, paths, pattern, message, text="bare"):
    """A Finding for each place in the paths where the pattern stands; `message` may name groups: "{0} …"."""
    for path in paths:
        source = getattr(tree, text)(path)
        for hit in re.finditer(pattern, source, re.MULTILINE):
            yield Finding(path, line_of(source, hit.start()), message.format(*(hit.groups() or (hit[0],))))
