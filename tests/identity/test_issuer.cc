// SPDX-License-Identifier: EUPL-1.2
#include "tests/identity/test_issuer.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace noordster::testing {
namespace {

constexpr char kIssuer[] = "https://login.example.nl";
constexpr char kAudience[] = "noordster";

}  // namespace

std::string TestIssuer::Token(const std::string& person, absl::Duration validity) const {
  return key_.Token(absl::StrCat("{\"iss\":\"", kIssuer, "\",\"aud\":\"", kAudience,
                                 "\",\"sub\":\"", person,
                                 "\",\"exp\":", absl::ToUnixSeconds(absl::Now() + validity), "}"));
}

std::vector<std::string> TestIssuer::ServerOptions(const std::string& keys_file) {
  return {"--issuer", kIssuer, "--audience", kAudience, "--issuer-keys", keys_file};
}

}  // namespace noordster::testing
