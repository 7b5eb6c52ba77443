// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/sentence.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "noordster/internal/v1/record.pb.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/feed/rendering/patterns.h"

namespace noordster::feed {
namespace {

using noordster::internal::v1::Milestone;
using noordster::internal::v1::Record;

constexpr absl::string_view kDutchMonths[] = {"januari",   "februari", "maart",    "april",
                                              "mei",       "juni",     "juli",     "augustus",
                                              "september", "oktober",  "november", "december"};
constexpr absl::string_view kEnglishMonths[] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

std::string DayIn(absl::CivilDay day, const absl::string_view (&months)[12]) {
  return absl::StrCat(day.day(), " ", months[day.month() - 1], " ", day.year());
}

// A month or year in words; everything else as it is written.
std::string PeriodIn(const std::string& edtf, const absl::string_view (&months)[12]) {
  const std::vector<absl::string_view> parts = absl::StrSplit(edtf, '-');
  int year = 0;
  int month = 0;
  const bool is_year = absl::SimpleAtoi(parts[0], &year);
  if (is_year && parts.size() == 1) return absl::StrCat(" in ", year);
  if (is_year && parts.size() == 2 && absl::SimpleAtoi(parts[1], &month) && month >= 1 &&
      month <= 12) {
    return absl::StrCat(" in ", months[month - 1], " ", year);
  }
  return absl::StrCat(" (", edtf, ")");
}

// A date of a milestone in words; empty when it has none.
std::string DateIn(const std::string& date, const absl::string_view (&months)[12]) {
  const auto day = calendar::ParseDate(date);
  return day.has_value() ? DayIn(*day, months) : "";
}

// When, with `preposition` before a day; empty when nothing says.
std::string WhenIn(const Milestone& milestone, absl::string_view preposition,
                   const absl::string_view (&months)[12]) {
  if (const auto day = calendar::ParseDate(milestone.date()); day.has_value()) {
    return absl::StrCat(" ", preposition, " ", DayIn(*day, months));
  }
  return milestone.edtf().empty() ? "" : PeriodIn(milestone.edtf(), months);
}

// What a language puts into a pattern.
struct Language {
  absl::string_view pattern;
  absl::string_view before;
  absl::string_view body;
  absl::string_view this_plan;
  absl::string_view action;
  absl::string_view aspect;
  absl::string_view point;
  absl::string_view on;
  absl::string_view until;
  absl::string_view since;
  absl::string_view because;
  absl::string_view why;
  const absl::string_view (&months)[12];
};

// What holds a target where it is, by the id of the stage of the plan or of another.
std::string WhyIn(const Milestone& milestone, const Language& language) {
  const std::string& because = milestone.outlook().because();
  if (because.empty()) return std::string(language.why);
  const absl::string_view plan = engine::ParentOf(because);
  const std::string other =
      plan == milestone.resource() ? "" : absl::StrCat(engine::IdOf(plan), "/");
  return absl::StrCat(", ", language.because, " ", other, engine::IdOf(because), language.why);
}

// What is said where a title was erased. Sentences say project and figures themselves.
absl::string_view NameInstead(const Milestone& milestone, absl::string_view this_plan) {
  const Record::KindCase kind = engine::KindOf(milestone.resource());
  const bool is_told_by_id = kind == Record::kProject || kind == Record::kIndicator;
  return is_told_by_id ? engine::IdOf(milestone.resource()) : this_plan;
}

std::string Fill(const Milestone& milestone, const Wording& wording, const Language& language) {
  const int32_t number = milestone.follow_up() > 0 ? milestone.follow_up() : milestone.version();
  const absl::string_view stage = wording.stage.empty() ? milestone.stage() : wording.stage;
  std::string plan(wording.title.empty() ? NameInstead(milestone, language.this_plan)
                                         : wording.title);
  if (!milestone.point().empty()) {
    // The title of a proposal is the administration's.
    plan = absl::StrReplaceAll(
        language.point,
        {{"{point}", milestone.point()}, {"{proposal}", engine::IdOf(milestone.resource())}});
  }
  std::string sentence = absl::StrReplaceAll(
      language.pattern, {{"{body}", language.body},
                         {"{plan}", plan},
                         {"{stage}", stage},
                         {"{number}", absl::StrCat(number)},
                         {"{on}", WhenIn(milestone, language.on, language.months)},
                         {"{until}", WhenIn(milestone, language.until, language.months)},
                         {"{since}", WhenIn(milestone, language.since, language.months)},
                         {"{action}", language.action},
                         {"{id}", engine::IdOf(milestone.resource())},
                         {"{aspect}", language.aspect},
                         {"{why}", WhyIn(milestone, language)},
                         {"{target}", DateIn(milestone.outlook().no_later_than(), language.months)},
                         {"{meeting}", DateIn(milestone.meeting_date(), language.months)},
                         {"{programme}", engine::IdOf(engine::ProgrammeOf(milestone.resource()))},
                         {"{day}", DateIn(milestone.date(), language.months)},
                         {"{from}", DateIn(milestone.from_date(), language.months)}});
  // Names keep how they are written.
  sentence[0] = absl::ascii_toupper(static_cast<unsigned char>(sentence[0]));
  return absl::StrCat(language.before, sentence);
}

}  // namespace

std::string DutchSentence(const Milestone& milestone, const Wording& wording) {
  return Fill(
      milestone, wording,
      {PatternOf(milestone).dutch, OfDecisionAgain(milestone).dutch,
       OfBody(wording.body_kind).dutch, "het plan", OfAction(milestone.action_kind()).dutch,
       OfAspect(milestone.aspect()).dutch, "beslispunt {point} van {proposal}", "op", "uiterlijk",
       "sinds", "door", OfHold(milestone.outlook().hold()).dutch, kDutchMonths});
}

std::string EnglishSentence(const Milestone& milestone, const Wording& wording) {
  return Fill(
      milestone, wording,
      {PatternOf(milestone).english, OfDecisionAgain(milestone).english,
       OfBody(wording.body_kind).english, "the plan", OfAction(milestone.action_kind()).english,
       OfAspect(milestone.aspect()).english, "point {point} of {proposal}", "on", "by", "since",
       "because of", OfHold(milestone.outlook().hold()).english, kEnglishMonths});
}

}  // namespace noordster::feed
