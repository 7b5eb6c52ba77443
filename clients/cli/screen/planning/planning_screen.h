// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_SCREEN_H_

#include <string>

#include "clients/cli/screen/planning/planning_days.h"
#include "google/protobuf/repeated_field.h"
#include "noordster/v1/planning.pb.h"

// The planning of a plan on one page. Everything here is pure.
namespace noordster::cli {

using Suppositions = google::protobuf::RepeatedPtrField<v1::Supposition>;

// Head with what is supposed and the target; each stage with its days and slack; why each day of
// what is ahead is that day and how firm it stands once any is more than a draft, with those of the
// offices that papers pass; what cannot be, what holds the target, and that lead times are assumed.
// Its own day is today, whatever the look says. A word longer than its column is broken. Ends in a
// line feed.
std::string PlanningText(const v1::Planning& planning, const Suppositions& supposed,
                         PlanningLook look);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_PLANNING_SCREEN_H_
