// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/calendar/calendar_screen.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"

namespace noordster::cli {
namespace {

// One day, or "18-07-2022 tot en met 21-08-2022".
std::string PeriodDaysText(const std::string& first, const std::string& last, Language language) {
  if (last.empty() || last == first) return DayOnScreen(first);
  return absl::Substitute(Wording{"$0 tot en met $1", "$0 to $1"}.In(language), DayOnScreen(first),
                          DayOnScreen(last));
}

// What is counted, one or more of it.
std::string CountedText(const v1::Lead& lead, Language language) {
  const bool is_one = lead.count() == 1;
  if (lead.unit() == v1::Lead::WEEKDAY_BEFORE) {
    const std::string weekday = WordOf(lead.weekday(), language);
    if (is_one) return absl::StrCat(Wording{"de ", "the "}.In(language), weekday);
    return absl::StrCat(lead.count(), " ", weekday, Wording{"en", "s"}.In(language));
  }
  if (!is_one) return absl::StrCat(lead.count(), " ", WordOf(lead.unit(), language));
  switch (lead.unit()) {
    case v1::Lead::CALENDAR_DAYS:
      return std::string(Wording{"1 kalenderdag", "1 calendar day"}.In(language));
    case v1::Lead::WORKING_DAYS:
      return std::string(Wording{"1 werkdag", "1 working day"}.In(language));
    case v1::Lead::MEETINGS:
      return std::string(Wording{"de vergadering", "the meeting"}.In(language));
    default:
      return absl::StrCat("1 ", WordOf(lead.unit(), language));
  }
}

}  // namespace

std::string LeadText(const v1::Lead& lead, Language language) {
  if (lead.count() == 0) return std::string(Wording{"de dag zelf", "the day itself"}.In(language));
  return absl::StrCat(CountedText(lead, language), Wording{" ervoor", " before"}.In(language));
}

std::string LeadBefore(const v1::Lead& lead, absl::string_view what, Language language) {
  if (lead.count() == 0) {
    return absl::StrCat(Wording{"de dag van ", "the day of "}.In(language), what);
  }
  // Beside a day, nobody takes days for working days.
  const bool are_days = lead.unit() == v1::Lead::CALENDAR_DAYS;
  const std::string counted =
      are_days
          ? absl::StrCat(lead.count(), lead.count() == 1 ? Wording{" dag", " day"}.In(language)
                                                         : Wording{" dagen", " days"}.In(language))
          : CountedText(lead, language);
  return absl::StrCat(counted, Wording{" vóór ", " before "}.In(language), what);
}

std::string OfficeText(const v1::Schedule::Office& office, Language language) {
  std::string text = absl::StrCat(office.display_name(), ": ", LeadText(office.lead(), language));
  if (!office.time().empty()) {
    absl::StrAppend(&text, Wording{", tot ", ", until "}.In(language), office.time());
  }
  const absl::string_view basis = office.basis().empty()
                                      ? Wording{"aanname", "assumption"}.In(language)
                                      : absl::string_view(office.basis());
  return absl::StrCat(text, " (", basis, ")");
}

std::string StopText(const v1::Schedule::Stop& stop, Language language) {
  std::string text = absl::StrCat(PeriodDaysText(stop.first_date(), stop.last_date(), language),
                                  ": ", stop.display_name());
  if (stop.offices().empty()) return text;
  return absl::StrCat(text, Wording{" (alleen ", " (only "}.In(language),
                      absl::StrJoin(stop.offices(), ", "), ")");
}

std::string NamedPeriodText(const v1::NamedPeriod& period, Language language) {
  return absl::StrCat(PeriodDaysText(period.first_date(), period.last_date(), language), ": ",
                      period.display_name());
}

std::string UsualWeekdaysText(Language language) {
  return std::string(Wording{"maandag tot en met vrijdag", "Monday to Friday"}.In(language));
}

bool IsPartOfCalendar(const google::protobuf::Message& part) {
  const google::protobuf::Descriptor* const type = part.GetDescriptor();
  return type == v1::Lead::descriptor() || type == v1::NamedPeriod::descriptor() ||
         type == v1::Schedule::Office::descriptor() || type == v1::Schedule::Stop::descriptor();
}

std::string CalendarPartText(const google::protobuf::Message& part, Language language) {
  const google::protobuf::Descriptor* const type = part.GetDescriptor();
  if (type == v1::Lead::descriptor()) {
    return LeadText(static_cast<const v1::Lead&>(part), language);
  }
  if (type == v1::NamedPeriod::descriptor()) {
    return NamedPeriodText(static_cast<const v1::NamedPeriod&>(part), language);
  }
  if (type == v1::Schedule::Office::descriptor()) {
    return OfficeText(static_cast<const v1::Schedule::Office&>(part), language);
  }
  return StopText(static_cast<const v1::Schedule::Stop&>(part), language);
}

}  // namespace noordster::cli
