// SPDX-License-Identifier: EUPL-1.2
// Which profile counts, and for what.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/end_to_end/login/signed_in.h"
#include "tests/support/api_client.h"

namespace noordster::testing::profile_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ProfileTest : public SignedInTest {
 protected:
  // Gives a socket, by its name, to another user.
  static void GiveAway(const std::string& path) {
    constexpr uid_t kNobody = 65534;
    ASSERT_EQ(lchown(path.c_str(), kNobody, kNobody), 0);
  }
};

TEST_F(ProfileTest, AnOptionComesBeforeTheEnvironmentAndThatBeforeTheProfile) {
  ServeTown();
  SignIn(kFirst);
  SignIn(kSecond, {"--profile", "tweede"});
  const std::string first = TokenFileOf(kFirst);
  const std::string second = TokenFileOf(kSecond);
  EXPECT_EQ(WhoAmI(), kFirst);
  EXPECT_EQ(WhoAmI({}, {{"NOORDSTER_PROFILE", "tweede"}}), kSecond);
  EXPECT_EQ(WhoAmI({"--profile", "default"}, {{"NOORDSTER_PROFILE", "tweede"}}), kFirst);
  EXPECT_EQ(WhoAmI({}, {{"NOORDSTER_TOKEN_FILE", second}}), kSecond);
  EXPECT_EQ(WhoAmI({"--token-file", first}, {{"NOORDSTER_TOKEN_FILE", second}}), kFirst);
  const Environment nowhere = {{"NOORDSTER_MUNICIPALITY", "gm9999"}};
  EXPECT_THAT(WhoAmI({}, nowhere), StartsWith("3: "));
  EXPECT_EQ(WhoAmI({"--municipality", "gm1916"}, nowhere), kFirst);
}

TEST_F(ProfileTest, AProfileThatIsTypedComesBeforeTheEnvironment) {
  ServeTown();
  SignIn(kFirst);
  SignIn(kSecond, {"--profile", "tweede"});
  const Words typed = {"--profile", "tweede"};
  EXPECT_EQ(WhoAmI(typed, {{"NOORDSTER_SERVER", OtherAddress()}}), kSecond);
  EXPECT_EQ(WhoAmI(typed, {{"NOORDSTER_DATA", File("nowhere")}}), kSecond);
  // Who calls as well; what the profile does not say comes from the environment all the same.
  EXPECT_EQ(WhoAmI(typed, {{"NOORDSTER_TOKEN_FILE", TokenFileOf(kFirst)}}), kSecond);
  EXPECT_THAT(WhoAmI(typed, {{"NOORDSTER_MUNICIPALITY", "gm9999"}}), StartsWith("3: "));
}

TEST_F(ProfileTest, WhoIsInterruptedWhileSigningInChangesNothing) {
  ServeTown();
  SignIn(kFirst);
  // So long that the token still fits into a file and the profiles do not.
  WriteProfiles(absl::StrCat("profiles:\n  - name: default\n    server: ", address(),
                             "\n    token_file: ", TokenKept(),
                             "\n  - name: lang\n    ca: ", std::string(20000, 'x'), "\n"));
  FileWith("input", TokenOf(kSecond));
  const Ending killed = RunProgram({"sh", "-c", "ulimit -f 8; exec \"$0\" \"$@\" < input",
                                    ClientProgram(), "login", "--server", OtherAddress()});
  EXPECT_EQ(killed.exit_code, -SIGXFSZ) << killed.errors;
  // What was there goes with what was there: no token of the one server goes to the other.
  EXPECT_EQ(WhoAmI(), kFirst);
  EXPECT_EQ(TokensKept().size(), 2U);
  SignIn(kSecond);
  EXPECT_EQ(TokensKept().size(), 1U);
  EXPECT_EQ(WhoAmI(), kSecond);
}

TEST_F(ProfileTest, ATokenIsNotShownAtASocketOfSomebodyElse) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ServeTown();
  const std::string here = File("noordster-data/noordster.sock");
  std::filesystem::create_directories(File("noordster-data"));
  std::filesystem::create_symlink(address().substr(std::string("unix:").size()), here);
  const Environment token = {{"NOORDSTER_TOKEN_FILE", TokenFileOf(kFirst)}};
  EXPECT_EQ(WhoAmI({}, token), kFirst);
  GiveAway(here);
  const std::string path = "noordster-data/noordster.sock";
  EXPECT_THAT(WhoAmI({}, token), AllOf(StartsWith("8: "), HasSubstr(path), HasSubstr("--server")));
  EXPECT_THAT(WhoAmI({"--token-file", TokenFileOf(kFirst)}), StartsWith("8: "));
  const Ending login = CliReading(TokenOf(kFirst), {"login"});
  EXPECT_EQ(login.exit_code, 8);
  EXPECT_THAT(login.errors, HasSubstr(path));
  EXPECT_FALSE(IsKept("profiles.yaml"));
  // Without one there is nothing to lose.
  EXPECT_THAT(WhoAmI(), StartsWith("7: "));
}

TEST_F(ProfileTest, WhoFollowsForDaysLooksAtTheSocketEachTime) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ServeTown();
  const std::string here = File("here.sock");
  std::filesystem::create_symlink(address().substr(std::string("unix:").size()), here);
  Ending followed;
  std::thread follower([&] {
    followed = RunProgram({"timeout", "60", ClientProgram(), "milestone", "watch", "--server",
                           absl::StrCat("unix:", here), "--token-file", TokenFileOf(kFirst)});
  });
  v1::GetFeedInfoRequest request;
  request.set_name("municipalities/gm1916");
  ApiClient client = ApiClient(address()).As(TokenOf(kFirst));
  const absl::Time end = absl::Now() + absl::Seconds(60);
  bool is_followed = false;
  while (!is_followed && absl::Now() < end) {
    absl::SleepFor(absl::Milliseconds(10));
    is_followed = client.Must(&v1::MilestoneService::Stub::GetFeedInfo, request).streams() > 0;
  }
  EXPECT_TRUE(is_followed);
  Stop();
  GiveAway(here);
  ServeTokens();
  follower.join();
  // It does not show its token any more, and so is nobody.
  EXPECT_EQ(followed.exit_code, 7) << followed.errors;
}

TEST_F(ProfileTest, AProfileHoldsForItsOwnServerAlone) {
  ServeTown();
  SignIn(kFirst);
  const std::string other = OtherAddress();
  // Its token is not shown to another server, which then knows nobody.
  EXPECT_THAT(WhoAmI({"--server", other}), StartsWith("7: "));
  EXPECT_THAT(WhoAmI({}, {{"NOORDSTER_SERVER", other}}), StartsWith("7: "));
  EXPECT_EQ(WhoAmI({"--server", address()}), kFirst);
  const Ending both = Cli({"whoami", "--profile", "default", "--server", other});
  EXPECT_EQ(both.exit_code, 2);
  EXPECT_THAT(both.errors, AllOf(HasSubstr(other), HasSubstr(address()),
                                 HasSubstr("noordster login --profile default")));
}

TEST_F(ProfileTest, WhatOthersCanReadIsNotRead) {
  ServeTown();
  SignIn(kFirst);
  for (const std::string& file : {Kept("profiles.yaml"), TokenKept()}) {
    chmod(file.c_str(), 0640);
    const Ending refused = Cli({"whoami"});
    EXPECT_EQ(refused.exit_code, 8);
    EXPECT_THAT(refused.errors, HasSubstr(absl::StrCat("chmod 600 ", file)));
    // What needs no server needs no profile either.
    EXPECT_EQ(Cli({"path", "validate", ShippedPath(), "--local"}).exit_code, 0);
    chmod(file.c_str(), 0600);
    EXPECT_EQ(WhoAmI(), kFirst);
  }
  chmod(Kept("").c_str(), 0777);
  EXPECT_EQ(CliReading(TokenOf(kSecond), {"login"}).exit_code, 8);
  EXPECT_EQ(WhoAmI(), kFirst);
}

TEST_F(ProfileTest, AFileThatIsWrongNamesItsLines) {
  WriteProfiles("profiles:\n  - name: default\n    token: abc\n  - name: Groot\n    server: x\n");
  const Ending wrong = Cli({"whoami"});
  EXPECT_EQ(wrong.exit_code, 8);
  EXPECT_THAT(wrong.errors, AllOf(HasSubstr("profiles.yaml:3: 'token' is geen deel"),
                                  HasSubstr("profiles.yaml:4: 'Groot' is geen naam")));
  for (const char* text : {"profiles: [", "- a\n", "profiles: {}\n", "profiles:\n  - a\n",
                           "profiles:\n  - name: [a]\n", "profiles:\n  - name: a\n  - name: a\n"}) {
    WriteProfiles(text);
    EXPECT_EQ(Cli({"whoami"}).exit_code, 8) << text;
    EXPECT_EQ(Cli({"profile", "list"}).exit_code, 8) << text;
  }
  WriteProfiles("");
  EXPECT_EQ(Cli({"profile", "list"}).exit_code, 0);
}

TEST_F(ProfileTest, AProfileThatIsNotThereIsNotMadeUp) {
  ServeTown();
  SignIn(kFirst);
  const Ending unknown = Cli({"whoami", "--profile", "derde"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.errors,
              AllOf(HasSubstr("wel: default"), HasSubstr("noordster login --profile derde")));
  EXPECT_EQ(CliReading(TokenOf(kFirst), {"login", "--profile", "../x"}).exit_code, 2);
  EXPECT_EQ(Cli({"logout", "--profile", "derde"}).exit_code, 3);
}

TEST_F(ProfileTest, WithoutAHomeThereAreNoProfiles) {
  ServeTown();
  const Environment elsewhere = {{"XDG_CONFIG_HOME", File("config")},
                                 {"NOORDSTER_SERVER", address()}};
  SignIn(kFirst);
  EXPECT_THAT(WhoAmI({}, elsewhere), StartsWith("7: "));
  const Ending kept = Cli({"login", "--token-file", TokenFileOf(kSecond)}, elsewhere);
  EXPECT_EQ(kept.exit_code, 0) << kept.errors;
  EXPECT_EQ(WhoAmI({}, elsewhere), kSecond);
  EXPECT_EQ(TokensIn(File("config/noordster")).size(), 1U);
  EXPECT_EQ(WhoAmI(), kFirst);
}

TEST_F(ProfileTest, WhoSignsInAtOnceLosesNothing) {
  ServeTown();
  const std::string token = TokenFileOf(kFirst);
  std::vector<std::thread> threads;
  constexpr int kLogins = 8;
  for (int i = 0; i < kLogins; ++i) {
    threads.emplace_back([&, i] {
      const Ending done = Cli({"login", "--server", address(), "--token-file", token, "--profile",
                               absl::StrCat("p", i)});
      EXPECT_EQ(done.exit_code, 0) << done.errors;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(YAML::Load(Cli({"profile", "list", "-o", "json"}).output).size(), kLogins);
  for (const auto& entry : std::filesystem::directory_iterator(Kept(""))) {
    EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr(".token.")));
  }
}

}  // namespace
}  // namespace noordster::testing::profile_test
