// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "noordster/v1/error_reason.pb.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/state.h"

// The parts Decide is made of, one function per command. All are pure.
namespace noordster::engine {

// What every part works with.
struct Case {
  const State& state;
  const Request& request;
  const Context& context;
  // Who does it, in which capacity and by which mandate.
  const noordster::internal::v1::Actor& actor;
};

// Whether an act may count as one of those who can lift or dispense with something: they hold that
// capacity, and for a body the mandate is for that one. The trusted local user is everyone.
bool ActsAs(const Case& now, noordster::v1::Lifter lifter, absl::string_view body);

// The record that must exist, or NOT_FOUND.
absl::StatusOr<const Record*> Require(const State& state, absl::string_view name);

// RESOURCE_EXISTS when there is a record of this name.
absl::Status RequireUntaken(const Case& now, const std::string& name);

// The record a request changes: it must exist and have the etag of the request, if that has one.
absl::StatusOr<const Record*> RequireForChange(const Case& now, absl::string_view name);

// The plan a request changes: as RequireForChange, and it must still travel.
absl::StatusOr<const Record*> RequireRunningPlan(const Case& now, absl::string_view name);

// The open step of the plan it belongs to, or STEP_NOT_OPEN.
absl::StatusOr<const Record*> RequireOpenStep(const Case& now, const std::string& name);

// The stage of the open step of a plan. REQUIRES: the plan runs.
const noordster::internal::v1::Stage& OpenStage(const Case& now,
                                                const noordster::internal::v1::Plan& plan);

// Adds a rule that bars an act at a stage, on the fact it is about; the programme secretary can
// lift it.
noordster::v1::Blocker& Block(noordster::v1::ErrorReason reason, absl::string_view stage,
                              const std::string& subject,
                              std::vector<noordster::v1::Blocker>& blockers);

// Adds DATE_IN_FUTURE when the day has not come.
void BlockFuture(const Case& now, const std::string& date, absl::string_view stage,
                 std::vector<noordster::v1::Blocker>& blockers);

// LIMIT_REACHED when the plan has all the steps a plan may have.
absl::Status CheckStepsLeft(const Record& plan);

// Adds that a step opens at a stage of the plan that the decision is about. REQUIRES: the programme
// has a body for it.
void OpenStep(const Record& programme, int32_t step, const noordster::internal::v1::Stage& stage,
              Decision& decision);

// Adds that the plan ends with an outcome of this kind.
void EndPlan(noordster::v1::OutcomeKind kind, Decision& decision);

// Adds where an outcome takes the plan: its next step opens, or it ends. REQUIRES: the programme
// has a body for the stage.
void MoveOn(const Record& programme, const noordster::internal::v1::PathVersion& path, int32_t step,
            const noordster::internal::v1::Outcome& outcome, Decision& decision);

// Who an outcome at a stage is meant for: the stage says it, else the body.
noordster::v1::Audience AudienceOf(const State& state, const noordster::internal::v1::Stage& stage,
                                   const std::string& body);

// Who outcomes of a body are meant for where nothing else says it.
noordster::v1::Audience AudienceOf(const State& state, const std::string& body);

// Who a resource is meant for when a request asked for this audience: the administration when it
// asked for none.
noordster::v1::Audience AudienceAsked(noordster::v1::Audience asked);

// What a stage says with a decision from then on.
noordster::internal::v1::StageOutcome SaidBy(const noordster::internal::v1::Decision& made);

// What a decision is and whom it is meant for. REQUIRES: a record of a decision.
noordster::internal::v1::DecisionFacts DescribeFacts(const Record& record);

// Refuses a past that does not follow the path, contradicts its order, or lies ahead.
absl::Status CheckPast(const Case& now, const noordster::internal::v1::PastHistory& past,
                       const noordster::internal::v1::PathVersion& path);

// Adds what a source says happened to a plan that is created. REQUIRES: CheckPast, and a body for
// every stage.
void TellPast(const Case& now, const Record& programme,
              const noordster::internal::v1::PathVersion& path, const CreatePlan& command,
              Decision& decision);

// MANDATES_MISSING when a municipality would ask more approvals of a grant than there are others
// who can give them.
absl::Status CheckApprovalsChange(const Case& now,
                                  const noordster::internal::v1::Municipality& municipality);

// The body of a programme that has `kind`; empty when it has none.
std::string BodyOf(const Record& programme, noordster::v1::BodyKind kind);

absl::StatusOr<Decision> DecideOn(const Case& now, const Define& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ErasePerson& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PublishPath& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreatePlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdatePlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const FreezeVersion& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const HandInPapers& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordOutcome& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const WithdrawPlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const SettleFollowUp& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ConfirmOutcome& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CorrectFacts& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ReverseOutcome& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordOutcomes& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const MigratePlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ReconsiderDecision& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreateNextPlan& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const GrantMandate& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RevokeMandate& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const EnactMandates& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PrepareDraft& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ApproveDraft& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RetractApproval& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const WithdrawDraft& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ImposeSecrecy& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const LiftSecrecy& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const DiscloseOutcome& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PlanMeeting& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CallMeeting& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const MoveMeeting& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const OpenMeeting& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const TurnMeeting& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PublishDecisionList& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AdoptMinutes& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RequestItem& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateItem& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PlaceItem& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const PublishAgenda& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AskPaper& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const DeliverPaper& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const DispensePaper& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ReleasePaper& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ImposeItemSecrecy& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const LiftItemSecrecy& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordAttendance& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordBallot& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const OpenRecognition& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AddParticipants& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ExtendRecognition& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordAnswers& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordSending& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AddAction& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateAction& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const SettleAction& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ReopenAction& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreateProposal& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateProposal& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordInitial& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordPointOutcomes& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ConfirmPointOutcomes& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const ReversePointOutcomes& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordPointDates& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const SignCovenant& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreateProject& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateProject& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const TurnProject& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AddProjectUpdate& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const AssessProgramme& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const CreateIndicator& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const UpdateIndicator& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const RecordMeasurements& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const KeepBaseline& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const MakeForecast& command);
absl::StatusOr<Decision> DecideOn(const Case& now, const TellMoment& command);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_DECIDE_PARTS_H_
