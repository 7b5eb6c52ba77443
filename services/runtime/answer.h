// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_ANSWER_H_
#define NOORDSTER_SERVICES_RUNTIME_ANSWER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/state.h"
#include "services/runtime/projection.h"

namespace noordster::runtime {

// A resource as a caller sees it, and its texts.
struct Shown {
  engine::Record record;
  Texts texts;
};

// What a request came to.
struct Answer {
  // Relative name of the resource that answers it.
  std::string resource;
  // Revision of its commit; for a replay that of the first time; else the head it was decided on.
  int64_t revision = 0;
  // The request id was known.
  bool replayed = false;
  // What the caller saw when it was decided.
  engine::Sight sight;
  // The resource at that revision. Absent for a dry run and a replay, where the request is not
  // answered with it (engine::AnswersItsResource), and when it is hidden or must be read to know.
  std::optional<Shown> shown;
};

using Answered = std::function<void(absl::StatusOr<Answer>)>;

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_ANSWER_H_
