// SPDX-License-Identifier: EUPL-1.2
// What libFuzzer calls: `make fuzz`.
#include <cstddef>
#include <cstdint>

#include "tests/identity/identity_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  noordster::testing::ReadAsIdentity({reinterpret_cast<const char*>(data), size});
  return 0;
}
