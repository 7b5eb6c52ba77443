// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_PATHS_RANDOM_PATH_H_
#define NOORDSTER_TESTS_RUNTIME_PATHS_RANDOM_PATH_H_

#include <cstdint>
#include <random>
#include <string>

#include "noordster/internal/v1/record.pb.h"

namespace noordster::runtime {

// A random path that can be published, without its number and digest: three to six stages "s0",
// "s1" … of any body and role, outcomes of any kind that go anywhere, guards of every kind. The
// subject of what is confirmed and of documents is "subject". Days around `day` after 1 January
// 2022. The same state of `random` gives the same path.
noordster::internal::v1::PathVersion RandomPath(int64_t day, std::mt19937_64& random);

// So many days after 1 January 2022.
std::string DayAfter(int64_t days);

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_PATHS_RANDOM_PATH_H_
