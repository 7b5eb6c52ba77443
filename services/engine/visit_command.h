// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_VISIT_COMMAND_H_
#define NOORDSTER_SERVICES_ENGINE_VISIT_COMMAND_H_

#include <type_traits>

#include "services/base/check.h"
#include "services/engine/command.h"

// Apart from the commands: what treats every kind is compiled only where it is asked.
namespace noordster::engine {

template <typename Visitor, typename... Kinds>
auto VisitAmong(CommandKindList<Kinds...>, const Command& command, const Visitor& visitor) {
  using Result = std::common_type_t<std::invoke_result_t<const Visitor&, const Kinds&>...>;
  using Visit = Result (*)(const Command&, const Visitor&);
  static constexpr Visit kVisits[] = {[](const Command& one, const Visitor& visit) -> Result {
    return visit(*one.As<Kinds>());
  }...};
  NOORDSTER_CHECK(command.Place() < CommandKinds::kCount);
  return kVisits[command.Place()](command, visitor);
}

// What `visitor` answers for the kind of the command. It takes every kind, or it does not compile.
template <typename Visitor>
auto VisitCommand(const Command& command, const Visitor& visitor) {
  return VisitAmong(CommandKinds(), command, visitor);
}

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_VISIT_COMMAND_H_
