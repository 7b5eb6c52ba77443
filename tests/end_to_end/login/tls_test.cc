// SPDX-License-Identifier: EUPL-1.2
// The client library and the command line over TLS, against the real server.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "clients/cpp/noordster/client.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "tests/end_to_end/login/signed_in.h"
#include "tests/identity/test_certificates.h"

namespace noordster::testing::tls_test {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class TlsTest : public SignedInTest {
 protected:
  TlsTest() {
    FileWith("ca.pem", authority_.certificate());
    FileWith("clients.pem", clients_.certificate());
    system_ = clients_.Issue({absl::StrCat("URI:urn:uuid:", kSecond)});
    FileWith("system.pem", system_.certificate);
    FileWith("system.key", system_.private_key);
  }

  // The server has a certificate of these names.
  void ServeOverTls(const std::string& names = "DNS:localhost,IP:127.0.0.1") {
    const KeyPair own = authority_.Issue({names});
    ServeTown({"--listen", "127.0.0.1:0", "--certificate", FileWith("server.pem", own.certificate),
               "--private-key", FileWith("server.key", own.private_key), "--client-authorities",
               File("clients.pem")});
  }

  Words Certificate() const {
    return {"--client-certificate", File("system.pem"), "--client-key", File("system.key")};
  }
  Words Trusting() const { return {"--server", address(), "--ca", File("ca.pem")}; }
  std::string NameAddress() const {
    return absl::StrCat("localhost", address().substr(address().find(':')));
  }

  const CertificateAuthority authority_;
  const CertificateAuthority clients_;
  KeyPair system_;
};

TEST_F(TlsTest, ATokenSaysWhoCallsAndACertificateWhichSystem) {
  ServeOverTls();
  const Words token = {"--token-file", TokenFileOf(kFirst)};
  EXPECT_EQ(WhoAmI(With(Trusting(), token)), kFirst);
  EXPECT_EQ(WhoAmI(With(Trusting(), Certificate())), kSecond);
  EXPECT_EQ(WhoAmI(With(With(Trusting(), Certificate()), token)), kFirst);
  EXPECT_THAT(WhoAmI(Trusting()), StartsWith("7: "));
  // By name, and all of it from the environment.
  EXPECT_EQ(WhoAmI({}, {{"NOORDSTER_SERVER", NameAddress()},
                        {"NOORDSTER_CA", File("ca.pem")},
                        {"NOORDSTER_CLIENT_CERTIFICATE", File("system.pem")},
                        {"NOORDSTER_CLIENT_KEY", File("system.key")}}),
            kSecond);
}

TEST_F(TlsTest, AProfileKeepsHowTheServerIsTrusted) {
  ServeOverTls();
  // Typed in short, kept in full.
  const Ending done = Cli(
      {"login", "--server", NameAddress(), "--ca", "ca.pem", "--token-file", TokenFileOf(kFirst)});
  ASSERT_EQ(done.exit_code, 0) << done.errors;
  EXPECT_EQ(WhoAmI(), kFirst);
  const YAML::Node list = YAML::Load(Cli({"profile", "list", "-o", "json"}).output);
  EXPECT_EQ(list[0]["ca"].Scalar(), File("ca.pem"));
  // Who calls comes from one place: the token of the profile stays away.
  EXPECT_EQ(WhoAmI(Certificate()), kSecond);
}

TEST_F(TlsTest, SigningInAgainKeepsTheCertificateOfTheProfile) {
  ServeOverTls();
  const auto login = [this](const std::string& person, const Words& more) {
    const Ending done = Cli(With({"login", "--token-file", TokenFileOf(person)}, more));
    EXPECT_EQ(done.exit_code, 0) << done.errors;
  };
  login(kFirst, With(Trusting(), Certificate()));
  login(kSecond, {});
  EXPECT_EQ(WhoAmI(), kSecond);
  const YAML::Node list = YAML::Load(Cli({"profile", "list", "-o", "json"}).output);
  EXPECT_EQ(list[0]["ca"].Scalar(), File("ca.pem"));
  EXPECT_EQ(list[0]["clientCertificate"].Scalar(), File("system.pem"));
  EXPECT_EQ(list[0]["clientKey"].Scalar(), File("system.key"));
}

TEST_F(TlsTest, AServerThatIsNotTrustedIsNotSpokenTo) {
  ServeOverTls("DNS:elders.example.nl");
  const Words who = {"whoami", "--timeout", "5", "--token-file", TokenFileOf(kFirst)};
  const Ending wrong_name = Cli(With(who, Trusting()));
  EXPECT_EQ(wrong_name.exit_code, 6) << wrong_name.errors;
  EXPECT_THAT(wrong_name.errors, HasSubstr("--ca"));
  const Ending wrong_authority =
      Cli(With(who, {"--server", address(), "--ca", File("clients.pem"), "-o", "json"}));
  EXPECT_EQ(wrong_authority.exit_code, 6);
  // Nothing but the error is said.
  EXPECT_EQ(YAML::Load(wrong_authority.errors)["reason"].Scalar(), "SERVER_UNREACHABLE");
  const Ending without = Cli(With(who, {"--server", address()}));
  EXPECT_EQ(without.exit_code, 6);
  EXPECT_THAT(without.errors, HasSubstr("--ca"));
}

TEST_F(TlsTest, FilesThatAreNoneAreRefusedBeforeAnythingIsSent) {
  const Words who = {"whoami", "--server", "127.0.0.1:1"};
  const Ending half = Cli(With(who, {"--client-certificate", File("system.pem")}));
  EXPECT_EQ(half.exit_code, 2);
  EXPECT_THAT(half.errors, HasSubstr("geef beide"));
  EXPECT_EQ(Cli(With(who, {"--ca", File("none.pem")})).exit_code, 2);
  EXPECT_EQ(Cli(With(who, {"--ca", FileWith("x.pem", "x")})).exit_code, 2);
  EXPECT_EQ(Cli(With(who, {"--client-certificate", File("system.pem"), "--client-key",
                           File("system.pem")}))
                .exit_code,
            2);
}

TEST_F(TlsTest, TheClientLibraryTakesTextsInPem) {
  ServeOverTls();
  const auto call = [this](const std::optional<TlsOptions>& tls, absl::Duration deadline) {
    ClientOptions options;
    options.deadline = deadline;
    options.tls = tls;
    options.token = [this] { return TokenOf(kFirst); };
    Client client(address(), options);
    return client
        .Call(&v1::ProgrammeService::Stub::ListMunicipalities, v1::ListMunicipalitiesRequest())
        .status();
  };
  const absl::Duration ample = absl::Minutes(1);
  EXPECT_TRUE(call(TlsOptions{authority_.certificate()}, ample).ok());
  const TlsOptions both = {authority_.certificate(), system_.certificate, system_.private_key};
  EXPECT_TRUE(call(both, ample).ok());
  // Whether the time is over between two attempts or during one.
  const auto no_answer = AnyOf(absl::StatusCode::kUnavailable, absl::StatusCode::kDeadlineExceeded);
  const absl::Duration short_time = absl::Seconds(2);
  EXPECT_THAT(call(TlsOptions{clients_.certificate()}, short_time).code(), no_answer);
  EXPECT_THAT(call(std::nullopt, short_time).code(), no_answer);
}

// Somebody in between, who reads what comes first.
class Eavesdropper {
 public:
  Eavesdropper() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    // Of the loopback, but none of the addresses that are known to be of this machine.
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, "127.0.0.2", &address.sin_addr);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    EXPECT_EQ(getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    address_ = absl::StrCat("127.0.0.2:", ntohs(address.sin_port));
    thread_ = std::thread([this] {
      while (!has_heard_) {
        const int connection = accept(socket_, nullptr, nullptr);
        if (connection < 0) return;
        std::array<char, 4096> bytes;
        const ssize_t count = read(connection, bytes.data(), bytes.size());
        if (count > 0) heard_.assign(bytes.data(), static_cast<size_t>(count));
        has_heard_ = count > 0;
        close(connection);
      }
    });
  }
  const std::string& address() const { return address_; }
  bool has_heard() const { return has_heard_; }
  // What was heard; nothing when nobody has come by now.
  const std::string& Heard() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
    return heard_;
  }

 private:
  const int socket_;
  std::string address_;
  std::string heard_;
  std::atomic<bool> has_heard_ = false;
  std::thread thread_;
};

TEST_F(TlsTest, BeyondThisMachineNothingIsSentInTheClear) {
  Eavesdropper eavesdropper;
  // On a busy machine a caller may give up before it has said anything.
  for (int attempt = 0; attempt < 20 && !eavesdropper.has_heard(); ++attempt) {
    const Ending ending = Cli({"whoami", "--timeout", "2", "--server", eavesdropper.address(),
                               "--token-file", TokenFileOf(kFirst)});
    EXPECT_EQ(ending.exit_code, 6);
  }
  const std::string heard = eavesdropper.Heard();
  // A handshake record of TLS, and nothing of HTTP.
  EXPECT_THAT(heard, StartsWith("\x16\x03"));
  EXPECT_THAT(heard, Not(HasSubstr(TokenOf(kFirst).substr(0, 16))));
}

TEST(IsOnThisMachineTest, OnlySocketsAndTheLoopbackAre) {
  for (const char* address : {"unix:/run/x.sock", "127.0.0.1:1", "[::1]:7443", "localhost:80"}) {
    EXPECT_TRUE(IsOnThisMachine(address)) << address;
  }
  for (const char* address : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:80,10.0.0.1:80",
                              "localhost.example.nl:80", "localhost:80/x", "10.0.0.1:80",
                              "dns:///127.0.0.1:80", "ipv4:127.0.0.1:80", "[::1]:80@example.nl"}) {
    EXPECT_FALSE(IsOnThisMachine(address)) << address;
  }
}

}  // namespace
}  // namespace noordster::testing::tls_test
