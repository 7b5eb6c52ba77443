// SPDX-License-Identifier: EUPL-1.2
// Whatever is asked: no point of a proposal gets the effect of a decision but by a meeting that was
// opened and a ballot that is valid or a vote that nobody asked for, or from a source; and none of
// a council that its executive did not agree to put to it. The rules are written here once more,
// from the articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/proposal/proposal_chamber.h"
#include "tests/support/seed.h"

namespace noordster::engine::point_property_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::Meeting;
using noordster::internal::v1::PointOutcome;

constexpr int kActs = 200;
constexpr int kWalks = 40;
constexpr const char* kPoints[] = {"a", "b", "q"};

// Random acts of an executive and a council on a proposal with two points and one about a plan.
class RandomPoints {
 public:
  explicit RandomPoints(uint64_t seed) : random_(seed) {
    town_.world().BringTo("raad");
    town_.Make({town_.Point("a"), town_.BudgetChange("b"), town_.Point("q", World::kPlan)});
    for (int i = 0; i < 4; ++i) items_.push_back(SomeMeeting());
  }

  void Act() {
    const absl::StatusOr<Decision> decided = world().Try(Any());
    if (decided.ok()) world().HappenAll(*decided);
  }

  World& world() { return town_.world(); }
  const noordster::internal::v1::Proposal& proposal() const { return town_.proposal(); }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }
  bool Chance(int percent) { return Below(100) < percent; }
  const std::string& SomeItem() { return items_[static_cast<size_t>(Below(4))]; }
  std::string SomePoint() { return kPoints[Below(3)]; }

  // An item, mostly about the proposal, of a meeting that was mostly opened.
  std::string SomeMeeting() {
    const bool of_council = Chance(60);
    const std::string name =
        Chamber::NameOf(of_council ? "b1" : "b2", absl::StrCat("m", ++meetings_));
    const int members = of_council ? 34 : 6;
    world().Do(Chamber::Planning(name, "2023-09-01"));
    RequestItem request;
    request.meeting = name;
    *request.item.mutable_title() = world().Text();
    request.item.set_treatment(static_cast<v1::AgendaItem::Treatment>(1 + Below(4)));
    if (Chance(90)) request.item.add_subjects(ProposalChamber::kProposal);
    std::string item = world().Do(request).resource;
    if (Chance(90)) world().Do(PlaceItem{item, v1::AgendaItem::PLACED});
    if (Chance(90)) town_.chamber().Open(name, members, Chance(80) ? members : 2);
    return item;
  }

  Command Any() {
    switch (Below(8)) {
      case 0:
        return TurnMeeting{std::string(ParentOf(SomeItem())), v1::Meeting::HELD};
      case 1:
      case 2:
        return Voted();
      case 3:
        return ReversePointOutcomes{ProposalChamber::kProposal, {SomePoint()}};
      case 4:
        return town_.Confirming({SomePoint()});
      case 5:
        return OfPlan();
      default:
        return OfPoint();
    }
  }

  Command Voted() {
    const std::string& item = SomeItem();
    const int signed_in = world().Get(std::string(ParentOf(item))).meeting().opening().signed_in();
    const int present = Chance(80) ? signed_in : Below(36);
    const int votes_for = Chance(30) ? present / 2 : Below(present + 1);
    RecordBallot vote = Chamber::Voting(item, votes_for, present - votes_for);
    if (Chance(60)) {
      vote.ballot.set_subject(Chance(80) ? SomePoint() : "a1");
      vote.ballot.set_subject_kind(Chance(85) ? v1::Ballot::DECISION_POINT : v1::Ballot::AMENDMENT);
    }
    return vote;
  }

  Command OfPoint() {
    constexpr v1::OutcomeKind kKinds[] = {v1::AGREED,   v1::ADOPTED,   v1::REJECTED,
                                          v1::DEFERRED, v1::SENT_BACK, v1::ADOPTED_AS_AMENDED};
    RecordPointOutcomes command = town_.Under(SomeItem(), {{SomePoint(), kKinds[Below(6)]}});
    if (Chance(20))
      command.body = Chance(50) ? ProposalChamber::kCouncil : ProposalChamber::kExecutive;
    if (Chance(20)) command.agenda_item.clear();
    if (Chance(20)) command.source = world().Text();
    command.without_vote = Chance(25);
    return command;
  }

  Command OfPlan() {
    constexpr const char* kOutcomes[] = {"adopted", "amended", "deferred"};
    if (world().plan().open_step() == 0) return OfPoint();
    RecordOutcome outcome = world().Outcome(kOutcomes[Below(3)]);
    outcome.agenda_item = SomeItem();
    outcome.source.Clear();
    outcome.decided_date = "2023-09-01";
    if (!outcome.due_date.empty()) outcome.due_date = "2023-12-01";
    outcome.without_vote = Chance(25);
    return outcome;
  }

  std::mt19937_64 random_;
  ProposalChamber town_;
  std::vector<std::string> items_;
  int meetings_ = 0;
};

// What an outcome says it rests on, whichever record says it.
struct Rest {
  v1::LegalEffect effect = v1::LEGAL_EFFECT_UNSPECIFIED;
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  std::string body;
  bool has_source = false;
  std::string agenda_item;
  int32_t ballot = 0;
  v1::Decision::Manner manner = v1::Decision::MANNER_UNSPECIFIED;
};

Rest RestOf(World& world, const PointOutcome& outcome) {
  if (outcome.decision().empty()) {
    return {outcome.effect(),      outcome.kind(),   outcome.body(),  outcome.has_source(),
            outcome.agenda_item(), outcome.ballot(), outcome.manner()};
  }
  const auto& made = world.Get(outcome.decision()).decision();
  return {made.effect(),      made.kind(),   made.body(),  made.has_source(),
          made.agenda_item(), made.ballot(), made.manner()};
}

// Whether a ballot came to what the outcome says, with enough members (art. 29, 30 and 58).
bool Bears(const Ballot& ballot, v1::OutcomeKind kind, bool repeats) {
  const int32_t cast = ballot.votes_for() + ballot.votes_against();
  const int32_t asked = repeats ? 1 : (ballot.sitting() - ballot.recused()) / 2 + 1;
  if (cast < asked) return false;
  const bool carried = 2 * ballot.votes_for() > cast || ballot.chair_vote() == v1::Ballot::FOR;
  return carried == (kind != v1::REJECTED);
}

// Why an outcome with the effect of a decision stands on nothing; empty: it stands.
std::string FaultOf(World& world, const std::string& point, const Rest& rest) {
  if (rest.has_source) return rest.agenda_item.empty() ? "" : "both a source and a meeting";
  if (rest.agenda_item.empty()) return "no meeting";
  const std::string meeting_name(ParentOf(rest.agenda_item));
  if (ParentOf(meeting_name) != rest.body) return "a meeting of another body";
  const Meeting& meeting = world.Get(meeting_name).meeting();
  const AgendaItem& item = world.Get(rest.agenda_item).agenda_item();
  if (!meeting.has_opening() || meeting.state() == v1::Meeting::NOT_OPENED) {
    return "a meeting that was not opened";
  }
  if (item.placement() != v1::AgendaItem::PLACED) return "an item that was not placed";
  if (item.subjects().empty() || item.subjects(0) != ProposalChamber::kProposal) {
    return "an item about something else";
  }
  const auto on_point =
      std::count_if(item.ballots().begin(), item.ballots().end(), [&point](const Ballot& each) {
        return each.subject() == point && each.subject_kind() == v1::Ballot::DECISION_POINT;
      });
  if (rest.manner == v1::Decision::WITHOUT_VOTE) {
    if (rest.kind == v1::REJECTED) return "a rejection nobody voted for";
    return rest.ballot == 0 && on_point == 0 ? "" : "a vote that was held all the same";
  }
  if (rest.ballot == 0 || rest.ballot > item.ballots_size()) return "no ballot";
  const Ballot& ballot = item.ballots(rest.ballot - 1);
  const bool is_on_point = ballot.subject() == point;
  if (!is_on_point && !ballot.subject().empty()) return "a ballot on something else";
  if (!is_on_point && on_point > 0) return "another ballot than that on the point";
  const auto rounds =
      std::count_if(item.ballots().begin(), item.ballots().end(),
                    [&ballot](const Ballot& each) { return each.subject() == ballot.subject(); });
  return Bears(ballot, rest.kind, rounds > 1) ? "" : "a ballot that came to something else";
}

// The council has decided on a point that its executive did not put to it, nor a source says was
// before it.
bool IsAskedByNobody(const DecisionPoint& point) {
  bool is_before_council = false;
  for (const PointOutcome& outcome : point.outcomes()) {
    if (outcome.state() == v1::Decision::REVERSED) continue;
    if (outcome.body() == ProposalChamber::kExecutive) {
      is_before_council = outcome.kind() == v1::AGREED;
    }
    if (outcome.body() != ProposalChamber::kCouncil) continue;
    if (!is_before_council && !outcome.has_source()) return true;
    is_before_council = outcome.kind() != v1::SENT_BACK;
  }
  return false;
}

TEST(PointPropertyTest, NoPointIsADecisionWithoutAMeetingAndAVoteOrASource) {
  const uint64_t first = noordster::testing::Seed();
  std::map<std::string, int> seen;
  for (uint64_t seed = first; seed < first + kWalks || seen.size() < 5; ++seed) {
    ASSERT_LT(seed, first + uint64_t{100} * kWalks) << "not every basis was seen";
    RandomPoints points(seed);
    std::map<std::string, int> told;
    for (int act = 0; act < kActs; ++act) {
      points.Act();
      for (const DecisionPoint& point : points.proposal().points()) {
        // What is done later is no part of what it rested on.
        if (point.outcomes_size() == std::exchange(told[point.id()], point.outcomes_size())) {
          continue;
        }
        ASSERT_FALSE(point.plan().empty() && IsAskedByNobody(point)) << "seed " << seed << "\n"
                                                                     << point.DebugString();
        const PointOutcome& made = point.outcomes(point.outcomes_size() - 1);
        const Rest rest = RestOf(points.world(), made);
        if (rest.effect != v1::DECISION) continue;
        ASSERT_EQ(FaultOf(points.world(), point.id(), rest), "") << "seed " << seed << "\n"
                                                                 << point.DebugString();
        ++seen[rest.has_source ? "source" : rest.ballot > 0 ? "ballot" : "without vote"];
        ++seen[made.decision().empty() ? "point" : "plan"];
      }
    }
  }
}

}  // namespace
}  // namespace noordster::engine::point_property_test
