// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/meeting/basis.h"

#include <iterator>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/engine/ballot/ballot_rules.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
using noordster::internal::v1::EarlierBallot;
using noordster::internal::v1::Meeting;
using v1::Blocker;

// Whether the members of a body vote on an outcome, or let it pass without.
bool IsVotedOn(const Meeting& meeting, v1::OutcomeKind kind) {
  return HasBallots(meeting.body_kind()) && !IsProcedural(kind);
}

bool IsConsent(const AgendaItem& item) {
  return item.treatment() == v1::AgendaItem::CONSENT ||
         item.treatment() == v1::AgendaItem::CONSENT_WITH_STATEMENTS;
}

// Adds a rule that what the body of a meeting did bars an outcome by; its secretariat knows.
void BlockByBody(v1::ErrorReason reason, const Conclusion& conclusion, const Meeting& meeting,
                 const std::string& subject, std::vector<Blocker>& blockers) {
  BlockMeeting(reason, meeting.body_kind(), subject, blockers).set_stage(conclusion.stage);
}

// The ballot an outcome follows: the last on its point, else on the item; null when none was held.
const Ballot* DecidingBallot(const Conclusion& conclusion, const AgendaItem& item) {
  const Ballot* last = nullptr;
  for (const Ballot& ballot : item.ballots()) {
    if (ballot.subject_kind() == v1::Ballot::DECISION_POINT &&
        ballot.subject() == conclusion.asked.point) {
      last = &ballot;
    }
  }
  return last == nullptr ? LastBallot(item, "") : last;
}

// The votes on the last amendment that was carried, in this meeting or one the item was moved on
// from, or that it was made without one; empty when none was.
std::string CarriedAmendment(const AgendaItem& item) {
  std::string carried = item.amendments_without_vote().empty() ? "" : "WITHOUT_VOTE";
  const auto look = [&carried](const auto& ballot) {
    if (ballot.subject_kind() == v1::Ballot::AMENDMENT && ballot.result() == v1::Ballot::CARRIED) {
      carried = InWords(ballot);
    }
  };
  absl::c_for_each(item.earlier_ballots(), look);
  absl::c_for_each(item.ballots(), look);
  return carried;
}

// Holds an outcome against the amendments that were carried. An executive changes its text without
// them.
void BlockByAmendments(const Conclusion& conclusion, const Meeting& meeting, const AgendaItem& item,
                       std::vector<Blocker>& blockers) {
  const std::string carried = CarriedAmendment(item);
  if (Amends(conclusion.kind) && carried.empty()) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, "NO_AMENDMENT", blockers);
  }
  // It may have changed another point.
  const bool is_whole = conclusion.asked.point.empty() || conclusion.asked.is_only;
  if (is_whole && !Amends(conclusion.kind) && conclusion.kind != v1::REJECTED && !carried.empty()) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, absl::StrCat("AMENDMENT_", carried),
                blockers);
  }
}

// A vote of an earlier meeting that no ballot of this one took the place of: on the point, else on
// the item. Its result is unspecified when there is none.
EarlierBallot VotedBefore(const Conclusion& conclusion, const AgendaItem& item) {
  const Ballot* here = DecidingBallot(conclusion, item);
  if (here != nullptr && here->subject_kind() == v1::Ballot::DECISION_POINT) return {};
  EarlierBallot whole;
  for (const EarlierBallot& earlier : item.earlier_ballots()) {
    if (earlier.subject().empty() && here == nullptr) whole = earlier;
    if (earlier.subject_kind() == v1::Ballot::DECISION_POINT &&
        earlier.subject() == conclusion.asked.point) {
      return earlier;
    }
  }
  return whole;
}

// Holds an outcome against what the members voted for.
void BlockByVote(const Conclusion& conclusion, const Meeting& meeting, const AgendaItem& item,
                 std::vector<Blocker>& blockers) {
  const bool rejects = conclusion.kind == v1::REJECTED;
  const Ballot* last = DecidingBallot(conclusion, item);
  const EarlierBallot before = VotedBefore(conclusion, item);
  if (before.result() != v1::Ballot::RESULT_UNSPECIFIED) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting,
                absl::StrCat("EARLIER_", InWords(before)), blockers);
    return;
  }
  if (IsConsent(item) || conclusion.without_vote) {
    // What nobody asked a vote for counts as adopted (Gemeentewet art. 32).
    if (last != nullptr) {
      BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, InWords(*last), blockers);
    }
    if (rejects) {
      BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, "WITHOUT_VOTE", blockers);
    }
  } else if (last == nullptr) {
    BlockByBody(v1::FIELD_REQUIRED, conclusion, meeting, "without_vote", blockers);
    return;
  } else if (last->result() != (rejects ? v1::Ballot::LOST : v1::Ballot::CARRIED)) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, InWords(*last), blockers);
  }
  if (meeting.body_kind() == v1::COUNCIL) BlockByAmendments(conclusion, meeting, item, blockers);
}

// Whether a meeting was on this day, and not only to go on then; a written round is on the day it
// closes.
bool WasOn(const Meeting& meeting, const std::string& date) {
  const bool went_on = meeting.state() != v1::Meeting::SUSPENDED && date == meeting.resume_date();
  return date == meeting.date() || went_on ||
         absl::c_linear_search(meeting.earlier_resume_dates(), date);
}

// Whether an item is about something of these.
bool IsAbout(const AgendaItem& item, const std::vector<std::string>& subjects) {
  return absl::c_any_of(subjects, [&item](const std::string& subject) {
    return absl::c_linear_search(item.subjects(), subject);
  });
}

void BlockByItem(const Case& now, const Conclusion& conclusion, std::vector<Blocker>& blockers) {
  const std::string& stage = conclusion.stage;
  const std::string meeting_name(ParentOf(conclusion.agenda_item));
  const Record* record = now.state.Find(meeting_name);
  const Record* item_record = now.state.Find(conclusion.agenda_item);
  // Of another body it is not even said whether it exists.
  if (ParentOf(meeting_name) != conclusion.body || item_record == nullptr) {
    Block(v1::WRONG_BODY, stage, std::string(IdOf(conclusion.body)), blockers);
    return;
  }
  NOORDSTER_CHECK(record != nullptr);
  const Meeting& meeting = record->meeting();
  const AgendaItem& item = item_record->agenda_item();
  if (!IsAbout(item, conclusion.subjects)) {
    Block(v1::ITEM_ABOUT_OTHER, stage, conclusion.agenda_item, blockers);
  }
  BlockUnless(meeting, {v1::Meeting::OPEN, v1::Meeting::SUSPENDED, v1::Meeting::HELD}, blockers);
  // What was decided of it stays in this meeting, also when the rest moved on.
  const Ballot* voted = DecidingBallot(conclusion, item);
  const bool is_decided_here = voted != nullptr && Decides(voted->result());
  if (IsProcedural(conclusion.kind) || is_decided_here) {
    BlockUnless(meeting, item, {v1::AgendaItem::PLACED, v1::AgendaItem::MOVED_ON}, blockers);
  } else {
    BlockUnless(meeting, item, {v1::AgendaItem::PLACED}, blockers);
  }
  if (!WasOn(meeting, conclusion.decided_date)) {
    BlockByBody(v1::DATE_UNFIT, conclusion, meeting, meeting.date(), blockers);
  }
  if (IsVotedOn(meeting, conclusion.kind)) {
    if (const std::string bound = QuorumBound({*record, meeting, item}); !bound.empty()) {
      BlockByBody(v1::BALLOT_UNFIT, conclusion, meeting, bound, blockers);
    }
    BlockByVote(conclusion, meeting, item, blockers);
  } else if (conclusion.without_vote) {
    Block(v1::FIELD_UNWANTED, stage, "without_vote", blockers);
  }
}

}  // namespace

absl::Status CheckItemKnown(const Case& now, const std::string& item, absl::string_view body) {
  if (item.empty() || ParentOf(ParentOf(item)) != body) return absl::OkStatus();
  return Require(now.state, item).status();
}

absl::Status CheckConcludedLeft(const Case& now, const std::string& item, int added) {
  if (item.empty()) return absl::OkStatus();
  const int concluded = now.state.Find(item)->agenda_item().concluded_size();
  if (concluded + added <= limits::kConcludedMax) return absl::OkStatus();
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(item, " has ", limits::kConcludedMax,
                             " outcomes, the most: place an item of its own for the rest"),
                {{"limit", "concluded"}, {"resource", item}});
}

Conclusion ConclusionOf(const Case& now, const RecordOutcome& command,
                        const noordster::internal::v1::Stage& stage, v1::OutcomeKind kind,
                        const std::string& body) {
  Conclusion conclusion;
  conclusion.kind = kind;
  conclusion.stage = stage.id();
  conclusion.body = body;
  conclusion.decided_date = command.decided_date;
  conclusion.subjects = {command.step, std::string(ParentOf(command.step))};
  conclusion.agenda_item = command.agenda_item;
  conclusion.source = command.source;
  conclusion.without_vote = command.without_vote;
  conclusion.in_meeting = stage.in_meeting();
  const Record* item = command.agenda_item.empty() ? nullptr : now.state.Find(command.agenda_item);
  if (item == nullptr) return conclusion;
  AskedOfPlan asked =
      AskedAbout(now.state, item->agenda_item(), stage.body_kind(), ParentOf(command.step));
  std::move(asked.proposals.begin(), asked.proposals.end(),
            std::back_inserter(conclusion.subjects));
  conclusion.asked = std::move(asked.point);
  return conclusion;
}

void BlockByBasis(const Case& now, const Conclusion& conclusion, std::vector<Blocker>& blockers) {
  const std::string& stage = conclusion.stage;
  const bool has_source = !conclusion.source.id().empty();
  if (!conclusion.agenda_item.empty()) {
    if (has_source) Block(v1::FIELD_UNWANTED, stage, "source", blockers);
    BlockByItem(now, conclusion, blockers);
    return;
  }
  if (conclusion.without_vote) Block(v1::FIELD_UNWANTED, stage, "without_vote", blockers);
  if (conclusion.in_meeting && !has_source) {
    Block(v1::FIELD_REQUIRED, stage, "agenda_item", blockers);
  }
}

Basis BasisOf(const Case& now, const Conclusion& conclusion) {
  Basis basis;
  if (conclusion.agenda_item.empty()) return basis;
  const Meeting& meeting = now.state.Find(ParentOf(conclusion.agenda_item))->meeting();
  if (!IsVotedOn(meeting, conclusion.kind)) return basis;
  const AgendaItem& item = now.state.Find(conclusion.agenda_item)->agenda_item();
  if (const Ballot* last = DecidingBallot(conclusion, item); last != nullptr) {
    basis.ballot = last->number();
  } else {
    basis.manner = v1::Decision::WITHOUT_VOTE;
  }
  return basis;
}

}  // namespace noordster::engine
