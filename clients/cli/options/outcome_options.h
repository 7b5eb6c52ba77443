// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_OPTIONS_OUTCOME_OPTIONS_H_
#define NOORDSTER_CLIENTS_CLI_OPTIONS_OUTCOME_OPTIONS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/session.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::cli {

// A day as it is typed, 15-07-2022 or 2022-07-15, as the API writes it. A usage error for another
// form.
absl::StatusOr<std::string> ReadDay(const Session& session, const std::string& typed);

// Reads a day into `day`; one that was not typed leaves it. Fails as ReadDay.
absl::Status FillDay(const Session& session, const std::string& typed, std::string& day);

// A condition as it is typed: TEXT, then any of ,due=DAY ,judge=PERSON ,by=version
// ,by=document:ROLE in any order. A usage error for another form.
absl::StatusOr<v1::Condition> ReadConditionOption(Session& session, absl::string_view typed);

// A dispensation as it is typed: GUARD=REASON. A usage error for another form.
absl::StatusOr<v1::Dispensation> ReadDispensationOption(const Session& session,
                                                        absl::string_view typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_OPTIONS_OUTCOME_OPTIONS_H_
