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
    {"noordster.v1.Moment.AGENDA", {"staat op de agenda", "on the agenda"}},

    {"noordster.v1.StageTimes.DRAFT", {"concept", "draft"}},
    {"noordster.v1.StageTimes.PUBLISHED", {"vastgelegd", "published"}},
    {"noordster.v1.StageTimes.FROZEN", {"op de agenda", "on the agenda"}},

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
    {"noordster.v1.PlanningConflict.Demand.ON_AGENDA", {"op een agenda", "on an agenda"}},

    {"noordster.v1.PlanningDependency.FINISH_TO_START", {"begin na einde", "start after end"}},
    {"noordster.v1.PlanningDependency.START_TO_START", {"begin na begin", "start after start"}},
    {"noordster.v1.PlanningDependency.FINISH_TO_FINISH", {"einde na einde", "end after end"}},
    {"noordster.v1.PlanningDependency.START_TO_FINISH", {"einde na begin", "end after start"}},

    {"noordster.v1.PlanningDependency.CALENDAR_DAYS", {"kalenderdagen", "calendar days"}},
    {"noordster.v1.PlanningDependency.WORKING_DAYS", {"werkdagen", "working days"}},
    {"noordster.v1.PlanningDependency.MEETINGS", {"vergaderingen", "meetings"}},

    {"noordster.v1.TargetOutlook.IN_TIME", {"op tijd", "in time"}},
    {"noordster.v1.TargetOutlook.AT_RISK", {"in gevaar", "at risk"}},
    {"noordster.v1.TargetOutlook.OUT_OF_REACH", {"niet meer haalbaar", "out of reach"}},

    {"noordster.v1.Milestone.PLANNING_MOVED", {"planning verschoven", "planning moved"}},
    {"noordster.v1.Milestone.TARGET_IN_TIME", {"doel op tijd", "target in time"}},
    {"noordster.v1.Milestone.TARGET_AT_RISK", {"doel in gevaar", "target at risk"}},
    {"noordster.v1.Milestone.TARGET_OUT_OF_REACH",
     {"doel niet meer haalbaar", "target out of reach"}},
    {"noordster.v1.Milestone.HAND_IN_NEAR", {"aanleveren nadert", "hand-in comes near"}},
    {"noordster.v1.Milestone.HAND_IN_MISSED", {"aanleveren gemist", "hand-in missed"}},
    {"noordster.v1.Milestone.AGENDA_CLOSES", {"agenda sluit", "agenda closes"}},
    {"noordster.v1.Milestone.FOLLOW_UP_DUE", {"uiterste dag van opvolging", "follow-up due"}},
};

}  // namespace

absl::Span<const WordEntry> CalendarEnumWords() { return kCalendarEnumWords; }

}  // namespace noordster::cli
