// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/planning/moments.h"

#include <algorithm>
#include <optional>

#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using Kind = noordster::v1::Milestone;
using noordster::internal::v1::ForecastDeadline;
using noordster::internal::v1::MomentCame;
using noordster::internal::v1::Record;

// A moment, and the day on which it is told.
struct Told {
  std::string day;
  MomentCame moment;
};

std::string DayAfter(const std::string& date) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(date);
  NOORDSTER_CHECK(day.has_value());
  return calendar::FormatDate(*day + 1);
}

MomentCame MomentOn(Kind::Kind kind, const Record& record, const std::string& date) {
  MomentCame moment;
  moment.set_kind(kind);
  moment.set_timed(record.name());
  moment.set_resource(record.name());
  moment.set_date(date);
  return moment;
}

// What is told of a last day: `kind`, of the plan or the meeting.
MomentCame MomentOf(Kind::Kind kind, const Record& record, const ForecastDeadline& deadline) {
  MomentCame moment = MomentOn(kind, record, deadline.date());
  moment.set_stage(deadline.stage());
  moment.set_body(std::string(ParentOf(deadline.meeting())));
  moment.set_meeting_date(deadline.meeting_date());
  moment.set_resource(deadline.stage().empty() ? deadline.meeting()
                                               : std::string(ParentOf(record.name())));
  return moment;
}

void AddForecast(const Record& record, std::vector<Told>& told) {
  const auto& forecast = record.forecast();
  if (forecast.has_hand_in()) {
    const ForecastDeadline& deadline = forecast.hand_in();
    if (!deadline.near_date().empty() && !deadline.near_told()) {
      told.push_back({deadline.near_date(), MomentOf(Kind::HAND_IN_NEAR, record, deadline)});
    }
    if (!deadline.told()) {
      told.push_back({DayAfter(deadline.date()), MomentOf(Kind::HAND_IN_MISSED, record, deadline)});
    }
  }
  for (const ForecastDeadline& deadline : forecast.closings()) {
    if (deadline.told()) continue;
    told.push_back({deadline.date(), MomentOf(Kind::AGENDA_CLOSES, record, deadline)});
  }
}

std::vector<Told> ToldOf(const Record& record) {
  std::vector<Told> told;
  if (record.has_follow_up()) {
    const auto& follow_up = record.follow_up();
    const bool is_open = follow_up.settlement() == noordster::v1::FollowUp::SETTLEMENT_UNSPECIFIED;
    const std::string& due = follow_up.due_date();
    if (!is_open || due.empty() || due == follow_up.told_date()) return told;
    MomentCame moment = MomentOn(Kind::FOLLOW_UP_DUE, record, due);
    moment.set_resource(std::string(ParentOf(record.name())));
    moment.set_follow_up(follow_up.number());
    moment.set_follow_up_kind(follow_up.kind());
    told.push_back({due, std::move(moment)});
  } else if (record.has_action()) {
    const auto& action = record.action();
    const std::string& due = action.due_date();
    const bool is_open = action.state() == noordster::v1::Action::OPEN;
    if (!is_open || due.empty() || due == action.told_date()) return told;
    MomentCame moment = MomentOn(Kind::FOLLOW_UP_DUE, record, due);
    moment.set_body(std::string(ParentOf(record.name())));
    told.push_back({due, std::move(moment)});
  } else if (record.has_forecast()) {
    AddForecast(record, told);
  }
  // Dates of this form order as text.
  std::stable_sort(told.begin(), told.end(),
                   [](const Told& a, const Told& b) { return a.day < b.day; });
  return told;
}

}  // namespace

std::vector<std::string> DaysToTell(const Record& record) {
  std::vector<std::string> days;
  for (Told& told : ToldOf(record)) {
    if (days.empty() || days.back() != told.day) days.push_back(std::move(told.day));
  }
  return days;
}

std::vector<MomentCame> MomentsOf(const Record& record, absl::CivilDay today) {
  std::vector<MomentCame> moments;
  const std::string until = calendar::FormatDate(today);
  for (Told& told : ToldOf(record)) {
    if (told.day <= until) moments.push_back(std::move(told.moment));
  }
  return moments;
}

void MarkTold(const MomentCame& moment, Record& record) {
  if (record.has_follow_up()) {
    record.mutable_follow_up()->set_told_date(moment.date());
    return;
  }
  if (record.has_action()) {
    record.mutable_action()->set_told_date(moment.date());
    return;
  }
  auto& forecast = *record.mutable_forecast();
  if (moment.kind() == Kind::HAND_IN_NEAR) {
    forecast.mutable_hand_in()->set_near_told(true);
  } else if (moment.kind() == Kind::HAND_IN_MISSED) {
    forecast.mutable_hand_in()->set_told(true);
  } else {
    for (ForecastDeadline& deadline : *forecast.mutable_closings()) {
      if (deadline.meeting() == moment.resource()) deadline.set_told(true);
    }
  }
}

}  // namespace noordster::engine
