// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_INDICATOR_STANDING_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_INDICATOR_STANDING_RULES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"
#include "noordster/internal/v1/indicator.pb.h"
#include "noordster/v1/indicator.pb.h"

// Where an area stands against the average of its municipality, and whether it comes nearer. What
// cannot be worked out is said to be so, with the reason; nothing counts as zero that is missing.
// All functions are pure.
namespace noordster::engine {

// Why a figure is no number to compute with; unspecified: it is one.
noordster::v1::NoNumber NoNumberIn(const noordster::internal::v1::Figure& figure);

// The codes of an area.
using AreaCodes = google::protobuf::RepeatedPtrField<noordster::v1::Area::Code>;

// Whether an area had the same borders in two years: they are equal, one of them is not said (0),
// or one of its codes covers both.
bool HaveSameBorders(int32_t one, int32_t other, const AreaCodes& codes);

// The year a figure is about: that of the last day its period can mean, so that a school year
// counts as the one it ends in. 0: not said.
int32_t YearOf(const noordster::internal::v1::Measurement& measurement);

// Whether one measurement takes the place of the other in their series: same period, same version
// of the definition.
bool TakesPlaceOf(const noordster::internal::v1::Measurement& later,
                  const noordster::internal::v1::Measurement& earlier);

// Adds a measurement to its series, and names in it the one whose place it takes, which is marked
// as replaced.
void Put(noordster::internal::v1::Measurement& measurement,
         noordster::internal::v1::Series& series);

// Whether they say the same, whenever they were recorded.
bool SaysTheSame(const noordster::internal::v1::Measurement& one,
                 const noordster::internal::v1::Measurement& other);

// How far a figure lies from that of the municipality over the same period; null: there is none.
// `codes` are those of the municipality. Rates alone have a gap.
noordster::internal::v1::Gap GapOf(noordster::v1::Indicator::Measure measure,
                                   const noordster::internal::v1::Measurement& area,
                                   const noordster::internal::v1::Measurement* average,
                                   const AreaCodes& codes);

// How a figure differs from the one before; null: there is none. `codes` are those of the area.
noordster::internal::v1::Trend TrendOf(const noordster::internal::v1::Measurement& latest,
                                       const noordster::internal::v1::Measurement* before,
                                       const AreaCodes& codes);

// Whether a difference is for the better: a gap, a trend, or what a gap is more than it should be.
noordster::v1::Gap::Side SideOf(noordster::v1::Indicator::Direction direction, int64_t difference);

// What a gap was to be by now, when it closes as much every year from its first figure on until
// nothing is left in the last year, and whether it is ahead of that.
struct Pace {
  // In thousandths of a percentage point, rounded half away from zero.
  int64_t expected = 0;
  noordster::v1::NoNumber no_number = noordster::v1::NO_NUMBER_UNSPECIFIED;
  // Compared without rounding.
  noordster::v1::Gap::Side side = noordster::v1::Gap::SIDE_UNSPECIFIED;
};

// `last_year`: 0 when the programme has none. A gap that was on the better side from the start is
// to stay there. REQUIRES: both gaps are of one area.
Pace PaceOf(noordster::v1::Indicator::Direction direction,
            const noordster::internal::v1::Gap& first, const noordster::internal::v1::Gap& now,
            int32_t last_year);

// What was measured of an area.
struct AreaSeries {
  AreaCodes codes;
  noordster::internal::v1::Series series;
};

// The series of an indicator by the relative name of their area.
using SeriesByArea = std::map<std::string, AreaSeries>;

// Whether a measurement takes back what was recorded, and stands for nothing itself.
bool IsWithdrawal(const noordster::internal::v1::Measurement& measurement);

// How every area stands that something stands of; what was withdrawn does not. `average` is the
// relative name of the area that is the municipality; its standing comes first, the others in the
// order of their names.
std::vector<noordster::internal::v1::AreaStanding> StandingsOf(
    const noordster::internal::v1::Indicator& indicator, const SeriesByArea& series,
    const std::string& average);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_INDICATOR_STANDING_RULES_H_
