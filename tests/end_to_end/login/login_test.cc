// SPDX-License-Identifier: EUPL-1.2
// Signing in and out: what is kept, and that a token is never said again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tests/end_to_end/login/signed_in.h"

namespace noordster::testing::login_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class LoginTest : public SignedInTest {
 protected:
  static mode_t ModeOf(const std::string& path) {
    struct stat facts = {};
    EXPECT_EQ(stat(path.c_str(), &facts), 0) << path;
    return facts.st_mode & 07777U;
  }
};

TEST_F(LoginTest, AfterwardsNothingNeedsToBeTypedButTheCommand) {
  ServeTown();
  const std::string token = TokenOf(kFirst);
  const Ending done = CliReading(absl::StrCat(token, "\n"),
                                 {"login", "--server", address(), "--municipality", "gm1916"});
  EXPECT_EQ(done.exit_code, 0) << done.errors;
  EXPECT_THAT(done.output, HasSubstr(absl::StrCat("als persoon ", kFirst)));
  EXPECT_EQ(WhoAmI(), kFirst);
  const Ending who = Cli({"whoami"});
  EXPECT_THAT(who.output, HasSubstr(absl::StrCat("Profiel default, server ", address())));
  EXPECT_EQ(YAML::Load(Cli({"whoami", "-o", "json"}).output)["profile"].Scalar(), "default");
  EXPECT_EQ(ReadWholeFile(TokenKept()), absl::StrCat(token, "\n"));
  EXPECT_EQ(ModeOf(TokenKept()), 0600U);
  EXPECT_EQ(ModeOf(Kept("profiles.yaml")), 0600U);
  EXPECT_EQ(ModeOf(Kept("")), 0700U);
}

TEST_F(LoginTest, OnlyWhoTheServerKnowsIsKept) {
  ServeTown();
  const TestIssuer stranger;
  const std::string unregistered = TokenOf(kStranger);
  for (const std::string& token : {unregistered, stranger.Token(kFirst),
                                   issuer_.Token(kFirst, -absl::Hours(1)), std::string("geheim")}) {
    const Ending refused = CliReading(token, {"login", "--server", address()});
    EXPECT_EQ(refused.exit_code, 7) << refused.errors;
    EXPECT_THAT(refused.errors, Not(HasSubstr(token)));
    EXPECT_THAT(TokensKept(), IsEmpty());
    EXPECT_FALSE(IsKept("profiles.yaml"));
  }
  const Ending not_registered = CliReading(unregistered, {"login", "--server", address()});
  EXPECT_THAT(not_registered.errors, HasSubstr("Vraag de beheerder u in te schrijven"));
  const Ending no_server = CliReading(TokenOf(kFirst), {"login", "--timeout", "0.1", "--server",
                                                        absl::StrCat("unix:", File("no.sock"))});
  EXPECT_EQ(no_server.exit_code, 6);
  EXPECT_THAT(TokensKept(), IsEmpty());
  Stop();
  // One without credentials takes everyone for the local user, so a token would mean nothing.
  Serve();
  EXPECT_EQ(CliReading(TokenOf(kFirst), {"login", "--server", address()}).exit_code, 7);
  EXPECT_THAT(TokensKept(), IsEmpty());
}

TEST_F(LoginTest, ATokenIsNeverSaidAgain) {
  ServeTown();
  const std::string token = TokenOf(kFirst);
  const Ending typed = Cli({"login", token, "--server", address()});
  EXPECT_EQ(typed.exit_code, 2);
  EXPECT_THAT(typed.errors, HasSubstr("Een token wordt niet getypt"));
  EXPECT_THAT(typed.errors, Not(HasSubstr(token)));
  SignIn(kFirst);
  const std::string kept = ReadWholeFile(TokenKept());
  const std::string secret = kept.substr(0, kept.size() - 1);
  EXPECT_THAT(ReadWholeFile(Kept("profiles.yaml")), Not(HasSubstr(secret)));
  for (const char* form : {"table", "json", "yaml"}) {
    for (const Words& words : {Words{"profile", "list"}, Words{"whoami"}, Words{"plan", "get", "x"},
                               Words{"login", "--token-file", TokenKept()}}) {
      const Ending ending = Cli(With(words, {"-o", form}));
      EXPECT_THAT(ending.output, Not(HasSubstr(secret)));
      EXPECT_THAT(ending.errors, Not(HasSubstr(secret)));
    }
  }
  EXPECT_THAT(Cli({"profile", "list"}).output, HasSubstr(TokenKept()));
}

TEST_F(LoginTest, WithoutATokenTheWayOutIsNamed) {
  ServeTown();
  for (const std::string& input : {std::string(), std::string("\n"), std::string("twee woorden"),
                                   std::string("a\0b", 3), std::string(8000, 'x')}) {
    const Ending ending = CliReading(input, {"login", "--server", address()});
    EXPECT_EQ(ending.exit_code, 2) << ending.errors;
    EXPECT_THAT(ending.errors, HasSubstr("noordster login < BESTAND"));
  }
  EXPECT_EQ(Cli({"login", "--server", address(), "--token-file", File("none")}).exit_code, 2);
}

TEST_F(LoginTest, SigningInAgainReplacesTheTokenAndKeepsTheRest) {
  ServeTown();
  SignIn(kFirst, {"--municipality", "gm1916"});
  // Somebody else at the same profile, who types nothing again.
  EXPECT_EQ(CliReading(TokenOf(kSecond), {"login"}).exit_code, 0);
  EXPECT_EQ(WhoAmI(), kSecond);
  const YAML::Node list = YAML::Load(Cli({"profile", "list", "-o", "json"}).output);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["municipality"].Scalar(), "gm1916");
  EXPECT_EQ(list[0]["server"].Scalar(), address());
}

TEST_F(LoginTest, SigningInTouchesNoProfileButTheOneThatIsAskedFor) {
  ServeTown();
  SignIn(kFirst);
  SignIn(kFirst, {"--profile", "tweede"});
  const std::string other = OtherAddress();
  const Environment second = {{"NOORDSTER_PROFILE", "tweede"}};
  const Ending moved = CliReading(TokenOf(kSecond), {"login", "--server", other}, second);
  EXPECT_EQ(moved.exit_code, 0) << moved.errors;
  EXPECT_THAT(moved.output, HasSubstr("Profiel tweede"));
  const YAML::Node list = YAML::Load(Cli({"profile", "list", "-o", "json"}).output);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["server"].Scalar(), address());
  EXPECT_EQ(list[1]["server"].Scalar(), other);
  EXPECT_EQ(WhoAmI(), kFirst);
  EXPECT_EQ(WhoAmI({}, second), kSecond);
}

TEST_F(LoginTest, ATokenThatIsGivenIsTheOneThatIsRead) {
  ServeTown();
  SignIn(kFirst);
  const Environment first = {{"NOORDSTER_TOKEN_FILE", TokenFileOf(kFirst)}};
  EXPECT_EQ(CliReading(TokenOf(kSecond), {"login"}, first).exit_code, 0);
  EXPECT_EQ(WhoAmI(), kSecond);
}

TEST_F(LoginTest, AHomeThatMovedTakesItsTokensAlong) {
  ServeTown();
  const auto at = [this](const char* folder) {
    return Environment{{"XDG_CONFIG_HOME", File(folder)}, {"NOORDSTER_SERVER", address()}};
  };
  EXPECT_EQ(CliReading(TokenOf(kFirst), {"login"}, at("before")).exit_code, 0);
  std::filesystem::rename(File("before"), File("after"));
  // The profile names a file that is not there any more.
  const Ending again = CliReading(TokenOf(kSecond), {"login"}, at("after/"));
  EXPECT_EQ(again.exit_code, 0) << again.errors;
  EXPECT_EQ(WhoAmI({}, at("after")), kSecond);
  EXPECT_EQ(TokensIn(File("after/noordster")).size(), 1U);
  std::filesystem::rename(File("after"), File("before"));
  EXPECT_EQ(Cli({"logout"}, at("before")).exit_code, 0);
  EXPECT_THAT(TokensIn(File("before/noordster")), IsEmpty());
}

TEST_F(LoginTest, SigningOutAtAnotherServerIsRefused) {
  ServeTown();
  SignIn(kFirst);
  SignIn(kSecond, {"--profile", "tweede"});
  const std::string other = OtherAddress();
  const Environment elsewhere = {{"NOORDSTER_PROFILE", "tweede"}, {"NOORDSTER_DATA", File("x")}};
  const Ending typed = Cli({"logout", "--server", other});
  EXPECT_EQ(typed.exit_code, 2);
  EXPECT_THAT(typed.errors, AllOf(HasSubstr("Profiel 'default'"), HasSubstr(address()),
                                  HasSubstr(other), HasSubstr("niets verwijderd")));
  EXPECT_EQ(Cli({"logout", "--profile", "tweede", "--server", other}).exit_code, 2);
  const Ending said = Cli({"logout"}, elsewhere);
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.errors, HasSubstr("Profiel 'tweede'"));
  EXPECT_EQ(TokensKept().size(), 2U);
  EXPECT_EQ(Cli({"logout", "--profile", "tweede"}, elsewhere).exit_code, 0);
  EXPECT_EQ(WhoAmI(), kFirst);
  EXPECT_EQ(Cli({"logout", "--server", address()}).exit_code, 0);
  EXPECT_THAT(TokensKept(), IsEmpty());
}

TEST_F(LoginTest, ATokenThatLiesElsewhereIsLeftAndNamed) {
  const std::string own = FileWith("own", "token");
  const std::string profiles =
      absl::StrCat("profiles:\n  - name: default\n    token_file: ", own, "\n");
  WriteProfiles(profiles);
  EXPECT_THAT(Cli({"logout"}).output, AllOf(HasSubstr("gebleven"), HasSubstr(own)));
  WriteProfiles(profiles);
  const Ending again = Cli({"logout", "-o", "json"});
  EXPECT_EQ(YAML::Load(again.output)["leftTokenFile"].Scalar(), own);
  EXPECT_EQ(ReadWholeFile(own), "token");
}

TEST_F(LoginTest, SigningOutLeavesNothing) {
  ServeTown();
  SignIn(kFirst);
  SignIn(kSecond, {"--profile", "tweede"});
  const Ending out = Cli({"logout"});
  EXPECT_EQ(out.exit_code, 0) << out.errors;
  EXPECT_THAT(TokenKept(), HasSubstr("/tweede."));
  EXPECT_THAT(ReadWholeFile(Kept("profiles.yaml")), Not(HasSubstr("default")));
  EXPECT_EQ(WhoAmI({"--profile", "tweede"}), kSecond);
  const Ending again = Cli({"logout"});
  EXPECT_EQ(again.exit_code, 3);
  EXPECT_THAT(again.errors, HasSubstr("noordster profile list"));
  EXPECT_EQ(Cli({"logout", "--profile", "tweede"}).exit_code, 0);
  EXPECT_EQ(Cli({"profile", "list", "-o", "json"}).output, "[]\n");
}

// `login` at a terminal, where somebody types.
class TerminalTest : public LoginTest {
 protected:
  // Types `keys` once it is asked for the token. Gives how it ended and all that the screen showed.
  Ending LoginTyping(const std::string& keys) {
    int screen = -1;
    const pid_t child = forkpty(&screen, nullptr, nullptr, nullptr);
    if (child == 0) {
      setenv("HOME", File("").c_str(), 1);
      unsetenv("XDG_CONFIG_HOME");
      execl(ClientProgram().c_str(), "noordster", "login", "--server", address().c_str(), nullptr);
      _exit(127);
    }
    Ending ending;
    bool is_typed = false;
    std::array<char, 4096> bytes;
    ssize_t count = 0;
    // At the end of the program the terminal gives an error.
    while ((count = read(screen, bytes.data(), bytes.size())) > 0) {
      ending.output.append(bytes.data(), static_cast<size_t>(count));
      if (is_typed || !absl::StrContains(ending.output, "getoond: ")) continue;
      is_typed = true;
      EXPECT_EQ(write(screen, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    close(screen);
    ending.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ending;
  }
};

TEST_F(TerminalTest, WhatIsTypedAtATerminalIsNotShown) {
  ServeTown();
  const std::string token = TokenOf(kFirst);
  const Ending done = LoginTyping(absl::StrCat(token, "\r"));
  EXPECT_EQ(done.exit_code, 0) << done.output;
  EXPECT_THAT(done.output, Not(HasSubstr(token.substr(0, 20))));
  EXPECT_EQ(WhoAmI(), kFirst);
}

TEST_F(TerminalTest, ControlCKeepsNothing) {
  ServeTown();
  const Ending done = LoginTyping(absl::StrCat(TokenOf(kFirst), "\x03"));
  EXPECT_EQ(done.exit_code, 2) << done.output;
  EXPECT_THAT(TokensKept(), IsEmpty());
}

}  // namespace
}  // namespace noordster::testing::login_test
