// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_RENDERING_SENTENCE_H_
#define NOORDSTER_SERVICES_FEED_RENDERING_SENTENCE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/v1/terms.pb.h"

namespace noordster::feed {

// What sentences call the things a milestone is about; empty where a name was erased or there is
// none.
struct Wording {
  // Title of the plan, or name of the path: "Plan Jeugd".
  absl::string_view title = {};
  // Name of the stage: "Partneroverleg".
  absl::string_view stage = {};
  noordster::v1::BodyKind body_kind = noordster::v1::BODY_KIND_UNSPECIFIED;
};

// What happened, in one sentence: "Het DB heeft Plan Jeugd voorlopig vastgesteld op 15 juli 2022."
// Outcomes go by what they mean, as paths name them freely; the word besluit stands in none, but
// for the besluitenlijst of a council or an executive. Pure.
std::string DutchSentence(const noordster::internal::v1::Milestone& milestone,
                          const Wording& wording);
std::string EnglishSentence(const noordster::internal::v1::Milestone& milestone,
                            const Wording& wording);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_RENDERING_SENTENCE_H_
