// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_COMMAND_LINE_H_
#define NOORDSTER_TESTS_END_TO_END_COMMAND_LINE_H_

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing {

// Where a test says a fact was taken from when it is not about meetings.
inline constexpr char kTakenFrom[] = "Tijdspad 2022";

// How a program ended, and what it wrote.
struct Ending {
  // Its exit code, or minus the signal that ended it.
  int exit_code = 0;
  std::string output;
  std::string errors;
};

// The command line and the server as their users have them: two programs in a folder of their own.
// Nothing of the environment of the test that speaks to them comes through, and nothing of the home
// of who runs it: the folder of the test is the home.
class CommandLineTest : public ::testing::Test {
 protected:
  // Starts a server on a folder and waits until it is ready; commands go to it from then on.
  void Serve(const std::string& folder = "data", const std::vector<std::string>& options = {});

  // Ends the server as asked, and sees that it ended well.
  void Stop();

  // Runs any program in the folder of the test, with `environment` added to it, and nothing on its
  // standard input.
  Ending RunProgram(const std::vector<std::string>& words,
                    const std::map<std::string, std::string>& environment = {}) const;

  // Runs the command line against the server.
  Ending Run(const std::vector<std::string>& arguments) const;

  // Runs a command that must be done, and gives its output.
  std::string Must(const std::vector<std::string>& arguments) const;

  // Expects a command to fail so, and says what it said.
  std::string MustFail(int exit_code, const std::vector<std::string>& arguments) const;

  // As Must, with `-o json`, read.
  YAML::Node Answer(std::vector<std::string> arguments) const;

  // Every event so far, as the command line lists them.
  std::string History() const { return Must({"history", "list"}); }

  // Loads the programme that is shipped.
  void LoadProgramme() const;

  // Records, freezes and settles on the path of 2022 until the plan is at the stage of the DB.
  void BringToBoard(const std::string& plan) const;

  // A path in the folder of the test, and one with this content.
  std::string File(const std::string& name) const { return folder_.File(name); }
  std::string FileWith(const std::string& name, const std::string& content) const;

  const std::string& address() const { return address_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<ServerProcess> server_;
  std::string address_;
};

// The texts of one field of every item of a list.
std::vector<std::string> Column(const YAML::Node& list, const std::string& field);

// Where the shipped paths and programmes are, the path of 2022 among them, and the client.
std::string DeployFolder();
std::string ShippedPath();
std::string ClientProgram();

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_COMMAND_LINE_H_
