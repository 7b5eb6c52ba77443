// SPDX-License-Identifier: EUPL-1.2
// The presentation of 2022, row by row, read back through the API from what is shipped; and what it
// does not say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/partner_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "tests/end_to_end/command_line.h"
#include "tests/support/api_client.h"

namespace noordster::testing::source_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr char kMunicipality[] = "municipalities/gm1916";
constexpr char kProgramme[] = "municipalities/gm1916/programmes/sterk-voor-noord";

std::string InProgramme(const std::string& below) { return absl::StrCat(kProgramme, "/", below); }

std::string InMunicipality(const std::string& below) {
  return absl::StrCat(kMunicipality, "/", below);
}

class SourceTest : public CommandLineTest {
 protected:
  SourceTest() {
    Serve();
    LoadProgramme();
    client_ = std::make_unique<ApiClient>(address());
  }

  v1::Programme Programme() {
    v1::GetProgrammeRequest get;
    get.set_name(kProgramme);
    return client_->Must(&v1::ProgrammeService::Stub::GetProgramme, get).programme();
  }

  std::string TextOf(const std::string& heading) {
    const v1::Programme programme = Programme();
    for (const v1::SourceText& text : programme.texts()) {
      if (text.heading() == heading) return text.body();
    }
    return "";
  }

  v1::Plan Plan(const std::string& id) {
    v1::GetPlanRequest get;
    get.set_name(InProgramme(absl::StrCat("plans/", id)));
    return client_->Must(&v1::PlanService::Stub::GetPlan, get).plan();
  }

  std::vector<v1::TimePathRow> TimePath(const std::string& id) {
    v1::GetTimePathRequest get;
    get.set_name(InProgramme(absl::StrCat("plans/", id)));
    const auto path = client_->Must(&v1::PlanService::Stub::GetTimePath, get);
    return {path.rows().begin(), path.rows().end()};
  }

  v1::Covenant Deal() {
    v1::GetCovenantRequest get;
    get.set_name(InProgramme("covenants/deal-voor-noord"));
    return client_->Must(&v1::PartnerService::Stub::GetCovenant, get).covenant();
  }

  std::vector<v1::Project> Projects(v1::Project::State state) {
    v1::ListProjectsRequest list;
    list.set_parent(kProgramme);
    list.set_state(state);
    list.set_page_size(500);
    const auto page = client_->Must(&v1::ProjectService::Stub::ListProjects, list);
    return {page.projects().begin(), page.projects().end()};
  }

  static std::vector<std::string> NamesOf(const std::vector<v1::Project>& projects) {
    std::vector<std::string> names;
    for (const v1::Project& project : projects) names.push_back(project.display_name());
    return names;
  }

  // How the areas of an indicator stand, by the id of the area.
  std::map<std::string, v1::Indicator::Standing> Standings(const std::string& indicator) {
    v1::GetIndicatorRequest get;
    get.set_name(InProgramme(absl::StrCat("indicators/", indicator)));
    const auto found = client_->Must(&v1::IndicatorService::Stub::GetIndicator, get).indicator();
    const size_t before = InMunicipality("areas/").size();
    std::map<std::string, v1::Indicator::Standing> standings;
    for (const auto& standing : found.standings()) {
      standings[standing.area().substr(before)] = standing;
    }
    return standings;
  }

  std::unique_ptr<ApiClient> client_;
};

TEST_F(SourceTest, Ambition) {
  const v1::Programme programme = Programme();
  EXPECT_THAT(programme.ambition(),
              AllOf(HasSubstr("onderwijs, financiële zelfredzaamheid en wonen"),
                    HasSubstr("in een periode van 20 jaar"),
                    HasSubstr("het gemiddelde niveau van de gemeente Leidschendam-Voorburg")));
  EXPECT_EQ(programme.start_year(), 2021);
  EXPECT_EQ(programme.duration_years(), 20);
  EXPECT_EQ(programme.horizon_year(), 2041) << "derived";
}

TEST_F(SourceTest, ThreeOpgaven) {
  v1::ListChallengesRequest list;
  list.set_parent(kProgramme);
  std::map<int, std::string> challenges;
  const auto page = client_->Must(&v1::ProgrammeService::Stub::ListChallenges, list);
  for (const v1::Challenge& challenge : page.challenges()) {
    challenges[challenge.position()] = challenge.description();
  }
  ASSERT_EQ(challenges.size(), 3u);
  EXPECT_THAT(challenges[1], HasSubstr("gelijke kansen op het ontwikkelen van talenten"));
  EXPECT_THAT(challenges[2], HasSubstr("financieel goed redden en doen mee naar vermogen"));
  EXPECT_THAT(challenges[3], HasSubstr("prettig en veilig wonen"));
}

TEST_F(SourceTest, HouseholdsOnBijstand) {
  const auto counts = Standings("huishoudens-met-bijstand");
  EXPECT_EQ(counts.at("leidschendam-voorburg").latest().figure().words(), "ruim 2000");
  EXPECT_EQ(counts.at("leidschendam-voorburg").latest().figure().form(), v1::Figure::OVER);
  EXPECT_EQ(counts.at("leidschendam-noord").latest().figure().number(), "580");
  const auto share = Standings("aandeel-in-bijstand").at("leidschendam-noord");
  EXPECT_EQ(share.latest().figure().number(), "29");
  EXPECT_EQ(share.gap().points(), "") << "a share and no rate";
  EXPECT_EQ(share.gap().no_number(), v1::FIGURE_SHARE);
}

TEST_F(SourceTest, MoreThanAYearOnBijstand) {
  const auto areas = Standings("langer-dan-een-jaar-bijstand");
  EXPECT_EQ(areas.at("leidschendam-voorburg").latest().figure().number(), "5");
  EXPECT_EQ(areas.at("heuvel-noord").latest().figure().number(), "19");
  EXPECT_EQ(areas.at("heuvel-noord").gap().points(), "14");
  EXPECT_EQ(areas.at("prinsenhof-hoog").latest().figure().number(), "15");
  EXPECT_EQ(areas.at("prinsenhof-hoog").gap().points(), "10");
}

TEST_F(SourceTest, ChildrenUpToTheSocialMinimum) {
  const auto areas = Standings("kinderen-tot-sociaal-minimum");
  EXPECT_EQ(areas.at("leidschendam-voorburg").latest().figure().number(), "9");
  EXPECT_EQ(areas.at("heuvel-noord").latest().figure().number(), "42");
  EXPECT_EQ(areas.at("heuvel-noord").gap().points(), "33");
  EXPECT_EQ(areas.at("prinsenhof-hoog").latest().figure().number(), "27");
  EXPECT_EQ(areas.at("prinsenhof-hoog").gap().points(), "18");
  const auto beside = Standings("kinderen-in-armoede");
  EXPECT_EQ(beside.at("heuvel-noord").latest().figure().words(), "4 op de 10");
  EXPECT_EQ(beside.at("prinsenhof-hoog").latest().figure().words(), "3 op de 10");
}

TEST_F(SourceTest, VitalityIsAnOrderWithoutANumber) {
  const auto areas = Standings("vitaliteit");
  ASSERT_EQ(areas.size(), 3u);
  for (const char* area : {"heuvel-noord", "prinsenhof-hoog", "amstelwijk"}) {
    EXPECT_EQ(areas.at(area).latest().figure().place(), v1::Figure::LOWEST) << area;
    EXPECT_EQ(areas.at(area).latest().figure().number(), "") << area;
    EXPECT_EQ(areas.at(area).gap().no_number(), v1::FIGURE_RANKED) << area;
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
  v1::ListDecisionsRequest list;
  list.set_parent(InProgramme("plans/programmaplan"));
  const auto page = client_->Must(&v1::PlanService::Stub::ListDecisions, list);
  ASSERT_EQ(page.decisions_size(), 7);
  EXPECT_EQ(page.decisions(5).manner(), v1::Decision::UNANIMOUS);
  EXPECT_EQ(page.decisions(5).ballot(), 0) << "the source counts no votes";
  const v1::Covenant deal = Deal();
  EXPECT_EQ(deal.signed_().text(), "december 2021");
  EXPECT_EQ(deal.places(), 33);
}

TEST_F(SourceTest, Governance) {
  const v1::Programme programme = Programme();
  const std::map<std::string, std::string> wanted = {
      {"db-programma", "Directieleden en bestuurders"},
      {"partneroverleg", "Alle betrokken partners en inwoners"},
      {"uitvoering", "Partners en inwoners"},
      {"programmabureau", "Programmamanager, Programmasecretaris, Communicatie en ondersteuning"},
  };
  for (const auto& [id, composition] : wanted) {
    v1::GetBodyRequest get;
    get.set_name(InMunicipality(absl::StrCat("bodies/", id)));
    const auto body = client_->Must(&v1::BodyService::Stub::GetBody, get).body();
    EXPECT_EQ(body.composition(), composition);
    EXPECT_THAT(programme.bodies(), Contains(body.name()));
  }
}

TEST_F(SourceTest, TenProjectsRun) {
  EXPECT_THAT(
      NamesOf(Projects(v1::Project::RUNNING)),
      UnorderedElementsAre("Kansrijke Start", "Pilot kind naar gezonder gewicht",
                           "Optimaal aanbod voor taal",
                           "Tien jongeren naar een schuldenvrije toekomst", "Spreekuur in de wijk",
                           "Communicatie over route naar schuldhulpverlening verbeterd",
                           "Extra trajecten met financiële maatjes", "Aanpak afvalproblematiek",
                           "Voorkómen is beter dan vóórkomen", "Vernieuwen sportvelden"));
}

TEST_F(SourceTest, FourProjectsArePlannedThisYear) {
  const std::vector<v1::Project> planned = Projects(v1::Project::PLANNED);
  EXPECT_THAT(NamesOf(planned),
              UnorderedElementsAre("Twee extra participatieconsulenten", "Flatcoaches",
                                   "Extra tijd op school",
                                   "Passend aanbod voor jongeren van 16 tot 23 jaar"));
  for (const v1::Project& project : planned)
    EXPECT_EQ(project.start().text(), "nog dit jaar (2022)");
}

TEST_F(SourceTest, NextAreImplementationPlansFrom2023) {
  EXPECT_THAT(TextOf("Op de planning voor dit jaar"), HasSubstr("participatieconsulenten"));
  for (const char* id : {"jeugd", "meedoen", "wonen"}) {
    const std::vector<v1::TimePathRow> path = TimePath(id);
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(path.back().planned().text(), "vanaf 2023") << id;
  }
}

TEST_F(SourceTest, TimePathOf2022) {
  std::vector<std::string> planned;
  for (const v1::TimePathRow& row : TimePath("jeugd")) {
    planned.push_back(absl::StrCat(row.stage(), " ", row.planned().text()));
  }
  EXPECT_THAT(planned, ElementsAre("werksessie 21 april 2022", "uitwerken mei 2022",
                                   "partneroverleg 15 juni 2022", "db-vaststelling 15 juli 2022",
                                   "college augustus 2022", "raad september/oktober 2022",
                                   "uitvoering vanaf 2023"));
}

TEST_F(SourceTest, Continuous) {
  EXPECT_THAT(TextOf("Tot nu toe"),
              HasSubstr("Doorlopend: Sterk voor Noord op de agenda en onder de aandacht houden!"));
}

TEST_F(SourceTest, Texts) {
  EXPECT_EQ(TextOf("Slogan"), "Waar maak jij je sterk voor?");
  EXPECT_THAT(TextOf("Leidschendam-Noord"),
              AllOf(HasSubstr("wonen er met plezier"), HasSubstr("Zorgen over de kloof")));
  EXPECT_THAT(TextOf("Het tij keren"),
              AllOf(HasSubstr("Generatie op generatie werkloosheid"), HasSubstr("4 op de 10")));
  EXPECT_EQ(Programme().contact(), "sterkvoornoord@lv.nl");
}

TEST_F(SourceTest, WhatTheSourceDoesNotSayIsAbsentOrDerived) {
  EXPECT_THAT(Deal().signatories(), IsEmpty()) << "33 partners, none of them named";
  for (const v1::Project& project : Projects(v1::Project::STATE_UNSPECIFIED)) {
    EXPECT_EQ(project.lead(), "") << project.name();
    EXPECT_THAT(project.challenges(), IsEmpty()) << project.name();
    EXPECT_EQ(project.end().text(), "") << project.name();
    const bool is_planned = project.state() == v1::Project::PLANNED;
    EXPECT_EQ(project.start().text(), is_planned ? "nog dit jaar (2022)" : "") << project.name();
  }
  for (const char* indicator : {"onderwijs", "wonen"}) {
    const auto noord = Standings(indicator).at("leidschendam-noord");
    EXPECT_EQ(noord.latest().figure().absence(), v1::Figure::NOT_IN_SOURCE) << indicator;
    EXPECT_EQ(noord.gap().no_number(), v1::FIGURE_MISSING) << indicator;
  }
  EXPECT_EQ(Standings("vitaliteit").at("amstelwijk").latest().period().text(), "")
      << "the source does not say when its figures are about";
  v1::ListGoalsRequest goals;
  goals.set_parent(kProgramme);
  EXPECT_THAT(client_->Must(&v1::ProgrammeService::Stub::ListGoals, goals).goals(), IsEmpty());
  v1::ListChallengesRequest challenges;
  challenges.set_parent(kProgramme);
  const auto page = client_->Must(&v1::ProgrammeService::Stub::ListChallenges, challenges);
  for (const v1::Challenge& challenge : page.challenges()) {
    EXPECT_THAT(challenge.leads(), IsEmpty()) << challenge.name();
  }
  v1::ListMembershipsRequest members;
  members.set_parent(InMunicipality("bodies/db-programma"));
  EXPECT_THAT(client_->Must(&v1::BodyService::Stub::ListMemberships, members).memberships(),
              IsEmpty())
      << "names of the DB";
}

}  // namespace
}  // namespace noordster::testing::source_test
