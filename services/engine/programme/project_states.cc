// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/project_states.h"

namespace noordster::engine {

namespace v1 = noordster::v1;

namespace {

bool HasEnded(v1::Project::State state) {
  return state == v1::Project::COMPLETED || state == v1::Project::STOPPED;
}

bool Follows(v1::Project::State to, v1::Project::State from) {
  switch (from) {
    case v1::Project::IDEA:
      return to == v1::Project::PLANNED || to == v1::Project::STOPPED;
    case v1::Project::PLANNED:
      return to == v1::Project::IDEA || to == v1::Project::RUNNING || to == v1::Project::STOPPED;
    case v1::Project::RUNNING:
      return to == v1::Project::PAUSED || HasEnded(to);
    case v1::Project::PAUSED:
      return to == v1::Project::RUNNING || to == v1::Project::STOPPED;
    case v1::Project::COMPLETED:
    case v1::Project::STOPPED:
      return to == v1::Project::RUNNING;
    default:
      return false;
  }
}

}  // namespace

bool CanBegin(v1::Project::State state) {
  return state == v1::Project::IDEA || state == v1::Project::PLANNED ||
         state == v1::Project::RUNNING;
}

bool CanTurn(v1::Project::State from, v1::Project::State to, v1::Project::State before) {
  const bool takes_back = to == before && to != from && to != v1::Project::STATE_UNSPECIFIED;
  return takes_back || Follows(to, from);
}

bool AsksReason(v1::Project::State from, v1::Project::State to) {
  return !Follows(to, from) || HasEnded(from) || to == v1::Project::PAUSED ||
         to == v1::Project::STOPPED || to == v1::Project::IDEA;
}

}  // namespace noordster::engine
