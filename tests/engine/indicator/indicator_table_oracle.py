#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds where areas stand, as the engine prints it, against a calculation of its own.

Written from what the words mean, with fractions; it shares nothing with the engine.

usage: indicator_table_oracle.py PROGRAM; NOORDSTER_SEED repeats a run
"""

import subprocess
import sys
from fractions import Fraction
from math import floor

LEAST = {"gap": 27_000, "trend": 6_000, "pace": 10_000, "standings": 20_000}
WHY_NOT = {"RANKED": "FIGURE_RANKED", "MISSING": "FIGURE_MISSING", "EXACT": None}


def days(period):
    """First and last day that "2021", "2020/2021" and "2020-08/2021-07" can mean; "0" is none."""
    if period == "0":
        return None
    first, last = period.split("/")[0], period.split("/")[-1]
    if "-" not in first:
        return first + "-01-01", last + "-12-31"
    length = 30 if last[-2:] in ("04", "06", "09", "11") else 31
    return first + "-01", f"{last}-{length}"


class Figure:
    """What was measured: "EXACT 42000 2021 1 0"."""

    def __init__(self, words):
        self.words = words
        form, number, self.period, definition, borders = words.split()
        self.withdrawn = form == "WITHDRAWN"
        self.days = days(self.period)
        # By the day it ends, then the day it begins; those without a period before all others.
        self.when = (self.days[1], self.days[0], self.period) if self.days else ("", "", "")
        year = self.days[1][:4] if self.days else 0
        self.why_not = WHY_NOT.get(form, "FIGURE_INEXACT")
        self.number = Fraction(int(number), 1000)
        self.year, self.definition, self.borders = int(year), int(definition), int(borders)


class NoNumber(Exception):
    """A number that cannot be worked out, with the reason."""


def number_in(figure):
    if figure.why_not:
        raise NoNumber(figure.why_not)
    return figure.number


def spans(words):
    """The years that each code covers: "2018-2020,2021-0"; "-" is no codes."""
    if words == "-":
        return []
    ends = [[int(year) for year in code.split("-")] for code in words.split(",")]
    return [range(first, (last or first) + 1) for first, last in ends]


def same_borders(one, other, codes):
    years = {one.borders, other.borders} - {0}
    return len(years) < 2 or any(years <= set(span) for span in codes)


def difference(one, other, when_none, codes):
    number = number_in(one)
    if other is None:
        raise NoNumber(when_none)
    number -= number_in(other)
    if one.definition != other.definition:
        raise NoNumber("DEFINITIONS_DIFFER")
    if not same_borders(one, other, codes):
        raise NoNumber("BOUNDARIES_DIFFER")
    return number


def gap(measure, figure, average, codes):
    if measure in ("SHARE", "COUNT"):
        raise NoNumber("FIGURE_" + measure)
    return difference(figure, average, "AVERAGE_MISSING", codes)


def trend(latest, before, codes):
    if before is not None and 0 in (latest.year, before.year):
        raise NoNumber("PERIOD_MISSING")
    return difference(latest, before, "EARLIER_MISSING", codes)


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
    codes = {area: spans(words) for area, words in zip(("a", "lv", "m"), head[3:])}
    places = {}
    for area, figure in measured:
        # The later of one period and definition takes the place of the earlier.
        places[(area, figure.period, figure.definition)] = figure
    areas = {}
    for (area, _, _), figure in places.items():
        if not figure.withdrawn:
            areas.setdefault(area, []).append(figure)
    for figures in areas.values():
        figures.sort(key=lambda each: (each.when, each.definition))
    municipality = areas.pop("lv", [])
    answers = []

    def average_for(figure):
        over = [each for each in municipality if each.period == figure.period]
        same = [each for each in over if each.definition == figure.definition]
        return (same or over or [None])[-1]

    def first_of(area, in_order, gap_of):
        """The figure whose gap the latest is held against, and that gap or why there is none."""
        latest = in_order[-1]
        counting = [each for each in in_order if each.year >= max(baseline, 1)]
        if not counting:
            return latest, said(gap_of, latest)
        alike = [each for each in counting if each.definition == latest.definition]
        for each in alike:
            if each.year < latest.year and same_borders(each, latest, codes[area]):
                found = said(gap_of, each)
                if not isinstance(found, str):
                    return each, found
        if alike == [latest] and len(counting) > 1:
            return latest, "DEFINITIONS_DIFFER"
        found = said(gap_of, alike[0])
        if not isinstance(found, str) and not same_borders(alike[0], latest, codes[area]):
            found = "BOUNDARIES_DIFFER"
        return alike[0], found

    def answer(area, in_order, gap_of):
        latest = in_order[-1]
        earlier = [each for each in in_order if each.when < latest.when]
        same = [each for each in earlier if each.definition == latest.definition]
        before = (same or earlier or [None])[-1]
        first, first_gap = first_of(area, in_order, gap_of)
        gaps = [first_gap, said(gap_of, latest)]
        shown = [each if isinstance(each, str) else str(rounded(each)) for each in gaps]
        steps = pace(direction, gaps[0], first.year, gaps[1], latest.year, 2041)
        answers.append(
            f"{area} {latest.words} gap {shown[1]} first {shown[0]} {first.year} "
            f"trend {thousandths(trend, latest, before, codes[area])} pace {steps}"
        )

    def none(_):
        raise NoNumber("AREA_IS_AVERAGE")

    if municipality:
        answer("lv", municipality, none)
    for area in sorted(areas):
        answer(
            area,
            areas[area],
            lambda figure: gap(measure, figure, average_for(figure), codes["lv"]),
        )
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
    codes, words = head.split(" ", 1)
    if kind == "trend":
        return thousandths(trend, Figure(words), other, spans(codes))
    measure, words = words.split(" ", 1)
    return thousandths(gap, measure, Figure(words), other, spans(codes))


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
