// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/register_rules.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/programme/goal_network.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Area;
using noordster::internal::v1::Covenant;
using noordster::internal::v1::Goal;
using noordster::internal::v1::Programme;
using Names = google::protobuf::RepeatedPtrField<std::string>;

absl::Status CheckLeads(const Case& now, const Names& leads) {
  for (const std::string& lead : leads) {
    if (absl::Status known = Require(now.state, lead).status(); !known.ok()) return known;
  }
  return absl::OkStatus();
}

absl::Status CheckGoal(const Case& now, const std::string& name, const Goal& goal) {
  const std::string programme_name(ParentOf(name));
  if (absl::c_linear_search(goal.contributes_to(), name)) {
    return RefuseUnfit("goal.contributes_to", name, "would contribute to itself");
  }
  absl::Status fits =
      CheckOfProgramme(now, programme_name, "goal.contributes_to", goal.contributes_to());
  if (!fits.ok()) return fits;
  const Programme& programme = now.state.Find(programme_name)->programme();
  const std::string id(IdOf(name));
  const bool is_new =
      absl::c_none_of(programme.goals(), [&id](const auto& node) { return node.goal() == id; });
  if (is_new && programme.goals_size() >= limits::kGoalsMax) {
    return RefuseLimit(programme_name, limits::kGoalsMax, "goals", "bring several into one");
  }
  std::vector<std::string> to;
  for (const std::string& each : goal.contributes_to()) {
    if (KindOf(each) == Record::kGoal) to.emplace_back(IdOf(each));
  }
  const std::vector<std::string> circle = CircleThrough(programme.goals(), id, to);
  if (circle.empty()) return absl::OkStatus();
  return RefuseUnfit(
      "goal.contributes_to", name,
      absl::StrCat("would contribute to itself: ", absl::StrJoin(circle, " -> "), " -> ", id));
}

// Whether areas of this kind can have this code.
bool FitsKind(v1::Area::Kind kind, absl::string_view code) {
  switch (kind) {
    case v1::Area::MUNICIPALITY:
      return absl::StartsWith(code, "GM");
    case v1::Area::DISTRICT:
      return absl::StartsWith(code, "WK");
    case v1::Area::NEIGHBOURHOOD:
      return absl::StartsWith(code, "BU");
    default:
      return !absl::StartsWith(code, "GM");
  }
}

std::string FaultOfSharedYear(int32_t year) {
  return absl::StrCat("must not have two codes of ", year,
                      ": end the earlier with last_year before it, or leave one out");
}

// What is wrong with the codes of an area; empty: nothing.
std::string FaultOfCodes(const Area& area) {
  // Last year of each code by its first.
  std::map<int32_t, int32_t> years;
  for (const v1::Area::Code& code : area.codes()) {
    if (!FitsKind(area.kind(), code.code())) {
      return absl::StrCat("must be GM of a MUNICIPALITY, WK of a DISTRICT, BU of a NEIGHBOURHOOD, ",
                          "WK or BU of OTHER, and ", code.code(), " is not of a ",
                          v1::Area::Kind_Name(area.kind()), ": put it with its own area");
    }
    if (code.last_year() != 0 && code.last_year() < code.year()) {
      return absl::StrCat("must have no last_year, or ", code.year(), " or later with ",
                          code.code(), " of that year");
    }
    const bool is_first_of_year =
        years.emplace(code.year(), std::max(code.year(), code.last_year())).second;
    if (!is_first_of_year) return FaultOfSharedYear(code.year());
  }
  int32_t last = 0;
  for (const auto& [from, to] : years) {
    if (from <= last) return FaultOfSharedYear(from);
    last = to;
  }
  return "";
}

// A municipality is one area, which stays what it is: gaps are held against it.
absl::Status CheckArea(const Case& now, const Record& record, const Record* before) {
  if (std::string fault = FaultOfCodes(record.area()); !fault.empty()) {
    return RefuseFields(v1::INVALID_FIELD, {Violation("area.codes", std::move(fault))});
  }
  const v1::Area::Kind kind = record.area().kind();
  if (before != nullptr && before->area().kind() != kind) {
    return RefuseUnfit("area.kind", record.name(), "is another kind of area: register another");
  }
  const std::string& whole = now.state.Find("")->municipality().area();
  if (kind != v1::Area::MUNICIPALITY || whole.empty() || whole == record.name()) {
    return absl::OkStatus();
  }
  return RefuseUnfit("area.kind", whole, "is the whole municipality already");
}

absl::Status CheckPlaces(const Covenant& covenant, const Covenant& before) {
  int32_t last = 0;
  for (const auto& signature : before.signatures()) last = std::max(last, signature.place());
  if (covenant.places() >= last) return absl::OkStatus();
  return RefuseFields(v1::INVALID_FIELD,
                      {Violation("covenant.places", absl::StrCat("must be at least ", last,
                                                                 ": who signed there is "
                                                                 "known"))});
}

}  // namespace

absl::Status CheckOfProgramme(const Case& now, absl::string_view programme, absl::string_view field,
                              const Names& names) {
  for (const std::string& name : names) {
    if (ProgrammeOf(name) != programme) {
      return RefuseUnfit(field, name, absl::StrCat("is not of ", programme));
    }
    if (absl::Status known = Require(now.state, name).status(); !known.ok()) return known;
  }
  return absl::OkStatus();
}

absl::Status CheckRegistered(const Case& now, const Record& record, const Record* before) {
  if (record.has_challenge()) return CheckLeads(now, record.challenge().leads());
  if (record.has_goal()) return CheckGoal(now, record.name(), record.goal());
  if (record.has_area()) return CheckArea(now, record, before);
  if (record.has_covenant() && before != nullptr) {
    return CheckPlaces(record.covenant(), before->covenant());
  }
  return absl::OkStatus();
}

}  // namespace noordster::engine
