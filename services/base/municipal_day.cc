// SPDX-License-Identifier: EUPL-1.2
#include "services/base/municipal_day.h"

namespace noordster::base {
namespace {

absl::TimeZone LoadMunicipalZone() {
  absl::TimeZone zone;
  // Without zone data two hours ahead never refuses a date of today.
  if (!absl::LoadTimeZone("Europe/Amsterdam", &zone)) zone = absl::FixedTimeZone(2 * 60 * 60);
  return zone;
}

const absl::TimeZone& MunicipalZone() {
  static const absl::TimeZone kZone = LoadMunicipalZone();
  return kZone;
}

}  // namespace

absl::CivilDay MunicipalDay(absl::Time time) { return absl::ToCivilDay(time, MunicipalZone()); }

absl::Time MunicipalMidnight(absl::CivilDay day) { return absl::FromCivil(day, MunicipalZone()); }

}  // namespace noordster::base
