// SPDX-License-Identifier: EUPL-1.2
// The presentation of 2022, row by row, read back through the API from what is shipped, each fact
// with its place in the source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "tests/end_to_end/programme/source_reader.h"

namespace noordster::testing::source_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using SourceTest = SourceReader;

// A number and nothing else, taken from the slide with the figures.
void ExpectExact(const Standings& areas, const std::string& area, const std::string& number) {
  SCOPED_TRACE(absl::StrCat(area, " ", number));
  const v1::Measurement& latest = areas.at(area).latest();
  EXPECT_EQ(latest.figure().form(), v1::Figure::EXACT);
  EXPECT_EQ(latest.figure().number(), number);
  EXPECT_EQ(latest.source(), Slide("Cijfers"));
}

std::vector<std::string> NamesOf(const std::vector<v1::Project>& projects) {
  std::vector<std::string> names;
  for (const v1::Project& project : projects) names.push_back(project.display_name());
  return names;
}

TEST_F(SourceTest, Ambition) {
  const std::string words =
      "Samen zorgen we ervoor dat de achterstanden in Leidschendam-Noord op het gebied van "
      "onderwijs, financiële zelfredzaamheid en wonen worden ingelopen, en in een periode van 20 "
      "jaar stijgen naar het gemiddelde niveau van de gemeente Leidschendam-Voorburg.";
  EXPECT_EQ(Programme().ambition(), words);
  EXPECT_THAT(TextsOf("Ambitie"), ElementsAre(words));
  EXPECT_EQ(Programme().duration_years(), 20);
}

TEST_F(SourceTest, ThreeOpgaven) {
  std::map<int, std::string> descriptions;
  for (const v1::Challenge& challenge : Challenges()) {
    descriptions[challenge.position()] = challenge.description();
  }
  const std::vector<std::string> words = {
      "Jeugdigen die opgroeien in Leidschendam-Noord hebben gelijke kansen op het ontwikkelen van "
      "talenten en vaardigheden",
      "Inwoners in Leidschendam-Noord kunnen zich financieel goed redden en doen mee naar vermogen",
      "Prinsenhof en De Heuvel/Amstelwijk zijn diverse wijken waar inwoners prettig en veilig "
      "wonen"};
  EXPECT_THAT(descriptions,
              ElementsAre(std::pair(1, words[0]), std::pair(2, words[1]), std::pair(3, words[2])));
  EXPECT_THAT(TextsOf("Opgaven"), ElementsAre(absl::StrJoin(words, "\n")));
}

TEST_F(SourceTest, FiguresStandInTheWordsOfTheSourceAsWell) {
  EXPECT_THAT(TextsOf("Cijfers"),
              ElementsAre("• Er zijn ruim 2000 huishoudens met een bijstandsuitkering in LV\n"
                          "580 in L-N→ 29% van totaal\n"
                          "• Percentage dat langer dan een jaar een bijstandsuitkering heeft in LV "
                          "5%.\n"
                          "Heuvel Noord 19% en Prinsenhof Hoog 15%\n"
                          "• In LV groeit 9% van de kinderen op in een huishouden met een inkomen "
                          "tot sociaal minimum.\n"
                          "Heuvel Noord 42% en Prinsenhof Hoog 27%\n"
                          "• Vitaliteitsscores in Heuvel Noord, Prinsenhof Hoog en Amstelwijk het "
                          "laagst van heel LV"));
}

TEST_F(SourceTest, HouseholdsOnBijstand) {
  const Standings counts = StandingsOf("huishoudens-met-bijstand");
  EXPECT_THAT(counts,
              UnorderedElementsAre(Key("leidschendam-voorburg"), Key("leidschendam-noord")));
  const v1::Measurement& all = counts.at("leidschendam-voorburg").latest();
  EXPECT_EQ(all.figure().words(), "ruim 2000");
  EXPECT_EQ(all.figure().form(), v1::Figure::OVER);
  EXPECT_EQ(all.figure().number(), "2000");
  EXPECT_EQ(all.source(), Slide("Cijfers"));
  ExpectExact(counts, "leidschendam-noord", "580");
  const Standings shares = StandingsOf("aandeel-in-bijstand");
  EXPECT_THAT(shares, ElementsAre(Key("leidschendam-noord")));
  ExpectExact(shares, "leidschendam-noord", "29");
}

TEST_F(SourceTest, MoreThanAYearOnBijstand) {
  const Standings areas = StandingsOf("langer-dan-een-jaar-bijstand");
  EXPECT_THAT(areas, SizeIs(3));
  ExpectExact(areas, "leidschendam-voorburg", "5");
  ExpectExact(areas, "heuvel-noord", "19");
  ExpectExact(areas, "prinsenhof-hoog", "15");
}

TEST_F(SourceTest, ChildrenUpToTheSocialMinimum) {
  const Standings areas = StandingsOf("kinderen-tot-sociaal-minimum");
  EXPECT_THAT(areas, SizeIs(3));
  ExpectExact(areas, "leidschendam-voorburg", "9");
  ExpectExact(areas, "heuvel-noord", "42");
  ExpectExact(areas, "prinsenhof-hoog", "27");
}

TEST_F(SourceTest, ChildrenInPovertyAreSoManyInTen) {
  const Standings areas = StandingsOf("kinderen-in-armoede");
  EXPECT_THAT(areas, SizeIs(2));
  const std::map<std::string, std::string> wanted = {{"heuvel-noord", "4"},
                                                     {"prinsenhof-hoog", "3"}};
  for (const auto& [area, number] : wanted) {
    const v1::Measurement& latest = areas.at(area).latest();
    EXPECT_EQ(latest.figure().form(), v1::Figure::OUT_OF) << area;
    EXPECT_EQ(latest.figure().number(), number) << area;
    EXPECT_EQ(latest.figure().out_of(), 10) << area;
    EXPECT_EQ(latest.figure().words(), absl::StrCat(number, " op de 10"));
    EXPECT_EQ(latest.source(), Slide("Het tij keren")) << area;
  }
}

TEST_F(SourceTest, VitalityIsAnOrderWithoutANumber) {
  const Standings areas = StandingsOf("vitaliteit");
  EXPECT_THAT(areas,
              UnorderedElementsAre(Key("heuvel-noord"), Key("prinsenhof-hoog"), Key("amstelwijk")));
  for (const auto& [area, standing] : areas) {
    const v1::Measurement& latest = standing.latest();
    EXPECT_EQ(latest.figure().form(), v1::Figure::RANKED) << area;
    EXPECT_EQ(latest.figure().place(), v1::Figure::LOWEST) << area;
    EXPECT_EQ(latest.figure().words(), "het laagst van heel LV") << area;
    EXPECT_EQ(latest.figure().number(), "") << area;
    EXPECT_EQ(latest.source(), Slide("Cijfers")) << area;
  }
}

TEST_F(SourceTest, History) {
  std::vector<std::string> told;
  for (const v1::TimePathRow& row : TimePath("programmaplan")) {
    told.push_back(absl::StrCat(row.display_name(), " ", row.decided_period().text()));
  }
  EXPECT_THAT(told, ElementsAre("Startnotitie september 2020",
                                "Toetsing oktober 2020 t/m maart 2021", "Contouren april/mei 2021",
                                "Participatie mei/juni 2021", "Opstellen juli t/m september 2021",
                                "Raad november 2021", "Ondertekening Deal december 2021"));
  const std::vector<v1::Decision> decisions = Decisions("programmaplan");
  ASSERT_THAT(TextsOf("Tot nu toe"), SizeIs(1));
  std::vector<std::string> words;
  for (const v1::Decision& decision : decisions) {
    words.push_back(decision.reason());
    EXPECT_THAT(TextsOf("Tot nu toe")[0], HasSubstr(decision.reason()));
    EXPECT_EQ(decision.source(), Slide("Tot nu toe")) << decision.stage();
  }
  EXPECT_THAT(words, ElementsAre("startnotitie met analyse en overzicht huidige activiteiten",
                                 "startnotitie getoetst bij inwoners, partners, deskundigen",
                                 "met partners en inwoners contouren programmaplan",
                                 "participatie inwoners over de toekomst van LN",
                                 "opstellen programmaplan, ambitie, doelen en middelen",
                                 "programmaplan unaniem vastgesteld in de raad",
                                 "Deal voor Noord ondertekent door 33 partners"));
  EXPECT_EQ(Plan("programmaplan").past().source(), Slide("Tot nu toe"));
  EXPECT_EQ(decisions[5].body(), InMunicipality("bodies/raad"));
  EXPECT_EQ(decisions[5].kind(), v1::ADOPTED);
  EXPECT_EQ(decisions[5].manner(), v1::Decision::UNANIMOUS);
  EXPECT_GE(decisions[2].decided_period().latest(), decisions[3].decided_period().earliest())
      << "contouren and participatie overlap";
  EXPECT_EQ(Deal().signed_().text(), "december 2021");
  EXPECT_EQ(Deal().places(), 33);
  EXPECT_EQ(Deal().source(), Slide("Tot nu toe"));
}

TEST_F(SourceTest, TheHistorySaysWhoRecordedWhatTheSourceTells) {
  v1::ListHistoryRequest list;
  list.set_parent(InProgramme("plans/programmaplan"));
  list.set_page_size(kPageSize);
  const auto page = client_->Must(&v1::HistoryService::Stub::ListHistory, list);
  std::map<std::string, int> events;
  for (const v1::HistoryEntry& entry : page.entries()) {
    ++events[entry.event()];
    EXPECT_EQ(entry.actor(), "local") << entry.event() << ": nobody in the source recorded it here";
    EXPECT_EQ(entry.capacity(), "") << entry.event();
    EXPECT_EQ(entry.mandate(), "") << entry.event();
  }
  EXPECT_EQ(events["plan_created"], 1);
  EXPECT_EQ(events["outcome_recorded"], 7);
}

TEST_F(SourceTest, Governance) {
  const v1::Programme programme = Programme();
  const std::map<std::string, std::string> wanted = {
      {"db-programma", "Directieleden en bestuurders"},
      {"partneroverleg", "Alle betrokken partners en inwoners"},
      {"uitvoering", "Partners en inwoners"},
      {"programmabureau", "Programmamanager, Programmasecretaris, Communicatie en ondersteuning"},
  };
  ASSERT_THAT(TextsOf("Governance"), SizeIs(1));
  for (const auto& [id, composition] : wanted) {
    v1::GetBodyRequest get;
    get.set_name(InMunicipality(absl::StrCat("bodies/", id)));
    const auto body = client_->Must(&v1::BodyService::Stub::GetBody, get).body();
    EXPECT_EQ(body.composition(), composition);
    EXPECT_THAT(TextsOf("Governance")[0], HasSubstr(composition));
    EXPECT_THAT(programme.bodies(), Contains(body.name()));
    EXPECT_EQ(body.seats(), 0) << id << ": no law counts them, nor does the source";
  }
}

TEST_F(SourceTest, TenProjectsRun) {
  const std::vector<v1::Project> running = Projects(v1::Project::RUNNING);
  EXPECT_THAT(
      NamesOf(running),
      UnorderedElementsAre("Kansrijke Start", "Pilot kind naar gezonder gewicht",
                           "Optimaal aanbod voor taal",
                           "Tien jongeren naar een schuldenvrije toekomst", "Spreekuur in de wijk",
                           "Communicatie over route naar schuldhulpverlening verbeterd",
                           "Extra trajecten met financiële maatjes", "Aanpak afvalproblematiek",
                           "Voorkómen is beter dan vóórkomen", "Vernieuwen sportvelden"));
  for (const v1::Project& project : running) {
    EXPECT_EQ(project.source(), Slide("Waar werken we nu aan?")) << project.name();
  }
  // What the names leave out or put right still stands on the slide.
  EXPECT_THAT(TextsOf("Waar werken we nu aan?"),
              ElementsAre("Samen met partners zijn we aan de slag:\n"
                          "• Project Kansrijke Start\n"
                          "• Pilot kind naar gezonder gewicht\n"
                          "• Optimaal aanbod voor taal\n"
                          "• Tien jongeren naar een schuldenvrije toekomst\n"
                          "• Spreekuur in de in de wijk\n"
                          "• Communicatie over route naar schuldhulpverlening verbeterd\n"
                          "• Extra trajecten met financiële maatjes\n"
                          "• Aanpak afvalproblematiek\n"
                          "• Project voorkómen is beter dan vóórkomen\n"
                          "• Vernieuwen sportvelden"));
}

TEST_F(SourceTest, FourProjectsArePlannedThisYear) {
  const std::vector<v1::Project> planned = Projects(v1::Project::PLANNED);
  std::map<std::string, std::string> descriptions;
  for (const v1::Project& project : planned) {
    descriptions[project.display_name()] = project.description();
    EXPECT_EQ(project.start().text(), "nog dit jaar (2022)") << project.name();
    EXPECT_THAT(TextsOf("Op de planning voor dit jaar"), Contains(HasSubstr(project.description())))
        << project.name();
    EXPECT_EQ(project.source(), Slide("Op de planning voor dit jaar")) << project.name();
  }
  EXPECT_THAT(descriptions,
              UnorderedElementsAre(
                  std::pair("Twee extra participatieconsulenten", ""),
                  std::pair("Flatcoaches",
                            "Er worden flatcoaches ingezet door de woningcorporaties om inwoners "
                            "meer met elkaar in contact te brengen."),
                  std::pair("Extra tijd op school",
                            "Op de basisscholen in Leidschendam-Noord (Margriet en Springplank) "
                            "zetten we in op extra tijd op school om ontwikkelkansen te bieden "
                            "door bijvoorbeeld huiswerkbegeleiding, sport en cultuur aan te "
                            "bieden."),
                  std::pair("Passend aanbod voor jongeren van 16 tot 23 jaar", "")));
}

TEST_F(SourceTest, NextAreImplementationPlansFrom2023) {
  // Two slides have this heading: what is planned this year, and what for the years from 2023 on.
  EXPECT_THAT(
      TextsOf("Op de planning voor dit jaar"),
      ElementsAre(AllOf(HasSubstr("Nog dit jaar:"), HasSubstr("Twee extra participatieconsulenten"),
                        HasSubstr("flatcoaches"), HasSubstr("extra tijd op school"),
                        HasSubstr("jongeren van 16 tot 23 jaar")),
                  "Uitvoeringsplannen voor de komende jaren (vanaf 2023)\n"
                  "• Samen met partners stellen we uitvoeringplannen voor de komende 4 "
                  "jaar op"));
  for (const char* id : {"jeugd", "meedoen", "wonen"}) {
    const std::vector<v1::TimePathRow> path = TimePath(id);
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(path.back().planned().text(), "vanaf 2023") << id;
  }
}

TEST_F(SourceTest, TimePathOf2022) {
  for (const char* id : {"jeugd", "meedoen", "wonen"}) {
    std::vector<std::string> planned;
    for (const v1::TimePathRow& row : TimePath(id)) {
      planned.push_back(absl::StrCat(row.stage(), " ", row.planned().text()));
      EXPECT_EQ(row.outcome(), "") << id << ": the source looks ahead";
    }
    EXPECT_THAT(planned, ElementsAre("werksessie 21 april 2022", "uitwerken mei 2022",
                                     "partneroverleg 15 juni 2022", "db-vaststelling 15 juli 2022",
                                     "college augustus 2022", "raad september/oktober 2022",
                                     "uitvoering vanaf 2023"))
        << id;
    const v1::VagueDate council = TimePath(id)[5].planned();
    EXPECT_EQ(council.edtf(), "[2022-09,2022-10]") << "one of two months";
  }
  EXPECT_THAT(TextsOf("Tijdspad"),
              ElementsAre("• 21 april werksessie met de partners\n"
                          "• Mei 2022 plannen uitwerken\n"
                          "• 15 juni 2022 partneroverleg: worden de plannen herkend, puntjes op de "
                          "i\n"
                          "• 15 juli 2022 DB programma Sterk voor Noord: plannen voorlopig "
                          "vaststellen\n"
                          "• Augustus 2022 College\n"
                          "• September/oktober naar de Raad"));
}

TEST_F(SourceTest, Continuous) {
  EXPECT_THAT(TextsOf("Tot nu toe"),
              ElementsAre(HasSubstr(
                  "Doorlopend: Sterk voor Noord op de agenda en onder de aandacht houden!")));
}

TEST_F(SourceTest, Texts) {
  std::vector<std::string> headings;
  const v1::Programme programme = Programme();
  for (const v1::SourceText& text : programme.texts()) headings.push_back(text.heading());
  EXPECT_THAT(headings, ElementsAre("Slogan", "Leidschendam-Noord", "Cijfers", "Het tij keren",
                                    "Tot nu toe", "Ambitie", "Opgaven", "Governance",
                                    "Waar werken we nu aan?", "Op de planning voor dit jaar",
                                    "Op de planning voor dit jaar", "Tijdspad", "Vragen?"));
  EXPECT_THAT(TextsOf("Slogan"), ElementsAre("Waar maak jij je sterk voor?"));
  EXPECT_THAT(TextsOf("Leidschendam-Noord"),
              ElementsAre("• Veel inwoners wonen er met plezier en voelen zich thuis\n"
                          "• Veel groen en goed onderhouden\n"
                          "• Grote diversiteit aan inwoners\n"
                          "• Zorgen over de kloof met de rest van de gemeente\n"
                          "• Opgroeien in Leidschendam-Noord betekent dat je minder kansen hebt, "
                          "ook later op de arbeidsmarkt."));
  EXPECT_THAT(TextsOf("Het tij keren"),
              ElementsAre("Relatief veel inwoners in een sociaal economisch kwetsbare positie:\n"
                          "• Veel huishoudens hebben moeite om rond te komen;\n"
                          "• Generatie op generatie werkloosheid;\n"
                          "• Jeugd dreigt af te glijden in criminaliteit;\n"
                          "• Coronacrisis.\n"
                          "Te veel kinderen groeien op in armoede; 3 op de 10 in Prinsenhof hoog "
                          "en 4 op de 10 in Heuvel Noord. Dat heeft verregaande impact op de "
                          "toekomst van deze kinderen."));
  EXPECT_THAT(TextsOf("Vragen?"), ElementsAre("sterkvoornoord@lv.nl"));
  EXPECT_EQ(programme.contact(), "sterkvoornoord@lv.nl");
}

}  // namespace
}  // namespace noordster::testing::source_test
