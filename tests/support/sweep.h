// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_SWEEP_H_
#define NOORDSTER_TESTS_SUPPORT_SWEEP_H_

#include <cstdlib>

#include "absl/strings/string_view.h"

// How far the tests go that could go on for hours. Safe from any thread.
namespace noordster::testing {

// Whether NOORDSTER_SWEEP=full asks for everything.
inline bool FullSweep() {
  const char* const sweep = std::getenv("NOORDSTER_SWEEP");
  return sweep != nullptr && absl::string_view(sweep) == "full";
}

// Every how many points a sweep looks.
template <typename Count>
Count Stride(Count full, Count otherwise) {
  return FullSweep() ? full : otherwise;
}

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_SWEEP_H_
