// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/state.h"

// The parts Decide is made of, one function per command. All are pure.
namespace noordster::engine {

// What every part works with.
struct Case {
  const State& state;
  const Request& request;
  const Context& context;
};

// The record that must exist, or NOT_FOUND.
absl::StatusOr<const Record*> Require(const State& state, absl::string_view name);

// The record a request changes: it must exist and have the etag of the request, if that has one.
absl::StatusOr<const Record*> RequireForChange(const Case& now, absl::string_view name);

// The plan a request changes: as RequireForChange, and it must still travel.
absl::StatusOr<const Record*> RequireRunningPlan(const Case& now, absl::string_view name);

// The body of a programme that has `kind`; empty when it has none.
std::string BodyOf(const Record& programme, noordster::v1::BodyKind kind);

absl::StatusOr<Decision> DecideOn(const Case& now, const Define& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ErasePerson& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PublishPath& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreatePlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdatePlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const FreezeVersion& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordOutcome& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const WithdrawPlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const SettleFollowUp& command);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_
