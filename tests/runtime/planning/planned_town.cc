// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/planning/planned_town.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/calendar/date.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

namespace v1 = noordster::v1;
using calendar::FormatDate;
using noordster::internal::v1::Event;
using noordster::internal::v1::Stage;

std::unique_ptr<Partitions> OpenPartitions(storage::Store& store, const base::Clock& clock,
                                           bool confirmed) {
  auto partitions = Partitions::Open(store, clock, confirmed);
  EXPECT_TRUE(partitions.ok()) << partitions.status();
  NOORDSTER_CHECK(partitions.ok());
  return *std::move(partitions);
}

void AddOutcome(Stage& stage, const std::string& id, v1::OutcomeKind kind, const std::string& next,
                v1::LegalEffect effect) {
  auto& outcome = *stage.add_outcomes();
  outcome.set_id(id);
  outcome.set_kind(kind);
  outcome.set_next(next);
  outcome.set_effect(effect);
}

Stage& AddStage(const std::string& id, v1::BodyKind kind, v1::StageRole role,
                engine::PublishPath& publish) {
  Stage& stage = *publish.version.add_stages();
  stage.set_id(id);
  stage.set_body_kind(kind);
  stage.set_role(role);
  stage.set_audience(v1::PUBLIC);
  stage.set_in_meeting(kind != v1::DELIVERY);
  return stage;
}

engine::PublishPath PathOfTwo() {
  engine::PublishPath publish;
  publish.path = "paths/path";
  publish.version.set_content_sha256(std::string(32, 'c'));
  Stage& board = AddStage("board", v1::PROGRAMME_BOARD, v1::INTERNAL_ADOPTION, publish);
  AddOutcome(board, "adopted", v1::PROVISIONALLY_ADOPTED, "council", v1::INTERNAL);
  AddOutcome(board, "not-treated", v1::NOT_TREATED, "board", v1::NONE);
  Stage& council = AddStage("council", v1::COUNCIL, v1::DECIDING, publish);
  council.set_majority_rule(v1::ABSOLUTE_MAJORITY);
  AddOutcome(council, "adopted", v1::ADOPTED, "delivery", v1::DECISION);
  AddOutcome(council, "not-treated", v1::NOT_TREATED, "council", v1::NONE);
  Stage& delivery = AddStage("delivery", v1::DELIVERY, v1::CARRYING_OUT, publish);
  AddOutcome(delivery, "completed", v1::COMPLETED, "", v1::NONE);
  return publish;
}

engine::Request ScheduleOf(const std::string& body, v1::Lead::Unit unit, int count) {
  engine::Define define;
  define.create = true;
  std::vector<engine::NewText> texts;
  define.record.set_name(absl::StrCat(body, "/schedules/all"));
  auto& schedule = *define.record.mutable_schedule();
  *schedule.mutable_display_name() = AddText("schedule", texts);
  schedule.set_first_date("2022-01-01");
  schedule.set_last_date("2026-12-31");
  auto& office = *schedule.add_offices();
  office.set_id("office");
  *office.mutable_display_name() = AddText("office", texts);
  office.mutable_lead()->set_unit(unit);
  office.mutable_lead()->set_count(count);
  *office.mutable_basis() = AddText("basis", texts);
  return WithTexts(MakeRequest(std::move(define)), std::move(texts));
}

}  // namespace

std::string PlanNamed(const std::string& id) { return absl::StrCat("programmes/p/plans/", id); }

std::string MeetingOn(const std::string& body, absl::CivilDay day) {
  return absl::StrCat(body, "/meetings/m-", FormatDate(day));
}

std::vector<Event> EventsIn(const storage::Store& store) {
  std::vector<Event> events;
  storage::Range range = storage::SpaceRange(storage::Space::kEvent);
  for (bool more = true; more;) {
    const auto page = store.Scan(kMunicipality, range, limits::kScanRowsMax);
    NOORDSTER_CHECK(page.ok());
    for (const storage::Row& row : page->rows) {
      NOORDSTER_CHECK(events.emplace_back().ParseFromString(row.value));
    }
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  return events;
}

PlannedTown::PlannedTown(storage::Store& store, const base::Clock& clock, bool confirmed)
    : store_(store),
      partitions_(OpenPartitions(store, clock, confirmed)),
      queries_(store, partitions_->time()),
      planner_(queries_, partitions_->time(),
               [this](const std::string& municipality, engine::Request request, absl::Time deadline,
                      Answered done) {
                 partitions_->Submit(municipality, std::move(request), deadline, std::move(done));
               }) {
  partitions_->Follow([this](const auto& municipality, const auto& records) {
    planner_.Note(municipality, records);
  });
}

PlannedTown::~PlannedTown() { partitions_->Stop(); }

void PlannedTown::Found() {
  for (engine::Request& request : FoundationRequests()) {
    const absl::StatusOr<Answer> answer = Send(std::move(request));
    ASSERT_TRUE(answer.ok()) << answer.status();
  }
  for (const auto& [body, unit, count] : {std::tuple(kBoard, v1::Lead::WORKING_DAYS, 5),
                                          std::tuple(kCouncil, v1::Lead::CALENDAR_DAYS, 8)}) {
    const absl::StatusOr<Answer> answer = Send(ScheduleOf(body, unit, count));
    ASSERT_TRUE(answer.ok()) << answer.status();
  }
  Do(PathOfTwo());
}

absl::StatusOr<Answer> PlannedTown::Send(engine::Request request) {
  absl::StatusOr<Answer> answer = absl::UnknownError("unanswered");
  absl::Notification answered;
  partitions_->Submit(kMunicipality, std::move(request), absl::InfiniteFuture(),
                      [&](absl::StatusOr<Answer> given) {
                        answer = std::move(given);
                        answered.Notify();
                      });
  answered.WaitForNotification();
  return answer;
}

void PlannedTown::Do(engine::Command command) {
  const absl::StatusOr<Answer> answer = Send(MakeRequest(std::move(command)));
  ASSERT_TRUE(answer.ok()) << answer.status();
}

void PlannedTown::Meet(const std::string& body, absl::CivilDay day) {
  engine::PlanMeeting plan;
  plan.name = MeetingOn(body, day);
  plan.meeting.set_form(v1::Meeting::SITTING);
  plan.meeting.set_date(FormatDate(day));
  Do(std::move(plan));
}

void PlannedTown::Move(const std::string& meeting, absl::CivilDay day) {
  Do(engine::MoveMeeting{meeting, FormatDate(day), ""});
}

void PlannedTown::Start(const std::string& plan) {
  engine::CreatePlan create;
  create.name = PlanNamed(plan);
  create.plan.set_path_version("paths/path/versions/1");
  Do(std::move(create));
}

void PlannedTown::Ask(const std::string& plan, absl::CivilDay by, const std::string& board_edtf) {
  engine::UpdatePlan update;
  update.name = PlanNamed(plan);
  update.plan.set_path_version("paths/path/versions/1");
  update.plan.mutable_demands()->set_target_date(FormatDate(by));
  if (!board_edtf.empty()) {
    auto& planned = *update.plan.add_planned_dates();
    planned.set_stage("board");
    planned.mutable_date()->set_edtf(board_edtf);
    planned.mutable_date()->set_earliest(board_edtf);
    planned.mutable_date()->set_latest(board_edtf);
  }
  Do(std::move(update));
}

void PlannedTown::Settle() {
  // What is told can lead to something that is worked out anew.
  do {
    ASSERT_TRUE(planner_.Work());
    // An act brings the loop to look at the time, before the act or behind it.
    for (int i = 0; i < 2 || DaysDue(store_, today()) > 0; ++i) {
      ASSERT_LT(i, 1000);
      engine::Define person;
      person.create = true;
      person.record.set_name(absl::StrCat("persons/", base::RandomUuid()));
      person.record.mutable_person();
      Do(std::move(person));
    }
    ASSERT_TRUE(planner_.Work());
  } while (DaysDue(store_, today()) > 0);
}

Record PlannedTown::Get(const std::string& name) const {
  const auto found = queries_.Get(LocalReader(), {name});
  EXPECT_TRUE(found.ok()) << found.status();
  return found.ok() && found->records[0].has_value() ? *found->records[0] : Record();
}

absl::CivilDay PlannedTown::today() const { return base::MunicipalDay(partitions_->time().Now()); }

}  // namespace noordster::runtime
