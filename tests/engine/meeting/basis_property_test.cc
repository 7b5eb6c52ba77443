// SPDX-License-Identifier: EUPL-1.2
// Whatever is asked: nothing gets the effect of a decision but by a meeting that was opened and a
// ballot that is valid or a vote that nobody asked for, or from a source. The rules are written
// here once more, from the articles.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "tests/engine/meeting/chamber.h"
#include "tests/support/seed.h"

namespace noordster::engine::basis_property_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::Meeting;

constexpr int kActs = 250;
constexpr int kWalks = 40;
constexpr char kRaad[] = "bodies/b1";

// Random acts of a council and on the plan before it.
class RandomCouncil {
 public:
  explicit RandomCouncil(uint64_t seed) : random_(seed) { chamber_.world().BringTo("raad"); }

  // One act; what was recorded by it, if that has the effect of a decision.
  const Record* Act() {
    const int32_t before = world().plan().decisions();
    const absl::StatusOr<Decision> decided = world().Try(Any());
    if (!decided.ok()) return nullptr;
    world().HappenAll(*decided);
    if (world().plan().decisions() == before) return nullptr;
    const Record& made = world().Get(DecisionName(World::kPlan, before + 1));
    return made.decision().effect() == v1::DECISION ? &made : nullptr;
  }

  bool HasEnded() { return world().plan().stage() != "raad"; }
  World& world() { return chamber_.world(); }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<uint64_t>(bound)); }
  bool Chance(int percent) { return Below(100) < percent; }
  std::string SomeMeeting() {
    return absl::StrCat(kRaad, "/meetings/m", 1 + Below(std::max(1, meetings_)));
  }
  std::string SomeItem() {
    const std::string meeting = SomeMeeting();
    const int items = world().Has(meeting) ? world().Get(meeting).meeting().items() : 0;
    return ItemName(meeting, 1 + Below(std::max(1, items)));
  }

  Command Any() {
    switch (Below(10)) {
      case 0:
        return Planned();
      case 1:
        return CallMeeting{SomeMeeting(), "2023-08-20"};
      case 2:
        return Opened();
      case 3:
        return Requested();
      case 4:
        return PlaceItem{SomeItem(), Chance(80) ? v1::AgendaItem::PLACED : v1::AgendaItem::MOVED_ON,
                         SomeMeeting()};
      case 5:
        return TurnMeeting{SomeMeeting(), Chance(50) ? v1::Meeting::HELD : v1::Meeting::OPEN};
      case 6:
        return Attended();
      case 7:
        return Voted();
      default:
        return Recorded();
    }
  }

  Command Planned() {
    ++meetings_;
    PlanMeeting plan = Chamber::Planning(absl::StrCat(kRaad, "/meetings/m", meetings_),
                                         absl::StrCat("2023-09-0", 1 + std::min(8, meetings_)));
    if (Chance(40)) plan.meeting.set_makes_up_for(SomeMeeting());
    return plan;
  }

  Command Opened() {
    OpenMeeting open;
    open.meeting = SomeMeeting();
    open.opening.set_sitting(30 + Below(6));
    open.opening.set_signed_in(Chance(60) ? open.opening.sitting() : Below(36));
    return open;
  }

  Command Requested() {
    RequestItem request;
    request.meeting = SomeMeeting();
    request.item.set_treatment(static_cast<v1::AgendaItem::Treatment>(1 + Below(4)));
    if (Chance(85)) request.item.add_subjects(World::kPlan);
    return request;
  }

  Command Attended() {
    RecordAttendance attendance;
    attendance.item = SomeItem();
    for (int i = Below(4); i > 0; --i) attendance.attendance.add_recusals();
    return attendance;
  }

  Command Voted() {
    const std::string item = SomeItem();
    const int signed_in =
        world().Has(item) ? world().Get(std::string(ParentOf(item))).meeting().opening().signed_in()
                          : 30;
    const int present = Chance(70) ? signed_in : Below(36);
    const int votes_for = Chance(30) ? present / 2 : Below(present + 1);
    RecordBallot vote = Chamber::Voting(item, votes_for, present - votes_for);
    if (Chance(25)) {
      vote.ballot.set_subject("a1");
      vote.ballot.set_subject_kind(v1::Ballot::AMENDMENT);
    }
    return vote;
  }

  Command Recorded() {
    constexpr const char* kOutcomes[] = {"adopted", "adopted", "amended", "deferred",
                                         "not-treated"};
    RecordOutcome outcome = world().Outcome(kOutcomes[Below(5)]);
    if (Chance(95)) outcome.source.Clear();
    if (Chance(80)) outcome.agenda_item = SomeItem();
    if (!outcome.agenda_item.empty() && world().Has(outcome.agenda_item) && Chance(90)) {
      outcome.decided_date =
          world().Get(std::string(ParentOf(outcome.agenda_item))).meeting().date();
      if (!outcome.due_date.empty()) outcome.due_date = "2023-12-01";
    }
    outcome.without_vote = Chance(25);
    return outcome;
  }

  std::mt19937_64 random_;
  Chamber chamber_;
  int meetings_ = 0;
};

// Whether enough members signed the register, or the item comes over from a meeting that too few
// came to (Gemeentewet art. 20).
bool WasQuorate(const Meeting& meeting, const AgendaItem& item) {
  if (2 * meeting.opening().signed_in() > meeting.opening().sitting()) return true;
  return !meeting.makes_up_for().empty() && ParentOf(item.moved_from()) == meeting.makes_up_for();
}

// Whether a ballot carried what it was about (art. 29 and 30); `asked` is how many had to take
// part.
bool Carried(const Ballot& ballot, int32_t asked) {
  const int32_t cast = ballot.votes_for() + ballot.votes_against();
  return cast >= asked && 2 * ballot.votes_for() > cast;
}

// Whether an amendment was carried, in this meeting or one the item was moved on from.
bool WasAmended(const AgendaItem& item) {
  const auto amends = [](const auto& each) {
    return each.subject_kind() == v1::Ballot::AMENDMENT && each.result() == v1::Ballot::CARRIED;
  };
  return std::any_of(item.ballots().begin(), item.ballots().end(), amends) ||
         std::any_of(item.earlier_ballots().begin(), item.earlier_ballots().end(), amends);
}

// Why a decision stands on nothing; empty: it stands.
std::string FaultOf(World& world, const noordster::internal::v1::Decision& made) {
  if (made.has_source()) return made.agenda_item().empty() ? "" : "both a source and a meeting";
  if (made.agenda_item().empty()) return "no meeting";
  const Meeting& meeting = world.Get(std::string(ParentOf(made.agenda_item()))).meeting();
  const AgendaItem& item = world.Get(made.agenda_item()).agenda_item();
  if (!meeting.has_opening()) return "a meeting that was never opened";
  if (meeting.state() == v1::Meeting::NOT_OPENED) return "a meeting that too few came to";
  if (item.placement() != v1::AgendaItem::PLACED) return "an item that was not placed";
  if (std::find(item.subjects().begin(), item.subjects().end(), World::kPlan) ==
      item.subjects().end()) {
    return "an item about something else";
  }
  if (made.decided_date() != meeting.date()) return "another day";
  const auto whole = std::count_if(item.ballots().begin(), item.ballots().end(),
                                   [](const Ballot& each) { return each.subject().empty(); });
  if (!WasQuorate(meeting, item)) return "too few members";
  if ((made.kind() == v1::ADOPTED_AS_AMENDED) != WasAmended(item)) return "another text";
  if (made.manner() == v1::Decision::WITHOUT_VOTE) {
    const bool was_voted_on =
        whole > 0 || made.ballot() > 0 ||
        std::any_of(item.earlier_ballots().begin(), item.earlier_ballots().end(),
                    [](const auto& each) { return each.subject().empty(); });
    return was_voted_on ? "a vote that was held all the same" : "";
  }
  if (made.ballot() == 0 || made.ballot() > item.ballots_size()) return "no ballot";
  const Ballot& ballot = item.ballots(made.ballot() - 1);
  if (!ballot.subject().empty()) return "a ballot on an amendment";
  // A vote after an invalid one, or of a second meeting, asks for no number.
  const bool asks_none = whole > 1 || !item.moved_from().empty();
  const int32_t asked = asks_none ? 1 : (ballot.sitting() - ballot.recused()) / 2 + 1;
  return Carried(ballot, asked) ? "" : "a ballot that carried nothing";
}

TEST(BasisPropertyTest, NothingIsADecisionWithoutAMeetingAndAVoteOrASource) {
  const uint64_t first = noordster::testing::Seed();
  std::map<std::string, int> seen;
  for (uint64_t seed = first; seed < first + kWalks || seen.size() < 3; ++seed) {
    ASSERT_LT(seed, first + uint64_t{100} * kWalks) << "not every basis was seen";
    RandomCouncil council(seed);
    for (int act = 0; act < kActs && !council.HasEnded(); ++act) {
      const Record* made = council.Act();
      if (made == nullptr) continue;
      const auto& decision = made->decision();
      ASSERT_EQ(FaultOf(council.world(), decision), "") << "seed " << seed << "\n"
                                                        << decision.DebugString();
      ++seen[decision.has_source() ? "source" : decision.ballot() > 0 ? "ballot" : "without vote"];
    }
  }
}

}  // namespace
}  // namespace noordster::engine::basis_property_test
