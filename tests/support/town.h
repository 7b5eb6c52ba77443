// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_TOWN_H_
#define NOORDSTER_TESTS_SUPPORT_TOWN_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan_service.pb.h"
#include "noordster/v1/proposal_service.pb.h"
#include "tests/support/api_client.h"

namespace noordster::testing {

// The day on which everything is decided unless a test says otherwise.
inline constexpr char kDecidedDate[] = "2022-06-01";
inline constexpr char kSource[] = "Presentatie 2022, Tijdspad";

// What a consultation must confirm on the full path.
inline constexpr char kConfirmation[] = "stukken-gedeeld";

// The guard of the college on the full path that asks for the adoption by the board of the same
// text; the secretariat can dispense with it.
inline constexpr char kBoardGuard[] = "vastgesteld-door-db";

// A path of seven stages with every kind of guard: input, work, consult, board,
// college, raad, delivery.
noordster::v1::PathDefinition FullPath();

// Two stages without guards, work and raad, between which a plan can go back and forth for ever.
noordster::v1::PathDefinition CompactPath();

// A UUID of version 4 with a number in it, for persons.
std::string NumberedUuid(int number);

// A document of this role.
noordster::v1::Document DocumentOf(const std::string& role);

// A small municipality behind an API, gm1916, and how its plans travel. Every call must succeed;
// what is refused is tested with the client itself. One thread at a time.
class Town {
 public:
  explicit Town(ApiClient& client) : client_(client) {}

  // Registers the municipality, the bodies office, partners, board, college, raad and delivery,
  // programme noord with all of them, challenges jeugd and wonen, and publishes the full and the
  // compact path.
  void Build();

  // "municipalities/gm1916/…"; the municipality itself for an empty name.
  static std::string Name(absl::string_view relative);
  // Full name of a plan of the programme.
  static std::string Plan(absl::string_view id);

  void Publish(const std::string& id, const noordster::v1::PathDefinition& definition);

  // A request that starts a plan on version 1 of path "full" or "compact".
  static noordster::v1::CreatePlanRequest NewPlan(const std::string& id,
                                                  const std::string& path = "full");
  noordster::v1::Plan StartPlan(const std::string& id, const std::string& path = "full");
  noordster::v1::Plan Get(const std::string& plan_id);

  // A request for a raadsvoorstel to adopt plan "jeugd", point "jeugd", and to change the budget,
  // point "begroting".
  static noordster::v1::CreateProposalRequest NewProposal(const std::string& id);

  // Requests as they should be for the open step of a plan.
  noordster::v1::RecordOutcomeRequest Outcome(const std::string& plan_id,
                                              const std::string& outcome);
  noordster::v1::DeferStepRequest Defer(const std::string& plan_id);
  noordster::v1::SendBackStepRequest SendBack(const std::string& plan_id);
  // A first version of a plan; Version also knows later ones, which change the substance.
  static noordster::v1::FreezeVersionRequest FirstVersion(const std::string& plan_id,
                                                          const std::vector<std::string>& roles);
  noordster::v1::FreezeVersionRequest Version(const std::string& plan_id,
                                              const std::vector<std::string>& roles);

  noordster::v1::Plan Record(const std::string& plan_id, const std::string& outcome);
  noordster::v1::Plan Freeze(const std::string& plan_id, const std::vector<std::string>& roles);

  // Takes a plan on the full path to a stage by favourable outcomes, with a version of both
  // documents.
  noordster::v1::Plan BringTo(const std::string& plan_id, const std::string& stage);

  // Revision of the municipality.
  int64_t Revision();

  ApiClient& client() { return client_; }

 private:
  void BuildBodies();
  void BuildProgramme();
  noordster::v1::Step OpenStep(const std::string& plan_id);

  ApiClient& client_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_TOWN_H_
