// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_CHECK_H_
#define NOORDSTER_SERVICES_BASE_CHECK_H_

#include <cstdio>
#include <cstdlib>

namespace noordster::base {

// Ends the process because an invariant does not hold: better no answer than a wrong one.
[[noreturn]] inline void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: invariant broken: %s\n", file, line, condition);
  std::abort();
}

}  // namespace noordster::base

// Stays on in release builds. For broken invariants only, never for input.
#define NOORDSTER_CHECK(condition) \
  ((condition) ? void() : noordster::base::CheckFailed(#condition, __FILE__, __LINE__))

#endif  // NOORDSTER_SERVICES_BASE_CHECK_H_
