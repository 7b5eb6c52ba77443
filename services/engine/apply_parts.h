// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_
#define NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_

#include <string>

#include "noordster/internal/v1/event.pb.h"
#include "services/engine/state.h"

// The parts Apply is made of that stand in files of their own. All are pure.
namespace noordster::engine {

// The record an event changes, stamped with the event.
Record& Touch(const noordster::internal::v1::EventHeader& header, const std::string& name,
              State& state);

// What is registered, and who may do what.
void On(const noordster::internal::v1::EventHeader& header,
        const noordster::internal::v1::Defined& event, State& state);
void On(const noordster::internal::v1::EventHeader& header,
        const noordster::internal::v1::PersonErased& event, State& state);
void On(const noordster::internal::v1::EventHeader& header,
        const noordster::internal::v1::MandateGranted& event, State& state);
void On(const noordster::internal::v1::EventHeader& header,
        const noordster::internal::v1::MandateRevoked& event, State& state);
void On(const noordster::internal::v1::EventHeader& header,
        const noordster::internal::v1::MandatesEnacted& event, State& state);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_APPLY_PARTS_H_
