// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_PARTS_H_

#include "services/engine/authorization/act.h"

// The parts ActOf is made of that stand in a file of their own: acts of secrecy, on meetings of
// bodies and their items, and on what is to be done for a body. All are pure.
namespace noordster::engine {

Act ActFor(const State& state, const ImposeSecrecy& command);
Act ActFor(const State& state, const LiftSecrecy& command);
Act ActFor(const State& state, const PlanMeeting& command);
Act ActFor(const State& state, const CallMeeting& command);
Act ActFor(const State& state, const MoveMeeting& command);
Act ActFor(const State& state, const OpenMeeting& command);
Act ActFor(const State& state, const TurnMeeting& command);
Act ActFor(const State& state, const PublishDecisionList& command);
Act ActFor(const State& state, const AdoptMinutes& command);
Act ActFor(const State& state, const RequestItem& command);
Act ActFor(const State& state, const UpdateItem& command);
Act ActFor(const State& state, const PlaceItem& command);
Act ActFor(const State& state, const PublishAgenda& command);
Act ActFor(const State& state, const AskPaper& command);
Act ActFor(const State& state, const DeliverPaper& command);
Act ActFor(const State& state, const DispensePaper& command);
Act ActFor(const State& state, const ReleasePaper& command);
Act ActFor(const State& state, const ImposeItemSecrecy& command);
Act ActFor(const State& state, const LiftItemSecrecy& command);
Act ActFor(const State& state, const RecordAttendance& command);
Act ActFor(const State& state, const RecordBallot& command);
Act ActFor(const State& state, const AddAction& command);
Act ActFor(const State& state, const UpdateAction& command);
Act ActFor(const State& state, const SettleAction& command);
Act ActFor(const State& state, const ReopenAction& command);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_AUTHORIZATION_ACT_PARTS_H_
