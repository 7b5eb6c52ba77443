// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROGRAMME_REGISTER_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_PROGRAMME_REGISTER_RULES_H_

#include "absl/status/status.h"
#include "services/engine/decide_parts.h"

// What the registers of a programme ask beside what every register does. Pure.
namespace noordster::engine {

// Refuses leads that do not exist, goals and challenges of another programme, a goal that would
// contribute to itself, more goals than a programme can have, fewer places than the
// highest that was signed, an area that becomes another kind, a second one that is the whole
// municipality, and codes of an area that are of another kind, of one year, or end before they
// begin. `before`: what stands; null: nothing.
absl::Status CheckRegistered(const Case& now, const Record& record, const Record* before);

// Refuses what is not of the programme of a record, or is not there. Of another programme it is not
// even said whether it exists.
absl::Status CheckOfProgramme(const Case& now, absl::string_view programme, absl::string_view field,
                              const google::protobuf::RepeatedPtrField<std::string>& names);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROGRAMME_REGISTER_RULES_H_
