// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/api/planning/planning_picture.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/runtime/planning/situation_records.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using planning::Change;
using planning::StagePlace;

absl::CivilDay SupposedDay(const std::string& date) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(date);
  NOORDSTER_CHECK(day.has_value());
  return *day;
}

// Makes a change of one supposition. Fields were checked for their form before.
class SupposedChange {
 public:
  SupposedChange(const PlanningPicture& picture, std::optional<int> plan, std::string field)
      : picture_(picture), plan_(plan), field_(std::move(field)) {}

  absl::StatusOr<Change> Of(const v1::Supposition& supposition) const {
    switch (supposition.kind_case()) {
      case v1::Supposition::kMeetingMoved:
        return Moved(supposition.meeting_moved());
      case v1::Supposition::kMeetingCancelled:
        return OnDay<planning::MeetingCancelled>("meeting_cancelled",
                                                 supposition.meeting_cancelled());
      case v1::Supposition::kMeetingAdded:
        return OnDay<planning::MeetingAdded>("meeting_added", supposition.meeting_added());
      case v1::Supposition::kStopAdded:
        return Stopped(supposition.stop_added());
      case v1::Supposition::kStopsDropped:
        return Dropped(supposition.stops_dropped());
      case v1::Supposition::kLeadChanged:
        return Changed(supposition.lead_changed());
      case v1::Supposition::kStagePlanned:
        return Planned(supposition.stage_planned());
      case v1::Supposition::kWorkTaking:
        return Taking(supposition.work_taking());
      case v1::Supposition::KIND_NOT_SET:
        break;
    }
    return engine::RefuseFields(
        v1::INVALID_FIELD, {engine::Violation(field_, "supposes nothing: set one of its fields")});
  }

 private:
  absl::StatusOr<int> BodyAt(absl::string_view kind, const std::string& name) const {
    const std::vector<Record>& bodies = picture_.records().bodies;
    for (size_t i = 0; i < bodies.size(); ++i) {
      if (bodies[i].name() == RelativeName(name)) return static_cast<int>(i);
    }
    return engine::RefuseUnfit(absl::StrCat(field_, ".", kind), name,
                               "is no body of the programme: name one that treats its plans");
  }

  absl::StatusOr<StagePlace> StageAt(absl::string_view kind, const std::string& plan,
                                     const std::string& stage) const {
    // -1: none.
    int place = plan.empty() ? plan_.value_or(-1) : -1;
    const std::vector<Record>& plans = picture_.records().plans;
    for (size_t i = 0; i < plans.size() && !plan.empty(); ++i) {
      if (plans[i].name() == RelativeName(plan)) place = static_cast<int>(i);
    }
    const std::string field = absl::StrCat(field_, ".", kind);
    if (place >= 0) return picture_.TargetOf(place, stage, absl::StrCat(field, ".stage"));
    if (!plan.empty()) {
      return engine::RefuseUnfit(absl::StrCat(field, ".plan"), plan,
                                 "is none of the running plans that are compared");
    }
    return engine::RefuseFields(
        v1::INVALID_FIELD,
        {engine::Violation(absl::StrCat(field, ".plan"),
                           "is required where the plans of a programme are compared")});
  }

  absl::StatusOr<Change> Moved(const v1::Supposition::MeetingMoved& moved) const {
    const absl::StatusOr<int> body = BodyAt("meeting_moved.body", moved.body());
    if (!body.ok()) return body.status();
    return planning::MeetingMoved{*body, SupposedDay(moved.from_date()),
                                  SupposedDay(moved.to_date())};
  }

  template <typename Kind>
  absl::StatusOr<Change> OnDay(absl::string_view kind,
                               const v1::Supposition::MeetingDay& meeting) const {
    const absl::StatusOr<int> body = BodyAt(absl::StrCat(kind, ".body"), meeting.body());
    if (!body.ok()) return body.status();
    return Kind{*body, SupposedDay(meeting.date())};
  }

  absl::StatusOr<Change> Stopped(const v1::Supposition::StopAdded& stop) const {
    const absl::StatusOr<int> body = BodyAt("stop_added.body", stop.body());
    if (!body.ok()) return body.status();
    return planning::StopAdded{
        *body, stop.office(), {SupposedDay(stop.first_date()), SupposedDay(stop.last_date())}};
  }

  absl::StatusOr<Change> Dropped(const v1::Supposition::StopsDropped& dropped) const {
    const absl::StatusOr<int> body = BodyAt("stops_dropped.body", dropped.body());
    if (!body.ok()) return body.status();
    return planning::StopsDropped{*body};
  }

  absl::StatusOr<Change> Changed(const v1::Supposition::LeadChanged& changed) const {
    const absl::StatusOr<int> body = BodyAt("lead_changed.body", changed.body());
    if (!body.ok()) return body.status();
    return planning::LeadChanged{*body, changed.office(), runtime::LeadFrom(changed.lead())};
  }

  absl::StatusOr<Change> Planned(const v1::Supposition::StagePlanned& planned) const {
    const absl::StatusOr<StagePlace> stage =
        StageAt("stage_planned", planned.plan(), planned.stage());
    if (!stage.ok()) return stage.status();
    return planning::StagePlanned{*stage, SupposedDay(planned.date())};
  }

  absl::StatusOr<Change> Taking(const v1::Supposition::WorkTaking& work) const {
    const absl::StatusOr<StagePlace> stage = StageAt("work_taking", work.plan(), work.stage());
    if (!stage.ok()) return stage.status();
    return planning::WorkTaking{*stage, work.working_days()};
  }

  const PlanningPicture& picture_;
  const std::optional<int> plan_;
  const std::string field_;
};

// The body or plan that a supposition names; empty: none.
std::string NamedBy(const v1::Supposition& supposition) {
  switch (supposition.kind_case()) {
    case v1::Supposition::kMeetingMoved:
      return supposition.meeting_moved().body();
    case v1::Supposition::kMeetingCancelled:
      return supposition.meeting_cancelled().body();
    case v1::Supposition::kMeetingAdded:
      return supposition.meeting_added().body();
    case v1::Supposition::kStopAdded:
      return supposition.stop_added().body();
    case v1::Supposition::kStopsDropped:
      return supposition.stops_dropped().body();
    case v1::Supposition::kLeadChanged:
      return supposition.lead_changed().body();
    case v1::Supposition::kStagePlanned:
      return supposition.stage_planned().plan();
    case v1::Supposition::kWorkTaking:
      return supposition.work_taking().plan();
    case v1::Supposition::KIND_NOT_SET:
      break;
  }
  return "";
}

}  // namespace

absl::Status CheckSupposed(
    const Backend& backend, const runtime::Reader& reader,
    const google::protobuf::RepeatedPtrField<v1::Supposition>& suppositions) {
  for (const v1::Supposition& supposition : suppositions) {
    absl::Status exist = CheckExist(backend, reader, {NamedBy(supposition)});
    if (!exist.ok()) return exist;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Change>> PlanningPicture::ChangesOf(
    const google::protobuf::RepeatedPtrField<v1::Supposition>& suppositions,
    std::optional<int> plan) const {
  std::vector<Change> changes;
  for (int i = 0; i < suppositions.size(); ++i) {
    absl::StatusOr<Change> change =
        SupposedChange(*this, plan, absl::StrCat("suppositions[", i, "]")).Of(suppositions[i]);
    if (!change.ok()) return change.status();
    changes.push_back(*std::move(change));
  }
  return changes;
}

}  // namespace noordster::api
