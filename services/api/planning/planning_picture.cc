// SPDX-License-Identifier: EUPL-1.2
#include "services/api/planning/planning_picture.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/calendar/date.h"
#include "services/runtime/planning/forecast_records.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using calendar::FormatDate;
using planning::Placement;
using planning::StagePlace;

v1::Moment::State StateOf(Placement::State state) {
  switch (state) {
    case Placement::State::kPlaced:
      return v1::Moment::PLACED;
    case Placement::State::kOutsideCalendar:
      return v1::Moment::OUTSIDE_CALENDAR;
    case Placement::State::kConflict:
      return v1::Moment::CONFLICT;
  }
  return v1::Moment::STATE_UNSPECIFIED;
}

v1::HandIn::Closed ClosedOf(calendar::ClosedBy by) {
  switch (by) {
    case calendar::ClosedBy::kNothing:
      return v1::HandIn::CLOSED_UNSPECIFIED;
    case calendar::ClosedBy::kWeekend:
      return v1::HandIn::WEEKEND;
    case calendar::ClosedBy::kHoliday:
      return v1::HandIn::HOLIDAY;
    case calendar::ClosedBy::kEquatedDay:
      return v1::HandIn::EQUATED_DAY;
    case calendar::ClosedBy::kClosure:
      return v1::HandIn::CLOSURE;
    case calendar::ClosedBy::kStop:
      return v1::HandIn::STOP;
  }
  return v1::HandIn::CLOSED_UNSPECIFIED;
}

}  // namespace

absl::Status HiddenAs(const std::string& full) {
  return engine::Refuse(v1::RESOURCE_NOT_FOUND, absl::StrCat(full, " does not exist"),
                        {{"resource", full}});
}

namespace {

// The words of the first of these periods that holds a day; empty: none does.
template <typename Periods>
std::string WordsOn(const Periods& periods, const std::string& day, const View& view) {
  for (const auto& period : periods) {
    // Dates of this form order as text.
    const std::string& last = period.last_date().empty() ? period.first_date() : period.last_date();
    if (period.first_date() <= day && day <= last) return view.Text(period.display_name());
  }
  return "";
}

}  // namespace

absl::Status PlanningPicture::ReadTexts(const Backend& backend, const runtime::Reader& reader) {
  std::vector<const google::protobuf::Message*> messages;
  for (const Record& plan : records_.plans) messages.push_back(&plan.plan().title());
  for (const auto& [name, path] : records_.paths) {
    messages.push_back(&path.path_version().definition());
  }
  for (const std::vector<Record>& schedules : records_.schedules) {
    for (const Record& schedule : schedules) messages.push_back(&schedule);
  }
  for (const std::optional<Record>& calendar : records_.calendars) {
    if (calendar.has_value()) messages.push_back(&*calendar);
  }
  absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, messages);
  if (!texts.ok()) return texts.status();
  texts_ = *std::move(texts);
  stage_names_.emplace(records_.paths, view());
  return absl::OkStatus();
}

absl::StatusOr<PlanningPicture> PlanningPicture::Read(const Backend& backend,
                                                      const runtime::Reader& reader,
                                                      std::vector<Record> plans,
                                                      absl::CivilDay from) {
  absl::StatusOr<runtime::SituationRecords> records =
      runtime::ReadSituation(backend.queries, reader, std::move(plans), from);
  if (!records.ok()) return records.status();
  PlanningPicture picture(reader.municipality, *std::move(records));
  absl::Status read = picture.ReadTexts(backend, reader);
  if (!read.ok()) return read;
  return picture;
}

absl::StatusOr<PlanningPicture> PlanningPicture::ReadBody(const Backend& backend,
                                                          const runtime::Reader& reader,
                                                          const std::string& body,
                                                          absl::CivilDay from) {
  absl::StatusOr<runtime::SituationRecords> records =
      runtime::ReadBodySituation(backend.queries, reader, body, from);
  if (!records.ok()) return records.status();
  PlanningPicture picture(reader.municipality, *std::move(records));
  absl::Status read = picture.ReadTexts(backend, reader);
  if (!read.ok()) return read;
  return picture;
}

absl::StatusOr<StagePlace> PlanningPicture::TargetOf(int plan, const std::string& stage,
                                                     absl::string_view field) const {
  const planning::PlannedPlan& planned = records_.situation.plans[static_cast<size_t>(plan)];
  int last = static_cast<int>(planned.stages.size()) - 1;
  for (int i = 0; i < static_cast<int>(planned.stages.size()); ++i) {
    const planning::PlannedStage& at = planned.stages[static_cast<size_t>(i)];
    if (at.id == stage) return StagePlace{plan, i};
    if (at.body.has_value()) last = i;
  }
  if (stage.empty()) {
    // Of stages after the last meeting nobody asks when they can be made.
    while (last > 0 && !planned.stages[static_cast<size_t>(last)].body.has_value()) --last;
    return StagePlace{plan, last};
  }
  return engine::RefuseFields(
      v1::INVALID_FIELD,
      {engine::Violation(std::string(field),
                         absl::StrCat(view().Name(planned.name), " does not come to stage ", stage,
                                      " any more: name one from its open stage on"))});
}

std::string PlanningPicture::NameOf(StagePlace stage) const {
  const planning::PlannedPlan& plan = records_.situation.plans[static_cast<size_t>(stage.plan)];
  return absl::StrCat(view().Name(plan.name), "/stages/",
                      plan.stages[static_cast<size_t>(stage.stage)].id);
}

std::string PlanningPicture::ClosedWords(int body, int schedule, size_t office,
                                         const calendar::HandInDay& hand_in) const {
  const auto& record =
      records_.schedules[static_cast<size_t>(body)][static_cast<size_t>(schedule)].schedule();
  const std::string day = FormatDate(hand_in.counted);
  if (hand_in.moved_by == calendar::ClosedBy::kStop) {
    // Its place among the stops of the office, which are those of the schedule that name it.
    size_t place = 0;
    for (const auto& stop : record.stops()) {
      const std::string& id = record.offices(static_cast<int>(office)).id();
      const bool is_of_office =
          stop.offices().empty() ||
          std::find(stop.offices().begin(), stop.offices().end(), id) != stop.offices().end();
      if (!is_of_office) continue;
      if (place++ == hand_in.stop) return view().Text(stop.display_name());
    }
    return "";
  }
  const int calendar = records_.situation.bodies[static_cast<size_t>(body)]
                           .schedules[static_cast<size_t>(schedule)]
                           .calendar;
  const std::optional<Record>& of = records_.calendars[static_cast<size_t>(calendar)];
  if (!of.has_value()) return "";
  if (hand_in.moved_by == calendar::ClosedBy::kEquatedDay) {
    return WordsOn(of->calendar().equated_days(), day, view());
  }
  if (hand_in.moved_by == calendar::ClosedBy::kClosure) {
    return WordsOn(of->calendar().closures(), day, view());
  }
  return "";
}

void PlanningPicture::FillHandIns(const planning::TimePath& path, int body,
                                  const planning::Moment& moment,
                                  google::protobuf::RepeatedPtrField<v1::HandIn>& filled) const {
  if (!moment.schedule.has_value()) return;
  const planning::BodySchedule& schedule = path.situation()
                                               .bodies[static_cast<size_t>(body)]
                                               .schedules[static_cast<size_t>(*moment.schedule)];
  const auto& record =
      records_.schedules[static_cast<size_t>(body)][static_cast<size_t>(*moment.schedule)]
          .schedule();
  for (size_t i = 0; i < moment.offices.size(); ++i) {
    const calendar::HandInDay& hand_in = moment.offices[i];
    const auto& office = record.offices(static_cast<int>(i));
    v1::HandIn& added = *filled.Add();
    added.set_office(office.id());
    added.set_display_name(view().Text(office.display_name()));
    added.set_counted_date(FormatDate(hand_in.counted));
    added.set_date(FormatDate(hand_in.day));
    added.set_moved_by(ClosedOf(hand_in.moved_by));
    added.set_closed_words(ClosedWords(body, *moment.schedule, i, hand_in));
    added.set_time(office.time());
    *added.mutable_lead() = office.lead();
    added.set_is_assumption(schedule.offices[i].is_assumed);
  }
}

std::string PlanningPicture::RecessOn(int body, absl::CivilDay day) const {
  for (const Record& schedule : records_.schedules[static_cast<size_t>(body)]) {
    const std::string words = WordsOn(schedule.schedule().recesses(), FormatDate(day), view());
    if (!words.empty()) return words;
  }
  return "";
}

void PlanningPicture::FillMoment(const planning::TimePath& path, StagePlace stage,
                                 const planning::Moment& moment, v1::Moment& filled) const {
  filled.set_state(StateOf(moment.state));
  const planning::PlannedStage& planned = path.situation()
                                              .plans[static_cast<size_t>(stage.plan)]
                                              .stages[static_cast<size_t>(stage.stage)];
  filled.set_hold(runtime::HoldFrom(planned, moment.hold));
  if (moment.because.has_value()) filled.set_because(NameOf(*moment.because));
  if (moment.state == Placement::State::kOutsideCalendar) return;
  filled.set_start_date(FormatDate(moment.start));
  filled.set_finish_date(FormatDate(moment.finish));
  const std::optional<int> body = planned.body;
  if (!body.has_value()) return;
  const auto& meetings = records_.meetings[static_cast<size_t>(*body)];
  if (const auto meeting = meetings.find(moment.finish); meeting != meetings.end()) {
    filled.set_meeting(view().Name(meeting->second));
  }
  FillHandIns(path, *body, moment, *filled.mutable_hand_ins());
}

void PlanningPicture::FillTimes(const planning::TimePath& path, StagePlace stage,
                                const planning::StageTimes& times, v1::StageTimes& filled) const {
  const planning::PlannedStage& planned = path.situation()
                                              .plans[static_cast<size_t>(stage.plan)]
                                              .stages[static_cast<size_t>(stage.stage)];
  filled.set_stage(planned.id);
  const Record& plan = records_.plans[static_cast<size_t>(stage.plan)];
  filled.set_display_name(stage_names_->Of(plan, planned.id));
  if (planned.body.has_value()) {
    filled.set_body(view().Name(records_.bodies[static_cast<size_t>(*planned.body)].name()));
  }
  FillMoment(path, stage, times.earliest, *filled.mutable_earliest());
  FillMoment(path, stage, times.planned, *filled.mutable_planned());
  if (times.latest.has_value()) FillMoment(path, stage, *times.latest, *filled.mutable_latest());
  if (times.last_finish.has_value()) filled.set_last_finish_date(FormatDate(*times.last_finish));
  if (times.slack_working_days.has_value()) {
    filled.set_slack_working_days(*times.slack_working_days);
  }
  if (times.slack_meetings.has_value()) filled.set_slack_meetings(*times.slack_meetings);
  if (times.next_meeting.has_value()) {
    filled.set_next_meeting_date(FormatDate(*times.next_meeting));
  }
  filled.set_rests_on_assumption(times.rests_on_assumption);
  filled.set_window(WindowOf(stage, planned.id));
}

v1::StageTimes::Window PlanningPicture::WindowOf(StagePlace stage, const std::string& id) const {
  const auto at = static_cast<size_t>(stage.plan);
  const std::optional<runtime::OnAgenda>& on_agenda = records_.on_agendas[at];
  if (stage.stage == 0 && on_agenda.has_value() && on_agenda->is_published) {
    return v1::StageTimes::FROZEN;
  }
  const auto& baselines = records_.plans[at].plan().baselines();
  if (baselines.empty()) return v1::StageTimes::DRAFT;
  const auto& told = baselines.rbegin()->stages();
  const bool is_told =
      std::any_of(told.begin(), told.end(), [&id](const auto& each) { return each.stage() == id; });
  return is_told ? v1::StageTimes::PUBLISHED : v1::StageTimes::DRAFT;
}

std::optional<v1::PlanningConflict> PlanningPicture::ConflictOf(
    const planning::TimePath& path) const {
  const std::optional<planning::Conflict> conflict = path.FindConflict();
  if (!conflict.has_value()) return std::nullopt;
  v1::PlanningConflict told;
  told.set_stage(NameOf(path.StageOf(conflict->activity)));
  for (const planning::Constraint& constraint : conflict->constraints) {
    v1::PlanningConflict::Demand& demand = *told.add_demands();
    if (constraint.kind == planning::Constraint::Kind::kLink) {
      demand.set_kind(v1::PlanningConflict::Demand::OTHER_PLAN);
      const int dependency = path.DependencyOf(constraint.number);
      const auto& asked = path.situation().dependencies[static_cast<size_t>(dependency)];
      demand.set_stage(NameOf(asked.to));
      continue;
    }
    const StagePlace stage = path.StageOf(constraint.number);
    const planning::PlannedStage& asked = path.situation()
                                              .plans[static_cast<size_t>(stage.plan)]
                                              .stages[static_cast<size_t>(stage.stage)];
    demand.set_stage(NameOf(stage));
    if (constraint.kind == planning::Constraint::Kind::kNotBefore) {
      demand.set_kind(v1::PlanningConflict::Demand::NOT_BEFORE);
      demand.set_date(FormatDate(*asked.not_before));
    } else if (constraint.kind == planning::Constraint::Kind::kNoLaterThan) {
      demand.set_kind(v1::PlanningConflict::Demand::NO_LATER_THAN);
      demand.set_date(FormatDate(*asked.no_later_than));
    } else {
      demand.set_kind(asked.is_on_agenda ? v1::PlanningConflict::Demand::ON_AGENDA
                                         : v1::PlanningConflict::Demand::ON_DAY);
      demand.set_date(FormatDate(*asked.fixed));
    }
  }
  return told;
}

}  // namespace noordster::api
