// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_

#include <string>
#include <vector>

#include "services/engine/decide_parts.h"

namespace noordster::engine {

// An outcome that is to be recorded, and what it is about.
struct Conclusion {
  const RecordOutcome& command;
  const noordster::internal::v1::Stage& stage;
  const noordster::internal::v1::Outcome& outcome;
  // Body that treats the plan, by its relative name.
  const std::string& body;
};

// Adds what bars an outcome for what it rests on: the meeting it was recorded in, and of a council
// or an executive what its members voted for, or that nobody asked for a vote (Gemeentewet art. 30
// and 32); or a source. REQUIRES: the item exists when the command names one.
void BlockByBasis(const Case& now, const Conclusion& conclusion,
                  std::vector<noordster::v1::Blocker>& blockers);

// Fills in what a decision rests on. REQUIRES: BlockByBasis adds nothing.
void FillBasis(const Case& now, const Conclusion& conclusion,
               noordster::internal::v1::Decision& made);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_
