// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_RECORDS_H_
#define NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_RECORDS_H_

#include "noordster/internal/v1/planning.pb.h"
#include "services/planning/time_path.h"
#include "services/runtime/planning/situation_records.h"

// What is told of a planning, without how often it was told before and who was told. Pure.
namespace noordster::runtime {

// What holds a stage where it is.
noordster::v1::Moment::Hold HoldFrom(const planning::PlannedStage& stage,
                                     planning::Hold::Kind hold);

// Of a plan: its stages ahead in meetings, as they are planned, its target, and until when papers
// for its open stage are handed in to the offices of its body. Nothing of a plan without a target
// none of whose stages has a meeting.
noordster::internal::v1::Forecast ForecastOf(const SituationRecords& records,
                                             const planning::TimePath& path, int plan);

// Of a body: the agendas that close within limits::kClosingsAheadDays, from the day that is counted
// from on. Nothing where no office was named that takes papers.
noordster::internal::v1::Forecast ClosingsOf(const SituationRecords& records,
                                             const planning::TimePath& path, int body);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PLANNING_FORECAST_RECORDS_H_
