// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/meeting/basis.h"

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/ballot/ballot_rules.h"
#include "services/engine/meeting/meeting_parts.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AgendaItem;
using noordster::internal::v1::Ballot;
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
  Blocker& blocker = Block(reason, conclusion.stage.id(), subject, blockers);
  const v1::Lifter secretariat = ConfirmerOf(meeting.body_kind());
  if (secretariat != v1::LIFTER_UNSPECIFIED) blocker.set_lifter(secretariat);
}

// "LOST 15 18".
std::string InWords(const Ballot& ballot) {
  return absl::StrCat(v1::Ballot::Result_Name(ballot.result()), " ", ballot.votes_for(), " ",
                      ballot.votes_against());
}

// The last amendment that was carried; null when none was.
const Ballot* CarriedAmendment(const AgendaItem& item) {
  const Ballot* carried = nullptr;
  for (const Ballot& ballot : item.ballots()) {
    if (ballot.subject_kind() == v1::Ballot::AMENDMENT && ballot.result() == v1::Ballot::CARRIED) {
      carried = &ballot;
    }
  }
  return carried;
}

// Holds an outcome against the amendments that were carried. An executive changes its text without
// them.
void BlockByAmendments(const Conclusion& conclusion, const Meeting& meeting, const AgendaItem& item,
                       std::vector<Blocker>& blockers) {
  const v1::OutcomeKind kind = conclusion.outcome.kind();
  const Ballot* carried = CarriedAmendment(item);
  if (Amends(kind) && carried == nullptr) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, "NO_AMENDMENT", blockers);
  }
  if (!Amends(kind) && kind != v1::REJECTED && carried != nullptr) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting,
                absl::StrCat("AMENDMENT_", InWords(*carried)), blockers);
  }
}

// Holds an outcome against what the members voted for.
void BlockByVote(const Conclusion& conclusion, const Meeting& meeting, const AgendaItem& item,
                 std::vector<Blocker>& blockers) {
  const bool rejects = conclusion.outcome.kind() == v1::REJECTED;
  const Ballot* last = LastBallot(item, "");
  if (IsConsent(item) || conclusion.command.without_vote) {
    // What nobody asked a vote for counts as adopted (Gemeentewet art. 32).
    if (last != nullptr) {
      BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, InWords(*last), blockers);
    }
    if (rejects) {
      BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, "WITHOUT_VOTE", blockers);
    }
    return;
  }
  if (last == nullptr) {
    BlockByBody(v1::FIELD_REQUIRED, conclusion, meeting, "without_vote", blockers);
    return;
  }
  if (last->result() != (rejects ? v1::Ballot::LOST : v1::Ballot::CARRIED)) {
    BlockByBody(v1::BALLOT_CONTRADICTED, conclusion, meeting, InWords(*last), blockers);
  }
  if (meeting.body_kind() == v1::COUNCIL) BlockByAmendments(conclusion, meeting, item, blockers);
}

// Whether a meeting was on this day; a written round is on the day it closes.
bool WasOn(const Meeting& meeting, const std::string& date) {
  return date == meeting.date() ||
         (!meeting.resume_date().empty() && date == meeting.resume_date());
}

void BlockByItem(const Case& now, const Conclusion& conclusion, std::vector<Blocker>& blockers) {
  const RecordOutcome& command = conclusion.command;
  const std::string& stage = conclusion.stage.id();
  const std::string meeting_name(ParentOf(command.agenda_item));
  const Record* record = now.state.Find(meeting_name);
  const Record* item_record = now.state.Find(command.agenda_item);
  NOORDSTER_CHECK(record != nullptr && item_record != nullptr);
  const Meeting& meeting = record->meeting();
  const AgendaItem& item = item_record->agenda_item();
  if (ParentOf(meeting_name) != conclusion.body) {
    Block(v1::WRONG_BODY, stage, std::string(IdOf(conclusion.body)), blockers);
    return;
  }
  if (!absl::c_linear_search(item.subjects(), command.step) &&
      !absl::c_linear_search(item.subjects(), ParentOf(command.step))) {
    Block(v1::ITEM_ABOUT_OTHER, stage, command.agenda_item, blockers);
  }
  BlockUnless(meeting, {v1::Meeting::OPEN, v1::Meeting::SUSPENDED, v1::Meeting::HELD}, blockers);
  if (IsProcedural(conclusion.outcome.kind())) {
    BlockUnless(meeting, item, {v1::AgendaItem::PLACED, v1::AgendaItem::MOVED_ON}, blockers);
  } else {
    BlockUnless(meeting, item, {v1::AgendaItem::PLACED}, blockers);
  }
  if (!WasOn(meeting, command.decided_date)) {
    BlockByBody(v1::DATE_UNFIT, conclusion, meeting, meeting.date(), blockers);
  }
  if (IsVotedOn(meeting, conclusion.outcome.kind())) {
    BlockByVote(conclusion, meeting, item, blockers);
  } else if (command.without_vote) {
    Block(v1::FIELD_UNWANTED, stage, "without_vote", blockers);
  }
}

}  // namespace

void BlockByBasis(const Case& now, const Conclusion& conclusion, std::vector<Blocker>& blockers) {
  const RecordOutcome& command = conclusion.command;
  const std::string& stage = conclusion.stage.id();
  const bool has_source = !command.source.id().empty();
  if (!command.agenda_item.empty()) {
    if (has_source) Block(v1::FIELD_UNWANTED, stage, "source", blockers);
    BlockByItem(now, conclusion, blockers);
    return;
  }
  if (command.without_vote) Block(v1::FIELD_UNWANTED, stage, "without_vote", blockers);
  if (conclusion.stage.in_meeting() && !has_source) {
    Block(v1::FIELD_REQUIRED, stage, "agenda_item", blockers);
  }
}

void FillBasis(const Case& now, const Conclusion& conclusion,
               noordster::internal::v1::Decision& made) {
  const RecordOutcome& command = conclusion.command;
  if (!command.source.id().empty()) *made.mutable_source() = command.source;
  if (command.agenda_item.empty()) return;
  made.set_agenda_item(command.agenda_item);
  const Meeting& meeting = now.state.Find(ParentOf(command.agenda_item))->meeting();
  if (!IsVotedOn(meeting, conclusion.outcome.kind())) return;
  const AgendaItem& item = now.state.Find(command.agenda_item)->agenda_item();
  if (const Ballot* last = LastBallot(item, ""); last != nullptr) {
    made.set_ballot(last->number());
  } else {
    made.set_manner(v1::Decision::WITHOUT_VOTE);
  }
}

}  // namespace noordster::engine
