# SPDX-License-Identifier: EUPL-1.2
"""A second implementation of who may do and see what, as an oracle for decision_table.

It was written from the rules in words (the comments of proto/noordster/v1/mandate.proto and "Who
may do and see what" in ARCHITECTURE.md) and shares nothing with the engine. It works out every
combination and its answer by itself, runs the program that prints the table of the engine, and
demands the same combinations with the same answers.

    python3 -B decision_table_oracle.py PATH_TO_DECISION_TABLE
"""

import itertools
import subprocess
import sys
from typing import Dict, FrozenSet, Iterator, List, NamedTuple, Optional, Tuple

import items_in_words
import programmes_in_words
import registers_in_words
from mandates_in_words import ACTS, CAPACITIES, can_hold
from registers_in_words import FOR_MUNICIPALITY

LEAST_COMBINATIONS = 100000
MOST_SHOWN = 30

# The vocabulary.

BODIES = (
    "council", "executive", "committee", "board", "partners", "office", "delivery",
    "other-council",
)
SCOPES = ("municipality", "programme", "other-programme") + BODIES
TIMES = ("day-before", "first-day", "between", "last-day", "day-after", "no-end", "revoked")
CREDENTIALS = (
    "local", "anonymous", "token-of-person", "token-of-system", "token-of-other",
    "certificate-person", "certificate-system",
)
KINDS_OF_MUNICIPALITY = (
    "municipality", "body", "membership", "person", "self", "mandate", "own-mandate", "path",
    "path-version", "draft-of-grant", "meeting", "agenda-item", "agenda-version",
    items_in_words.SECRET_ITEM, items_in_words.AGENDA_WITH_SECRET, "action",
) + registers_in_words.PUBLIC_KINDS
KINDS_OF_PROGRAMME = (
    "programme", "challenge", "proposal", "plan", "plan-version", "step", "decision", "follow-up",
    "draft-on-plan", "own-draft-on-plan", "secret-plan-version", "secret-decision",
    "secret-follow-up", "plan-with-secrets", "draft-on-plan-with-secrets",
    "own-draft-on-plan-with-secrets", "recognition", "secret-recognition", "secret-remark",
) + programmes_in_words.KINDS
# A remark in a recognition round about a secret version is secret with the round.
SECRET_OF_PLAN = (
    "secret-plan-version", "secret-decision", "secret-follow-up", "secret-recognition",
    "secret-remark",
)
UNDER_SECRECY = SECRET_OF_PLAN + (items_in_words.SECRET_ITEM,)
AUDIENCES = ("AUDIENCE_UNSPECIFIED", "ADMINISTRATION", "PARTNERS", "PUBLIC")
MOMENTS = ("start", "past", "now", "ahead")
# By which outcome a plan or version became known, the last one secret where the plan has secrets.
DISCLOSURES = (
    "none", "partners-past", "partners-ahead", "public-past", "public-ahead", "public-past-secret",
)
ON_PLAN_WITH_SECRETS = SECRET_OF_PLAN + ("plan-with-secrets",)


class Situation(NamedTuple):
    """Which body has the open step and the first decision of the plan, and how that stands."""

    body: str
    decision: str

    @property
    def has_plan(self) -> bool:
        return self.decision != "absent"


class Holding(NamedTuple):
    """The one mandate there is, and how the caller comes in."""

    capacity: str
    scope: str
    acts: str
    time: str
    credential: str


class Asked(NamedTuple):
    """An act, and all that it is done for: a mandate for any of these will do."""

    act: str
    scopes: FrozenSet[str]


# The caller and the mandate: rules 1 to 3.

def acts_under_mandate(holding: Holding) -> bool:
    """Whether the caller is who holds the mandate, in a way that lets its capacity act."""
    if holding.credential == "token-of-person":
        return holding.capacity != "SYSTEM"
    if holding.credential in ("token-of-system", "certificate-system"):
        return holding.capacity == "SYSTEM"
    # The trusted local user may do nothing once mandates are in force, nobody knows who is
    # anonymous, another person does not hold the mandate, a certificate says no person.
    return False


def runs_today(time: str) -> bool:
    return time in ("first-day", "between", "last-day", "no-end")


def has_act(holding: Holding, act: str) -> bool:
    """Whether the caller holds a mandate that lets them do the act for its scope today."""
    return (
        holding.acts in ("all", act)
        and can_hold(holding.capacity, holding.scope, act)
        and acts_under_mandate(holding)
        and runs_today(holding.time)
    )


# What an act is done for: rule 4.

FOR_PROGRAMME: Dict[str, str] = {
    **programmes_in_words.FOR_PARTS_OF_PROGRAMME,
    "create-plan": "CREATE_PLAN",
    "next-plan": "CREATE_PLAN",
    "update-plan": "UPDATE_PLAN",
    "keep-baseline": "UPDATE_PLAN",
    "freeze-version": "FREEZE_VERSION",
    "withdraw-plan": "WITHDRAW_PLAN",
    "settle-follow-up": "SETTLE_FOLLOW_UP",
    "migrate-plan": "MIGRATE_PLAN",
    "open-recognition": "KEEP_RECOGNITION",
    "add-participants": "KEEP_RECOGNITION",
    "extend-recognition": "KEEP_RECOGNITION",
    "record-answers": "KEEP_RECOGNITION",
    "record-sending": "KEEP_RECOGNITION",
    # No decision opened it.
    "correct-remark-of-round": "CORRECT_FACTS",
    "create-proposal": "KEEP_PROPOSAL",
    "update-proposal": "KEEP_PROPOSAL",
    "record-initial": "KEEP_PROPOSAL",
    # Of a body that is not the programme's.
    "record-points-by-executive": "RECORD_OUTCOME",
}
# Done for the programme, or for the body of the steps or the decision when there are such.
FOR_PROGRAMME_OR_BODY: Dict[str, str] = {
    "hand-in-papers": "HAND_IN_PAPERS",
    "record-outcome": "RECORD_OUTCOME",
    "record-outcomes": "RECORD_OUTCOME",
    "reconsider-decision": "RECONSIDER_DECISION",
}
# Of decisions: the programme only as long as none of them was confirmed.
FOR_PROGRAMME_UNLESS_CONFIRMED: Dict[str, str] = {
    "correct-decision": "CORRECT_FACTS",
    "correct-follow-up": "CORRECT_FACTS",
    "reverse-outcome": "REVERSE_OUTCOME",
    "reverse-outcomes": "REVERSE_OUTCOME",
    # Outcomes of points of a proposal stand as decisions do.
    "reverse-point": "REVERSE_OUTCOME",
    "reverse-points": "REVERSE_OUTCOME",
    "date-point": "RECORD_OUTCOME",
}
FOR_BODY_OF_DECISION: Dict[str, str] = {
    "confirm-outcome": "CONFIRM_OUTCOME",
    "confirm-point": "CONFIRM_OUTCOME",
    # The body that treated the plan is the one that can lift it.
    "lift-secrecy": "KEEP_SECRECY",
}
# The body that imposes it, whatever body can lift it; of these only the council is the programme's.
FOR_BODY_THAT_IMPOSES: Dict[str, str] = {
    "impose-secrecy": "council",
    "impose-secrecy-by-executive": "executive",
    "impose-secrecy-by-other-council": "other-council",
}
# Of a meeting of the council; asking for an item about one programme is for that programme too.
FOR_MEETING_OF_COUNCIL: Dict[str, str] = {
    "plan-meeting": "KEEP_MEETINGS",
    "call-meeting": "KEEP_MEETINGS",
    "move-meeting": "KEEP_MEETINGS",
    "open-meeting": "KEEP_MEETINGS",
    "turn-meeting": "KEEP_MEETINGS",
    "publish-decision-list": "KEEP_MEETINGS",
    "adopt-minutes": "KEEP_MEETINGS",
    "request-item-about-nothing": "REQUEST_ITEM",
    **items_in_words.FOR_COUNCIL,
    **registers_in_words.FOR_COUNCIL,
    "add-action": "KEEP_ACTIONS",
    "add-action-about-plan": "KEEP_ACTIONS",
    "add-action-about-unknown-plan": "KEEP_ACTIONS",
    "update-action": "KEEP_ACTIONS",
    "settle-action": "KEEP_ACTIONS",
    "reopen-action": "KEEP_ACTIONS",
}
# The other council is no body of the programme, and neither council is one of the other programme:
# about its plans they may not even ask. A programme may ask whatever body it likes.
FOR_OTHERS: Dict[str, Tuple[str, str]] = {
    "request-item-of-other-programme": ("REQUEST_ITEM", "other-programme"),
    "request-item-of-other-council": ("REQUEST_ITEM", "programme"),
    "add-action-of-other-council": ("KEEP_ACTIONS", "other-council"),
    **items_in_words.FOR_KEEPER_OF_SECRECY,
    **registers_in_words.FOR_OTHER_COUNCIL,
}
FOR_PROGRAMME_OR_COUNCIL: Dict[str, str] = {
    "request-item": "REQUEST_ITEM",
    "update-item": "REQUEST_ITEM",
    "ask-paper": "REQUEST_ITEM",
    "deliver-paper": "REQUEST_ITEM",
    # The body that decided, which is the programme's.
    "record-points": "RECORD_OUTCOME",
}
# Putting mandates in force is for the trusted local user, who may do nothing once they are; and a
# plan follows one of its own programme.
FOR_NOBODY = (
    "enact-mandates", "next-plan-of-other-programme",
    *items_in_words.FOR_NOBODY,
    # Not all that it is about is of one programme, nor all of programmes the body is of.
    "request-item-of-two-programmes", "request-item-of-unknown-programme",
    "update-item-to-other-programme", "add-action-of-other-council-about-plan",
    "add-action-about-other-programme", "add-action-about-two-programmes",
)

COMMANDS = (
    *FOR_MUNICIPALITY, *FOR_PROGRAMME, *FOR_PROGRAMME_OR_BODY, *FOR_PROGRAMME_UNLESS_CONFIRMED,
    *FOR_BODY_OF_DECISION, *FOR_BODY_THAT_IMPOSES, *FOR_MEETING_OF_COUNCIL,
    *FOR_PROGRAMME_OR_COUNCIL, *FOR_OTHERS, *FOR_NOBODY,
)


def decisions_concerned(command: str, situation: Situation) -> List[Tuple[str, str]]:
    """Body and state of each decision that a correction or reversal is about."""
    if not situation.has_plan:
        return []
    concerned = [(situation.body, situation.decision)]
    if command in ("reverse-outcomes", "reverse-points"):
        concerned.append(("board", "recorded"))
    return concerned


def asked_of(command: str, situation: Situation) -> Optional[Asked]:
    """The act that a command is, and what it is done for; nothing when nobody may."""
    if command in FOR_MUNICIPALITY:
        return Asked(FOR_MUNICIPALITY[command], frozenset({"municipality"}))
    if command in FOR_PROGRAMME:
        return Asked(FOR_PROGRAMME[command], frozenset({"programme"}))
    if command in FOR_MEETING_OF_COUNCIL:
        return Asked(FOR_MEETING_OF_COUNCIL[command], frozenset({"council"}))
    if command in FOR_PROGRAMME_OR_COUNCIL:
        return Asked(FOR_PROGRAMME_OR_COUNCIL[command], frozenset({"council", "programme"}))
    if command in FOR_OTHERS:
        act, scope = FOR_OTHERS[command]
        return Asked(act, frozenset({scope}))
    if command in FOR_BODY_THAT_IMPOSES:
        imposes = FOR_BODY_THAT_IMPOSES[command]
        has_to_do_with_it = situation.has_plan and imposes in ("council", situation.body)
        return Asked("KEEP_SECRECY", frozenset({imposes} if has_to_do_with_it else ()))
    body = frozenset({situation.body} if situation.has_plan else ())
    if command in FOR_PROGRAMME_OR_BODY:
        return Asked(FOR_PROGRAMME_OR_BODY[command], body | {"programme"})
    if command in FOR_BODY_OF_DECISION:
        return Asked(FOR_BODY_OF_DECISION[command], body)
    if command in FOR_PROGRAMME_UNLESS_CONFIRMED:
        concerned = decisions_concerned(command, situation)
        scopes = frozenset(each for each, _ in concerned)
        if len(scopes) > 1:
            scopes = frozenset()
        if all(state != "confirmed" for _, state in concerned):
            scopes |= {"programme"}
        return Asked(FOR_PROGRAMME_UNLESS_CONFIRMED[command], scopes)
    assert command in FOR_NOBODY, command
    return None


def may_do(holding: Holding, asked: Optional[Asked]) -> bool:
    return asked is not None and holding.scope in asked.scopes and has_act(holding, asked.act)


# What is seen: rules 5 to 9.

ALWAYS_PUBLIC = (
    "municipality", "body", "programme", "challenge", "path", "path-version",
) + programmes_in_words.PUBLIC_KINDS + registers_in_words.PUBLIC_KINDS


def is_holder(credential: str) -> bool:
    """Whether the caller is known to be the person or system that holds the mandate."""
    return credential not in ("local", "anonymous", "token-of-other")


def reads_administration(holding: Holding, kind: str) -> bool:
    scope = "programme" if kind in KINDS_OF_PROGRAMME else "municipality"
    return holding.scope == scope and has_act(holding, "READ_ADMINISTRATION")


def reads_partners(holding: Holding, kind: str) -> bool:
    return (
        kind in KINDS_OF_PROGRAMME
        and holding.scope == "programme"
        and has_act(holding, "READ_PARTNERS")
    )


def reads_secrets(holding: Holding, kind: str) -> bool:
    return reads_administration(holding, kind) and has_act(holding, "READ_SECRET")


def is_meant_for(kind: str, audience: str, is_partner: bool) -> bool:
    """Whether a record is meant for the public, or for partners and the caller is one."""
    if kind in ALWAYS_PUBLIC or audience == "PUBLIC":
        return True
    return is_partner and audience == "PARTNERS"


def is_disclosed(kind: str, disclosure: str, is_partner: bool) -> bool:
    if disclosure == "public-past-secret":
        return kind not in ON_PLAN_WITH_SECRETS
    if disclosure == "public-past":
        return True
    return is_partner and disclosure == "partners-past"


class Sight(NamedTuple):
    """What a caller is to one kind of record."""

    is_theirs: bool
    is_administration: bool
    is_partner: bool
    reads_secrets: bool


def sight_of(holding: Holding, kind: str) -> Sight:
    is_theirs = kind == "self" or kind.startswith("own-")
    return Sight(
        is_theirs and is_holder(holding.credential),
        reads_administration(holding, kind),
        reads_partners(holding, kind),
        reads_secrets(holding, kind),
    )


def seen(sight: Sight, kind: str, audience: str, moment: str, disclosure: str) -> str:
    """How much is seen of a record; a disclosure has a moment of its own."""
    if sight.is_theirs or sight.reads_secrets:
        return "all"
    shown = "without-texts" if kind == items_in_words.AGENDA_WITH_SECRET else "all"
    if kind in programmes_in_words.SHOWN_WITHOUT_PERSONS and not sight.is_administration:
        shown = "without-texts"
    if sight.is_administration:
        hides = UNDER_SECRECY + ("draft-on-plan-with-secrets", "own-draft-on-plan-with-secrets")
        return "without-texts" if kind in hides else shown
    if kind in UNDER_SECRECY:
        return "nothing"
    if moment != "ahead" and is_meant_for(kind, audience, sight.is_partner):
        return "part" if kind in programmes_in_words.SHOWN_IN_PART else shown
    if is_disclosed(kind, disclosure, sight.is_partner):
        in_part = ("plan", "plan-with-secrets") + programmes_in_words.SHOWN_IN_PART
        return "part" if kind in in_part else shown
    return "nothing"


# All combinations.

USUAL = Situation("council", "provisional")


def situations() -> Iterator[Situation]:
    yield Situation("none", "absent")
    for body in BODIES:
        if body != "other-council":
            for decision in ("provisional", "confirmed", "recorded"):
                yield Situation(body, decision)


def usual_holdings() -> Iterator[Holding]:
    """All acts at once, in every capacity for every scope, and nothing wrong beside that."""
    for capacity, scope in itertools.product(CAPACITIES, SCOPES):
        credential = "token-of-system" if capacity == "SYSTEM" else "token-of-person"
        yield Holding(capacity, scope, "all", "between", credential)


def act_cases() -> Iterator[Tuple[Holding, Situation]]:
    for holding in usual_holdings():
        for situation in situations():
            yield holding, situation
        for time, credential in itertools.product(TIMES, CREDENTIALS):
            yield holding._replace(time=time, credential=credential), USUAL
        for act in ACTS:
            yield holding._replace(acts=act), USUAL
            yield holding._replace(acts=act), Situation("executive", "confirmed")


def see_cases() -> Iterator[Holding]:
    for holding in usual_holdings():
        for act in ("READ_ADMINISTRATION", "READ_PARTNERS", "RECORD_OUTCOME", "READ_SECRET", "all"):
            yield holding._replace(acts=act)
    readers = (
        ("AUDITOR", "READ_ADMINISTRATION"),
        ("PARTNER", "READ_PARTNERS"),
        ("SYSTEM", "READ_ADMINISTRATION"),
        ("AUDITOR", "all"),
    )
    for time, credential in itertools.product(TIMES, CREDENTIALS):
        for capacity, act in readers:
            yield Holding(capacity, "programme", act, time, credential)


def expected_answers() -> Dict[str, str]:
    """The answer to every combination, by the line of the table without its answer."""
    answers: Dict[str, str] = {}
    for holding, situation in act_cases():
        held = " ".join(holding)
        for command in COMMANDS:
            allowed = may_do(holding, asked_of(command, situation))
            line = f"act {held} {situation.body} {situation.decision} {command}"
            answers[line] = "1" if allowed else "0"
    for holding in see_cases():
        held = " ".join(holding)
        for kind in KINDS_OF_MUNICIPALITY + KINDS_OF_PROGRAMME:
            sight = sight_of(holding, kind)
            for audience, moment, disclosure in itertools.product(
                    AUDIENCES, MOMENTS, DISCLOSURES):
                line = f"see {held} {kind} {audience} {moment} {disclosure}"
                answers[line] = seen(sight, kind, audience, moment, disclosure)
    return answers


# The comparison.

class Differences:
    """Counts differences, and keeps the first of them to show."""

    def __init__(self) -> None:
        self.count = 0
        self.shown: List[str] = []

    def add(self, combination: str, expected: str, found: str) -> None:
        self.count += 1
        if len(self.shown) < MOST_SHOWN:
            self.shown.append(f"{combination}: expected {expected}, found {found}")


def compare(expected: Dict[str, str], lines: Iterator[str], differences: Differences) -> int:
    """Holds the lines of the program against what is expected; how many combinations it had."""
    found: Dict[str, str] = {}
    compared = 0
    for line in lines:
        combination, _, answer = line.rstrip("\n").rpartition(" ")
        if combination in found:
            if found[combination] != answer:
                differences.add(combination, f"{found[combination]} again", answer)
            continue
        found[combination] = answer
        if combination not in expected:
            differences.add(combination, "no such combination", answer)
            continue
        compared += 1
        if expected[combination] != answer:
            differences.add(combination, expected[combination], answer)
    for combination, answer in expected.items():
        if combination not in found:
            differences.add(combination, answer, "no such combination")
    return compared


def main(arguments: List[str]) -> int:
    if len(arguments) != 2:
        print("usage: decision_table_oracle.py PATH_TO_DECISION_TABLE", file=sys.stderr)
        return 2
    differences = Differences()
    with subprocess.Popen(
            [arguments[1]], stdout=subprocess.PIPE, encoding="utf-8") as program:
        assert program.stdout is not None
        compared = compare(expected_answers(), program.stdout, differences)
    for difference in differences.shown:
        print(difference)
    if differences.count > 0:
        print(f"{compared} combinations: {differences.count} differences")
    if program.returncode != 0:
        print(f"the program ended with {program.returncode}")
    if compared < LEAST_COMBINATIONS:
        print(f"{compared} combinations: fewer than {LEAST_COMBINATIONS}")
    if differences.count > 0 or program.returncode != 0 or compared < LEAST_COMBINATIONS:
        return 1
    print(f"{compared} combinations: no difference")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
