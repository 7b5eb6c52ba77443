// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PATH_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_PATH_RULES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/internal/v1/refusal.pb.h"
#include "noordster/v1/terms.pb.h"

namespace noordster::engine {

// Every fault of a path by field ("definition.stages[2].outcomes[0].next"); none: it can be
// published. Rules: ids stand once; `next` names a stage, or the outcome may end a plan; every
// stage can be reached from the first; from every stage a way leads to an end; only a council or
// executive decides or proposes (Gemeentewet art. 147 and 160; a programme board is no
// bestuursorgaan), by the law's majority (art. 30 and 58); an effect fits the outcome and is no
// less than its role has; what was not recognised goes on only with the view of those who did not;
// a guard names what its kind needs and nothing else, and can hold; others approve only acts that
// are done at a stage; deferring stays in the stage and sending back goes to an earlier one. Pure.
std::vector<noordster::internal::v1::FieldViolation> CheckPath(
    const noordster::internal::v1::PathVersion& path);

// The stage of a path, or null.
const noordster::internal::v1::Stage* FindStage(const noordster::internal::v1::PathVersion& path,
                                                absl::string_view id);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PATH_RULES_H_
