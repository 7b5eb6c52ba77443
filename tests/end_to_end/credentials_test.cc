// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/identity/signing_key.h"
#include "tests/identity/test_certificates.h"
#include "tests/support/api_client.h"
#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::credentials_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kServer[] = NOORDSTERD;
constexpr char kIssuer[] = "https://login.example.nl";
constexpr absl::Duration kPatience = absl::Seconds(30);

class CredentialsTest : public ::testing::Test {
 protected:
  CredentialsTest() : key_("1", identity::Algorithm::kEs256) {
    Write("keys.json", KeySetOf(key_.Public()));
    WritePair(authority_.Issue({"DNS:localhost"}));
    Write("clients.pem", clients_.certificate());
  }

  std::string File(const std::string& name) const { return folder_.File(name); }
  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(File(name), std::ios::binary) << text;
  }
  void WritePair(const KeyPair& pair) const {
    Write("server.pem", pair.certificate);
    Write("server.key", pair.private_key);
  }

  std::vector<std::string> TokenOptions() const {
    return {"--issuer", kIssuer, "--audience", "noordster", "--issuer-keys", File("keys.json")};
  }
  std::vector<std::string> TlsOptions() const {
    return {"--certificate",    File("server.pem"),     "--private-key",
            File("server.key"), "--client-authorities", File("clients.pem")};
  }

  std::unique_ptr<ServerProcess> Run(std::vector<std::string> arguments,
                                     const std::vector<std::string>& more = {}) {
    arguments.insert(arguments.begin(), {"--data", File("data"), "--free-space-min-mib", "1"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return std::make_unique<ServerProcess>(kServer, arguments,
                                           File(absl::StrCat("log-", ++processes_)));
  }

  std::unique_ptr<ServerProcess> Serve(std::vector<std::string> arguments,
                                       const std::vector<std::string>& more = {}) {
    std::unique_ptr<ServerProcess> server = Run(std::move(arguments), more);
    const absl::StatusOr<std::string> address = server->AwaitListening();
    EXPECT_TRUE(address.ok()) << address.status();
    if (address.ok()) address_ = *address;
    return server;
  }

  void ExpectRefused(const std::vector<std::string>& arguments, const std::string& message) {
    const std::unique_ptr<ServerProcess> server = Run(arguments);
    EXPECT_NE(server->AwaitEnd(), 0);
    EXPECT_THAT(server->log(), HasSubstr(message));
  }

  // A new connection over TLS that trusts one authority and shows a certificate, or none.
  grpc::Status CallOverTls(const CertificateAuthority& trusted, const KeyPair& shown,
                           const std::string& token) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = trusted.certificate();
    options.pem_cert_chain = shown.certificate;
    options.pem_private_key = shown.private_key;
    grpc::ChannelArguments arguments;
    arguments.SetSslTargetNameOverride("localhost");
    // Otherwise a connection of before would be used again.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    ApiClient client(grpc::CreateCustomChannel(address_, grpc::SslCredentials(options), arguments));
    return client.As(token)
        .Call(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest())
        .status;
  }

  std::string Token(const SigningKey& key) const {
    const int64_t now = absl::ToUnixSeconds(absl::Now());
    return key.Token(absl::StrCat("{\"iss\":\"", kIssuer, "\",\"aud\":\"noordster\",\"sub\":\"",
                                  NumberedUuid(1), "\",\"exp\":", now + 300, "}"));
  }

  // Asks the server to look at its files until it holds.
  template <typename Holds>
  void Await(ServerProcess& server, Holds holds) {
    const absl::Time end = absl::Now() + kPatience;
    while (!holds()) {
      ASSERT_LT(absl::Now(), end);
      server.Signal(SIGHUP);
    }
  }

  TemporaryFolder folder_;
  const SigningKey key_;
  const CertificateAuthority authority_;
  const CertificateAuthority clients_;
  int processes_ = 0;
  std::string address_;
};

TEST_F(CredentialsTest, AnAddressBeyondThisMachineNeedsCredentialsAndTls) {
  ExpectRefused({"--listen", "0.0.0.0:0"}, "without credentials the server listens on unix:PATH");
  std::vector<std::string> arguments = TokenOptions();
  arguments.insert(arguments.end(), {"--listen", "0.0.0.0:0"});
  ExpectRefused(arguments, "tokens travel over TLS only");
  ExpectRefused({"--listen", "127.0.0.1:0", "--issuer", kIssuer}, "give the others as well");
  ExpectRefused({"--certificate", File("server.pem")}, "go together");
  ExpectRefused({"--client-authorities", File("clients.pem")}, "needs --certificate");
  ExpectRefused({"--public-reading"}, "needs credentials");
}

TEST_F(CredentialsTest, AServerDoesNotStartOnFilesItCannotUse) {
  Write("keys.json", "{}");
  ExpectRefused(TokenOptions(), "keys.json");
  Write("server.key", authority_.Issue({"DNS:localhost"}).private_key);
  ExpectRefused(TlsOptions(), "the private key is of another certificate");
  WritePair(authority_.Issue({"DNS:localhost", -absl::Hours(2), -absl::Hours(1)}));
  ExpectRefused(TlsOptions(), "has expired");
  WritePair(authority_.Issue({"DNS:localhost"}));
  Write("clients.pem", "x");
  ExpectRefused(TlsOptions(), "clients.pem");
}

TEST_F(CredentialsTest, WithoutCredentialsItSaysSoPlainly) {
  auto server = Serve({});
  EXPECT_THAT(server->log(), HasSubstr("no credentials: whoever can open the socket"));
  server->Signal(SIGTERM);
  EXPECT_EQ(server->AwaitEnd(), 0);
  server = Serve({"--listen", "127.0.0.1:0"});
  EXPECT_THAT(server->log(), HasSubstr("WARNING: every user and program of this machine"));
}

TEST_F(CredentialsTest, OverTheSocketATokenIsAskedForOnceThereAreCredentials) {
  const auto server = Serve(TokenOptions());
  ApiClient client(address_);
  const v1::ListMunicipalitiesRequest request;
  const auto call = [&](const std::string& token) {
    return client.As(token)
        .Call(&v1::ProgrammeService::Stub::ListMunicipalities, request)
        .status.error_code();
  };
  EXPECT_EQ(call(""), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(call(Token(key_)), grpc::StatusCode::OK);
  EXPECT_THAT(server->log(), HasSubstr("caller_refused why=no_credentials"));
}

TEST_F(CredentialsTest, TheAccessLogTakesTheRefusedAndIsForTheUserOfTheServer) {
  std::vector<std::string> arguments = TokenOptions();
  const auto server = Serve(arguments, {"--access-log", File("access.log")});
  ApiClient client(address_);
  for (const std::string& token : {std::string("geheim"), Token(key_)}) {
    client.As(token).Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("jeugd"));
  }
  const std::string log = ReadWholeFile(File("access.log"));
  EXPECT_THAT(log, HasSubstr("\"result\":\"UNAUTHENTICATED\",\"reason\":\"NOT_AUTHENTICATED\""));
  EXPECT_THAT(log, HasSubstr("\"fault\":\"malformed\""));
  EXPECT_THAT(log, HasSubstr(absl::StrCat("\"actor\":\"", NumberedUuid(1), "\"")));
  EXPECT_THAT(log, Not(HasSubstr("geheim")));
  // It stands there instead.
  EXPECT_THAT(server->log(), Not(HasSubstr("caller_refused")));
  struct stat about = {};
  ASSERT_EQ(stat(File("access.log").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 07777, 0600u);
}

TEST_F(CredentialsTest, AServerDoesNotStartWithoutTheAccessLogItWasAskedFor) {
  ExpectRefused({"--access-log", folder_.path()}, "is no file");
  ExpectRefused({"--writes-per-second", "0"}, "--writes-per-second");
}

TEST_F(CredentialsTest, APersonIsLimitedAsTold) {
  std::vector<std::string> arguments = TokenOptions();
  const auto server = Serve(arguments, {"--writes-per-second", "1"});
  ApiClient client(address_);
  ApiClient person = client.As(Token(key_));
  // Ten at once and one a second: no machine is so slow that this does not end.
  grpc::StatusCode code = grpc::StatusCode::OK;
  while (code != grpc::StatusCode::RESOURCE_EXHAUSTED) {
    code =
        person.Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("jeugd")).status.error_code();
    ASSERT_THAT(code,
                ::testing::AnyOf(grpc::StatusCode::NOT_FOUND, grpc::StatusCode::PERMISSION_DENIED,
                                 grpc::StatusCode::RESOURCE_EXHAUSTED));
  }
}

TEST_F(CredentialsTest, ACertificateSaysWhichSystemCallsAndATokenWho) {
  const auto server = Serve(TlsOptions(), {"--listen", "127.0.0.1:0"});
  const KeyPair system = clients_.Issue({absl::StrCat("URI:urn:uuid:", NumberedUuid(8))});
  EXPECT_TRUE(CallOverTls(authority_, system, "").ok());
  // One of the authority that says nothing, none at all, one of a stranger, a token nobody knows.
  EXPECT_EQ(CallOverTls(authority_, clients_.Issue({"DNS:proxy"}), "").error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(CallOverTls(authority_, {}, "").error_code(), grpc::StatusCode::UNAUTHENTICATED);
  for (const char* odd : {"URI:urn:uuid:", "URI:urn:uuid:a/b", "URI:urn:uuid:persons"}) {
    EXPECT_EQ(CallOverTls(authority_, clients_.Issue({odd}), "").error_code(),
              grpc::StatusCode::UNAUTHENTICATED);
  }
  const KeyPair of_stranger = authority_.Issue({absl::StrCat("URI:urn:uuid:", NumberedUuid(8))});
  EXPECT_EQ(CallOverTls(authority_, of_stranger, "").error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(CallOverTls(authority_, system, Token(key_)).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(CredentialsTest, WithoutAuthoritiesOfClientsATokenAloneSaysWhoCalls) {
  const auto server =
      Serve(TokenOptions(), {"--listen", "127.0.0.1:0", "--certificate", File("server.pem"),
                             "--private-key", File("server.key")});
  EXPECT_TRUE(CallOverTls(authority_, {}, Token(key_)).ok());
  // Not asked for, not looked at: of whatever authority it is, the server's own included.
  for (const CertificateAuthority* any : {&authority_, &clients_}) {
    const KeyPair system = any->Issue({absl::StrCat("URI:urn:uuid:", NumberedUuid(8))});
    EXPECT_TRUE(CallOverTls(authority_, system, Token(key_)).ok());
    EXPECT_EQ(CallOverTls(authority_, system, "").error_code(), grpc::StatusCode::UNAUTHENTICATED);
  }
}

TEST_F(CredentialsTest, CertificatesAreReplacedWithoutARestartAndBrokenOnesAreNot) {
  const auto server = Serve(TlsOptions(), {"--listen", "127.0.0.1:0"});
  const KeyPair system = clients_.Issue({absl::StrCat("URI:urn:uuid:", NumberedUuid(8))});
  const CertificateAuthority next;
  EXPECT_FALSE(CallOverTls(next, system, "").ok());
  // Half of a pair: what was good stays.
  Write("server.pem", next.Issue({"DNS:localhost"}).certificate);
  Await(*server, [&] { return absl::StrContains(server->log(), "credentials_broken"); });
  EXPECT_TRUE(CallOverTls(authority_, system, "").ok());
  WritePair(next.Issue({"DNS:localhost"}));
  Await(*server, [&] { return CallOverTls(next, system, "").ok(); });
  EXPECT_THAT(server->log(), HasSubstr("credentials_usable_again"));
  EXPECT_FALSE(CallOverTls(authority_, system, "").ok());
}

TEST_F(CredentialsTest, KeysOfTheIssuerAreReplacedWithoutARestartAndBrokenOnesAreNot) {
  const auto server = Serve(TokenOptions());
  ApiClient client(address_);
  const auto is_known = [&](const SigningKey& key) {
    return client.As(Token(key))
        .Call(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest())
        .status.ok();
  };
  EXPECT_TRUE(is_known(key_));
  Write("keys.json", "[]");
  Await(*server, [&] { return absl::StrContains(server->log(), "credentials_broken"); });
  EXPECT_TRUE(is_known(key_));
  const SigningKey next("2", identity::Algorithm::kEdDsa);
  Write("keys.json", KeySetOf(next.Public()));
  Await(*server, [&] { return is_known(next); });
  EXPECT_FALSE(is_known(key_));
}

}  // namespace
}  // namespace noordster::testing::credentials_test
