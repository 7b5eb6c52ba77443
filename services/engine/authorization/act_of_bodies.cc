// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "services/engine/authorization/act_parts.h"
#include "services/engine/meeting/item_secrecy.h"
#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using Mandate = noordster::v1::Mandate;

// Whether a body took a decision, or works with the programme it belongs to.
bool HasToDoWith(const State& state, const std::string& body, const Record& part) {
  if (part.has_decision() && part.decision().body() == body) return true;
  const Record* programme = state.Find(ParentOf(ParentOf(part.name())));
  return programme != nullptr && absl::c_linear_search(programme->programme().bodies(), body);
}

// Secrecy is kept for the body that imposes or lifts it.
Act OfKeeper(const std::string& part, const std::string& body) {
  Act act{Mandate::KEEP_SECRECY, Mandate::ACT_UNSPECIFIED, {}, std::string(ParentOf(part))};
  if (!body.empty()) act.scopes.push_back(body);
  return act;
}

// An act on a meeting of a body, or on what belongs to one.
Act OfBody(Mandate::Act kind, absl::string_view meeting) {
  return {kind, Mandate::ACT_UNSPECIFIED, {std::string(ParentOf(meeting))}, std::string(meeting)};
}

// Whether a body works with the programmes of all these. Of none it does: who asks about what their
// body has nothing to do with must not learn whether it exists.
template <typename Names>
bool WorksWithAll(const State& state, const std::string& body, const Names& names) {
  return absl::c_all_of(names, [&](const std::string& name) {
    const Record* programme = state.Find(ProgrammeOf(name));
    return programme != nullptr && absl::c_linear_search(programme->programme().bodies(), body);
  });
}

// An act on an item is done for its body, and for the programme when all that it is about is of
// that one.
Act OfItem(absl::string_view meeting, const noordster::internal::v1::AgendaItem& item) {
  Act act = OfBody(Mandate::REQUEST_ITEM, meeting);
  if (item.subjects().empty()) return act;
  const absl::string_view programme = ProgrammeOf(item.subjects(0));
  const bool is_of_one = absl::c_all_of(item.subjects(), [programme](const std::string& subject) {
    return ProgrammeOf(subject) == programme;
  });
  if (is_of_one) act.scopes.emplace_back(programme);
  return act;
}

// Likewise, of an item that is asked for: for its body only what has to do with it.
Act OfAskedItem(const State& state, absl::string_view meeting,
                const noordster::internal::v1::AgendaItem& item) {
  Act act = OfItem(meeting, item);
  if (!WorksWithAll(state, act.scopes.front(), item.subjects()))
    act.scopes.erase(act.scopes.begin());
  return act;
}

// Likewise, of an item that is there.
Act OfItemNamed(const State& state, const std::string& name) {
  const Record* item = state.Find(name);
  return OfItem(ParentOf(name),
                item == nullptr ? noordster::internal::v1::AgendaItem() : item->agenda_item());
}

}  // namespace

Act ActFor(const State& state, const ImposeSecrecy& command) {
  const Record* part = state.Find(command.part);
  const bool has_to_do = part != nullptr && HasToDoWith(state, command.body, *part);
  return OfKeeper(command.part, has_to_do ? command.body : "");
}

Act ActFor(const State& state, const LiftSecrecy& command) {
  const Record* part = state.Find(command.part);
  return OfKeeper(command.part, part == nullptr ? "" : SecrecyOf(*part).lifter());
}

Act ActFor(const State&, const PlanMeeting& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.name);
}

Act ActFor(const State&, const CallMeeting& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State&, const MoveMeeting& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State&, const OpenMeeting& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State&, const TurnMeeting& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State&, const PublishDecisionList& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State&, const AdoptMinutes& command) {
  return OfBody(Mandate::KEEP_MEETINGS, command.meeting);
}

Act ActFor(const State& state, const RequestItem& command) {
  return OfAskedItem(state, command.meeting, command.item);
}

// Whoever changes what an item is about could have asked for both.
Act ActFor(const State& state, const UpdateItem& command) {
  Act act = OfAskedItem(state, ParentOf(command.name), command.item);
  const Act before = OfItemNamed(state, command.name);
  act.scopes.erase(std::remove_if(act.scopes.begin(), act.scopes.end(),
                                  [&before](const std::string& scope) {
                                    return !absl::c_linear_search(before.scopes, scope);
                                  }),
                   act.scopes.end());
  return act;
}

Act ActFor(const State&, const PlaceItem& command) {
  return OfBody(Mandate::KEEP_AGENDA, ParentOf(command.name));
}

Act ActFor(const State&, const PublishAgenda& command) {
  return OfBody(Mandate::KEEP_AGENDA, command.meeting);
}

Act ActFor(const State& state, const AskPaper& command) { return OfItemNamed(state, command.item); }

Act ActFor(const State& state, const DeliverPaper& command) {
  return OfItemNamed(state, command.item);
}

Act ActFor(const State&, const DispensePaper& command) {
  return OfBody(Mandate::KEEP_AGENDA, ParentOf(command.item));
}

Act ActFor(const State&, const ReleasePaper& command) {
  return OfBody(Mandate::KEEP_AGENDA, ParentOf(command.item));
}

Act ActFor(const State& state, const ImposeItemSecrecy& command) {
  return OfKeeper(command.item, KeeperOf(state, command));
}

Act ActFor(const State& state, const LiftItemSecrecy& command) {
  return OfKeeper(command.item, KeeperOf(state, command));
}

Act ActFor(const State&, const RecordAttendance& command) {
  return OfBody(Mandate::RECORD_BALLOT, ParentOf(command.item));
}

Act ActFor(const State&, const RecordBallot& command) {
  return OfBody(Mandate::RECORD_BALLOT, ParentOf(command.item));
}

Act ActFor(const State& state, const AddAction& command) {
  Act act = OfBody(Mandate::KEEP_ACTIONS, command.name);
  if (!WorksWithAll(state, act.scopes.front(), command.action.plans())) act.scopes.clear();
  return act;
}

Act ActFor(const State&, const UpdateAction& command) {
  return OfBody(Mandate::KEEP_ACTIONS, command.action);
}

Act ActFor(const State&, const SettleAction& command) {
  return OfBody(Mandate::KEEP_ACTIONS, command.action);
}

Act ActFor(const State&, const ReopenAction& command) {
  return OfBody(Mandate::KEEP_ACTIONS, command.action);
}

}  // namespace noordster::engine
