// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/allowed.h"

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/mandate_rules.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Actor;
using Mandate = noordster::v1::Mandate;

// A certificate says which system calls. It never says that a person does: it may be that of a
// proxy, or lie on a machine that several people use.
bool Identifies(const Caller& caller, const noordster::internal::v1::Mandate& mandate) {
  switch (caller.actor.kind()) {
    case Actor::TOKEN:
      return true;
    case Actor::CERTIFICATE:
      return mandate.service_account();
    default:
      return false;
  }
}

// The mandate by which a person may do an act for one of its scopes; null when there is none. Of
// several the first that is held in the person's own name, then the first at all.
const Record* MandateFor(const State& state, absl::string_view person, const Act& act,
                         absl::string_view scope, absl::string_view today) {
  const Record* holder = state.Find(person);
  if (holder == nullptr) return nullptr;
  const Record* found = nullptr;
  for (const std::string& name : holder->person().mandates()) {
    const Record* record = state.Find(name);
    NOORDSTER_CHECK(record != nullptr);
    if (record->mandate().person() != person) continue;
    if (!AllowsAct(record->mandate(), act, scope, today)) continue;
    if (record->mandate().on_behalf_of().empty()) return record;
    if (found == nullptr) found = record;
  }
  return found;
}

}  // namespace

bool InForce(const State& state) {
  const Record* municipality = state.Find("");
  return municipality != nullptr && municipality->municipality().mandates_in_force();
}

bool AllowsAct(const noordster::internal::v1::Mandate& mandate, const Act& act,
               absl::string_view scope, absl::string_view today) {
  return Allows(mandate, act.kind, scope, today) &&
         (act.also == Mandate::ACT_UNSPECIFIED || Allows(mandate, act.also, scope, today));
}

std::vector<std::string> CallerNeeds(const State& state, const Caller& caller) {
  std::vector<std::string> names = {""};
  if (caller.actor.person_id().empty()) return names;
  names.push_back(PersonName(caller.actor.person_id()));
  const Record* person = state.Loaded(names.back()) ? state.Find(names.back()) : nullptr;
  if (person == nullptr) return names;
  for (const std::string& mandate : person->person().mandates()) names.push_back(mandate);
  return names;
}

std::vector<const Record*> MandatesHeld(const State& state, const Caller& caller,
                                        const Context& context) {
  std::vector<const Record*> held;
  if (caller.actor.person_id().empty() || !InForce(state)) return held;
  const Record* person = state.Find(PersonName(caller.actor.person_id()));
  if (person == nullptr) return held;
  const std::string today = calendar::FormatDate(context.today);
  for (const std::string& name : person->person().mandates()) {
    const Record* record = state.Find(name);
    NOORDSTER_CHECK(record != nullptr);
    if (record->mandate().person() != person->name()) continue;
    if (!Identifies(caller, record->mandate())) continue;
    const auto& mandate = record->mandate();
    if (absl::c_any_of(mandate.acts(), [&](int act) {
          return Allows(mandate, static_cast<Mandate::Act>(act), mandate.scope(), today);
        })) {
      held.push_back(record);
    }
  }
  return held;
}

std::optional<Actor> Allowed(const State& state, const Caller& caller, const Act& act,
                             const Context& context) {
  Actor actor = caller.actor;
  const bool is_clock = actor.kind() == Actor::CLOCK;
  if (is_clock || act.is_of_clock) {
    return is_clock && act.is_of_clock ? std::optional<Actor>(actor) : std::nullopt;
  }
  if (actor.kind() == Actor::LOCAL_TRUSTED) {
    return InForce(state) ? std::nullopt : std::optional<Actor>(actor);
  }
  if (actor.person_id().empty() || !InForce(state)) return std::nullopt;
  const std::string today = calendar::FormatDate(context.today);
  for (const std::string& scope : act.scopes) {
    const Record* mandate = MandateFor(state, PersonName(actor.person_id()), act, scope, today);
    if (mandate == nullptr || !Identifies(caller, mandate->mandate())) continue;
    actor.set_mandate_id(std::string(IdOf(mandate->name())));
    actor.set_capacity(Mandate::Capacity_Name(mandate->mandate().capacity()));
    actor.set_on_behalf_of(mandate->mandate().on_behalf_of());
    return actor;
  }
  return std::nullopt;
}

absl::Status RefuseAct(const Act& act) {
  const std::string verb =
      act.word.empty() ? absl::AsciiStrToLower(Mandate::Act_Name(act.kind)) : act.word;
  return Refuse(noordster::v1::NOT_ALLOWED,
                absl::StrCat("the caller holds no mandate for ", verb,
                             act.resource.empty() ? "" : " on ", act.resource),
                {{"act", verb}, {"resource", act.resource}});
}

}  // namespace noordster::engine
