# SPDX-License-Identifier: EUPL-1.2
"""What is done about the registers of a municipality and of its bodies, and who sees them, in words.

A part of the oracle of decision_table, which shares nothing with the engine.
"""

from typing import Dict, Tuple

FOR_MUNICIPALITY: Dict[str, str] = {
    "change-municipality": "KEEP_REGISTERS",
    "create-body": "KEEP_REGISTERS",
    "change-body": "KEEP_REGISTERS",
    "create-membership": "KEEP_REGISTERS",
    "create-person": "KEEP_REGISTERS",
    "create-programme": "KEEP_REGISTERS",
    "create-area": "KEEP_REGISTERS",
    "create-calendar": "KEEP_REGISTERS",
    "change-calendar": "KEEP_REGISTERS",
    "change-bodies-of-programme": "KEEP_REGISTERS",
    "erase-person": "ERASE_PERSON",
    "publish-path": "PUBLISH_PATH",
    "grant-mandate": "GRANT_MANDATE",
    "grant-in-emergency": "BREAK_GLASS",
    "revoke-mandate": "REVOKE_MANDATE",
    "verify-history": "VERIFY_HISTORY",
    "export-history": "EXPORT_HISTORY",
    "create-backup": "CREATE_BACKUP",
}
# Whoever keeps the meetings of a body keeps its schedules.
FOR_COUNCIL: Dict[str, str] = {
    "create-schedule": "KEEP_MEETINGS",
    "change-schedule": "KEEP_MEETINGS",
}
FOR_OTHER_COUNCIL: Dict[str, Tuple[str, str]] = {
    "create-schedule-of-other-council": ("KEEP_MEETINGS", "other-council"),
}

PUBLIC_KINDS = ("area", "calendar", "schedule")
