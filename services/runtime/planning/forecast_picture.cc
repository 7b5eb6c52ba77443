// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/forecast_picture.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/runtime/planning/forecast_records.h"
#include "services/runtime/planning/running_plans.h"

namespace noordster::runtime {

absl::StatusOr<std::unique_ptr<ForecastPicture>> ForecastPicture::Read(const Queries& queries,
                                                                       const Reader& reader,
                                                                       absl::CivilDay today) {
  std::vector<Record> plans;
  std::string begin;
  do {
    absl::StatusOr<RecordPage> programmes =
        queries.List(reader, Record::kProgramme, "", {begin, limits::kPageSizeMax});
    if (!programmes.ok()) return programmes.status();
    for (const Record& programme : programmes->items) {
      if (plans.size() == limits::kForecastPlansMax) break;
      absl::StatusOr<RunningPlans> running =
          ReadRunning(queries, reader, programme.name(), limits::kForecastPlansMax - plans.size());
      if (!running.ok()) return running.status();
      std::move(running->plans.begin(), running->plans.end(), std::back_inserter(plans));
    }
    begin = programmes->next;
  } while (!begin.empty());
  absl::StatusOr<SituationRecords> records =
      ReadSituation(queries, reader, std::move(plans), today);
  if (!records.ok()) return records.status();
  return std::unique_ptr<ForecastPicture>(new ForecastPicture(*std::move(records)));
}

ForecastPicture::Forecasts ForecastPicture::All() const {
  Forecasts forecasts;
  for (size_t plan = 0; plan < records_.plans.size(); ++plan) {
    AddPlan(static_cast<int>(plan), forecasts);
  }
  for (size_t body = 0; body < records_.bodies.size(); ++body) {
    forecasts[records_.bodies[body].name()] = ClosingsOf(records_, path_, static_cast<int>(body));
  }
  return forecasts;
}

bool ForecastPicture::TakesDaysOf(const std::string& body) const {
  if (PlaceOf(body) < 0) return false;
  return std::none_of(records_.on_agendas.begin(), records_.on_agendas.end(),
                      [&body](const std::optional<OnAgenda>& on_agenda) {
                        return on_agenda.has_value() &&
                               engine::ParentOf(on_agenda->meeting) == body;
                      });
}

absl::StatusOr<ForecastPicture::Forecasts> ForecastPicture::ReplaceDays(const Queries& queries,
                                                                        const Reader& reader,
                                                                        const std::string& body) {
  const int place = PlaceOf(body);
  absl::StatusOr<MeetingDays> days =
      ReadMeetingDays(queries, reader, body, path_.situation().window);
  if (!days.ok()) return days.status();
  std::vector<absl::CivilDay> meetings;
  for (const auto& [day, meeting] : days->meetings) meetings.push_back(day);
  records_.meetings[static_cast<size_t>(place)] = std::move(days->meetings);
  Forecasts forecasts;
  for (const int plan : path_.ReplaceMeetings(place, std::move(meetings))) {
    AddPlan(plan, forecasts);
  }
  for (size_t i = 0; i < records_.plans.size(); ++i) {
    const int plan = static_cast<int>(i);
    if (IsTreatedBy(plan, place)) AddPlan(plan, forecasts);
  }
  forecasts[body] = ClosingsOf(records_, path_, place);
  return forecasts;
}

int ForecastPicture::PlaceOf(const std::string& body) const {
  const auto found = std::find_if(records_.bodies.begin(), records_.bodies.end(),
                                  [&body](const Record& each) { return each.name() == body; });
  return found == records_.bodies.end() ? -1 : static_cast<int>(found - records_.bodies.begin());
}

bool ForecastPicture::IsTreatedBy(int plan, int body) const {
  const auto& stages = path_.situation().plans[static_cast<size_t>(plan)].stages;
  return std::any_of(stages.begin(), stages.end(),
                     [body](const auto& stage) { return stage.body == body; });
}

void ForecastPicture::AddPlan(int plan, Forecasts& forecasts) const {
  const Record& record = records_.plans[static_cast<size_t>(plan)];
  // What others come after may be a project, or one stage of a plan that is there as well.
  const bool is_ahead = record.has_plan() && !record.plan().stage().empty() &&
                        records_.paths.contains(record.plan().path_version());
  if (!is_ahead || forecasts.contains(record.name())) return;
  forecasts[record.name()] = ForecastOf(records_, path_, plan);
}

}  // namespace noordster::runtime
