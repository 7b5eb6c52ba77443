// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_ACTION_ACTION_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_ACTION_ACTION_COMMAND_H_

#include <string>

#include "noordster/internal/v1/action.pb.h"
#include "noordster/v1/action.pb.h"
#include "noordster/v1/terms.pb.h"

// Commands about action points, commitments, motions and amendments. The rules stand in command.h.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Adds something to the list of a body.
struct AddAction {
  std::string name;
  // What a client can set.
  noordster::internal::v1::Action action;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
};

// Changes owner, last day and audience.
struct UpdateAction {
  std::string action;
  std::string owner;
  std::string due_date;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
};

// Settles it.
struct SettleAction {
  std::string action;
  // CARRIED_OUT, LAPSED or REPLACED.
  noordster::v1::Action::State settlement = noordster::v1::Action::STATE_UNSPECIFIED;
  std::string settled_date;
  // Empty: in no meeting.
  std::string settled_in;
  // Of REPLACED.
  std::string replaced_by;
};

// Opens it again.
struct ReopenAction {
  std::string action;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_ACTION_ACTION_COMMAND_H_
