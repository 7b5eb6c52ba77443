// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/walk.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Stage;

constexpr int kPlansMax = 3;
constexpr int kPersonsMax = 3;
constexpr char kStages[][8] = {"s0", "s1", "s2", "s3", "s4"};
constexpr int kStageCount = std::size(kStages);

void AddOutcome(Stage& stage, const std::string& id, v1::OutcomeKind kind,
                const std::string& next) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(v1::NONE);
}

std::string PlanName(int number) { return absl::StrCat("programmes/p/plans/q", number); }

}  // namespace

void WalkCounts::Add(const WalkCounts& other) {
  for (const auto& [kind, count] : other.events) events[kind] += count;
  for (const auto& [kind, count] : other.held) held[kind] += count;
  for (const auto& [kind, count] : other.unmet) unmet[kind] += count;
  accepted_events += other.accepted_events;
  refusals += other.refusals;
}

Walk::Walk(uint64_t seed, LoopDriver& driver) : random_(seed), driver_(driver) {}

bool Walk::Chance(int percent) { return Below(100) < percent; }

int Walk::Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }

void Walk::Begin() {
  for (engine::Request& request : FoundationRequests()) Send(std::move(request));
  Send(PublishPath());
  Send(CreatePlan());
}

void Walk::Step() {
  const int choice = Below(100);
  const Record plan = driver_.Get(PlanName(1 + Below(std::max(plans_, 1))));
  if (choice < 2) {
    Send(PublishPath());
  } else if (choice < 5 && persons_ < kPersonsMax) {
    Send(DefinePerson(true));
  } else if (choice < 7 && persons_ > 0) {
    Send(DefinePerson(false));
  } else if (choice < 9 && persons_ > 0) {
    Send(MakeRequest(engine::ErasePerson{absl::StrCat("persons/", 1 + Below(persons_))}));
  } else if (choice < 14 && plans_ < kPlansMax) {
    Send(CreatePlan());
  } else if (choice < 18) {
    Send(UpdatePlan());
  } else if (choice < 30) {
    Send(Freeze(plan));
  } else if (choice < 50) {
    Send(Settle(plan));
  } else if (choice < 52) {
    Send(MakeRequest(engine::WithdrawPlan{
        plan.name(), calendar::FormatDate(absl::CivilDay(2022, 1, 1) + day_)}));
  } else {
    Send(RecordOutcome(plan));
  }
}

void Walk::Send(engine::Request request) {
  const auto* outcome = std::get_if<engine::RecordOutcome>(&request.command);
  const engine::RecordOutcome recorded = outcome == nullptr ? engine::RecordOutcome() : *outcome;
  const Record before =
      outcome == nullptr ? Record() : driver_.Get(std::string(engine::ParentOf(recorded.step)));
  const absl::StatusOr<Answer> answer = driver_.Send(std::move(request));
  if (!answer.ok()) ++counts_.refusals;
  if (before.has_plan()) CountGuards(recorded, answer);
  if (!answer.ok()) return;
  const auto events =
      driver_.queries().ListEvents(LocalReader(), "", storage::EventKey(seen_ + 1), 1000);
  for (const auto& event : events->events) {
    ++counts_.events[static_cast<int>(event.kind_case())];
    ++counts_.accepted_events;
    seen_ = event.header().sequence();
  }
}

void Walk::CountGuards(const engine::RecordOutcome& command, const absl::StatusOr<Answer>& answer) {
  const std::optional<engine::Refusal> refusal = engine::RefusalOf(answer.status());
  if (refusal.has_value()) {
    for (const auto& blocker : refusal->blockers()) {
      if (blocker.reason() == v1::GUARDS_UNMET) ++counts_.unmet[blocker.kind()];
    }
    return;
  }
  const Record step = driver_.Get(command.step);
  const Record plan = driver_.Get(std::string(engine::ParentOf(command.step)));
  const Record path = driver_.Get(plan.plan().path_version());
  const Stage* stage = engine::FindStage(path.path_version(), step.step().stage());
  for (const auto& outcome : stage->outcomes()) {
    if (outcome.id() != command.outcome) continue;
    for (const auto& guard : stage->guards()) {
      const bool applies = guard.moment() == v1::ENTRY ? !engine::IsProcedural(outcome.kind())
                                                       : engine::IsFavourable(outcome.kind());
      if (applies) ++counts_.held[guard.kind()];
    }
  }
}

engine::Request Walk::PublishPath() {
  engine::PublishPath command;
  command.path = "paths/path";
  PathVersion& path = command.version;
  for (int i = 0; i < kStageCount; ++i) {
    Stage& stage = *path.add_stages();
    stage.set_id(kStages[i]);
    stage.set_body_kind(i + 1 == kStageCount ? v1::COUNCIL : v1::PROGRAMME_BOARD);
    const std::string next = i + 1 < kStageCount ? kStages[i + 1] : "";
    AddOutcome(stage, "on", i + 1 < kStageCount ? v1::RECOGNISED : v1::COMPLETED, next);
    AddOutcome(stage, "remarks", v1::RECOGNISED_WITH_REMARKS, next);
    AddOutcome(stage, "conditions", v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS, next);
    AddOutcome(stage, "amended", v1::ADOPTED_AS_AMENDED, next);
    AddOutcome(stage, "deferred", v1::DEFERRED, stage.id());
    AddOutcome(stage, "rejected", v1::REJECTED, Chance(50) ? "" : kStages[0]);
    if (i > 0) AddOutcome(stage, "back", v1::SENT_BACK, kStages[Below(i)]);
    for (int kind = v1::VERSION_FROZEN; kind <= v1::GuardKind_MAX; ++kind) {
      if (!Chance(35)) continue;
      auto& guard = *stage.add_guards();
      guard.set_id(absl::StrCat("g", kind));
      guard.set_kind(static_cast<v1::GuardKind>(kind));
      guard.set_moment(Chance(50) ? v1::ENTRY : v1::EXIT);
      const bool names = kind == v1::DOCUMENT_FROZEN || kind == v1::CONFIRMED;
      if (names) guard.set_subject("subject");
    }
  }
  engine::Request request = MakeRequest(command);
  auto& sent = std::get<engine::PublishPath>(request.command).version;
  sent.set_content_sha256(base::Sha256({path.SerializeAsString()}));
  *sent.mutable_definition() = AddText("definition", request.texts);
  ++paths_;
  return request;
}

engine::Request Walk::DefinePerson(bool create) {
  engine::Define command;
  command.create = create;
  const int number = create ? ++persons_ : 1 + Below(persons_);
  command.record.set_name(absl::StrCat("persons/", number));
  std::vector<engine::NewText> texts;
  *command.record.mutable_person()->mutable_display_name() = AddText("name", texts);
  if (Chance(50)) *command.record.mutable_person()->mutable_contact() = AddText("contact", texts);
  engine::Request request = MakeRequest(command);
  for (engine::NewText& text : texts) request.texts.push_back(std::move(text));
  return request;
}

engine::Request Walk::CreatePlan() {
  engine::CreatePlan command;
  // Now and then one that exists.
  command.name = PlanName(plans_ > 0 && Chance(10) ? Below(plans_) + 1 : ++plans_);
  const Record path = driver_.Get("paths/path");
  command.plan.set_path_version(absl::StrCat("paths/path/versions/", path.path().latest_version()));
  if (Chance(50)) command.plan.add_challenges("programmes/p/challenges/c");
  return MakeRequest(command);
}

engine::Request Walk::UpdatePlan() {
  engine::UpdatePlan command;
  const Record plan = driver_.Get(PlanName(1 + Below(std::max(plans_, 1))));
  command.name = PlanName(1 + Below(std::max(plans_, 1)));
  command.plan.set_path_version(Chance(90) ? driver_.Get(command.name).plan().path_version()
                                           : plan.plan().path_version());
  if (Chance(60)) command.plan.add_challenges("programmes/p/challenges/c");
  if (Chance(50)) command.plan.add_planned_dates()->set_stage(kStages[Below(kStageCount)]);
  return MakeRequest(command);
}

engine::Request Walk::Freeze(const Record& plan) {
  engine::FreezeVersion command;
  command.plan = plan.name();
  command.documents.emplace_back().set_role("plan");
  if (Chance(70)) command.documents.emplace_back().set_role("subject");
  for (const int32_t open : plan.plan().open_consolidations()) {
    if (Chance(70)) command.consolidates.push_back(open);
  }
  if (Chance(5)) command.consolidates.push_back(1);
  return MakeRequest(command);
}

engine::Request Walk::RecordOutcome(const Record& plan) {
  engine::RecordOutcome command;
  const int32_t step = plan.plan().open_step() == 0 ? 1 : plan.plan().open_step();
  command.step = engine::StepName(plan.name(), Chance(97) ? step : std::max(1, step - 1));
  constexpr const char* kOutcomes[] = {"on",      "on",       "on",   "remarks", "conditions",
                                       "amended", "deferred", "back", "rejected"};
  command.outcome = kOutcomes[Below(std::size(kOutcomes))];
  command.body = driver_.Get(command.step).step().body();
  command.plan_version = Chance(95) ? plan.plan().versions() : 0;
  day_ += Below(3);
  command.decided_date = calendar::FormatDate(absl::CivilDay(2022, 1, 1) + day_);
  if (Chance(60)) command.confirmations = {"subject"};
  std::vector<engine::NewText> texts;
  if (command.outcome == "remarks") {
    for (int i = Below(3); i >= 0; --i) command.remarks.push_back(AddText("remark", texts));
  }
  if (command.outcome == "conditions") command.conditions.push_back(AddText("condition", texts));
  engine::Request request = MakeRequest(command);
  for (engine::NewText& text : texts) request.texts.push_back(std::move(text));
  return request;
}

engine::Request Walk::Settle(const Record& plan) {
  engine::SettleFollowUp command;
  std::vector<std::pair<int32_t, v1::FollowUp::Settlement>> open;
  for (const int32_t number : plan.plan().open_remarks()) {
    open.emplace_back(number, v1::FollowUp::TAKEN_OVER);
  }
  for (const int32_t number : plan.plan().open_conditions()) {
    open.emplace_back(number, v1::FollowUp::MET);
  }
  if (open.empty()) open.emplace_back(1, v1::FollowUp::MET);
  const auto& [number, settlement] =
      open[static_cast<size_t>(Below(static_cast<int>(open.size())))];
  command.follow_up = engine::FollowUpName(plan.name().empty() ? PlanName(1) : plan.name(), number);
  command.settlement = settlement;
  return MakeRequest(command);
}

}  // namespace noordster::runtime
