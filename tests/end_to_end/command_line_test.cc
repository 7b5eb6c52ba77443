// SPDX-License-Identifier: EUPL-1.2
// What holds for every command: exit codes, forms of answers and errors, languages, the way to the
// server.
#include "tests/end_to_end/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "tests/end_to_end/action/action_script.h"
#include "tests/end_to_end/calendar/calendar_script.h"
#include "tests/end_to_end/indicator/indicator_script.h"
#include "tests/end_to_end/meeting/meeting_script.h"
#include "tests/end_to_end/programme/programme_script.h"
#include "tests/end_to_end/programme/status_script.h"
#include "tests/end_to_end/proposal/proposal_script.h"
#include "tests/end_to_end/recognition/recognition_script.h"
#include "tests/identity/test_issuer.h"

namespace noordster::testing::command_line_test {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

constexpr char kPerson[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
// Signs in once the other may do nothing more.
constexpr char kSecondPerson[] = "6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12";
constexpr char kPeople[] = R"(kind: Person
name: persons/5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11
display_name: Iemand
---
kind: Person
name: persons/6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12
display_name: Nog iemand
---
kind: Membership
name: bodies/raad/memberships/zetel-1
person: persons/5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11
role: MEMBER
start_date: 2022-03-30
)";

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// What is said in a form for machines must be all that is said.
YAML::Node Read(const std::string& text, const std::string& format) {
  if (format == "json") {
    EXPECT_TRUE(absl::StartsWith(text, "{") || absl::StartsWith(text, "[")) << text;
  }
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    ADD_FAILURE() << error.what() << "\n" << text;
    return YAML::Node();
  }
}

// A command that fails, and how.
struct Failing {
  int exit_code;
  std::string code;
  Words words;
};

class CommandsTest : public CommandLineTest {
 protected:
  // At least one for every exit code but 7: nobody is refused yet.
  std::vector<Failing> AllFailing() {
    LoadProgramme();
    const std::string big =
        FileWith("big.yaml", absl::StrCat("kind: Municipality\nname: municipalities/gm2\n",
                                          "display_name: ", std::string(1 << 20, 'x'), "\n"));
    const std::string wrong =
        FileWith("wrong.yaml", "kind: Municipality\nname: municipalities/gm3\ndisplay_name: []\n");
    Must({"backup", "create", File("damaged")});
    FileWith("damaged/head-mark", "x");
    const Words record = {"plan", "record", "jeugd"};
    return {
        {1, "DATA_LOSS", {"backup", "verify", File("damaged")}},
        {2, "INVALID_ARGUMENT", {"plan", "lst"}},
        {2, "INVALID_ARGUMENT", {"plan", "get"}},
        {2, "INVALID_ARGUMENT", {"path", "show", "uitvoeringsplan-2022", "--as", "png"}},
        {2, "INVALID_ARGUMENT", {"plan", "get", "jeugd", "--timeout", "soon"}},
        {2, "INVALID_ARGUMENT", With(record, {"x", "--decided", "31-02-2022"})},
        {2, "INVALID_ARGUMENT", With(record, {"x"})},
        {2, "INVALID_ARGUMENT", With(record, {"x", "--item", "raad/juni/1", "--source", "X"})},
        {2, "INVALID_ARGUMENT", {"plan", "list", "--stage", "raad", "--blocked"}},
        {2, "INVALID_ARGUMENT", {"worklist", "--lifter", "raad"}},
        {2, "INVALID_ARGUMENT", {"worklist", "sterk-voor-noord", "--body", "raad"}},
        {2, "INVALID_ARGUMENT", {"worklist", "--body", "raad", "--lifter", "griffie"}},
        {2, "INVALID_ARGUMENT", {"path", "migrate", "uitvoeringsplan-2022", "commissie@1"}},
        {2,
         "INVALID_ARGUMENT",
         {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@1"}},
        {2, "INVALID_ARGUMENT", {"plan", "timepath", "jeugd", "--as-of", "morgen"}},
        {3, "NOT_FOUND", {"plan", "get", "geen"}},
        {3, "NOT_FOUND", {"plan", "can", "jeugd", "--as-of", "01-01-2022"}},
        {3, "NOT_FOUND", {"worklist", "geen"}},
        {3, "NOT_FOUND", {"worklist", "--person", kPerson}},
        {3, "NOT_FOUND", {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@9"}},
        {3, "NOT_FOUND", With(record, {"x", "--decided", "21-04-2022", "--step", "99"})},
        {3, "NOT_FOUND", With(record, {"x", "--meeting", "raad/geen"})},
        {3, "NOT_FOUND", {"backup", "verify", File("nowhere")}},
        {3, "NOT_FOUND", {"history", "check", File("nowhere")}},
        {2, "INVALID_ARGUMENT", {"history", "check", wrong, "--head", "abc"}},
        {4, "FAILED_PRECONDITION", {"history", "export", wrong}},
        {8, "INVALID_ARGUMENT", {"history", "check", wrong}},
        {3, "NOT_FOUND", {"backup", "restore", File("nowhere"), "--data", File("new")}},
        {4, "FAILED_PRECONDITION", With(record, {"input-opgehaald", "--decided", "21-04-2022"})},
        {4,
         "FAILED_PRECONDITION",
         {"plan", "record-several", "input-opgehaald", "jeugd", "wonen", "--decided",
          "21-04-2022"}},
        {4, "FAILED_PRECONDITION", {"backup", "restore", File("damaged"), "--data", File("data")}},
        {4, "FAILED_PRECONDITION", {"backup", "create", File("damaged")}},
        {5,
         "ALREADY_EXISTS",
         {"plan", "create", "jeugd", "--title", "T", "--path", "uitvoeringsplan-2022"}},
        {5, "ABORTED",
         With(record, {"input-opgehaald", "--decided", "21-04-2022", "--confirm",
                       "verslag-verzonden", "--etag", "\"1\""})},
        {6,
         "UNAVAILABLE",
         {"plan", "list", "--timeout", "0.1", "--server", absl::StrCat("unix:", File("no.sock"))}},
        {8, "INVALID_ARGUMENT", {"plan", "list", "--as-of", "99999"}},
        {8, "INVALID_ARGUMENT", {"plan", "versions", "jeugd", "--as-of", "2190-01-01"}},
        {8, "INVALID_ARGUMENT", {"plan", "get", "GEEN ID"}},
        {8, "INVALID_ARGUMENT", {"plan", "get", "a\xff"}},
        {8, "INVALID_ARGUMENT", {"apply", "-f", wrong}},
        {8, "INVALID_ARGUMENT", {"apply", "-f", big}},
    };
  }
};

TEST_F(CommandsTest, EveryExitCodeComesWithItsErrorInEveryForm) {
  Serve();
  for (const Failing& failing : AllFailing()) {
    const std::string shown = absl::CHexEscape(absl::StrJoin(failing.words, " "));
    const Ending for_people = Run(failing.words);
    EXPECT_EQ(for_people.exit_code, failing.exit_code) << shown << for_people.errors;
    EXPECT_EQ(for_people.output, "") << shown;
    EXPECT_THAT(for_people.errors, Not(IsEmpty())) << shown;
    for (const std::string format : {"json", "yaml"}) {
      const Ending ending = Run(With(failing.words, {"-o", format}));
      EXPECT_EQ(ending.exit_code, failing.exit_code) << shown;
      EXPECT_EQ(ending.output, "") << shown;
      const YAML::Node error = Read(ending.errors, format);
      EXPECT_EQ(error["code"].Scalar(), failing.code) << shown << ending.errors;
      EXPECT_TRUE(error["violations"].IsSequence()) << shown;
      EXPECT_TRUE(error["blockers"].IsSequence()) << shown;
      EXPECT_TRUE(error["metadata"].IsMap()) << shown;
      EXPECT_THAT(error["message"].Scalar(), Not(IsEmpty())) << shown;
    }
  }
}

TEST_F(CommandsTest, ErrorsForMachinesAreTheSameInEveryLanguage) {
  Serve();
  for (const Failing& failing : AllFailing()) {
    // Every attempt has a request id of its own.
    const bool is_act =
        absl::StartsWith(failing.words[1], "record") || failing.words[1] == "create";
    const Words words = is_act && failing.words.size() > 2
                            ? With(failing.words, {"--request-id", kPerson})
                            : failing.words;
    const Ending dutch = Run(With(words, {"-o", "json", "--lang", "nl"}));
    const Ending english = Run(With(words, {"-o", "json", "--lang", "en"}));
    EXPECT_EQ(dutch.errors, english.errors);
  }
}

TEST_F(CommandsTest, ARequestThatIsTooLargeNamesTheLimit) {
  Serve();
  const Failing too_large = AllFailing().back();
  EXPECT_THAT(Run(too_large.words).errors, HasSubstr("hoogstens 1048576 (1 MiB)"));
}

TEST_F(CommandsTest, TextThatIsNoUtf8IsNotSent) {
  Serve();
  const Ending ending = Run({"-o", "json", "plan", "get", "a\xff"});
  EXPECT_EQ(ending.exit_code, 8);
  EXPECT_THAT(ending.errors, StartsWith("{\n"));
  EXPECT_THAT(ending.errors, HasSubstr("UTF-8"));
}

// Every command that can be typed, from the help.
std::set<std::string> Leaves(const std::function<std::string(const Words&)>& help,
                             const Words& group) {
  std::set<std::string> leaves;
  bool in_commands = false;
  for (const absl::string_view line : absl::StrSplit(help(group), '\n')) {
    if (in_commands && line.empty()) break;
    if (in_commands && absl::StartsWith(line, "  ") && !absl::StartsWith(line, "   ")) {
      const std::string name =
          std::vector<std::string>(absl::StrSplit(line, ' ', absl::SkipEmpty()))[0];
      leaves.merge(Leaves(help, With(group, {name})));
    }
    if (line == "Commands:") in_commands = true;
  }
  if (!in_commands) return {absl::StrJoin(group, " ")};
  return leaves;
}

class MachineAnswersTest : public CommandLineTest,
                           public ::testing::WithParamInterface<const char*> {
 protected:
  // One command after the other; with SigningInScript, every one there is at least once.
  std::vector<Words> Script() const {
    std::vector<Words> script = ReadingScript();
    const std::vector<Words> meetings =
        MeetingScript(FileWith("bodies.yaml", kMeetingBodies), kPerson);
    const std::vector<Words> recognition =
        RecognitionScript(FileWith("versie.txt", "Plan"),
                          FileWith("antwoorden.csv", kRecognitionAnswers), File("nota.md"));
    const std::vector<Words> indicators =
        IndicatorScript(FileWith("gebieden.yaml", kFigureResources), NOORDSTER_KWB_SAMPLE);
    for (const std::vector<Words>& acts :
         {DraftScript(), CalendarScript(FileWith("kalender.csv", kCalendarTable)), meetings,
          ProposalScript(kPerson), ActionScript(kPerson), indicators, BoardScript(), recognition,
          ProgrammeScript(FileWith("netwerk.yaml", kNetwork)), StatusScript(), ActingScript()}) {
      script.insert(script.end(), acts.begin(), acts.end());
    }
    return script;
  }

  // What needs a server that knows who calls.
  std::vector<Words> SigningInScript(const TestIssuer& issuer) const {
    return {
        {"login", "--token-file", FileWith("token", issuer.Token(kSecondPerson))},
        {"profile", "list"},
        {"whoami"},
        {"logout"},
    };
  }

 private:
  // What stands before anybody acts on a plan.
  std::vector<Words> ReadingScript() const {
    const std::string path = ShippedPath();
    return {
        {"apply", "-f", DeployFolder(), FileWith("people.yaml", kPeople)},
        {"municipality", "get", "gm1916"},
        {"municipality", "list"},
        {"person", "get", kPerson},
        {"person", "list"},
        {"body", "get", "raad"},
        {"body", "list"},
        {"membership", "get", "raad/zetel-1"},
        {"membership", "list", "raad"},
        {"programme", "get", "sterk-voor-noord"},
        {"programme", "list"},
        {"challenge", "get", "jeugd"},
        {"challenge", "list"},
        {"path", "get", "uitvoeringsplan-2022"},
        {"path", "list"},
        {"path", "show", "uitvoeringsplan-2022@1"},
        {"path", "show", path},
        {"path", "diff", "uitvoeringsplan-2022@1", path},
        {"path", "validate", path},
        {"path", "validate", path, "--local"},
        {"path", "publish", path},
        {"plan", "create", "extra", "--title", "Extra", "--path", "uitvoeringsplan-2022"},
        {"plan", "get", "jeugd"},
        {"plan", "list"},
        {"plan", "list", "--stage", "werksessie"},
        {"plan", "list", "--overdue"},
        {"plan", "list", "--due-before", "01-01-2030"},
        {"worklist"},
        {"worklist", "sterk-voor-noord", "--limit", "2"},
        {"worklist", "--lifter", "opgavetrekker"},
        {"worklist", "--body", "partneroverleg"},
        {"worklist", "--person", kPerson},
        {"search", "plan", "--in", "plannen,remarks", "--programme", "sterk-voor-noord"},
        {"milestone", "list"},
        {"milestone", "watch", "--from", "oldest", "--plan", "extra", "--kind", "plan-started",
         "--limit", "1"},
        {"milestone", "wait", "extra", "--stage", "werksessie"},
    };
  }

  static std::vector<Words> DraftScript() {
    const auto grant = [](const char* id) {
      return Words{"mandate",       "grant",   id,     "--person", kPerson,           "--as",
                   "council-clerk", "--body",  "raad", "--acts",   "confirm-outcome", "--basis",
                   "Besluit",       "--draft", id};
    };
    return {grant("griffie-8"),
            {"draft", "list"},
            {"draft", "get", "griffie-8"},
            {"draft", "retract", "griffie-8"},
            {"draft", "carry-out", "griffie-8"},
            grant("griffie-9"),
            {"draft", "withdraw", "griffie-9"},
            {"history", "list", "drafts/griffie-9"},
            {"draft", "list", "--all"}};
  }

  // The meeting that the acts on a plan rest on.
  static std::vector<Words> BoardScript() {
    return {
        {"meeting", "plan", "db-programma/juli", "--date", "15-07-2022"},
        {"agenda", "request", "db-programma/juli", "De plannen", "--as", "bespreekstuk", "--about",
         "jeugd"},
        {"agenda", "place", "db-programma/juli/1"},
        {"meeting", "open", "db-programma/juli", "--signed-in", "7"},
    };
  }

  std::vector<Words> ActingScript() const {
    const std::string path = ShippedPath();
    const std::string other = FileWith(
        "other.yaml", absl::StrReplaceAll(ReadWholeFile(path),
                                          {{"display_name: Raad", "display_name: De raad"}}));
    const std::string document = absl::StrCat("plan=", FileWith("plan.txt", "Plan"));
    const std::string money =
        absl::StrCat("begrotingsparagraaf=", FileWith("geld.txt", "Begroting"));
    const auto record = [](const Words& more) { return With({"plan", "record", "jeugd"}, more); };
    return {
        {"path", "publish", other},
        {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@2", "--dry-run"},
        {"path", "migrate", "uitvoeringsplan-2022@1", "uitvoeringsplan-2022@2", "--plan", "wonen"},
        {"plan", "record-each", "input-opgehaald", "--stage", "werksessie", "--decided",
         "21-04-2022", "--confirm", "verslag-verzonden", "--dry-run"},
        {"plan", "record-several", "input-opgehaald", "meedoen", "wonen", "--decided", "21-04-2022",
         "--confirm", "verslag-verzonden"},
        {"plan", "can", "jeugd"},
        {"plan", "timepath", "jeugd"},
        record({"input-opgehaald", "--decided", "21-04-2022", "--confirm", "verslag-verzonden"}),
        {"plan", "freeze", "jeugd", "--document", document, "--document", money},
        record({"concept-gereed", "--decided", "31-05-2022"}),
        record({"herkend-met-opmerkingen", "--decided", "15-06-2022", "--remark", "Kort.",
                "--source", kTakenFrom}),
        {"plan", "settle", "jeugd", "1", "--partly", "--reason", "Deels."},
        {"plan", "hand-in", "jeugd", "--on", "01-07-2022"},
        {"plan", "defer", "jeugd", "--meeting", "db-programma/juli", "--reason", "Te laat."},
        {"plan", "send-back", "jeugd", "--decided", "20-07-2022", "--reason", "Dekking.",
         "--source", kTakenFrom},
        {"plan", "withdraw", "extra", "--decided", "20-07-2022", "--reason", "Dubbel."},
        {"plan", "correct", "jeugd", "5", "--decided", "19-07-2022", "--reason", "Zo was het."},
        {"plan", "reverse", "jeugd", "5", "--reason", "Verkeerd plan."},
        record({"voorlopig-vastgesteld", "--decided", "21-07-2022", "--source", kTakenFrom}),
        record({"ingestemd", "--decided", "30-08-2022", "--source", kTakenFrom}),
        {"plan", "confirm", "jeugd", "7", "--source", "Besluitenlijst 30 augustus, punt 2"},
        {"plan", "impose-secrecy", "jeugd", "7", "--body", "college", "--ground", "privacy", "--on",
         "30-08-2022"},
        {"plan", "lift-secrecy", "jeugd", "7", "--on", "30-08-2022"},
        {"plan", "reconsider", "jeugd", "7", "--reason", "Nieuwe cijfers."},
        {"plan", "next-cycle", "2026", "--dry-run"},
        {"plan", "next-cycle", "2026", "jeugd", "--years", "4"},
        {"plan", "list", "--as-of", "100"},
        {"plan", "timepath", "jeugd", "--as-of", "100"},
        {"plan", "can", "extra"},
        {"plan", "versions", "jeugd"},
        {"plan", "decisions", "jeugd"},
        {"plan", "followups", "jeugd"},
        {"plan", "history", "jeugd"},
        {"mandate", "grant", "griffie-1", "--person", kPerson, "--as", "council-clerk", "--body",
         "raad", "--acts", "record-outcome,confirm-outcome", "--from", "2022-01-01", "--until",
         "2026-03-31", "--basis", "Mandaatbesluit 2022"},
        {"mandate", "grant", "beheer-1", "--person", kPerson, "--as", "administrator", "--acts",
         "grant-mandate", "--basis", "Aanwijzing"},
        {"mandate", "get", "griffie-1"},
        {"mandate", "list"},
        {"mandate", "revoke", "griffie-1"},
        {"whoami"},
        {"person", "erase", kPerson},
        {"history", "list"},
        {"history", "list", "plans/jeugd", "--without-persons"},
        {"history", "verify"},
        {"history", "export", File("history.jsonl")},
        {"history", "check", File("history.jsonl")},
        {"backup", "create", File("backup")},
        {"backup", "verify", File("backup")},
        {"backup", "restore", File("backup"), "--data", File("restored")},
        // Nothing is allowed afterwards.
        {"mandate", "enact"},
    };
  }
};

TEST_P(MachineAnswersTest, EveryCommandAnswersInAFormForMachines) {
  std::set<std::string> done;
  const auto run = [&](const std::vector<Words>& script) {
    for (const Words& words : script) {
      const std::string text = Must(With(words, {"-o", GetParam()}));
      const YAML::Node answer = Read(text, GetParam());
      EXPECT_TRUE(answer.IsMap() || answer.IsSequence()) << absl::StrJoin(words, " ") << text;
      const std::set<std::string> alone = {"apply",  "worklist", "search",
                                           "whoami", "login",    "logout"};
      done.insert(alone.count(words[0]) != 0 ? words[0] : absl::StrCat(words[0], " ", words[1]));
    }
  };
  Serve();
  run(Script());
  Stop();
  const TestIssuer issuer;
  Serve("data", issuer.ServerOptions(FileWith("keys.json", issuer.Keys())));
  run(SigningInScript(issuer));
  const auto help = [this](const Words& words) {
    return Must(With(words, {"--help", "--lang", "en"}));
  };
  // Takes two persons, as in the demo.
  done.insert("approve");
  EXPECT_THAT(done, ElementsAreArray(Leaves(help, {})));
}

INSTANTIATE_TEST_SUITE_P(Forms, MachineAnswersTest, ::testing::Values("json", "yaml"));

TEST_F(CommandsTest, ListsWithNothingInThemAreEmptyLists) {
  Serve();
  for (const char* noun : {"municipality", "body", "programme", "path", "plan", "person",
                           "challenge", "goal", "partner", "covenant", "project", "area",
                           "calendar", "indicator", "profile", "milestone", "history"}) {
    EXPECT_EQ(Must({noun, "list", "-o", "json"}), "[]\n") << noun;
    EXPECT_EQ(Must({noun, "list", "-o", "yaml"}), "[]\n") << noun;
  }
  EXPECT_EQ(Must({"worklist", "--lifter", "lead", "-o", "json"}), "[]\n");
  EXPECT_EQ(Must({"search", "jeugd", "-o", "json"}), "[]\n");
  LoadProgramme();
  for (const Words& words : std::vector<Words>{
           {"membership", "list", "raad"},
           {"schedule", "list", "uitvoering"},
           {"plan", "list", "--stage", "raad"},
           {"plan", "list", "--body", "raad"},
           {"plan", "list", "--blocked"},
           {"plan", "list", "--due-before", "01-01-2000"},
           {"worklist", "--body", "raad"},
           {"worklist", "--lifter", "griffie"},
           {"plan", "record-each", "vastgesteld", "--stage", "raad", "--decided", "27-09-2022"},
           {"path", "migrate", "uitvoeringsplan-commissie@1", "uitvoeringsplan-2022@1"},
           {"path", "diff", "uitvoeringsplan-2022@1", "paths/uitvoeringsplan-2022/versions/1"},
           {"plan", "versions", "jeugd"},
           {"plan", "decisions", "jeugd"},
           {"plan", "followups", "jeugd"}}) {
    EXPECT_EQ(Must(With(words, {"-o", "json"})), "[]\n") << absl::StrJoin(words, " ");
  }
  // Inside objects too.
  EXPECT_TRUE(Answer({"worklist"})["mine"].IsSequence());
  EXPECT_TRUE(Answer({"plan", "can", "jeugd"})["openFollowUps"].IsSequence());
  EXPECT_EQ(Answer({"plan", "get", "jeugd"})["latestVersion"].as<int>(), 0);
}

TEST_F(CommandsTest, PeopleAreSpokenToInDutchUnlessTheyAskForEnglish) {
  Serve();
  LoadProgramme();
  EXPECT_THAT(Must({"plan", "timepath", "jeugd"}), StartsWith("Tijdpad Plan Jeugd\n"));
  EXPECT_THAT(Must({"plan", "timepath", "jeugd", "--lang", "en"}),
              StartsWith("Time path Plan Jeugd\n"));
  EXPECT_THAT(Run({"plan", "get", "geen"}).errors, StartsWith("Niet gevonden"));
  EXPECT_THAT(Run({"--lang=en", "plan", "get", "geen"}).errors, StartsWith("Not found"));
  const Ending by_environment =
      RunProgram({ClientProgram(), "plan", "get", "geen"},
                 {{"NOORDSTER_SERVER", address()}, {"NOORDSTER_LANG", "en"}});
  EXPECT_THAT(by_environment.errors, StartsWith("Not found"));
  EXPECT_THAT(Must({"--help"}), HasSubstr("Afsluitcodes"));
  EXPECT_THAT(Must({"--help", "--lang", "en"}), HasSubstr("Exit codes"));
}

TEST_F(CommandsTest, TheServerIsLookedForWhereItIsSaidToBe) {
  Serve("noordster-data");
  const Words list = {ClientProgram(), "municipality", "list", "-o", "json"};
  // Nobody waits for a server that is not there.
  const Words soon = With(list, {"--timeout", "0.1"});
  // In the folder of the command, when nothing is said.
  EXPECT_EQ(RunProgram(list).output, "[]\n");
  const std::string nowhere = absl::StrCat("unix:", File("nowhere.sock"));
  EXPECT_EQ(RunProgram(list, {{"NOORDSTER_SERVER", address()}}).output, "[]\n");
  EXPECT_EQ(RunProgram(soon, {{"NOORDSTER_SERVER", nowhere}}).exit_code, 6);
  EXPECT_EQ(RunProgram(list, {{"NOORDSTER_DATA", File("noordster-data")}}).output, "[]\n");
  EXPECT_EQ(RunProgram(soon, {{"NOORDSTER_DATA", File("elsewhere")}}).exit_code, 6);
  // What is typed comes first.
  EXPECT_EQ(RunProgram(With(list, {"--server", address()}), {{"NOORDSTER_SERVER", nowhere}}).output,
            "[]\n");
  const Ending none = RunProgram(With(soon, {"--server", nowhere}));
  EXPECT_EQ(none.exit_code, 6);
  EXPECT_THAT(none.errors, HasSubstr("SERVER_UNREACHABLE"));
}

}  // namespace
}  // namespace noordster::testing::command_line_test
