// SPDX-License-Identifier: EUPL-1.2
// The units of systemd, without a systemd that runs: what it says of them, and that the server
// starts by the very command in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "tests/deployment/unit_file.h"
#include "tests/end_to_end/command_line.h"
#include "tests/identity/test_certificates.h"
#include "tests/identity/test_issuer.h"

namespace noordster::testing::units_test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Words = std::vector<std::string>;

constexpr char kServer[] = NOORDSTERD;
constexpr char kPerson[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
// Overall exposure times ten.
constexpr char kExposureMax[] = "--threshold=15";

std::string Shipped(const std::string& name) {
  return absl::StrCat(DeployFolder(), "/systemd/", name);
}

class UnitsTest : public CommandLineTest {
 protected:
  // The units in the folder of the test, with programs that are there.
  void Install() const {
    std::filesystem::copy(Shipped(""), File("units"), std::filesystem::copy_options::recursive);
    for (const char* unit : {"noordsterd.service", "noordster-issuer-keys.service"}) {
      const std::string file = File(absl::StrCat("units/", unit));
      WriteWholeFile(file,
                     absl::StrReplaceAll(ReadWholeFile(file),
                                         {{"/usr/local/bin/noordsterd", kServer},
                                          {"/usr/local/libexec/noordster-issuer-keys",
                                           Shipped("noordster-issuer-keys.sh")},
                                          {"/etc/noordster/", absl::StrCat(File("etc"), "/")}}));
    }
  }

  // What `systemd-analyze verify` says of our units.
  std::string Verify() const {
    const Ending ending = RunProgram(
        {"systemd-analyze", "verify", "--man=no", File("units/noordsterd.service"),
         File("units/noordster-issuer-keys.service"), File("units/noordster-issuer-keys.timer")});
    std::string ours = ending.exit_code == 0 ? "" : absl::StrCat(ending.exit_code, "\n");
    for (const absl::string_view line : absl::StrSplit(ending.errors, '\n')) {
      if (absl::StrContains(line, "noordster")) absl::StrAppend(&ours, line, "\n");
    }
    return ours;
  }

  // Makes the credentials of a unit, under the names it gives them, from files as the operator is
  // told to call them.
  void LoadCredentials(const std::string& unit) {
    const std::map<std::string, std::string> kept = {
        {"certificate.pem", pair_.certificate},
        {"private-key.pem", pair_.private_key},
        {"client-authorities.pem", authority_.certificate()}};
    const auto settings = UnitSettings(ReadWholeFile(Shipped(unit)));
    for (const std::string& credential : settings.at("LoadCredential")) {
      const std::pair<std::string, std::string> parts =
          absl::StrSplit(credential, absl::MaxSplits(':', 1));
      const std::filesystem::path file = parts.second;
      EXPECT_EQ(file.parent_path().string(), "/etc/noordster/credentials");
      ASSERT_EQ(kept.count(file.filename()), 1U) << credential;
      FileWith(absl::StrCat("credentials/", parts.first), kept.at(file.filename()));
    }
  }

  // The command of the server with the credentials and folders of its unit, and `more` variables.
  Words ServerCommand(const std::map<std::string, std::string>& more) {
    LoadCredentials("noordsterd.service");
    FileWith("states/noordster-issuer-keys/keys.json", issuer_.Keys());
    std::map<std::string, std::string> variables =
        EnvironmentSettings(ReadWholeFile(Shipped("noordster.conf")));
    variables["NOORDSTER_LISTEN"] = "127.0.0.1:0";
    variables["NOORDSTER_ISSUER"] = TestIssuer::ServerOptions("")[1];
    variables["NOORDSTER_OPTIONS"] = "--free-space-min-mib 1";
    variables["CREDENTIALS_DIRECTORY"] = File("credentials");
    for (const auto& [name, value] : more) variables[name] = value;
    const auto settings = UnitSettings(ReadWholeFile(Shipped("noordsterd.service")));
    return CommandWords(settings.at("ExecStart").at(0), variables,
                        {{"%S", File("states")}, {"%L", File("logs")}});
  }

  void SetUp() override {
    std::filesystem::create_directory(File("credentials"));
    for (const char* unit : {"noordsterd.service", "noordster-issuer-keys.service"}) {
      for (const auto& [setting, folder] :
           {std::pair("StateDirectory", "states"), std::pair("LogsDirectory", "logs")}) {
        for (const std::string& made : FoldersOf(unit, setting)) {
          std::filesystem::create_directories(File(absl::StrCat(folder, "/", made)));
        }
      }
    }
  }

  // What a unit names in such a setting, if anything.
  static Words FoldersOf(const std::string& unit, const std::string& setting) {
    const auto settings = UnitSettings(ReadWholeFile(Shipped(unit)));
    const auto found = settings.find(setting);
    if (found == settings.end()) return {};
    return absl::StrSplit(found->second.at(0), ' ', absl::SkipWhitespace());
  }

  // The paths in the command of a unit that begin with a specifier, without it.
  static Words PathsBelow(const std::string& unit, const std::string& specifier) {
    Words paths;
    const std::string command = UnitSettings(ReadWholeFile(Shipped(unit))).at("ExecStart").at(0);
    for (absl::string_view word : absl::StrSplit(command, ' ', absl::SkipWhitespace())) {
      if (absl::ConsumePrefix(&word, absl::StrCat(specifier, "/"))) paths.emplace_back(word);
    }
    return paths;
  }

  // Starts the server by such a command, and asks it something with a token over TLS.
  void ExpectServes(const Words& command) const {
    ASSERT_EQ(command.front(), "/usr/local/bin/noordsterd");
    ServerProcess server(kServer, Words(command.begin() + 1, command.end()), File("log"));
    const absl::StatusOr<std::string> address = server.AwaitListening();
    ASSERT_TRUE(address.ok()) << address.status() << server.log();
    const Ending list =
        RunProgram({ClientProgram(), "municipality", "list", "-o", "json", "--server", *address,
                    "--ca", FileWith("ca.pem", authority_.certificate()), "--token-file",
                    FileWith("token", issuer_.Token(kPerson))});
    EXPECT_EQ(list.output, "[]\n") << list.errors;
    server.Signal(SIGTERM);
    EXPECT_EQ(server.AwaitEnd(), 0) << server.log();
  }

  const TestIssuer issuer_;
  const CertificateAuthority authority_;
  const KeyPair pair_ = authority_.Issue({"DNS:localhost,IP:127.0.0.1"});
};

TEST_F(UnitsTest, TheServicesAreHardlyExposed) {
  for (const char* unit : {"noordsterd.service", "noordster-issuer-keys.service"}) {
    const Ending ending = RunProgram({"systemd-analyze", "security", "--offline=true", "--no-pager",
                                      kExposureMax, Shipped(unit)});
    EXPECT_EQ(ending.exit_code, 0) << ending.output << ending.errors;
  }
  // The gate is one: an open service does not pass.
  FileWith("open.service", "[Service]\nExecStart=/bin/true\n");
  EXPECT_NE(RunProgram({"systemd-analyze", "security", "--offline=true", "--no-pager", kExposureMax,
                        File("open.service")})
                .exit_code,
            0);
}

TEST_F(UnitsTest, SystemdUnderstandsAllOfThem) {
  Install();
  EXPECT_EQ(Verify(), "");
  const std::string addition = File("units/noordsterd.service.d/wrong.conf");
  WriteWholeFile(addition, "[Service]\nProtectSistem=strict\n");
  EXPECT_THAT(Verify(), HasSubstr("ProtectSistem"));
}

TEST_F(UnitsTest, TheServerStartsByTheCommandOfItsUnit) { ExpectServes(ServerCommand({})); }

TEST_F(UnitsTest, TheServerKeepsAnAccessLogInAFolderForItsUserAlone) {
  const auto settings = UnitSettings(ReadWholeFile(Shipped("noordsterd.service")));
  EXPECT_THAT(settings.at("LogsDirectory"), ElementsAre("noordster"));
  EXPECT_THAT(settings.at("LogsDirectoryMode"), ElementsAre("0700"));
  const Words command = ServerCommand({});
  ServerProcess server(kServer, Words(command.begin() + 1, command.end()), File("log"));
  const absl::StatusOr<std::string> address = server.AwaitListening();
  ASSERT_TRUE(address.ok()) << address.status() << server.log();
  const Ending refused = RunProgram({ClientProgram(), "municipality", "list", "--server", *address,
                                     "--ca", FileWith("ca.pem", authority_.certificate())});
  EXPECT_NE(refused.exit_code, 0);
  const std::string log = ReadWholeFile(File("logs/noordster/access.log"));
  EXPECT_THAT(log, HasSubstr("\"reason\":\"NOT_AUTHENTICATED\"")) << refused.errors;
  // Where the README says that it is.
  EXPECT_THAT(ReadWholeFile(Shipped("README.md")), HasSubstr("/var/log/noordster/access.log"));
}

TEST_F(UnitsTest, AServiceWritesWhereItsUnitLetsItAndReadsWhatTheOtherWrites) {
  const std::string keys = "noordster-issuer-keys/keys.json";
  EXPECT_THAT(PathsBelow("noordster-issuer-keys.service", "%S"), ElementsAre(keys));
  EXPECT_THAT(FoldersOf("noordster-issuer-keys.service", "StateDirectory"),
              ElementsAre("noordster-issuer-keys"));
  Words written = PathsBelow("noordsterd.service", "%S");
  ASSERT_EQ(std::erase(written, keys), 1U);
  EXPECT_THAT(written, Not(IsEmpty()));
  const auto expect_below = [](const Words& paths, const Words& folders) {
    for (const std::string& path : paths) {
      EXPECT_THAT(folders, Contains(path.substr(0, path.find('/')))) << path;
    }
  };
  expect_below(written, FoldersOf("noordsterd.service", "StateDirectory"));
  const Words logs = PathsBelow("noordsterd.service", "%L");
  EXPECT_THAT(logs, Not(IsEmpty()));
  expect_below(logs, FoldersOf("noordsterd.service", "LogsDirectory"));
}

// The command of the README that looks whether the server would start on new files.
TEST_F(UnitsTest, TheLookBeforeARestartPassesFilesThatFitAndNoOthers) {
  std::string look;
  for (const absl::string_view block :
       absl::StrSplit(ReadWholeFile(Shipped("README.md")), "```\n")) {
    if (absl::StrContains(block, "openssl x509 ")) look = std::string(block);
  }
  ASSERT_THAT(look, HasSubstr("-checkend"));
  const auto exit_code_of = [&](const KeyPair& pair) {
    FileWith("certificate.pem", pair.certificate);
    FileWith("private-key.pem", pair.private_key);
    return RunProgram({"bash", "-c", look}).exit_code;
  };
  EXPECT_EQ(exit_code_of(pair_), 0);
  const KeyPair another = authority_.Issue({"DNS:localhost"});
  EXPECT_NE(exit_code_of({pair_.certificate, another.private_key}), 0);
  EXPECT_NE(exit_code_of(authority_.Issue({"DNS:localhost", -absl::Hours(2), -absl::Hours(1)})), 0);
}

TEST_F(UnitsTest, OtherSystemsAreLetInByTheShippedAddition) {
  const auto addition =
      UnitSettings(ReadWholeFile(Shipped("noordsterd.service.d/client-authorities.conf")));
  EXPECT_THAT(addition.at("LoadCredential"),
              ElementsAre("client-authorities:/etc/noordster/credentials/client-authorities.pem"));
  const std::string variable = addition.at("Environment").at(0);
  const std::pair<std::string, std::string> setting =
      absl::StrSplit(variable.substr(1, variable.size() - 2), absl::MaxSplits('=', 1));
  LoadCredentials("noordsterd.service.d/client-authorities.conf");
  const Words command = ServerCommand(
      {{setting.first, absl::StrReplaceAll(setting.second, {{"%d", File("credentials")}})}});
  EXPECT_THAT(command, Contains("--client-authorities"));
  ExpectServes(command);
}

TEST_F(UnitsTest, ARefusalToStartIsNotRepeatedAndAStoreThatStoppedIs) {
  const auto settings = UnitSettings(ReadWholeFile(Shipped("noordsterd.service")));
  EXPECT_THAT(settings.at("Restart"), ElementsAre("on-failure"));
  EXPECT_THAT(settings.at("RestartPreventExitStatus"), ElementsAre("1 2"));
  EXPECT_THAT(settings.at("StartLimitBurst"), ElementsAre("5"));
  const auto end_of = [this](const Words& command) {
    ServerProcess server(kServer, Words(command.begin() + 1, command.end()), File("log"));
    return server.AwaitEnd();
  };
  Words command = ServerCommand({});
  std::filesystem::remove(File("credentials/private-key"));
  EXPECT_EQ(end_of(command), 1);
  command.push_back("--no-such-option");
  EXPECT_EQ(end_of(command), 2);
}

TEST_F(UnitsTest, EveryVariableHasAValue) {
  const auto values = EnvironmentSettings(ReadWholeFile(Shipped("noordster.conf")));
  for (const char* unit : {"noordsterd.service", "noordster-issuer-keys.service"}) {
    const std::string command = UnitSettings(ReadWholeFile(Shipped(unit))).at("ExecStart").at(0);
    for (const absl::string_view part : absl::StrSplit(command, "${")) {
      if (!absl::StartsWith(part, "NOORDSTER_")) continue;
      const std::string name(part.substr(0, part.find('}')));
      EXPECT_EQ(values.count(name), 1U) << name;
      EXPECT_THAT(values.at(name), Not(IsEmpty())) << name;
    }
  }
}

}  // namespace
}  // namespace noordster::testing::units_test
