// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/planning/planning_picture.h"
#include "services/api/planning/planning_reading.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/planning/agenda_room.h"
#include "services/runtime/planning/running_plans.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using calendar::FormatDate;
using planning::StagePlace;
using planning::TimePath;

// A plan that is planned for a meeting of the body.
struct PlannedFor {
  StagePlace stage;
  planning::StageTimes times;
};

// Running plans of the programmes that the body treats plans of, as far as the reader sees them.
absl::StatusOr<runtime::RunningPlans> ReadPlansOfBody(const Backend& backend,
                                                      const runtime::Reader& reader,
                                                      const std::string& body) {
  absl::StatusOr<runtime::RecordPage> programmes =
      backend.queries.List(reader, Record::kProgramme, "", {"", limits::kPageSizeMax});
  if (!programmes.ok()) return programmes.status();
  runtime::RunningPlans all;
  all.has_more = !programmes->next.empty();
  for (const Record& programme : programmes->items) {
    const auto& bodies = programme.programme().bodies();
    if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) continue;
    if (!reader.sight.SeesAllOf(programme.name())) continue;
    if (all.plans.size() >= limits::kPlansPlannedMax) {
      all.has_more = true;
      break;
    }
    absl::StatusOr<runtime::RunningPlans> running = runtime::ReadRunning(
        backend.queries, reader, programme.name(), limits::kPlansPlannedMax - all.plans.size());
    if (!running.ok()) return running;
    for (Record& plan : running->plans) all.plans.push_back(std::move(plan));
    all.has_more |= running->has_more;
  }
  return all;
}

// The plans that are planned for each meeting of a body, those with the least slack first.
std::map<absl::CivilDay, std::vector<PlannedFor>> PlannedByMeeting(const TimePath& path, int body) {
  std::map<absl::CivilDay, std::vector<PlannedFor>> planned;
  const planning::Situation& situation = path.situation();
  for (size_t plan = 0; plan < situation.plans.size(); ++plan) {
    const std::vector<planning::StageTimes> times = path.TimesOf(static_cast<int>(plan));
    for (size_t stage = 0; stage < times.size(); ++stage) {
      if (situation.plans[plan].stages[stage].body != body) continue;
      const planning::Moment& moment = times[stage].planned;
      if (moment.state == planning::Placement::State::kOutsideCalendar) continue;
      planned[moment.finish].push_back(
          {{static_cast<int>(plan), static_cast<int>(stage)}, times[stage]});
    }
  }
  const auto slack_of = [](const PlannedFor& plan) {
    return plan.times.slack_working_days.value_or(std::numeric_limits<int>::max());
  };
  for (auto& [meeting, plans] : planned) {
    std::stable_sort(plans.begin(), plans.end(),
                     [&slack_of](const PlannedFor& one, const PlannedFor& other) {
                       return slack_of(one) < slack_of(other);
                     });
  }
  return planned;
}

void FillPlanned(const PlanningPicture& picture, const PlannedFor& planned,
                 const std::vector<planning::NoRoom>& no_room, v1::MeetingAhead::Planned& filled) {
  const auto plan = static_cast<size_t>(planned.stage.plan);
  const Record& record = picture.records().plans[plan];
  const planning::PlannedStage& stage =
      picture.records().situation.plans[plan].stages[static_cast<size_t>(planned.stage.stage)];
  filled.set_plan(picture.view().Name(record.name()));
  filled.set_title(picture.view().Text(record.plan().title()));
  filled.set_stage(stage.id);
  filled.set_handed_in(stage.handed_in.has_value());
  if (planned.times.slack_working_days.has_value()) {
    filled.set_slack_working_days(*planned.times.slack_working_days);
  }
  for (const planning::NoRoom& told : no_room) {
    if (!(told.stage == planned.stage)) continue;
    filled.set_no_room(true);
    if (told.next_free.has_value()) filled.set_next_free_date(FormatDate(*told.next_free));
  }
}

// The meetings of a body between two days, by what is planned.
void FillMeetings(const PlanningPicture& picture, int body, const calendar::Period& asked,
                  v1::AgendaAhead& agenda) {
  const TimePath path(picture.records().situation);
  const auto planned = PlannedByMeeting(path, body);
  const std::vector<planning::NoRoom> no_room = planning::FindNoRoom(path);
  const auto at = static_cast<size_t>(body);
  for (const auto& [day, name] : picture.records().meetings[at]) {
    if (day < asked.first || day > asked.last) continue;
    if (agenda.meetings_size() == limits::kMeetingsAheadMax) {
      agenda.set_has_more(true);
      return;
    }
    v1::MeetingAhead& ahead = *agenda.add_meetings();
    ahead.set_meeting(picture.view().Name(name));
    ahead.set_date(FormatDate(day));
    ahead.set_recess_words(picture.RecessOn(body, day));
    const std::optional<planning::Moment> moment = path.MeetingOf(body, day);
    if (moment.has_value()) {
      picture.FillHandIns(path, body, *moment, *ahead.mutable_hand_ins());
      if (moment->schedule.has_value()) {
        ahead.set_room(picture.records()
                           .situation.bodies[at]
                           .schedules[static_cast<size_t>(*moment->schedule)]
                           .room);
      }
    }
    const auto plans = planned.find(day);
    if (plans == planned.end()) continue;
    for (const PlannedFor& plan : plans->second) {
      FillPlanned(picture, plan, no_room, *ahead.add_plans());
    }
  }
}

// The days that are asked for. INVALID_FIELD for what is not looked at: nothing would be told of
// it, though the body may well meet then.
absl::StatusOr<calendar::Period> AskedDays(const v1::GetAgendaAheadRequest& request,
                                           const planning::Situation& situation) {
  calendar::Period asked;
  asked.first = calendar::ParseDate(request.first_date()).value_or(situation.today);
  asked.last = calendar::ParseDate(request.last_date())
                   .value_or(std::min(asked.first + 365, situation.window.last));
  std::vector<engine::FieldViolation> violations;
  const auto check = [&](const char* field, const std::string& given, absl::CivilDay day) {
    if (given.empty() || calendar::Holds(situation.window, day)) return;
    violations.push_back(engine::Violation(
        field, absl::StrCat("lies outside ", FormatDate(situation.window.first), " to ",
                            FormatDate(situation.window.last), ", the days that are looked at")));
  };
  check("first_date", request.first_date(), asked.first);
  check("last_date", request.last_date(), asked.last);
  if (violations.empty() && asked.last < asked.first) {
    violations.push_back(
        engine::Violation("last_date", absl::StrCat("lies before ", FormatDate(asked.first),
                                                    ", the first day: give a later one")));
  }
  if (!violations.empty()) return engine::RefuseFields(v1::INVALID_FIELD, violations);
  return asked;
}

}  // namespace

absl::StatusOr<v1::AgendaAheadResponse> GetAgendaAhead(const Backend& backend, const Call& call,
                                                       const v1::GetAgendaAheadRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string relative = RelativeName(request.name());
  const std::string body = relative.substr(0, relative.rfind('/'));
  const std::string full = FullName(reader->municipality, body);
  absl::Status exist = CheckExist(backend, *reader, {full});
  if (!exist.ok()) return exist;
  if (!reader->sight.SeesWhatIsFor(v1::ADMINISTRATION, body)) return HiddenAs(full);
  absl::StatusOr<runtime::RunningPlans> running = ReadPlansOfBody(backend, *reader, body);
  if (!running.ok()) return running.status();
  const absl::CivilDay today = backend.queries.Today(*reader);
  const absl::CivilDay from =
      std::min(today, calendar::ParseDate(request.first_date()).value_or(today));
  absl::StatusOr<PlanningPicture> picture =
      running->plans.empty()
          ? PlanningPicture::ReadBody(backend, *reader, body, from)
          : PlanningPicture::Read(backend, *reader, std::move(running->plans), from);
  if (!picture.ok()) return picture.status();
  const absl::StatusOr<calendar::Period> asked = AskedDays(request, picture->records().situation);
  if (!asked.ok()) return asked.status();
  const std::vector<Record>& bodies = picture->records().bodies;
  const auto at = std::find_if(bodies.begin(), bodies.end(),
                               [&body](const Record& found) { return found.name() == body; });
  v1::AgendaAheadResponse response;
  v1::AgendaAhead& agenda = *response.mutable_agenda_ahead();
  agenda.set_name(request.name());
  agenda.set_has_more(running->has_more);
  response.set_revision(picture->records().revision);
  if (at == bodies.end()) return response;
  FillMeetings(*picture, static_cast<int>(at - bodies.begin()), *asked, agenda);
  return response;
}

}  // namespace noordster::api
