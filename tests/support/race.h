// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_RACE_H_
#define NOORDSTER_TESTS_SUPPORT_RACE_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/support/api_client.h"

namespace noordster::testing {

// How many clients race.
inline constexpr int kRacers = 64;

// Starts kRacers threads, each with a connection of its own to `address`, lets them call at once,
// and returns what each was answered.
std::vector<grpc::Status> Race(const std::string& address,
                               const std::function<grpc::Status(ApiClient&, int)>& call);

// How many statuses there are of each reason; OK counts under "OK", others without a refusal of
// ours under their code.
std::map<std::string, int> CountReasons(const std::vector<grpc::Status>& statuses);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_RACE_H_
