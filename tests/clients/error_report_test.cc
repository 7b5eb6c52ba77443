// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/error_report.h"

#include <string>

#include "clients/cli/fault.h"
#include "clients/cpp/noordster/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::error_report_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ExitCodeTest, EveryCodeOfTheApiHasItsExitCode) {
  const struct {
    absl::StatusCode code;
    int exit_code;
  } cases[] = {
      {absl::StatusCode::kOk, 0},
      {absl::StatusCode::kInternal, 1},
      {absl::StatusCode::kDataLoss, 1},
      {absl::StatusCode::kUnknown, 1},
      {absl::StatusCode::kUnimplemented, 1},
      {absl::StatusCode::kNotFound, 3},
      {absl::StatusCode::kFailedPrecondition, 4},
      {absl::StatusCode::kAborted, 5},
      {absl::StatusCode::kAlreadyExists, 5},
      {absl::StatusCode::kUnavailable, 6},
      {absl::StatusCode::kDeadlineExceeded, 6},
      {absl::StatusCode::kResourceExhausted, 6},
      {absl::StatusCode::kPermissionDenied, 7},
      {absl::StatusCode::kUnauthenticated, 7},
      {absl::StatusCode::kInvalidArgument, 8},
      {absl::StatusCode::kOutOfRange, 8},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(static_cast<int>(ExitCodeOf(absl::Status(each.code, "x"))), each.exit_code)
        << absl::StatusCodeToString(each.code);
  }
  EXPECT_EQ(ExitCodeOf(UsageError("x")), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(FaultsError({{"f", 1, "", "x"}})), ExitCode::kInvalid);
}

absl::Status LimitReached(const char* limit,
                          std::optional<absl::Duration> retry_after = std::nullopt) {
  ErrorDetails details;
  details.retry_after = retry_after;
  details.reason = "LIMIT_REACHED";
  details.metadata = {{"limit", limit}};
  return WithDetails(absl::StatusCode::kResourceExhausted, "no more", details);
}

TEST(ExitCodeTest, ABoundOfTheDataIsARuleAndABoundOfTheMomentPasses) {
  for (const char* of_data : {"versions", "path_bytes", "follow_ups", "partitions"}) {
    EXPECT_EQ(ExitCodeOf(LimitReached(of_data)), ExitCode::kRefused) << of_data;
  }
  EXPECT_EQ(ExitCodeOf(LimitReached("long_calls")), ExitCode::kUnreachable);
  for (const char* of_now : {"queued_commands", "reads_of_person"}) {
    EXPECT_EQ(ExitCodeOf(LimitReached(of_now, absl::Seconds(1))), ExitCode::kUnreachable) << of_now;
  }
  ErrorDetails details;
  details.reason = "DISK_NEARLY_FULL";
  EXPECT_EQ(ExitCodeOf(WithDetails(absl::StatusCode::kResourceExhausted, "x", details)),
            ExitCode::kUnreachable);
}

absl::Status Blocked() {
  ErrorDetails details;
  details.reason = "GUARDS_UNMET";
  v1::Blocker& remarks = details.blockers.emplace_back();
  remarks.set_kind(v1::REMARKS_ANSWERED);
  remarks.set_reason(v1::GUARDS_UNMET);
  remarks.add_numbers(4);
  remarks.add_numbers(7);
  v1::Blocker& version = details.blockers.emplace_back();
  version.set_kind(v1::VERSION_FROZEN);
  version.set_reason(v1::GUARDS_UNMET);
  version.set_lifter(v1::CHALLENGE_LEAD);
  return WithDetails(absl::StatusCode::kFailedPrecondition, "not possible", details);
}

TEST(ErrorTextTest, ARefusalNamesEveryBlockerAndWhoIsNext) {
  ActContext context;
  context.refusal = "Plan Jeugd kan nog niet naar het DB.";
  context.request_id = "id";
  EXPECT_EQ(ErrorText(Blocked(), context, Language::kDutch),
            "Niet mogelijk: Plan Jeugd kan nog niet naar het DB.\n"
            "1 Opmerkingen 4 en 7 hebben geen reactie.  Aan zet: programmasecretaris\n"
            "2 Er is nog geen versie vastgelegd.        Aan zet: opgavetrekker\n"
            "Er is niets gewijzigd.\n");
}

TEST(ErrorTextTest, AReadThatFailsDoesNotSpeakOfChanges) {
  ErrorDetails details;
  details.reason = "RESOURCE_NOT_FOUND";
  details.metadata = {{"resource", "municipalities/gm1916/bodies/raad"}};
  EXPECT_EQ(ErrorText(WithDetails(absl::StatusCode::kNotFound, "x", details), {}, Language::kDutch),
            "Niet gevonden: bodies/raad.\n");
}

TEST(ErrorTextTest, WhatAnActDidNotFindIsNamed) {
  ErrorDetails details;
  details.reason = "RESOURCE_NOT_FOUND";
  details.metadata = {{"resource", "municipalities/gm1916/bodies/raad/meetings/juni/items/1"},
                      {"paper", "kaart"}};
  ActContext context;
  context.request_id = "id";
  context.refusal = "dit stuk kan niet als aangeleverd worden vastgelegd.";
  EXPECT_EQ(
      ErrorText(WithDetails(absl::StatusCode::kNotFound, "x", details), context, Language::kDutch),
      "Niet gevonden: bodies/raad/meetings/juni/items/1, stuk kaart.\n"
      "Er is niets gewijzigd.\n");
}

ActContext RecordingUnder(const char* request_id) {
  ActContext context;
  context.request_id = request_id;
  context.repeat = RepeatCommand({"noordster", "plan", "record", "jeugd"});
  context.repeat.Set("--request-id", request_id);
  return context;
}

TEST(ErrorTextTest, WhatMayHaveHappenedIsSaidToBeUncertain) {
  const ActContext context = RecordingUnder("1b4e28ba");
  const std::string text =
      ErrorText(absl::DeadlineExceededError("late"), context, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("\nnoordster plan record jeugd --request-id 1b4e28ba\n"));
  EXPECT_THAT(text, Not(HasSubstr("niets gewijzigd")));
  ErrorDetails details;
  details.reason = "OUTCOME_UNCERTAIN";
  EXPECT_THAT(ErrorText(WithDetails(absl::StatusCode::kUnavailable, "x", details), context,
                        Language::kDutch),
              HasSubstr("--request-id 1b4e28ba"));
  details.reason = "NOT_SERVING";
  EXPECT_THAT(ErrorText(WithDetails(absl::StatusCode::kUnavailable, "x", details), context,
                        Language::kDutch),
              HasSubstr("Er is niets gewijzigd."));
}

TEST(ErrorTextTest, AfterAnAttemptWithoutAnswerNoRefusalSaysThatNothingChanged) {
  const ActContext context = RecordingUnder("1b4e28ba");
  const absl::Status refusal = WithUncertainAttempt(Blocked());
  const std::string text = ErrorText(refusal, context, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("Opmerkingen 4 en 7"));
  EXPECT_THAT(text, HasSubstr("--request-id 1b4e28ba"));
  EXPECT_THAT(text, Not(HasSubstr("niets gewijzigd")));
  EXPECT_THAT(ErrorTree(refusal, context).ToYaml(), HasSubstr("repeat:\n  - noordster\n"));
  EXPECT_THAT(ErrorTree(Blocked(), context).ToYaml(), Not(HasSubstr("repeat")));
}

TEST(ErrorTextTest, WhatWasOnlyToBeCheckedIsNeverUncertain) {
  ActContext context = RecordingUnder("1b4e28ba");
  context.validate_only = true;
  EXPECT_THAT(ErrorText(absl::UnavailableError("gone"), context, Language::kDutch),
              HasSubstr("Er is niets gewijzigd."));
}

TEST(ErrorTextTest, ABusyServerIsNotAServerThatIsNotThere) {
  for (const absl::Status& status :
       {absl::ResourceExhaustedError("too much"), LimitReached("queued_commands")}) {
    const std::string text = ErrorText(status, {}, Language::kDutch);
    EXPECT_THAT(text, Not(HasSubstr("bereikbaar")));
    EXPECT_THAT(text, HasSubstr(std::string(status.message())));
  }
}

TEST(ErrorTextTest, ARequestThatIsTooLargeNamesTheLimit) {
  ErrorDetails details;
  details.reason = "REQUEST_TOO_LARGE";
  details.metadata = {{"bytes", "1048577"}, {"bytes_max", "1048576"}};
  const absl::Status status = WithDetails(absl::StatusCode::kInvalidArgument, "x", details);
  EXPECT_EQ(ErrorText(status, {}, Language::kDutch),
            "Deze opdracht is te groot: 1048577 bytes; hoogstens 1048576 (1 MiB) mag.\n");
  EXPECT_EQ(ExitCodeOf(status), ExitCode::kInvalid);
}

TEST(ErrorTextTest, AServerThatIsNotThereComesWithTheWayOut) {
  ActContext context;
  context.server = "unix:data/noordster.sock";
  const std::string text = ErrorText(absl::UnavailableError("no"), context, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("unix:data/noordster.sock"));
  EXPECT_THAT(text, HasSubstr("noordsterd --data"));
}

TEST(ErrorTextTest, FaultsStandOnALineEach) {
  const absl::Status status = FaultsError(
      {{"a.yaml", 3, "title", "is required"}, {"b.yaml", 0, "", "kan niet worden geopend"}});
  EXPECT_EQ(ErrorText(status, {}, Language::kDutch),
            "a.yaml:3: title: is required\nb.yaml: kan niet worden geopend\n");
}

TEST(ErrorTreeTest, MachinesGetCodesAndNeverLessThanAllParts) {
  EXPECT_EQ(ErrorTree(absl::NotFoundError("none"), {}).ToJson(), R"({
  "code": "NOT_FOUND",
  "reason": "",
  "message": "none",
  "metadata": {},
  "violations": [],
  "blockers": []
}
)");
  const std::string blocked = ErrorTree(Blocked(), {}).ToJson();
  EXPECT_THAT(blocked, HasSubstr(R"("reason": "GUARDS_UNMET")"));
  EXPECT_THAT(blocked, HasSubstr(R"("kind": "REMARKS_ANSWERED")"));
  EXPECT_THAT(blocked, HasSubstr(R"("lifter": "CHALLENGE_LEAD")"));
  EXPECT_THAT(ErrorTree(FaultsError({{"a.yaml", 3, "title", "is required"}}), {}).ToYaml(),
              HasSubstr("  - file: a.yaml\n    line: 3\n    field: title\n"));
}

TEST(FaultTest, FaultsComeBackAsTheyWere) {
  const std::vector<Fault> faults =
      FaultsOf(FaultsError({{"a\xff.yaml", 3, "title", "twee\nregels"}, {"b.yaml", 0, "", ""}}));
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].file, "a\xff.yaml");
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(faults[0].field, "title");
  EXPECT_EQ(faults[0].description, "twee\nregels");
  EXPECT_EQ(faults[1].file, "b.yaml");
  EXPECT_TRUE(FaultsError({}).ok());
  EXPECT_TRUE(FaultsOf(absl::InternalError("x")).empty());
}

TEST(ErrorTextTest, AnActOnSeveralPlansListsWhatBarsEachUnderItsTitle) {
  ErrorDetails details = DetailsOf(Blocked());
  details.blockers[0].set_plan("municipalities/m/programmes/p/plans/jeugd");
  details.blockers[1].set_plan("municipalities/m/programmes/p/plans/wonen");
  ActContext context;
  context.request_id = "r";
  context.refusal = "niet alle plannen kunnen dit.";
  context.titles = {{"municipalities/m/programmes/p/plans/jeugd", "Plan Jeugd (versie 1)"}};
  const absl::Status status =
      WithDetails(absl::StatusCode::kFailedPrecondition, "not possible", details);
  EXPECT_EQ(ErrorText(status, context, Language::kDutch),
            "Niet mogelijk: niet alle plannen kunnen dit.\n"
            "Plan Jeugd (versie 1)\n"
            "  1 Opmerkingen 4 en 7 hebben geen reactie.  Aan zet: programmasecretaris\n"
            "wonen\n"
            "  1 Er is nog geen versie vastgelegd.  Aan zet: opgavetrekker\n"
            "Er is niets gewijzigd.\n");
}

TEST(ErrorTextTest, EveryReasonOfARefusalIsASentence) {
  EXPECT_THAT(
      SentencesOf(Blocked(), Language::kDutch),
      ElementsAre("Opmerkingen 4 en 7 hebben geen reactie.", "Er is nog geen versie vastgelegd."));
  EXPECT_THAT(SentencesOf(absl::UnknownError("something"), Language::kDutch),
              ElementsAre("something"));
  ErrorDetails details;
  details.reason = "PLAN_ENDED";
  details.metadata = {{"resource", "plans/x"}};
  EXPECT_THAT(SentencesOf(WithDetails(absl::StatusCode::kFailedPrecondition, "ended", details),
                          Language::kDutch),
              ElementsAre("Het plan is geëindigd."));
}

}  // namespace
}  // namespace noordster::cli::error_report_test
