// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_PLANNING_PLANNING_PICTURE_H_
#define NOORDSTER_SERVICES_API_PLANNING_PLANNING_PICTURE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "noordster/v1/planning.pb.h"
#include "services/api/backend.h"
#include "services/api/plan_reading.h"
#include "services/planning/time_path.h"
#include "services/planning/what_if.h"
#include "services/runtime/planning/situation_records.h"

namespace noordster::api {

// NOT_FOUND of what a caller may not see: as if it were not there.
absl::Status HiddenAs(const std::string& full);

// NOT_FOUND unless the bodies and plans that are named in suppositions are there for the reader.
absl::Status CheckSupposed(
    const Backend& backend, const runtime::Reader& reader,
    const google::protobuf::RepeatedPtrField<noordster::v1::Supposition>& suppositions);

// What planning is worked out from, and the words it is told in.
class PlanningPicture {
 public:
  // Of running plans, counted from a day.
  static absl::StatusOr<PlanningPicture> Read(const Backend& backend, const runtime::Reader& reader,
                                              std::vector<Record> plans, absl::CivilDay from);
  // Of the meetings of a body, without plans.
  static absl::StatusOr<PlanningPicture> ReadBody(const Backend& backend,
                                                  const runtime::Reader& reader,
                                                  const std::string& body, absl::CivilDay from);

  const runtime::SituationRecords& records() const { return records_; }
  View view() const { return {municipality_, texts_}; }

  // What a request supposes, as changes of the situation. `plan`: place of the plan it is about.
  // INVALID_FIELD for a stage a plan does not come to, REFERENCE_UNFIT for a body or plan the
  // picture does not hold; names the field. REQUIRES: CheckSupposed.
  absl::StatusOr<std::vector<planning::Change>> ChangesOf(
      const google::protobuf::RepeatedPtrField<noordster::v1::Supposition>& suppositions,
      std::optional<int> plan) const;

  // The stage of a plan that a target is about; an empty id: the last one that needs a meeting,
  // else the last. INVALID_ARGUMENT as above.
  absl::StatusOr<planning::StagePlace> TargetOf(int plan, const std::string& stage,
                                                absl::string_view field) const;

  // A stage in full: name of its plan, "/stages/" and its id.
  std::string NameOf(planning::StagePlace stage) const;

  // Fills in a stage as it was worked out in `path`, which is of this situation, changed or not.
  void FillTimes(const planning::TimePath& path, planning::StagePlace stage,
                 const planning::StageTimes& times, noordster::v1::StageTimes& filled) const;
  // The conflict of a path; nothing when there is none.
  std::optional<noordster::v1::PlanningConflict> ConflictOf(const planning::TimePath& path) const;
  // Until when offices take papers for a meeting that a path counted back from.
  void FillHandIns(const planning::TimePath& path, int body, const planning::Moment& moment,
                   google::protobuf::RepeatedPtrField<noordster::v1::HandIn>& filled) const;
  // The recess of a body on a day in words; empty: there is none.
  std::string RecessOn(int body, absl::CivilDay day) const;

 private:
  PlanningPicture(std::string municipality, runtime::SituationRecords records)
      : municipality_(std::move(municipality)), records_(std::move(records)) {}

  absl::Status ReadTexts(const Backend& backend, const runtime::Reader& reader);
  noordster::v1::StageTimes::Window WindowOf(planning::StagePlace stage,
                                             const std::string& id) const;
  void FillMoment(const planning::TimePath& path, planning::StagePlace stage,
                  const planning::Moment& moment, noordster::v1::Moment& filled) const;
  std::string ClosedWords(int body, int schedule, size_t office,
                          const calendar::HandInDay& hand_in) const;

  std::string municipality_;
  runtime::SituationRecords records_;
  runtime::Texts texts_;
  // Once the texts were read.
  std::optional<StageNames> stage_names_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_PLANNING_PLANNING_PICTURE_H_
