// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/project_states.h"

namespace noordster::engine {

using noordster::v1::Project;

namespace {

bool HasEnded(Project::State state) {
  return state == Project::COMPLETED || state == Project::STOPPED;
}

}  // namespace

bool CanBegin(Project::State state) {
  return state == Project::IDEA || state == Project::PLANNED || state == Project::RUNNING;
}

bool CanTurn(Project::State from, Project::State to) {
  switch (from) {
    case Project::IDEA:
      return to == Project::PLANNED || to == Project::STOPPED;
    case Project::PLANNED:
      return to == Project::IDEA || to == Project::RUNNING || to == Project::STOPPED;
    case Project::RUNNING:
      return to == Project::PAUSED || HasEnded(to);
    case Project::PAUSED:
      return to == Project::RUNNING || to == Project::STOPPED;
    case Project::COMPLETED:
    case Project::STOPPED:
      return to == Project::RUNNING;
    default:
      return false;
  }
}

bool AsksReason(Project::State from, Project::State to) {
  return HasEnded(from) || to == Project::PAUSED || to == Project::STOPPED || to == Project::IDEA;
}

}  // namespace noordster::engine
