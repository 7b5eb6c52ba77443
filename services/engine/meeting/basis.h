// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_
#define NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_

#include <string>
#include <vector>

#include "services/engine/decide_parts.h"
#include "services/engine/proposal/proposal_parts.h"

namespace noordster::engine {

// An outcome that is to be recorded, of a plan or of a point of a proposal, and what it is said to
// rest on.
struct Conclusion {
  noordster::v1::OutcomeKind kind = noordster::v1::OUTCOME_KIND_UNSPECIFIED;
  // Stage of the path; empty: the point is about no plan.
  std::string stage;
  // Body that decides, by its relative name.
  std::string body;
  std::string decided_date;
  // What the item must be about one of, by their relative names.
  std::vector<std::string> subjects;
  // Empty: none is given.
  std::string agenda_item;
  // Without an id: none is given.
  TextRef source;
  bool without_vote = false;
  // It needs a meeting or a source.
  bool in_meeting = true;
  // The point that is decided on; of none: the item as a whole.
  AskedPoint asked;
};

// NOT_FOUND when an item that is named is of the body and does not exist; of another body it is not
// even said whether it does.
absl::Status CheckItemKnown(const Case& now, const std::string& item, absl::string_view body);

// LIMIT_REACHED when no more outcomes can rest on an item. REQUIRES: it exists, or none is named.
absl::Status CheckConcludedLeft(const Case& now, const std::string& item, int added);

// What an outcome of a plan is to rest on. `body`: that treats it.
Conclusion ConclusionOf(const Case& now, const RecordOutcome& command,
                        const noordster::internal::v1::Stage& stage,
                        noordster::v1::OutcomeKind kind, const std::string& body);

// Adds what bars an outcome for what it rests on: the meeting it was recorded in, and of a council
// or an executive what its members voted for, or that nobody asked for a vote (Gemeentewet art. 30
// and 32); or a source. What they voted for is the last ballot on the point, where there is one,
// else on the item. REQUIRES: CheckItemKnown.
void BlockByBasis(const Case& now, const Conclusion& conclusion,
                  std::vector<noordster::v1::Blocker>& blockers);

// What an outcome rests on.
struct Basis {
  // Number of a ballot of the item; 0: none.
  int32_t ballot = 0;
  noordster::v1::Decision::Manner manner = noordster::v1::Decision::MANNER_UNSPECIFIED;
};

// REQUIRES: BlockByBasis adds nothing.
Basis BasisOf(const Case& now, const Conclusion& conclusion);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_MEETING_BASIS_H_
