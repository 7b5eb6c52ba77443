// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLAN_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLAN_SCREEN_H_

#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/plan_service.pb.h"

// What people see of plans. Everything here is pure; every text ends in a line feed.
namespace noordster::cli {

// The time path (tijdpad): a row a stage or visit, `>` at where the plan is now. Planned dates
// stand in the words of their source, actual dates to the day.
std::string TimePathText(const v1::GetTimePathResponse& path, Language language);

// What can be done now, what stands in the way and who can lift it, and what is still open.
// `path` names the stages for people.
std::string OptionsText(const v1::GetOptionsResponse& options, const v1::GetTimePathResponse& path,
                        Language language);

// What happened to a plan before it was registered: the source, and a row a treatment.
std::string PastText(const v1::PastHistory& past, Language language);

// The name of a stage for people; its id when the path does not have it.
std::string StageName(const v1::GetTimePathResponse& path, absl::string_view stage);

// The title with the version it has: "Plan Jeugd (versie 2)".
std::string TitleOf(const v1::Plan& plan, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLAN_SCREEN_H_
