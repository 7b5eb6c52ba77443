// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/demand_options.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/colon_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

using Dependency = v1::PlanningDependency;

constexpr ColonSyntax kTarget = {
    "--target",
    {"[FASE:]DAG", "[STAGE:]DAY"},
    "raad:27-09-2022",
    {"het doel: die fase, anders de laatste met een vergadering, uiterlijk op die dag",
     "the target: that stage, else the last with a meeting, by that day"}};
constexpr ColonSyntax kStageWork = {
    "--work",
    {"FASE:N", "STAGE:N"},
    "uitwerken:15",
    {"zoveel werkdagen kost het werk aan een fase", "work at a stage takes so many working days"}};
constexpr ColonSyntax kNotBefore = {
    "--not-before",
    {"FASE:DAG", "STAGE:DAY"},
    "college:15-08-2022",
    {"een fase begint, of haar stukken gaan in, niet vóór die dag",
     "a stage begins, or its papers are handed in, not before that day"}};
constexpr ColonSyntax kOnDay = {
    "--on",
    {"FASE:DAG", "STAGE:DAY"},
    "college:30-08-2022",
    {"een fase is op die dag en op geen andere", "a stage is on that day and no other"}};
constexpr ColonSyntax kAfter = {
    "--after",
    {"FASE:PLAN|PROJECT:FASE[:fs|ss|ff|sf[:+N|-N[d|w|v]]]",
     "STAGE:PLAN|PROJECT:STAGE[:fs|ss|ff|sf[:+N|-N[d|w|v]]]"},
    "raad:wonen:raad:fs:+10w",
    {"een fase komt na die van een ander plan, of na projects/ID:start of end; f is einde, s "
     "begin; +N is wachttijd, -N overlap, in dagen, werkdagen of vergaderingen",
     "a stage comes after that of another plan, or after projects/ID:start or end; f is its "
     "finish, s its start; +N is a lag, -N an overlap, in days, working days or meetings"}};
constexpr ColonSyntax kAfterSoftly = {
    "--after-softly",
    kAfter.form,
    kAfter.example,
    {"als --after, maar het verschuift niets", "as --after, but it moves nothing"}};

std::optional<Dependency::Kind> KindTyped(absl::string_view text) {
  constexpr std::pair<absl::string_view, Dependency::Kind> kKinds[] = {
      {"fs", Dependency::FINISH_TO_START},
      {"ss", Dependency::START_TO_START},
      {"ff", Dependency::FINISH_TO_FINISH},
      {"sf", Dependency::START_TO_FINISH}};
  for (const auto& [typed, kind] : kKinds) {
    if (typed == text) return kind;
  }
  return std::nullopt;
}

// Reads "+10", "+10w", "+1v" or "-5"; false for any other text.
bool ReadLag(absl::string_view text, Dependency& dependency) {
  const bool is_overlap = text.front() == '-';
  if (!is_overlap && text.front() != '+') return false;
  text.remove_prefix(1);
  if (text.empty()) return false;
  const char unit = text.back();
  if (unit == 'w') dependency.set_lag_unit(Dependency::WORKING_DAYS);
  if (unit == 'v') dependency.set_lag_unit(Dependency::MEETINGS);
  if (unit == 'd' || unit == 'w' || unit == 'v') text.remove_suffix(1);
  const std::optional<int32_t> count = WholeNumberOf(text);
  if (!count.has_value()) return false;
  is_overlap ? dependency.set_overlap(*count) : dependency.set_lag(*count);
  // Meetings are counted later, never earlier.
  return !is_overlap || unit != 'v';
}

// Changes what is asked, an option at a time.
class DemandChange {
 public:
  DemandChange(const Session& session, const std::string& plan, v1::PlanDemands& demands)
      : session_(session), plan_(plan), demands_(demands) {}

  absl::Status Target(const std::string& typed) {
    v1::PlanningTarget& target = *demands_.mutable_target();
    target.Clear();
    const size_t colon = typed.find(':');
    if (colon == std::string::npos) {
      return FillDay(session_, typed, *target.mutable_no_later_than());
    }
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return MisreadError(session_, kTarget, typed);
    target.set_stage((*parts)[0]);
    return FillDay(session_, (*parts)[1], *target.mutable_no_later_than());
  }

  absl::Status Work(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    const std::optional<int32_t> days =
        parts.has_value() ? WholeNumberOf((*parts)[1]) : std::nullopt;
    if (!days.has_value()) return MisreadError(session_, kStageWork, typed);
    OfStage((*parts)[0]).set_working_days(*days);
    return absl::OkStatus();
  }

  absl::Status NotBefore(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return MisreadError(session_, kNotBefore, typed);
    return FillDay(session_, (*parts)[1], *OfStage((*parts)[0]).mutable_not_before_date());
  }

  absl::Status On(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return MisreadError(session_, kOnDay, typed);
    return FillDay(session_, (*parts)[1], *OfStage((*parts)[0]).mutable_on_date());
  }

  absl::Status After(const std::string& typed) { return After(kAfter, typed, false); }
  absl::Status AfterSoftly(const std::string& typed) { return After(kAfterSoftly, typed, true); }

  absl::Status Free(const std::string& stage) {
    auto& stages = *demands_.mutable_stages();
    stages.erase(std::remove_if(stages.begin(), stages.end(),
                                [&stage](const auto& each) { return each.stage() == stage; }),
                 stages.end());
    return absl::OkStatus();
  }

  absl::Status Independent(const std::string& stage) {
    auto& all = *demands_.mutable_dependencies();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&stage](const auto& each) { return each.stage() == stage; }),
              all.end());
    return absl::OkStatus();
  }

 private:
  // What is asked of a stage; nothing yet when it is new.
  v1::StageDemand& OfStage(const std::string& stage) {
    for (v1::StageDemand& each : *demands_.mutable_stages()) {
      if (each.stage() == stage) return each;
    }
    v1::StageDemand& added = *demands_.add_stages();
    added.set_stage(stage);
    return added;
  }

  absl::Status After(const ColonSyntax& syntax, const std::string& typed, bool is_soft) {
    constexpr size_t kPartsMin = 3;
    const auto count = static_cast<size_t>(absl::c_count(typed, ':')) + 1;
    const auto parts = ColonPartsOf(typed, std::clamp(count, kPartsMin, kPartsMin + 2));
    if (!parts.has_value()) return MisreadError(session_, syntax, typed);
    Dependency read;
    read.set_stage((*parts)[0]);
    read.set_after_stage((*parts)[2]);
    read.set_kind(Dependency::FINISH_TO_START);
    read.set_lag_unit(Dependency::CALENDAR_DAYS);
    read.set_soft(is_soft);
    if (count > kPartsMin) {
      const std::optional<Dependency::Kind> kind = KindTyped((*parts)[kPartsMin]);
      if (!kind.has_value()) return MisreadError(session_, syntax, typed);
      read.set_kind(*kind);
    }
    const bool has_lag = count > kPartsMin + 1;
    if (has_lag && !ReadLag((*parts)[kPartsMin + 1], read)) {
      return MisreadError(session_, syntax, typed);
    }
    const std::string patterns = absl::StrCat(kPlanPattern, "|", kProjectPattern);
    const absl::string_view pattern = PatternOf(patterns, (*parts)[1]);
    const absl::StatusOr<std::string> after = session_.NameIn(pattern, (*parts)[1], plan_);
    if (!after.ok()) return after.status();
    read.set_after(*after);
    Put(read);
    return absl::OkStatus();
  }

  void Put(const Dependency& read) {
    for (Dependency& each : *demands_.mutable_dependencies()) {
      const bool is_same = each.stage() == read.stage() && each.after() == read.after() &&
                           each.after_stage() == read.after_stage();
      if (!is_same) continue;
      each = read;
      return;
    }
    *demands_.add_dependencies() = read;
  }

  const Session& session_;
  const std::string& plan_;
  v1::PlanDemands& demands_;
};

}  // namespace

void AddDemandOptions(const CommandGroup& group, const CommandSyntax& command,
                      DemandOptions& options) {
  command
      .Option(kTarget.name, options.target,
              absl::StrCat(group.Say(kTarget.description), ": ", kTarget.example))
      .Shown(group.Say(kTarget.form));
  command.Flag("--no-target", options.no_target,
               group.Say({"er is geen doel meer", "there is no target any more"}));
  AddColonOption(group, command, kStageWork, options.work);
  AddColonOption(group, command, kNotBefore, options.not_before);
  AddColonOption(group, command, kOnDay, options.on);
  AddColonOption(group, command, kAfter, options.after);
  AddColonOption(group, command, kAfterSoftly, options.after_softly);
  command
      .Option("--free", options.free,
              group.Say({"van deze fase wordt geen werk en geen dag meer gevraagd",
                         "no work and no day is asked of this stage any more"}))
      .OneValueEach()
      .Shown(group.Say({"FASE", "STAGE"}));
  command
      .Option("--independent", options.independent,
              group.Say({"deze fase komt na geen ander plan of project meer",
                         "this stage comes after no other plan or project any more"}))
      .OneValueEach()
      .Shown(group.Say({"FASE", "STAGE"}));
}

absl::Status ChangeDemands(const Session& session, const DemandOptions& options,
                           const std::string& plan, v1::PlanDemands& demands) {
  if (options.no_target && !options.target.empty()) {
    return UsageError(session.Say({"Geef een doel, of haal het weg (--no-target); niet allebei.",
                                   "Give a target, or take it away (--no-target); not both."}));
  }
  if (options.no_target) demands.clear_target();
  DemandChange change(session, plan, demands);
  const auto do_each = [&change](const std::vector<std::string>& typed,
                                 absl::Status (DemandChange::*act)(const std::string&)) {
    for (const std::string& text : typed) {
      if (absl::Status done = (change.*act)(text); !done.ok()) return done;
    }
    return absl::OkStatus();
  };
  absl::Status done = options.target.empty() ? absl::OkStatus() : change.Target(options.target);
  if (done.ok()) done = do_each(options.free, &DemandChange::Free);
  if (done.ok()) done = do_each(options.independent, &DemandChange::Independent);
  if (done.ok()) done = do_each(options.work, &DemandChange::Work);
  if (done.ok()) done = do_each(options.not_before, &DemandChange::NotBefore);
  if (done.ok()) done = do_each(options.on, &DemandChange::On);
  if (done.ok()) done = do_each(options.after, &DemandChange::After);
  if (done.ok()) done = do_each(options.after_softly, &DemandChange::AfterSoftly);
  return done;
}

}  // namespace noordster::cli
