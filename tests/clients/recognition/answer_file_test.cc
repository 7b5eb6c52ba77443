// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/answer_file.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::answer_file_test {
namespace {

using ::testing::ElementsAre;
using Kind = v1::Recognition;

constexpr char kHeadings[] = "deelnemer;antwoord;ontvangen;opmerking;toelichting\n";

// "line column: description" of everything that is wrong.
template <typename Read>
std::vector<std::string> FaultsIn(const Read& read) {
  std::vector<std::string> faults;
  for (const Fault& fault : FaultsOf(read.status())) {
    EXPECT_EQ(fault.file, "antwoorden.csv");
    faults.push_back(absl::StrCat(fault.line, " ", fault.field, ": ", fault.description));
  }
  return faults;
}

auto Answers(const std::string& text) {
  return ReadAnswers(text, "antwoorden.csv", {"school", "bewoners", "corporatie"},
                     Language::kEnglish);
}

TEST(AnswerFileTest, SeveralLinesOfOneParticipantAreOneAnswer) {
  const auto answers = Answers(absl::StrCat(kHeadings,
                                            "school;met-opmerkingen;10-06-2022;De zorg;Met dank\n"
                                            "bewoners;herkend;2022-06-11;;\n"
                                            "school;;;Het geld;\n"
                                            "corporatie;Niet herkend; 12-06-2022 ;;\n"));
  ASSERT_TRUE(answers.ok()) << answers.status();
  ASSERT_EQ(answers->size(), 3u);
  const v1::GivenAnswer& school = answers->front();
  EXPECT_EQ(school.participant(), "school");
  EXPECT_EQ(school.kind(), Kind::RECOGNISES_WITH_REMARKS);
  EXPECT_EQ(school.received_date(), "2022-06-10");
  EXPECT_EQ(school.words(), "Met dank");
  EXPECT_THAT(school.remarks(), ElementsAre("De zorg", "Het geld"));
  EXPECT_EQ((*answers)[1].kind(), Kind::RECOGNISES);
  EXPECT_EQ((*answers)[1].received_date(), "2022-06-11");
  EXPECT_EQ((*answers)[2].kind(), Kind::DOES_NOT_RECOGNISE);
  EXPECT_EQ((*answers)[2].received_date(), "2022-06-12");
}

TEST(AnswerFileTest, RemarksAndWordsMayHaveNoColumnAndColumnsAnyOrder) {
  const auto answers = Answers("Antwoord,Deelnemer,Ontvangen\nherkend,school,10-06-2022\n");
  ASSERT_TRUE(answers.ok()) << answers.status();
  EXPECT_EQ(answers->front().participant(), "school");
}

TEST(AnswerFileTest, EverythingThatIsWrongIsSaidWithLineAndColumn) {
  EXPECT_THAT(
      FaultsIn(Answers(absl::StrCat(kHeadings,
                                    "school;misschien;10-06-2022;;\n"
                                    "bewoners;herkend;31-06-2022;;\n"
                                    "kerk;herkend;10-06-2022;;\n"
                                    "corporatie;herkend;10-06-2022;;a\n"
                                    "corporatie;niet-herkend;11-06-2022;;b\n"))),
      ElementsAre("2 antwoord: 'misschien': write recognises, with-remarks or does-not-recognise",
                  "3 ontvangen: '31-06-2022': write a day as 15-06-2022",
                  "4 deelnemer: 'kerk' is no participant of this recognition",
                  "6 antwoord: differs from the first line of this participant",
                  "6 ontvangen: differs from the first line of this participant",
                  "6 toelichting: differs from the first line of this participant"));
}

TEST(AnswerFileTest, RemarksGoWithAnAnswerThatSaysSo) {
  EXPECT_THAT(FaultsIn(Answers(absl::StrCat(kHeadings,
                                            "school;met-opmerkingen;10-06-2022;;\n"
                                            "bewoners;herkend;10-06-2022;;\n"
                                            "bewoners;;;Het groen;\n"
                                            "corporatie;niet-herkend;10-06-2022;Het geld;\n"))),
              ElementsAre("2 opmerking: with remarks, but there is none",
                          "3 antwoord: recognises, but there is a remark with it: write "
                          "with-remarks"));
}

TEST(AnswerFileTest, ATableHasItsColumns) {
  EXPECT_THAT(
      FaultsIn(Answers("deelnemer;naam;naam\nx;y;z\n")),
      ElementsAre("1 naam: there is no such column", "1 naam: there is no such column",
                  "1 antwoord: this column is missing", "1 ontvangen: this column is missing"));
  EXPECT_THAT(FaultsIn(Answers("deelnemer;deelnemer;antwoord;ontvangen\na;b;c;d\n")),
              ElementsAre("1 deelnemer: this column stands twice"));
  EXPECT_THAT(FaultsIn(Answers("")), ElementsAre("0 : is empty"));
  EXPECT_THAT(FaultsIn(Answers(kHeadings)), ElementsAre("0 : has nothing but headings"));
  EXPECT_THAT(FaultsIn(Answers("deelnemer;\"antwoord\n")),
              ElementsAre("1 : the quote that begins here closes nowhere"));
}

TEST(AnswerFileTest, ParticipantsHaveANameAndAKind) {
  const auto read = [](const std::string& text) {
    return ReadParticipants(text, "antwoorden.csv", Language::kEnglish);
  };
  const auto participants = read(
      "deelnemer;naam;soort\nschool;De brede school;school\nb;Bewoners;Inwoner\nc;Stichting;\n"
      "d;Een onderzoeker;deskundige\n");
  ASSERT_TRUE(participants.ok()) << participants.status();
  std::vector<Kind::ParticipantKind> kinds;
  for (const auto& participant : *participants) kinds.push_back(participant.kind());
  EXPECT_THAT(kinds, ElementsAre(Kind::SCHOOL, Kind::RESIDENT, Kind::PARTNER, Kind::EXPERT));
  EXPECT_EQ(participants->front().display_name(), "De brede school");
  EXPECT_THAT(FaultsIn(read("deelnemer;naam;soort\nschool;;vereniging\n")),
              ElementsAre("2 naam: is not filled in",
                          "2 soort: 'vereniging': write partner, resident, school or expert"));
}

}  // namespace
}  // namespace noordster::cli::answer_file_test
