// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <string>

#include "clients/cli/documents/document_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
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
  EXPECT_THAT(counts, ElementsAre(std::pair("Area", 5), std::pair("Body", 6),
                                  std::pair("Challenge", 3), std::pair("Covenant", 1),
                                  std::pair("Indicator", 8), std::pair("Mandate", 17),
                                  std::pair("Measurements", 8), std::pair("Municipality", 1),
                                  std::pair("Person", 11), std::pair("Plan", 4),
                                  std::pair("Programme", 1), std::pair("Project", 14)));
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
