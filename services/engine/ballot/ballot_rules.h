// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_BALLOT_BALLOT_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_BALLOT_BALLOT_RULES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/v1/terms.pb.h"

// How a council and an executive open their meetings and come to what they decide (Gemeentewet).
// Four numbers are never mixed up: seats set by law, members who sit, those of them who need not
// recuse themselves, and votes cast. All of them count members alone: in a council not the
// burgemeester who chairs it (art. 9), in an executive the burgemeester too (art. 34). Pure.
namespace noordster::engine {

// What a rule counts.
enum class BallotRule {
  kOpening,   // members who signed the attendance register
  kValidity,  // members who took part in the vote
  kMajority,  // votes for
  kFull,      // members who cast a vote, for a full meeting
};

// A number held against the rule it had to satisfy: an arithmetic that can be shown.
struct Count {
  BallotRule rule = BallotRule::kOpening;
  // The article it stands in: "Gemeentewet art. 29".
  absl::string_view article;
  // The least that satisfies it.
  int32_t needed = 0;
  int32_t counted = 0;

  bool IsMet() const { return counted >= needed; }

  friend bool operator==(const Count&, const Count&) = default;
};

// Whether ballots of a body of this kind are counted by the law: of a council and an executive.
// What the others come to is a conclusion of who chairs them.
bool HasBallots(noordster::v1::BodyKind body);

// Whether somebody with this role is one of the members that are counted.
bool CountsAsMember(noordster::v1::BodyKind body, noordster::v1::MembershipRole role);

// Whether a meeting can be opened: by more than half of the sitting members of a council (art. 20),
// by at least half of those of an executive (art. 56). Absent: nothing is asked, as a meeting that
// was called for want of members the first time is opened by however many came (art. 20 and 56).
// REQUIRES: HasBallots.
std::optional<Count> OpeningOf(noordster::v1::BodyKind body, int32_t sitting, int32_t signed_in,
                               bool is_second_meeting);

// A vote on anything but persons.
struct BallotFacts {
  noordster::v1::BodyKind body = noordster::v1::BODY_KIND_UNSPECIFIED;
  int32_t seats = 0;
  int32_t sitting = 0;
  // Members who sit and had to recuse themselves, there or not (art. 28).
  int32_t recused = 0;
  // Members who were there for this item and were not recused.
  int32_t present = 0;
  int32_t votes_for = 0;
  int32_t votes_against = 0;
  // The first meeting had too few members for the same subject.
  bool is_second_meeting = false;
  // The vote before was not valid.
  bool repeats_invalid = false;
  // The votes tied before: of a council in an earlier meeting, of an executive in the vote before.
  bool tied_before = false;
  // How who chairs an executive voted; absent: not said.
  std::optional<bool> chair_for;
};

// Why numbers cannot be those of a ballot.
enum class BallotFault {
  kNone,
  kNegative,        // a number is below zero
  kSittingTooMany,  // more members sit than there are seats
  kRecusedTooMany,  // more were recused than sit
  kPresentTooMany,  // more were there than sit and need not recuse
  kCastTooMany,     // more votes than members who were there
  // Of a council that votes each member who is there votes for or against (art. 32).
  kVotesMissing,
};
BallotFault FaultOf(const BallotFacts& facts);

// What a ballot came to.
enum class BallotResult {
  kInvalid,          // too few took part: nothing was decided, the vote may be repeated (art. 29)
  kAdopted,          // more than half of the votes cast were for (art. 30)
  kRejected,         // it was not
  kPutOff,           // a tie in a council that was not full: the next meeting decides (art. 32)
  kVoteAgain,        // a tie in an executive: the vote is held again (art. 59)
  kChairMustDecide,  // a tie again, and how the chair voted is not said (art. 59)
};

// A ballot and its arithmetic, in the order in which the rules are asked.
struct BallotReckoning {
  BallotResult result = BallotResult::kInvalid;
  std::vector<Count> counts;
};

// REQUIRES: HasBallots, FaultOf answers kNone.
BallotReckoning Reckon(const BallotFacts& facts);

// A vote on persons, by secret ballot (art. 31), for one place.
struct PersonsBallotFacts {
  int32_t sitting = 0;
  int32_t recused = 0;
  // Ballot papers that were handed in, and those of them that named nobody or nobody who could be
  // named: they count as taking part, and not as cast (art. 30).
  int32_t papers = 0;
  int32_t blank_or_invalid = 0;
  // Votes for each person.
  std::vector<int32_t> votes;
  bool is_second_meeting = false;
  bool repeats_invalid = false;
  // The choice is between two, as the one before gave nobody a majority or tied.
  bool is_second_vote = false;
};

enum class PersonsBallotResult {
  kInvalid,     // too few took part
  kChosen,      // one has an absolute majority
  kVoteAgain,   // nobody has: a second vote is held in the same meeting
  kLotDecides,  // the second vote tied: the lot decides at once
};

struct PersonsBallotReckoning {
  PersonsBallotResult result = PersonsBallotResult::kInvalid;
  // Place in `votes` of who was chosen.
  std::optional<size_t> chosen;
  std::vector<Count> counts;

  friend bool operator==(const PersonsBallotReckoning&, const PersonsBallotReckoning&) = default;
};

// Absent: the numbers cannot be those of a ballot.
std::optional<PersonsBallotReckoning> Reckon(const PersonsBallotFacts& facts);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_BALLOT_BALLOT_RULES_H_
