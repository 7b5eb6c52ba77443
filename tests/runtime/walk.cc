// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/walk.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"
#include "storage/keys.h"
#include "tests/runtime/paths/random_path.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

constexpr int kPlansMax = 3;
constexpr int kPersonsMax = 3;
constexpr size_t kRepeatable = 30;
std::string PlanName(int number) { return absl::StrCat("programmes/p/plans/q", number); }

}  // namespace

void WalkCounts::Add(const WalkCounts& other) {
  for (const auto& [kind, count] : other.events) events[kind] += count;
  for (const auto& [kind, count] : other.held) held[kind] += count;
  for (const auto& [kind, count] : other.unmet) unmet[kind] += count;
  accepted_events += other.accepted_events;
  refusals += other.refusals;
  replays += other.replays;
  restarts += other.restarts;
  wide_acts += other.wide_acts;
}

Walk::Walk(uint64_t seed, storage::Store& store, FakeClock& clock)
    : random_(seed),
      store_(store),
      clock_(clock),
      driver_(std::make_unique<LoopDriver>(store, clock)) {}

bool Walk::Chance(int percent) { return Below(100) < percent; }

int Walk::Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }

std::string Walk::SomePlan() { return PlanName(1 + Below(std::max(plans_, 1))); }

void Walk::Begin() {
  for (engine::Request& request : FoundationRequests()) Send({std::move(request)});
  Send({PublishPath()});
  Send({CreatePlan()});
}

void Walk::Step() {
  clock_.Advance(absl::Minutes(1));
  if (Chance(5)) Restart();
  std::vector<engine::Request> requests;
  do {
    if (!sent_.empty() && Chance(5)) {
      requests.push_back(sent_[static_cast<size_t>(Below(static_cast<int>(sent_.size())))]);
    } else {
      requests.push_back(Any());
      ChooseCaller(requests.back());
    }
  } while (requests.size() < 6 && Chance(30));
  Send(std::move(requests));
}

// A loop that starts knows only what is stored; before that, much time may have passed.
void Walk::Restart() {
  ++counts_.restarts;
  if (Chance(30)) {
    clock_.Advance(limits::kRequestRetention + absl::Hours(25));
    // A round that writes nothing trims what expired.
    Send({MakeRequest(engine::ErasePerson{"persons/nobody"})});
  }
  driver_.reset();
  driver_ = std::make_unique<LoopDriver>(store_, clock_);
}

engine::Request Walk::Any() {
  const int choice = Below(100);
  const Record plan = driver_->Get(SomePlan());
  if (choice < 2) return PublishPath();
  if (choice < 6) return Chance(30) ? AssessProgramme() : Define();
  if (choice < 9 && persons_ < kPersonsMax) return DefinePerson(true);
  if (choice < 11 && persons_ > 0) return DefinePerson(false);
  if (choice < 13 && persons_ > 0) {
    return MakeRequest(engine::ErasePerson{absl::StrCat("persons/", 1 + Below(persons_))});
  }
  if (choice < 18 && plans_ < kPlansMax) return Chance(70) ? CreatePlan() : CreateNextPlan();
  if (choice < 20) return Chance(60) ? UpdatePlan() : ChangePlanning(plan);
  if (choice < 22) return ChangeActions();
  if (choice < 30) return Freeze(plan);
  if (choice < 34) return ChangeRecognition(plan);
  if (choice < 41) return Settle(plan);
  if (choice < 46) return ChangeProgramme();
  if (choice < 47) return Withdraw(plan);
  if (choice < 53) return HandIn(plan);
  if (choice < 55) return ChangeSecrecy(plan);
  if (choice < 60) return Confirm(plan);
  if (choice < 62) return Correct(plan);
  if (choice < 65) return Reverse(plan);
  if (choice < 68) return Migrate(plan);
  if (choice < 71) return RecordSeveral();
  if (choice < 76) return Reconsider(plan);
  if (choice < 78 && persons_ > 0) return ChangeMandates();
  if (choice < 81 && persons_ > 0) return ChangeDrafts();
  if (choice < 86) return ChangeMeetings();
  if (choice < 91) return ChangeProposals();
  return RecordOutcome(plan);
}

void Walk::Send(std::vector<engine::Request> requests) {
  const std::vector<absl::StatusOr<Answer>> answers = driver_->SendAll(requests);
  for (size_t i = 0; i < requests.size(); ++i) {
    if (!answers[i].ok()) ++counts_.refusals;
    if (answers[i].ok() && answers[i]->replayed) {
      ++counts_.replays;
      continue;
    }
    const auto* outcome = requests[i].command.As<engine::RecordOutcome>();
    if (outcome != nullptr && !requests[i].validate_only) CountGuards(*outcome, answers[i]);
    const auto* several = requests[i].command.As<engine::RecordOutcomes>();
    if (several != nullptr && answers[i].ok()) ++counts_.wide_acts;
    // Texts of persons have new ids whenever they are sent; here they would be written again.
    const auto* define = requests[i].command.As<engine::Define>();
    if (define != nullptr && define->record.has_person()) continue;
    if (sent_.size() < kRepeatable) {
      sent_.push_back(std::move(requests[i]));
    } else {
      sent_[static_cast<size_t>(Below(kRepeatable))] = std::move(requests[i]);
    }
  }
  const auto events =
      driver_->queries().ListEvents(LocalReader(), "", storage::EventKey(seen_ + 1), 1000);
  if (!events.ok()) return;
  for (const auto& event : events->items) {
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
  const Record step = driver_->Get(command.step);
  const Record plan = driver_->Get(std::string(engine::ParentOf(command.step)));
  const Record path = driver_->Get(plan.plan().path_version());
  const Stage* stage = engine::FindStage(path.path_version(), step.step().stage());
  if (stage == nullptr) return;
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
  command.version = RandomPath(day_, random_);
  engine::Request request = MakeRequest(command);
  auto& sent = request.command.As<engine::PublishPath>()->version;
  sent.set_content_sha256(base::Sha256({command.version.SerializeAsString()}));
  *sent.mutable_definition() = AddText("definition", request.texts);
  return request;
}

engine::Request Walk::Define() {
  if (Chance(25)) return ChangeCalendars();
  engine::Define command;
  command.create = Chance(20);
  std::vector<engine::NewText> texts;
  switch (Below(4)) {
    case 0:
      command.record.set_name("bodies/b4");
      command.record.mutable_body()->set_kind(v1::PROGRAMME_BOARD);
      command.record.mutable_body()->set_audience(static_cast<v1::Audience>(Below(4)));
      *command.record.mutable_body()->mutable_display_name() = AddText("board", texts);
      break;
    case 1:
      command.record.set_name(absl::StrCat("bodies/b4/memberships/", 1 + Below(3)));
      command.create = Chance(50);
      command.record.mutable_membership()->set_person(absl::StrCat("persons/", 1 + Below(3)));
      command.record.mutable_membership()->set_start_date(DayAfter(10));
      command.record.mutable_membership()->set_end_date(Chance(50) ? "" : DayAfter(Below(20)));
      break;
    case 2:
      command.record.set_name("programmes/p/challenges/c");
      command.record.mutable_challenge()->set_position(Below(9));
      break;
    default:
      command.record = driver_->Get("programmes/p");
      *command.record.mutable_programme()->mutable_ambition() = AddText("ambition", texts);
  }
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::DefinePerson(bool create) {
  engine::Define command;
  command.create = create;
  const int number = create ? ++persons_ : 1 + Below(persons_);
  command.record.set_name(absl::StrCat("persons/", number));
  std::vector<engine::NewText> texts;
  *command.record.mutable_person()->mutable_display_name() = AddText("name", texts);
  if (Chance(50)) *command.record.mutable_person()->mutable_contact() = AddText("contact", texts);
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::CreatePlan() {
  engine::CreatePlan command;
  // Now and then one that exists.
  command.name = PlanName(plans_ > 0 && Chance(10) ? Below(plans_) + 1 : ++plans_);
  const Record path = driver_->Get("paths/path");
  command.plan.set_path_version(absl::StrCat("paths/path/versions/", path.path().latest_version()));
  if (Chance(50)) command.plan.add_challenges("programmes/p/challenges/c");
  std::vector<engine::NewText> texts;
  if (Chance(25)) TellPast(command.plan, texts);
  return WithTexts(MakeRequest(command), std::move(texts));
}

void Walk::TellPast(noordster::internal::v1::Plan& plan, std::vector<engine::NewText>& texts) {
  const Record path = driver_->Get(plan.path_version());
  *plan.mutable_past()->mutable_source() = AddText("source", texts);
  const Stage* stage = &path.path_version().stages(0);
  for (int i = 1 + Below(4); i > 0 && stage != nullptr; --i) {
    const auto& outcome = stage->outcomes(Below(stage->outcomes_size()));
    auto& treatment = *plan.mutable_past()->add_treatments();
    treatment.set_stage(stage->id());
    treatment.set_outcome(outcome.id());
    treatment.mutable_date()->set_earliest(DayAfter(-60 + Below(20)));
    treatment.mutable_date()->set_edtf(treatment.date().earliest());
    treatment.mutable_date()->set_latest(Chance(30) ? treatment.date().earliest() : DayAfter(-30));
    treatment.set_manner(static_cast<v1::Decision::Manner>(Below(3)));
    if (Chance(50)) *treatment.mutable_words() = AddText("words", texts);
    stage = engine::FindStage(path.path_version(), outcome.next());
  }
}

engine::Request Walk::Migrate(const Record& plan) {
  engine::MigratePlan command;
  command.plan = plan.name();
  const int32_t latest = driver_->Get("paths/path").path().latest_version();
  command.path_version = absl::StrCat("paths/path/versions/", std::max(1, latest - Below(3)));
  if (Chance(50)) {
    auto& mapping = command.mapping.emplace_back();
    mapping.set_from(plan.plan().stage());
    mapping.set_to(absl::StrCat("s", Below(4)));
  }
  return MakeRequest(command);
}

// The same act of bodies on several plans.
engine::Request Walk::RecordSeveral() {
  engine::RecordOutcomes command;
  command.programme = "programmes/p";
  std::vector<engine::NewText> texts;
  const int first = Below(std::max(plans_, 1));
  for (int i = 0; i < std::min(plans_, 1 + Below(3)); ++i) {
    const Record plan = driver_->Get(PlanName(1 + (first + i) % plans_));
    command.outcomes.push_back(OutcomeOf(plan, texts));
  }
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::CreateNextPlan() {
  engine::CreateNextPlan command;
  command.previous = SomePlan();
  command.name = PlanName(Chance(10) ? plans_ : ++plans_);
  command.years = 1 + Below(5);
  return MakeRequest(command);
}

engine::Request Walk::UpdatePlan() {
  engine::UpdatePlan command;
  command.name = SomePlan();
  const Record plan = driver_->Get(Chance(90) ? command.name : SomePlan());
  command.plan.set_path_version(plan.plan().path_version());
  if (Chance(60)) command.plan.add_challenges("programmes/p/challenges/c");
  if (Chance(50)) {
    auto& planned = *command.plan.add_planned_dates();
    planned.set_stage(absl::StrCat("s", Below(4)));
    planned.mutable_date()->set_earliest(DayAfter(day_));
    planned.mutable_date()->set_edtf(planned.date().earliest());
    planned.mutable_date()->set_latest(DayAfter(day_ + Below(20)));
  }
  if (Chance(40)) {
    command.plan.mutable_demands()->set_target_stage(absl::StrCat("s", Below(4)));
    command.plan.mutable_demands()->set_target_date(DayAfter(day_ + 30));
  }
  engine::Request request = MakeRequest(command);
  if (Chance(30)) request.etag = absl::StrCat("\"", plan.revision(), "\"");
  return request;
}

engine::Request Walk::Freeze(const Record& plan) {
  engine::FreezeVersion command;
  command.plan = plan.name();
  command.documents.emplace_back().set_role("plan");
  if (Chance(70)) command.documents.emplace_back().set_role("subject");
  if (plan.plan().versions() > 0 ? Chance(97) : Chance(3)) {
    command.change = static_cast<v1::ChangeKind>(1 + Below(3));
  }
  for (const int32_t open : plan.plan().open_consolidations()) {
    if (Chance(70)) command.settles.push_back(open);
  }
  for (const int32_t open : plan.plan().open_conditions()) {
    if (Chance(20)) command.settles.push_back(open);
  }
  if (Chance(5)) command.settles.push_back(1);
  return MakeRequest(command);
}

const Stage* Walk::StageOf(const Record& plan, Record& path) {
  path = driver_->Get(plan.plan().path_version());
  return engine::FindStage(path.path_version(), plan.plan().stage());
}

// Mostly one of the stage, and then mostly one that takes the plan further.
noordster::internal::v1::Outcome Walk::SomeOutcome(const Stage* stage) {
  noordster::internal::v1::Outcome outcome;
  outcome.set_id("unknown");
  if (stage == nullptr || Chance(3)) return outcome;
  for (int i = 0; i < 3; ++i) {
    outcome = stage->outcomes(Below(stage->outcomes_size()));
    if (engine::IsFavourable(outcome.kind())) return outcome;
  }
  return outcome;
}

engine::RecordOutcome Walk::OutcomeOf(const Record& plan, std::vector<engine::NewText>& texts) {
  engine::RecordOutcome command;
  const int32_t step = plan.plan().open_step() == 0 ? 1 : plan.plan().open_step();
  command.step = engine::StepName(plan.name(), Chance(97) ? step : std::max(1, step - 1));
  Record path;
  const Stage* stage = StageOf(plan, path);
  const noordster::internal::v1::Outcome outcome = SomeOutcome(stage);
  command.outcome = outcome.id();
  if (outcome.kind() == v1::DEFERRED && Chance(50)) {
    command.outcome.clear();
    command.kind = v1::DEFERRED;
  }
  command.body = driver_->Get(command.step).step().body();
  // Now and then about an earlier version, or none.
  command.plan_version = plan.plan().versions();
  if (Chance(10)) command.plan_version = Below(command.plan_version + 1);
  day_ += Below(3);
  command.decided_date = DayAfter(day_);
  if (Chance(10)) command.visible_from_micros = Below(1'000'000);
  const engine::OutcomeNeeds needs = engine::NeedsOf(outcome);
  if (needs.due_date) command.due_date = DayAfter(day_ + 30);
  if (needs.minority_view) command.minority_view = AddText("minority view", texts);
  for (int i = needs.remarks ? Below(3) : -1; i >= 0; --i) {
    command.remarks.push_back(AddText("remark", texts));
  }
  if (needs.conditions) command.conditions.push_back(Condition(texts));
  if (stage == nullptr) return command;
  if (stage->in_meeting() ? Chance(90) : Chance(5)) command.source = AddText("source", texts);
  // Confirming what no guard asks is refused.
  const bool asked = std::any_of(stage->guards().begin(), stage->guards().end(),
                                 [](const auto& g) { return g.kind() == v1::CONFIRMED; });
  if (asked ? Chance(60) : Chance(3)) command.confirmations = {"subject"};
  if (!stage->guards().empty() && Chance(15)) {
    auto& dispensation = command.dispensations.emplace_back();
    dispensation.set_guard(stage->guards(Below(stage->guards_size())).id());
    *dispensation.mutable_reason() = AddText("dispensation", texts);
  }
  return command;
}

engine::Request Walk::RecordOutcome(const Record& plan) {
  std::vector<engine::NewText> texts;
  engine::RecordOutcome command = OutcomeOf(plan, texts);
  if (Chance(20)) {
    const absl::Time embargo = clock_.Now() + absl::Minutes(1 + Below(5));
    command.visible_from_micros = absl::ToUnixMicros(embargo);
  }
  if (Chance(10)) AddRelation(command);
  engine::Request request = MakeRequest(std::move(command));
  if (Chance(10)) {
    request.reason.Clear();
    request.texts.clear();
  }
  request = WithTexts(std::move(request), std::move(texts));
  request.validate_only = Chance(3);
  return request;
}

noordster::internal::v1::FollowUp Walk::Condition(std::vector<engine::NewText>& texts) {
  noordster::internal::v1::FollowUp condition;
  *condition.mutable_text() = AddText("condition", texts);
  condition.set_means(static_cast<v1::FollowUp::Means>(1 + (Chance(40) ? Below(3) : 0)));
  if (condition.means() == v1::FollowUp::BY_DOCUMENT) condition.set_document_role("subject");
  if (condition.means() == v1::FollowUp::BY_CONFIRMATION && persons_ > 0 && Chance(50)) {
    condition.set_judge(absl::StrCat("persons/", 1 + Below(persons_)));
  }
  if (Chance(50)) condition.set_due_date(DayAfter(day_ + 10));
  return condition;
}

engine::Request Walk::HandIn(const Record& plan) {
  engine::HandInPapers command;
  command.step = engine::StepName(plan.name(), std::max(1, plan.plan().open_step()));
  command.papers_date = DayAfter(day_ - Below(20));
  command.plan_version = plan.plan().versions() + (Chance(3) ? 1 : 0);
  return MakeRequest(command);
}

std::string Walk::SomeDecision(const Record& plan) {
  const int32_t decisions = plan.plan().decisions();
  // Mostly the latest.
  return engine::DecisionName(plan.name(),
                              std::max(1, Chance(60) ? decisions : decisions - Below(5)));
}

engine::Request Walk::Confirm(const Record& plan) {
  std::vector<engine::NewText> texts;
  const engine::ConfirmOutcome command{SomeDecision(plan), AddText("list of decisions", texts)};
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::Correct(const Record& plan) {
  engine::CorrectFacts command;
  std::vector<engine::NewText> texts;
  if (Chance(30) && plan.plan().follow_ups() > 0) {
    command.name = engine::FollowUpName(plan.name(), 1 + Below(plan.plan().follow_ups()));
    command.due_date = DayAfter(day_ + Below(20));
  } else {
    command.name = SomeDecision(plan);
    command.decided_date = DayAfter(std::max<int64_t>(0, day_ - Below(6)));
  }
  if (Chance(50)) command.words = AddText("put right", texts);
  return WithTexts(MakeRequest(command), std::move(texts));
}

engine::Request Walk::Reverse(const Record& plan) {
  return MakeRequest(engine::ReverseOutcome{SomeDecision(plan), Chance(50)});
}

engine::Request Walk::Reconsider(const Record& plan) {
  std::string decision = SomeDecision(plan);
  // Mostly a confirmed one.
  for (int32_t number = plan.plan().decisions(); number > 0 && Chance(90); --number) {
    const std::string name = engine::DecisionName(plan.name(), number);
    if (driver_->Get(name).decision().state() != v1::Decision::CONFIRMED) continue;
    decision = name;
    break;
  }
  return MakeRequest(engine::ReconsiderDecision{decision});
}

engine::Request Walk::Settle(const Record& plan) {
  engine::SettleFollowUp command;
  std::vector<std::pair<int32_t, v1::FollowUp::Settlement>> open;
  for (const int32_t number : plan.plan().open_remarks()) {
    open.emplace_back(number, v1::FollowUp::TAKEN_OVER);
  }
  for (const int32_t number : plan.plan().open_conditions()) {
    open.emplace_back(number, Chance(80) ? v1::FollowUp::MET : v1::FollowUp::LAPSED);
  }
  if (plan.plan().state() != v1::Plan::RUNNING) {
    for (const int32_t number : plan.plan().open_consolidations()) {
      open.emplace_back(number, v1::FollowUp::LAPSED);
    }
  }
  if (open.empty()) open.emplace_back(1, v1::FollowUp::MET);
  const auto& [number, settlement] =
      open[static_cast<size_t>(Below(static_cast<int>(open.size())))];
  command.follow_up = engine::FollowUpName(plan.name().empty() ? PlanName(1) : plan.name(), number);
  command.settlement = settlement;
  const Record follow_up = driver_->Get(command.follow_up);
  if (Chance(95)) command.judge = follow_up.follow_up().judge();
  return MakeRequest(command);
}

engine::Request Walk::Withdraw(const Record& plan) {
  return MakeRequest(engine::WithdrawPlan{plan.name(), DayAfter(day_)});
}

}  // namespace noordster::runtime
