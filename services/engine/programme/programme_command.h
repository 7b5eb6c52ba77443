// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROGRAMME_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROGRAMME_COMMAND_H_

#include <string>

#include "noordster/internal/v1/programme.pb.h"
#include "noordster/v1/project.pb.h"
#include "noordster/v1/status.pb.h"
#include "noordster/v1/terms.pb.h"

// Commands about the covenants, projects and status of a programme; its goals, partners and what
// covenants say are registered by Define. The rules stand in command.h.
namespace noordster::engine {

using noordster::internal::v1::TextRef;

// Records who signed a covenant in a place, or puts that right; without a partner that place
// becomes unnamed.
struct SignCovenant {
  std::string covenant;
  noordster::internal::v1::Signature signature;
  // The role of who stands there, when it says the same as that of the signature. Whoever can read
  // texts finds that out: the engine cannot compare them. Without an id: it does not.
  TextRef standing_role = {};
};

// Registers a project.
struct CreateProject {
  std::string name;
  // What a client can set.
  noordster::internal::v1::Project project;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
};

// Replaces what is known of a project; its state is left as it is.
struct UpdateProject {
  std::string name;
  noordster::internal::v1::Project project;
  noordster::v1::Audience audience = noordster::v1::AUDIENCE_UNSPECIFIED;
};

// Brings a project to another state.
struct TurnProject {
  std::string project;
  noordster::v1::Project::State state = noordster::v1::Project::STATE_UNSPECIFIED;
  std::string date;
};

// Tells something of a project.
struct AddProjectUpdate {
  std::string project;
  std::string date;
  TextRef text;
};

// Says how an aspect of a programme stands.
struct AssessProgramme {
  std::string programme;
  noordster::v1::Assessment::Aspect aspect = noordster::v1::Assessment::ASPECT_UNSPECIFIED;
  // Unspecified: it is told in words alone.
  noordster::v1::Assessment::Rating rating = noordster::v1::Assessment::RATING_UNSPECIFIED;
  TextRef words;
  std::string date;
};

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROGRAMME_PROGRAMME_COMMAND_H_
