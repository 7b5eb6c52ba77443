# SPDX-License-Identifier: EUPL-1.2
"""Which capacities can hold a mandate for which act, and for what: the comments of Mandate.Act.

A part of the oracle of decision_table, which shares nothing with the engine.
"""

from typing import Dict, FrozenSet

CAPACITIES = (
    "PROGRAMME_SECRETARY", "PROGRAMME_MANAGER", "CHALLENGE_LEAD", "COUNCIL_CLERK",
    "EXECUTIVE_SECRETARIAT", "PARTNER", "ADMINISTRATOR", "OPERATOR", "AUDITOR", "SYSTEM",
)

SECRETARY_AND_MANAGER = frozenset({"PROGRAMME_SECRETARY", "PROGRAMME_MANAGER"})
ABLE_TO_CREATE = SECRETARY_AND_MANAGER | {"SYSTEM"}
ABLE_TO_UPDATE = ABLE_TO_CREATE | {"CHALLENGE_LEAD"}
ALL_BUT_PARTNER = frozenset(CAPACITIES) - {"PARTNER"}

HELD_FOR_MUNICIPALITY: Dict[str, FrozenSet[str]] = {
    "KEEP_REGISTERS": frozenset({"ADMINISTRATOR"}),
    "ERASE_PERSON": frozenset({"ADMINISTRATOR"}),
    "PUBLISH_PATH": frozenset({"ADMINISTRATOR"}),
    "GRANT_MANDATE": frozenset({"ADMINISTRATOR"}),
    "REVOKE_MANDATE": frozenset({"ADMINISTRATOR"}),
    "EXPORT_HISTORY": frozenset({"ADMINISTRATOR", "AUDITOR"}),
    "VERIFY_HISTORY": frozenset({"ADMINISTRATOR", "AUDITOR", "OPERATOR"}),
    "CREATE_BACKUP": frozenset({"OPERATOR"}),
    "READ_ADMINISTRATION": ALL_BUT_PARTNER,
    "BREAK_GLASS": frozenset({"OPERATOR"}),
    "READ_SECRET": frozenset({"COUNCIL_CLERK", "EXECUTIVE_SECRETARIAT", "AUDITOR"}),
}
HELD_FOR_PROGRAMME: Dict[str, FrozenSet[str]] = {
    "READ_ADMINISTRATION": ALL_BUT_PARTNER - {"ADMINISTRATOR", "OPERATOR"},
    "READ_PARTNERS": frozenset({"PARTNER", "SYSTEM"}),
    "UPDATE_PROGRAMME": SECRETARY_AND_MANAGER,
    "CREATE_PLAN": ABLE_TO_CREATE,
    "UPDATE_PLAN": ABLE_TO_UPDATE,
    "FREEZE_VERSION": ABLE_TO_UPDATE,
    "HAND_IN_PAPERS": ABLE_TO_UPDATE,
    "RECORD_OUTCOME": ABLE_TO_CREATE,
    "CORRECT_FACTS": SECRETARY_AND_MANAGER,
    "REVERSE_OUTCOME": SECRETARY_AND_MANAGER,
    "RECONSIDER_DECISION": SECRETARY_AND_MANAGER,
    "WITHDRAW_PLAN": SECRETARY_AND_MANAGER,
    "SETTLE_FOLLOW_UP": ABLE_TO_UPDATE,
    "MIGRATE_PLAN": SECRETARY_AND_MANAGER,
    "REQUEST_ITEM": ABLE_TO_UPDATE,
    "KEEP_RECOGNITION": ABLE_TO_UPDATE,
    "KEEP_PROPOSAL": ABLE_TO_UPDATE,
    "KEEP_PROJECTS": ABLE_TO_UPDATE,
    "KEEP_INDICATORS": ABLE_TO_UPDATE,
    "READ_SECRET": SECRETARY_AND_MANAGER | {"COUNCIL_CLERK", "EXECUTIVE_SECRETARIAT", "AUDITOR"},
}
# For a body: whether a system can hold it beside the secretariat of the body.
HELD_FOR_BODY: Dict[str, bool] = {
    "HAND_IN_PAPERS": True,
    "RECORD_OUTCOME": True,
    "CONFIRM_OUTCOME": False,
    "CORRECT_FACTS": False,
    "REVERSE_OUTCOME": False,
    "RECONSIDER_DECISION": False,
    "KEEP_SECRECY": False,
}
ACTS = (
    "KEEP_REGISTERS", "ERASE_PERSON", "PUBLISH_PATH", "GRANT_MANDATE", "REVOKE_MANDATE",
    "EXPORT_HISTORY", "VERIFY_HISTORY", "CREATE_BACKUP", "READ_ADMINISTRATION", "READ_PARTNERS",
    "UPDATE_PROGRAMME", "CREATE_PLAN", "UPDATE_PLAN", "FREEZE_VERSION", "HAND_IN_PAPERS",
    "RECORD_OUTCOME", "CONFIRM_OUTCOME", "CORRECT_FACTS", "REVERSE_OUTCOME",
    "RECONSIDER_DECISION", "WITHDRAW_PLAN", "SETTLE_FOLLOW_UP", "MIGRATE_PLAN",
    "BREAK_GLASS", "KEEP_SECRECY", "READ_SECRET", "KEEP_MEETINGS", "REQUEST_ITEM", "KEEP_AGENDA",
    "RECORD_BALLOT", "KEEP_RECOGNITION", "KEEP_PROPOSAL", "KEEP_ACTIONS", "KEEP_PROJECTS",
    "KEEP_INDICATORS",
)
# For a body: its secretariat, who leads a programme, or a system.
OF_MEETINGS = (
    "KEEP_MEETINGS", "REQUEST_ITEM", "KEEP_AGENDA", "RECORD_BALLOT", "KEEP_ACTIONS",
)
SECRETARIATS: Dict[str, str] = {
    "council": "COUNCIL_CLERK",
    "other-council": "COUNCIL_CLERK",
    "committee": "COUNCIL_CLERK",
    "executive": "EXECUTIVE_SECRETARIAT",
}


def can_hold(capacity: str, scope: str, act: str) -> bool:
    """Whether there can be a mandate for this act in this capacity for this scope."""
    if scope == "municipality":
        return capacity in HELD_FOR_MUNICIPALITY.get(act, frozenset())
    if scope in ("programme", "other-programme"):
        return capacity in HELD_FOR_PROGRAMME.get(act, frozenset())
    if act in OF_MEETINGS:
        return capacity in ABLE_TO_CREATE or SECRETARIATS.get(scope) == capacity
    if act not in HELD_FOR_BODY:
        return False
    if capacity == "SYSTEM":
        return HELD_FOR_BODY[act]
    return SECRETARIATS.get(scope) == capacity
