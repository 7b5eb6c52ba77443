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

std::string PublishedSentenceOf(const v1::Blocker& blocker, Language language) {
  const bool is_about_reason = blocker.reason() == v1::FIELD_REQUIRED &&
                               blocker.subject() == "reason" && !blocker.stage().empty();
  if (!is_about_reason) return "";
  return absl::Substitute(
      Wording{"De planning van de fase $0 is vastgelegd; zeg waarom zij anders wordt (--reason).",
              "The planning of the stage $0 was kept; say why it is to be another (--reason)."}
          .In(language),
      blocker.stage());
}

}  // namespace noordster::cli
