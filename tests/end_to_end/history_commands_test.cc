// SPDX-License-Identifier: EUPL-1.2
// `history export` and `history check` as people use them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::history_commands_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class HistoryFileCommandsTest : public CommandLineTest {
 protected:
  // Files whose name begins so, half ones included.
  int FilesLike(const std::string& name) const {
    int count = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(File("x")).parent_path())) {
      count += entry.path().filename().string().rfind(name, 0) == 0 ? 1 : 0;
    }
    return count;
  }
};

TEST_F(HistoryFileCommandsTest, AnExportIsCheckedWithoutAServer) {
  Serve();
  LoadProgramme();
  const std::string head = Answer({"history", "verify"})["headSha256"].Scalar();
  const std::string file = File("history.jsonl");
  EXPECT_THAT(Must({"history", "export", file}), HasSubstr(absl::StrCat("keten: ", head)));
  Must({"plan", "withdraw", "jeugd", "--decided", "01-07-2022", "--reason", "Dubbel."});
  Stop();
  const std::string said = Must({"history", "check", file, "--head", head});
  EXPECT_THAT(said, HasSubstr("klopt"));
  EXPECT_THAT(said, HasSubstr(head));
  const std::string events = Answer({"history", "check", file})["events"].Scalar();
  EXPECT_THAT(said, HasSubstr(absl::StrCat("tot en met gebeurtenis ", events, " van ", events)));
  EXPECT_EQ(Answer({"history", "check", file, "--head", head})["knownHeadSequence"].Scalar(),
            events);
  EXPECT_THAT(Must({"history", "check", file}), HasSubstr("geef die met --head"));
  EXPECT_THAT(MustFail(8, {"history", "check", file, "--head", std::string(64, '0')}),
              HasSubstr("komt in deze keten niet voor"));
  struct stat facts;
  ASSERT_EQ(::stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST_F(HistoryFileCommandsTest, WhatWasChangedIsNamedByItsLine) {
  Serve();
  LoadProgramme();
  const std::string file = File("history.jsonl");
  Must({"history", "export", file});
  std::vector<std::string> lines = absl::StrSplit(ReadWholeFile(file), '\n');
  const std::string changed =
      FileWith("changed.jsonl",
               absl::StrReplaceAll(ReadWholeFile(file), {{"bodies/db-programma", "bodies/raad"}}));
  EXPECT_THAT(MustFail(8, {"history", "check", changed}), HasSubstr("changed.jsonl:14: event: "));
  lines.erase(lines.begin() + 4);
  const std::string shorter = FileWith("shorter.jsonl", absl::StrJoin(lines, "\n"));
  EXPECT_THAT(MustFail(8, {"history", "check", shorter}), HasSubstr("shorter.jsonl:5: sequence: "));
}

TEST_F(HistoryFileCommandsTest, WithoutTextsNoNameIsInTheFile) {
  Serve();
  LoadProgramme();
  Must({"history", "export", File("bare.jsonl"), "--without-texts"});
  EXPECT_THAT(ReadWholeFile(File("bare.jsonl")), Not(HasSubstr("Plan Jeugd")));
  const YAML::Node proof = Answer({"history", "check", File("bare.jsonl")});
  EXPECT_EQ(proof["texts"].as<int>(), 0);
  EXPECT_GT(proof["textsMissing"].as<int>(), 20);
  EXPECT_EQ(proof["headSha256"].Scalar(), Answer({"history", "verify"})["headSha256"].Scalar());
}

TEST_F(HistoryFileCommandsTest, AFileIsThereWholeOrNotAtAll) {
  Serve();
  LoadProgramme();
  FileWith("there.jsonl", "mine");
  EXPECT_THAT(MustFail(4, {"history", "export", File("there.jsonl")}), HasSubstr("er al"));
  EXPECT_EQ(ReadWholeFile(File("there.jsonl")), "mine");
  MustFail(1, {"history", "export", File("no-such-folder/history.jsonl")});
  Stop();
  MustFail(
      6, {"history", "export", File("late.jsonl"), "--timeout", "0.1", "--municipality", "gm1916"});
  EXPECT_EQ(FilesLike("late.jsonl"), 0);
  EXPECT_EQ(FilesLike("there.jsonl"), 1);
}

}  // namespace
}  // namespace noordster::testing::history_commands_test
