// SPDX-License-Identifier: EUPL-1.2
// What the presentation of 2022 does not say, as it is read back through the API from what is
// shipped: absent, or derived and never in the place of what is said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "tests/end_to_end/programme/source_reader.h"

namespace noordster::testing::source_silence_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;

using SourceSilenceTest = SourceReader;

void ExpectGap(const Standings& areas, const std::string& area, const std::string& points) {
  const v1::Gap& gap = areas.at(area).gap();
  EXPECT_EQ(gap.points(), points) << area;
  EXPECT_EQ(gap.side(), v1::Gap::WORSE) << area;
}

void ExpectNoGap(const Standings& areas, const std::string& area, v1::NoNumber why) {
  const v1::Gap& gap = areas.at(area).gap();
  EXPECT_EQ(gap.points(), "") << area;
  EXPECT_EQ(gap.no_number(), why) << area;
  EXPECT_EQ(gap.side(), v1::Gap::SIDE_UNSPECIFIED) << area;
}

TEST_F(SourceSilenceTest, DerivedTheHorizonFollowsFromStartAndDuration) {
  v1::UpdateProgrammeRequest update;
  update.set_name(kProgramme);
  *update.mutable_programme() = Programme();
  for (const v1::SourceText& text : update.programme().texts()) {
    EXPECT_THAT(text.body(), Not(HasSubstr("2041"))) << text.heading();
  }
  EXPECT_EQ(update.programme().start_year(), 2021);
  EXPECT_EQ(update.programme().horizon_year(), 2041);
  const auto horizon_with = [&](int start, int duration) {
    update.mutable_programme()->set_start_year(start);
    update.mutable_programme()->set_duration_years(duration);
    update.mutable_programme()->set_horizon_year(2041);
    client_->Must(&v1::ProgrammeService::Stub::UpdateProgramme, update);
    return Programme().horizon_year();
  };
  EXPECT_EQ(horizon_with(2021, 10), 2031);
  EXPECT_EQ(horizon_with(2022, 20), 2042);
  EXPECT_EQ(horizon_with(0, 20), 0) << "without a start there is none";
}

TEST_F(SourceSilenceTest, DerivedGapsAreOfRatesAlone) {
  for (const auto& [indicator, gaps] : std::map<std::string, std::pair<std::string, std::string>>{
           {"langer-dan-een-jaar-bijstand", {"14", "10"}},
           {"kinderen-tot-sociaal-minimum", {"33", "18"}}}) {
    SCOPED_TRACE(indicator);
    const Standings areas = StandingsOf(indicator);
    ExpectGap(areas, "heuvel-noord", gaps.first);
    ExpectGap(areas, "prinsenhof-hoog", gaps.second);
    ExpectNoGap(areas, "leidschendam-voorburg", v1::AREA_IS_AVERAGE);
  }
  const Standings counts = StandingsOf("huishoudens-met-bijstand");
  ExpectNoGap(counts, "leidschendam-voorburg", v1::AREA_IS_AVERAGE);
  ExpectNoGap(counts, "leidschendam-noord", v1::FIGURE_COUNT);
  ExpectNoGap(StandingsOf("aandeel-in-bijstand"), "leidschendam-noord", v1::FIGURE_SHARE);
  for (const char* area : {"heuvel-noord", "prinsenhof-hoog"}) {
    ExpectNoGap(StandingsOf("kinderen-in-armoede"), area, v1::FIGURE_INEXACT);
  }
  for (const char* area : {"heuvel-noord", "prinsenhof-hoog", "amstelwijk"}) {
    ExpectNoGap(StandingsOf("vitaliteit"), area, v1::FIGURE_RANKED);
  }
}

TEST_F(SourceSilenceTest, AbsentFiguresAndWhatTheyAreAbout) {
  for (const char* indicator : {"onderwijs", "wonen"}) {
    const Standings areas = StandingsOf(indicator);
    EXPECT_THAT(areas, ElementsAre(Key("leidschendam-noord"))) << indicator;
    const v1::Measurement& noord = areas.at("leidschendam-noord").latest();
    EXPECT_EQ(noord.figure().form(), v1::Figure::MISSING) << indicator;
    EXPECT_EQ(noord.figure().absence(), v1::Figure::NOT_IN_SOURCE) << indicator;
    EXPECT_EQ(noord.figure().number(), "") << indicator << ": missing is not zero";
    EXPECT_EQ(noord.source(), Slide("Ambitie")) << indicator;
    ExpectNoGap(areas, "leidschendam-noord", v1::FIGURE_MISSING);
  }
  v1::ListIndicatorsRequest list;
  list.set_parent(kProgramme);
  list.set_page_size(kPageSize);
  const auto page = client_->Must(&v1::IndicatorService::Stub::ListIndicators, list);
  EXPECT_THAT(page.indicators(), SizeIs(8));
  for (const v1::Indicator& indicator : page.indicators()) {
    EXPECT_THAT(indicator.challenges(), IsEmpty()) << indicator.name();
    for (const auto& standing : indicator.standings()) {
      SCOPED_TRACE(absl::StrCat(indicator.name(), " ", standing.area()));
      EXPECT_FALSE(standing.latest().has_period()) << "when";
      EXPECT_EQ(standing.latest().boundary_year(), 0) << "within which borders";
      EXPECT_EQ(standing.trend().change(), "") << "and so since when";
      EXPECT_EQ(standing.pace().expected_points(), "") << "and so whether it closes";
    }
  }
}

TEST_F(SourceSilenceTest, AbsentLeadsPartnersAndGoals) {
  EXPECT_THAT(Deal().signatories(), IsEmpty()) << "33 partners, none of them named";
  v1::ListPartnersRequest partners;
  partners.set_parent(kProgramme);
  EXPECT_THAT(client_->Must(&v1::PartnerService::Stub::ListPartners, partners).partners(),
              IsEmpty());
  v1::ListGoalsRequest goals;
  goals.set_parent(kProgramme);
  EXPECT_THAT(client_->Must(&v1::ProgrammeService::Stub::ListGoals, goals).goals(), IsEmpty());
  EXPECT_THAT(Challenges(), SizeIs(3));
  for (const v1::Challenge& challenge : Challenges()) {
    EXPECT_THAT(challenge.leads(), IsEmpty()) << challenge.name();
  }
  const std::vector<v1::Project> projects = Projects(v1::Project::STATE_UNSPECIFIED);
  EXPECT_THAT(projects, SizeIs(14));
  for (const v1::Project& project : projects) {
    SCOPED_TRACE(project.name());
    EXPECT_EQ(project.lead(), "");
    EXPECT_THAT(project.challenges(), IsEmpty());
    EXPECT_THAT(project.goals(), IsEmpty());
    EXPECT_THAT(project.partners(), IsEmpty());
    EXPECT_EQ(project.has_start(), project.state() == v1::Project::PLANNED);
    EXPECT_FALSE(project.has_end());
  }
}

TEST_F(SourceSilenceTest, AbsentMembersVotesAndDays) {
  for (const char* body : {"db-programma", "partneroverleg", "uitvoering", "programmabureau"}) {
    v1::ListMembershipsRequest members;
    members.set_parent(InMunicipality(absl::StrCat("bodies/", body)));
    EXPECT_THAT(client_->Must(&v1::BodyService::Stub::ListMemberships, members).memberships(),
                IsEmpty())
        << body;
  }
  const std::vector<v1::Decision> decisions = Decisions("programmaplan");
  EXPECT_THAT(decisions, SizeIs(7));
  for (const v1::Decision& decision : decisions) {
    SCOPED_TRACE(decision.stage());
    EXPECT_EQ(decision.decided_date(), "") << "months, no days";
    EXPECT_EQ(decision.plan_version(), 0);
    EXPECT_EQ(decision.agenda_item(), "");
    EXPECT_EQ(decision.ballot(), 0) << "unanimous, without counts";
    const bool is_of_council = decision.stage() == "raad";
    EXPECT_EQ(decision.manner() == v1::Decision::MANNER_UNSPECIFIED, !is_of_council);
  }
}

TEST_F(SourceSilenceTest, AbsentHowManyPlansThereAre) {
  // The source says neither how many plans there are nor what they are called: those that are
  // shipped claim no source.
  const v1::Programme programme = Programme();
  for (const char* id : {"jeugd", "meedoen", "wonen"}) {
    const v1::Plan plan = Plan(id);
    EXPECT_FALSE(plan.has_past()) << id;
    EXPECT_EQ(plan.latest_version(), 0) << id;
    EXPECT_THAT(Decisions(id), IsEmpty()) << id;
    for (const v1::SourceText& text : programme.texts()) {
      EXPECT_THAT(text.body(), Not(HasSubstr(plan.title()))) << id;
    }
  }
}

}  // namespace
}  // namespace noordster::testing::source_silence_test
