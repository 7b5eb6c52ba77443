// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/planning_refusal.h"

#include "absl/strings/match.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {

std::string PlanningUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                    Language language) {
  if (!absl::StartsWith(field, "suppositions[")) return "";
  // All other references in what is supposed are bodies: "suppositions[0].meeting_moved.body".
  if (absl::EndsWith(field, ".plan")) {
    return absl::Substitute(Wording{"$0 is geen van de lopende plannen waarnaar wordt gekeken.",
                                    "$0 is none of the running plans that are looked at."}
                                .In(language),
                            TypedName(resource));
  }
  return absl::Substitute(
      Wording{"$0 is geen gremium van het programma; noem er een dat zijn plannen behandelt.",
              "$0 is no body of the programme; name one that treats its plans."}
          .In(language),
      TypedName(resource));
}

}  // namespace noordster::cli
