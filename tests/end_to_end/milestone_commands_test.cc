// SPDX-License-Identifier: EUPL-1.2
// `milestone watch`, `list` and `wait` as people and programs use them, also while the server is
// killed and started again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/end_to_end/command_line.h"
#include "tests/support/api_client.h"

namespace noordster::testing::milestone_commands_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

using Words = std::vector<std::string>;

constexpr char kServer[] = NOORDSTERD;
constexpr absl::Duration kPatience = absl::Seconds(60);

// A command that goes on while other commands are run. It is killed when this is destroyed.
class RunningCommand {
 public:
  // Writes its answers to `file`. The environment is as for commands that are run and waited for.
  RunningCommand(const Words& words, const std::string& server, const std::string& file)
      : answers_(file),
        process_("/usr/bin/env", AllWords(words, server, file), absl::StrCat(file, ".err")) {}

  // The lines it wrote so far, whole ones.
  Words Lines() const {
    if (access(answers_.c_str(), F_OK) != 0) return {};
    Words lines = absl::StrSplit(ReadWholeFile(answers_), '\n');
    lines.pop_back();
    return lines;
  }

  // Those of its lines that tell a milestone, read.
  std::vector<YAML::Node> Milestones() const {
    std::vector<YAML::Node> milestones;
    for (const std::string& line : Lines()) {
      const YAML::Node told = YAML::Load(line);
      if (told["milestone"].IsDefined()) milestones.push_back(told["milestone"]);
    }
    return milestones;
  }

  // Whether it told a milestone of this sequence, or does so within a minute.
  bool Tells(const std::string& sequence) const {
    return Await([&] {
      const std::vector<YAML::Node> told = Milestones();
      return !told.empty() && told.back()["sequence"].Scalar() == sequence;
    });
  }

  // Whether something comes true within a minute.
  static bool Await(const std::function<bool()>& is_true) {
    const absl::Time end = absl::Now() + kPatience;
    while (!is_true()) {
      if (absl::Now() > end) return false;
      absl::SleepFor(absl::Milliseconds(10));
    }
    return true;
  }

  // What it said beside its answers.
  std::string Errors() const { return process_.log(); }

  void Signal(int number) { process_.Signal(number); }
  int AwaitEnd() { return process_.AwaitEnd(); }

 private:
  static Words AllWords(const Words& words, const std::string& server, const std::string& file) {
    Words all = {"-i"};
    for (char** each = environ; *each != nullptr; ++each) {
      if (absl::StartsWith(*each, "NOORDSTER_") || absl::StartsWith(*each, "XDG_CONFIG_HOME=") ||
          absl::StartsWith(*each, "HOME=")) {
        continue;
      }
      all.emplace_back(*each);
    }
    for (const std::string& word :
         {absl::StrCat("HOME=", file.substr(0, file.rfind('/'))),
          absl::StrCat("NOORDSTER_SERVER=", server), std::string("/bin/sh"), std::string("-c"),
          std::string("exec \"$@\" >\"$0\""), file, ClientProgram()}) {
      all.push_back(word);
    }
    all.insert(all.end(), words.begin(), words.end());
    return all;
  }

  const std::string answers_;
  ServerProcess process_;
};

class MilestoneCommandsTest : public CommandLineTest {
 protected:
  // A server with the programme that is shipped, which a test can end as it likes.
  void Begin() {
    Serve();
    LoadProgramme();
    Stop();
    Launch();
  }

  // Starts the server on the folder and the address it had.
  void Launch() {
    server_ = std::make_unique<ServerProcess>(
        kServer, Words{"--data", File("data"), "--free-space-min-mib", "1"}, File("log"));
    const absl::StatusOr<std::string> listening = server_->AwaitListening();
    ASSERT_TRUE(listening.ok()) << listening.status();
    ASSERT_EQ(*listening, address());
  }

  void End(int signal) {
    server_->Signal(signal);
    EXPECT_EQ(server_->AwaitEnd(), signal == SIGTERM ? 0 : -signal) << server_->log();
    server_.reset();
  }

  std::unique_ptr<RunningCommand> Start(const Words& words, const std::string& name) const {
    return std::make_unique<RunningCommand>(words, address(), File(name));
  }

  // The first outcome of a plan, two milestones.
  void RecordInput(const std::string& plan) const {
    Must({"plan", "record", plan, "input-opgehaald", "--decided", "21-04-2022", "--confirm",
          "verslag-verzonden"});
  }

  void Defer(const std::string& plan) const {
    Must({"plan", "defer", plan, "--decided", "15-07-2022", "--reason", "De agenda was vol.",
          "--source", kTakenFrom});
  }

  // Sequences of all milestones so far.
  Words Listed(Words filter = {}) const {
    filter.insert(filter.begin(), {"milestone", "list"});
    return Column(Answer(filter), "sequence");
  }

  // Sequences of what a watch tells that ends by itself.
  Words SequencesTold(Words options) const {
    options.insert(options.begin(), {"milestone", "watch", "-o", "json"});
    Words sequences;
    const std::string told = Must(options);
    for (const absl::string_view line : absl::StrSplit(told, '\n', absl::SkipEmpty())) {
      const YAML::Node milestone = YAML::Load(std::string(line))["milestone"];
      if (milestone.IsDefined()) sequences.push_back(milestone["sequence"].Scalar());
    }
    return sequences;
  }

  // Streams that are open.
  int Streams() const {
    v1::GetFeedInfoRequest request;
    request.set_name("municipalities/gm1916");
    return ApiClient(address()).Must(&v1::MilestoneService::Stub::GetFeedInfo, request).streams();
  }

  static Words SequencesOf(const std::vector<YAML::Node>& milestones) {
    Words sequences;
    for (const YAML::Node& milestone : milestones) {
      sequences.push_back(milestone["sequence"].Scalar());
    }
    return sequences;
  }

 private:
  std::unique_ptr<ServerProcess> server_;
};

TEST_F(MilestoneCommandsTest, WatchTellsEachMilestoneOnceThroughEveryEndOfTheServer) {
  Begin();
  const auto all = Start({"milestone", "watch", "--from", "oldest", "-o", "json"}, "all");
  const auto one =
      Start({"milestone", "watch", "--from", "oldest", "--plan", "meedoen", "-o", "json"}, "one");
  BringToBoard("jeugd");
  BringToBoard("meedoen");
  ASSERT_TRUE(all->Tells(Listed().back())) << all->Errors();
  for (const int signal : {SIGKILL, SIGTERM, SIGKILL, SIGTERM}) {
    // Of the first the one who follows a single plan hears nothing.
    Defer("jeugd");
    End(signal);
    Launch();
    Defer("meedoen");
    ASSERT_TRUE(one->Tells(Listed().back())) << one->Errors();
    Defer("jeugd");
    Defer("meedoen");
    End(signal);
    Launch();
  }
  RecordInput("wonen");
  Defer("meedoen");
  const Words listed = Listed();
  ASSERT_TRUE(all->Tells(listed.back())) << all->Errors();
  ASSERT_TRUE(one->Tells(listed.back())) << one->Errors();
  EXPECT_EQ(SequencesOf(all->Milestones()), listed);
  EXPECT_EQ(SequencesOf(one->Milestones()), Listed({"--plan", "meedoen"}));
  for (const auto& watch : {&all, &one}) {
    EXPECT_EQ((*watch)->Errors(), "");
    (*watch)->Signal(SIGTERM);
    EXPECT_EQ((*watch)->AwaitEnd(), -SIGTERM);
  }
}

TEST_F(MilestoneCommandsTest, WatchGoesOnBehindTheCursorOfALine) {
  Begin();
  BringToBoard("jeugd");
  const Words listed = Listed();
  const auto watch = Start({"milestone", "watch", "--from", "oldest", "-o", "json"}, "all");
  ASSERT_TRUE(watch->Tells(listed.back())) << watch->Errors();
  RecordInput("wonen");
  const Words now = Listed();
  ASSERT_TRUE(watch->Tells(now.back())) << watch->Errors();
  std::string cursor;
  for (const std::string& line : watch->Lines()) {
    const YAML::Node told = YAML::Load(line);
    const YAML::Node milestone = told["milestone"];
    if (milestone.IsDefined() && milestone["sequence"].Scalar() == listed.back()) {
      cursor = told["cursor"].Scalar();
    }
  }
  ASSERT_NE(cursor, "");
  End(SIGKILL);
  Launch();
  const size_t rest = now.size() - listed.size();
  EXPECT_EQ(SequencesTold({"--from", cursor, "--limit", absl::StrCat(rest)}),
            Words(now.begin() + static_cast<int64_t>(listed.size()), now.end()));
  MustFail(8, {"milestone", "watch", "--from", "gisteren"});
}

TEST_F(MilestoneCommandsTest, WatchWithALimitEndsWithTheActThatReachesIt) {
  Begin();
  const size_t before = Listed().size();
  // Two milestones each.
  RecordInput("jeugd");
  RecordInput("wonen");
  const Words listed = Listed();
  ASSERT_THAT(listed, SizeIs(before + 4));
  const auto first = [&listed](size_t count) {
    return Words(listed.begin(), listed.begin() + static_cast<int64_t>(count));
  };
  const auto told = [this](size_t limit) {
    return SequencesTold({"--from", "oldest", "--limit", absl::StrCat(limit)});
  };
  EXPECT_EQ(told(before), first(before));
  EXPECT_EQ(told(before + 1), first(before + 2));
  EXPECT_EQ(told(before + 2), first(before + 2));
}

TEST_F(MilestoneCommandsTest, WatchThatCannotWriteSaysWhereToGoOn) {
  Begin();
  RecordInput("jeugd");
  const Ending ending =
      RunProgram({"/bin/sh", "-c", "exec \"$@\" >/dev/full", "sh", ClientProgram(), "--server",
                  address(), "milestone", "watch", "--from", "oldest"});
  EXPECT_EQ(ending.exit_code, 1);
  const Words words = absl::StrSplit(absl::StripTrailingAsciiWhitespace(ending.errors), ' ');
  EXPECT_EQ(absl::StrJoin(words.begin(), words.end() - 1, " "),
            "De uitvoer kan niet worden geschreven: No space left on device. Ga verder met --from");
  const Words listed = Listed();
  EXPECT_EQ(SequencesTold({"--from", words.back(), "--limit", absl::StrCat(listed.size())}),
            listed);
}

TEST_F(MilestoneCommandsTest, ListTellsAllOrWhatIsAskedFor) {
  Serve();
  EXPECT_EQ(Must({"milestone", "list"}), "Nog geen mijlpalen.\n");
  EXPECT_THAT(Answer({"milestone", "list"}), SizeIs(0));
  LoadProgramme();
  RecordInput("jeugd");
  EXPECT_THAT(Must({"milestone", "list"}),
              AllOf(HasSubstr("Plan Jeugd is gestart."), HasSubstr("Plan Wonen is gestart.")));
  EXPECT_THAT(Must({"milestone", "list", "--plan", "jeugd", "--lang", "en"}),
              AllOf(HasSubstr("Plan Jeugd"), Not(HasSubstr("gestart")), Not(HasSubstr("Wonen"))));
  const YAML::Node outcomes =
      Answer({"milestone", "list", "--kind", "outcome-recorded", "--plan", "jeugd"});
  EXPECT_THAT(Column(outcomes, "outcome"), ElementsAre("input-opgehaald"));
  EXPECT_THAT(Column(Answer({"milestone", "list", "--stage", "uitwerken"}), "kind"),
              ElementsAre("STAGE_REACHED"));
  EXPECT_EQ(Must({"milestone", "list", "--plan", "jeugd", "--stage", "raad"}),
            "Nog geen mijlpalen.\n");
  MustFail(2, {"milestone", "list", "--kind", "bestaat-niet"});
  Stop();
  MustFail(6, {"milestone", "list", "--timeout", "1"});
}

TEST_F(MilestoneCommandsTest, WaitSaysWhichConditionCameTrue) {
  Begin();
  EXPECT_EQ(Must({"milestone", "wait", "jeugd", "--stage", "raad", "--stage", "werksessie"}),
            "--stage werksessie: dat is al zo\n");
  EXPECT_EQ(Answer({"milestone", "wait", "jeugd", "--stage", "werksessie"})["condition"].Scalar(),
            "--stage werksessie");

  // Those streams end with the commands, once the server has noticed.
  ASSERT_TRUE(RunningCommand::Await([this] { return Streams() == 0; }));
  const auto stage = Start(
      {"milestone", "wait", "jeugd", "--stage", "raad", "--stage", "uitwerken", "--timeout", "60s"},
      "stage");
  ASSERT_TRUE(RunningCommand::Await([this] { return Streams() == 1; })) << stage->Errors();
  RecordInput("wonen");
  RecordInput("jeugd");
  EXPECT_EQ(stage->AwaitEnd(), 0) << stage->Errors();
  ASSERT_THAT(stage->Lines(), SizeIs(1));
  EXPECT_THAT(stage->Lines()[0],
              AllOf(::testing::StartsWith("--stage uitwerken: "), Not(HasSubstr("dat is al zo"))));
}

TEST_F(MilestoneCommandsTest, WaitHearsAnOutcomeThoughTheServerWasKilledMeanwhile) {
  Begin();
  BringToBoard("meedoen");
  const auto outcome = Start({"milestone", "wait", "meedoen", "--ended", "--outcome", "aangehouden",
                              "-o", "json", "--timeout", "60s"},
                             "outcome");
  ASSERT_TRUE(RunningCommand::Await([this] { return Streams() == 1; })) << outcome->Errors();
  End(SIGKILL);
  Launch();
  // Only an outcome from when it began to wait counts, and its stream may have begun anew.
  EXPECT_TRUE(RunningCommand::Await([&] {
    Defer("meedoen");
    return !outcome->Lines().empty();
  })) << outcome->Errors();
  EXPECT_EQ(outcome->AwaitEnd(), 0) << outcome->Errors();
  const YAML::Node fired = YAML::LoadFile(File("outcome"));
  EXPECT_EQ(fired["condition"].Scalar(), "--outcome aangehouden");
  EXPECT_EQ(fired["milestone"]["outcome"].Scalar(), "aangehouden");
  EXPECT_THAT(fired["milestone"]["sentenceNl"].Scalar(), HasSubstr("Plan Meedoen"));
}

TEST_F(MilestoneCommandsTest, WaitEndsWhenItsTimeIsUp) {
  Begin();
  const Words wait = {"milestone", "wait", "jeugd", "--stage", "raad", "--timeout", "1"};
  const Ending ending = Run(wait);
  EXPECT_EQ(ending.exit_code, 6);
  EXPECT_EQ(ending.output, "");
  EXPECT_THAT(ending.errors, HasSubstr("gebeurde niet in de tijd"));
  Words for_machines = wait;
  for_machines.insert(for_machines.end(), {"-o", "json"});
  EXPECT_EQ(YAML::Load(MustFail(6, for_machines))["reason"].Scalar(), "TIME_IS_UP");
  MustFail(2, {"milestone", "wait", "jeugd"});
}

TEST_F(MilestoneCommandsTest, WaitThatNobodyCouldTellDoesNotSayThatItDidNotHappen) {
  Begin();
  const auto wait =
      Start({"milestone", "wait", "jeugd", "--stage", "raad", "--timeout", "5s"}, "wait");
  ASSERT_TRUE(RunningCommand::Await([&] { return Streams() == 1; })) << wait->Errors();
  End(SIGKILL);
  EXPECT_EQ(wait->AwaitEnd(), 6);
  EXPECT_THAT(wait->Errors(), Not(HasSubstr("gebeurde niet")));
  EXPECT_THAT(wait->Errors(), HasSubstr("bereikbaar"));
}

TEST_F(MilestoneCommandsTest, WaitForAPlanThatIsNotThereSaysSo) {
  Begin();
  EXPECT_EQ(MustFail(3, {"milestone", "wait", "jeugt", "--ended", "--timeout", "60s"}),
            "Er is geen plan 'jeugt'; noordster plan list toont wat er is.\n");
}

}  // namespace
}  // namespace noordster::testing::milestone_commands_test
