#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Mutation testing: changes one thing of a source file at a time, and demands that a test fails.

For every file given it makes each mutant of the operators below, builds the targets and runs them,
one after the other until one fails.
A mutant that does not compile is no mutant; one that no test notices has survived. Survivors are
printed, and are a failure unless equivalent_mutants.txt says why nothing could notice them. Of equal
mutants of equal lines of a file each but the first has its number behind it. Before anything is
changed all targets must build and pass.

The sources are changed in place and put back, so that it belongs in a clone of its own:

    python3 tests/mutation/mutate.py BUILD --files FILE... --targets TEST... [--only TEXT]

Operators:
  relation    == and != for each other; <, <=, > and >= for their neighbours and their opposites
  logic       && and || for each other
  condition   the condition of an if that stands on one line is negated
  truth       true and false for each other
  number      an integer that stands alone becomes the next one
  flow        `continue;`, and a call that is a whole line, are left out
  table       a capacity is taken out of a set, and a set becomes that of nobody
"""

import argparse
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from typing import Iterator, List, NamedTuple

SECONDS_MAX = 300
# Programs that others hold against their own answers.
ORACLES = {
    name: ("python3", f"tests/engine/{folder}/{name}_oracle.py")
    for folder, name in (("authorization", "decision_table"), ("ballot", "ballot_table"),
                         ("indicator", "indicator_table"))
}


class Mutant(NamedTuple):
    """One change of one line, counted from 0."""

    operator: str
    line: int
    before: str
    after: str

    def key(self) -> str:
        return f"{self.operator}: {self.before.strip()} -> {self.after.strip()}"


# An operator between operands, the second of which may be on the next line.
def operator(text: str) -> str:
    return rf"(?<= ){text}(?= |$)"


REPLACEMENTS = (
    ("relation", operator("=="), ("!=",)),
    ("relation", operator("!="), ("==",)),
    ("relation", operator("<"), ("<=", ">=")),
    ("relation", operator("<="), ("<", ">")),
    ("relation", operator(">"), (">=", "<=")),
    ("relation", operator(">="), (">", "<")),
    ("logic", operator("&&"), ("||",)),
    ("logic", operator(r"\|\|"), ("&&",)),
    ("truth", r"\btrue\b", ("false",)),
    ("truth", r"\bfalse\b", ("true",)),
    ("flow", r"\bcontinue;", (";",)),
    ("table", r" \| (?:k\w+|Set\([^)]*\))", ("",)),
    ("table", r"(?<=, )k(?!Nobody)\w+(?= \||, |\})", ("kNobody",)),
)


def replaced(line: str, match: "re.Match[str]", text: str) -> str:
    return line[: match.start()] + text + line[match.end():]


def mutants_of_line(number: int, line: str) -> Iterator[Mutant]:
    code = line.split("//")[0]
    if not code.strip() or code.lstrip().startswith("#") or "NOORDSTER_CHECK" in code:
        return
    quoted = [match.span() for match in re.finditer(r'"[^"]*"', code)]

    def stands_in_text(match: "re.Match[str]") -> bool:
        return any(begin <= match.start() < end for begin, end in quoted)

    for operator, pattern, texts in REPLACEMENTS:
        for match in re.finditer(pattern, code):
            if stands_in_text(match):
                continue
            for text in texts:
                yield Mutant(operator, number, line, replaced(line, match, text))
    for match in re.finditer(r"(?<![\w.'\"])\d+(?![\w.'])", code):
        if not stands_in_text(match):
            yield Mutant("number", number, line, replaced(line, match, str(int(match[0]) + 1)))
    match = re.match(r"(\s*(?:\} else )?if \()(.*)(\) (?:\{|return.*;|continue;|break;)\s*)$", line)
    if match and ";" not in match[2]:
        yield Mutant("condition", number, line, f"{match[1]}!({match[2]}){match[3]}")
    if re.match(r"\s+[\w.>\-*()\[\]]+\(.*\);\s*$", line) and not line.lstrip().startswith("return"):
        yield Mutant("flow", number, line, ";")


def mutants_of(lines: List[str]) -> Iterator[Mutant]:
    for number, line in enumerate(lines):
        yield from mutants_of_line(number, line)


def passes(command: List[str], folder: pathlib.Path) -> bool:
    # In a group of its own, so that nothing it started goes on for ever.
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            return process.wait(SECONDS_MAX) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False


def equivalents() -> set:
    text = (pathlib.Path(__file__).parent / "equivalent_mutants.txt").read_text(encoding="utf-8")
    return {line.strip() for line in text.splitlines() if line and not line.startswith(("#", "  "))}


def is_green(arguments: argparse.Namespace, target: str) -> bool:
    return passes([*ORACLES.get(target, ()), str(arguments.build / "bin" / target)],
                  pathlib.Path("."))


def survives(arguments: argparse.Namespace, path: pathlib.Path, lines: List[str],
             mutant: Mutant) -> str:
    """What became of a mutant: "killed", "no mutant" or "survived"."""
    changed = lines.copy()
    changed[mutant.line] = mutant.after
    path.write_text("\n".join(changed), encoding="utf-8")
    for target in arguments.targets:
        if not passes(["ninja", "-C", str(arguments.build), target], pathlib.Path(".")):
            return "no mutant"
        if not is_green(arguments, target):
            return "killed"
    return "survived"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--files", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--targets", nargs="+", required=True)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    if not passes(["ninja", "-C", str(arguments.build), *arguments.targets], pathlib.Path(".")):
        sys.exit("the targets do not build as they stand")
    failing = [target for target in arguments.targets if not is_green(arguments, target)]
    if failing:
        sys.exit(f"failing before anything was changed: {', '.join(failing)}")
    known = equivalents()
    counts = {"killed": 0, "no mutant": 0, "survived": 0, "equivalent": 0}
    began = time.time()
    for path in arguments.files:
        original = path.read_text(encoding="utf-8")
        lines = original.split("\n")
        seen: Counter = Counter()
        try:
            for mutant in mutants_of(lines):
                if arguments.only not in mutant.before:
                    continue
                key = f"{path}: {mutant.key()}"
                seen[key] += 1
                if seen[key] > 1:
                    key = f"{key} #{seen[key]}"
                if key in known:
                    counts["equivalent"] += 1
                    continue
                outcome = survives(arguments, path, lines, mutant)
                counts[outcome] += 1
                if outcome == "survived":
                    print(key, flush=True)
        finally:
            path.write_text(original, encoding="utf-8")
    print(", ".join(f"{number} {word}" for word, number in counts.items()),
          f"in {time.time() - began:.0f} s")
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
