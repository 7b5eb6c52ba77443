// SPDX-License-Identifier: EUPL-1.2
// Four eyes as two persons have them at their screens: one prepares, also anew, the other approves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/end_to_end/login/signed_in.h"

namespace noordster::testing::draft_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// One other must approve what two persons can both do.
constexpr char kTown[] = R"(kind: Municipality
name: municipalities/gm1916
display_name: Leidschendam-Voorburg
approvals: 1
---
kind: Person
name: persons/$0
display_name: Iemand
---
kind: Person
name: persons/$1
display_name: Nog iemand
---
kind: Mandate
name: mandates/beheer-1
person: persons/$0
capacity: ADMINISTRATOR
acts: [KEEP_REGISTERS, PUBLISH_PATH, GRANT_MANDATE, READ_ADMINISTRATION]
start_date: 2022-01-01
basis: Aanwijzing
---
kind: Mandate
name: mandates/beheer-2
person: persons/$1
capacity: ADMINISTRATOR
acts: [KEEP_REGISTERS, PUBLISH_PATH, GRANT_MANDATE, READ_ADMINISTRATION]
start_date: 2022-01-01
basis: Aanwijzing
)";

class DraftCommandsTest : public SignedInTest {
 protected:
  DraftCommandsTest() {
    Serve();
    Must({"apply", "-f",
          FileWith("town.yaml", absl::StrReplaceAll(kTown, {{"$0", kFirst}, {"$1", kSecond}}))});
    Must({"mandate", "enact"});
    Stop();
    Serve("data", TestIssuer::ServerOptions(FileWith("keys.json", issuer_.Keys())));
  }

  Ending As(const std::string& person, const Words& words) const {
    return Cli(With(words, {"--server", address(), "--token-file", TokenFileOf(person)}));
  }
  std::string MustAs(const std::string& person, const Words& words) const {
    const Ending ending = As(person, words);
    EXPECT_EQ(ending.exit_code, 0) << ::testing::PrintToString(words) << ending.errors;
    return ending.output;
  }
  std::string RefusedTo(const std::string& person, int exit_code, const Words& words) const {
    const Ending ending = As(person, words);
    EXPECT_EQ(ending.exit_code, exit_code) << ::testing::PrintToString(words) << ending.output;
    return ending.errors;
  }

  // Preparing to publish the path that is shipped, with its last stage called this.
  Words Publishing(const std::string& stage, const std::string& draft) const {
    const std::string text =
        absl::StrReplaceAll(ReadWholeFile(ShippedPath()),
                            {{"display_name: Raad", absl::StrCat("display_name: ", stage)}});
    return {"path", "publish", FileWith(absl::StrCat(stage, ".yaml"), text), "--draft", draft};
  }

  YAML::Node Draft(const std::string& id) const {
    return YAML::Load(MustAs(kSecond, {"draft", "get", id, "-o", "json"}));
  }
  Words Approving(const std::string& id) const {
    return {"approve", id, "--content", Draft(id)["contentSha256"].Scalar()};
  }
};

TEST_F(DraftCommandsTest, WhatIsOutdatedIsPreparedAnewUnderTheSameId) {
  const Words publish = Publishing("Raad", "pad-1");
  EXPECT_THAT(MustAs(kFirst, publish),
              AllOf(HasSubstr("Concept pad-1 staat klaar"), Not(HasSubstr("opnieuw"))));
  MustAs(kSecond, Approving("pad-1"));

  // Meanwhile the path gets another version, from another draft.
  MustAs(kSecond, Publishing("Gemeenteraad", "pad-2"));
  MustAs(kFirst, Approving("pad-2"));
  MustAs(kSecond, {"draft", "carry-out", "pad-2"});
  EXPECT_THAT(RefusedTo(kFirst, 4, {"draft", "carry-out", "pad-1"}),
              HasSubstr("--draft van hetzelfde id"));

  const std::string before = Draft("pad-1")["contentSha256"].Scalar();
  EXPECT_THAT(MustAs(kFirst, publish),
              AllOf(HasSubstr("Concept pad-1 stond al klaar en is opnieuw klaargezet"),
                    HasSubstr("wie akkoord gaf, moet dat opnieuw doen")));
  EXPECT_EQ(Draft("pad-1")["approvals"].size(), 0U);
  EXPECT_NE(Draft("pad-1")["contentSha256"].Scalar(), before);
  RefusedTo(kFirst, 4, {"draft", "carry-out", "pad-1"});
  MustAs(kSecond, Approving("pad-1"));
  MustAs(kFirst, {"draft", "carry-out", "pad-1"});
  EXPECT_EQ(YAML::Load(MustAs(
                kFirst, {"path", "get", "uitvoeringsplan-2022", "-o", "json"}))["latestVersion"]
                .Scalar(),
            "2");
}

TEST_F(DraftCommandsTest, OnlyOnesOwnOpenDraftIsPreparedAnew) {
  const Words publish = Publishing("Raad", "pad-1");
  MustAs(kFirst, publish);
  const std::string content = Draft("pad-1")["contentSha256"].Scalar();
  EXPECT_THAT(RefusedTo(kSecond, 5, publish), HasSubstr("Bestaat al"));
  EXPECT_EQ(Draft("pad-1")["contentSha256"].Scalar(), content);
  MustAs(kFirst, {"draft", "withdraw", "pad-1"});
  EXPECT_THAT(RefusedTo(kFirst, 5, publish), HasSubstr("Bestaat al"));
}

TEST_F(DraftCommandsTest, RepeatedUnderItsRequestIdItIsPreparedOnce) {
  const Words publish = Publishing("Raad", "pad-1");
  const auto under = [&publish](const char* request_id) {
    return With(publish, {"--request-id", request_id});
  };
  const Words created = under("0f1d2c3b-4a59-4687-8796-a5b4c3d2e1f0");
  const Words anew = under("1f1d2c3b-4a59-4687-8796-a5b4c3d2e1f1");
  MustAs(kFirst, created);
  const std::string first = Draft("pad-1")["contentSha256"].Scalar();
  MustAs(kFirst, created);
  EXPECT_EQ(Draft("pad-1")["contentSha256"].Scalar(), first);
  MustAs(kFirst, With(anew, {"--validate-only"}));
  EXPECT_EQ(Draft("pad-1")["contentSha256"].Scalar(), first);
  MustAs(kFirst, anew);
  const std::string second = Draft("pad-1")["contentSha256"].Scalar();
  EXPECT_NE(second, first);
  // Approvals that came since stay.
  MustAs(kSecond, Approving("pad-1"));
  MustAs(kFirst, anew);
  EXPECT_EQ(Draft("pad-1")["contentSha256"].Scalar(), second);
  EXPECT_EQ(Draft("pad-1")["approvals"].size(), 1U);
  // The same id for something else.
  RefusedTo(kFirst, 5, With(Publishing("Gemeenteraad", "pad-1"), {anew.end() - 2, anew.end()}));
}

}  // namespace
}  // namespace noordster::testing::draft_commands_test
