// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/reaction_note.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace noordster::cli::reaction_note_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Kind = v1::Recognition;

Kind::Participant& AddParticipant(const std::string& id, const std::string& name,
                                  NoteSubject& subject) {
  Kind::Participant& participant = *subject.round.add_participants();
  participant.set_id(id);
  participant.set_display_name(name);
  participant.set_kind(Kind::PARTNER);
  return participant;
}

Kind::Answer& AddAnswer(Kind::AnswerKind kind, Kind::Participant& participant) {
  Kind::Answer& answer = *participant.add_answers();
  answer.set_kind(kind);
  answer.set_received_date("2022-06-10");
  return answer;
}

void AddRemark(int number, const std::string& text, Kind::Answer& answer, NoteSubject& subject) {
  answer.add_remarks(number);
  v1::FollowUp& remark = subject.remarks[number];
  remark.set_number(number);
  remark.set_text(text);
}

// A round that the school answered with remarks 4 and 7, of which 4 was partly taken over; the
// residents were too late.
NoteSubject Sample() {
  NoteSubject subject;
  subject.plan = "Plan Wonen";
  Kind& round = subject.round;
  round.set_number(1);
  round.set_plan_version(2);
  round.set_opened_date("2022-05-31");
  round.set_closing_date("2022-06-15");
  round.mutable_counts()->set_asked(3);
  round.mutable_counts()->set_answered(1);
  round.mutable_counts()->set_recognised_with_remarks(1);
  Kind::Answer& school = AddAnswer(Kind::RECOGNISES_WITH_REMARKS,
                                   AddParticipant("school", "De *brede* school", subject));
  AddRemark(4, "Waar is de zorg?\n# Overal", school, subject);
  AddRemark(7, "=1+1; en \"meer\"", school, subject);
  subject.remarks[4].set_settlement(v1::FollowUp::PARTLY_TAKEN_OVER);
  subject.remarks[4].set_settlement_reason("De zorg staat in 3.2");
  Kind::Answer& residents =
      AddAnswer(Kind::RECOGNISES, AddParticipant("bewoners", "Bewoners", subject));
  residents.set_late(true);
  residents.set_words("Met dank");
  AddParticipant("stil", "Stichting Stil", subject);
  return subject;
}

TEST(ReactionNoteTest, MarkdownHoldsEveryRemarkWithReactionAndReason) {
  EXPECT_EQ(NoteMarkdown(Sample(), Language::kDutch), R"(# Reactienota Plan Wonen

Herkenning 1, over versie 2, gevraagd van 31-05-2022 tot en met 15-06-2022.

Respons 1 van 3, herkend 1 van 1.

## De \*brede\* school (partner)

Antwoord van 10-06-2022: met opmerkingen.

### Opmerking 4

> Waar is de zorg?
> \# Overal

Reactie: **deels overgenomen**

> De zorg staat in 3.2

### Opmerking 7

> \=1+1; en "meer"

Reactie: **nog geen reactie**

## Bewoners (partner)

Antwoord van 10-06-2022: herkend (te laat).

> Met dank

## Stichting Stil (partner)

Geen antwoord.
)");
}

TEST(ReactionNoteTest, OneForAParticipantIsAboutThemAlone) {
  NoteSubject subject = Sample();
  subject.participant = "bewoners";
  const std::string note = NoteMarkdown(subject, Language::kEnglish);
  EXPECT_THAT(note, HasSubstr("## Bewoners (partner)\n\nAnswer of 10-06-2022: recognised (too "
                              "late).\n"));
  EXPECT_THAT(note, Not(HasSubstr("school")));
  EXPECT_THAT(note, Not(HasSubstr("Response")));
  EXPECT_THAT(RemarksWithoutReaction(subject), IsEmpty());
  subject.participant = "";
  EXPECT_THAT(RemarksWithoutReaction(subject), ElementsAre(7));
}

TEST(ReactionNoteTest, TheTableDoesNothingWhenItIsOpened) {
  EXPECT_EQ(NoteCsv(Sample(), Language::kDutch),
            "\xEF\xBB\xBF"
            "plan;herkenning;deelnemer;naam;soort;ontvangen;antwoord;toelichting;opmerking;tekst;"
            "reactie;reden\r\n"
            "Plan Wonen;1;school;De *brede* school;partner;10-06-2022;met opmerkingen;;4;"
            "\"Waar is de zorg?\n# Overal\";deels overgenomen;De zorg staat in 3.2\r\n"
            "Plan Wonen;1;school;De *brede* school;partner;10-06-2022;met opmerkingen;;7;"
            "\"'=1+1; en \"\"meer\"\"\";nog geen reactie;\r\n"
            "Plan Wonen;1;bewoners;Bewoners;partner;10-06-2022;herkend (te laat);Met dank;;;;\r\n");
}

TEST(ReactionNoteTest, WhatPeopleWriteIsTextInMarkdown) {
  EXPECT_EQ(MarkdownText("*a* _b_ `c` [d](e) <f> & ~g~ | h #"),
            "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\& \\~g\\~ \\| h \\#");
  EXPECT_EQ(MarkdownText("- lijst"), "\\- lijst");
  EXPECT_EQ(MarkdownText("12. punt"), "12\\. punt");
  EXPECT_EQ(MarkdownText("12) punt"), "12\\) punt");
  EXPECT_EQ(MarkdownText("twee\nregels"), "twee regels");
  EXPECT_EQ(MarkdownText("3.2 blijft, met 50%"), "3\\.2 blijft, met 50%");
  EXPECT_EQ(MarkdownText("\\"), "\\\\");
}

TEST(ReactionNoteTest, AnAnswerSaysWhatBecameOfIt) {
  Kind::Answer answer;
  answer.set_kind(Kind::DOES_NOT_RECOGNISE);
  EXPECT_EQ(AnswerText(answer, Language::kDutch), "niet herkend");
  answer.set_replaced(true);
  EXPECT_EQ(AnswerText(answer, Language::kDutch),
            "niet herkend (vervangen door een later antwoord)");
}

}  // namespace
}  // namespace noordster::cli::reaction_note_test
