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

namespace noordster::runtime {
namespace {

namespace stored = noordster::internal::v1;
using calendar::Period;

// Days around today that are looked at: back for meetings that others are counted from, and ahead
// for three years of meetings.
constexpr int kDaysBack = 366;
constexpr int kDaysAhead = 3 * 366;

absl::CivilDay DayFrom(const std::string& date) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(date);
  NOORDSTER_CHECK(day.has_value());
  return *day;
}

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
  planning::BodyCalendar& days = read_.situation.bodies.emplace_back();
  days.name = body;
  std::map<absl::CivilDay, std::string>& names = read_.meetings.emplace_back();
  const Period& window = read_.situation.window;
  IndexSlice slice;
  slice.prefix = engine::IndexEntry({body, ""});
  slice.end = engine::IndexEntry({body, calendar::FormatDate(window.last + 1)});
  std::string begin;
  do {
    absl::StatusOr<IndexPage> page = queries_.ListIndex(reader_, engine::Index::kMeetingByDay,
                                                        slice, begin, limits::kPageSizeMax);
    if (!page.ok()) return page.status();
    Reach(page->revision);
    for (const IndexParts& parts : page->items) {
      const absl::CivilDay day = DayFrom(parts[0]);
      if (day >= window.first) names.emplace(day, absl::StrCat(body, "/meetings/", parts[1]));
    }
    begin = page->next;
  } while (!begin.empty());
  for (const auto& [day, meeting] : names) days.meetings.push_back(day);
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
  if (open_step != nullptr && planned.stages.front().body.has_value() &&
      !open_step->step().papers_date().empty()) {
    planned.stages.front().handed_in = DayFrom(open_step->step().papers_date());
  }
  return planned;
}

absl::Status SituationReading::ReadPlans(std::vector<Record> plans) {
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
  return absl::OkStatus();
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

absl::StatusOr<SituationRecords> ReadSituation(const Queries& queries, const Reader& reader,
                                               std::vector<Record> plans, absl::CivilDay from) {
  SituationReading reading(queries, reader, from);
  absl::Status read = reading.ReadPlans(std::move(plans));
  if (read.ok()) read = reading.ReadCalendars();
  if (!read.ok()) return read;
  return reading.Take();
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
