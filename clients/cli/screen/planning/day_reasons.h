// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DAY_REASONS_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DAY_REASONS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/planning/planning_days.h"
#include "noordster/v1/planning.pb.h"

namespace noordster::cli {

// Days one below the other, each with what it is the day of and why:
//   Griffie  vr 02-09  za 03-09 valt in weekend: eerder
// Refers to its look. A value type.
class DayReasons {
 public:
  explicit DayReasons(const PlanningLook& look) : look_(&look) {}

  // A row; no day stands as a dash.
  void Add(const std::string& name, absl::string_view day, const std::string& reason);

  // A row for each office that papers for a moment of a stage pass, nearest to the meeting first.
  // Their names begin with `indent`.
  void AddHandIns(const v1::StageTimes& stage, const v1::Moment& moment, absl::string_view indent);

  // Ends in a line feed; empty without rows.
  std::string ToString() const;

 private:
  const PlanningLook* look_;
  EdgeTable table_;
};

// When a stage is at the latest: the day of its latest moment, else the last on which it can be
// finished; empty: no target asks for one, or it has no place.
std::string LatestDayOf(const v1::StageTimes& stage);

// That the calendar has no place for a stage.
std::string NoPlaceText(const v1::StageTimes& stage, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_DAY_REASONS_H_
