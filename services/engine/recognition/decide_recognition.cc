// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/recognition/recognition_parts.h"
#include "services/engine/refusal.h"
#include "services/engine/secrecy/secret_parts.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Answer;
using noordster::internal::v1::Participant;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Recognition;
using noordster::v1::Blocker;

// A round, with its plan.
struct Round {
  const Record& plan;
  const Recognition& round;
};

// The round a request changes, under its own etag.
absl::StatusOr<Round> RequireRound(const Case& now, const std::string& name) {
  const absl::StatusOr<const Record*> record = RequireForChange(now, name);
  if (!record.ok()) return record.status();
  const Record* plan = now.state.Find(ParentOf(name));
  NOORDSTER_CHECK(plan != nullptr);
  return Round{*plan, (*record)->recognition()};
}

// As RequireRound, of a plan that still travels.
absl::StatusOr<Round> RequireRunningRound(const Case& now, const std::string& name) {
  absl::StatusOr<Round> of = RequireRound(now, name);
  if (!of.ok() || of->plan.plan().state() == v1::Plan::RUNNING) return of;
  return Refuse(v1::PLAN_ENDED, absl::StrCat(of->plan.name(), " has ended"),
                {{"resource", of->plan.name()}});
}

// LIMIT_REACHED when there would be more of something in a round than fit.
absl::Status CheckRoom(int wanted, int most, absl::string_view limit, absl::string_view round) {
  if (wanted <= most) return absl::OkStatus();
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(round, " would have more than ", most, " ", limit, ", the most"),
                {{"limit", limit}, {"resource", round}});
}

bool IsAsked(const Recognition& round, const std::string& id) {
  return absl::c_any_of(round.participants(),
                        [&id](const Participant& asked) { return asked.id() == id; });
}

// Each id once.
template <typename Participants>
absl::Status CheckIds(const Participants& participants, absl::string_view field) {
  std::vector<FieldViolation> faults;
  absl::flat_hash_set<std::string> ids;
  int i = 0;
  for (const Participant& participant : participants) {
    if (!ids.insert(participant.id()).second) {
      faults.push_back(Violation(absl::StrCat(field, "[", i, "].id"),
                                 absl::StrCat("'", participant.id(), "' stands twice")));
    }
    ++i;
  }
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

// What is wrong with an answer in itself; empty: nothing.
std::string AnswerFault(const GivenAnswer& answer) {
  if (answer.kind == v1::Recognition::RECOGNISES_WITH_REMARKS && answer.remarks.empty()) {
    return "give the remarks, or answer RECOGNISES";
  }
  if (answer.kind == v1::Recognition::RECOGNISES && !answer.remarks.empty()) {
    return "an answer with remarks is RECOGNISES_WITH_REMARKS or DOES_NOT_RECOGNISE";
  }
  return "";
}

absl::Status CheckAnswers(const RecordAnswers& command, const Recognition& round) {
  std::vector<FieldViolation> faults;
  absl::flat_hash_set<std::string> ids;
  for (size_t i = 0; i < command.answers.size(); ++i) {
    const GivenAnswer& answer = command.answers[i];
    const std::string field = absl::StrCat("answers[", i, "]");
    if (!IsAsked(round, answer.participant)) {
      faults.push_back(
          Violation(absl::StrCat(field, ".participant"),
                    absl::StrCat("'", answer.participant, "' is not asked in this round")));
    } else if (!ids.insert(answer.participant).second) {
      faults.push_back(Violation(absl::StrCat(field, ".participant"),
                                 absl::StrCat("'", answer.participant, "' stands twice")));
    }
    if (std::string fault = AnswerFault(answer); !fault.empty()) {
      faults.push_back(Violation(absl::StrCat(field, ".remarks"), std::move(fault)));
    }
  }
  return faults.empty() ? absl::OkStatus() : RefuseFields(v1::INVALID_FIELD, faults);
}

// Adds that a day contradicts one of a round, whose version is numbered.
void BlockUnfit(const Record& plan, const Recognition& round, const std::string& day,
                std::vector<Blocker>& blockers) {
  Block(v1::DATE_UNFIT, plan.plan().stage(), day, blockers).add_numbers(round.plan_version());
}

// The round of the plan that can still be answered about its latest version; null: none.
const Recognition* OpenRound(const Case& now, const Record& plan) {
  const int32_t last = plan.plan().recognitions();
  if (last == 0) return nullptr;
  const Recognition& round = now.state.Find(RecognitionName(plan.name(), last))->recognition();
  // Dates of this form order as text.
  const bool is_open = round.plan_version() == plan.plan().versions() &&
                       round.closing_date() >= calendar::FormatDate(now.context.today) &&
                       ConcludingDecision(now.state, plan, last) == 0;
  return is_open ? &round : nullptr;
}

void BlockOpening(const Case& now, const Record& plan, const Recognition& asked,
                  std::vector<Blocker>& blockers) {
  const std::string& stage = plan.plan().stage();
  const int32_t latest = plan.plan().versions();
  if (latest == 0 || asked.plan_version() != latest) {
    Block(v1::VERSION_UNKNOWN, stage, "", blockers).add_numbers(latest);
  }
  BlockFuture(now, asked.opened_date(), stage, blockers);
  if (asked.closing_date() < asked.opened_date()) {
    BlockUnfit(plan, asked, asked.opened_date(), blockers);
  }
  const Recognition* open = OpenRound(now, plan);
  if (open != nullptr && asked.plan_version() == latest) {
    Block(v1::RECOGNITION_UNFIT, stage, "", blockers).add_numbers(open->number());
  }
}

// Room for a round, and for its name among what is secret when its version is.
absl::Status CheckRoundsLeft(const Case& now, const Record& plan) {
  absl::Status left = CheckRoom(plan.plan().recognitions() + 1, limits::kRecognitionsMax,
                                "recognitions", plan.name());
  if (!left.ok()) return left;
  const Record* version = now.state.Find(VersionName(plan.name(), plan.plan().versions()));
  NOORDSTER_CHECK(version != nullptr);
  if (!IsInForce(SecrecyOf(*version))) return absl::OkStatus();
  return CheckRoom(plan.plan().secret_parts_size() + 1, limits::kSecretPartsMax, "secret_parts",
                   plan.name());
}

// Room in the plan for the remarks of these answers.
absl::Status CheckRemarksFit(const Record& record, int remarks) {
  const Plan& plan = record.plan();
  const int open = plan.open_remarks_size() + plan.open_conditions_size() +
                   plan.open_consolidations_size() + remarks;
  if (remarks == 0 ||
      (open <= limits::kOpenFollowUpsMax && plan.follow_ups() + remarks <= limits::kFollowUpsMax)) {
    return absl::OkStatus();
  }
  return Refuse(v1::LIMIT_REACHED,
                absl::StrCat(record.name(), " would have more than ", limits::kOpenFollowUpsMax,
                             " open follow-ups, or ", limits::kFollowUpsMax,
                             " in all: settle some, or bring several into one"),
                {{"limit", "follow_ups"}, {"resource", record.name()}});
}

// Opens the remarks of an answer, late or not: each wants a reaction.
std::vector<int32_t> OpenRemarks(const Round& of, const GivenAnswer& answer, int32_t& number,
                                 Decision& decision) {
  std::vector<int32_t> numbers;
  for (const TextRef& remark : answer.remarks) {
    auto& opened = *decision.events.emplace_back().mutable_follow_up_opened();
    opened.set_plan(of.plan.name());
    auto& follow_up = *opened.mutable_follow_up();
    follow_up.set_number(++number);
    follow_up.set_kind(v1::FollowUp::REMARK);
    *follow_up.mutable_text() = remark;
    follow_up.set_lifter(v1::PROGRAMME_SECRETARY);
    follow_up.set_recognition(of.round.number());
    follow_up.set_participant(answer.participant);
    numbers.push_back(number);
  }
  return numbers;
}

// Numbers of the remarks without a reaction that a note for a participant is about; for all when
// `participant` is empty.
std::vector<int32_t> Unanswered(const Round& of, const std::string& participant) {
  std::vector<int32_t> numbers;
  for (const Participant& asked : of.round.participants()) {
    if (!participant.empty() && asked.id() != participant) continue;
    for (const Answer& answer : asked.answers()) {
      for (const int32_t remark : answer.remarks()) {
        if (absl::c_linear_search(of.plan.plan().open_remarks(), remark)) numbers.push_back(remark);
      }
    }
  }
  absl::c_sort(numbers);
  return numbers;
}

void BlockSending(const Case& now, const Round& of, const RecordSending& command,
                  std::vector<Blocker>& blockers) {
  const std::string& stage = of.plan.plan().stage();
  BlockFuture(now, command.sending.sent_date(), stage, blockers);
  if (command.sending.sent_date() < of.round.opened_date()) {
    BlockUnfit(of.plan, of.round, of.round.opened_date(), blockers);
  }
  const std::vector<int32_t> open = Unanswered(of, command.sending.participant());
  if (open.empty()) return;
  Blocker& unanswered = Block(v1::GUARDS_UNMET, stage, "", blockers);
  unanswered.set_kind(v1::REMARKS_ANSWERED);
  unanswered.mutable_numbers()->Add(open.begin(), open.end());
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const OpenRecognition& command) {
  const absl::StatusOr<const Record*> plan = RequireRunningPlan(now, command.plan);
  if (!plan.ok()) return plan.status();
  const absl::Status ids = CheckIds(command.recognition.participants(), "recognition.participants");
  if (!ids.ok()) return ids;
  std::vector<Blocker> blockers;
  BlockOpening(now, **plan, command.recognition, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  if (absl::Status left = CheckRoundsLeft(now, **plan); !left.ok()) return left;

  const int32_t number = (*plan)->plan().recognitions() + 1;
  Decision decision;
  decision.resource = RecognitionName(command.plan, number);
  auto& opened = *decision.events.emplace_back().mutable_recognition_opened();
  opened.set_plan(command.plan);
  *opened.mutable_recognition() = command.recognition;
  opened.mutable_recognition()->set_number(number);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const AddParticipants& command) {
  const absl::StatusOr<Round> of = RequireRunningRound(now, command.recognition);
  if (!of.ok()) return of.status();
  if (absl::Status ids = CheckIds(command.participants, "participants"); !ids.ok()) return ids;
  for (const Participant& participant : command.participants) {
    if (!IsAsked(of->round, participant.id())) continue;
    return Refuse(v1::RESOURCE_EXISTS,
                  absl::StrCat(participant.id(), " is asked in ", command.recognition, " already"),
                  {{"resource", command.recognition}, {"participant", participant.id()}});
  }
  const absl::Status room =
      CheckRoom(of->round.participants_size() + static_cast<int>(command.participants.size()),
                limits::kParticipantsMax, "participants", command.recognition);
  if (!room.ok()) return room;

  Decision decision;
  decision.resource = command.recognition;
  auto& added = *decision.events.emplace_back().mutable_participants_added();
  added.set_plan(of->plan.name());
  added.set_recognition(of->round.number());
  *added.mutable_participants() = {command.participants.begin(), command.participants.end()};
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const ExtendRecognition& command) {
  const absl::StatusOr<Round> of = RequireRunningRound(now, command.recognition);
  if (!of.ok()) return of.status();
  const std::string& stage = of->plan.plan().stage();
  const int32_t last = of->plan.plan().recognitions();
  std::vector<Blocker> blockers;
  if (now.request.reason.id().empty()) Block(v1::REASON_REQUIRED, stage, "reason", blockers);
  if (command.closing_date <= of->round.closing_date()) {
    BlockUnfit(of->plan, of->round, of->round.closing_date(), blockers);
  }
  const int32_t conclusion = ConcludingDecision(now.state, of->plan, of->round.number());
  if (of->round.number() != last) {
    Block(v1::RECOGNITION_UNFIT, stage, "", blockers).add_numbers(last);
  } else if (conclusion > 0) {
    Block(v1::RECOGNITION_UNFIT, stage, absl::StrCat("decisions/", conclusion), blockers)
        .add_numbers(last);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  const absl::Status room = CheckRoom(of->round.former_closing_dates_size() + 1,
                                      limits::kExtensionsMax, "extensions", command.recognition);
  if (!room.ok()) return room;

  Decision decision;
  decision.resource = command.recognition;
  auto& extended = *decision.events.emplace_back().mutable_recognition_extended();
  extended.set_plan(of->plan.name());
  extended.set_recognition(of->round.number());
  extended.set_closing_date(command.closing_date);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordAnswers& command) {
  const absl::StatusOr<Round> of = RequireRunningRound(now, command.recognition);
  if (!of.ok()) return of.status();
  if (absl::Status fits = CheckAnswers(command, of->round); !fits.ok()) return fits;
  const std::string& stage = of->plan.plan().stage();
  std::vector<Blocker> blockers;
  int remarks = 0;
  std::string last_day;
  std::string first_day = of->round.opened_date();
  for (const GivenAnswer& answer : command.answers) {
    remarks += static_cast<int>(answer.remarks.size());
    last_day = std::max(last_day, answer.received_date);
    first_day = std::min(first_day, answer.received_date);
  }
  BlockFuture(now, last_day, stage, blockers);
  if (first_day < of->round.opened_date()) {
    BlockUnfit(of->plan, of->round, of->round.opened_date(), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  absl::Status room = CheckRoom(of->round.answers() + static_cast<int>(command.answers.size()),
                                limits::kAnswersMax, "answers", command.recognition);
  if (room.ok()) room = CheckRemarksFit(of->plan, remarks);
  if (!room.ok()) return room;

  Decision decision;
  decision.resource = command.recognition;
  noordster::internal::v1::AnswersRecorded recorded;
  recorded.set_plan(of->plan.name());
  recorded.set_recognition(of->round.number());
  int32_t number = of->plan.plan().follow_ups();
  for (const GivenAnswer& given : command.answers) {
    Participant& participant = *recorded.add_participants();
    participant.set_id(given.participant);
    Answer& answer = *participant.add_answers();
    answer.set_kind(given.kind);
    answer.set_received_date(given.received_date);
    if (!given.words.id().empty()) *answer.mutable_words() = given.words;
    answer.set_late(given.received_date > of->round.closing_date());
    const std::vector<int32_t> opened = OpenRemarks(*of, given, number, decision);
    answer.mutable_remarks()->Add(opened.begin(), opened.end());
  }
  *decision.events.emplace_back().mutable_answers_recorded() = std::move(recorded);
  return decision;
}

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordSending& command) {
  const absl::StatusOr<Round> of = RequireRound(now, command.recognition);
  if (!of.ok()) return of.status();
  const std::string& participant = command.sending.participant();
  if (!participant.empty() && !IsAsked(of->round, participant)) {
    return RefuseFields(
        v1::INVALID_FIELD,
        {Violation("sending.participant",
                   absl::StrCat("'", participant, "' is not asked in this round"))});
  }
  std::vector<Blocker> blockers;
  BlockSending(now, *of, command, blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  const absl::Status room = CheckRoom(of->round.sendings_size() + 1, limits::kSendingsMax,
                                      "sendings", command.recognition);
  if (!room.ok()) return room;

  Decision decision;
  decision.resource = command.recognition;
  auto& sent = *decision.events.emplace_back().mutable_reactions_sent();
  sent.set_plan(of->plan.name());
  sent.set_recognition(of->round.number());
  *sent.mutable_sending() = command.sending;
  return decision;
}

}  // namespace noordster::engine
