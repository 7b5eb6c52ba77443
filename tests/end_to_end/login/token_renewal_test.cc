// SPDX-License-Identifier: EUPL-1.2
// Commands that go on longer than a token is good for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/noordster/client.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/end_to_end/login/signed_in.h"

namespace noordster::testing::token_renewal_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::HasSubstr;

constexpr absl::Duration kPatience = absl::Seconds(60);

class TokenRenewalTest : public SignedInTest {
 protected:
  // Starts the server again, which from now on trusts this issuer alone.
  void ServeWith(const TestIssuer& issuer) {
    Serve("data", TestIssuer::ServerOptions(FileWith("keys.json", issuer.Keys())));
  }

  // Whether so many streams are open within a minute, as a caller with a token of this issuer is
  // told.
  bool HasStreams(int count, const TestIssuer& issuer) const {
    ClientOptions options;
    options.token = [&issuer] { return issuer.Token(kFirst); };
    Client client(address(), options);
    v1::GetFeedInfoRequest request;
    request.set_name("municipalities/gm1916");
    const absl::Time end = absl::Now() + kPatience;
    while (absl::Now() < end) {
      const auto info = client.Call(&v1::MilestoneService::Stub::GetFeedInfo, request);
      EXPECT_TRUE(info.ok()) << info.status();
      if (info.ok() && info->streams() == count) return true;
      absl::SleepFor(absl::Milliseconds(10));
    }
    return false;
  }
};

TEST_F(TokenRenewalTest, WhoFollowsShowsTheTokenOfThenWhenTheServerIsBack) {
  ServeTown();
  SignIn(kFirst);
  const std::string file = TokenFileOf(kFirst);
  Ending by_profile;
  Ending by_file;
  std::thread following_by_profile([&] { by_profile = Cli({"milestone", "watch"}); });
  std::thread following_by_file([&] {
    by_file = Cli({"milestone", "watch", "--server", address(), "--token-file", file});
  });
  EXPECT_TRUE(HasStreams(2, issuer_));

  const TestIssuer second;
  Stop();
  for (const std::string& token : {file, TokenKept()}) {
    WriteWholeFile(token, second.Token(kFirst));
  }
  ServeWith(second);
  EXPECT_TRUE(HasStreams(2, second));

  // The third is followed by no token.
  Stop();
  ServeWith(TestIssuer());
  following_by_profile.join();
  following_by_file.join();
  for (const Ending* ending : {&by_profile, &by_file}) {
    EXPECT_EQ(ending->exit_code, 7) << ending->errors;
  }
}

// What comes once is not waited for again.
TEST_F(TokenRenewalTest, ATokenFromAPipeIsShownToTheEnd) {
  ServeTown();
  const Ending ending = RunProgram(
      {"/bin/sh", "-c", "mkfifo pipe && { cat \"$0\" >pipe & exec \"$@\" --token-file pipe; }",
       TokenFileOf(kFirst), ClientProgram(), "whoami", "--server", address()});
  EXPECT_EQ(ending.exit_code, 0) << ending.errors;
  EXPECT_THAT(ending.output, HasSubstr(kFirst));
}

}  // namespace
}  // namespace noordster::testing::token_renewal_test
