// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/standing.h"

namespace noordster::engine {

absl::StatusOr<Decision> DecideOn(const Case& now, const DiscloseOutcome& command) {
  const absl::StatusOr<const Record*> found = Require(now.state, command.decision);
  if (!found.ok()) return found.status();
  const Record& record = **found;
  Decision decision;
  decision.resource = std::string(ParentOf(command.decision));
  const bool is_due = record.visible_from_micros() <= now.context.now_micros;
  if (!is_due || record.decision().disclosed() || !Stands(record.decision())) return decision;
  *decision.events.emplace_back().mutable_outcome_disclosed()->mutable_facts() =
      DescribeFacts(record);
  return decision;
}

}  // namespace noordster::engine
