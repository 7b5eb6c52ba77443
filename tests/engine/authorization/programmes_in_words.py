# SPDX-License-Identifier: EUPL-1.2
"""What is done about the parts of a programme that are no plans, and who sees them, in words.

A part of the oracle of decision_table, which shares nothing with the engine.
"""

from typing import Dict

# What is done about a programme and the parts of it that are no plans.
FOR_PARTS_OF_PROGRAMME: Dict[str, str] = {
    "change-programme": "UPDATE_PROGRAMME",
    "create-challenge": "UPDATE_PROGRAMME",
    "change-challenge": "UPDATE_PROGRAMME",
    "assess-programme": "UPDATE_PROGRAMME",
    "create-goal": "UPDATE_PROGRAMME",
    "change-partner": "UPDATE_PROGRAMME",
    "create-covenant": "UPDATE_PROGRAMME",
    "sign-covenant": "UPDATE_PROGRAMME",
    "create-project": "KEEP_PROJECTS",
    "update-project": "KEEP_PROJECTS",
    "turn-project": "KEEP_PROJECTS",
    "tell-of-project": "KEEP_PROJECTS",
    "create-indicator": "KEEP_INDICATORS",
    "update-indicator": "KEEP_INDICATORS",
    "record-measurements": "KEEP_INDICATORS",
}

KINDS = (
    "goal", "partner", "covenant", "project", "project-update", "indicator", "series", "assessment",
)
PUBLIC_KINDS = ("goal", "partner", "covenant", "indicator", "series", "assessment")
# Who leads it, told it or said it is left out.
SHOWN_WITHOUT_PERSONS = ("challenge", "project-update", "assessment")
# Of an action what it says and how it stands, of a meeting when and where it is, of a project what
# it is; nor when any of it changed.
SHOWN_IN_PART = ("action", "meeting", "project")
