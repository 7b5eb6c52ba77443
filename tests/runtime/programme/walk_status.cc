// SPDX-License-Identifier: EUPL-1.2
#include <utility>
#include <vector>

#include "tests/runtime/paths/random_path.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime {

engine::Request Walk::AssessProgramme() {
  using noordster::v1::Assessment;
  engine::AssessProgramme command;
  command.programme = Chance(97) ? "programmes/p" : "programmes/none";
  command.aspect = static_cast<Assessment::Aspect>(1 + Below(Assessment::Aspect_MAX));
  const bool is_rated =
      command.aspect != Assessment::PHASE && command.aspect != Assessment::DEVIATION;
  if (is_rated ? Chance(95) : Chance(5)) {
    command.rating = static_cast<Assessment::Rating>(1 + Below(Assessment::Rating_MAX));
  }
  std::vector<engine::NewText> texts;
  command.words = AddText("status", texts);
  // Not always in the order of the days.
  command.date = DayAfter(day_ - Below(20));
  return WithTexts(MakeRequest(std::move(command)), std::move(texts));
}

}  // namespace noordster::runtime
