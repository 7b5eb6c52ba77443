// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document_set.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cpp/noordster/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/indicator_service.pb.h"

namespace noordster::cli::document_set_test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kIndicator[] = "municipalities/m/programmes/p/indicators/i";

// The documents of a text, complete; or what is wrong with them, as "line field: description".
std::pair<std::vector<Document>, std::vector<std::string>> CompleteText(const std::string& text) {
  Reading reading = ReadDocuments(text, "f.yaml", Language::kEnglish);
  EXPECT_THAT(reading.faults, SizeIs(0));
  GlobalOptions options;
  options.language = Language::kEnglish;
  Session session(options);
  const absl::Status complete = Complete(session, reading.documents);
  std::vector<std::string> shown;
  for (const Fault& fault : FaultsOf(complete)) {
    shown.push_back(absl::StrCat(fault.line, " ", fault.field, ": ", fault.description));
  }
  return {std::move(reading.documents), shown};
}

std::string Figures(const std::string& area) {
  return absl::StrCat("kind: Measurements\nname: ", kIndicator, "\nmeasurements:\n- area: lv\n",
                      "- area: ", area, "\n  figure: {form: MISSING, absence: SUPPRESSED}\n");
}

TEST(DocumentSetTest, ReferencesInListsBecomeWhole) {
  const auto [documents, faults] = CompleteText(Figures("areas/noord"));
  ASSERT_THAT(documents, SizeIs(1));
  const auto& content = static_cast<const v1::RecordMeasurementsRequest&>(*documents[0].content);
  EXPECT_EQ(content.measurements(0).area(), "municipalities/m/areas/lv");
  EXPECT_EQ(content.measurements(1).area(), "municipalities/m/areas/noord");
}

TEST(DocumentSetTest, AReferenceOfAnotherFormIsToldWithItsPlaceInTheList) {
  EXPECT_THAT(CompleteText(Figures("a/b/c")).second,
              ElementsAre("5 measurements[1].area: 'a/b/c' has not the form areas/*"));
}

TEST(DocumentSetTest, FiguresStandUnderTheNameOfTheirIndicatorAndBehindIt) {
  const std::string indicator = absl::StrCat("---\nkind: Indicator\nname: ", kIndicator, "\n");
  const auto [documents, faults] = CompleteText(absl::StrCat(Figures("noord"), indicator));
  EXPECT_THAT(faults, SizeIs(0));
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_EQ(documents[0].kind->name, "Indicator");
  EXPECT_EQ(documents[1].kind->name, "Measurements");
  EXPECT_THAT(CompleteText(absl::StrCat(Figures("a"), "---\n", Figures("b"))).second, SizeIs(1));
}

std::string Goal(const std::string& id, const std::string& contributes_to) {
  return absl::StrCat("---\nkind: Goal\nname: municipalities/m/programmes/p/goals/", id,
                      "\ncontributes_to: [", contributes_to, "]\n");
}

TEST(DocumentSetTest, WhatGoalsContributeToComesBeforeThem) {
  const auto [documents, faults] = CompleteText(
      absl::StrCat(Goal("c", "goals/b, goals/a, goals/elders"), Goal("b", "goals/a"), Goal("a", ""),
                   "---\nkind: Programme\nname: municipalities/m/programmes/p\n"));
  EXPECT_THAT(faults, SizeIs(0));
  std::vector<std::string> names;
  for (const Document& document : documents) names.push_back(document.name);
  const std::string programme = "municipalities/m/programmes/p";
  EXPECT_THAT(names, ElementsAre(programme, programme + "/goals/a", programme + "/goals/b",
                                 programme + "/goals/c"));
}

TEST(DocumentSetTest, GoalsInACircleAreToldWithTheirPath) {
  EXPECT_THAT(CompleteText(absl::StrCat(Goal("d", "goals/a"), Goal("a", "goals/b"),
                                        Goal("b", "goals/c, goals/a"), Goal("c", "")))
                  .second,
              ElementsAre("8 contributes_to: goals contribute to one another in a circle: "
                          "a -> b -> a; take one out"));
  EXPECT_THAT(CompleteText(Goal("a", "goals/a")).second, SizeIs(1));
}

TEST(DocumentSetTest, AViolationInFiguresPointsToItsLine) {
  const auto [documents, none] = CompleteText(Figures("noord"));
  ErrorDetails details;
  details.violations = {{"measurements[1].figure", "must be something else"},
                        {"name", "is no name"}};
  const std::vector<Fault> faults = FaultsOfRefusal(
      WithDetails(absl::StatusCode::kInvalidArgument, "wrong", details), documents.at(0));
  ASSERT_THAT(faults, SizeIs(2));
  EXPECT_EQ(faults[0].line, 6);
  EXPECT_EQ(faults[0].field, "measurements[1].figure");
  EXPECT_EQ(faults[1].line, 2);
}

TEST(DocumentSetTest, HowARequestIsAttemptedIsNotForAFileToSay) {
  const auto [documents, faults] = CompleteText(absl::StrCat(
      Figures("noord"), "request_id: x\netag: y\nvalidate_only: true\n", "reason: Jaarcijfers\n"));
  const auto& content = static_cast<const v1::RecordMeasurementsRequest&>(*documents.at(0).content);
  EXPECT_EQ(content.request_id(), "");
  EXPECT_EQ(content.etag(), "");
  EXPECT_FALSE(content.validate_only());
  EXPECT_EQ(content.reason(), "Jaarcijfers");
}

}  // namespace
}  // namespace noordster::cli::document_set_test
