// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_ACCESS_LOG_H_
#define NOORDSTER_SERVICES_API_CALL_ACCESS_LOG_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/error_reason.pb.h"
#include "services/api/call/limiter.h"

namespace noordster::api {

// What the access log says of one call: who did what to which object, from where, when, and how it
// ended (BIO2 8.15.01). Never a token, a name of a person, a free text or anything else of the
// content: of a request that breaks its rules only who sent it, as its names may be anything.
// Capacity and mandate of an act that was done stand in the event with its revision.
struct AccessEntry {
  // When the call came in.
  absl::Time time;
  // "noordster.v1.PlanService/WithdrawPlan".
  absl::string_view action;
  Budget budget = Budget::kReads;
  // Name of the resource the request is about, and its municipality; empty when it is about none,
  // or was refused before it was read.
  std::string object;
  std::string municipality;
  std::string request_id;
  bool validate_only = false;
  // Who called: an id of a person for a token or certificate. Kind unspecified: not known.
  noordster::internal::v1::Actor actor;
  // Why the server does not know who calls, in a fixed word.
  std::string fault;
  // As gRPC writes an address: "ipv4:192.0.2.1:4000".
  std::string origin;
  // "OK", "PERMISSION_DENIED"; reason and limit of a refusal.
  std::string result;
  noordster::v1::ErrorReason reason = noordster::v1::ERROR_REASON_UNSPECIFIED;
  std::string limit;
  // Revision of an act that was done; it was done before.
  int64_t revision = 0;
  bool replayed = false;
  absl::Duration duration;
  // Refusals before this one that were not written, as their sender flooded the log.
  int64_t omitted = 0;

  bool is_act() const { return budget != Budget::kReads; }
};

// An entry as a JSON object on one line, without an end of line. Every field is there in every
// line; texts are empty where there is nothing to say. Pure.
std::string JsonLine(const AccessEntry& entry);

// Where entries go. Safe from any thread.
class AccessLog {
 public:
  virtual ~AccessLog() = default;

  // Returns once the line is with the operating system. Failures are for the log itself to make
  // known: they keep no call.
  virtual void Write(const AccessEntry& entry) = 0;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_ACCESS_LOG_H_
