// SPDX-License-Identifier: EUPL-1.2
// The server as its users start it: where it listens, whom it lets in, how it ends.
#include <gmock/gmock.h>
#include <google/protobuf/unknown_field_set.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/race.h"
#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::server_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::HasSubstr;

using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr char kServer[] = NOORDSTERD;

class ServerTest : public ::testing::Test {
 protected:
  std::string Data() const { return folder_.File("data"); }
  std::string DefaultAddress() const { return absl::StrCat("unix:", Data(), "/noordster.sock"); }

  std::unique_ptr<ServerProcess> Run(const std::vector<std::string>& arguments) {
    return std::make_unique<ServerProcess>(kServer, arguments,
                                           folder_.File(absl::StrCat("log-", ++processes_)));
  }

  // Starts a server on the data folder and waits until it is ready.
  std::unique_ptr<ServerProcess> Serve(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"--data", Data(), "--free-space-min-mib", "1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::unique_ptr<ServerProcess> server = Run(arguments);
    const absl::StatusOr<std::string> address = server->AwaitListening();
    EXPECT_TRUE(address.ok()) << address.status();
    if (address.ok()) address_ = *address;
    return server;
  }

  // What a program that must end says in its log.
  void ExpectRefused(const std::vector<std::string>& arguments, int code,
                     const std::string& message) {
    const std::unique_ptr<ServerProcess> server = Run(arguments);
    EXPECT_EQ(server->AwaitEnd(), code);
    EXPECT_THAT(server->log(), HasSubstr(message));
    EXPECT_EQ(server->output(), "");
  }

  TemporaryFolder folder_;
  int processes_ = 0;
  std::string address_;
};

mode_t ModeOf(const std::string& path) {
  struct stat about = {};
  EXPECT_EQ(lstat(path.c_str(), &about), 0) << path;
  return about.st_mode & 07777;
}

// A port that nobody listens on at the moment.
int FreePort() {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), size), 0);
  EXPECT_EQ(getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size), 0);
  close(descriptor);
  return ntohs(address.sin_port);
}

// The answer to a GET over a loopback port, whole.
std::string HttpGet(int port, const std::string& path) {
  const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  std::string answer;
  if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
    const std::string request =
        absl::StrCat("GET ", path, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(write(descriptor, request.data(), request.size()),
              static_cast<ssize_t>(request.size()));
    std::array<char, 4096> bytes;
    for (ssize_t count = 1; count > 0;) {
      count = read(descriptor, bytes.data(), bytes.size());
      if (count > 0) answer.append(bytes.data(), static_cast<size_t>(count));
    }
  }
  close(descriptor);
  return answer;
}

TEST_F(ServerTest, ItSaysWhereItListensOnceItIsReady) {
  const auto server = Serve();
  EXPECT_EQ(address_, DefaultAddress());
  EXPECT_EQ(server->output(), absl::StrCat("listening on ", DefaultAddress(), "\n"));
  ApiClient client(address_);
  client.Must(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest());
}

TEST_F(ServerTest, SocketFolderAndFilesArePrivate) {
  const auto server = Serve();
  ApiClient client(address_);
  Town(client).Build();
  EXPECT_EQ(ModeOf(Data()), 0700u);
  EXPECT_EQ(ModeOf(Data() + "/noordster.sock"), 0600u);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Data())) {
    EXPECT_EQ(ModeOf(entry.path().string()) & 0077u, 0u) << entry.path();
  }
}

TEST_F(ServerTest, ASocketElsewhereIsPrivateToo) {
  const std::string path = folder_.File("elsewhere.sock");
  const auto server = Serve({"--listen", absl::StrCat("unix:", path)});
  EXPECT_EQ(ModeOf(path), 0600u);
  ApiClient client(address_);
  client.Must(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest());
}

TEST_F(ServerTest, ASecondServerOnTheFolderIsRefusedAndTheFirstGoesOn) {
  const auto first = Serve();
  ApiClient client(address_);
  Town town(client);
  town.Build();
  ExpectRefused({"--data", Data()}, 1, "another");
  ExpectRefused({"--data", Data(), "--listen", "127.0.0.1:0"}, 1, Data());
  EXPECT_GT(town.Revision(), 0);
  EXPECT_EQ(town.StartPlan("q").stage(), "input");
}

TEST_F(ServerTest, ASocketThatAnswersIsNotTakenOver) {
  const auto first = Serve();
  ExpectRefused({"--data", folder_.File("other"), "--listen", address_}, 1, address_);
  ApiClient client(address_);
  client.Must(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest());
}

TEST_F(ServerTest, WithoutCredentialsItListensOnThisMachineOnly) {
  for (const char* address : {"0.0.0.0:0", "[::]:0", "192.0.2.1:443", "localhost:0", "unix:"}) {
    ExpectRefused({"--data", Data(), "--listen", address}, 1, address);
  }
  ExpectRefused({"--data", Data(), "--metrics", "0.0.0.0:9090"}, 1, "0.0.0.0:9090");
  EXPECT_FALSE(std::filesystem::exists(Data()));
}

TEST_F(ServerTest, ALoopbackPortIsChosenAndPrinted) {
  const auto server = Serve({"--listen", "127.0.0.1:0"});
  int port = 0;
  ASSERT_TRUE(absl::StartsWith(address_, "127.0.0.1:"));
  ASSERT_TRUE(absl::SimpleAtoi(address_.substr(address_.find(':') + 1), &port));
  EXPECT_GT(port, 0);
  ApiClient client(address_);
  client.Must(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest());
}

// What starts it again may find the port free, or the address there, the next time.
TEST_F(ServerTest, WhereItCannotListenNowItAsksToBeStartedAgain) {
  const auto server = Serve({"--listen", "127.0.0.1:0"});
  const std::string other = folder_.File("other");
  // Two servers never share a port.
  ExpectRefused({"--data", other, "--listen", address_}, 75,
                absl::StrCat("cannot listen on ", address_));
  ExpectRefused({"--data", other, "--metrics", address_}, 75,
                absl::StrCat("cannot listen on ", address_));
}

TEST_F(ServerTest, WrongUseEndsWithTwoAndHelpWithZero) {
  EXPECT_EQ(Run({})->AwaitEnd(), 2);
  EXPECT_EQ(Run({"--data", Data(), "--no-such-option"})->AwaitEnd(), 2);
  EXPECT_EQ(Run({"--data", Data(), "--accept-loss-to", "3"})->AwaitEnd(), 2);
  const auto help = Run({"--help"});
  EXPECT_EQ(help->AwaitEnd(), 0);
  EXPECT_THAT(help->output(), HasSubstr("--listen"));
}

TEST_F(ServerTest, ToldToStopItEndsWithZeroAndKeepsEverything) {
  int64_t revision = 0;
  for (const int signal_number : {SIGTERM, SIGINT, SIGTERM}) {
    const auto server = Serve();
    {
      // An idle client answers a goodbye late, which only makes the end late.
      ApiClient client(address_);
      Town town(client);
      if (revision == 0) town.Build();
      EXPECT_GE(town.Revision(), revision);
      revision = town.Revision();
    }
    server->Signal(signal_number);
    EXPECT_EQ(server->AwaitEnd(), 0);
    EXPECT_THAT(server->log(), HasSubstr(" stopped"));
  }
}

TEST_F(ServerTest, ItsHealthIsServing) {
  const auto server = Serve();
  ApiClient client(address_);
  std::string answer;
  // HealthCheckRequest without a service; HealthCheckResponse with status 1, SERVING.
  EXPECT_THAT(client.CallWithBytes("/grpc.health.v1.Health/Check", "", &answer), IsGrpcOk());
  EXPECT_EQ(answer, std::string("\x08\x01"));
}

TEST_F(ServerTest, ReflectionListsTheServicesAndNoOthers) {
  const auto server = Serve();
  ApiClient client(address_);
  std::string bytes;
  // ServerReflectionRequest with an empty list_services (field 7); the answer is field 6 of
  // ServerReflectionResponse, with a message (field 1) for each service, its name in field 1.
  ASSERT_THAT(
      client.CallStreamWithBytes("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
                                 std::string("\x3a\x00", 2), &bytes),
      IsGrpcOk());
  google::protobuf::UnknownFieldSet response;
  ASSERT_TRUE(response.ParseFromString(bytes));
  std::vector<std::string> services;
  for (int i = 0; i < response.field_count(); ++i) {
    if (response.field(i).number() != 6) continue;
    google::protobuf::UnknownFieldSet list;
    ASSERT_TRUE(list.ParseFromString(response.field(i).length_delimited()));
    for (int j = 0; j < list.field_count(); ++j) {
      google::protobuf::UnknownFieldSet service;
      ASSERT_TRUE(service.ParseFromString(list.field(j).length_delimited()));
      services.push_back(service.field(0).length_delimited());
    }
  }
  EXPECT_THAT(
      services,
      UnorderedElementsAre(
          "noordster.v1.ProgrammeService", "noordster.v1.BodyService", "noordster.v1.PathService",
          "noordster.v1.PlanService", "noordster.v1.HistoryService", "noordster.v1.WorklistService",
          "noordster.v1.MandateService", "noordster.v1.DraftService", "noordster.v1.MeetingService",
          "noordster.v1.AgendaService", "noordster.v1.ProposalService",
          "noordster.v1.RecognitionService", "noordster.v1.ActionService",
          "noordster.v1.MilestoneService", "noordster.v1.PartnerService",
          "noordster.v1.ProjectService", "noordster.v1.IndicatorService",
          "noordster.v1.SearchService", "noordster.v1.StatusService",
          "noordster.v1.CalendarService", "noordster.v1.PlanningService",
          "grpc.reflection.v1alpha.ServerReflection", "grpc.health.v1.Health"));
}

TEST_F(ServerTest, ItsMetricsCountWhatItDid) {
  const int port = FreePort();
  const auto server = Serve({"--metrics", absl::StrCat("127.0.0.1:", port)});
  ApiClient client(address_);
  Town town(client);
  town.Build();
  town.StartPlan("q");
  EXPECT_FALSE(client.Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("q")).status.ok());
  const std::string metrics = HttpGet(port, "/metrics");
  EXPECT_THAT(metrics, HasSubstr("200 OK"));
  EXPECT_THAT(metrics, HasSubstr(absl::StrCat("noordster_events_total ", town.Revision(), "\n")));
  EXPECT_THAT(metrics, HasSubstr("noordster_refusals_total 1\n"));
  EXPECT_THAT(metrics, HasSubstr("noordster_replays_total 0\n"));
  EXPECT_THAT(metrics, HasSubstr("noordster_store_writable 1\n"));
  EXPECT_THAT(metrics, HasSubstr("noordster_limited_calls_total 0\n"));
  EXPECT_THAT(metrics, HasSubstr("noordster_access_log_writable 1\n"));
  EXPECT_THAT(metrics, HasSubstr("noordster_access_log_lost_total 0\n"));
}

TEST_F(ServerTest, ABackupMadeWhileItServesIsWholeAndComesBackElsewhere) {
  const auto server = Serve();
  ApiClient client(address_);
  Town town(client);
  town.Build();
  town.StartPlan("q");
  const std::string backup = folder_.File("backup");
  v1::CreateBackupRequest request;
  request.set_directory(backup);
  const auto made = client.Must(&v1::HistoryService::Stub::CreateBackup, request);
  EXPECT_GT(made.files(), 0);
  EXPECT_GT(made.size_bytes(), 0);
  EXPECT_EQ(made.directory(), backup);
  EXPECT_THAT(client.Call(&v1::HistoryService::Stub::CreateBackup, request).status,
              IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::BACKUP_FAILED));
  request.set_directory("relative/folder");
  EXPECT_THAT(client.Call(&v1::HistoryService::Stub::CreateBackup, request).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));

  const auto verify = Run({"--verify-backup", backup});
  EXPECT_EQ(verify->AwaitEnd(), 0) << verify->log();
  EXPECT_THAT(verify->output(), HasSubstr("backup is whole"));
  const std::string restored = folder_.File("restored");
  EXPECT_EQ(Run({"--data", restored, "--restore", backup})->AwaitEnd(), 0);
  const auto second = Run({"--data", restored, "--free-space-min-mib", "1"});
  const absl::StatusOr<std::string> address = second->AwaitListening();
  ASSERT_TRUE(address.ok()) << address.status();
  ApiClient other(*address);
  EXPECT_EQ(Town(other).Revision(), town.Revision());
  EXPECT_EQ(Town(other).Get("q").SerializeAsString(), town.Get("q").SerializeAsString());
}

TEST_F(ServerTest, OfSixtyFourClientsOneRecordsTheOutcome) {
  const auto server = Serve();
  ApiClient client(address_);
  Town town(client);
  town.Build();
  town.StartPlan("q");
  v1::RecordOutcomeRequest request = town.Outcome("q", "gathered");
  const auto race = [this, &request] {
    return CountReasons(Race(address_, [&request](ApiClient& racer, int) {
      return racer.Call(&v1::PlanService::Stub::RecordOutcome, request).status;
    }));
  };
  EXPECT_THAT(race(), UnorderedElementsAre(Pair("OK", 1), Pair("STEP_NOT_OPEN", kRacers - 1)));
  town.Freeze("q", {"plan", "begroting"});
  request = town.Outcome("q", "ready");
  request.set_etag(town.Get("q").etag());
  EXPECT_THAT(race(), UnorderedElementsAre(Pair("OK", 1), Pair("ETAG_MISMATCH", kRacers - 1)));
}

}  // namespace
}  // namespace noordster::testing::server_test
