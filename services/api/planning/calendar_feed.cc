// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/api/planning/icalendar.h"
#include "services/api/planning/planning_picture.h"
#include "services/api/planning/planning_reading.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
namespace stored = noordster::internal::v1;
using calendar::ParseDate;
using planning::TimePath;
using Status = CalendarEntry::Status;

// Records behind a feed, with the words they are told in.
struct FeedRecords {
  int64_t revision = 0;
  // Forecasts of plans.
  std::vector<Record> forecasts;
  Found plans;
  Found paths;
  runtime::Texts texts;
};

void Reach(int64_t revision, int64_t& least) {
  least = least == 0 ? revision : std::min(least, revision);
}

// Name without what only orders it, as a part of a UID: "sterk-voor-noord.jeugd".
std::string UidPart(absl::string_view name) {
  return absl::StrReplaceAll(
      name, {{"programmes/", ""}, {"bodies/", ""}, {"/plans/", "."}, {"/meetings/", "."}});
}

absl::Status TooMany(const std::string& full) {
  return engine::RefuseLimit(full, limits::kCalendarEntriesMax, "calendar_entries",
                             "follow single plans or bodies");
}

// The forecasts of a plan or of all plans of a programme.
absl::StatusOr<FeedRecords> ReadFeed(const Backend& backend, const runtime::Reader& reader,
                                     const std::string& owner, const std::string& full) {
  FeedRecords read;
  std::string begin;
  do {
    absl::StatusOr<runtime::RecordPage> page =
        backend.queries.List(reader, Record::kForecast, owner, {begin, limits::kPageSizeMax});
    if (!page.ok()) return page.status();
    Reach(page->revision, read.revision);
    for (Record& forecast : page->items) read.forecasts.push_back(std::move(forecast));
    begin = page->next;
    if (read.forecasts.size() > limits::kCalendarEntriesMax) return TooMany(full);
  } while (!begin.empty());
  std::vector<std::string> plans;
  for (const Record& forecast : read.forecasts) {
    plans.emplace_back(engine::ParentOf(forecast.name()));
  }
  absl::Status found = ReadInto(backend, reader, plans, read.plans);
  if (!found.ok()) return found;
  std::set<std::string> paths;
  for (const auto& [name, plan] : read.plans) paths.insert(plan.plan().path_version());
  found = ReadInto(backend, reader, {paths.begin(), paths.end()}, read.paths);
  if (!found.ok()) return found;
  std::vector<const google::protobuf::Message*> messages;
  for (const auto& [name, plan] : read.plans) messages.push_back(&plan.plan().title());
  for (const auto& [name, path] : read.paths) {
    messages.push_back(&path.path_version().definition());
  }
  absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(reader, messages);
  if (!texts.ok()) return texts.status();
  read.texts = *std::move(texts);
  return read;
}

Status StatusOf(stored::ForecastStage::State state) {
  switch (state) {
    case stored::ForecastStage::DONE:
      return Status::kConfirmed;
    case stored::ForecastStage::DROPPED:
      return Status::kCancelled;
    default:
      return Status::kTentative;
  }
}

// What is told of a stage: the day it is on, and until when its papers are handed in.
void AddStage(const Record& forecast, const stored::ForecastStage& stage, const std::string& what,
              const std::string& municipality, std::vector<CalendarEntry>& entries) {
  const std::optional<absl::CivilDay> day = ParseDate(stage.date());
  if (!day.has_value()) return;
  const std::string uid =
      absl::StrCat(UidPart(engine::ParentOf(forecast.name())), ".", stage.stage());
  CalendarEntry entry;
  entry.uid = absl::StrCat(uid, "@", municipality);
  entry.summary = what;
  entry.day = *day;
  entry.sequence = stage.sequence();
  entry.stamp = absl::FromUnixMicros(forecast.update_time_micros());
  entry.status = StatusOf(stage.state());
  const bool is_ahead = stage.state() == stored::ForecastStage::PLANNED;
  if (is_ahead) entry.description = "Planning: de dag kan nog veranderen.";
  if (is_ahead && stage.rests_on_assumption()) {
    absl::StrAppend(&entry.description, "\nAanname: aanlevertermijnen zijn niet bevestigd.");
  }
  entries.push_back(entry);
  const std::optional<absl::CivilDay> last = ParseDate(stage.hand_in_date());
  if (!last.has_value()) return;
  CalendarEntry hand_in = entry;
  hand_in.uid = absl::StrCat(uid, ".aanleveren@", municipality);
  hand_in.summary = absl::StrCat("Aanleveren: ", what);
  hand_in.day = *last;
  entries.push_back(std::move(hand_in));
}

std::vector<CalendarEntry> EntriesOf(const FeedRecords& read, const std::string& municipality) {
  const View view{municipality, read.texts};
  const StageNames stage_names(read.paths, view);
  std::vector<CalendarEntry> entries;
  for (const Record& forecast : read.forecasts) {
    const Record* const plan = FindIn(read.plans, std::string(engine::ParentOf(forecast.name())));
    if (plan == nullptr) continue;
    const std::string title = view.Text(plan->plan().title());
    const std::string called = title.empty() ? std::string(engine::IdOf(plan->name())) : title;
    for (const stored::ForecastStage& stage : forecast.forecast().stages()) {
      const std::string name = stage_names.Of(*plan, stage.stage());
      AddStage(forecast, stage, absl::StrCat(called, ": ", name.empty() ? stage.stage() : name),
               municipality, entries);
    }
  }
  return entries;
}

// The meetings of a body and the last days of handing in for them.
absl::StatusOr<std::vector<CalendarEntry>> EntriesOfBody(const Backend& backend,
                                                         const runtime::Reader& reader,
                                                         const std::string& body,
                                                         const std::string& called,
                                                         int64_t& revision) {
  absl::StatusOr<PlanningPicture> picture =
      PlanningPicture::ReadBody(backend, reader, body, backend.queries.Today(reader));
  if (!picture.ok()) return picture.status();
  Reach(picture->records().revision, revision);
  const TimePath path(picture->records().situation);
  int64_t rules = picture->records().bodies.front().revision();
  for (const Record& schedule : picture->records().schedules.front()) {
    rules = std::max(rules, schedule.revision());
  }
  for (const std::optional<Record>& calendar : picture->records().calendars) {
    if (calendar.has_value()) rules = std::max(rules, calendar->revision());
  }
  std::vector<CalendarEntry> entries;
  std::string begin;
  do {
    absl::StatusOr<runtime::RecordPage> page =
        backend.queries.List(reader, Record::kMeeting, body, {begin, limits::kPageSizeMax});
    if (!page.ok()) return page.status();
    Reach(page->revision, revision);
    for (const Record& record : page->items) {
      const stored::Meeting& meeting = record.meeting();
      const std::optional<absl::CivilDay> day = ParseDate(meeting.date());
      if (!day.has_value() || !calendar::Holds(path.situation().window, *day)) continue;
      const bool is_off =
          meeting.state() == v1::Meeting::CANCELLED || meeting.state() == v1::Meeting::NOT_OPENED;
      CalendarEntry entry;
      entry.uid = absl::StrCat(UidPart(record.name()), "@", reader.municipality);
      entry.summary = absl::StrCat("Vergadering: ", called);
      if (!meeting.start_time().empty()) {
        entry.description = absl::StrCat("Begint om ", meeting.start_time(), " uur.");
      }
      entry.day = *day;
      entry.sequence = meeting.moved_from_size() + (is_off ? 1 : 0);
      entry.stamp = absl::FromUnixMicros(record.update_time_micros());
      entry.status = is_off                                    ? Status::kCancelled
                     : meeting.state() == v1::Meeting::PLANNED ? Status::kTentative
                                                               : Status::kConfirmed;
      entries.push_back(entry);
      const std::optional<planning::Moment> moment = path.MeetingOf(0, *day);
      if (!is_off && (!moment.has_value() || moment->offices.empty())) continue;
      entry.uid = absl::StrCat(UidPart(record.name()), ".aanleveren@", reader.municipality);
      entry.summary = absl::StrCat("Agenda sluit: ", called, " van ", calendar::FormatDate(*day));
      entry.description.clear();
      entry.sequence = std::max(rules, record.revision());
      if (!is_off) entry.day = moment->offices.front().day;
      entries.push_back(std::move(entry));
    }
    begin = page->next;
    if (entries.size() > limits::kCalendarEntriesMax) return TooMany(body);
  } while (!begin.empty());
  return entries;
}

}  // namespace

absl::StatusOr<v1::CalendarFeedResponse> GetCalendarFeed(
    const Backend& backend, const Call& call, const v1::GetCalendarFeedRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const std::string owner = RelativeName(request.name());
  absl::StatusOr<runtime::Records> found = backend.queries.GetOne(*reader, owner);
  if (!found.ok()) return found.status();
  const Record& record = *found->records[0];
  const google::protobuf::Message& named = record.has_body()   ? record.body().display_name()
                                           : record.has_plan() ? record.plan().title()
                                                               : record.programme().display_name();
  absl::StatusOr<runtime::Texts> texts =
      backend.queries.TextsOf(*reader, std::vector<const google::protobuf::Message*>{&named});
  if (!texts.ok()) return texts.status();
  const View view{reader->municipality, *texts};
  std::string called = view.Text(static_cast<const engine::TextRef&>(named));
  if (called.empty()) called = std::string(engine::IdOf(owner));
  v1::CalendarFeedResponse response;
  int64_t revision = found->revision;
  std::vector<CalendarEntry> entries;
  if (record.has_body()) {
    absl::StatusOr<std::vector<CalendarEntry>> of_body =
        EntriesOfBody(backend, *reader, owner, called, revision);
    if (!of_body.ok()) return of_body.status();
    entries = *std::move(of_body);
  } else {
    if (!reader->sight.SeesAllOf(owner)) return HiddenAs(request.name());
    absl::StatusOr<FeedRecords> read = ReadFeed(backend, *reader, owner, request.name());
    if (!read.ok()) return read.status();
    Reach(read->revision, revision);
    entries = EntriesOf(*read, reader->municipality);
  }
  if (entries.size() > limits::kCalendarEntriesMax) return TooMany(request.name());
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
  response.set_calendar(CalendarText(called, entries));
  response.set_revision(revision);
  return response;
}

}  // namespace noordster::api
