// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_PROPOSAL_PROPOSAL_CHAMBER_H_
#define NOORDSTER_TESTS_ENGINE_PROPOSAL_PROPOSAL_CHAMBER_H_

#include <string>
#include <utility>
#include <vector>

#include "tests/engine/meeting/chamber.h"

namespace noordster::engine {

// A chamber with a proposal, and the acts on it as they should be. The council of the programme is
// "bodies/b1" with 34 of 35 members there, the executive "bodies/b2" with all 6.
class ProposalChamber {
 public:
  using Results = std::vector<std::pair<std::string, noordster::v1::OutcomeKind>>;

  static constexpr char kProposal[] = "programmes/p/proposals/v";
  static constexpr char kCouncil[] = "bodies/b1";
  static constexpr char kExecutive[] = "bodies/b2";

  World& world() { return chamber_.world(); }
  Chamber& chamber() { return chamber_; }

  // A point about nothing else, or about a plan.
  noordster::internal::v1::DecisionPoint Point(const std::string& id, const std::string& plan = "");
  noordster::internal::v1::DecisionPoint BudgetChange(const std::string& id);

  // A proposal with these points, as it is to be made.
  CreateProposal Making(noordster::v1::Proposal::Kind kind,
                        std::vector<noordster::internal::v1::DecisionPoint> points);
  // Makes a raadsvoorstel with these points.
  void Make(std::vector<noordster::internal::v1::DecisionPoint> points);

  const noordster::internal::v1::Proposal& proposal() const {
    return chamber_.world().Get(kProposal).proposal();
  }
  const noordster::internal::v1::DecisionPoint& PointOf(const std::string& id) const;
  const noordster::internal::v1::PointOutcome& LastOf(const std::string& id) const;

  // An item about the proposal in an open meeting of 1 September 2023.
  std::string ItemOf(const std::string& body, noordster::v1::AgendaItem::Treatment treatment =
                                                  noordster::v1::AgendaItem::DEBATE);

  // What a body did with points, in its meeting or by a source.
  RecordPointOutcomes Under(const std::string& item, const Results& results);
  RecordPointOutcomes Told(const std::string& body, const Results& results);

  // The executive agreed with these points.
  void Agree(const std::vector<std::string>& points);

  ConfirmPointOutcomes Confirming(const std::vector<std::string>& points);

  // A ballot on a point.
  static RecordBallot VotingOnPoint(const std::string& item, const std::string& point,
                                    int32_t votes_for, int32_t votes_against);

  std::vector<std::string> Barred(Command command) { return chamber_.Barred(std::move(command)); }

 private:
  mutable Chamber chamber_;
  int meetings_ = 0;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_PROPOSAL_PROPOSAL_CHAMBER_H_
