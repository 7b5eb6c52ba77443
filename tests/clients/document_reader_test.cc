// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document_reader.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/noordster/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/body_service.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::cli::document_reader_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Reading Read(const std::string& text) { return ReadDocuments(text, "plan.yaml", Language::kDutch); }

// Faults as "line field: description".
std::vector<std::string> Shown(const Reading& reading) {
  std::vector<std::string> shown;
  for (const Fault& fault : reading.faults) {
    EXPECT_EQ(fault.file, "plan.yaml");
    shown.push_back(absl::StrCat(fault.line, " ", fault.field, ": ", fault.description));
  }
  return shown;
}

template <typename Message>
const Message& ContentOf(const Reading& reading, size_t index) {
  return static_cast<const Message&>(*reading.documents.at(index).content);
}

constexpr char kPlan[] = R"(
kind: Plan
name: programmes/sterk-voor-noord/plans/jeugd
title: Plan Jeugd
challenges: [jeugd]
planned_dates:
  - stage: college
    date: {text: augustus 2022}
)";

TEST(DocumentReaderTest, ReadsAPlan) {
  const Reading reading = Read(kPlan);
  ASSERT_THAT(Shown(reading), IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].kind->name, "Plan");
  EXPECT_EQ(reading.documents[0].name, "programmes/sterk-voor-noord/plans/jeugd");
  EXPECT_EQ(reading.documents[0].line, 2);
  const auto& plan = ContentOf<v1::Plan>(reading, 0);
  EXPECT_EQ(plan.title(), "Plan Jeugd");
  EXPECT_THAT(plan.challenges(), ElementsAre("jeugd"));
  EXPECT_EQ(plan.planned_dates(0).date().text(), "augustus 2022");
}

TEST(DocumentReaderTest, ReadsJsonAndBothFormsOfNames) {
  const Reading reading = Read(
      "{\n\t\"kind\": \"Plan\", \"name\": \"programmes/p/plans/q\", \"title\": \"Caf\\u00e9 \\/ \","
      "\n\t\"plannedDates\": [{\"stage\": \"raad\", \"date\": {\"edtf\": \"2022-09\"}}]\n}");
  ASSERT_THAT(Shown(reading), IsEmpty());
  EXPECT_EQ(ContentOf<v1::Plan>(reading, 0).title(), "Café / ");
  EXPECT_EQ(ContentOf<v1::Plan>(reading, 0).planned_dates(0).date().edtf(), "2022-09");
}

TEST(DocumentReaderTest, ReadsSeveralDocumentsAndListsOfThem) {
  EXPECT_THAT(Read(absl::StrCat(kPlan, "---\n", kPlan, "---\n")).documents, SizeIs(2));
  EXPECT_THAT(
      Read("[{kind: Body, name: bodies/raad}, {kind: Body, name: bodies/college}]").documents,
      SizeIs(2));
  EXPECT_THAT(Read("").documents, IsEmpty());
}

TEST(DocumentReaderTest, TheKindOfABodyStandsAsBodyKind) {
  for (const char* key : {"body_kind", "bodyKind"}) {
    const Reading reading =
        Read(absl::StrCat("kind: Body\nname: bodies/raad\n", key, ": COUNCIL\nseats: 35\n"));
    ASSERT_THAT(Shown(reading), IsEmpty());
    EXPECT_EQ(ContentOf<v1::Body>(reading, 0).kind(), v1::COUNCIL);
    EXPECT_EQ(ContentOf<v1::Body>(reading, 0).seats(), 35);
  }
}

TEST(DocumentReaderTest, AListOfFixedWordsIsRead) {
  const std::string head = "kind: Path\nname: paths/p\nstages:\n- guards:\n  - outcome_kinds: ";
  const Reading reading = Read(head + "[RECOGNISED, ADOPTED]\n");
  ASSERT_THAT(Shown(reading), IsEmpty());
  EXPECT_THAT(ContentOf<v1::PathDefinition>(reading, 0).stages(0).guards(0).outcome_kinds(),
              ElementsAre(v1::RECOGNISED, v1::ADOPTED));
  EXPECT_THAT(Shown(Read(head + "[RECOGNISED, {}, JA]\n")),
              ElementsAre("5 stages[0].guards[0].outcome_kinds[1]: hier hoort een van de vaste "
                          "woorden, er staat een blok met velden",
                          HasSubstr("5 stages[0].guards[0].outcome_kinds[2]: 'JA' is geen van ")));
}

TEST(DocumentReaderTest, AWrongTypeIsNamedWithItsLine) {
  EXPECT_THAT(Shown(Read("kind: Body\nname: bodies/raad\n\nseats: veel\n")),
              ElementsAre("4 seats: hier hoort een geheel getal, er staat 'veel'"));
  EXPECT_THAT(Shown(Read("kind: Body\nname: bodies/raad\nseats: 99999999999\n")),
              ElementsAre("3 seats: hier hoort een geheel getal, er staat '99999999999'"));
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\ntitle: [a]\nchallenges: jeugd\n")),
              ElementsAre("3 title: hier hoort tekst, er staat een lijst",
                          "4 challenges: hier hoort een lijst, er staat 'jeugd'"));
  EXPECT_THAT(
      Shown(Read("kind: Plan\nname: p/q\nplanned_dates:\n  - stage: raad\n    date: mei 2022\n")),
      ElementsAre("5 planned_dates[0].date: hier hoort een blok met velden, er staat 'mei 2022'"));
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\nplanned_dates:\n  - raad\n")),
              ElementsAre("4 planned_dates[0]: hier hoort een blok met velden, er staat 'raad'"));
}

TEST(DocumentReaderTest, AnUnknownFieldComesWithTheNearestOne) {
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\ntitel: Plan\n")),
              ElementsAre("3 titel: onbekend veld; bedoelt u 'title'?"));
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\nplannedDate: []\n")),
              ElementsAre("3 plannedDate: onbekend veld; bedoelt u 'planned_dates'?"));
  EXPECT_THAT(Shown(Read("kind: Municipality\nname: gm1916\nzzzzzzzzzz: 1\n")),
              ElementsAre("3 zzzzzzzzzz: onbekend veld; bekend zijn display_name, approvals"));
  EXPECT_THAT(Shown(Read("kind: Body\nname: bodies/raad\nbody_kin: COUNCIL\n")),
              ElementsAre("3 body_kin: onbekend veld; bedoelt u 'body_kind'?"));
}

TEST(DocumentReaderTest, AnUnknownWordComesWithTheAllowedOnes) {
  EXPECT_THAT(Shown(Read("kind: Body\nname: bodies/raad\naudience: IEDEREEN\n")),
              ElementsAre("3 audience: 'IEDEREEN' is geen van ADMINISTRATION, PARTNERS, PUBLIC"));
  EXPECT_THAT(Shown(Read("kind: Gremium\nname: bodies/raad\n")),
              ElementsAre(HasSubstr("1 kind: 'Gremium' is geen van Municipality, Person, Body")));
}

TEST(DocumentReaderTest, KindAndNameMustBeThere) {
  EXPECT_THAT(Shown(Read("name: bodies/raad\n")),
              ElementsAre(HasSubstr("1 kind: ontbreekt; kies uit Municipality")));
  EXPECT_THAT(Shown(Read("kind: Body\nname:\n")),
              ElementsAre("1 name: ontbreekt; noem de bron, zoals bodies/raad"));
  EXPECT_THAT(Shown(Read("kind: Body\nname: {a: b}\n")), ElementsAre("2 name: hier hoort tekst"));
  EXPECT_THAT(Shown(Read("gewoon tekst")),
              ElementsAre("1 : hier hoort een blok met kind, name en velden"));
}

TEST(DocumentReaderTest, AFieldThatStandsTwiceIsAFault) {
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\ntitle: a\ntitle: b\n")),
              ElementsAre("4 title: staat er twee keer"));
  EXPECT_THAT(Shown(Read("kind: Plan\nname: p/q\npath_version: a\npathVersion: b\n")),
              ElementsAre("4 path_version: staat er twee keer"));
  EXPECT_THAT(Shown(Read("kind: Body\nname: p\nkind: Plan\n")),
              ElementsAre("3 kind: staat er twee keer"));
}

TEST(DocumentReaderTest, AllFaultsOfAllDocumentsComeAtOnce) {
  const Reading reading = Read(R"(kind: Path
name: paths/een
stages:
  - id: raad
    body_kind: RAAD
    effect: DECISION
    outcomes:
      - {id: a, kind: ADOPTED, nxt: b}
      - verworpen
---
kind: Body
name: bodies/raad
seats: x
---
kind: Body
name: bodies/college
)");
  EXPECT_THAT(
      Shown(reading),
      ElementsAre(HasSubstr("5 stages[0].body_kind: 'RAAD' is geen van COUNCIL, EXECUTIVE"),
                  "8 stages[0].outcomes[0].nxt: onbekend veld; bedoelt u 'next'?",
                  "9 stages[0].outcomes[1]: hier hoort een blok met velden, er staat 'verworpen'",
                  "13 seats: hier hoort een geheel getal, er staat 'x'"));
  // Only what is sound can be applied.
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].name, "bodies/college");
}

TEST(DocumentReaderTest, BrokenYamlIsNamedWithItsLine) {
  EXPECT_THAT(Shown(Read("kind: Plan\nname: [open\n")),
              ElementsAre(HasSubstr("2 : geen geldige YAML of JSON")));
  EXPECT_THAT(Shown(Read("kind: Plan\nname: \xff\n")),
              ElementsAre("2 : hier staat tekst die geen UTF-8 is"));
}

TEST(DocumentReaderTest, AFileThatWasCutOffIsNotRead) {
  for (const char* text : {"kind: Plan\nname: 'open\n", "kind: Plan\nname: \"open",
                           "kind: Body\nname: b\n---\nkind: Body\nname: 'open",
                           "{\"kind\": \"Plan\", \"name\": \"p", "{\"kind\": \"Plan\",\n"}) {
    const Reading reading = Read(text);
    EXPECT_THAT(reading.documents, IsEmpty()) << text;
    EXPECT_THAT(reading.faults, SizeIs(1)) << text;
  }
  EXPECT_THAT(
      Shown(Read("kind: Plan\nname: 'open\n")),
      ElementsAre("2 : geen geldige YAML of JSON: een aanhalingsteken wordt niet gesloten"));
}

TEST(DocumentReaderTest, ReferencesToThemselvesDoNotEndIt) {
  EXPECT_THAT(Read("&a [*a]").documents, IsEmpty());
  EXPECT_THAT(Read("&a {kind: *a}").documents, IsEmpty());
}

TEST(DocumentReaderTest, WhatOnlyTheServerFillsIsPassedOver) {
  const Reading reading = Read(
      "kind: Plan\nname: programmes/p/plans/q\ntitle: Plan\nstate: RUNNING\netag: '\"4\"'\n"
      "openStep: null\n");
  ASSERT_THAT(Shown(reading), IsEmpty());
  EXPECT_EQ(ContentOf<v1::Plan>(reading, 0).etag(), "");
  EXPECT_EQ(ContentOf<v1::Plan>(reading, 0).state(), v1::Plan::STATE_UNSPECIFIED);
}

TEST(DocumentReaderTest, AViolationOfTheServerPointsToItsLine) {
  const Reading reading = Read(R"(kind: Path
name: paths/een
stages:
  - id: raad
    outcomes:
      - id: vastgesteld
        next: nergens
)");
  ASSERT_THAT(reading.documents, SizeIs(1));
  ErrorDetails details;
  details.violations = {{"definition.stages[0].outcomes[0].next", "is no stage"},
                        {"definition.stages[0].outcomes[0].kind", "is required"},
                        {"definition.display_name", "is required"},
                        {"path_id", "is no id"}};
  const std::vector<Fault> faults = FaultsOfRefusal(
      WithDetails(absl::StatusCode::kInvalidArgument, "wrong", details), reading.documents[0]);
  ASSERT_THAT(faults, SizeIs(4));
  EXPECT_EQ(faults[0].line, 7);
  EXPECT_EQ(faults[0].field, "stages[0].outcomes[0].next");
  EXPECT_EQ(faults[1].line, 6) << "a field that is missing belongs to what it is missing from";
  EXPECT_EQ(faults[2].line, 1);
  EXPECT_EQ(faults[3].line, 2);
  EXPECT_EQ(faults[3].field, "name");
}

TEST(DocumentReaderTest, AFileThatIsNotThereIsAFault) {
  const Reading reading = ReadPaths({"/nonexistent/plan.yaml"}, Language::kEnglish);
  ASSERT_THAT(reading.faults, SizeIs(1));
  EXPECT_EQ(reading.faults[0].description, "cannot be opened");
}

}  // namespace
}  // namespace noordster::cli::document_reader_test
