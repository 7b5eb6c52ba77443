#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the ballots the engine prints against the Gemeentewet.

Written from the articles as they read, with fractions in the place of thresholds; it shares nothing
with the engine. Article 20 (opening of a council) and 56 (of an executive), 28 and 29 (recusal,
validity), 30 (majority), 31 (persons), 32 and 59 (ties).

usage: ballot_table_oracle.py PROGRAM
"""

import subprocess
import sys
from fractions import Fraction

HALF = Fraction(1, 2)
LEAST = {"opening": 220, "ballot": 590_000, "persons": 30_000}


def least(holds):
    """The smallest number for which something holds."""
    return next(number for number in range(100) if holds(Fraction(number)))


def opening(words):
    body, sitting, signed, second = words[0], int(words[1]), int(words[2]), words[3] == "1"
    if second:
        return "open"
    there = Fraction(signed)
    if body == "council":
        # "meer dan de helft van het aantal zitting hebbende leden"
        return "open" if there > sitting * HALF else "closed"
    # "ten minste de helft van het aantal zitting hebbende leden"
    return "open" if there >= sitting * HALF else "closed"


def impossible(body, seats, sitting, recused, present, cast):
    """The first thing that cannot be, in the order in which a reader of the list would find it."""
    if sitting > seats:
        return "sitting"
    if recused > sitting:
        return "recused"
    if present + recused > sitting:
        return "present"
    if cast > present:
        return "cast"
    # "ieder ter vergadering aanwezig lid [...] is verplicht zijn stem voor of tegen uit te brengen"
    if body == "council" and cast != present:
        return "missing"
    return None


def validity(obliged, took_part, is_asked):
    """Whether enough took part, and the arithmetic. Without the rule somebody must have."""
    enough = least((lambda n: n > obliged * HALF) if is_asked else (lambda n: n > 0))
    return took_part >= enough, f"{took_part}/{enough}"


def ballot(words):
    body = words[0]
    seats, sitting, recused, present, votes_for, against = (int(word) for word in words[1:7])
    second, repeats, tied_before = (word == "1" for word in words[7:10])
    chair = words[10]
    cast = votes_for + against
    fault = impossible(body, seats, sitting, recused, present, cast)
    if fault is not None:
        return "fault " + fault
    # Not asked of the second meeting, nor of a vote that is held again as too few took part.
    valid, shown = validity(sitting - recused, cast, not (second or repeats))
    if not valid:
        return f"invalid {shown}"
    shown += f" {votes_for}/{least(lambda n: n > cast * HALF)}"
    share = Fraction(votes_for, cast)
    if share > HALF:
        return f"adopted {shown}"
    if share < HALF:
        return f"rejected {shown}"
    if body == "council":
        # "alle leden waaruit de raad bestaat, voor zover zij zich niet van deelneming aan de
        # stemming moesten onthouden, een stem hebben uitgebracht"
        everybody = seats - recused
        decided = cast == everybody or tied_before
        return f"{'rejected' if decided else 'put-off'} {shown} {cast}/{everybody}"
    if not tied_before:
        return f"again {shown}"
    return {"unsaid": "chair", "for": "adopted", "against": "rejected"}[chair] + f" {shown}"


def persons(words):
    sitting, recused, papers, blank = (int(word) for word in words[:4])
    second, repeats, second_vote = (word == "1" for word in words[4:7])
    votes = [int(word) for word in words[7:]]
    cast = sum(votes)
    if papers > sitting - recused or papers != cast + blank:
        return "fault"
    valid, _ = validity(sitting - recused, papers, not (second or repeats))
    if not valid:
        return "invalid"
    # "de volstrekte meerderheid van hen die een stem hebben uitgebracht"
    for place, number in enumerate(votes):
        if Fraction(number) > cast * HALF:
            return f"chosen {place}"
    return "lot" if second_vote else "again"


def main():
    answers = {"opening": opening, "ballot": ballot, "persons": persons}
    seen = {kind: set() for kind in answers}
    wrong = 0
    with subprocess.Popen([sys.argv[1]], stdout=subprocess.PIPE, text=True) as program:
        for line in program.stdout:
            asked, _, told = line.strip().partition(" = ")
            kind, *words = asked.split()
            seen[kind].add(asked)
            expected = answers[kind](words)
            if told != expected:
                wrong += 1
                if wrong <= 20:
                    print(f"{asked}: the engine says {told}, the law {expected}")
    if program.returncode != 0:
        sys.exit(f"the program ended with {program.returncode}")
    print("different", ", ".join(f"{kind}: {len(asked)}" for kind, asked in seen.items()),
          f"; {wrong} wrong")
    if wrong > 0 or any(len(seen[kind]) < LEAST[kind] for kind in answers):
        sys.exit(1)


if __name__ == "__main__":
    main()
