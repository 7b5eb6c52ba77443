// SPDX-License-Identifier: EUPL-1.2
// What the command line says when no answer came, and that its way out is one: a server in this
// process passes calls on to the real one and loses answers on the way back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/notification.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/path_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/end_to_end/command_line.h"
#include "tests/support/api_client.h"

namespace noordster::testing::repeat_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

// What happens to the answers to acts.
enum class Loss { kNone, kAnswerAfterTheAct, kFirstAnswerAndTheActIsRefused };

// Passes on what commands on plans ask of a server.
class LossyPlans final : public v1::PlanService::Service {
 public:
  using Stub = v1::PlanService::Stub;

  explicit LossyPlans(const std::string& address) : server_(address) {}

  grpc::Status GetTimePath(grpc::ServerContext*, const v1::GetTimePathRequest* request,
                           v1::GetTimePathResponse* response) override {
    return Pass(&Stub::GetTimePath, *request, *response);
  }
  grpc::Status GetOptions(grpc::ServerContext*, const v1::GetOptionsRequest* request,
                          v1::GetOptionsResponse* response) override {
    return Pass(&Stub::GetOptions, *request, *response);
  }
  grpc::Status ListSteps(grpc::ServerContext*, const v1::ListStepsRequest* request,
                         v1::ListStepsResponse* response) override {
    return Pass(&Stub::ListSteps, *request, *response);
  }
  grpc::Status ListPlans(grpc::ServerContext*, const v1::ListPlansRequest* request,
                         v1::ListPlansResponse* response) override {
    return Pass(&Stub::ListPlans, *request, *response);
  }
  grpc::Status RecordOutcomes(grpc::ServerContext*, const v1::RecordOutcomesRequest* request,
                              v1::RecordOutcomesResponse* response) override {
    return Act(&Stub::RecordOutcomes, *request, *response);
  }
  grpc::Status MigratePlan(grpc::ServerContext*, const v1::MigratePlanRequest* request,
                           v1::PlanResponse* response) override {
    return Act(&Stub::MigratePlan, *request, *response);
  }
  grpc::Status RecordOutcome(grpc::ServerContext*, const v1::RecordOutcomeRequest* request,
                             v1::PlanResponse* response) override {
    return Act(&Stub::RecordOutcome, *request, *response);
  }
  grpc::Status DeferStep(grpc::ServerContext*, const v1::DeferStepRequest* request,
                         v1::PlanResponse* response) override {
    return Act(&Stub::DeferStep, *request, *response);
  }
  grpc::Status SendBackStep(grpc::ServerContext*, const v1::SendBackStepRequest* request,
                            v1::PlanResponse* response) override {
    return Act(&Stub::SendBackStep, *request, *response);
  }
  grpc::Status WithdrawPlan(grpc::ServerContext*, const v1::WithdrawPlanRequest* request,
                            v1::PlanResponse* response) override {
    return Act(&Stub::WithdrawPlan, *request, *response);
  }
  grpc::Status SettleFollowUp(grpc::ServerContext*, const v1::SettleFollowUpRequest* request,
                              v1::PlanResponse* response) override {
    return Act(&Stub::SettleFollowUp, *request, *response);
  }
  grpc::Status FreezeVersion(grpc::ServerContext*, const v1::FreezeVersionRequest* request,
                             v1::PlanResponse* response) override {
    return Act(&Stub::FreezeVersion, *request, *response);
  }
  grpc::Status HandInPapers(grpc::ServerContext*, const v1::HandInPapersRequest* request,
                            v1::PlanResponse* response) override {
    return Act(&Stub::HandInPapers, *request, *response);
  }
  grpc::Status ConfirmOutcome(grpc::ServerContext*, const v1::ConfirmOutcomeRequest* request,
                              v1::PlanResponse* response) override {
    return Act(&Stub::ConfirmOutcome, *request, *response);
  }
  grpc::Status CorrectFacts(grpc::ServerContext*, const v1::CorrectFactsRequest* request,
                            v1::PlanResponse* response) override {
    return Act(&Stub::CorrectFacts, *request, *response);
  }
  grpc::Status ReverseOutcome(grpc::ServerContext*, const v1::ReverseOutcomeRequest* request,
                              v1::PlanResponse* response) override {
    return Act(&Stub::ReverseOutcome, *request, *response);
  }
  grpc::Status CreatePlan(grpc::ServerContext*, const v1::CreatePlanRequest* request,
                          v1::PlanResponse* response) override {
    return Act(&Stub::CreatePlan, *request, *response);
  }

  // Commands run one after the other, so nobody reads this while it is set.
  Loss loss = Loss::kNone;

 private:
  template <typename Method, typename Request, typename Response>
  grpc::Status Pass(Method method, const Request& request, Response& response) {
    auto reply = server_.Call(method, request);
    response = std::move(reply.response);
    return reply.status;
  }

  template <typename Method, typename Request, typename Response>
  grpc::Status Act(Method method, const Request& request, Response& response) {
    if (loss == Loss::kFirstAnswerAndTheActIsRefused) {
      loss = Loss::kNone;
      return {grpc::StatusCode::UNAVAILABLE, "lost"};
    }
    grpc::Status status = Pass(method, request, response);
    if (loss == Loss::kNone) return status;
    // Nobody repeats by itself what took too long.
    return {grpc::StatusCode::DEADLINE_EXCEEDED, "lost"};
  }

  ApiClient server_;
};

// Passes on what finding out names asks, and never ends a verification.
class Programmes final : public v1::ProgrammeService::Service {
 public:
  explicit Programmes(const std::string& address) : server_(address) {}

  grpc::Status ListMunicipalities(grpc::ServerContext*,
                                  const v1::ListMunicipalitiesRequest* request,
                                  v1::ListMunicipalitiesResponse* response) override {
    *response = server_.Must(&v1::ProgrammeService::Stub::ListMunicipalities, *request);
    return grpc::Status::OK;
  }
  grpc::Status ListProgrammes(grpc::ServerContext*, const v1::ListProgrammesRequest* request,
                              v1::ListProgrammesResponse* response) override {
    *response = server_.Must(&v1::ProgrammeService::Stub::ListProgrammes, *request);
    return grpc::Status::OK;
  }

 private:
  ApiClient server_;
};

class Paths final : public v1::PathService::Service {
 public:
  explicit Paths(const std::string& address) : server_(address) {}

  grpc::Status GetPath(grpc::ServerContext*, const v1::GetPathRequest* request,
                       v1::PathResponse* response) override {
    *response = server_.Must(&v1::PathService::Stub::GetPath, *request);
    return grpc::Status::OK;
  }
  grpc::Status GetPathVersion(grpc::ServerContext*, const v1::GetPathVersionRequest* request,
                              v1::PathVersionResponse* response) override {
    *response = server_.Must(&v1::PathService::Stub::GetPathVersion, *request);
    return grpc::Status::OK;
  }

 private:
  ApiClient server_;
};

class Agendas final : public v1::AgendaService::Service {
 public:
  explicit Agendas(const std::string& address) : server_(address) {}

  grpc::Status ListItems(grpc::ServerContext*, const v1::ListItemsRequest* request,
                         v1::ListItemsResponse* response) override {
    *response = server_.Must(&v1::AgendaService::Stub::ListItems, *request);
    return grpc::Status::OK;
  }

 private:
  ApiClient server_;
};

class Meetings final : public v1::MeetingService::Service {
 public:
  explicit Meetings(const std::string& address) : server_(address) {}

  grpc::Status GetMeeting(grpc::ServerContext*, const v1::GetMeetingRequest* request,
                          v1::MeetingResponse* response) override {
    *response = server_.Must(&v1::MeetingService::Stub::GetMeeting, *request);
    return grpc::Status::OK;
  }

 private:
  ApiClient server_;
};

// Answers nothing until it is told to.
class SlowHistory final : public v1::HistoryService::Service {
 public:
  grpc::Status VerifyHistory(grpc::ServerContext*, const v1::VerifyHistoryRequest*,
                             v1::VerifyHistoryResponse*) override {
    end.WaitForNotification();
    return grpc::Status::OK;
  }
  grpc::Status CreateBackup(grpc::ServerContext*, const v1::CreateBackupRequest*,
                            v1::CreateBackupResponse*) override {
    end.WaitForNotification();
    return grpc::Status::OK;
  }

  absl::Notification end;
};

class RepeatTest : public CommandLineTest {
 protected:
  RepeatTest() {
    Serve();
    LoadProgramme();
    plans_ = std::make_unique<LossyPlans>(address());
    programmes_ = std::make_unique<Programmes>(address());
    paths_ = std::make_unique<Paths>(address());
    agendas_ = std::make_unique<Agendas>(address());
    meetings_ = std::make_unique<Meetings>(address());
    lossy_address_ = absl::StrCat("unix:", File("lossy.sock"));
    grpc::ServerBuilder builder;
    builder.AddListeningPort(lossy_address_, grpc::InsecureServerCredentials());
    builder.RegisterService(plans_.get());
    builder.RegisterService(programmes_.get());
    builder.RegisterService(paths_.get());
    builder.RegisterService(agendas_.get());
    builder.RegisterService(meetings_.get());
    builder.RegisterService(&history_);
    lossy_ = builder.BuildAndStart();
  }

  ~RepeatTest() override {
    if (!history_.end.HasBeenNotified()) history_.end.Notify();
    lossy_->Shutdown();
  }

  // Runs a command by way of the server that loses answers.
  Ending RunLossy(const std::vector<std::string>& arguments, Loss loss) {
    plans_->loss = loss;
    std::vector<std::string> words = {ClientProgram()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    Ending ending = RunProgram(words, {{"NOORDSTER_SERVER", lossy_address_}});
    plans_->loss = Loss::kNone;
    return ending;
  }

  // The command that an error prints to repeat an act.
  static std::string CommandIn(const std::string& errors) {
    std::string command;
    for (const absl::string_view line : absl::StrSplit(errors, '\n')) {
      if (absl::StrContains(line, "--request-id")) command = std::string(line);
    }
    return command;
  }

  // Does an act whose answer is lost, types what the command line then says, and expects a replay.
  void ExpectRepeatable(const std::vector<std::string>& act) {
    const Ending lost = RunLossy(act, Loss::kAnswerAfterTheAct);
    EXPECT_EQ(lost.exit_code, 6) << lost.errors;
    EXPECT_THAT(lost.errors, Not(HasSubstr("niets gewijzigd")));
    const std::string history = Must({"history", "list"});
    const std::string command = CommandIn(lost.errors);
    ASSERT_NE(command, "") << lost.errors;
    // Another shell, that knows of no server.
    const Ending again = RunProgram({"sh", "-c", command});
    EXPECT_EQ(again.exit_code, 0) << command << again.errors;
    EXPECT_THAT(again.output, HasSubstr("Deze opdracht was al uitgevoerd")) << command;
    EXPECT_EQ(Must({"history", "list"}), history) << command;
  }

  std::unique_ptr<LossyPlans> plans_;
  std::unique_ptr<Programmes> programmes_;
  std::unique_ptr<Paths> paths_;
  std::unique_ptr<Agendas> agendas_;
  std::unique_ptr<Meetings> meetings_;
  SlowHistory history_;
  std::string lossy_address_;
  std::unique_ptr<grpc::Server> lossy_;
};

TEST_F(RepeatTest, EveryActIsRepeatedByTheCommandThatIsPrinted) {
  const std::string document = FileWith("de stukken.txt", "Plan");
  ExpectRepeatable({"plan", "record", "jeugd", "input-opgehaald", "--decided", "21-04-2022",
                    "--confirm", "verslag-verzonden", "--reason", "Zo'n sessie: \"goed\""});
  ExpectRepeatable({"plan", "freeze", "jeugd", "--document", absl::StrCat("plan=", document),
                    "--document", absl::StrCat("begrotingsparagraaf=", document)});
  ExpectRepeatable({"plan", "record", "jeugd", "concept-gereed", "--decided", "31-05-2022"});
  ExpectRepeatable({"plan", "record", "jeugd", "herkend-met-opmerkingen", "--decided", "15-06-2022",
                    "--remark", "Kort.", "--remark=Te kort.", "--source", kTakenFrom});
  ExpectRepeatable({"plan", "settle", "jeugd", "1", "--partly", "--reason", "Deels."});
  ExpectRepeatable({"plan", "settle", "jeugd", "2", "--taken-over", "--reason", "Goed."});
  ExpectRepeatable({"plan", "hand-in", "jeugd", "--on", "01-07-2022"});
  ExpectRepeatable({"plan", "defer", "jeugd", "--decided", "15-07-2022", "--reason", "Te laat.",
                    "--source", kTakenFrom});
  ExpectRepeatable({"plan", "send-back", "jeugd", "--decided", "20-07-2022", "--reason", "Dekking.",
                    "--source", kTakenFrom});
  ExpectRepeatable(
      {"plan", "correct", "jeugd", "5", "--decided", "19-07-2022", "--reason", "Zo was het."});
  ExpectRepeatable({"plan", "reverse", "jeugd", "5", "--reason", "Verkeerd plan."});
  ExpectRepeatable({"plan", "record", "jeugd", "voorlopig-vastgesteld", "--decided", "20-07-2022",
                    "--source", kTakenFrom});
  ExpectRepeatable(
      {"plan", "record", "jeugd", "ingestemd", "--decided", "21-07-2022", "--source", kTakenFrom});
  ExpectRepeatable({"plan", "confirm", "jeugd", "7", "--source", "Besluitenlijst, punt 2"});
  ExpectRepeatable(
      {"plan", "withdraw", "jeugd", "--decided", "21-07-2022", "--reason", "Vervallen."});
  ExpectRepeatable(
      {"plan", "create", "extra", "--title", "Extra plan", "--path", "uitvoeringsplan-2022"});
}

// The item and the day that were found in the meeting stand in the command, whatever the agenda
// says by then.
TEST_F(RepeatTest, AnOutcomeOfAMeetingIsRepeatedByItsItem) {
  BringToBoard("jeugd");
  Must({"meeting", "plan", "db-programma/juli", "--date", "15-07-2022"});
  for (const char* item : {"db-programma/juli/1", "db-programma/juli/2"}) {
    Must({"agenda", "request", "db-programma/juli", "Plan Jeugd", "--as", "bespreekstuk", "--about",
          "jeugd"});
    if (item == std::string("db-programma/juli/1")) Must({"agenda", "place", item});
  }
  Must({"meeting", "open", "db-programma/juli", "--signed-in", "7"});
  const Words defer = {"plan", "defer", "jeugd", "--meeting=juli", "--reason", "Te laat."};
  const Ending lost = RunLossy(defer, Loss::kAnswerAfterTheAct);
  EXPECT_EQ(lost.exit_code, 6) << lost.errors;
  EXPECT_THAT(CommandIn(lost.errors), HasSubstr(" --item=db-programma/juli/1 "));
  EXPECT_THAT(CommandIn(lost.errors), HasSubstr(" --decided 2022-07-15"));
  Must({"agenda", "place", "db-programma/juli/2"});
  const Ending again = RunProgram({"sh", "-c", CommandIn(lost.errors)});
  EXPECT_THAT(again.output, HasSubstr("Deze opdracht was al uitgevoerd")) << again.errors;
  ExpectRepeatable({"plan", "record-several", "voorlopig-vastgesteld", "jeugd", "--item",
                    "db-programma/juli/2"});
}

TEST_F(RepeatTest, OneActOnSeveralPlansIsRepeatedByTheCommandThatIsPrinted) {
  ExpectRepeatable({"plan", "record-several", "input-opgehaald", "jeugd", "wonen", "--decided",
                    "21-04-2022", "--confirm", "verslag-verzonden"});
}

TEST_F(RepeatTest, ABatchThatGetsNoAnswerStopsAndSaysHowToGoOn) {
  const Ending lost = RunLossy({"plan", "record-each", "input-opgehaald", "--stage", "werksessie",
                                "--decided", "21-04-2022", "--confirm", "verslag-verzonden"},
                               Loss::kAnswerAfterTheAct);
  EXPECT_EQ(lost.exit_code, 6) << lost.errors;
  EXPECT_EQ(lost.output, "0 vastgelegd, 0 geweigerd; gestopt, 3 niet verwerkt.\n");
  EXPECT_THAT(lost.errors, Not(HasSubstr("niets gewijzigd")));
  const Ending again = RunProgram({"sh", "-c", CommandIn(lost.errors)});
  EXPECT_EQ(again.exit_code, 0) << again.errors;
  EXPECT_EQ(again.output,
            "1/2 Plan Meedoen: vastgelegd\n2/2 Plan Wonen: vastgelegd\n"
            "2 vastgelegd, 0 geweigerd.\n");
}

TEST_F(RepeatTest, AMigrationThatGetsNoAnswerStopsAndSaysHowToGoOn) {
  const std::string path = ReadWholeFile(ShippedPath());
  Must({"path", "publish",
        FileWith("other.yaml",
                 absl::StrReplaceAll(path, {{"display_name: Raad", "display_name: De raad"}}))});
  const Words act = {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@2",
                     "-o",   "json"};
  const Ending lost = RunLossy(act, Loss::kAnswerAfterTheAct);
  EXPECT_EQ(lost.exit_code, 6) << lost.errors;
  EXPECT_EQ(lost.output, "[]\n");
  const Ending again = RunProgram(YAML::Load(lost.errors)["repeat"].as<std::vector<std::string>>());
  EXPECT_EQ(again.exit_code, 0) << again.errors;
  EXPECT_EQ(YAML::Load(again.output).size(), 2U);
}

TEST_F(RepeatTest, MachinesGetTheCommandWordByWord) {
  const Ending lost = RunLossy({"-o", "json", "plan", "record", "jeugd", "input-opgehaald",
                                "--decided", "21-04-2022", "--confirm", "verslag-verzonden"},
                               Loss::kAnswerAfterTheAct);
  EXPECT_EQ(lost.exit_code, 6);
  const YAML::Node error = YAML::Load(lost.errors);
  const auto words = error["repeat"].as<std::vector<std::string>>();
  EXPECT_EQ(error["code"].Scalar(), "DEADLINE_EXCEEDED");
  const Ending again = RunProgram(words);
  EXPECT_EQ(again.exit_code, 0) << again.errors;
  EXPECT_TRUE(YAML::Load(again.output)["replayed"].as<bool>());
}

TEST_F(RepeatTest, ARefusalAfterALostAnswerDoesNotSayThatNothingChanged) {
  const Ending refused =
      RunLossy({"plan", "record", "jeugd", "input-opgehaald", "--decided", "21-04-2022"},
               Loss::kFirstAnswerAndTheActIsRefused);
  EXPECT_EQ(refused.exit_code, 4) << refused.errors;
  EXPECT_THAT(refused.errors, HasSubstr("verslag-verzonden"));
  EXPECT_THAT(refused.errors, HasSubstr("--request-id"));
  EXPECT_THAT(refused.errors, Not(HasSubstr("niets gewijzigd")));
}

TEST_F(RepeatTest, LongWorkIsWaitedForNoLongerThanAsked) {
  const Ending verify = RunLossy({"history", "verify", "--timeout", "2"}, Loss::kNone);
  EXPECT_EQ(verify.exit_code, 6);
  EXPECT_THAT(verify.errors, HasSubstr("antwoordde niet op tijd"));
  const Ending backup = RunLossy({"backup", "create", "b", "--timeout", "2"}, Loss::kNone);
  EXPECT_EQ(backup.exit_code, 6);
  EXPECT_THAT(backup.errors, HasSubstr("antwoordde niet op tijd"));
}

}  // namespace
}  // namespace noordster::testing::repeat_test
