// SPDX-License-Identifier: EUPL-1.2
// Every kind of action, for every kind of body, after every result of a ballot, with and without
// "without a vote": what can be added, how it stands then, and why it cannot.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/engine/meeting/chamber.h"

namespace noordster::engine::action_table_test {
namespace {

namespace v1 = noordster::v1;
using Action = v1::Action;
using Ballot = v1::Ballot;

constexpr char kReference[] = "m3";
// Counted in none of these cases: the engine goes by the result that stands in the ballot.
constexpr int kVotes = 17;

struct TableCase {
  Action::Kind kind;
  v1::BodyKind body;
  // Absent: no ballot was held.
  std::optional<Ballot::Result> result;
  bool without_vote;
};

std::string Describe(const TableCase& of) {
  return absl::StrCat(Action::Kind_Name(of.kind), " of ", v1::BodyKind_Name(of.body), ", ",
                      of.result.has_value() ? Ballot::Result_Name(*of.result) : "no ballot",
                      of.without_vote ? ", without a vote" : "");
}

std::vector<TableCase> AllCases() {
  std::vector<std::optional<Ballot::Result>> results = {std::nullopt};
  for (int i = 1; i <= Ballot::Result_MAX; ++i) results.emplace_back(Ballot::Result(i));
  std::vector<TableCase> cases;
  for (int kind = 1; kind <= Action::Kind_MAX; ++kind) {
    for (int body = 1; body <= v1::BodyKind_MAX; ++body) {
      for (const auto& result : results) {
        for (const bool without_vote : {false, true}) {
          cases.push_back({Action::Kind(kind), v1::BodyKind(body), result, without_vote});
        }
      }
    }
  }
  return cases;
}

// What the rules in words say: the reasons it is refused for, or the state it is in.
struct Expected {
  std::vector<std::string> barred;
  Action::State state = Action::STATE_UNSPECIFIED;
  int32_t ballot = 0;
};

Expected ExpectedOf(const TableCase& of) {
  const bool of_council = of.body == v1::COUNCIL;
  if (of.kind == Action::ACTION_POINT || of.kind == Action::COMMITMENT) {
    if (of.kind == Action::COMMITMENT && !of_council && of.body != v1::COUNCIL_COMMITTEE) {
      return {{"REFERENCE_UNFIT"}};
    }
    if (of.without_vote) return {{"FIELD_UNWANTED action.without_vote"}};
    return {{}, Action::OPEN};
  }
  if (!of_council) return {{"REFERENCE_UNFIT"}};
  if (!of.result.has_value()) {
    if (of.without_vote) return {{}, Action::OPEN};
    return {{"FIELD_REQUIRED action.without_vote"}};
  }
  Expected expected;
  if (of.without_vote) expected.barred.emplace_back("FIELD_UNWANTED action.without_vote");
  const bool decides = *of.result == Ballot::CARRIED || *of.result == Ballot::LOST;
  if (!decides) {
    expected.barred.push_back(
        absl::StrCat("BALLOT_UNFIT ", Ballot::Result_Name(*of.result), " ", kVotes, " ", kVotes));
  }
  if (!expected.barred.empty()) return expected;
  return {{}, *of.result == Ballot::CARRIED ? Action::OPEN : Action::NOT_ADOPTED, 1};
}

// A body of each kind with an open meeting and an item about plan "q".
class ActionTableTest : public ::testing::Test {
 protected:
  ActionTableTest() {
    for (int kind = 1; kind <= v1::BodyKind_MAX; ++kind) {
      const std::string body = absl::StrCat("b", kind);
      meetings_.push_back(chamber_.Meeting(body, v1::Meeting::OPEN));
    }
    world().Register("wethouder");
  }

  World& world() { return chamber_.world(); }

  // A placed item of the body, with a ballot that came to `result`.
  std::string ItemFor(const TableCase& of) {
    const std::string& meeting = meetings_[static_cast<size_t>(of.body) - 1];
    std::string item = chamber_.Placed(meeting);
    if (!of.result.has_value()) return item;
    Event held;
    held.mutable_header()->set_resource(item);
    held.mutable_ballot_held()->set_meeting(meeting);
    held.mutable_ballot_held()->set_item(chamber_.ItemOf(item).number());
    auto& ballot = *held.mutable_ballot_held()->mutable_ballot();
    ballot.set_number(1);
    ballot.set_subject(kReference);
    ballot.set_subject_kind(of.kind == Action::AMENDMENT ? Ballot::AMENDMENT : Ballot::MOTION);
    ballot.set_votes_for(kVotes);
    ballot.set_votes_against(kVotes);
    ballot.set_result(*of.result);
    world().Replay(held);
    return item;
  }

  AddAction Adding(const TableCase& of, const std::string& item) {
    AddAction add;
    add.name = absl::StrCat("bodies/b", static_cast<int>(of.body), "/actions/a", ++actions_);
    add.action.set_kind(of.kind);
    *add.action.mutable_text() = world().Text();
    add.action.set_made_date("2023-09-01");
    add.action.set_agenda_item(item);
    add.action.set_without_vote(of.without_vote);
    if (of.kind == Action::COMMITMENT) add.action.set_owner("persons/wethouder");
    if (of.kind == Action::MOTION || of.kind == Action::AMENDMENT) {
      add.action.set_reference(kReference);
    }
    return add;
  }

  Chamber chamber_;
  // By the number of the kind of their body, from 1.
  std::vector<std::string> meetings_;
  int actions_ = 0;
};

TEST_F(ActionTableTest, EachCaseIsAsTheRulesSay) {
  int added = 0;
  int refused = 0;
  for (const TableCase& of : AllCases()) {
    SCOPED_TRACE(Describe(of));
    const AddAction add = Adding(of, ItemFor(of));
    const Expected expected = ExpectedOf(of);
    ASSERT_EQ(chamber_.Barred(add), expected.barred);
    if (!expected.barred.empty()) {
      ++refused;
      continue;
    }
    world().Do(add);
    const auto& action = world().Get(add.name).action();
    EXPECT_EQ(action.state(), expected.state);
    EXPECT_EQ(action.ballot(), expected.ballot);
    EXPECT_EQ(action.settled_date(), expected.state == Action::OPEN ? "" : "2023-09-01");
    ++added;
  }
  std::cout << added << " added, " << refused << " refused\n";
}

}  // namespace
}  // namespace noordster::engine::action_table_test
