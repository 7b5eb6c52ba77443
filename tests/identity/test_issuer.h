// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_IDENTITY_TEST_ISSUER_H_
#define NOORDSTER_TESTS_IDENTITY_TEST_ISSUER_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tests/identity/signing_key.h"

namespace noordster::testing {

// An issuer of tokens made for a test, with one key.
class TestIssuer {
 public:
  TestIssuer() : key_("1", identity::Algorithm::kEs256) {}

  // A token for a person, by id, good from now for so long.
  std::string Token(const std::string& person, absl::Duration validity = absl::Hours(1)) const;

  // The key set, and the options of a server that finds it in this file.
  std::string Keys() const { return KeySetOf(key_.Public()); }
  static std::vector<std::string> ServerOptions(const std::string& keys_file);

 private:
  const SigningKey key_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_IDENTITY_TEST_ISSUER_H_
