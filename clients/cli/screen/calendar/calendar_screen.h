// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_CALENDAR_CALENDAR_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_CALENDAR_CALENDAR_SCREEN_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "google/protobuf/message.h"
#include "noordster/v1/calendar.pb.h"

// Calendars and schedules as people read them. Everything here is pure.
namespace noordster::cli {

// How long before: "8 kalenderdagen ervoor", "de maandag ervoor", "de dag zelf".
std::string LeadText(const v1::Lead& lead, Language language);

// How long before what: "8 dagen vóór college", "de maandag vóór college", "de dag van college".
std::string LeadBefore(const v1::Lead& lead, absl::string_view what, Language language);

// "Griffie: 10 kalenderdagen ervoor, tot 09:00 (Reglement van orde, art. 12)"; without a basis it
// says that it is an assumption.
std::string OfficeText(const v1::Schedule::Office& office, Language language);

// "18-07-2022 tot en met 21-08-2022: Zomerstop", with the offices it is of when it is not of all.
std::string StopText(const v1::Schedule::Stop& stop, Language language);

// "27-05-2022: vrijdag na Hemelvaartsdag".
std::string NamedPeriodText(const v1::NamedPeriod& period, Language language);

// What the days of work are when a calendar names none: "maandag tot en met vrijdag".
std::string UsualWeekdaysText(Language language);

// Whether a message is one of those above.
bool IsPartOfCalendar(const google::protobuf::Message& part);

// As above, of whichever it is. REQUIRES: IsPartOfCalendar.
std::string CalendarPartText(const google::protobuf::Message& part, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_CALENDAR_CALENDAR_SCREEN_H_
