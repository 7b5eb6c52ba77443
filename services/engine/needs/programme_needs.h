// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_NEEDS_PROGRAMME_NEEDS_H_
#define NOORDSTER_SERVICES_ENGINE_NEEDS_PROGRAMME_NEEDS_H_

#include "services/engine/command.h"
#include "services/engine/needs/wanted.h"

// What commands about the registers, covenants, projects, indicators and status of a programme
// need.
namespace noordster::engine {

void WantFor(const Define& command, Wanted& wanted);
void WantFor(const SignCovenant& command, Wanted& wanted);
void WantFor(const CreateProject& command, Wanted& wanted);
void WantFor(const UpdateProject& command, Wanted& wanted);
void WantFor(const TurnProject& command, Wanted& wanted);
void WantFor(const AddProjectUpdate& command, Wanted& wanted);
void WantFor(const AssessProgramme& command, Wanted& wanted);
void WantFor(const CreateIndicator& command, Wanted& wanted);
void WantFor(const UpdateIndicator& command, Wanted& wanted);
void WantFor(const RecordMeasurements& command, Wanted& wanted);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_NEEDS_PROGRAMME_NEEDS_H_
