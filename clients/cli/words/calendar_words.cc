// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kCalendarEnumWords[] = {
    {"noordster.v1.MONDAY", {"maandag", "Monday"}},
    {"noordster.v1.TUESDAY", {"dinsdag", "Tuesday"}},
    {"noordster.v1.WEDNESDAY", {"woensdag", "Wednesday"}},
    {"noordster.v1.THURSDAY", {"donderdag", "Thursday"}},
    {"noordster.v1.FRIDAY", {"vrijdag", "Friday"}},
    {"noordster.v1.SATURDAY", {"zaterdag", "Saturday"}},
    {"noordster.v1.SUNDAY", {"zondag", "Sunday"}},

    {"noordster.v1.NEW_YEARS_DAY", {"Nieuwjaarsdag", "New Year's Day"}},
    {"noordster.v1.GOOD_FRIDAY", {"Goede Vrijdag", "Good Friday"}},
    {"noordster.v1.EASTER_MONDAY", {"tweede paasdag", "Easter Monday"}},
    {"noordster.v1.KINGS_DAY", {"Koningsdag", "King's Day"}},
    {"noordster.v1.LIBERATION_DAY", {"Bevrijdingsdag", "Liberation Day"}},
    {"noordster.v1.ASCENSION_DAY", {"Hemelvaartsdag", "Ascension Day"}},
    {"noordster.v1.WHIT_MONDAY", {"tweede pinksterdag", "Whit Monday"}},
    {"noordster.v1.CHRISTMAS_DAY", {"eerste kerstdag", "Christmas Day"}},
    {"noordster.v1.SECOND_CHRISTMAS_DAY", {"tweede kerstdag", "second day of Christmas"}},

    {"noordster.v1.Lead.CALENDAR_DAYS", {"kalenderdagen", "calendar days"}},
    {"noordster.v1.Lead.WORKING_DAYS", {"werkdagen", "working days"}},
    {"noordster.v1.Lead.WEEKDAY_BEFORE", {"dag van de week ervoor", "day of the week before"}},
    {"noordster.v1.Lead.MEETINGS", {"vergaderingen", "meetings"}},

    {"noordster.v1.Moment.PLACED", {"heeft een plaats", "has a place"}},
    {"noordster.v1.Moment.OUTSIDE_CALENDAR", {"buiten de kalender", "outside the calendar"}},
    {"noordster.v1.Moment.CONFLICT", {"te laat", "too late"}},
    {"noordster.v1.Moment.CALENDAR", {"vergaderschema", "schedule"}},
    {"noordster.v1.Moment.TODAY", {"niet vóór vandaag", "not before today"}},
    {"noordster.v1.Moment.OTHER_STAGE", {"andere fase", "other stage"}},
    {"noordster.v1.Moment.PLANNED_DATE", {"zo gepland", "planned so"}},
    {"noordster.v1.Moment.TARGET", {"uiterste dag", "last day"}},
    {"noordster.v1.Moment.ASKED", {"zo gevraagd", "asked so"}},
    {"noordster.v1.Moment.DONE", {"gebeurd", "done"}},

    {"noordster.v1.HandIn.WEEKEND", {"weekend", "weekend"}},
    {"noordster.v1.HandIn.HOLIDAY", {"feestdag", "holiday"}},
    {"noordster.v1.HandIn.EQUATED_DAY", {"gelijkgestelde dag", "day equated with a holiday"}},
    {"noordster.v1.HandIn.CLOSURE", {"sluiting", "closure"}},
    {"noordster.v1.HandIn.STOP", {"aanleverstop", "hand-in stop"}},

    {"noordster.v1.PlanningConflict.Demand.NOT_BEFORE", {"niet vóór", "not before"}},
    {"noordster.v1.PlanningConflict.Demand.NO_LATER_THAN", {"uiterlijk", "no later than"}},
    {"noordster.v1.PlanningConflict.Demand.ON_DAY", {"op", "on"}},
    {"noordster.v1.PlanningConflict.Demand.OTHER_PLAN",
     {"na een ander plan", "after another plan"}},
};

}  // namespace

absl::Span<const WordEntry> CalendarEnumWords() { return kCalendarEnumWords; }

}  // namespace noordster::cli
