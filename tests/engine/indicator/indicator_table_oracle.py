#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds where areas stand, as the engine prints it, against a calculation of its own.

Written from what the words mean, with fractions; it shares nothing with the engine.

usage: indicator_table_oracle.py PROGRAM [SEED]
"""

import subprocess
import sys
from fractions import Fraction
from math import floor

LEAST = {"gap": 9_000, "trend": 2_000, "pace": 10_000, "standings": 20_000}
WHY_NOT = {"RANKED": "FIGURE_RANKED", "MISSING": "FIGURE_MISSING", "EXACT": None}


class Figure:
    """What was measured: "EXACT 42000 2021 1 0"."""

    def __init__(self, words):
        self.words = words
        form, number, year, definition, borders = words.split()
        self.why_not = WHY_NOT.get(form, "FIGURE_INEXACT")
        self.number = Fraction(int(number), 1000)
        self.year, self.definition, self.borders = int(year), int(definition), int(borders)


class NoNumber(Exception):
    """A number that cannot be worked out, with the reason."""


def number_in(figure):
    if figure.why_not:
        raise NoNumber(figure.why_not)
    return figure.number


def difference(one, other, when_none):
    number = number_in(one)
    if other is None:
        raise NoNumber(when_none)
    number -= number_in(other)
    if one.definition != other.definition:
        raise NoNumber("DEFINITIONS_DIFFER")
    return number


def gap(measure, figure, average):
    if measure in ("SHARE", "COUNT"):
        raise NoNumber("FIGURE_" + measure)
    return difference(figure, average, "AVERAGE_MISSING")


def trend(latest, before):
    if before is not None and 0 in (latest.year, before.year):
        raise NoNumber("PERIOD_MISSING")
    number = difference(latest, before, "EARLIER_MISSING")
    if len({latest.borders, before.borders} - {0}) == 2:
        raise NoNumber("BOUNDARIES_DIFFER")
    return number


def rounded(number):
    """To thousandths, half away from zero."""
    size = floor(abs(number) * 1000 + Fraction(1, 2))
    return size if number > 0 else -size


def said(work, *facts):
    try:
        return work(*facts)
    except NoNumber as reason:
        return str(reason)


def thousandths(work, *facts):
    number = said(work, *facts)
    return number if isinstance(number, str) else str(rounded(number))


def pace(direction, first, first_year, now, year, last_year):
    """`first` and `now` are gaps, or why there is none."""
    for each in (now, first):
        if isinstance(each, str):
            return each
    if not first_year or not year:
        return "PERIOD_MISSING"
    if year <= first_year:
        return "EARLIER_MISSING"
    if last_year <= first_year:
        return "HORIZON_MISSING"
    worse = 1 if direction == "LOWER" else -1
    behind = first * worse
    target = Fraction(0)
    if behind > 0 and year < last_year:
        target = behind * (1 - Fraction(year - first_year, last_year - first_year))
    too_much = now * worse - target
    if too_much > 0:
        side = "WORSE"
    elif too_much == 0 or behind <= 0:
        side = "EQUAL"
    else:
        side = "BETTER"
    return f"{rounded(target * worse)} {side}"


def standings(head, measured):
    measure, direction, baseline = head[0], head[1], int(head[2])
    areas = {}
    for area, figure in measured:
        # The later of one period and definition takes the place of the earlier.
        areas.setdefault(area, {})[(figure.year, figure.definition)] = figure
    municipality = areas.pop("lv", {})
    answers = []

    def average_for(figure):
        over = [each for (year, _), each in sorted(municipality.items()) if year == figure.year]
        same = [each for each in over if each.definition == figure.definition]
        return (same or over or [None])[-1]

    def answer(area, figures, gap_of):
        in_order = [figure for _, figure in sorted(figures.items())]
        latest = in_order[-1]
        eligible = [each for each in in_order if each.year >= max(baseline, 1)] or [latest]
        first = next(each for each in eligible if each.definition == latest.definition)
        earlier = [each for each in in_order if each.year < latest.year]
        same = [each for each in earlier if each.definition == latest.definition]
        before = (same or earlier or [None])[-1]
        gaps = [said(gap_of, first), said(gap_of, latest)]
        if first is latest and eligible[0] is not latest:
            gaps[0] = "DEFINITIONS_DIFFER"
        elif not isinstance(gaps[0], str) and len({first.borders, latest.borders} - {0}) == 2:
            gaps[0] = "BOUNDARIES_DIFFER"
        shown = [each if isinstance(each, str) else str(rounded(each)) for each in gaps]
        steps = pace(direction, gaps[0], first.year, gaps[1], latest.year, 2041)
        answers.append(
            f"{area} {latest.words} gap {shown[1]} first {shown[0]} {first.year} "
            f"trend {thousandths(trend, latest, before)} pace {steps}"
        )

    def none(_):
        raise NoNumber("AREA_IS_AVERAGE")

    if municipality:
        answer("lv", municipality, none)
    for area in sorted(areas):
        answer(area, areas[area], lambda figure: gap(measure, figure, average_for(figure)))
    return " | ".join(answers)


def expected(kind, question):
    if kind == "pace":
        direction, first, first_year, now, year, last_year = question.split()
        milli = [Fraction(int(each), 1000) for each in (first, now)]
        return pace(direction, milli[0], int(first_year), milli[1], int(year), int(last_year))
    head, *parts = question.split(" | ")
    if kind == "standings":
        figures = [part.split(" ", 1) for part in parts]
        return standings(head.split(), [(area, Figure(words)) for area, words in figures])
    other = None if parts[0] == "none" else Figure(parts[0])
    if kind == "trend":
        return thousandths(trend, Figure(head), other)
    measure, words = head.split(" ", 1)
    return thousandths(gap, measure, Figure(words), other)


def main():
    printed = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True, check=True).stdout
    lines = printed.splitlines()
    print(lines[0])
    counts = dict.fromkeys(LEAST, 0)
    wrong = 0
    for line in lines[1:]:
        question, answer = line.split(" =", 1)
        kind, question = question.split(" ", 1)
        counts[kind] += 1
        should_be = expected(kind, question)
        if answer.strip().removeprefix("| ") != should_be:
            wrong += 1
            if wrong <= 20:
                print(f"{kind} {question}\n  engine {answer.strip()}\n  oracle {should_be}")
    too_few = [kind for kind, least in LEAST.items() if counts[kind] < least]
    print(f"{sum(counts.values())} cases: {wrong} wrong", counts, *too_few)
    return 1 if wrong or too_few else 0


if __name__ == "__main__":
    sys.exit(main())
