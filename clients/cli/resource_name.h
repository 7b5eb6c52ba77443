// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RESOURCE_NAME_H_
#define NOORDSTER_CLIENTS_CLI_RESOURCE_NAME_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Names of resources as people type them. Everything here is pure.
namespace noordster::cli {

// The patterns of names; a `*` stands for an id.
inline constexpr absl::string_view kMunicipalityPattern = "municipalities/*";
inline constexpr absl::string_view kBodyPattern = "municipalities/*/bodies/*";
inline constexpr absl::string_view kMembershipPattern = "municipalities/*/bodies/*/memberships/*";
inline constexpr absl::string_view kMeetingPattern = "municipalities/*/bodies/*/meetings/*";
inline constexpr absl::string_view kItemPattern = "municipalities/*/bodies/*/meetings/*/items/*";
inline constexpr absl::string_view kActionPattern = "municipalities/*/bodies/*/actions/*";
inline constexpr absl::string_view kSchedulePattern = "municipalities/*/bodies/*/schedules/*";
inline constexpr absl::string_view kCalendarPattern = "municipalities/*/calendars/*";
inline constexpr absl::string_view kPersonPattern = "municipalities/*/persons/*";
inline constexpr absl::string_view kPathPattern = "municipalities/*/paths/*";
inline constexpr absl::string_view kPathVersionPattern = "municipalities/*/paths/*/versions/*";
inline constexpr absl::string_view kProgrammePattern = "municipalities/*/programmes/*";
inline constexpr absl::string_view kChallengePattern = "municipalities/*/programmes/*/challenges/*";
inline constexpr absl::string_view kGoalPattern = "municipalities/*/programmes/*/goals/*";
inline constexpr absl::string_view kPartnerPattern = "municipalities/*/programmes/*/partners/*";
inline constexpr absl::string_view kCovenantPattern = "municipalities/*/programmes/*/covenants/*";
inline constexpr absl::string_view kProjectPattern = "municipalities/*/programmes/*/projects/*";
inline constexpr absl::string_view kAreaPattern = "municipalities/*/areas/*";
inline constexpr absl::string_view kIndicatorPattern = "municipalities/*/programmes/*/indicators/*";
inline constexpr absl::string_view kMandatePattern = "municipalities/*/mandates/*";
inline constexpr absl::string_view kDraftPattern = "municipalities/*/drafts/*";
inline constexpr absl::string_view kPlanPattern = "municipalities/*/programmes/*/plans/*";
inline constexpr absl::string_view kProposalPattern = "municipalities/*/programmes/*/proposals/*";
inline constexpr absl::string_view kStepPattern = "municipalities/*/programmes/*/plans/*/steps/*";
inline constexpr absl::string_view kDecisionPattern =
    "municipalities/*/programmes/*/plans/*/decisions/*";

// A name that is complete but for its beginning.
struct ShortName {
  // Its last ids, in order.
  std::vector<std::string> ids;
  // Pattern of the resource whose name is the missing beginning; empty: none is missing.
  std::string missing;
};

// Reads a name of `pattern`: whole, from any collection on ("programmes/sterk-voor-noord/plans/
// jeugd", "plans/jeugd") or as ids alone ("sterk-voor-noord/jeugd", "jeugd"). A version may stand
// behind an at sign ("uitvoeringsplan-2022@1"). Absent when the text fits none of these; whether
// the ids are well formed is for the server to say.
std::optional<ShortName> ReadName(absl::string_view pattern, absl::string_view text);

// The whole name: ids of `base` for what is missing, then those of the short name. Absent when
// `base` is too short or lies elsewhere.
std::optional<std::string> WholeName(absl::string_view pattern, const ShortName& name,
                                     absl::string_view base);

// Of patterns with a bar between them ("…/challenges/*|…/goals/*") the one that a text is of: the
// last whose collection it names ("goals/minder-schulden"), else the first.
absl::string_view PatternOf(absl::string_view patterns, absl::string_view text);

// The name below its municipality: "programmes/sterk-voor-noord/plans/jeugd"; that of a
// municipality stays whole.
absl::string_view BelowMunicipality(absl::string_view name);

// The name as it is typed in short below its municipality: "raad/september-2022/3".
std::string TypedName(absl::string_view name);

// Whether a name ends in a number, as that of an item or a step does and that of what they belong
// to never.
bool EndsInNumber(absl::string_view name);

// The last part of a name: "jeugd".
absl::string_view LastId(absl::string_view name);

// The name without its last collection and id: "municipalities/gm1916"; empty when there is none.
absl::string_view ParentOf(absl::string_view name);

// The beginning of a name that fits `pattern`; empty when it has none.
absl::string_view Ancestor(absl::string_view pattern, absl::string_view name);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RESOURCE_NAME_H_
