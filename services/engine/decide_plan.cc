// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/guards.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/planning/demand_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::FollowUp;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;

// What a client sets on a plan must refer to what exists, in its own programme and path.
absl::Status CheckReferences(const State& state, absl::string_view name, const Plan& plan,
                             const PathVersion& path) {
  std::vector<FieldViolation> faults;
  for (int i = 0; i < plan.challenges_size(); ++i) {
    const std::string& challenge = plan.challenges(i);
    absl::StatusOr<const Record*> found = Require(state, challenge);
    if (!found.ok()) return found.status();
    if (ParentOf(challenge) == ParentOf(name)) continue;
    faults.push_back(
        Violation(absl::StrCat("plan.challenges[", i, "]"),
                  absl::StrCat(challenge, " belongs to another programme than ", name)));
  }
  absl::flat_hash_set<std::string> planned;
  for (int i = 0; i < plan.planned_dates_size(); ++i) {
    const std::string& stage = plan.planned_dates(i).stage();
    const std::string field = absl::StrCat("plan.planned_dates[", i, "].stage");
    if (FindStage(path, stage) == nullptr) {
      faults.push_back(Violation(field, absl::StrCat("'", stage, "' is no stage of the path")));
    } else if (!planned.insert(stage).second) {
      faults.push_back(Violation(field, absl::StrCat("'", stage, "' stands twice")));
    }
  }
  if (faults.empty()) return absl::OkStatus();
  return RefuseFields(noordster::v1::REFERENCE_UNFIT, faults);
}

// Every stage of the path must find its body in the programme.
absl::Status CheckStagesHaveBodies(const Record& programme, const PathVersion& path) {
  std::vector<noordster::v1::Blocker> missing = MissingBodies(programme, path);
  return missing.empty() ? absl::OkStatus() : RefuseBlocked(std::move(missing));
}

std::string ContentDigest(const std::vector<noordster::internal::v1::Document>& documents) {
  std::string content;
  for (const auto& document : documents) {
    absl::StrAppend(&content, base::BigEndian64(document.role().size()), document.role(),
                    document.sha256(),
                    base::BigEndian64(static_cast<uint64_t>(document.size_bytes())));
  }
  return base::Sha256({content});
}

absl::Status CheckDocuments(const FreezeVersion& command) {
  std::vector<FieldViolation> faults;
  absl::flat_hash_set<std::string> roles;
  for (size_t i = 0; i < command.documents.size(); ++i) {
    if (roles.insert(command.documents[i].role()).second) continue;
    faults.push_back(Violation(absl::StrCat("documents[", i, "].role"),
                               absl::StrCat("'", command.documents[i].role(), "' stands twice")));
  }
  if (faults.empty()) return absl::OkStatus();
  return RefuseFields(noordster::v1::INVALID_FIELD, faults);
}

absl::Status RefuseSettled(absl::string_view name) {
  return Refuse(noordster::v1::FOLLOW_UP_SETTLED, absl::StrCat(name, " is settled already"),
                {{"resource", name}});
}

absl::Status RefuseSettlement(absl::string_view name, absl::string_view way_out) {
  return Refuse(noordster::v1::SETTLEMENT_UNFIT, absl::StrCat(name, ": ", way_out),
                {{"resource", name}});
}

// A follow-up that a version with these documents may settle.
absl::Status CheckSettles(const Case& now, const std::string& name, const FreezeVersion& command) {
  absl::StatusOr<const Record*> record = Require(now.state, name);
  if (!record.ok()) return record.status();
  const FollowUp& follow_up = (*record)->follow_up();
  const bool has_document = std::any_of(
      command.documents.begin(), command.documents.end(),
      [&follow_up](const auto& each) { return each.role() == follow_up.document_role(); });
  const bool fits = follow_up.kind() == noordster::v1::FollowUp::CONSOLIDATED_VERSION ||
                    follow_up.means() == noordster::v1::FollowUp::BY_VERSION ||
                    (follow_up.means() == noordster::v1::FollowUp::BY_DOCUMENT && has_document);
  if (!fits) {
    return RefuseSettlement(name,
                            "a version settles a duty to consolidate, a condition to be met "
                            "BY_VERSION, or one BY_DOCUMENT when it has the document");
  }
  if (follow_up.settlement() != noordster::v1::FollowUp::SETTLEMENT_UNSPECIFIED) {
    return RefuseSettled(name);
  }
  return absl::OkStatus();
}

// Every version after the first says what it changes.
absl::Status CheckChange(const Plan& plan, const FreezeVersion& command) {
  const bool given = command.change != noordster::v1::CHANGE_KIND_UNSPECIFIED;
  if (given == (plan.versions() > 0)) return absl::OkStatus();
  std::vector<noordster::v1::Blocker> blockers;
  Block(given ? noordster::v1::FIELD_UNWANTED : noordster::v1::FIELD_REQUIRED, plan.stage(),
        "change", blockers);
  return RefuseBlocked(std::move(blockers));
}

bool Fits(const FollowUp& follow_up, noordster::v1::FollowUp::Settlement settlement,
          bool plan_ended) {
  const noordster::v1::FollowUp::Kind kind = follow_up.kind();
  switch (settlement) {
    case noordster::v1::FollowUp::TAKEN_OVER:
    case noordster::v1::FollowUp::PARTLY_TAKEN_OVER:
    case noordster::v1::FollowUp::NOT_TAKEN_OVER:
      return kind == noordster::v1::FollowUp::REMARK;
    case noordster::v1::FollowUp::MET:
      return kind == noordster::v1::FollowUp::CONDITION &&
             follow_up.means() != noordster::v1::FollowUp::BY_VERSION &&
             follow_up.means() != noordster::v1::FollowUp::BY_DOCUMENT;
    case noordster::v1::FollowUp::LAPSED:
      return plan_ended || kind == noordster::v1::FollowUp::CONDITION;
    default:
      return false;
  }
}

// Whether who acts is who judges a condition.
bool JudgesInPerson(const Case& now, const std::string& judge) {
  if (judge.empty()) return ActsAs(now, noordster::v1::PROGRAMME_SECRETARY, "");
  return now.actor.kind() == noordster::internal::v1::Actor::LOCAL_TRUSTED ||
         judge == PersonName(now.actor.person_id());
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const CreatePlan& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, ParentOf(command.name));
  if (!programme.ok()) return programme.status();
  absl::StatusOr<const Record*> version = Require(now.state, command.plan.path_version());
  if (!version.ok()) return version.status();
  const PathVersion& path = (*version)->path_version();
  if (absl::Status free = RequireUntaken(now, command.name); !free.ok()) return free;
  absl::Status fits = CheckReferences(now.state, command.name, command.plan, path);
  noordster::internal::v1::PlanDemands demands = command.plan.demands();
  ResolveTarget(path, demands);
  if (fits.ok()) fits = CheckDemands(now.state, command.name, demands, path);
  if (fits.ok()) fits = CheckStagesHaveBodies(**programme, path);
  if (fits.ok()) fits = CheckPast(now, command.plan.past(), path);
  if (!fits.ok()) return fits;

  Decision decision;
  decision.resource = command.name;
  auto* created = decision.events.emplace_back().mutable_plan_created();
  created->set_plan(command.name);
  *created->mutable_title() = command.plan.title();
  *created->mutable_challenges() = command.plan.challenges();
  created->set_path_version(command.plan.path_version());
  *created->mutable_planned_dates() = command.plan.planned_dates();
  if (command.plan.has_demands()) *created->mutable_demands() = std::move(demands);
  if (command.plan.has_past()) {
    *created->mutable_past() = command.plan.past();
    TellPast(now, **programme, path, command, decision);
  } else {
    OpenStep(**programme, 1, path.stages(0), decision);
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const UpdatePlan& command) {
  absl::StatusOr<const Record*> plan = RequireRunningPlan(now, command.name);
  if (!plan.ok()) return plan.status();
  const std::string& path_version = (*plan)->plan().path_version();
  if (command.plan.path_version() != path_version) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat(command.name, " stays on ", path_version),
                  {{"field", "plan.path_version"}, {"resource", path_version}});
  }
  if (command.tells_another_past) {
    return Refuse(noordster::v1::REFERENCE_UNFIT,
                  absl::StrCat("the past of ", command.name,
                               " stays as it was told when the plan was created: leave it out, or "
                               "give it as it reads"),
                  {{"field", "plan.past"}, {"resource", command.name}});
  }
  absl::StatusOr<const Record*> path = Require(now.state, path_version);
  if (!path.ok()) return path.status();
  absl::Status fits =
      CheckReferences(now.state, command.name, command.plan, (*path)->path_version());
  noordster::internal::v1::PlanDemands demands = command.plan.demands();
  ResolveTarget((*path)->path_version(), demands);
  if (fits.ok()) fits = CheckDemands(now.state, command.name, demands, (*path)->path_version());
  if (!fits.ok()) return fits;
  if (now.request.reason.id().empty()) {
    std::vector<noordster::v1::Blocker> published = PublishedStages((*plan)->plan(), command.plan);
    if (!published.empty()) return RefuseBlocked(std::move(published));
  }

  Decision decision;
  decision.resource = command.name;
  auto* updated = decision.events.emplace_back().mutable_plan_updated();
  updated->set_plan(command.name);
  *updated->mutable_title() = command.plan.title();
  *updated->mutable_challenges() = command.plan.challenges();
  *updated->mutable_planned_dates() = command.plan.planned_dates();
  if (command.plan.has_demands()) *updated->mutable_demands() = std::move(demands);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const FreezeVersion& command) {
  if (absl::Status valid = CheckDocuments(command); !valid.ok()) return valid;
  absl::StatusOr<const Record*> plan = RequireRunningPlan(now, command.plan);
  if (!plan.ok()) return plan.status();
  const int32_t number = (*plan)->plan().versions() + 1;
  if (number > limits::kVersionsMax) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  absl::StrCat(command.plan, " has ", limits::kVersionsMax, " versions, the most"),
                  {{"limit", "versions"}});
  }
  if (absl::Status valid = CheckChange((*plan)->plan(), command); !valid.ok()) return valid;
  absl::flat_hash_set<int32_t> seen;
  for (const int32_t settled : command.settles) {
    const std::string name = FollowUpName(command.plan, settled);
    absl::Status fits = CheckSettles(now, name, command);
    if (fits.ok() && !seen.insert(settled).second) fits = RefuseSettled(name);
    if (!fits.ok()) return fits;
  }

  Decision decision;
  decision.resource = command.plan;
  auto* frozen = decision.events.emplace_back().mutable_version_frozen();
  frozen->set_plan(command.plan);
  auto& version = *frozen->mutable_version();
  version.set_number(number);
  *version.mutable_documents() = {command.documents.begin(), command.documents.end()};
  version.set_content_sha256(ContentDigest(command.documents));
  *version.mutable_settles() = {command.settles.begin(), command.settles.end()};
  version.set_change(command.change);
  const bool keeps_substance =
      command.change == noordster::v1::EDITORIAL || command.change == noordster::v1::INCORPORATING;
  version.set_substance(
      keeps_substance
          ? SubstanceOf(now.state.Find(VersionName(command.plan, number - 1))->plan_version())
          : number);
  for (const int32_t settled : command.settles) {
    const FollowUp& follow_up = now.state.Find(FollowUpName(command.plan, settled))->follow_up();
    auto* event = decision.events.emplace_back().mutable_follow_up_settled();
    event->set_plan(command.plan);
    event->set_number(settled);
    event->set_kind(follow_up.kind());
    event->set_settlement(follow_up.kind() == noordster::v1::FollowUp::CONDITION
                              ? noordster::v1::FollowUp::MET
                              : noordster::v1::FollowUp::CONSOLIDATED);
  }
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const HandInPapers& command) {
  absl::StatusOr<const Record*> step = RequireOpenStep(now, command.step);
  if (!step.ok()) return step.status();
  const Record& record = *now.state.Find(ParentOf(command.step));
  const Plan& plan = record.plan();
  std::vector<noordster::v1::Blocker> blockers;
  if (command.plan_version > plan.versions()) {
    Block(noordster::v1::VERSION_UNKNOWN, plan.stage(), "", blockers).add_numbers(plan.versions());
  }
  BlockFuture(now, command.papers_date, plan.stage(), blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));

  Decision decision;
  decision.resource = record.name();
  auto* handed_in = decision.events.emplace_back().mutable_papers_handed_in();
  handed_in->set_plan(record.name());
  handed_in->set_step((*step)->step().number());
  handed_in->set_papers_date(command.papers_date);
  handed_in->set_plan_version(command.plan_version);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const SettleFollowUp& command) {
  if (!command.judge.empty()) {
    absl::StatusOr<const Record*> judge = Require(now.state, command.judge);
    if (!judge.ok()) return judge.status();
  }
  absl::StatusOr<const Record*> record = RequireForChange(now, command.follow_up);
  if (!record.ok()) return record.status();
  const FollowUp& follow_up = (*record)->follow_up();
  if (follow_up.settlement() != noordster::v1::FollowUp::SETTLEMENT_UNSPECIFIED) {
    return RefuseSettled(command.follow_up);
  }
  const Record* plan = now.state.Find(ParentOf(command.follow_up));
  NOORDSTER_CHECK(plan != nullptr);
  const bool plan_ended = plan->plan().state() != noordster::v1::Plan::RUNNING;
  if (!Fits(follow_up, command.settlement, plan_ended)) {
    return RefuseSettlement(
        command.follow_up,
        "a remark is TAKEN_OVER, PARTLY_TAKEN_OVER or NOT_TAKEN_OVER, a condition is LAPSED, or "
        "MET "
        "by a confirmation unless it asks for a version or document, a consolidated version is "
        "frozen; what is left when the plan has ended is LAPSED");
  }
  const bool met = command.settlement == noordster::v1::FollowUp::MET;
  const std::string judge = met ? follow_up.judge() : "";
  if (command.judge != judge) {
    return Refuse(
        noordster::v1::WRONG_JUDGE,
        absl::StrCat(command.follow_up, " is judged by ", judge.empty() ? "nobody by name" : judge),
        {{"resource", command.follow_up}, {"judge", judge}});
  }
  // Who is named judges in person; without a name it is the programme secretary who does.
  if (met && !JudgesInPerson(now, judge)) {
    return Refuse(noordster::v1::NOT_ALLOWED,
                  absl::StrCat("whether ", command.follow_up, " is met is for ",
                               judge.empty() ? "the programme secretary" : judge, " to say"),
                  {{"act", "judge"}, {"resource", command.follow_up}});
  }
  Decision decision;
  decision.resource = plan->name();
  auto* settled = decision.events.emplace_back().mutable_follow_up_settled();
  settled->set_plan(decision.resource);
  settled->set_number(follow_up.number());
  settled->set_kind(follow_up.kind());
  settled->set_settlement(command.settlement);
  *settled->mutable_reason() = now.request.reason;
  return decision;
}

}  // namespace noordster::engine
