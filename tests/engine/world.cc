// SPDX-License-Identifier: EUPL-1.2
#include "tests/engine/world.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/apply.h"
#include "services/engine/names.h"
#include "services/engine/needs.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

Stage& AddStage(PathVersion& path, const std::string& id, v1::BodyKind body) {
  Stage& stage = *path.add_stages();
  stage.set_id(id);
  stage.set_body_kind(body);
  stage.set_in_meeting(body == v1::EXECUTIVE || body == v1::COUNCIL);
  constexpr std::pair<v1::BodyKind, v1::StageRole> kRoles[] = {
      {v1::PARTNER_CONSULTATION, v1::CONSULTATION},
      {v1::PROGRAMME_BOARD, v1::INTERNAL_ADOPTION},
      {v1::EXECUTIVE, v1::PROPOSING},
      {v1::COUNCIL, v1::DECIDING},
      {v1::DELIVERY, v1::CARRYING_OUT}};
  stage.set_role(v1::WORK);
  for (const auto& [kind, role] : kRoles) {
    if (kind == body) stage.set_role(role);
  }
  return stage;
}

void AddGuard(Stage& stage, v1::GuardMoment moment, v1::GuardKind kind,
              const std::string& subject = "") {
  auto& guard = *stage.add_guards();
  guard.set_id(absl::StrCat("guard-", stage.guards_size()));
  guard.set_moment(moment);
  guard.set_kind(kind);
  guard.set_subject(subject);
}

void AddOutcome(Stage& stage, const std::string& id, v1::OutcomeKind kind, const std::string& next,
                v1::LegalEffect effect = v1::NONE) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(effect);
}

void AddProcedural(Stage& stage, const std::string& back) {
  AddOutcome(stage, "deferred", v1::DEFERRED, stage.id());
  AddOutcome(stage, "sent-back", v1::SENT_BACK, back);
}

constexpr v1::BodyKind kBodies[] = {
    v1::PROGRAMME_OFFICE, v1::PARTNER_CONSULTATION, v1::PROGRAMME_BOARD, v1::EXECUTIVE, v1::COUNCIL,
    v1::DELIVERY,         v1::COUNCIL_COMMITTEE};

}  // namespace

PathVersion StandardPath() {
  PathVersion path;
  path.set_content_sha256(std::string(32, '1'));
  Stage& work = AddStage(path, "work", v1::PROGRAMME_OFFICE);
  AddGuard(work, v1::EXIT, v1::VERSION_FROZEN);
  AddGuard(work, v1::EXIT, v1::DOCUMENT_FROZEN, "budget");
  AddGuard(work, v1::EXIT, v1::CHALLENGE_LINKED);
  AddGuard(work, v1::EXIT, v1::CONFIRMED, "sent");
  AddOutcome(work, "ready", v1::DRAFT_READY, "consult");
  Stage& consult = AddStage(path, "consult", v1::PARTNER_CONSULTATION);
  consult.set_audience(v1::PARTNERS);
  AddOutcome(consult, "recognised", v1::RECOGNISED, "board", v1::ADVICE);
  AddOutcome(consult, "with-remarks", v1::RECOGNISED_WITH_REMARKS, "board", v1::ADVICE);
  AddOutcome(consult, "not-recognised", v1::NOT_RECOGNISED, "work", v1::ADVICE);
  AddOutcome(consult, "in-part", v1::RECOGNISED_IN_PART, "board", v1::ADVICE);
  consult.mutable_outcomes(consult.outcomes_size() - 1)->set_minority_view(true);
  Stage& board = AddStage(path, "board", v1::PROGRAMME_BOARD);
  AddGuard(board, v1::ENTRY, v1::REMARKS_ANSWERED);
  AddOutcome(board, "adopted", v1::PROVISIONALLY_ADOPTED, "college", v1::INTERNAL);
  AddOutcome(board, "with-conditions", v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS, "college",
             v1::INTERNAL);
  AddProcedural(board, "work");
  Stage& college = AddStage(path, "college", v1::EXECUTIVE);
  AddGuard(college, v1::ENTRY, v1::CONDITIONS_MET);
  AddOutcome(college, "agreed", v1::AGREED, "raad", v1::PROPOSAL);
  AddOutcome(college, "rejected", v1::REJECTED, "", v1::DECISION);
  AddProcedural(college, "board");
  Stage& raad = AddStage(path, "raad", v1::COUNCIL);
  raad.set_audience(v1::PUBLIC);
  AddOutcome(raad, "adopted", v1::ADOPTED, "delivery", v1::DECISION);
  AddOutcome(raad, "amended", v1::ADOPTED_AS_AMENDED, "delivery", v1::DECISION);
  AddOutcome(raad, "not-treated", v1::NOT_TREATED, "raad");
  AddOutcome(raad, "withdrawn", v1::WITHDRAWN, "");
  AddProcedural(raad, "college");
  Stage& delivery = AddStage(path, "delivery", v1::DELIVERY);
  AddGuard(delivery, v1::ENTRY, v1::TEXT_CONSOLIDATED);
  AddOutcome(delivery, "completed", v1::COMPLETED, "");
  return path;
}

noordster::internal::v1::Guard& AddGuard(PathVersion& path, const std::string& stage,
                                         v1::GuardKind kind, const std::string& subject) {
  for (Stage& each : *path.mutable_stages()) {
    if (each.id() != stage) continue;
    AddGuard(each, v1::ENTRY, kind, subject);
    return *each.mutable_guards(each.guards_size() - 1);
  }
  ADD_FAILURE() << "no stage " << stage;
  return *path.mutable_stages(0)->add_guards();
}

Define BodyOfKind(const std::string& id, v1::BodyKind kind) {
  Define define;
  define.create = true;
  define.record.set_name(absl::StrCat("bodies/", id));
  define.record.mutable_body()->set_kind(kind);
  return define;
}

std::vector<v1::ErrorReason> BlockerReasons(const absl::Status& status) {
  std::vector<v1::ErrorReason> reasons;
  const std::optional<Refusal> refusal = RefusalOf(status);
  if (!refusal.has_value()) return reasons;
  for (const v1::Blocker& blocker : refusal->blockers()) reasons.push_back(blocker.reason());
  return reasons;
}

World::World() {
  caller_.actor.set_kind(noordster::internal::v1::Actor::LOCAL_TRUSTED);
  context_.now_micros = 1'700'000'000'000'000;
  context_.today = absl::CivilDay(2023, 11, 14);
  Define municipality;
  municipality.create = true;
  municipality.record.mutable_municipality()->set_approvals(0);
  Do(municipality);
  Define programme;
  programme.create = true;
  programme.record.set_name("programmes/p");
  for (const v1::BodyKind kind : kBodies) {
    const Define body = BodyOfKind(absl::StrCat("b", static_cast<int>(kind)), kind);
    programme.record.mutable_programme()->add_bodies(body.record.name());
    Do(body);
  }
  Do(programme);
  for (const std::string id : {"a", "b"}) {
    Define challenge;
    challenge.create = true;
    challenge.record.set_name(absl::StrCat("programmes/p/challenges/", id));
    challenge.record.mutable_challenge();
    Do(challenge);
  }
}

TextRef World::Text() {
  TextRef ref;
  ref.set_id(absl::StrCat("text-", ++texts_));
  ref.set_digest(std::string(32, 'd'));
  return ref;
}

Request World::MakeRequest(Command command, const std::string& etag) {
  Request request;
  request.command = std::move(command);
  request.caller = caller_;
  request.request_id = absl::StrCat("request-", ++requests_);
  request.etag = etag;
  if (with_reason_) request.reason = Text();
  return request;
}

absl::StatusOr<Decision> World::Try(Command command, const std::string& etag) {
  return TryRequest(MakeRequest(std::move(command), etag));
}

absl::StatusOr<Decision> World::TryRequest(const Request& request) const {
  State loaded;
  for (int round = 0; round <= limits::kNeedsRoundsMax; ++round) {
    const auto [names, untaken] = Needs(request, loaded);
    for (const std::string& name : untaken) {
      EXPECT_EQ(whole_.Find(name), nullptr) << name;
      loaded.Load(name, nullptr);
    }
    if (names.empty()) return Decide(loaded, request, context_);
    for (const std::string& name : names) {
      const Record* record = whole_.Find(name);
      loaded.Load(name, record == nullptr ? nullptr : std::make_shared<Record>(*record));
    }
  }
  ADD_FAILURE() << "Needs asks for more in every round";
  return absl::InternalError("needs");
}

Decision World::Do(Command command) {
  absl::StatusOr<Decision> decision = Try(std::move(command));
  EXPECT_TRUE(decision.ok()) << decision.status();
  NOORDSTER_CHECK(decision.ok());
  HappenAll(*decision);
  return *std::move(decision);
}

absl::StatusOr<Decision> World::CarryOut(const std::string& draft, const TextRef& content,
                                         Command command) {
  Request request = MakeRequest(std::move(command), "");
  request.draft = draft;
  request.draft_content = content;
  absl::StatusOr<Decision> decision = TryRequest(request);
  if (decision.ok()) HappenAll(*decision);
  return decision;
}

void World::HappenAll(const Decision& decision) {
  for (Event event : decision.events) {
    *event.mutable_header()->mutable_actor() = decision.actor;
    if (with_reason_) *event.mutable_header()->mutable_reason() = Text();
    Happen(std::move(event), decision.resource);
  }
}

void World::Happen(Event event, const std::string& resource) {
  auto& header = *event.mutable_header();
  header.set_sequence(static_cast<int64_t>(events_.size()) + 1);
  header.set_commit_time_micros(context_.now_micros);
  header.set_resource(resource);
  Apply(event, whole_);
  for (const Change& change : whole_.TakeChanges()) {
    names_.insert(change.name);
    for (const IndexRow& row : IndexRows(change)) {
      const IndexEntryOf entry(row.index, row.entry);
      EXPECT_TRUE(row.present ? index_.insert(entry).second : index_.erase(entry) == 1)
          << row.present << " " << row.entry;
    }
  }
  events_.push_back(std::move(event));
}

std::set<IndexEntryOf> World::IndexAnew() const {
  std::set<IndexEntryOf> entries;
  for (const std::string& name : names_) {
    const Record* record = whole_.Find(name);
    if (record == nullptr) continue;
    for (const IndexRow& row : IndexRows({name, nullptr, std::make_shared<Record>(*record)})) {
      entries.emplace(row.index, row.entry);
    }
  }
  return entries;
}

void World::OpenFollowUp(v1::FollowUp::Kind kind) {
  Event event;
  auto& opened = *event.mutable_follow_up_opened();
  opened.set_plan(plan_);
  opened.mutable_follow_up()->set_number(plan().follow_ups() + 1);
  opened.mutable_follow_up()->set_kind(kind);
  Happen(std::move(event), plan_);
}

void World::Register(const std::string& id) {
  Define person;
  person.create = true;
  person.record.set_name(absl::StrCat("persons/", id));
  person.record.mutable_person();
  Do(person);
}

void World::StartPlan(const PathVersion& path) {
  PublishPath publish;
  publish.path = "paths/path";
  publish.version = path;
  Do(publish);
  CreatePlan create;
  create.name = kPlan;
  create.plan.set_path_version("paths/path/versions/1");
  *create.plan.mutable_title() = Text();
  create.plan.add_challenges("programmes/p/challenges/a");
  Do(create);
}

void World::BringTo(const std::string& stage) {
  while (plan().stage() != stage) {
    const std::string at = plan().stage();
    if (at == "work" && plan().versions() == 0) Do(Version({"plan", "budget"}));
    const std::string outcome = at == "work"      ? "ready"
                                : at == "consult" ? "recognised"
                                : at == "college" ? "agreed"
                                                  : "adopted";
    Do(Outcome(outcome));
  }
}

RecordOutcome World::Outcome(const std::string& outcome) const {
  RecordOutcome command;
  command.step = StepName(plan_, plan().open_step());
  command.outcome = outcome;
  command.body = Get(command.step).step().body();
  command.decided_date = "2023-01-10";
  command.plan_version = plan().versions();
  if (plan().stage() == "work") command.confirmations = {"sent"};
  if (outcome == "amended") command.due_date = "2023-02-10";
  if (plan().stage() == "college" || plan().stage() == "raad") {
    // A source will do where a meeting is wanted.
    command.source.set_id("source");
    command.source.set_digest(std::string(32, 'd'));
  }
  return command;
}

noordster::internal::v1::FollowUp World::Condition() {
  noordster::internal::v1::FollowUp condition;
  *condition.mutable_text() = Text();
  condition.set_means(v1::FollowUp::BY_CONFIRMATION);
  return condition;
}

FreezeVersion World::Version(const std::vector<std::string>& roles) const {
  FreezeVersion command;
  command.plan = plan_;
  if (plan().versions() > 0) command.change = v1::SUBSTANTIVE;
  for (const std::string& role : roles) {
    auto& document = command.documents.emplace_back();
    document.set_role(role);
    document.set_sha256(std::string(32, 's'));
    document.set_size_bytes(1);
  }
  return command;
}

void World::SetSteps(int32_t steps) {
  const std::string open = StepName(plan_, plan().open_step());
  noordster::internal::v1::Step step = Get(open).step();
  step.set_number(steps);
  Record& moved = whole_.Edit(StepName(plan_, steps));
  moved.set_name(StepName(plan_, steps));
  *moved.mutable_step() = step;
  auto& changed = *whole_.Edit(plan_).mutable_plan();
  changed.set_steps(steps);
  changed.set_open_step(steps);
  whole_.TakeChanges();
}

const Record& World::Get(const std::string& name) const {
  const Record* record = whole_.Find(name);
  NOORDSTER_CHECK(record != nullptr);
  return *record;
}

bool World::Has(const std::string& name) const { return whole_.Find(name) != nullptr; }

}  // namespace noordster::engine
