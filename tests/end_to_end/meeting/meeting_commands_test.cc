// SPDX-License-Identifier: EUPL-1.2
// Meetings as a griffier has them at the screen: what is said of them, and why something cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/end_to_end/command_line.h"
#include "tests/end_to_end/meeting/meeting_script.h"

namespace noordster::testing::meeting_commands_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

constexpr char kJan[] = "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11";
constexpr char kMina[] = "6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12";
constexpr char kPeople[] = R"(kind: Person
name: persons/5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11
display_name: Jan Jansen
---
kind: Person
name: persons/6f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f12
display_name: Mina Mulder
)";

constexpr char kJune[] = "gemeenteraad/juni-2022";
constexpr char kSeptember[] = "gemeenteraad/september-2022";

Words With(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

class MeetingCommandsTest : public CommandLineTest {
 protected:
  MeetingCommandsTest() {
    Serve();
    LoadProgramme();
    Must(
        {"apply", "-f", FileWith("bodies.yaml", kMeetingBodies), FileWith("people.yaml", kPeople)});
  }

  void Plan(const std::string& meeting, const std::string& day, const Words& more = {}) const {
    Must(With({"meeting", "plan", meeting, "--date", day}, more));
  }

  // Asks for an item and places it; the items of a meeting have numbers from 1.
  void PlaceItem(const std::string& meeting, const std::string& title, int number,
                 const std::string& treatment = "bespreekstuk") const {
    Must({"agenda", "request", meeting, title, "--as", treatment});
    Must({"agenda", "place", absl::StrCat(meeting, "/", number)});
  }

  // A meeting of a council, called and with this opening.
  std::string Open(const std::string& meeting, int sitting, int signed_in) const {
    Must({"meeting", "call", meeting, "--on", "16-06-2022"});
    return Must({"meeting", "open", meeting, "--sitting", absl::StrCat(sitting), "--signed-in",
                 absl::StrCat(signed_in)});
  }

  std::string Vote(const std::string& item, int votes_for, int votes_against,
                   const Words& more = {}) const {
    return Must(With({"ballot", "record", item, "--for", absl::StrCat(votes_for), "--against",
                      absl::StrCat(votes_against)},
                     more));
  }
};

TEST_F(MeetingCommandsTest, TheCalendarOfABodyStandsInOrder) {
  EXPECT_EQ(Must({"meeting", "list", "gemeenteraad"}), "Er zijn nog geen vergaderingen.\n");
  EXPECT_EQ(Must({"meeting", "plan", kSeptember, "--date", "20-09-2022", "--time", "19:30",
                  "--place", "Raadzaal"}),
            "Gepland: gemeenteraad/september-2022, op 20-09-2022 om 19:30.\n");
  Plan(kJune, "28-06-2022", {"--closed"});
  EXPECT_EQ(Must({"meeting", "call", kSeptember, "--on", "09-09-2022"}),
            "De leden zijn op 09-09-2022 opgeroepen voor gemeenteraad/september-2022, op "
            "20-09-2022 om 19:30.\n");
  // The time stays when only the day changes.
  EXPECT_EQ(Must({"meeting", "move", kSeptember, "--to", "27-09-2022", "--reason", "Prinsjesdag."}),
            "Verdaagd: gemeenteraad/september-2022 is nu op 27-09-2022 om 19:30. De leden moeten "
            "opnieuw worden opgeroepen (meeting call).\n");
  EXPECT_EQ(Must({"meeting", "cancel", kJune, "--reason", "Geen onderwerpen."}),
            "Vervallen: gemeenteraad/juni-2022.\n");
  EXPECT_EQ(Must({"meeting", "list", "gemeenteraad"}),
            "Vergadering          Wanneer              Stand      Punten  Agenda\n"
            "juni-2022, besloten  28-06-2022           vervallen  0       nog niet gepubliceerd\n"
            "september-2022       27-09-2022 om 19:30  gepland    0       nog niet gepubliceerd\n");
  EXPECT_THAT(Must({"meeting", "show", kSeptember}),
              AllOf(HasSubstr("stond op 20-09-2022: Prinsjesdag."), HasSubstr("Raadzaal")));
  EXPECT_EQ(MustFail(4, {"meeting", "call", kJune, "--on", "16-06-2022"}),
            "Niet mogelijk: voor gemeenteraad/juni-2022 kunnen de leden zo niet worden "
            "opgeroepen.\n"
            "1 De vergadering is vervallen.  Aan zet: griffie\n"
            "Er is niets gewijzigd.\n");
}

TEST_F(MeetingCommandsTest, OnlyABodyWithoutSeatsAnswersInWriting) {
  EXPECT_EQ(
      Must({"meeting", "plan", "stuurgroep/augustus", "--date", "22-08-2022", "--written-round"}),
      "Gepland: stuurgroep/augustus, tot en met 22-08-2022.\n");
  EXPECT_THAT(MustFail(4, {"meeting", "plan", kJune, "--date", "28-06-2022", "--written-round"}),
              HasSubstr("gemeenteraad komt bijeen en heeft geen schriftelijke ronde"));
  EXPECT_EQ(Must({"meeting", "open", "stuurgroep/augustus", "--signed-in", "6"}),
            "Geopend. Leden die er waren: 6.\n");
}

TEST_F(MeetingCommandsTest, AMeetingOpensOnlyWhenEnoughMembersSigned) {
  Plan(kJune, "28-06-2022");
  EXPECT_THAT(
      MustFail(4, {"meeting", "open", kJune, "--sitting", "34", "--signed-in", "30"}),
      HasSubstr("1 De vergadering is alleen gepland, nog niet geopend; een raad of commissie wordt "
                "eerst opgeroepen (meeting call)."));
  EXPECT_EQ(Open(kJune, 34, 17),
            "Niet geopend: 17 van de 34 zittende leden tekenden, 18 nodig (Gemeentewet art. 20).\n"
            "Plan een nieuwe vergadering: noordster meeting plan gemeenteraad/ID --date DAG "
            "--makes-up-for juni-2022\n");
  Plan("gemeenteraad/juli-2022", "05-07-2022", {"--makes-up-for", "juni-2022"});
  EXPECT_EQ(Open("gemeenteraad/juli-2022", 34, 12),
            "Geopend: 12 van de 34 zittende leden tekenden. Dat is genoeg voor wat op de agenda "
            "van gemeenteraad/juni-2022 stond; voor andere onderwerpen zijn 18 nodig (Gemeentewet "
            "art. 20).\n");
  PlaceItem("gemeenteraad/juli-2022", "Iets anders", 1);
  EXPECT_THAT(MustFail(4, {"ballot", "record", "gemeenteraad/juli-2022/1", "--for", "12"}),
              HasSubstr("18 nodig (Gemeentewet art. 20 en 56)"));
  Plan(kSeptember, "20-09-2022");
  EXPECT_EQ(Open(kSeptember, 34, 18),
            "Geopend: 18 van de 34 zittende leden tekenden, 18 nodig (Gemeentewet art. 20).\n");
}

TEST_F(MeetingCommandsTest, NumbersThatCannotBeAreRefusedWithTheirBound) {
  Plan(kJune, "28-06-2022");
  Must({"meeting", "call", kJune, "--on", "16-06-2022"});
  EXPECT_THAT(MustFail(4, {"meeting", "open", kJune, "--sitting", "36", "--signed-in", "37"}),
              AllOf(HasSubstr("1 Er kunnen niet meer leden zitting hebben dan er zetels zijn: "
                              "hoogstens 35 (--sitting).  "),
                    HasSubstr("2 Er kunnen niet meer leden tekenen dan er zitting hebben: "
                              "hoogstens 36 (--signed-in).  ")));
  EXPECT_THAT(MustFail(4, {"meeting", "open", kJune, "--signed-in", "30"}),
              HasSubstr("nodig hoeveel leden er zitting hebben (--sitting)"));
}

TEST_F(MeetingCommandsTest, ABallotShowsItsArithmetic) {
  Plan(kJune, "28-06-2022");
  PlaceItem(kJune, "Plan Jeugd", 1);
  Open(kJune, 34, 34);
  const std::string item = absl::StrCat(kJune, "/1");
  EXPECT_EQ(Must({"agenda", "attendance", item, "--present", "33", "--recused",
                  absl::StrCat(kJan, "=Familie.")}),
            "gemeenteraad/juni-2022/1  Plan Jeugd\n"
            "Aanwezig bij dit punt: 33; nam niet deel (Gemeentewet art. 28): Jan Jansen "
            "(Familie.).\n");
  EXPECT_THAT(
      MustFail(4, {"ballot", "record", item, "--for", "18", "--subject", "A1"}),
      HasSubstr("een amendement, een motie, een beslispunt of iets anders (--subject-kind)"));
  EXPECT_EQ(Vote(item, 15, 18, {"--subject", "A1", "--subject-kind", "amendement"}),
            "Verworpen: 15 voor, 18 tegen; nodig 17 van de 33 uitgebrachte stemmen (Gemeentewet "
            "art. 30).\n");
  EXPECT_THAT(
      MustFail(4, {"ballot", "record", item, "--for", "18", "--against", "13", "--present", "33"}),
      HasSubstr("1 Voor en tegen zijn samen niet 33: wie er is, stemt voor of tegen, want "
                "zich onthouden kan niet (Gemeentewet art. 32)."));
  EXPECT_THAT(MustFail(4, {"ballot", "record", item, "--for", "18", "--against", "16"}),
              HasSubstr("hoogstens 33 leden aan de stemming meedoen"));
  EXPECT_EQ(Vote(item, 8, 7, {"--method", "hoofdelijk"}),
            "Ongeldig: 8 voor, 7 tegen; 15 van de 33 leden die mochten stemmen, deden mee; nodig "
            "17 (Gemeentewet art. 29). De stemming kan worden herhaald.\n");
  EXPECT_EQ(Vote(item, 18, 15, {"--method", "hoofdelijk"}),
            "Aangenomen: 18 voor, 15 tegen; nodig 17 van de 33 uitgebrachte stemmen (Gemeentewet "
            "art. 30).\n");
  EXPECT_THAT(MustFail(4, {"ballot", "record", item, "--for", "18", "--against", "15"}),
              HasSubstr("1 Over dit agendapunt is al gestemd"));
  const std::string shown = Must({"ballot", "show", item});
  EXPECT_THAT(shown,
              AllOf(HasSubstr("1   amendement a1  handopsteken  Verworpen: 15 voor, 18 tegen"),
                    HasSubstr("3   -              hoofdelijk    Aangenomen: 18 voor, 15 tegen"),
                    Not(HasSubstr("besluit"))));
  EXPECT_THAT(Must({"meeting", "show", kJune}), HasSubstr("aangenomen: 18 voor, 15 tegen"));
}

TEST_F(MeetingCommandsTest, ATieGoesToTheNextMeeting) {
  Plan(kJune, "28-06-2022");
  Plan(kSeptember, "20-09-2022");
  PlaceItem(kJune, "Plan Jeugd", 1);
  Open(kJune, 34, 34);
  const std::string item = absl::StrCat(kJune, "/1");
  EXPECT_EQ(Vote(item, 17, 17),
            "Staking van stemmen: 17 voor, 17 tegen; de vergadering was niet voltallig (34 van "
            "35): de volgende vergadering beslist (Gemeentewet art. 32).\n");
  EXPECT_THAT(MustFail(4, {"ballot", "record", item, "--for", "18", "--against", "16"}),
              HasSubstr("(agenda move-on)"));
  EXPECT_EQ(Must({"agenda", "move-on", item, "--to", "september-2022", "--reason", "Staking."}),
            "Doorgeschoven: agendapunt gemeenteraad/juni-2022/1 is nu "
            "gemeenteraad/september-2022/1.\n");
  Open(kSeptember, 34, 34);
  EXPECT_EQ(Vote(absl::StrCat(kSeptember, "/1"), 16, 16),
            "Verworpen: 16 voor, 16 tegen; de stemmen staakten opnieuw (Gemeentewet art. 32).\n");
  EXPECT_THAT(Must({"agenda", "show", kJune}),
              AllOf(HasSubstr("doorgeschoven naar "),
                    HasSubstr("gemeenteraad/september-2022/1: Staking.")));
  EXPECT_THAT(Must({"agenda", "show", kSeptember}),
              HasSubstr("geplaatst, uit gemeenteraad/juni-2022/1"));
}

TEST_F(MeetingCommandsTest, InAnExecutiveTheChairDecidesATieThatTiesAgain) {
  Plan("b-en-w/week-30", "26-07-2022");
  PlaceItem("b-en-w/week-30", "Plan Jeugd", 1);
  EXPECT_EQ(Must({"meeting", "open", "b-en-w/week-30", "--sitting", "6", "--signed-in", "6",
                  "--chair", kMina, "--chair-is-member"}),
            "Geopend: 6 van de 6 zittende leden tekenden, 3 nodig (Gemeentewet art. 56).\n");
  EXPECT_EQ(Vote("b-en-w/week-30/1", 3, 3),
            "Staking van stemmen: 3 voor, 3 tegen; de stemming wordt opnieuw gehouden (Gemeentewet "
            "art. 59).\n");
  EXPECT_THAT(MustFail(4, {"ballot", "record", "b-en-w/week-30/1", "--for", "3", "--against", "3"}),
              HasSubstr("zeg hoe die stemde (--chair-vote)"));
  EXPECT_EQ(Vote("b-en-w/week-30/1", 3, 3, {"--chair-vote", "voor"}),
            "Aangenomen: 3 voor, 3 tegen; de stemmen staakten opnieuw en de voorzitter stemde voor "
            "(Gemeentewet art. 59).\n");
  EXPECT_THAT(Must({"meeting", "show", "b-en-w/week-30"}),
              HasSubstr("Mina Mulder, lid, stemt mee"));
}

TEST_F(MeetingCommandsTest, OnPersonsTheVoteIsSecret) {
  Plan(kJune, "28-06-2022");
  PlaceItem(kJune, "Benoeming", 1);
  Open(kJune, 34, 33);
  const std::string item = absl::StrCat(kJune, "/1");
  const std::string tied = absl::StrCat(kJan, "=16,", kMina, "=16");
  EXPECT_EQ(Must({"ballot", "record", item, "--candidates", tied, "--blank", "1"}),
            "Niemand gekozen: Jan Jansen 16, Mina Mulder 16, 1 blanco of ongeldig; nodig 17 van de "
            "32 uitgebrachte stemmen (Gemeentewet art. 30): er wordt opnieuw gestemd (Gemeentewet "
            "art. 31).\n");
  EXPECT_THAT(MustFail(4, {"ballot", "record", item, "--candidates", tied}),
              HasSubstr("zeg op wie het viel (--lot)"));
  EXPECT_EQ(Must({"ballot", "record", item, "--candidates", tied, "--lot", kMina}),
            "Gekozen is Mina Mulder: Jan Jansen 16, Mina Mulder 16; de stemmen staakten opnieuw en "
            "het lot besliste (Gemeentewet art. 31).\n");
  EXPECT_THAT(MustFail(2, {"ballot", "record", item, "--candidates", "x"}),
              HasSubstr("schrijf PERSOON=AANTAL"));
}

TEST_F(MeetingCommandsTest, OnAHamerstukNobodyVotes) {
  Plan(kJune, "28-06-2022");
  PlaceItem(kJune, "Rekening", 1, "hamerstuk");
  Open(kJune, 34, 30);
  const std::string item = absl::StrCat(kJune, "/1");
  EXPECT_THAT(MustFail(4, {"ballot", "record", item, "--for", "30"}),
              HasSubstr("1 Het agendapunt is een hamerstuk: zonder stemming."));
  EXPECT_EQ(Must({"agenda", "update", item, "--as", "bespreekstuk"}),
            "Gewijzigd: agendapunt gemeenteraad/juni-2022/1, Rekening (bespreekstuk).\n");
  EXPECT_THAT(Vote(item, 30, 0), StartsWith("Aangenomen: 30 voor, 0 tegen"));
  EXPECT_THAT(MustFail(2, {"agenda", "update", item, "--as", "iets"}),
              HasSubstr("kies uit: hamerstuk, hamerstuk-met-stemverklaring, bespreekstuk, overig"));
}

TEST_F(MeetingCommandsTest, AnAgendaHoldsAllPlacedItemsInTheirOrder) {
  Plan(kJune, "28-06-2022");
  EXPECT_EQ(Must({"agenda", "request", kJune, "Opening", "--as", "overig"}),
            "Gevraagd: agendapunt gemeenteraad/juni-2022/1, Opening (overig). Plaatsen: noordster "
            "agenda place gemeenteraad/juni-2022/1\n");
  Must({"agenda", "place", absl::StrCat(kJune, "/1")});
  PlaceItem(kJune, "Plan Jeugd", 2);
  Must({"agenda", "request", kJune, "Motie", "--as", "overig"});
  Must({"agenda", "refuse", absl::StrCat(kJune, "/3"), "--reason", "Niet rijp."});
  EXPECT_EQ(Must({"agenda", "publish", kJune, "--on", "16-06-2022"}),
            "Agenda van gemeenteraad/juni-2022, versie 1, gepubliceerd op 16-06-2022 (openbaar)\n"
            "Plaats  Agendapunt  Behandeling   Nr\n"
            "1       Opening     overig        1\n"
            "2       Plan Jeugd  bespreekstuk  2\n");
  Must({"agenda", "publish", kJune, "--order", "2,1", "--audience", "administration", "--on",
        "17-06-2022"});
  EXPECT_EQ(Must({"agenda", "versions", kJune}),
            "Versie  Gepubliceerd  Voor                      Punten, in volgorde\n"
            "1       16-06-2022    openbaar                  1, 2\n"
            "2       17-06-2022    ambtelijk en bestuurlijk  2, 1\n");
  EXPECT_THAT(MustFail(4, {"agenda", "publish", kJune, "--order", "1,3", "--on", "16-06-2022"}),
              HasSubstr("De agenda van juni-2022 bevat elk geplaatst punt precies één keer"));
  EXPECT_THAT(Must({"agenda", "show", kJune}), HasSubstr("geweigerd: Niet rijp."));
  Must({"agenda", "update", absl::StrCat(kJune, "/2"), "--about", "jeugd,wonen/1"});
  EXPECT_THAT(Must({"agenda", "show", kJune}), AllOf(HasSubstr(" jeugd "), HasSubstr(" wonen/1")));
  Must({"agenda", "update", absl::StrCat(kJune, "/2"), "--about", "-", "--closed"});
  EXPECT_THAT(Must({"agenda", "show", kJune}),
              AllOf(HasSubstr("Plan Jeugd (besloten)"), Not(HasSubstr("wonen/1"))));
  EXPECT_EQ(Answer({"agenda", "show", kJune, "--version", "2"})["entries"].size(), 2U);
}

TEST_F(MeetingCommandsTest, TheListOfPapersSaysWhatIsMissingAndLate) {
  Plan(kJune, "28-06-2022");
  PlaceItem(kJune, "Plan Jeugd", 1);
  const std::string item = absl::StrCat(kJune, "/1");
  EXPECT_EQ(Must({"papers", "list", kJune}), "Er horen nog geen stukken bij.\n");
  EXPECT_EQ(Must({"papers", "ask", item, "voorstel", "Raadsvoorstel", "--due", "14-06-2022"}),
            "Gevraagd bij agendapunt gemeenteraad/juni-2022/1: stuk voorstel, Raadsvoorstel, "
            "uiterlijk 14-06-2022.\n");
  Must({"papers", "ask", item, "bijlage", "Bijlage", "--release", "20-06-2022"});
  Must({"agenda", "publish", kJune, "--on", "15-06-2022"});
  EXPECT_EQ(Must({"papers", "deliver", item, "voorstel", "--on", "16-06-2022"}),
            "Agendapunt gemeenteraad/juni-2022/1, stuk voorstel op 16-06-2022: aangeleverd, te "
            "laat, nazending.\n");
  EXPECT_EQ(Must({"papers", "list", kJune}),
            "Punt  Stuk      Titel          Uiterlijk   Gekomen     "
            "Stand                            Openbaar\n"
            "1     voorstel  Raadsvoorstel  14-06-2022  16-06-2022  "
            "aangeleverd, te laat, nazending  -\n"
            "1     bijlage   Bijlage        -           -           "
            "ontbreekt                        gepland 20-06-2022\n"
            "Stukken: 2, ontbreekt: 1.\n");
  Must({"papers", "dispense", item, "voorstel", "--reason", "College op 14 juni."});
  EXPECT_THAT(Must({"papers", "list", item}), HasSubstr("dispensatie: College op 14 juni."));
  EXPECT_THAT(MustFail(4, {"papers", "dispense", item, "bijlage", "--reason", "Ook."}),
              HasSubstr("1 Voor dit stuk is geen uiterste dag gezet"));
  EXPECT_THAT(MustFail(4, {"papers", "deliver", item, "voorstel", "--on", "17-06-2022"}),
              HasSubstr("1 Dit stuk is al aangeleverd."));
  EXPECT_THAT(MustFail(3, {"papers", "deliver", item, "kaart", "--on", "17-06-2022"}),
              HasSubstr("Niet gevonden: bodies/gemeenteraad/meetings/juni-2022/items/1, stuk "
                        "kaart."));
}

TEST_F(MeetingCommandsTest, AMeetingThatWasHeldHasItsListAndItsMinutes) {
  for (const Words& words : MeetingScript(File("bodies.yaml"), kJan)) Must(words);
  const std::string shown = Must({"meeting", "show", kJune});
  EXPECT_THAT(shown, AllOf(HasSubstr("Stand           gehouden, verder op 29-06-2022\n"),
                           HasSubstr("Geopend: 30 van de 34 zittende leden tekenden, 18 nodig"),
                           HasSubstr("Voorzitter      Jan Jansen, geen lid\n"),
                           HasSubstr("Besluitenlijst  30-06-2022, Raadsinformatie\n"),
                           HasSubstr("vastgesteld in gemeenteraad/september-2022\n")));
  EXPECT_THAT(MustFail(4, {"meeting", "minutes", kSeptember, "--adopted-in", "juni-2022"}),
              HasSubstr("juni-2022 is geen latere vergadering van hetzelfde gremium."));
  EXPECT_THAT(
      MustFail(4, {"meeting", "decision-list", kSeptember, "--on", "19-09-2022", "--source", "X"}),
      AllOf(HasSubstr("1 De vergadering is geopend en nog niet gesloten."),
            HasSubstr("2 De dag past niet bij die van de vergadering, 27-09-2022.")));
  const std::vector<std::string> words = absl::StrSplit(History(), ' ', absl::SkipEmpty());
  const std::string history = absl::StrJoin(words, " ");
  for (const char* wording :
       {"gemeenteraad/september-2022/1: hamerstuk", "stemming vastgelegd aangenomen",
        "agenda gepubliceerd versie 1", "besluitenlijst gepubliceerd 30-06-2022",
        "notulen vastgesteld gemeenteraad/september-2022"}) {
    EXPECT_THAT(history, HasSubstr(wording));
  }
}

TEST_F(MeetingCommandsTest, WhatIsRepeatedUnderItsIdHappensOnce) {
  Plan(kJune, "28-06-2022");
  PlaceItem(kJune, "Plan Jeugd", 1);
  Open(kJune, 34, 33);
  const Words record = {"ballot", "record",       absl::StrCat(kJune, "/1"),
                        "--for",  "18",           "--against",
                        "15",     "--request-id", kJan};
  Must(record);
  EXPECT_THAT(Must(record), StartsWith("Deze opdracht was al uitgevoerd"));
  EXPECT_EQ(Answer({"ballot", "show", absl::StrCat(kJune, "/1")}).size(), 1U);
  EXPECT_EQ(Must({"meeting", "close", kJune, "--validate-only"}),
            "Dit kan. Er is niets gewijzigd.\n");
}

TEST_F(MeetingCommandsTest, NamesMayBeShortAndMustBeWhole) {
  Plan(kJune, "28-06-2022");
  EXPECT_THAT(MustFail(2, {"meeting", "show", "juni-2022"}),
              HasSubstr("'juni-2022' is niet volledig; schrijf raad/september-2022."));
  EXPECT_THAT(Must({"meeting", "show", "bodies/gemeenteraad/meetings/juni-2022"}),
              HasSubstr(kJune));
  EXPECT_THAT(MustFail(3, {"meeting", "show", "gemeenteraad/geen"}),
              StartsWith("Niet gevonden: bodies/gemeenteraad/meetings/geen."));
  EXPECT_THAT(MustFail(3, {"ballot", "show", absl::StrCat(kJune, "/9")}), Not(IsEmpty()));
}

}  // namespace
}  // namespace noordster::testing::meeting_commands_test
