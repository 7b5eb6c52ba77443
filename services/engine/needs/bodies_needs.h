// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NEEDS_BODIES_NEEDS_H_
#define NOORDSTER_SERVICES_ENGINE_NEEDS_BODIES_NEEDS_H_

#include "services/engine/command.h"
#include "services/engine/needs/wanted.h"

// What commands about meetings, recognition rounds, actions and proposals need.
namespace noordster::engine {

void WantFor(const PlanMeeting& command, Wanted& wanted);
void WantFor(const CallMeeting& command, Wanted& wanted);
void WantFor(const MoveMeeting& command, Wanted& wanted);
void WantFor(const OpenMeeting& command, Wanted& wanted);
void WantFor(const TurnMeeting& command, Wanted& wanted);
void WantFor(const PublishDecisionList& command, Wanted& wanted);
void WantFor(const AdoptMinutes& command, Wanted& wanted);
void WantFor(const RequestItem& command, Wanted& wanted);
void WantFor(const UpdateItem& command, Wanted& wanted);
void WantFor(const PlaceItem& command, Wanted& wanted);
void WantFor(const PublishAgenda& command, Wanted& wanted);
void WantFor(const AskPaper& command, Wanted& wanted);
void WantFor(const DeliverPaper& command, Wanted& wanted);
void WantFor(const DispensePaper& command, Wanted& wanted);
void WantFor(const ReleasePaper& command, Wanted& wanted);
void WantFor(const ImposeItemSecrecy& command, Wanted& wanted);
void WantFor(const LiftItemSecrecy& command, Wanted& wanted);
void WantFor(const RecordAttendance& command, Wanted& wanted);
void WantFor(const RecordBallot& command, Wanted& wanted);
void WantFor(const OpenRecognition& command, Wanted& wanted);
void WantFor(const AddParticipants& command, Wanted& wanted);
void WantFor(const ExtendRecognition& command, Wanted& wanted);
void WantFor(const RecordAnswers& command, Wanted& wanted);
void WantFor(const RecordSending& command, Wanted& wanted);
void WantFor(const AddAction& command, Wanted& wanted);
void WantFor(const UpdateAction& command, Wanted& wanted);
void WantFor(const SettleAction& command, Wanted& wanted);
void WantFor(const ReopenAction& command, Wanted& wanted);
void WantFor(const CreateProposal& command, Wanted& wanted);
void WantFor(const UpdateProposal& command, Wanted& wanted);
void WantFor(const RecordInitial& command, Wanted& wanted);
void WantFor(const RecordPointOutcomes& command, Wanted& wanted);
void WantFor(const ConfirmPointOutcomes& command, Wanted& wanted);
void WantFor(const ReversePointOutcomes& command, Wanted& wanted);
void WantFor(const RecordPointDates& command, Wanted& wanted);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NEEDS_BODIES_NEEDS_H_
