// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_LIMITER_H_
#define NOORDSTER_SERVICES_API_CALL_LIMITER_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/api/call/bucket_table.h"
#include "services/base/clock.h"
#include "services/base/limits.h"
#include "services/engine/command.h"

namespace noordster::api {

// What a call draws on. Commands that take something back have as much as all other writes, apart
// from it: what a script did in a burst can be taken back as fast, when it has used up the rest.
enum class Budget { kReads, kWrites, kWithdrawals };

// What one person may ask; both from 1 to limits::kRatePerSecondMax.
struct Rates {
  int64_t reads_per_second = limits::kReadsPerSecond;
  int64_t writes_per_second = limits::kWritesPerSecond;
};

// How much callers may ask, by token buckets: each person (an account is one) and each address of
// the public by themselves, and all of a municipality together: those who hold a mandate there,
// strangers (known, without one) and the public apart from each other, so that no crowd keeps out
// who has work to do there. The trusted local user is not limited: it sets up and loads, and
// whoever can open the socket can stop the server as well.
//
// Safe from any thread; the clock outlives it. Memory is bounded (BucketTable).
class Limiter {
 public:
  Limiter(const Rates& rates, const base::Clock& clock);

  // OK, or LIMIT_REACHED with the time until it can be asked again. `sender` is where a call of the
  // public comes from (base::SenderOf).
  absl::Status TakeForCaller(const engine::Caller& caller, absl::string_view sender, Budget budget);
  // `holds_mandate`: the caller may do something in that municipality now.
  absl::Status TakeForMunicipality(const engine::Caller& caller, bool holds_mandate,
                                   absl::string_view municipality, Budget budget);

  // Calls refused so far.
  int64_t refusals() const { return refusals_; }

 private:
  // Whose bucket it is.
  enum Holder { kPerson, kAddress, kMunicipality, kStrangers, kPublic };
  static constexpr size_t kHolders = 5;
  static constexpr size_t kBudgets = 3;

  absl::Status Take(Holder holder, absl::string_view id, Budget budget);

  const base::Clock& clock_;
  std::array<std::array<std::unique_ptr<BucketTable>, kBudgets>, kHolders> tables_;
  std::atomic<int64_t> refusals_{0};
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_LIMITER_H_
