// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/indicator/figure_rules.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Figure;
using Form = noordster::v1::Figure;
using Measure = noordster::v1::Indicator;

constexpr int64_t kHundred = 100'000;

// What the form lacks, or has too much.
std::string FaultOfForm(const Figure& figure) {
  const Form::Form form = figure.form();
  if (form == Form::RANKED && figure.place() == Form::PLACE_UNSPECIFIED) {
    return "place: must be given with RANKED";
  }
  if (form != Form::RANKED && figure.place() != Form::PLACE_UNSPECIFIED) {
    return "place: must be left out, but with RANKED";
  }
  if (form == Form::MISSING && figure.absence() == Form::ABSENCE_UNSPECIFIED) {
    return "absence: must be given with MISSING";
  }
  if (form != Form::MISSING && figure.absence() != Form::ABSENCE_UNSPECIFIED) {
    return "absence: must be left out, but with MISSING";
  }
  if (form == Form::OUT_OF && figure.out_of() == 0) return "out_of: must be given with OUT_OF";
  if (form != Form::OUT_OF && figure.out_of() != 0) {
    return "out_of: must be left out, but with OUT_OF";
  }
  if (!HasNumber(form) && figure.thousandths() != 0) {
    return "number: must be left out with RANKED and MISSING";
  }
  return "";
}

}  // namespace

bool HasNumber(Form::Form form) {
  return form == Form::EXACT || form == Form::OVER || form == Form::UNDER || form == Form::ABOUT ||
         form == Form::OUT_OF;
}

std::string FaultOf(Measure::Measure measure, const Figure& figure) {
  if (std::string fault = FaultOfForm(figure); !fault.empty()) return fault;
  const bool is_ranked = figure.form() == Form::RANKED;
  if (figure.form() != Form::MISSING && is_ranked != (measure == Measure::ORDER)) {
    return is_ranked ? "form: RANKED is of an indicator that is an ORDER"
                     : "form: must be RANKED or MISSING, as the indicator is an ORDER";
  }
  if (figure.thousandths() < 0) return "number: must not be negative";
  const bool is_of_hundred = measure == Measure::RATE || measure == Measure::SHARE;
  if (figure.form() == Form::OUT_OF) {
    if (!is_of_hundred) return "form: OUT_OF is of an indicator that is a RATE or SHARE";
    return figure.thousandths() > 1000 * int64_t{figure.out_of()} ? "number: must be at most out_of"
                                                                  : "";
  }
  return is_of_hundred && figure.thousandths() > kHundred ? "number: must be at most 100" : "";
}

}  // namespace noordster::engine
