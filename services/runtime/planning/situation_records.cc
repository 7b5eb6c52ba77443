// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/situation_records.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/calendar/day_properties.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/runtime/planning/demand_records.h"

namespace noordster::runtime {
namespace {

namespace stored = noordster::internal::v1;
using calendar::Period;

// Days around today that are looked at: back for meetings that others are counted from, and ahead
// for three years of meetings.
constexpr int kDaysBack = 366;
constexpr int kDaysAhead = 3 * 366;

// An empty last day is the first.
Period PeriodFrom(const std::string& first, const std::string& last) {
  return {DayFrom(first), DayFrom(last.empty() ? first : last)};
}

template <typename Periods>
std::vector<Period> PeriodsFrom(const Periods& stored_periods) {
  std::vector<Period> periods;
  for (const auto& period : stored_periods) {
    periods.push_back(PeriodFrom(period.first_date(), period.last_date()));
  }
  return periods;
}

// Both count from Monday; a day of the week of the API from 1.
absl::Weekday WeekdayFrom(int weekday) {
  return static_cast<absl::Weekday>(weekday - noordster::v1::MONDAY);
}

calendar::OrganisationDays DaysFrom(const stored::Calendar& record) {
  calendar::OrganisationDays days;
  days.equated_days = PeriodsFrom(record.equated_days());
  days.closures = PeriodsFrom(record.closures());
  days.works_on_equated_days = record.works_on_equated_days();
  for (const int holiday : record.worked_holidays()) {
    days.worked_holidays.push_back(
        static_cast<calendar::Holiday>(holiday - noordster::v1::NEW_YEARS_DAY));
  }
  if (record.weekdays().empty()) return days;
  days.weekdays.clear();
  for (const int weekday : record.weekdays()) days.weekdays.push_back(WeekdayFrom(weekday));
  return days;
}

calendar::LeadUnit UnitFrom(noordster::v1::Lead::Unit unit) {
  switch (unit) {
    case noordster::v1::Lead::WORKING_DAYS:
      return calendar::LeadUnit::kWorkingDays;
    case noordster::v1::Lead::WEEKDAY_BEFORE:
      return calendar::LeadUnit::kWeekdayBefore;
    case noordster::v1::Lead::MEETINGS:
      return calendar::LeadUnit::kMeetings;
    default:
      return calendar::LeadUnit::kCalendarDays;
  }
}

planning::Office OfficeFrom(const stored::Schedule& schedule,
                            const stored::ScheduleOffice& record) {
  planning::Office office;
  office.id = record.id();
  office.is_assumed = record.basis().id().empty();
  office.hand_in.lead = LeadFrom(record.lead());
  for (const stored::ScheduleStop& stop : schedule.stops()) {
    const bool is_of_office =
        stop.offices().empty() || std::find(stop.offices().begin(), stop.offices().end(),
                                            record.id()) != stop.offices().end();
    if (is_of_office) {
      office.hand_in.stops.push_back(PeriodFrom(stop.first_date(), stop.last_date()));
    }
  }
  return office;
}

// Adds up what is read into one picture.
class SituationReading {
 public:
  SituationReading(const Queries& queries, const Reader& reader, absl::CivilDay from)
      : queries_(queries), reader_(reader) {
    planning::Situation& situation = read_.situation;
    situation.today = from;
    // The day after the last one ends what is read, and is a day of the calendar as well.
    situation.window = {std::max(calendar::kFirstDay, situation.today - kDaysBack),
                        std::min(calendar::kLastDay - 1, situation.today + kDaysAhead)};
  }

  absl::Status ReadPlans(std::vector<Record> plans);
  absl::Status ReadBody(const std::string& body);
  // Once all bodies were read.
  absl::Status ReadCalendars();
  SituationRecords Take() { return std::move(read_); }

 private:
  absl::StatusOr<std::vector<std::optional<Record>>> Get(const std::set<std::string>& names);
  absl::Status ReadBodies(const std::set<std::string>& names);
  absl::Status ReadMeetings(const std::string& body);
  absl::Status ReadAgendas();
  planning::PlannedPlan PlanFrom(const Record& plan, const Record& path, const Record& programme,
                                 const Record* open_step) const;
  int PlaceOfBody(const std::string& name) const;
  void Reach(int64_t revision) {
    read_.revision = read_.revision == 0 ? revision : std::min(read_.revision, revision);
  }

  const Queries& queries_;
  const Reader& reader_;
  SituationRecords read_;
};

absl::StatusOr<std::vector<std::optional<Record>>> SituationReading::Get(
    const std::set<std::string>& names) {
  const std::vector<std::string> asked(names.begin(), names.end());
  absl::StatusOr<Records> found = queries_.Get(reader_, asked);
  if (!found.ok()) return found.status();
  Reach(found->revision);
  return std::move(found->records);
}

int SituationReading::PlaceOfBody(const std::string& name) const {
  for (size_t i = 0; i < read_.bodies.size(); ++i) {
    if (read_.bodies[i].name() == name) return static_cast<int>(i);
  }
  return -1;
}

absl::Status SituationReading::ReadMeetings(const std::string& body) {
  absl::StatusOr<MeetingDays> days =
      ReadMeetingDays(queries_, reader_, body, read_.situation.window);
  if (!days.ok()) return days.status();
  Reach(days->revision);
  planning::BodyCalendar& meetings = read_.situation.bodies.emplace_back();
  meetings.name = body;
  for (const auto& [day, meeting] : days->meetings) meetings.meetings.push_back(day);
  read_.meetings.push_back(std::move(days->meetings));
  return absl::OkStatus();
}

absl::Status SituationReading::ReadBody(const std::string& body) { return ReadBodies({body}); }

absl::Status SituationReading::ReadBodies(const std::set<std::string>& names) {
  absl::StatusOr<std::vector<std::optional<Record>>> bodies = Get(names);
  if (!bodies.ok()) return bodies.status();
  std::set<std::string> schedule_names;
  for (std::optional<Record>& body : *bodies) {
    if (!body.has_value()) continue;
    for (const stored::ScheduleSpan& span : body->body().schedules()) {
      schedule_names.insert(engine::ScheduleName(body->name(), span.schedule()));
    }
    absl::Status meetings = ReadMeetings(body->name());
    if (!meetings.ok()) return meetings;
    read_.bodies.push_back(*std::move(body));
  }
  read_.schedules.resize(read_.bodies.size());
  absl::StatusOr<std::vector<std::optional<Record>>> schedules = Get(schedule_names);
  if (!schedules.ok()) return schedules.status();
  for (std::optional<Record>& schedule : *schedules) {
    if (!schedule.has_value()) continue;
    const int body = PlaceOfBody(std::string(engine::ParentOf(schedule->name())));
    read_.schedules[static_cast<size_t>(body)].push_back(*std::move(schedule));
  }
  return absl::OkStatus();
}

absl::Status SituationReading::ReadCalendars() {
  absl::StatusOr<RecordPage> all =
      queries_.List(reader_, Record::kCalendar, "", {"", limits::kPageSizeMax});
  if (!all.ok()) return all.status();
  Reach(all->revision);
  planning::Situation& situation = read_.situation;
  for (Record& record : all->items) {
    situation.calendars.push_back(DaysFrom(record.calendar()));
    read_.calendars.emplace_back(std::move(record));
  }
  // Of schedules without one, and of plans when there is none.
  const int none = static_cast<int>(situation.calendars.size());
  situation.calendars.emplace_back();
  read_.calendars.emplace_back();
  for (size_t body = 0; body < read_.bodies.size(); ++body) {
    for (const Record& record : read_.schedules[body]) {
      const stored::Schedule& schedule = record.schedule();
      planning::BodySchedule& planned = situation.bodies[body].schedules.emplace_back();
      planned.period = PeriodFrom(schedule.first_date(), schedule.last_date());
      planned.room = schedule.room();
      planned.calendar = none;
      for (int i = 0; i < none; ++i) {
        const std::optional<Record>& calendar = read_.calendars[static_cast<size_t>(i)];
        if (calendar->name() == schedule.calendar()) planned.calendar = i;
      }
      for (const stored::ScheduleOffice& office : schedule.offices()) {
        planned.offices.push_back(OfficeFrom(schedule, office));
      }
    }
  }
  return absl::OkStatus();
}

// Place of the stage that follows when all is well; -1: none does.
int NextStage(const stored::PathVersion& path, int stage) {
  for (const stored::Outcome& outcome : path.stages(stage).outcomes()) {
    for (int next = stage + 1; next < path.stages_size(); ++next) {
      if (path.stages(next).id() == outcome.next()) return next;
    }
  }
  return -1;
}

planning::PlannedPlan SituationReading::PlanFrom(const Record& plan, const Record& path,
                                                 const Record& programme,
                                                 const Record* open_step) const {
  planning::PlannedPlan planned;
  planned.name = plan.name();
  const stored::PathVersion& version = path.path_version();
  int stage = 0;
  while (stage < version.stages_size() && version.stages(stage).id() != plan.plan().stage()) {
    ++stage;
  }
  if (stage == version.stages_size()) return planned;
  for (; stage >= 0; stage = NextStage(version, stage)) {
    const stored::Stage& stored_stage = version.stages(stage);
    if (stored_stage.role() == noordster::v1::CARRYING_OUT) break;
    planning::PlannedStage& added = planned.stages.emplace_back();
    added.id = stored_stage.id();
    if (stored_stage.in_meeting()) {
      const int body = PlaceOfBody(engine::BodyOf(programme, stored_stage.body_kind()));
      if (body >= 0) added.body = body;
    }
    for (const stored::PlannedDate& date : plan.plan().planned_dates()) {
      if (date.stage() != added.id) continue;
      const absl::CivilDay last = DayFrom(date.date().latest());
      const bool is_open = last == calendar::kLastDay;
      added.planned = added.body.has_value() || is_open ? DayFrom(date.date().earliest()) : last;
    }
  }
  if (planned.stages.empty()) return planned;
  AddDemands(plan.plan().demands(), planned);
  if (open_step != nullptr && planned.stages.front().body.has_value() &&
      !open_step->step().papers_date().empty()) {
    planned.stages.front().handed_in = DayFrom(open_step->step().papers_date());
  }
  return planned;
}

// Where open stages stand on agendas of meetings that are ahead, and so are in those.
absl::Status SituationReading::ReadAgendas() {
  std::set<std::string> meetings;
  for (size_t i = 0; i < read_.plans.size(); ++i) {
    std::optional<OnAgenda>& on_agenda = read_.on_agendas.emplace_back();
    planning::PlannedStage& stage = read_.situation.plans[i].stages.front();
    if (!stage.body.has_value()) continue;
    IndexSlice slice;
    slice.prefix = engine::IndexEntry({read_.plans[i].name(), ""});
    absl::StatusOr<IndexPage> items =
        queries_.ListIndex(reader_, engine::Index::kItemOfPlan, slice, "", limits::kPageSizeMax);
    if (!items.ok()) return items.status();
    Reach(items->revision);
    std::set<std::string> placed;
    for (const IndexParts& parts : items->items) {
      placed.insert(std::string(engine::ParentOf(parts[0])));
    }
    for (const auto& [day, meeting] : read_.meetings[static_cast<size_t>(*stage.body)]) {
      if (day < read_.situation.today || !placed.contains(meeting)) continue;
      // It was in that one already, and came back.
      if (calendar::FormatDate(day) == read_.plans[i].plan().last_decided_date()) continue;
      on_agenda = OnAgenda{meeting, day};
      stage.fixed = day;
      stage.is_on_agenda = true;
      if (!stage.handed_in.has_value()) stage.handed_in = read_.situation.today;
      meetings.insert(meeting);
      break;
    }
  }
  absl::StatusOr<std::vector<std::optional<Record>>> found = Get(meetings);
  if (!found.ok()) return found.status();
  std::set<std::string> published;
  for (const std::optional<Record>& meeting : *found) {
    if (meeting.has_value() && meeting->meeting().agenda_version() > 0) {
      published.insert(meeting->name());
    }
  }
  for (std::optional<OnAgenda>& each : read_.on_agendas) {
    if (each.has_value()) each->is_published = published.contains(each->meeting);
  }
  return absl::OkStatus();
}

absl::Status SituationReading::ReadPlans(std::vector<Record> plans) {
  const auto get = [this](const std::set<std::string>& names) { return Get(names); };
  absl::StatusOr<std::map<std::string, Record>> others = ReadComeAfter(get, plans);
  if (!others.ok()) return others.status();
  for (const auto& [name, other] : *others) {
    if (other.has_plan() && !other.plan().stage().empty()) plans.push_back(other);
  }
  std::set<std::string> around;
  for (const Record& plan : plans) {
    around.insert(plan.plan().path_version());
    around.insert(std::string(engine::ProgrammeOf(plan.name())));
    around.insert(engine::StepName(plan.name(), plan.plan().open_step()));
  }
  absl::StatusOr<std::vector<std::optional<Record>>> found = Get(around);
  if (!found.ok()) return found.status();
  std::map<std::string, Record> records;
  std::set<std::string> bodies;
  for (std::optional<Record>& record : *found) {
    if (!record.has_value()) continue;
    if (record->has_programme()) {
      bodies.insert(record->programme().bodies().begin(), record->programme().bodies().end());
    }
    const std::string name = record->name();
    records.emplace(name, *std::move(record));
  }
  absl::Status read = ReadBodies(bodies);
  if (!read.ok()) return read;
  const auto find = [&records](const std::string& name) -> const Record* {
    const auto at = records.find(name);
    return at == records.end() ? nullptr : &at->second;
  };
  for (Record& plan : plans) {
    const Record* const path = find(plan.plan().path_version());
    const Record* const programme = find(std::string(engine::ProgrammeOf(plan.name())));
    if (plan.plan().stage().empty() || path == nullptr || programme == nullptr) continue;
    planning::PlannedPlan planned = PlanFrom(
        plan, *path, *programme, find(engine::StepName(plan.name(), plan.plan().open_step())));
    if (planned.stages.empty()) continue;
    read_.situation.plans.push_back(std::move(planned));
    read_.paths.emplace(path->name(), *path);
    read_.plans.push_back(std::move(plan));
  }
  read = ReadAgendas();
  if (!read.ok()) return read;
  return AddDependencies(get, *others, read_);
}

}  // namespace

calendar::Lead LeadFrom(const noordster::v1::Lead& lead) {
  calendar::Lead counted;
  counted.unit = UnitFrom(lead.unit());
  counted.count = lead.count();
  if (lead.weekday() != noordster::v1::WEEKDAY_UNSPECIFIED) {
    counted.weekday = WeekdayFrom(lead.weekday());
  }
  return counted;
}

absl::StatusOr<MeetingDays> ReadMeetingDays(const Queries& queries, const Reader& reader,
                                            const std::string& body, const Period& window) {
  MeetingDays days;
  IndexSlice slice;
  slice.prefix = engine::IndexEntry({body, ""});
  slice.end = engine::IndexEntry({body, calendar::FormatDate(window.last + 1)});
  std::string begin;
  do {
    absl::StatusOr<IndexPage> page =
        queries.ListIndex(reader, engine::Index::kMeetingByDay, slice, begin, limits::kPageSizeMax);
    if (!page.ok()) return page.status();
    days.revision = days.revision == 0 ? page->revision : std::min(days.revision, page->revision);
    for (const IndexParts& parts : page->items) {
      const absl::CivilDay day = DayFrom(parts[0]);
      if (day < window.first) continue;
      days.meetings.emplace(day, absl::StrCat(body, "/meetings/", parts[1]));
    }
    begin = page->next;
  } while (!begin.empty());
  return days;
}

absl::StatusOr<SituationRecords> ReadSituation(const Queries& queries, const Reader& reader,
                                               std::vector<Record> plans, absl::CivilDay from) {
  SituationReading reading(queries, reader, from);
  absl::Status read = reading.ReadPlans(std::move(plans));
  if (read.ok()) read = reading.ReadCalendars();
  if (!read.ok()) return read;
  return reading.Take();
}

absl::StatusOr<calendar::WorkingDays> ReadWorkingDays(const Queries& queries, const Reader& reader,
                                                      const Period& window) {
  absl::StatusOr<RecordPage> first = queries.List(reader, Record::kCalendar, "", {"", 1});
  if (!first.ok()) return first.status();
  if (first->items.empty()) return calendar::WorkingDays(window, calendar::OrganisationDays());
  return calendar::WorkingDays(window, DaysFrom(first->items[0].calendar()));
}

absl::StatusOr<SituationRecords> ReadBodySituation(const Queries& queries, const Reader& reader,
                                                   const std::string& body, absl::CivilDay from) {
  SituationReading reading(queries, reader, from);
  absl::Status read = reading.ReadBody(body);
  if (read.ok()) read = reading.ReadCalendars();
  if (!read.ok()) return read;
  return reading.Take();
}

}  // namespace noordster::runtime
