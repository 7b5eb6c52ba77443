// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_IDENTITY_IDENTITY_FUZZ_H_
#define NOORDSTER_TESTS_IDENTITY_IDENTITY_FUZZ_H_

#include "absl/strings/string_view.h"

namespace noordster::testing {

// Gives an input to what reads the words of strangers: its first byte says what the rest is, a
// token, the claims or the header of a token that is signed well, or a key set. Ends the process
// when what is read breaks its promises. The fuzzer searches inputs for it, and the tests replay
// those that were found.
void ReadAsIdentity(absl::string_view input);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_IDENTITY_IDENTITY_FUZZ_H_
