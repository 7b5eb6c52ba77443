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
// published. Rules: ids stand once; `next` names a stage; every stage can be reached from the
// first; from every stage a way leads to an end; only a council can decide, only a council or
// executive can propose (Gemeentewet art. 147 and 160; a programme board is no bestuursorgaan); a
// guard names what its kind needs and nothing else; deferring stays in the stage and sending back
// leaves it. Pure.
std::vector<noordster::internal::v1::FieldViolation> CheckPath(
    const noordster::internal::v1::PathVersion& path);

// Whether outcomes of this kind only order the treatment, so that no guard bars them: deferring,
// sending back, not treating, withdrawing.
bool IsProcedural(noordster::v1::OutcomeKind kind);

// Whether outcomes of this kind take the plan on, so that exit guards bar them.
bool IsFavourable(noordster::v1::OutcomeKind kind);

// Whether outcomes of this kind cannot stand without a reason.
bool NeedsReason(noordster::v1::OutcomeKind kind);

// The stage of a path, or null.
const noordster::internal::v1::Stage* FindStage(const noordster::internal::v1::PathVersion& path,
                                                absl::string_view id);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PATH_RULES_H_
