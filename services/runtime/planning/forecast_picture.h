// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_PICTURE_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_PICTURE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "noordster/internal/v1/planning.pb.h"
#include "services/planning/time_path.h"
#include "services/runtime/planning/situation_records.h"

namespace noordster::runtime {

// The planning of all running plans of a municipality, kept true when a body meets on other days:
// only what depends on them is worked out again. What else changes asks for a new picture. Not to
// be used from several threads at once.
class ForecastPicture {
 public:
  // By name of the plan or body.
  using Forecasts = std::map<std::string, noordster::internal::v1::Forecast>;

  // Of all running plans, limits::kForecastPlansMax at most, counted from a day. Errors as
  // ReadSituation.
  static absl::StatusOr<std::unique_ptr<ForecastPicture>> Read(const Queries& queries,
                                                               const Reader& reader,
                                                               absl::CivilDay today);

  absl::CivilDay today() const { return path_.situation().today; }

  // What is told of everything.
  Forecasts All() const;

  // Whether other days of a body are all there is to it: not when it is not known, or a plan stands
  // on an agenda of it.
  bool TakesDaysOf(const std::string& body) const;
  // Reads on which days a body meets now; what is told of that body and of the plans that it treats
  // or that have another day by it. REQUIRES: TakesDaysOf.
  absl::StatusOr<Forecasts> ReplaceDays(const Queries& queries, const Reader& reader,
                                        const std::string& body);

 private:
  explicit ForecastPicture(SituationRecords records)
      : records_(std::move(records)), path_(records_.situation) {}

  int PlaceOf(const std::string& body) const;
  bool IsTreatedBy(int plan, int body) const;
  // Of a plan; nothing of a project, and of a plan that ended.
  void AddPlan(int plan, Forecasts& forecasts) const;

  SituationRecords records_;
  planning::TimePath path_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_PICTURE_H_
