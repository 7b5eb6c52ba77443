// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/command_line.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"
#include "services/base/digest.h"

namespace noordster::testing {
namespace {

constexpr char kServer[] = NOORDSTERD;
constexpr int kPrivate = 0600;

// The environment without what the programs listen to, in a home of its own, and with `more`.
std::vector<std::string> EnvironmentWith(const std::string& home,
                                         const std::map<std::string, std::string>& more) {
  std::map<std::string, std::string> variables = {{"HOME", home}};
  for (char** each = environ; *each != nullptr; ++each) {
    const std::pair<std::string, std::string> variable =
        absl::StrSplit(*each, absl::MaxSplits('=', 1));
    if (absl::StartsWith(variable.first, "NOORDSTER_") || variable.first == "XDG_CONFIG_HOME" ||
        variable.first == "COLUMNS") {
      continue;
    }
    variables.insert(variable);
  }
  for (const auto& [name, value] : more) variables[name] = value;
  std::vector<std::string> all;
  for (const auto& [name, value] : variables) all.push_back(absl::StrCat(name, "=", value));
  return all;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

std::vector<std::string> Column(const YAML::Node& list, const std::string& field) {
  std::vector<std::string> texts;
  for (const YAML::Node& item : list) {
    texts.push_back(item[field].IsDefined() ? item[field].Scalar() : "");
  }
  return texts;
}

std::string DeployFolder() { return NOORDSTER_DEPLOY; }

std::string ShippedPath() {
  return absl::StrCat(DeployFolder(), "/paths/uitvoeringsplan-2022.yaml");
}

std::string ClientProgram() { return NOORDSTER; }

void CommandLineTest::Serve(const std::string& folder, const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {"--data", folder_.File(folder), "--free-space-min-mib",
                                        "1"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  server_ = std::make_unique<ServerProcess>(kServer, arguments, folder_.File("log"));
  const absl::StatusOr<std::string> address = server_->AwaitListening();
  ASSERT_TRUE(address.ok()) << address.status();
  address_ = *address;
}

void CommandLineTest::Stop() {
  server_->Signal(SIGTERM);
  EXPECT_EQ(server_->AwaitEnd(), 0) << server_->log();
  server_.reset();
}

Ending CommandLineTest::RunProgram(const std::vector<std::string>& words,
                                   const std::map<std::string, std::string>& environment) const {
  const std::string run = base::RandomUuid();
  const std::string output = folder_.File(absl::StrCat(run, ".out"));
  const std::string errors = folder_.File(absl::StrCat(run, ".err"));
  std::vector<std::string> owned = words;
  std::vector<std::string> variables = EnvironmentWith(folder_.path(), environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder_.path().c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  const int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(), flags, kPrivate);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(), flags, kPrivate);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, owned[0].c_str(), &actions, nullptr,
                                   Pointers(owned).data(), Pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  NOORDSTER_CHECK(failure == 0);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return {code, ReadWholeFile(output), ReadWholeFile(errors)};
}

Ending CommandLineTest::Run(const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = {ClientProgram()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return RunProgram(words, {{"NOORDSTER_SERVER", address_}});
}

std::string CommandLineTest::Must(const std::vector<std::string>& arguments) const {
  const Ending ending = Run(arguments);
  EXPECT_EQ(ending.exit_code, 0) << ::testing::PrintToString(arguments) << ending.errors;
  EXPECT_EQ(ending.errors, "") << ::testing::PrintToString(arguments);
  return ending.output;
}

std::string CommandLineTest::MustFail(int exit_code,
                                      const std::vector<std::string>& arguments) const {
  const Ending ending = Run(arguments);
  EXPECT_EQ(ending.exit_code, exit_code) << ::testing::PrintToString(arguments) << ending.errors;
  return ending.errors;
}

YAML::Node CommandLineTest::Answer(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"-o", "json"});
  return YAML::Load(Must(arguments));
}

void CommandLineTest::LoadProgramme() const { Must({"apply", "-f", DeployFolder()}); }

void CommandLineTest::BringToBoard(const std::string& plan) const {
  const std::string document = FileWith(absl::StrCat(plan, ".txt"), "Uitvoeringsplan");
  Must({"plan", "record", plan, "input-opgehaald", "--decided", "21-04-2022", "--confirm",
        "verslag-verzonden"});
  Must({"plan", "freeze", plan, "--document", absl::StrCat("plan=", document), "--document",
        absl::StrCat("begrotingsparagraaf=", document)});
  Must({"plan", "record", plan, "concept-gereed", "--decided", "31-05-2022"});
  Must({"plan", "record", plan, "herkend-met-opmerkingen", "--decided", "15-06-2022", "--remark",
        "De planning ontbreekt.", "--source", kTakenFrom});
  Must({"plan", "settle", plan, "1", "--taken-over", "--reason", "Zie paragraaf 3."});
}

std::string CommandLineTest::FileWith(const std::string& name, const std::string& content) const {
  WriteWholeFile(File(name), content);
  return File(name);
}

}  // namespace noordster::testing
