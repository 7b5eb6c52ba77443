// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_COMMAND_H_

#include <any>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/terms.pb.h"
#include "services/engine/action/action_command.h"
#include "services/engine/indicator/indicator_command.h"
#include "services/engine/meeting/meeting_command.h"
#include "services/engine/planning/planning_command.h"
#include "services/engine/programme/programme_command.h"
#include "services/engine/proposal/proposal_command.h"
#include "services/engine/recognition/recognition_command.h"

// Every command as a value. Commands are never stored. All names are relative; all texts were
// replaced by references before.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Makes a municipality, body, membership, person, programme, challenge, goal, partner, covenant,
// area, calendar or schedule be what `record` says.
struct Define {
  noordster::internal::v1::Record record;
  // It must not exist yet; otherwise it must.
  bool create = false;
};

// Erases name and contact of a person.
struct ErasePerson {
  std::string person;
};

// Publishes the next version of a path.
struct PublishPath {
  std::string path;
  // Without its number.
  noordster::internal::v1::PathVersion version;
};

// Starts a plan; `plan` holds title, challenges, path version, planned dates, demands and what
// happened before.
struct CreatePlan {
  std::string name;
  noordster::internal::v1::Plan plan;
};

// Starts the plan of the next cycle from that of this one.
struct CreateNextPlan {
  std::string name;
  // Plan of this cycle.
  std::string previous;
  // Without an id: that of this cycle.
  TextRef title;
  // Empty: the latest of the path the plan of this cycle is on.
  std::string path_version;
  // Between the cycles.
  int32_t years = 0;
};

// Replaces title, challenges, planned dates and demands of a plan.
struct UpdatePlan {
  std::string name;
  noordster::internal::v1::Plan plan;
  // Another past is told than the one the plan was created with. Whoever can read texts finds that
  // out: the engine cannot compare them.
  bool tells_another_past = false;
};

// Freezes the next version of a plan.
struct FreezeVersion {
  std::string plan;
  std::vector<noordster::internal::v1::Document> documents;
  std::vector<int32_t> settles;
  noordster::v1::ChangeKind change = noordster::v1::CHANGE_KIND_UNSPECIFIED;
};

// Records that papers of a version were handed in for the open step.
struct HandInPapers {
  std::string step;
  std::string papers_date;
  int32_t plan_version = 0;
};

// Records what a body did at a step.
struct RecordOutcome {
  std::string step;
  // Id of the outcome; empty: the one of the stage that has `kind`.
  std::string outcome;
  noordster::v1::OutcomeKind kind = noordster::v1::OUTCOME_KIND_UNSPECIFIED;
  std::string body;
  std::string decided_date;
  // 0: none is frozen.
  int32_t plan_version = 0;
  std::vector<TextRef> remarks;
  // Text, due date, judge, means and document role of each.
  std::vector<noordster::internal::v1::FollowUp> conditions;
  std::vector<std::string> confirmations;
  std::string due_date;
  int64_t visible_from_micros = 0;
  // Guard and reason of each.
  std::vector<noordster::internal::v1::Dispensation> dispensations;
  // Without an id: none is given.
  TextRef minority_view;
  // Item of the meeting it was treated under; empty: none is given.
  std::string agenda_item;
  // Where a fact of the past is taken from; without an id: not from outside.
  TextRef source;
  bool without_vote = false;
  // Earlier decisions it supplements or carries out.
  std::vector<noordster::internal::v1::DecisionRelation> relations;
};

// Records what a body did with several plans of a programme, all or nothing.
struct RecordOutcomes {
  std::string programme;
  std::vector<RecordOutcome> outcomes;
};

// Moves a plan to another version of a path.
struct MigratePlan {
  std::string plan;
  std::string path_version;
  std::vector<noordster::internal::v1::StageMapping> mapping;
};

// Confirms a provisional outcome.
struct ConfirmOutcome {
  std::string decision;
  TextRef source;
};

// Puts a fact of a decision or follow-up right; what is empty stays.
struct CorrectFacts {
  std::string name;
  std::string decided_date;
  std::string due_date;
  TextRef words;
};

// Reverses an outcome, and with `cascade` all later ones.
struct ReverseOutcome {
  std::string decision;
  bool cascade = false;
};

// Brings a plan back to the body whose confirmed decision another is to replace.
struct ReconsiderDecision {
  std::string decision;
};

// Records that a body imposed secrecy on a decision or a version.
struct ImposeSecrecy {
  std::string part;
  noordster::v1::SecrecyGround ground = noordster::v1::SECRECY_GROUND_UNSPECIFIED;
  std::string body;
  std::string imposed_date;
  // Empty: the body that imposes it.
  std::string lifter;
};

// Records that the body that can lifted it.
struct LiftSecrecy {
  std::string part;
  std::string lifted_date;
};

// Tells that the embargo on an outcome ended; of the server itself, when the moment came.
struct DiscloseOutcome {
  std::string decision;
};

// Takes a plan back.
struct WithdrawPlan {
  std::string plan;
  std::string decided_date;
};

// Settles a follow-up; the words stand in the reason of the request.
struct SettleFollowUp {
  std::string follow_up;
  noordster::v1::FollowUp::Settlement settlement = noordster::v1::FollowUp::SETTLEMENT_UNSPECIFIED;
  // Person who confirms that a condition is met; empty: nobody by name.
  std::string judge = {};
};

// Grants a mandate.
struct GrantMandate {
  std::string name;
  // Without what the records say: kind of body, whether the holder is a system.
  noordster::internal::v1::Mandate mandate;
};

// Revokes a mandate.
struct RevokeMandate {
  std::string name;
};

// Lets mandates decide from now on.
struct EnactMandates {};

struct DraftedCommand;

// Prepares an act for approval, or prepares it anew.
struct PrepareDraft {
  std::string name;
  // It must not exist yet; otherwise it must.
  bool create = false;
  // The act as it was asked.
  TextRef content;
  // The act as a command. Its texts are references to nothing: it is only looked at.
  std::shared_ptr<const DraftedCommand> act;
};

// Approves what a draft says.
struct ApproveDraft {
  std::string draft;
  // Digest of the content that the approver read.
  std::string content_digest;
};

// Takes an approval back.
struct RetractApproval {
  std::string draft;
};

// Withdraws a draft.
struct WithdrawDraft {
  std::string draft;
};

template <typename... Kinds>
struct CommandKindList {
  // Place of a kind among them; as many as there are when it is not one.
  template <typename Kind>
  static constexpr size_t PlaceOf() {
    size_t place = 0;
    const bool found = ((++place, std::is_same_v<Kind, Kinds>) || ...);
    return found ? place - 1 : sizeof...(Kinds);
  }
  static constexpr size_t kCount = sizeof...(Kinds);
};

using CommandKinds = CommandKindList<
    Define, ErasePerson, PublishPath, CreatePlan, UpdatePlan, FreezeVersion, HandInPapers,
    RecordOutcome, WithdrawPlan, SettleFollowUp, ConfirmOutcome, CorrectFacts, ReverseOutcome,
    RecordOutcomes, MigratePlan, ReconsiderDecision, CreateNextPlan, GrantMandate, RevokeMandate,
    EnactMandates, PrepareDraft, ApproveDraft, RetractApproval, WithdrawDraft, ImposeSecrecy,
    LiftSecrecy, DiscloseOutcome, PlanMeeting, CallMeeting, MoveMeeting, OpenMeeting, TurnMeeting,
    PublishDecisionList, AdoptMinutes, RequestItem, UpdateItem, PlaceItem, PublishAgenda, AskPaper,
    DeliverPaper, DispensePaper, RecordAttendance, RecordBallot, OpenRecognition, AddParticipants,
    ExtendRecognition, RecordAnswers, RecordSending, AddAction, UpdateAction, SettleAction,
    ReopenAction, CreateProposal, UpdateProposal, RecordInitial, RecordPointOutcomes,
    ConfirmPointOutcomes, ReversePointOutcomes, RecordPointDates, ReleasePaper, ImposeItemSecrecy,
    LiftItemSecrecy, SignCovenant, CreateProject, UpdateProject, TurnProject, AddProjectUpdate,
    CreateIndicator, UpdateIndicator, RecordMeasurements, AssessProgramme, KeepBaseline,
    MakeForecast, TellMoment>;

// One command, of any of these kinds. No std::variant: a compiler writes out how one of seventy
// kinds is moved and ended again in every file that hands a command on.
class Command {
 public:
  // None yet: it is of no kind, and visiting it ends the process.
  Command() = default;
  template <typename Kind>
  requires(CommandKinds::PlaceOf<Kind>() < CommandKinds::kCount) Command(Kind kind)
      : place_(CommandKinds::PlaceOf<Kind>()), kind_(std::move(kind)) {}

  template <typename Kind>
  bool Is() const {
    return As<Kind>() != nullptr;
  }
  // Null when it is of another kind.
  template <typename Kind>
  const Kind* As() const {
    return std::any_cast<Kind>(&kind_);
  }
  template <typename Kind>
  Kind* As() {
    return std::any_cast<Kind>(&kind_);
  }

  // Of its kind among them; as many as there are when it is none yet, or was moved away.
  size_t Place() const { return kind_.has_value() ? place_ : CommandKinds::kCount; }

 private:
  size_t place_ = CommandKinds::kCount;
  std::any kind_;
};

// A command that is no draft itself, and what else its request says.
struct DraftedCommand {
  Command command;
  std::string etag;
  TextRef reason;
};

// Whether a command takes back what was begun or given. Such a command still passes when limits of
// writes are reached: who did too much by mistake must be able to stop it. The one place that says
// so; the adaptor of such a command registers its method with Budget::kWithdrawals.
inline bool TakesBack(const Command& command) {
  return command.Is<WithdrawPlan>() || command.Is<RevokeMandate>() ||
         command.Is<RetractApproval>() || command.Is<WithdrawDraft>();
}

// The part of a request's scope that stands for who makes it.
inline std::string ScopeOf(const noordster::internal::v1::Actor& actor) {
  if (actor.kind() == noordster::internal::v1::Actor::LOCAL_TRUSTED) return "local";
  if (actor.kind() == noordster::internal::v1::Actor::CLOCK) return "clock";
  return actor.person_id().empty() ? "nobody" : actor.person_id();
}

// Who calls, made anew for every call and never taken from a connection.
struct Caller {
  noordster::internal::v1::Actor actor;

  std::string Scope() const { return ScopeOf(actor); }
};

// A text that is written beside the event that refers to it.
struct NewText {
  TextRef ref;
  noordster::internal::v1::PrivateText row;
};

// One command as it was asked.
struct Request {
  Command command;
  Caller caller;
  std::string request_id;
  // SHA-256 over method, id and content; never stored as it is.
  std::string content_digest;
  // Etag the caller read; empty: none.
  std::string etag;
  bool validate_only = false;
  // Size of the message it came in and of the draft it carries out, in bytes.
  size_t size_bytes = 0;
  // Without an id when no reason was given.
  TextRef reason;
  // Every text the command refers to, and the reason.
  std::vector<NewText> texts;
  // Relative name of the draft that the command carries out; empty: it is done without.
  std::string draft;
  // What that draft said when the command was made from it.
  TextRef draft_content;
};

// What a decision may know beside the state.
struct Context {
  // Commit time, microseconds since 1970 UTC.
  int64_t now_micros = 0;
  // The day it is in the municipality.
  absl::CivilDay today;
};

// Whether the answer to a request shows the resource it is done to, as it became. Several outcomes
// and the draft that was carried out are read by who answers; of what the clock does nobody waits
// for an answer.
inline bool AnswersItsResource(const Request& request) {
  return request.draft.empty() && !request.command.Is<RecordOutcomes>() &&
         request.caller.actor.kind() != noordster::internal::v1::Actor::CLOCK;
}

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_COMMAND_H_
