// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_SEED_H_
#define NOORDSTER_TESTS_SUPPORT_SEED_H_

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <system_error>

namespace noordster::testing {

// What a test draws at random by: NOORDSTER_SEED, else `otherwise`. Prints it, so that the run can
// be repeated; ends the program when the variable is no number of 32 bits. Safe from any thread.
inline uint32_t Seed(uint32_t otherwise = std::random_device()()) {
  const char* const given = std::getenv("NOORDSTER_SEED");
  uint32_t seed = otherwise;
  if (given != nullptr) {
    const char* const end = given + std::strlen(given);
    const std::from_chars_result read = std::from_chars(given, end, seed);
    if (read.ec != std::errc() || read.ptr != end) {
      std::fprintf(stderr, "NOORDSTER_SEED must be a number of 32 bits, not '%s'\n", given);
      std::exit(EXIT_FAILURE);
    }
  }
  std::printf("NOORDSTER_SEED=%lu repeats this\n", static_cast<unsigned long>(seed));
  // A program that is killed tells it as well.
  std::fflush(stdout);
  return seed;
}

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_SEED_H_
