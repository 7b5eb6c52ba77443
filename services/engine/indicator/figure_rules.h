// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_INDICATOR_FIGURE_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_INDICATOR_FIGURE_RULES_H_

#include <string>

#include "noordster/internal/v1/indicator.pb.h"
#include "noordster/v1/indicator.pb.h"

// What a figure of an indicator can be. Pure.
namespace noordster::engine {

// Whether a figure of this form is a number.
bool HasNumber(noordster::v1::Figure::Form form);

// What is wrong with a figure of such an indicator, as "number: must be at most 100"; empty:
// nothing. A place is of an ORDER and of nothing else, rates and shares lie from 0 to 100, no
// figure is below zero, and what a form does not have is left out.
std::string FaultOf(noordster::v1::Indicator::Measure measure,
                    const noordster::internal::v1::Figure& figure);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_INDICATOR_FIGURE_RULES_H_
