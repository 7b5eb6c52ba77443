// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_ACTION_CONVERT_ACTION_H_
#define NOORDSTER_SERVICES_API_ACTION_CONVERT_ACTION_H_

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/action.pb.h"
#include "noordster/v1/plan.pb.h"
#include "services/api/convert.h"

// Conversions of actions, and of the relations of decisions.
namespace noordster::api {

// What a client sets, but for whom it is meant.
noordster::internal::v1::Action ToAction(const noordster::v1::Action& resource, TextWriter& texts);

void FromRecord(const Record& record, const View& view, noordster::v1::Action& resource);

noordster::internal::v1::DecisionRelation ToRelation(
    const noordster::v1::DecisionRelation& relation);
noordster::v1::DecisionRelation FromRelation(
    const noordster::internal::v1::DecisionRelation& relation, const View& view);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_ACTION_CONVERT_ACTION_H_
