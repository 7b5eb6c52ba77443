// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/ballot/ballot_rules.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Attendance;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::Meeting;
using v1::Blocker;

// Ways a meeting stands in once it was opened.
constexpr std::initializer_list<v1::Meeting::State> kOpened = {
    v1::Meeting::OPEN, v1::Meeting::SUSPENDED, v1::Meeting::HELD};

// What bars a ballot whatever its numbers are.
void BlockByStanding(const ItemCase& of, const Ballot& ballot, std::vector<Blocker>& blockers) {
  const v1::BodyKind kind = of.meeting.body_kind();
  BlockUnless(of.meeting, kOpened, blockers);
  BlockUnless(of.meeting, of.item, {v1::AgendaItem::PLACED}, blockers);
  // Nobody asked for a vote (Gemeentewet art. 32).
  if (of.item.treatment() == v1::AgendaItem::CONSENT ||
      of.item.treatment() == v1::AgendaItem::CONSENT_WITH_STATEMENTS) {
    BlockMeeting(v1::ITEM_UNFIT, kind, v1::AgendaItem::Treatment_Name(of.item.treatment()),
                 blockers);
  }
  // A motion and the order of the meeting can be voted on after what the item asks.
  const bool is_beside = ballot.subject_kind() == v1::Ballot::MOTION ||
                         ballot.subject_kind() == v1::Ballot::OTHER_SUBJECT;
  const Ballot* whole = LastBallot(of.item, "");
  const Ballot* last = LastBallot(of.item, ballot.subject());
  const v1::Ballot::Result result = LastOn(of.item, ballot.subject()).result();
  // So can a point on which a vote of an earlier meeting decided nothing: that on the whole does
  // not count for it.
  const bool is_left = ballot.subject_kind() == v1::Ballot::DECISION_POINT && last == nullptr &&
                       result != v1::Ballot::RESULT_UNSPECIFIED;
  const bool is_whole_decided = whole != nullptr && Decides(whole->result());
  if ((is_whole_decided && !is_beside && !is_left) || Decides(result)) {
    BlockMeeting(v1::ITEM_UNFIT, kind, "BALLOT_HELD", blockers);
  } else if (last != nullptr && last->result() == v1::Ballot::PUT_OFF) {
    BlockMeeting(v1::ITEM_UNFIT, kind, v1::Ballot::Result_Name(last->result()), blockers);
  }
  if (const std::string bound = QuorumBound(of); !bound.empty()) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, bound, blockers);
  }
}

// A ballot on a point is on one of a proposal the item is about, and what is called like one is it.
void BlockByPoints(const Case& now, const ItemCase& of, const Ballot& ballot,
                   std::vector<Blocker>& blockers) {
  const v1::BodyKind kind = of.meeting.body_kind();
  const bool is_on_point = ballot.subject_kind() == v1::Ballot::DECISION_POINT;
  if (ballot.subject().empty()) return;
  const int points = PointsAsked(now.state, of.item, ballot.subject());
  if (is_on_point && points != 1) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, "subject = one of points", blockers);
  }
  if (!is_on_point && points > 0) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, "subject_kind = DECISION_POINT", blockers);
  }
}

// Whether what is voted on was concluded under the item already: that outcome is reversed first. A
// motion and the order of the meeting stand beside it, and an amendment may change what is still
// open.
bool IsConcludedAlready(const Case& now, const AgendaItem& item, const Ballot& ballot) {
  const auto is_without_vote = [](const auto& each) { return each.without_vote(); };
  switch (ballot.subject_kind()) {
    case v1::Ballot::MOTION:
    case v1::Ballot::OTHER_SUBJECT:
      return false;
    case v1::Ballot::DECISION_POINT:
      return absl::c_any_of(item.concluded(), [&](const auto& each) {
        return is_without_vote(each) && IdOf(each.asked()) == ballot.subject();
      });
    case v1::Ballot::AMENDMENT:
      return IsConcluded(now.state, item);
    default:
      return absl::c_any_of(item.concluded(), is_without_vote);
  }
}

void AddCounts(const std::vector<Count>& counts, Ballot& ballot) {
  for (const Count& count : counts) {
    auto& added = *ballot.add_counts();
    added.set_article(std::string(count.article));
    added.set_needed(count.needed);
    added.set_counted(count.counted);
  }
}

// The bound that the numbers of a ballot break, in the words of its fields.
std::string BoundOf(const BallotFacts& facts, BallotFault fault) {
  switch (fault) {
    case BallotFault::kSittingTooMany:
      return absl::StrCat("sitting <= ", facts.seats);
    case BallotFault::kRecusedTooMany:
      return absl::StrCat("recusals <= ", facts.sitting);
    case BallotFault::kPresentTooMany:
      return absl::StrCat("present <= ", facts.sitting - facts.recused);
    case BallotFault::kCastTooMany:
      return absl::StrCat("votes_for + votes_against <= ", facts.present);
    default:
      // No member who is there may abstain (Gemeentewet art. 32).
      return absl::StrCat("votes_for + votes_against = ", facts.present);
  }
}

v1::Ballot::Result ResultOf(BallotResult result) {
  switch (result) {
    case BallotResult::kAdopted:
      return v1::Ballot::CARRIED;
    case BallotResult::kRejected:
      return v1::Ballot::LOST;
    case BallotResult::kPutOff:
      return v1::Ballot::PUT_OFF;
    case BallotResult::kVoteAgain:
    case BallotResult::kChairMustDecide:
      return v1::Ballot::VOTE_AGAIN;
    case BallotResult::kInvalid:
      break;
  }
  return v1::Ballot::INVALID;
}

// Works out a vote on anything but persons.
void ReckonMatter(const ItemCase& of, Ballot& ballot, std::vector<Blocker>& blockers) {
  const v1::BodyKind kind = of.meeting.body_kind();
  BlockFields(false, !ballot.candidates().empty(), kind, "ballot.candidates", blockers);
  BlockFields(false, ballot.blank_or_invalid() > 0, kind, "ballot.blank_or_invalid", blockers);
  BlockFields(false, !ballot.lot().empty(), kind, "ballot.lot", blockers);
  const v1::Ballot::Result before = LastOn(of.item, ballot.subject()).result();
  BallotFacts facts;
  facts.body = kind;
  facts.seats = ballot.seats();
  facts.sitting = ballot.sitting();
  facts.recused = ballot.recused();
  facts.present = ballot.present();
  facts.votes_for = ballot.votes_for();
  facts.votes_against = ballot.votes_against();
  facts.is_second_meeting = IsSecondTime(of);
  facts.repeats_invalid = before == v1::Ballot::INVALID;
  facts.tied_before = before == v1::Ballot::PUT_OFF || before == v1::Ballot::VOTE_AGAIN;
  if (ballot.chair_vote() != v1::Ballot::VOTE_UNSPECIFIED) {
    facts.chair_for = ballot.chair_vote() == v1::Ballot::FOR;
  }
  if (const BallotFault fault = FaultOf(facts); fault != BallotFault::kNone) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, BoundOf(facts, fault), blockers);
    return;
  }
  const BallotReckoning reckoning = Reckon(facts);
  AddCounts(reckoning.counts, ballot);
  ballot.set_result(ResultOf(reckoning.result));
  const bool is_valid = reckoning.result != BallotResult::kInvalid;
  const bool ties_again = kind == v1::EXECUTIVE && facts.tied_before && is_valid &&
                          facts.votes_for == facts.votes_against;
  BlockFields(ties_again, facts.chair_for.has_value(), kind, "ballot.chair_vote", blockers);
}

// Works out a vote on persons (Gemeentewet art. 31).
void ReckonPersons(const ItemCase& of, Ballot& ballot, std::vector<Blocker>& blockers) {
  const v1::BodyKind kind = of.meeting.body_kind();
  BlockFields(false, ballot.votes_for() > 0, kind, "ballot.votes_for", blockers);
  BlockFields(false, ballot.votes_against() > 0, kind, "ballot.votes_against", blockers);
  BlockFields(false, ballot.chair_vote() != v1::Ballot::VOTE_UNSPECIFIED, kind, "ballot.chair_vote",
              blockers);
  const v1::Ballot::Result before = LastOn(of.item, ballot.subject()).result();
  PersonsBallotFacts facts;
  facts.sitting = ballot.sitting();
  facts.recused = ballot.recused();
  facts.papers = ballot.present();
  facts.blank_or_invalid = ballot.blank_or_invalid();
  for (const auto& candidate : ballot.candidates()) facts.votes.push_back(candidate.votes());
  facts.is_second_meeting = IsSecondTime(of);
  facts.repeats_invalid = before == v1::Ballot::INVALID;
  facts.is_second_vote = before == v1::Ballot::VOTE_AGAIN;
  std::set<std::string> persons;
  for (const auto& candidate : ballot.candidates()) persons.insert(candidate.person());
  if (static_cast<int>(persons.size()) < ballot.candidates_size()) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, "candidates = each once", blockers);
    return;
  }
  const std::optional<PersonsBallotReckoning> reckoning = Reckon(facts);
  if (!reckoning.has_value()) {
    const std::string bound = ballot.present() > ballot.sitting() - ballot.recused()
                                  ? absl::StrCat("present <= ", ballot.sitting() - ballot.recused())
                              : facts.is_second_vote && facts.votes.size() != 2
                                  ? "candidates = 2"
                                  : absl::StrCat("votes + blank_or_invalid = ", ballot.present());
    BlockMeeting(v1::BALLOT_UNFIT, kind, bound, blockers);
    return;
  }
  AddCounts(reckoning->counts, ballot);
  const bool lot_decides = reckoning->result == PersonsBallotResult::kLotDecides;
  BlockFields(lot_decides, !ballot.lot().empty(), kind, "ballot.lot", blockers);
  switch (reckoning->result) {
    case PersonsBallotResult::kInvalid:
      return ballot.set_result(v1::Ballot::INVALID);
    case PersonsBallotResult::kVoteAgain:
      return ballot.set_result(v1::Ballot::VOTE_AGAIN);
    case PersonsBallotResult::kChosen:
      ballot.set_chosen(ballot.candidates(static_cast<int>(*reckoning->chosen)).person());
      break;
    case PersonsBallotResult::kLotDecides:
      if (!ballot.lot().empty() && absl::c_none_of(ballot.candidates(), [&](const auto& each) {
            return each.person() == ballot.lot();
          })) {
        BlockMeeting(v1::BALLOT_UNFIT, kind, "lot = one of candidates", blockers);
      }
      ballot.set_chosen(ballot.lot());
  }
  ballot.set_result(v1::Ballot::CHOSEN);
}

absl::Status CheckKnown(const Case& now, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (absl::Status known = Require(now.state, name).status(); !known.ok()) return known;
  }
  return absl::OkStatus();
}

absl::Status CheckBallotsLeft(const std::string& name, const AgendaItem& item) {
  if (item.ballots_size() < limits::kBallotsMax) return absl::OkStatus();
  return RefuseLimit(name, limits::kBallotsMax, "ballots",
                     "vote on the rest under an item of its own");
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordAttendance& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  std::vector<std::string> persons(command.attendance.persons().begin(),
                                   command.attendance.persons().end());
  for (const auto& recusal : command.attendance.recusals()) {
    if (!recusal.person().empty()) persons.push_back(recusal.person());
  }
  if (absl::Status known = CheckKnown(now, persons); !known.ok()) return known;
  const v1::BodyKind kind = of->meeting.body_kind();
  std::vector<Blocker> blockers;
  BlockUnless(of->meeting, kOpened, blockers);
  BlockUnless(of->meeting, of->item, {v1::AgendaItem::PLACED}, blockers);
  if (!of->item.ballots().empty()) {
    BlockMeeting(v1::ITEM_UNFIT, kind, "BALLOT_HELD", blockers);
  }
  const int32_t sitting = of->meeting.opening().sitting();
  const int32_t recused = command.attendance.recusals_size();
  if (sitting > 0 && command.attendance.present() + recused > sitting) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, absl::StrCat("present + recusals <= ", sitting), blockers);
  }
  if (command.attendance.persons_size() > command.attendance.present()) {
    BlockMeeting(v1::BALLOT_UNFIT, kind, absl::StrCat("persons <= ", command.attendance.present()),
                 blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_attendance_recorded();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  *event.mutable_attendance() = command.attendance;
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordBallot& command) {
  absl::StatusOr<ItemCase> of = RequireItem(now, command.item);
  if (!of.ok()) return of.status();
  std::vector<std::string> persons;
  for (const auto& candidate : command.ballot.candidates()) persons.push_back(candidate.person());
  if (!command.ballot.lot().empty()) persons.push_back(command.ballot.lot());
  if (absl::Status known = CheckKnown(now, persons); !known.ok()) return known;
  const v1::BodyKind kind = of->meeting.body_kind();
  // An executive votes on persons as on all else: art. 58 does not name art. 31.
  const bool is_secret = command.ballot.method() == v1::Ballot::SECRET;
  if (!HasBallots(kind) || (is_secret && kind != v1::COUNCIL)) {
    return Refuse(v1::REFERENCE_UNFIT,
                  absl::StrCat(ParentOf(of->meeting_record.name()),
                               is_secret ? " has no secret ballots"
                                         : " has no ballots: who chairs it concludes"),
                  {{"field", "ballot"}, {"resource", ParentOf(of->meeting_record.name())}});
  }
  std::vector<Blocker> blockers;
  BlockByStanding(*of, command.ballot, blockers);
  BlockByPoints(now, *of, command.ballot, blockers);
  if (IsConcludedAlready(now, of->item, command.ballot)) {
    const bool is_amendment = command.ballot.subject_kind() == v1::Ballot::AMENDMENT;
    BlockMeeting(v1::ITEM_UNFIT, kind, is_amendment ? "CONCLUDED" : "WITHOUT_VOTE", blockers);
  }
  BlockFields(!command.ballot.subject().empty(),
              command.ballot.subject_kind() != v1::Ballot::SUBJECT_KIND_UNSPECIFIED, kind,
              "ballot.subject_kind", blockers);
  Ballot ballot = command.ballot;
  ballot.set_number(of->item.ballots_size() + 1);
  ballot.set_seats(of->meeting.opening().seats());
  ballot.set_sitting(of->meeting.opening().sitting());
  ballot.set_recused(of->item.attendance().recusals_size());
  if (of->meeting.has_opening()) {
    is_secret ? ReckonPersons(*of, ballot, blockers) : ReckonMatter(*of, ballot, blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (absl::Status room = CheckBallotsLeft(command.item, of->item); !room.ok()) return room;
  Decision decision;
  decision.resource = command.item;
  auto& event = *decision.events.emplace_back().mutable_ballot_held();
  event.set_meeting(of->meeting_record.name());
  event.set_item(of->item.number());
  *event.mutable_ballot() = std::move(ballot);
  return decision;
}

}  // namespace noordster::engine
