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
};

}  // namespace

absl::Span<const WordEntry> CalendarEnumWords() { return kCalendarEnumWords; }

}  // namespace noordster::cli
