// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/planning_days.h"

#include <array>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "absl/time/civil_time.h"
#include "clients/cli/dates.h"
#include "clients/cli/screen/calendar/calendar_screen.h"

namespace noordster::cli {
namespace {

constexpr std::array<Wording, 7> kShortWeekdays = {{{"ma", "Mon"},
                                                    {"di", "Tue"},
                                                    {"wo", "Wed"},
                                                    {"do", "Thu"},
                                                    {"vr", "Fri"},
                                                    {"za", "Sat"},
                                                    {"zo", "Sun"}}};

// Of the year in "2022-09-27".
constexpr size_t kYearPlaces = 4;

std::optional<absl::string_view> ShortWeekday(absl::string_view day, Language language) {
  absl::CivilDay civil;
  if (!absl::ParseCivilTime(day, &civil)) return std::nullopt;
  return kShortWeekdays[static_cast<size_t>(absl::GetWeekday(civil))].In(language);
}

// What closed the day an office would have taken papers until, behind that day.
std::string ClosedText(const v1::HandIn& hand_in, Language language) {
  const std::string& words = hand_in.closed_words();
  switch (hand_in.moved_by()) {
    case v1::HandIn::CLOSURE:
    case v1::HandIn::STOP:
      return absl::StrCat("in ", words.empty() ? WordOf(hand_in.moved_by(), language) : words);
    case v1::HandIn::WEEKEND:
      if (!words.empty()) break;
      return std::string(Wording{"valt in weekend", "is in the weekend"}.In(language));
    default:
      break;
  }
  return absl::StrCat(Wording{"is ", "is "}.In(language),
                      words.empty() ? WordOf(hand_in.moved_by(), language) : words);
}

}  // namespace

std::string PlannedDay(absl::string_view day, const PlanningLook& look) {
  if (day.empty()) return "-";
  const std::optional<absl::string_view> weekday = ShortWeekday(day, look.language);
  return weekday.has_value() ? absl::StrCat(*weekday, " ", ShortDay(day, look)) : std::string(day);
}

std::string ShortDay(absl::string_view day, const PlanningLook& look) {
  std::string on_screen = DayOnScreen(day);
  const bool is_this_year = day.substr(0, kYearPlaces) == look.today.substr(0, kYearPlaces);
  return is_this_year ? on_screen.substr(0, on_screen.rfind('-')) : on_screen;
}

std::string FullDay(absl::string_view day, Language language) {
  const std::optional<absl::string_view> weekday = ShortWeekday(day, language);
  if (!weekday.has_value()) return std::string(day);
  return absl::StrCat(*weekday, " ", DayInWords(day, language));
}

std::string WorkingDaysText(int32_t count, Language language) {
  const Wording unit = count == 1 || count == -1 ? Wording{" werkdag", " working day"}
                                                 : Wording{" werkdagen", " working days"};
  return absl::StrCat(count, unit.In(language));
}

std::string MeetingsCountText(int32_t count, Language language) {
  const Wording unit = count == 1 || count == -1 ? Wording{" vergadering", " meeting"}
                                                 : Wording{" vergaderingen", " meetings"};
  return absl::StrCat(count, unit.In(language));
}

std::string SlackText(const v1::StageTimes& stage, Language language) {
  std::vector<std::string> parts;
  const bool has_days = stage.has_slack_working_days();
  const bool is_late = (has_days && stage.slack_working_days() < 0) ||
                       (stage.has_slack_meetings() && stage.slack_meetings() < 0);
  // What is late has no slack in the other count either; 0 of it would say that it has.
  const auto add = [&](int32_t count, std::string (*text_of)(int32_t, Language)) {
    if (is_late && count >= 0) return;
    parts.push_back(text_of(is_late ? -count : count, language));
  };
  if (has_days) add(stage.slack_working_days(), WorkingDaysText);
  if (stage.has_slack_meetings()) add(stage.slack_meetings(), MeetingsCountText);
  return absl::StrCat(absl::StrJoin(parts, ", "),
                      is_late ? Wording{" te laat", " late"}.In(language) : "");
}

std::string HandInReason(const v1::HandIn& hand_in, absl::string_view nearer,
                         const PlanningLook& look) {
  const Language language = look.language;
  std::string reason =
      hand_in.moved_by() == v1::HandIn::CLOSED_UNSPECIFIED
          ? LeadBefore(hand_in.lead(), WithinSentence(nearer), language)
          : absl::Substitute(Wording{"$0 $1: eerder", "$0 $1: earlier"}.In(language),
                             PlannedDay(hand_in.counted_date(), look),
                             ClosedText(hand_in, language));
  if (!hand_in.time().empty()) {
    absl::StrAppend(&reason, Wording{", tot ", ", until "}.In(language), hand_in.time());
  }
  return reason;
}

std::string WithinSentence(absl::string_view name) {
  std::string text(name);
  const bool is_word = text.size() > 1 && absl::ascii_islower(static_cast<unsigned char>(text[1]));
  if (is_word) text[0] = absl::ascii_tolower(static_cast<unsigned char>(text[0]));
  return text;
}

std::string FirstHandInDay(const v1::StageTimes& stage, const v1::Moment& moment) {
  if (stage.body().empty() || !HasDays(moment)) return "";
  return moment.hand_ins().empty() ? moment.start_date()
                                   : moment.hand_ins(moment.hand_ins_size() - 1).date();
}

bool HasDays(const v1::Moment& moment) {
  return moment.state() == v1::Moment::PLACED || moment.state() == v1::Moment::CONFLICT;
}

std::string StageTitle(const v1::StageTimes& stage) {
  return stage.display_name().empty() ? stage.stage() : stage.display_name();
}

}  // namespace noordster::cli
