// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/calendar/meeting_file.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cli/documents/whole_file.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/calendar.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/programme_service.pb.h"

// What is shipped in deploy/ can be read, and says what the source says.
namespace noordster::cli::deployed_files_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Deployed(const std::string& path) { return std::string(NOORDSTER_DEPLOY) + "/" + path; }

TEST(DeployedFilesTest, TheProgrammeHasEverythingOfTheSource) {
  const Reading reading = ReadPaths({Deployed("programmes")}, Language::kDutch);
  for (const Fault& fault : reading.faults) ADD_FAILURE() << fault.file << fault.description;
  std::map<std::string, int> counts;
  for (const Document& document : reading.documents) {
    ++counts[std::string(document.kind->name)];
    if (document.kind->name == "Plan") {
      const auto& plan = static_cast<const v1::Plan&>(*document.content);
      const bool is_of_the_past = plan.title() == "Programmaplan Sterk voor Noord";
      EXPECT_EQ(plan.past().treatments_size(), is_of_the_past ? 7 : 0);
    }
    if (document.kind->name != "Programme") continue;
    const auto& programme = static_cast<const v1::Programme&>(*document.content);
    EXPECT_THAT(programme.ambition(), HasSubstr("in een periode van 20 jaar"));
    EXPECT_EQ(programme.contact(), "sterkvoornoord@lv.nl");
    EXPECT_EQ(programme.bodies_size(), 6);
    EXPECT_EQ(programme.texts_size(), 13);
    EXPECT_EQ(programme.start_year(), 2021);
    EXPECT_EQ(programme.duration_years(), 20);
  }
  EXPECT_THAT(
      counts,
      ElementsAre(std::pair("Area", 5), std::pair("Body", 6), std::pair("Calendar", 1),
                  std::pair("Challenge", 3), std::pair("Covenant", 1), std::pair("Indicator", 8),
                  std::pair("Mandate", 17), std::pair("Measurements", 8),
                  std::pair("Municipality", 1), std::pair("Person", 11), std::pair("Plan", 4),
                  std::pair("Programme", 1), std::pair("Project", 14), std::pair("Schedule", 4)));
}

TEST(DeployedFilesTest, EveryMeetingOf2022HasItsDayAndTheSourceNamesTwo) {
  std::map<std::string, size_t> counts;
  for (const char* body : {"college", "raad", "db-programma", "partneroverleg"}) {
    const std::string file =
        Deployed(absl::StrCat("programmes/sterk-voor-noord/vergaderingen-2022-", body, ".csv"));
    const auto content = ReadWhole(file, Language::kDutch);
    ASSERT_TRUE(content.ok()) << file;
    const auto entries = ReadMeetingFile(*content, file, Language::kDutch);
    for (const Fault& fault : FaultsOf(entries.status())) ADD_FAILURE() << fault.description;
    ASSERT_TRUE(entries.ok());
    for (const CalendarEntry& entry : *entries) {
      EXPECT_NE(entry.id, "") << entry.line;
      const bool is_of_source =
          entry.first_date == "2022-06-15" || entry.first_date == "2022-07-15";
      EXPECT_EQ(absl::EndsWith(entry.name, "(aanname)"), !is_of_source) << entry.first_date;
    }
    counts[body] = entries->size();
  }
  EXPECT_THAT(counts, ElementsAre(std::pair("college", 26), std::pair("db-programma", 1),
                                  std::pair("partneroverleg", 1), std::pair("raad", 5)));
}

TEST(DeployedFilesTest, NoHandInDayOf2022RestsOnAnythingButAnAssumption) {
  const Reading reading =
      ReadPaths({Deployed("programmes/sterk-voor-noord/vergaderschemas.yaml")}, Language::kDutch);
  for (const Fault& fault : reading.faults) ADD_FAILURE() << fault.file << fault.description;
  EXPECT_EQ(reading.documents.size(), 4U);
  for (const Document& document : reading.documents) {
    const auto& schedule = static_cast<const v1::Schedule&>(*document.content);
    EXPECT_THAT(schedule.source(), HasSubstr("Aanname"));
    for (const auto& office : schedule.offices()) EXPECT_EQ(office.basis(), "");
    for (const auto& stop : schedule.stops())
      EXPECT_THAT(stop.display_name(), HasSubstr("aanname"));
  }
}

TEST(DeployedFilesTest, ThePathOf2022HasNoCommitteeAndNoDecisionBeforeCollegeAndRaad) {
  const Reading reading =
      ReadPaths({Deployed("paths/uitvoeringsplan-2022.yaml")}, Language::kDutch);
  for (const Fault& fault : reading.faults) ADD_FAILURE() << fault.file << fault.description;
  ASSERT_EQ(reading.documents.size(), 1U);
  const auto& path = static_cast<const v1::PathDefinition&>(*reading.documents[0].content);
  std::vector<std::string> stages;
  for (const v1::Stage& stage : path.stages()) {
    stages.push_back(stage.id());
    EXPECT_NE(stage.body_kind(), v1::COUNCIL_COMMITTEE);
    EXPECT_EQ(stage.outside_meetings(), stage.id() == "werksessie");
    const bool competent = stage.id() == "college" || stage.id() == "raad";
    if (competent) continue;
    EXPECT_NE(stage.effect(), v1::DECISION);
    for (const v1::Outcome& outcome : stage.outcomes()) {
      EXPECT_NE(outcome.effect(), v1::DECISION);
    }
  }
  EXPECT_THAT(stages, ElementsAre("werksessie", "uitwerken", "partneroverleg", "db-vaststelling",
                                  "college", "raad", "uitvoering"));
}

}  // namespace
}  // namespace noordster::cli::deployed_files_test
