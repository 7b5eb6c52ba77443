// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/recognition_screen.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/screen/refusal_words.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::recognition_screen_test {
namespace {

using ::testing::HasSubstr;
using Kind = v1::Recognition;

Kind Sample() {
  Kind round;
  round.set_number(1);
  round.set_plan_version(2);
  round.set_opened_date("2022-05-31");
  round.set_closing_date("2022-06-20");
  round.add_former_closing_dates("2022-06-15");
  round.set_question("Herkent u het plan?");
  auto& counts = *round.mutable_counts();
  counts.set_asked(33);
  counts.set_answered(30);
  counts.set_recognised(21);
  counts.set_recognised_with_remarks(7);
  counts.set_not_recognised(2);
  counts.set_silent(3);
  counts.set_late(1);
  auto& school = *round.add_participants();
  school.set_id("school");
  school.set_display_name("De brede school");
  school.set_kind(Kind::SCHOOL);
  auto& first = *school.add_answers();
  first.set_kind(Kind::RECOGNISES_WITH_REMARKS);
  first.set_received_date("2022-06-10");
  first.add_remarks(4);
  first.add_remarks(7);
  auto& late = *school.add_answers();
  late.set_kind(Kind::RECOGNISES);
  late.set_received_date("2022-06-21");
  late.set_late(true);
  auto& silent = *round.add_participants();
  silent.set_id("stil");
  silent.set_display_name("Stichting Stil");
  silent.set_kind(Kind::PARTNER);
  auto& sending = *round.add_sendings();
  sending.set_sent_date("2022-07-01");
  sending.set_means("Per post");
  sending.set_sha256(std::string(64, 'a'));
  return round;
}

v1::FollowUp Remark() {
  v1::FollowUp remark;
  remark.set_number(4);
  remark.set_participant("school");
  remark.set_text("Waar is de zorg?");
  return remark;
}

TEST(RecognitionScreenTest, ARoundShowsCountsAnswersAndRemarks) {
  EXPECT_EQ(RecognitionText("Plan Wonen", Sample(), {Remark()}, Language::kDutch),
            absl::StrCat(R"(Herkenning 1 van Plan Wonen (versie 2)
Gevraagd van 31-05-2022 tot en met 20-06-2022, eerst tot en met 15-06-2022.
Vraag: Herkent u het plan?
)",
                         CountsText(Sample().counts(), Language::kDutch), R"(
Id      Deelnemer        Soort    Antwoord           Ontvangen   Opmerkingen  Toelichting
school  De brede school  school   met opmerkingen    10-06-2022  4, 7
                                  herkend (te laat)  21-06-2022  -
stil    Stichting Stil   partner  geen

Nr  Van     Opmerking         Reactie           Reden
4   school  Waar is de zorg?  nog geen reactie

Verzonden   Aan    Hoe       SHA-256
01-07-2022  allen  Per post  aaaaaaaaaaaa
)"));
}

TEST(RecognitionScreenTest, CountsAreASentence) {
  EXPECT_EQ(CountsText(Sample().counts(), Language::kDutch),
            "Respons 30 van 33, herkend 28 van 30: 21 zonder en 7 met opmerkingen; niet herkend 2, "
            "geen antwoord 3, te laat 1.\n");
}

TEST(RecognitionScreenTest, RoundsAreARowEach) {
  EXPECT_EQ(RecognitionsText({Sample()}, Language::kDutch),
            "Nr  Versie  Van         Tot en met  Respons  Herkend  Te laat\n"
            "1   2       31-05-2022  20-06-2022  30/33    28/30    1\n");
  EXPECT_THAT(RecognitionsText({}, Language::kEnglish), HasSubstr("recognition open"));
}

TEST(RecognitionScreenTest, RemarksShowTheirReaction) {
  v1::FollowUp remark = Remark();
  remark.clear_participant();
  remark.set_settlement(v1::FollowUp::TAKEN_OVER);
  remark.set_settlement_reason("Staat nu in 3.2");
  EXPECT_EQ(RemarksText({remark}, Language::kDutch),
            "Nr  Van  Opmerking         Reactie      Reden\n"
            "4   -    Waar is de zorg?  overgenomen  Staat nu in 3.2\n");
  EXPECT_THAT(RemarksText({}, Language::kDutch), HasSubstr("nog geen opmerkingen"));
}

TEST(RecognitionRefusalTest, SaysWhichRoundOrDecisionStandsInTheWay) {
  v1::Blocker blocker;
  blocker.set_reason(v1::RECOGNITION_UNFIT);
  blocker.add_numbers(2);
  EXPECT_THAT(SentenceOf(blocker, Language::kDutch), HasSubstr("Herkenning 2 loopt nog"));
  EXPECT_THAT(SentenceOf(blocker, Language::kEnglish), HasSubstr("Recognition 2 is still open"));
  blocker.set_subject("decisions/3");
  EXPECT_EQ(SentenceOf(blocker, Language::kDutch),
            "Uitkomst 3 heeft herkenning 2 afgesloten; recognition open vraagt opnieuw.");
  blocker.set_reason(v1::DATE_UNFIT);
  blocker.set_subject("2022-06-15");
  EXPECT_EQ(SentenceOf(blocker, Language::kDutch),
            "De dag past niet bij die van de herkenning van versie 2, 15-06-2022.");
}

}  // namespace
}  // namespace noordster::cli::recognition_screen_test
