// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_PROGRAMME_SOURCE_READER_H_
#define NOORDSTER_TESTS_END_TO_END_PROGRAMME_SOURCE_READER_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/partner_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "tests/end_to_end/command_line.h"
#include "tests/support/api_client.h"

namespace noordster::testing {

// How the areas of an indicator stand, by the id of the area.
using Standings = std::map<std::string, noordster::v1::Indicator::Standing>;

// The slide of the source with this heading.
inline std::string Slide(const std::string& heading) {
  return absl::StrCat("Presentatie Sterk voor Noord (2022), ", heading);
}

// The programme that is shipped, read back through the API.
class SourceReader : public CommandLineTest {
 protected:
  static constexpr char kProgramme[] = "municipalities/gm1916/programmes/sterk-voor-noord";
  static constexpr int kPageSize = 500;

  SourceReader() {
    Serve();
    LoadProgramme();
    client_ = std::make_unique<ApiClient>(address());
  }

  static std::string InProgramme(const std::string& below) {
    return absl::StrCat(kProgramme, "/", below);
  }

  static std::string InMunicipality(const std::string& below) {
    return absl::StrCat("municipalities/gm1916/", below);
  }

  noordster::v1::Programme Programme() {
    noordster::v1::GetProgrammeRequest get;
    get.set_name(kProgramme);
    return client_->Must(&noordster::v1::ProgrammeService::Stub::GetProgramme, get).programme();
  }

  // The slides with this heading, in their order.
  std::vector<std::string> TextsOf(const std::string& heading) {
    std::vector<std::string> texts;
    const noordster::v1::Programme programme = Programme();
    for (const noordster::v1::SourceText& text : programme.texts()) {
      if (text.heading() == heading) texts.push_back(text.body());
    }
    return texts;
  }

  std::vector<noordster::v1::Challenge> Challenges() {
    noordster::v1::ListChallengesRequest list;
    list.set_parent(kProgramme);
    const auto page = client_->Must(&noordster::v1::ProgrammeService::Stub::ListChallenges, list);
    return {page.challenges().begin(), page.challenges().end()};
  }

  noordster::v1::Plan Plan(const std::string& id) {
    noordster::v1::GetPlanRequest get;
    get.set_name(InProgramme(absl::StrCat("plans/", id)));
    return client_->Must(&noordster::v1::PlanService::Stub::GetPlan, get).plan();
  }

  std::vector<noordster::v1::TimePathRow> TimePath(const std::string& id) {
    noordster::v1::GetTimePathRequest get;
    get.set_name(InProgramme(absl::StrCat("plans/", id)));
    const auto path = client_->Must(&noordster::v1::PlanService::Stub::GetTimePath, get);
    return {path.rows().begin(), path.rows().end()};
  }

  std::vector<noordster::v1::Decision> Decisions(const std::string& plan) {
    noordster::v1::ListDecisionsRequest list;
    list.set_parent(InProgramme(absl::StrCat("plans/", plan)));
    const auto page = client_->Must(&noordster::v1::PlanService::Stub::ListDecisions, list);
    return {page.decisions().begin(), page.decisions().end()};
  }

  noordster::v1::Covenant Deal() {
    noordster::v1::GetCovenantRequest get;
    get.set_name(InProgramme("covenants/deal-voor-noord"));
    return client_->Must(&noordster::v1::PartnerService::Stub::GetCovenant, get).covenant();
  }

  std::vector<noordster::v1::Project> Projects(noordster::v1::Project::State state) {
    noordster::v1::ListProjectsRequest list;
    list.set_parent(kProgramme);
    list.set_state(state);
    list.set_page_size(kPageSize);
    const auto page = client_->Must(&noordster::v1::ProjectService::Stub::ListProjects, list);
    return {page.projects().begin(), page.projects().end()};
  }

  // How the areas of an indicator stand, by the id of the area.
  Standings StandingsOf(const std::string& indicator) {
    noordster::v1::GetIndicatorRequest get;
    get.set_name(InProgramme(absl::StrCat("indicators/", indicator)));
    const auto found =
        client_->Must(&noordster::v1::IndicatorService::Stub::GetIndicator, get).indicator();
    const size_t before = InMunicipality("areas/").size();
    Standings standings;
    for (const auto& standing : found.standings()) {
      standings[standing.area().substr(before)] = standing;
    }
    return standings;
  }

  std::unique_ptr<ApiClient> client_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_PROGRAMME_SOURCE_READER_H_
