// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/subject/shipped_programme.h"

#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "tests/benchmarks/load/drive/program.h"
#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {
namespace {

namespace v1 = noordster::v1;

constexpr char kDecidedDate[] = "2022-07-15";

std::string Name(absl::string_view relative) {
  return absl::StrCat("municipalities/gm1916/", relative);
}

v1::CreatePlanRequest Creation(const std::string& plan) {
  v1::CreatePlanRequest request;
  request.set_parent(Name("programmes/sterk-voor-noord"));
  request.set_plan_id(plan);
  request.mutable_plan()->set_title(absl::StrCat("Plan ", plan));
  request.mutable_plan()->add_challenges(Name("programmes/sterk-voor-noord/challenges/jeugd"));
  request.mutable_plan()->set_path_version(Name("paths/uitvoeringsplan-2022/versions/1"));
  for (const auto& [stage, words] :
       {std::pair("werksessie", "21 april 2022"), std::pair("uitwerken", "mei 2022"),
        std::pair("partneroverleg", "15 juni 2022"), std::pair("db-vaststelling", "15 juli 2022"),
        std::pair("college", "augustus 2022"), std::pair("raad", "september/oktober 2022"),
        std::pair("uitvoering", "vanaf 2023")}) {
    v1::PlannedDate& planned = *request.mutable_plan()->add_planned_dates();
    planned.set_stage(stage);
    planned.mutable_date()->set_text(words);
  }
  return request;
}

v1::FreezeVersionRequest FirstVersion(const std::string& plan) {
  v1::FreezeVersionRequest request;
  request.set_name(ShippedProgramme::NameOf(plan));
  for (const char* role : {"plan", "begrotingsparagraaf"}) {
    v1::Document& document = *request.add_documents();
    document.set_role(role);
    document.set_display_name(role);
    document.set_uri(absl::StrCat("https://example.org/", plan, "/", role));
    document.set_sha256(std::string(64, 'a'));
    document.set_size_bytes(1 << 20);
  }
  return request;
}

// What the body of a step does; there is a version from the third step on.
v1::RecordOutcomeRequest Outcome(const std::string& plan, int step, const std::string& outcome,
                                 const std::string& body) {
  v1::RecordOutcomeRequest request;
  request.set_name(absl::StrCat(ShippedProgramme::NameOf(plan), "/steps/", step));
  request.set_outcome(outcome);
  request.set_body(Name(absl::StrCat("bodies/", body)));
  request.set_decided_date(kDecidedDate);
  request.set_plan_version(step > 1 ? 1 : 0);
  // In the place of a meeting, which is no part of what is measured.
  request.set_source("Presentatie 2022, Tijdspad");
  return request;
}

std::vector<PlanAct> WayToPartners(const std::string& plan) {
  v1::RecordOutcomeRequest gathered = Outcome(plan, 1, "input-opgehaald", "partneroverleg");
  gathered.add_confirmations("verslag-verzonden");
  return {Creation(plan), gathered, FirstVersion(plan),
          Outcome(plan, 2, "concept-gereed", "programmabureau")};
}

}  // namespace

ShippedProgramme::ShippedProgramme(const std::string& address) : calls_(address) {
  const noordster::testing::TemporaryFolder folder;
  noordster::testing::ServerProcess apply(
      ProgramBeside("noordster"),
      {"--server", address, "apply", "-f", absl::StrCat(NOORDSTER_DEPLOY, "/paths"), "-f",
       absl::StrCat(NOORDSTER_DEPLOY, "/programmes/sterk-voor-noord")},
      folder.File("log"));
  const int code = apply.AwaitEnd();
  if (code != 0) std::fprintf(stderr, "%s%s\n", apply.output().c_str(), apply.log().c_str());
  NOORDSTER_CHECK(code == 0);
}

std::string ShippedProgramme::NameOf(const std::string& plan) {
  return Name(absl::StrCat("programmes/sterk-voor-noord/plans/", plan));
}

std::vector<PlanAct> ShippedProgramme::WayToCouncil(const std::string& plan) {
  std::vector<PlanAct> acts = WayToPartners(plan);
  acts.emplace_back(Outcome(plan, 3, "herkend", "partneroverleg"));
  acts.emplace_back(Outcome(plan, 4, "voorlopig-vastgesteld", "db-programma"));
  acts.emplace_back(Outcome(plan, 5, "ingestemd", "college"));
  acts.emplace_back(Outcome(plan, 6, "vastgesteld", "raad"));
  return acts;
}

std::vector<PlanAct> ShippedProgramme::WayToBlockedBoard(const std::string& plan) {
  std::vector<PlanAct> acts = WayToPartners(plan);
  v1::RecordOutcomeRequest remarked = Outcome(plan, 3, "herkend-met-opmerkingen", "partneroverleg");
  remarked.add_remarks("De aanpak van afval ontbreekt.");
  remarked.add_remarks("Noem de rol van de woningcorporaties.");
  acts.emplace_back(std::move(remarked));
  return acts;
}

void ShippedProgramme::Do(int slot, std::vector<PlanAct> acts, std::function<void()> done) {
  if (acts.empty()) {
    done();
    return;
  }
  PlanAct first = std::move(acts.front());
  acts.erase(acts.begin());
  calls_.Send(slot, std::move(first),
              [this, slot, acts = std::move(acts),
               done = std::move(done)](const v1::PlanResponse& response) mutable {
                if (!acts.empty()) SetEtag(response.plan().etag(), acts.front());
                Do(slot, std::move(acts), std::move(done));
              });
}

}  // namespace noordster::bench
