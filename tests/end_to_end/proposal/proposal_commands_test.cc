// SPDX-License-Identifier: EUPL-1.2
// Proposals as a secretary has them at the screen: one item for several plans, points of their own,
// and what is done with what was decided.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/end_to_end/command_line.h"

namespace noordster::testing::proposal_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;

using Words = std::vector<std::string>;

constexpr char kMayor[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
constexpr char kClerk[] = "6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12";
constexpr char kPeople[] = R"(kind: Person
name: persons/5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11
display_name: Klaas Tigelaar
---
kind: Person
name: persons/6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12
display_name: Mina Mulder
)";
constexpr char kProposal[] = "uitvoeringsplannen-2022";

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

class ProposalCommandsTest : public CommandLineTest {
 protected:
  ProposalCommandsTest() {
    Serve();
    LoadProgramme();
    Must({"apply", "-f", FileWith("people.yaml", kPeople)});
  }

  void BringToCouncil(const std::string& plan) const {
    BringToBoard(plan);
    for (const char* outcome : {"voorlopig-vastgesteld", "ingestemd"}) {
      Must({"plan", "record", plan, outcome, "--decided", "30-08-2022", "--source", kTakenFrom});
    }
  }

  static Words Creating(const Words& points) {
    Words words = {"proposal",           "create", kProposal, "--title",
                   "Uitvoeringsplannen", "--kind", "raad"};
    for (const std::string& point : points) words.insert(words.end(), {"--point", point});
    return words;
  }

  // The raad of 27 September, with an item about the proposal.
  void HoldCouncil() const {
    Must({"meeting", "plan", "raad/september", "--date", "27-09-2022"});
    Must({"agenda", "request", "raad/september", "Uitvoeringsplannen", "--as", "bespreekstuk",
          "--about", kProposal});
    Must({"agenda", "place", "raad/september/1"});
    Must({"meeting", "call", "raad/september", "--on", "16-09-2022"});
    Must({"meeting", "open", "raad/september", "--sitting", "34", "--signed-in", "33"});
  }

  void Vote(int votes_for, int votes_against, const Words& more = {}) const {
    Must(With({"ballot", "record", "raad/september/1", "--for", absl::StrCat(votes_for),
               "--against", absl::StrCat(votes_against)},
              more));
  }

  Words Dating(const std::string& point, const Words& more) const {
    return With({"proposal", "dates", kProposal, "--point", point}, more);
  }

  Words Signing(const std::string& point) const {
    return Dating(point,
                  {"--signed", "29-09-2022", "--signatory", absl::StrCat(kMayor, "=voorzitter"),
                   "--signatory", absl::StrCat(kClerk, "=griffier")});
  }
};

// Issue 6, acceptance 3.
TEST_F(ProposalCommandsTest, OneProposalWithThreePlansHasOneItemAndThreeOutcomes) {
  for (const char* plan : {"jeugd", "meedoen", "wonen"}) BringToCouncil(plan);
  EXPECT_EQ(Must(Creating({"jeugd=Plan Jeugd vaststellen,plan=jeugd",
                           "meedoen=Plan Meedoen vaststellen,plan=meedoen",
                           "wonen=Plan Wonen vaststellen,plan=wonen"})),
            "Gemaakt: raadsvoorstel uitvoeringsplannen-2022, met 3 beslispunten.\n"
            "Op een agenda: noordster agenda request VERGADERING TITEL --as bespreekstuk --about "
            "uitvoeringsplannen-2022\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}), EndsWith("3 beslispunten: 3× nog open\n"));
  HoldCouncil();
  EXPECT_THAT(Must({"agenda", "show", "raad/september"}), HasSubstr(kProposal));
  Vote(30, 3);
  Must(
      {"plan", "record-several", "vastgesteld", "jeugd", "meedoen", "--meeting", "raad/september"});
  Must({"plan", "defer", "wonen", "--meeting", "raad/september", "--reason", "Dekking."});
  const std::string shown = Must({"proposal", "show", kProposal});
  EXPECT_THAT(shown, EndsWith("\n3 beslispunten: 2× vastgesteld, 1× aangehouden\n"));
  EXPECT_THAT(shown, AllOf(HasSubstr("vastgesteld (besluit), nog te bevestigen"),
                           HasSubstr("raad/september/1, stemming 1"), HasSubstr("27-09-2022")));
  const YAML::Node points = Answer({"proposal", "show", kProposal})["points"];
  for (const YAML::Node& point : points) {
    EXPECT_EQ(point["outcomes"][0]["agendaItem"].Scalar(),
              "municipalities/gm1916/bodies/raad/meetings/september/items/1");
  }
  Must({"plan", "confirm", "jeugd", "6", "--source", "Besluitenlijst raad 27 september 2022"});
  EXPECT_THAT(Must({"proposal", "show", kProposal}),
              HasSubstr("raad, bevestigd: Besluitenlijst raad 27 september 2022\n"));
  Must({"history", "verify"});
}

// Issue 6, acceptance 4.
TEST_F(ProposalCommandsTest, AdoptedAsAmendedIsRecordedThatEveningAndSignedWhenTheTextIsThere) {
  BringToCouncil("jeugd");
  Must(Creating({"jeugd=Plan Jeugd vaststellen,plan=jeugd"}));
  HoldCouncil();
  Vote(18, 15, {"--subject", "A1", "--subject-kind", "amendement"});
  Vote(30, 3);
  const Words meeting = {"--meeting", "raad/september"};
  EXPECT_THAT(MustFail(4, With({"plan", "record", "jeugd", "vastgesteld"}, meeting)),
              HasSubstr("1 Er is een amendement aangenomen, 18 voor en 15 tegen"));
  Must(With({"plan", "record", "jeugd", "gewijzigd-vastgesteld", "--due", "08-11-2022"}, meeting));
  EXPECT_THAT(MustFail(4, Signing("jeugd")),
              AllOf(HasSubstr("De geconsolideerde versie (opvolging 2) is niet vastgelegd."),
                    HasSubstr("Er is niets gewijzigd.")));
  const std::string text = FileWith("geconsolideerd.txt", "Gewijzigd");
  Must({"plan", "freeze", "jeugd", "--document", absl::StrCat("plan=", text), "--document",
        absl::StrCat("begrotingsparagraaf=", text), "--settles", "2", "--change", "verwerking"});
  EXPECT_EQ(Must(Signing("jeugd")), "Datums vastgelegd: jeugd.\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}),
              AllOf(HasSubstr("gewijzigd vastgesteld (besluit)"),
                    HasSubstr("raad, ondertekend door Klaas Tigelaar, voorzitter; Mina Mulder, "
                              "griffier\n"),
                    EndsWith("1 beslispunt: 1× gewijzigd vastgesteld\n")));
}

// Item 17 of what software gets wrong: a number of a supplier is no key.
TEST_F(ProposalCommandsTest, TheCaseNumberIsAnAttributeThatCanChange) {
  Must(With(Creating({"aanpak=De aanpak"}), {"--case", "Z-1"}));
  EXPECT_EQ(Must({"proposal", "update", kProposal, "--case", "iBabs-2022-77"}),
            "Gewijzigd: voorstel uitvoeringsplannen-2022.\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}), HasSubstr("iBabs-2022-77"));
  EXPECT_THAT(Must({"proposal", "list"}),
              HasSubstr("uitvoeringsplannen-2022  raadsvoorstel  Uitvoeringsplannen  1 beslispunt: "
                        "1× nog open\n"));
}

TEST_F(ProposalCommandsTest, MoneyIsAPointOfItsOwnWithABallotOfItsOwn) {
  EXPECT_THAT(MustFail(4, {"proposal", "create", "geld", "--title", "Geld", "--kind", "college",
                           "--point", "geld=Begroting wijzigen,kind=begrotingswijziging"}),
              HasSubstr("1 Alleen de raad wijzigt de begroting (Gemeentewet art. 192)"));
  Must(Creating({"aanpak=De aanpak", "geld=Begroting wijzigen,kind=begrotingswijziging"}));
  HoldCouncil();
  Vote(10, 23, {"--subject", "geld", "--subject-kind", "beslispunt"});
  Vote(30, 3);
  const Words record = {"proposal",       "record",    kProposal,       "aanpak=vastgesteld",
                        "geld=verworpen", "--meeting", "raad/september"};
  EXPECT_THAT(MustFail(4, record),
              HasSubstr("Over beslispunt aanpak staat geen uitkomst; aan de raad gaat de "
                        "instemming van het college vooraf."));
  EXPECT_THAT(Must({"proposal", "record", kProposal, "aanpak=ingestemd", "geld=ingestemd", "--body",
                    "college", "--decided", "30-08-2022", "--source", kTakenFrom}),
              HasSubstr("Uitkomst vastgelegd, college op 30-08-2022: aanpak ingestemd, geld "
                        "ingestemd.\n"));
  EXPECT_EQ(Must(record),
            "Uitkomst vastgelegd, raad op 27-09-2022: aanpak vastgesteld, geld verworpen.\n"
            "2 beslispunten: 1× vastgesteld, 1× verworpen\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}),
              AllOf(HasSubstr("raad/september/1, stemming 1"),
                    HasSubstr("raad/september/1, stemming 2"), HasSubstr("ingestemd (voorstel)")));
  Must({"proposal", "confirm", kProposal, "geld", "--source", "Besluitenlijst"});
  EXPECT_THAT(MustFail(4, {"proposal", "reverse", kProposal, "geld", "--reason", "Vergissing."}),
              HasSubstr("alleen een later voorstel komt ervoor in de plaats"));
  EXPECT_THAT(Must({"history", "list"}), HasSubstr("geld: verworpen (besluit), 27-09-2022"));
}

TEST_F(ProposalCommandsTest, AnExecutiveRejectsInAWordOfItsOwn) {
  Must(Creating({"aanpak=De aanpak"}));
  EXPECT_EQ(Must({"proposal", "record", kProposal, "aanpak=afgewezen", "--body", "college",
                  "--decided", "30-08-2022", "--source", kTakenFrom}),
            "Uitkomst vastgelegd, college op 30-08-2022: aanpak afgewezen.\n"
            "1 beslispunt: 1× afgewezen\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}), HasSubstr("afgewezen (besluit)"));
  EXPECT_THAT(Must({"proposal", "list"}), HasSubstr("1 beslispunt: 1× afgewezen\n"));
  EXPECT_THAT(Must({"history", "list"}), HasSubstr("aanpak: afgewezen (besluit), 30-08-2022"));
  EXPECT_THAT(MustFail(2, {"proposal", "record", kProposal, "aanpak=onzin", "--body", "college"}),
              AllOf(HasSubstr("kennisgenomen, verworpen, afgewezen, aangehouden"),
                    HasSubstr("'onzin' bestaat niet")));
}

// Items 7 and 20 of what software gets wrong.
TEST_F(ProposalCommandsTest, SixDatesAndWhoSignedStandBesideEachOther) {
  Must(Creating({"verordening=De verordening,promulgated"}));
  Must({"proposal", "record", kProposal, "verordening=vastgesteld", "--body", "raad", "--decided",
        "27-09-2022", "--source", kTakenFrom});
  EXPECT_THAT(MustFail(4, Dating("verordening", {"--signed", "26-09-2022"})),
              AllOf(HasSubstr("Ondertekend (--signed) kan niet vóór 27-09-2022"),
                    HasSubstr("staat wie ondertekende (--signatory)")));
  EXPECT_THAT(MustFail(4, Dating("verordening", {"--signed", "29-09-2022", "--signatory",
                                                 absl::StrCat(kMayor, "=voorzitter")})),
              HasSubstr("Stukken van de raad tekent de griffier mee"));
  Must(Dating("verordening",
              {"--signed", "29-09-2022", "--signatory", absl::StrCat(kClerk, "=voorzitter,deputy"),
               "--signatory", absl::StrCat(kClerk, "=griffier")}));
  EXPECT_THAT(MustFail(4, Dating("verordening", {"--effective", "01-10-2022"})),
              HasSubstr("(Bekendmakingswet)"));
  Must(Dating("verordening", {"--sent", "30-09-2022", "--published", "03-10-2022", "--publication",
                              "Gemeenteblad 2022, 412345", "--effective", "04-10-2022"}));
  EXPECT_THAT(Must({"proposal", "show", kProposal}),
              AllOf(HasSubstr("27-09-2022"),
                    HasSubstr("29-09-2022   30-09-2022  03-10-2022    "
                              "04-10-2022"),
                    HasSubstr("Mina Mulder, voorzitter (plaatsvervangend)"),
                    HasSubstr("gepubliceerd in Gemeenteblad 2022, 412345")));
}

TEST_F(ProposalCommandsTest, WhatIsTypedWronglySaysHowItIsTyped) {
  EXPECT_THAT(MustFail(2, Creating({"geen-tekst"})), HasSubstr("schrijf ID=TEKST[,plan=PLAN]"));
  EXPECT_THAT(MustFail(2, {"proposal", "record", kProposal, "aanpak", "--body", "raad"}),
              HasSubstr("schrijf BESLISPUNT=UITKOMST"));
  EXPECT_THAT(MustFail(2, {"proposal", "record", kProposal, "aanpak=vastgesteld", "--decided",
                           "27-09-2022", "--source", kTakenFrom}),
              HasSubstr("Zeg welk gremium dit deed: --body raad."));
  EXPECT_THAT(MustFail(2, Dating("aanpak", {"--signatory", kMayor})),
              HasSubstr("schrijf PERSOON=voorzitter|griffier|secretaris[,deputy]"));
  EXPECT_THAT(MustFail(3, {"proposal", "show", "geen"}), HasSubstr("Niet gevonden"));
}

TEST_F(ProposalCommandsTest, WhoDoesNotAgreeSaysWhy) {
  Must(Creating({"aanpak=De aanpak"}));
  const Words initial = {"proposal", "initial", kProposal, "--as",       "finance",
                         "--person", kMayor,    "--on",    "01-08-2022", "--disagrees"};
  EXPECT_THAT(MustFail(4, initial), HasSubstr("Wie niet akkoord is, zegt waarom (--words)."));
  EXPECT_EQ(Must(With(initial, {"--words", "Dekking ontbreekt."})),
            "Paraaf vastgelegd: financiën, niet akkoord.\n");
  EXPECT_THAT(Must({"proposal", "show", kProposal}),
              HasSubstr("financiën, Klaas Tigelaar, 01-08-2022: niet akkoord: Dekking"));
}

}  // namespace
}  // namespace noordster::testing::proposal_commands_test
