// SPDX-License-Identifier: EUPL-1.2
#include "services/base/municipal_day.h"

namespace noordster::base {
namespace {

absl::TimeZone MunicipalZone() {
  absl::TimeZone zone;
  // Without zone data two hours ahead never refuses a date of today.
  if (!absl::LoadTimeZone("Europe/Amsterdam", &zone)) zone = absl::FixedTimeZone(2 * 60 * 60);
  return zone;
}

}  // namespace

absl::CivilDay MunicipalDay(absl::Time time) {
  static const absl::TimeZone zone = MunicipalZone();
  return absl::ToCivilDay(time, zone);
}

}  // namespace noordster::base
