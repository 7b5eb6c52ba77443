# SPDX-License-Identifier: EUPL-1.2
"""Reads an iCalendar file with a library of others and prints its entries, one a line."""
import sys

from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
if calendar["VERSION"] != "2.0":
    sys.exit("no iCalendar 2.0")
uids = set()
for event in calendar.walk("VEVENT"):
    if event.errors:
        sys.exit(str(event.errors))
    if event["UID"] in uids:
        sys.exit(f"{event['UID']} stands twice")
    uids.add(event["UID"])
    if (event["DTEND"].dt - event["DTSTART"].dt).days != 1:
        sys.exit(f"{event['UID']} is no day")
    print(event["UID"], event["DTSTART"].dt, event["SEQUENCE"], event["STATUS"], event["SUMMARY"])
if not uids:
    sys.exit("no entries")
