// SPDX-License-Identifier: EUPL-1.2
// The program that fetches the keys of the issuer, against an issuer over https.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/identity/key_set.h"
#include "tests/end_to_end/command_line.h"
#include "tests/identity/signing_key.h"
#include "tests/identity/test_certificates.h"
#include "tests/identity/test_issuer.h"
#include "tests/support/server_process.h"

namespace noordster::testing::issuer_keys_test {
namespace {

using ::testing::HasSubstr;

class IssuerKeysTest : public CommandLineTest {
 protected:
  void SetUp() override {
    for (const char* folder : {"issuer", "kept"}) std::filesystem::create_directory(File(folder));
    const KeyPair pair = authority_.Issue({"DNS:localhost,IP:127.0.0.1"});
    server_ = std::make_unique<ServerProcess>(
        PYTHON,
        std::vector<std::string>{HTTPS_SERVER, FileWith("server.pem", pair.certificate),
                                 FileWith("server.key", pair.private_key), File("issuer")},
        File("log"));
    const absl::StatusOr<std::string> address = server_->AwaitListening();
    ASSERT_TRUE(address.ok()) << address.status() << server_->log();
    address_ = *address;
    FileWith("ca.pem", authority_.certificate());
  }

  void Publish(const std::string& name, const std::string& content) const {
    FileWith(absl::StrCat("issuer/", name), content);
  }

  Ending Fetch(const std::string& url, const std::string& authority = "ca.pem") const {
    return RunProgram({absl::StrCat(DeployFolder(), "/systemd/noordster-issuer-keys.sh"), url,
                       File("kept/keys.json"), NOORDSTERD},
                      {{"CURL_CA_BUNDLE", File(authority)}});
  }
  std::string Url(const std::string& name) const {
    return absl::StrCat("https://", address_, "/", name);
  }
  std::string Kept() const { return ReadWholeFile(File("kept/keys.json")); }

  // What is kept stays, and nothing is left beside it. Returns what was said.
  std::string ExpectRefused(const std::string& url, const std::string& authority = "ca.pem") const {
    const std::string before = Kept();
    const Ending ending = Fetch(url, authority);
    EXPECT_NE(ending.exit_code, 0) << url;
    EXPECT_NE(ending.errors, "") << url;
    EXPECT_EQ(Kept(), before) << url;
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(File("kept")), {}), 1) << url;
    return ending.errors;
  }

  const CertificateAuthority authority_;
  const TestIssuer issuer_;
  std::unique_ptr<ServerProcess> server_;
  std::string address_;
};

TEST_F(IssuerKeysTest, KeysAreReplacedWholeAndOnlyWhenTheyChanged) {
  Publish("keys.json", issuer_.Keys());
  const Ending first = Fetch(Url("keys.json"));
  EXPECT_EQ(first.exit_code, 0) << first.errors;
  EXPECT_THAT(first.output, HasSubstr("replaced"));
  EXPECT_EQ(Kept(), issuer_.Keys());
  struct stat before = {};
  ASSERT_EQ(stat(File("kept/keys.json").c_str(), &before), 0);
  EXPECT_EQ(before.st_mode & 07777U, 0644U);
  const Ending again = Fetch(Url("keys.json"));
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_EQ(again.output, "");
  struct stat after = {};
  ASSERT_EQ(stat(File("kept/keys.json").c_str(), &after), 0);
  EXPECT_EQ(after.st_ino, before.st_ino);
  const TestIssuer next;
  Publish("keys.json", next.Keys());
  EXPECT_EQ(Fetch(Url("keys.json")).exit_code, 0);
  EXPECT_EQ(Kept(), next.Keys());
}

TEST_F(IssuerKeysTest, WhatIsNoKeySetOrComesAnotherWayChangesNothing) {
  Publish("keys.json", issuer_.Keys());
  ASSERT_EQ(Fetch(Url("keys.json")).exit_code, 0);
  const std::string wrong[] = {
      "",
      "<html>",
      "[]",
      "null",
      R"({"keys":{}})",
      R"({"keys":[]})",
      R"({"key":[1]})",
      R"({"keys":[1]}{"keys":[1]})",
      R"({"keys":[1])",
      absl::StrCat(R"({"keys":[1],"x":")", std::string(70000, 'x'), "\"}")};
  for (const std::string& content : wrong) {
    Publish("wrong.json", content);
    ExpectRefused(Url("wrong.json"));
  }
  ExpectRefused(Url("none.json"));
  ExpectRefused(Url("redirect"));
  ExpectRefused(Url("endless"));
  ExpectRefused(absl::StrCat("http://", address_, "/keys.json"));
  ExpectRefused(absl::StrCat("file://", File("issuer/keys.json")));
  const CertificateAuthority stranger;
  FileWith("stranger.pem", stranger.certificate());
  ExpectRefused(Url("keys.json"), "stranger.pem");
}

// What the running server would pass over, and would not start on after that.
TEST_F(IssuerKeysTest, WhatTheServerWouldNotTakeChangesNothingAndSaysWhy) {
  Publish("keys.json", issuer_.Keys());
  ASSERT_EQ(Fetch(Url("keys.json")).exit_code, 0);
  const SigningKey rsa("1", identity::Algorithm::kRs256);
  const SigningKey weak("2", identity::Algorithm::kRs256, 1024);
  std::string many;
  for (size_t i = 0; i <= identity::kKeysMax; ++i) absl::StrAppend(&many, i == 0 ? "1" : ",1");
  const std::pair<std::string, const char*> refused[] = {
      {"1", "no key for EdDSA, RS256 or ES256 with an id"},
      {rsa.Public(R"(,"alg":"PS256")"), "no key for EdDSA, RS256 or ES256 with an id"},
      {R"({"kty":"EC","crv":"P-384","kid":"1","x":"AA","y":"AA"})",
       "no key for EdDSA, RS256 or ES256 with an id"},
      {absl::StrCat(rsa.Public(), ",", weak.Public()), "key 2 is damaged or too weak"},
      {absl::StrCat(rsa.Public(), ",", rsa.Public()), "key 1 stands there twice"},
      {many, "21 keys; at most 20"}};
  for (const auto& [items, why] : refused) {
    Publish("refused.json", KeySetOf(items));
    EXPECT_THAT(ExpectRefused(Url("refused.json")), HasSubstr(why));
  }
}

}  // namespace
}  // namespace noordster::testing::issuer_keys_test
