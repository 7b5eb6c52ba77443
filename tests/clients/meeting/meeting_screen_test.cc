// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/meeting_screen.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/screen/paper_screen.h"
#include "clients/cli/screen/publicity/publicity_screen.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::meeting_screen_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kJan[] = "municipalities/gm1916/persons/jan";

std::string Result(const std::string& ballot) {
  return ResultText(FromText<v1::Ballot>(ballot), {{kJan, "Jan"}}, Language::kDutch);
}

constexpr char kMajority[] =
    R"(counts { article: "Gemeentewet art. 29" needed: 18 counted: 33 }
       counts { article: "Gemeentewet art. 30" needed: 17 counted: 18 })";

TEST(BallotScreenTest, AMajorityIsHeldAgainstTheVotesCast) {
  const std::string votes = absl::StrCat("method: ROLL_CALL sitting: 34 present: 33 ", kMajority);
  EXPECT_EQ(Result(votes + "votes_for: 18 votes_against: 15 result: CARRIED"),
            "Aangenomen: 18 voor, 15 tegen; nodig 17 van de 33 uitgebrachte stemmen (Gemeentewet "
            "art. 30).");
  EXPECT_EQ(Result(votes + "votes_for: 15 votes_against: 18 result: LOST"),
            "Verworpen: 15 voor, 18 tegen; nodig 17 van de 33 uitgebrachte stemmen (Gemeentewet "
            "art. 30).");
  EXPECT_EQ(
      ResultText(FromText<v1::Ballot>(votes + "votes_for: 18 votes_against: 15 result: CARRIED"),
                 {}, Language::kEnglish),
      "Carried: 18 for, 15 against; 17 of the 33 votes cast needed (Gemeentewet art. 30).");
}

TEST(BallotScreenTest, TooFewWhoTookPartAreCountedAmongThoseWhoCould) {
  EXPECT_EQ(Result(R"(method: SHOW_OF_HANDS sitting: 34 recused: 3 votes_for: 9 votes_against: 6
                      result: INVALID
                      counts { article: "Gemeentewet art. 29" needed: 16 counted: 15 })"),
            "Ongeldig: 9 voor, 6 tegen; 15 van de 31 leden die mochten stemmen, deden mee; nodig "
            "16 (Gemeentewet art. 29). De stemming kan worden herhaald.");
}

std::string Tie(const std::string& more) {
  return Result(absl::StrCat("method: ROLL_CALL votes_for: 17 votes_against: 17 ", more));
}

TEST(BallotScreenTest, ATieSaysWhatComesOfItAndWhy) {
  const std::string not_full =
      R"(counts { article: "Gemeentewet art. 32" needed: 35 counted: 34 })";
  const std::string full = R"(counts { article: "Gemeentewet art. 32" needed: 34 counted: 34 })";
  EXPECT_EQ(Tie("result: PUT_OFF " + not_full),
            "Staking van stemmen: 17 voor, 17 tegen; de vergadering was niet voltallig (34 van "
            "35): de volgende vergadering beslist (Gemeentewet art. 32).");
  EXPECT_EQ(Tie("result: LOST " + full),
            "Verworpen: 17 voor, 17 tegen; de stemmen staakten in een voltallige vergadering (34 "
            "van 34; Gemeentewet art. 32).");
  EXPECT_EQ(Tie("result: LOST " + not_full),
            "Verworpen: 17 voor, 17 tegen; de stemmen staakten opnieuw (Gemeentewet art. 32).");
  EXPECT_EQ(Tie("result: VOTE_AGAIN"),
            "Staking van stemmen: 17 voor, 17 tegen; de stemming wordt opnieuw gehouden "
            "(Gemeentewet art. 59).");
  EXPECT_EQ(Tie("result: LOST chair_vote: AGAINST"),
            "Verworpen: 17 voor, 17 tegen; de stemmen staakten opnieuw en de voorzitter stemde "
            "tegen (Gemeentewet art. 59).");
}

TEST(BallotScreenTest, OnPersonsItSaysWhoWasChosenOrThatNobodyWas) {
  const std::string votes = absl::StrCat(
      R"(method: SECRET present: 33 candidates { person: ")", kJan,
      R"(" votes: 16 } candidates { person: "municipalities/gm1916/persons/mina" votes: 16 }
         blank_or_invalid: 1 counts { article: "Gemeentewet art. 30" needed: 17 counted: 16 } )");
  EXPECT_EQ(Result(votes + "result: VOTE_AGAIN"),
            "Niemand gekozen: Jan 16, mina 16, 1 blanco of ongeldig; nodig 17 van de 32 "
            "uitgebrachte stemmen (Gemeentewet art. 30): er wordt opnieuw gestemd (Gemeentewet "
            "art. 31).");
  const std::string chosen = absl::StrCat("result: CHOSEN chosen: \"", kJan, "\"");
  EXPECT_EQ(Result(absl::StrCat(votes, chosen, "lot: \"", kJan, "\"")),
            "Gekozen is Jan: Jan 16, mina 16, 1 blanco of ongeldig; de stemmen staakten opnieuw en "
            "het lot besliste (Gemeentewet art. 31).");
  EXPECT_EQ(ResultInShort(FromText<v1::Ballot>(votes + chosen), {{kJan, "Jan"}}, Language::kDutch),
            "gekozen: Jan");
}

TEST(BallotScreenTest, WhatWasVotedOnStandsBeforeTheResult) {
  const std::string votes = "subject: \"a1\" votes_for: 18 votes_against: 15 result: CARRIED ";
  EXPECT_EQ(
      ResultInShort(FromText<v1::Ballot>(votes + "subject_kind: AMENDMENT"), {}, Language::kDutch),
      "amendement a1 aangenomen: 18 voor, 15 tegen");
  EXPECT_EQ(ResultInShort(FromText<v1::Ballot>(votes), {}, Language::kDutch),
            "a1 aangenomen: 18 voor, 15 tegen");
}

TEST(BallotScreenTest, TheWordBesluitIsSaidOfNoVote) {
  const auto& results = *v1::Ballot::Result_descriptor();
  for (int i = 1; i < results.value_count(); ++i) {
    for (const char* method : {"ROLL_CALL", "SECRET"}) {
      EXPECT_THAT(Result(absl::StrCat("method: ", method, " result: ", results.value(i)->name())),
                  Not(HasSubstr("besluit")));
    }
  }
}

std::string Opening(const std::string& meeting) {
  return OpeningText(FromText<v1::Meeting>(meeting), Language::kDutch);
}

TEST(MeetingScreenTest, AnOpeningSaysWhoCameAndWhatTheLawAsked) {
  EXPECT_EQ(Opening(R"(state: NOT_OPENED opening { sitting: 34 signed_in: 17
                       quorum { article: "Gemeentewet art. 20" needed: 18 counted: 17 } })"),
            "Niet geopend: 17 van de 34 zittende leden tekenden, 18 nodig (Gemeentewet art. 20).");
  EXPECT_EQ(Opening("state: OPEN opening { signed_in: 9 }"), "Geopend. Leden die er waren: 9.");
  EXPECT_EQ(Opening("state: HELD opening { sitting: 12 signed_in: 9 }"),
            "Geopend: 9 van de 12 zittende leden tekenden.");
  EXPECT_THAT(Opening(R"(state: OPEN opening { sitting: 34 signed_in: 12
                         quorum { article: "Gemeentewet art. 20" needed: 18 counted: 12 } }
                         makes_up_for: "municipalities/gm1916/bodies/raad/meetings/juni")"),
              HasSubstr("genoeg voor wat op de agenda van raad/juni stond"));
}

TEST(MeetingScreenTest, AMeetingPausedSaysUntilWhen) {
  auto meeting = FromText<v1::Meeting>(
      R"(name: "municipalities/gm1916/bodies/raad/meetings/juni" form: SITTING date: "2022-06-28"
         start_time: "19:30" state: SUSPENDED resume_date: "2022-06-29" closed: true)");
  EXPECT_EQ(MeetingText(meeting, {}, {}, Language::kDutch),
            "Vergadering  raad/juni, besloten\n"
            "Wanneer      28-06-2022 om 19:30\n"
            "Stand        geschorst tot 29-06-2022\n"
            "Agenda       nog niet gepubliceerd\n");
  meeting.set_state(v1::Meeting::HELD);
  EXPECT_THAT(MeetingText(meeting, {}, {}, Language::kDutch),
              HasSubstr("Stand        gehouden, verder op 29-06-2022\n"));
}

TEST(PublicityScreenTest, SecrecyIsShownWithItsGroundAndWhoLiftedIt) {
  const auto order = FromText<v1::SecrecyOrder>(
      R"(ground: PRIVACY body: "municipalities/gm1916/bodies/raad"
         lifter: "municipalities/gm1916/bodies/raad" imposed_date: "2022-06-14")");
  EXPECT_EQ(SecrecyText(order, Language::kDutch),
            "Geheim (raad): " + WordOf(v1::PRIVACY, Language::kDutch));
  EXPECT_EQ(SecrecyStory(order, Language::kDutch), SecrecyText(order, Language::kDutch));
  v1::SecrecyOrder lifted = order;
  lifted.set_lifted_date("2022-06-20");
  EXPECT_EQ(SecrecyText(lifted, Language::kDutch), "");
  EXPECT_EQ(SecrecyStory(lifted, Language::kDutch), "Geheim tot 20-06-2022 (raad)");
  v1::SecrecyOrder by_law = order;
  by_law.clear_ground();
  by_law.set_by_law(true);
  EXPECT_EQ(SecrecyText(by_law, Language::kDutch),
            "Geheim (raad): van rechtswege, want besloten besproken (Gemeentewet art. 23 en 89)");
  EXPECT_EQ(SecrecyStory({}, Language::kDutch), "");
}

TEST(PublicityScreenTest, OfAPaperThePlannedDayGivesWayToTheRealOne) {
  auto paper = FromText<v1::AgendaItem::Paper>(R"(id: "x")");
  EXPECT_EQ(ReleaseText(paper, Language::kDutch), "");
  paper.set_release_date("2022-06-20");
  EXPECT_EQ(ReleaseText(paper, Language::kDutch), "gepland 20-06-2022");
  EXPECT_EQ(ReleaseText(paper, Language::kEnglish), "planned 20-06-2022");
  paper.set_released_date("2022-06-21");
  EXPECT_EQ(ReleaseText(paper, Language::kDutch), "21-06-2022");
}

TEST(PublicityScreenTest, WhatWasPublicOnADayIsSaidEvenWhenItIsNothingButAList) {
  const auto state = FromText<v1::PublicState>(
      R"(meeting: "municipalities/gm1916/bodies/raad/meetings/juni-2022" date: "2022-07-01"
         decision_list { published_date: "2022-06-30" source: "Raadsinformatie" })");
  EXPECT_EQ(PublicStateText(state, Language::kDutch),
            "Openbaar van raad/juni-2022 op 01-07-2022\n"
            "Er was geen agenda openbaar.\n"
            "Er was geen stuk openbaar.\n"
            "Besluitenlijst: 30-06-2022, Raadsinformatie\n");
  EXPECT_EQ(PublicStateText(state, Language::kEnglish),
            "Public of raad/juni-2022 on 01-07-2022\n"
            "No agenda was public.\n"
            "No paper was public.\n"
            "Decision list: 30-06-2022, Raadsinformatie\n");
}

TEST(PublicityScreenTest, ATitleThatIsLeftOutIsSaidToBeSecret) {
  const auto item = FromText<v1::AgendaItem>(
      R"(number: 2 closed: true papers { id: "taxatie" }
         secrecy { ground: PRIVACY body: "municipalities/gm1916/bodies/raad" })");
  EXPECT_THAT(ItemsText({item}, Language::kDutch), HasSubstr("(geheim) (besloten)"));
  EXPECT_THAT(PapersText({item}, "2022-06-20", Language::kDutch),
              HasSubstr("2     taxatie  (geheim)"));
}

TEST(PaperScreenTest, APaperThatIsMissingIsLateOnceItsDayHasPassed) {
  const auto paper = FromText<v1::AgendaItem::Paper>(R"(id: "x" due_date: "2022-06-14")");
  EXPECT_EQ(StandOfPaper(paper, "2022-06-14", Language::kDutch), "ontbreekt");
  EXPECT_EQ(StandOfPaper(paper, "2022-06-15", Language::kDutch), "ontbreekt, te laat");
  const auto sent_after = FromText<v1::AgendaItem::Paper>(
      R"(id: "x" delivered_date: "2022-06-16" sent_after: true dispensation: "Zaal bezet.")");
  EXPECT_EQ(StandOfPaper(sent_after, "2022-06-20", Language::kDutch),
            "aangeleverd, nazending (dispensatie: Zaal bezet.)");
}

}  // namespace
}  // namespace noordster::cli::meeting_screen_test
