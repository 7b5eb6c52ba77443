# SPDX-License-Identifier: EUPL-1.2
"""What is done with the items of a meeting of the council, and the secrecy on them, in words.

A part of the oracle of decision_table, which shares nothing with the engine.
"""

from typing import Dict, Tuple

FOR_COUNCIL: Dict[str, str] = {
    "place-item": "KEEP_AGENDA",
    "publish-agenda": "KEEP_AGENDA",
    "dispense-paper": "KEEP_AGENDA",
    "release-paper": "KEEP_AGENDA",
    "impose-item-secrecy": "KEEP_SECRECY",
    "record-attendance": "RECORD_BALLOT",
    "record-ballot": "RECORD_BALLOT",
    # The order on the item says that the council can lift it.
    "lift-item-secrecy": "KEEP_SECRECY",
}
# The body that can lift an order, and a council that shares in an item that is there.
FOR_KEEPER_OF_SECRECY: Dict[str, Tuple[str, str]] = {
    "lift-paper-secrecy": ("KEEP_SECRECY", "executive"),
    "impose-item-secrecy-by-other-council": ("KEEP_SECRECY", "other-council"),
}
# Who neither meets nor is a council; what is not there cannot be shared; and without an order
# nobody lifts one.
FOR_NOBODY = (
    "impose-item-secrecy-by-executive", "impose-secrecy-on-no-item-by-other-council",
    "lift-secrecy-of-paper-that-is-not-secret",
)

SECRET_ITEM = "secret-agenda-item"
# An agenda is never secret itself: the title of a secret item is left out of it.
AGENDA_WITH_SECRET = "agenda-with-secret-title"
