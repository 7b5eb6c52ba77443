// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/indicator/standing_rules.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using noordster::internal::v1::AreaStanding;
using noordster::internal::v1::Figure;
using noordster::internal::v1::Gap;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Measurement;
using noordster::internal::v1::Series;
using noordster::internal::v1::Trend;
using v1::NoNumber;

namespace {

// Orders measurements by their period; without one they come before all others.
auto PeriodOf(const Measurement& measurement) {
  return std::tuple(absl::string_view(measurement.period().latest()),
                    absl::string_view(measurement.period().earliest()),
                    absl::string_view(measurement.period().edtf()),
                    measurement.definition_version());
}

// Those that stand, in the order of their periods.
std::vector<const Measurement*> StandingIn(const Series& series) {
  std::vector<const Measurement*> standing;
  for (const Measurement& each : series.measurements()) {
    if (!each.replaced() && !IsWithdrawal(each)) standing.push_back(&each);
  }
  std::sort(standing.begin(), standing.end(),
            [](const Measurement* a, const Measurement* b) { return PeriodOf(*a) < PeriodOf(*b); });
  return standing;
}

// The one over the period of another, of the same version of the definition if there is one.
const Measurement* OverPeriodOf(const Measurement& of,
                                const std::vector<const Measurement*>& series) {
  const Measurement* found = nullptr;
  for (const Measurement* each : series) {
    if (each->period().edtf() != of.period().edtf()) continue;
    found = each;
    if (each->definition_version() == of.definition_version()) return found;
  }
  return found;
}

// Why two figures cannot be subtracted, with the codes of the area whose borders count;
// unspecified: they can.
NoNumber NoDifference(const Measurement& one, const Measurement& other, const AreaCodes& codes) {
  if (const NoNumber reason = NoNumberIn(one.figure()); reason != v1::NO_NUMBER_UNSPECIFIED) {
    return reason;
  }
  if (const NoNumber reason = NoNumberIn(other.figure()); reason != v1::NO_NUMBER_UNSPECIFIED) {
    return reason;
  }
  if (one.definition_version() != other.definition_version()) return v1::DEFINITIONS_DIFFER;
  return HaveSameBorders(one.boundary_year(), other.boundary_year(), codes)
             ? v1::NO_NUMBER_UNSPECIFIED
             : v1::BOUNDARIES_DIFFER;
}

NoNumber NoGap(v1::Indicator::Measure measure, const Measurement& area, const Measurement* average,
               const AreaCodes& codes) {
  if (measure == v1::Indicator::SHARE) return v1::FIGURE_SHARE;
  if (measure == v1::Indicator::COUNT) return v1::FIGURE_COUNT;
  if (average == nullptr) {
    const NoNumber reason = NoNumberIn(area.figure());
    return reason == v1::NO_NUMBER_UNSPECIFIED ? v1::AVERAGE_MISSING : reason;
  }
  return NoDifference(area, *average, codes);
}

NoNumber NoTrend(const Measurement& latest, const Measurement* before, const AreaCodes& codes) {
  if (before == nullptr) {
    const NoNumber reason = NoNumberIn(latest.figure());
    return reason == v1::NO_NUMBER_UNSPECIFIED ? v1::EARLIER_MISSING : reason;
  }
  if (!latest.has_period() || !before->has_period()) return v1::PERIOD_MISSING;
  return NoDifference(latest, *before, codes);
}

// Divides, rounding half away from zero. REQUIRES: divisor > 0.
int64_t Rounded(int64_t dividend, int64_t divisor) {
  const int64_t half = dividend < 0 ? -divisor : divisor;
  return (2 * dividend + half) / (2 * divisor);
}

NoNumber NoPace(const Gap& first, const Gap& now, int32_t last_year) {
  if (now.no_number() != v1::NO_NUMBER_UNSPECIFIED) return now.no_number();
  if (first.no_number() != v1::NO_NUMBER_UNSPECIFIED) return first.no_number();
  if (now.year() == 0 || first.year() == 0) return v1::PERIOD_MISSING;
  if (now.year() <= first.year()) return v1::EARLIER_MISSING;
  return last_year <= first.year() ? v1::HORIZON_MISSING : v1::NO_NUMBER_UNSPECIFIED;
}

}  // namespace

NoNumber NoNumberIn(const Figure& figure) {
  switch (figure.form()) {
    case v1::Figure::EXACT:
      return v1::NO_NUMBER_UNSPECIFIED;
    case v1::Figure::RANKED:
      return v1::FIGURE_RANKED;
    case v1::Figure::OVER:
    case v1::Figure::UNDER:
    case v1::Figure::ABOUT:
    case v1::Figure::OUT_OF:
      return v1::FIGURE_INEXACT;
    default:
      return v1::FIGURE_MISSING;
  }
}

bool HaveSameBorders(int32_t one, int32_t other, const AreaCodes& codes) {
  if (one == other || one == 0 || other == 0) return true;
  const auto [first, last] = std::minmax(one, other);
  return std::any_of(codes.begin(), codes.end(), [first = first, last = last](const auto& code) {
    return code.year() <= first && last <= std::max(code.year(), code.last_year());
  });
}

bool IsWithdrawal(const Measurement& measurement) {
  return measurement.figure().absence() == v1::Figure::WITHDRAWN;
}

int32_t YearOf(const Measurement& measurement) {
  constexpr size_t kYearDigits = 4;
  int32_t year = 0;
  const absl::string_view latest = measurement.period().latest();
  return absl::SimpleAtoi(latest.substr(0, kYearDigits), &year) ? year : 0;
}

bool TakesPlaceOf(const Measurement& later, const Measurement& earlier) {
  return later.period().edtf() == earlier.period().edtf() &&
         later.definition_version() == earlier.definition_version();
}

void Put(Measurement& measurement, Series& series) {
  for (Measurement& each : *series.mutable_measurements()) {
    if (each.replaced() || !TakesPlaceOf(measurement, each)) continue;
    each.set_replaced(true);
    measurement.set_replaces(each.number());
  }
  *series.add_measurements() = measurement;
}

bool SaysTheSame(const Measurement& one, const Measurement& other) {
  const Figure& a = one.figure();
  const Figure& b = other.figure();
  return TakesPlaceOf(one, other) && a.form() == b.form() && a.thousandths() == b.thousandths() &&
         a.out_of() == b.out_of() && a.place() == b.place() && a.absence() == b.absence() &&
         one.boundary_year() == other.boundary_year() && one.final() == other.final();
}

Gap GapOf(v1::Indicator::Measure measure, const Measurement& area, const Measurement* average,
          const AreaCodes& codes) {
  Gap gap;
  gap.set_year(YearOf(area));
  gap.set_no_number(NoGap(measure, area, average, codes));
  if (gap.no_number() == v1::NO_NUMBER_UNSPECIFIED) {
    gap.set_thousandths(area.figure().thousandths() - average->figure().thousandths());
  }
  return gap;
}

Trend TrendOf(const Measurement& latest, const Measurement* before, const AreaCodes& codes) {
  Trend trend;
  trend.set_no_number(NoTrend(latest, before, codes));
  if (before != nullptr) trend.set_since(before->period().edtf());
  if (trend.no_number() == v1::NO_NUMBER_UNSPECIFIED) {
    trend.set_thousandths(latest.figure().thousandths() - before->figure().thousandths());
  }
  return trend;
}

v1::Gap::Side SideOf(v1::Indicator::Direction direction, int64_t difference) {
  if (difference == 0) return v1::Gap::EQUAL;
  return (difference > 0) == (direction == v1::Indicator::HIGHER) ? v1::Gap::BETTER
                                                                  : v1::Gap::WORSE;
}

Pace PaceOf(v1::Indicator::Direction direction, const Gap& first, const Gap& now,
            int32_t last_year) {
  Pace pace;
  pace.no_number = NoPace(first, now, last_year);
  if (pace.no_number != v1::NO_NUMBER_UNSPECIFIED) return pace;
  const bool was_behind = SideOf(direction, first.thousandths()) == v1::Gap::WORSE;
  const int64_t years = last_year - first.year();
  const int64_t left = std::max(last_year - now.year(), 0);
  // Both sides times the years, so that nothing is rounded before it is compared.
  const int64_t expected = was_behind ? first.thousandths() * left : 0;
  pace.expected = Rounded(expected, years);
  pace.side = SideOf(direction, now.thousandths() * years - expected);
  // Whoever is to stay at the average or better is not ahead of anything there.
  if (!was_behind && pace.side == v1::Gap::BETTER) pace.side = v1::Gap::EQUAL;
  return pace;
}

namespace {

// The last one over an earlier period, of the same version of the definition if there is one; null:
// there is none.
const Measurement* BeforeIn(const std::vector<const Measurement*>& figures) {
  const auto period_of = [](const Measurement& each) {
    return std::tuple(absl::string_view(each.period().latest()),
                      absl::string_view(each.period().earliest()),
                      absl::string_view(each.period().edtf()));
  };
  const Measurement& latest = *figures.back();
  const Measurement* before = nullptr;
  for (const Measurement* each : figures) {
    if (period_of(*each) >= period_of(latest)) break;
    const bool is_same = each->definition_version() == latest.definition_version();
    const bool has_same =
        before != nullptr && before->definition_version() == latest.definition_version();
    if (is_same || !has_same) before = each;
  }
  return before;
}

// What is known of the municipality: its figures that stand, in the order of their periods.
struct Averages {
  std::vector<const Measurement*> figures;
  AreaCodes codes;
};

// The gap that the latest is held against: of the first figure from the baseline on that can be
// compared with it; without one, of the first of its definition, with the reason.
template <typename GapOfFigure>
Gap FirstGapIn(const std::vector<const Measurement*>& figures, int32_t baseline_year,
               const AreaCodes& codes, const GapOfFigure& gap_of) {
  const Measurement& latest = *figures.back();
  Gap first = gap_of(latest);
  bool has_first = false;
  bool has_other = false;
  for (const Measurement* each : figures) {
    if (YearOf(*each) < std::max(baseline_year, 1)) continue;
    if (each->definition_version() != latest.definition_version()) {
      has_other = true;
      continue;
    }
    Gap gap = gap_of(*each);
    if (each == &latest && !has_first && has_other) gap.set_no_number(v1::DEFINITIONS_DIFFER);
    if (gap.no_number() == v1::NO_NUMBER_UNSPECIFIED &&
        !HaveSameBorders(each->boundary_year(), latest.boundary_year(), codes)) {
      gap.set_no_number(v1::BOUNDARIES_DIFFER);
    }
    if (gap.no_number() != v1::NO_NUMBER_UNSPECIFIED) gap.clear_thousandths();
    if (!has_first) first = gap;
    has_first = true;
    if (gap.no_number() == v1::NO_NUMBER_UNSPECIFIED && YearOf(*each) < YearOf(latest)) return gap;
  }
  return first;
}

// How one area stands. REQUIRES: something of it stands.
AreaStanding StandingOf(const Indicator& indicator, const AreaCodes& codes,
                        const std::vector<const Measurement*>& figures, const Averages* averages) {
  const auto gap_of = [&](const Measurement& figure) {
    if (averages != nullptr) {
      return GapOf(indicator.measure(), figure, OverPeriodOf(figure, averages->figures),
                   averages->codes);
    }
    Gap none;
    none.set_no_number(v1::AREA_IS_AVERAGE);
    none.set_year(YearOf(figure));
    return none;
  };
  AreaStanding standing;
  const Measurement& latest = *figures.back();
  *standing.mutable_latest() = latest;
  *standing.mutable_gap() = gap_of(latest);
  *standing.mutable_first_gap() = FirstGapIn(figures, indicator.baseline_year(), codes, gap_of);
  *standing.mutable_trend() = TrendOf(latest, BeforeIn(figures), codes);
  return standing;
}

}  // namespace

std::vector<AreaStanding> StandingsOf(const Indicator& indicator, const SeriesByArea& series,
                                      const std::string& average) {
  Averages averages;
  if (const auto of_municipality = series.find(average); of_municipality != series.end()) {
    averages = {StandingIn(of_municipality->second.series), of_municipality->second.codes};
  }
  std::vector<AreaStanding> standings;
  if (!averages.figures.empty()) {
    standings.push_back(StandingOf(indicator, averages.codes, averages.figures, nullptr));
    standings.back().set_area(average);
  }
  for (const auto& [area, measured] : series) {
    const std::vector<const Measurement*> figures = StandingIn(measured.series);
    if (area == average || figures.empty()) continue;
    standings.push_back(StandingOf(indicator, measured.codes, figures, &averages));
    standings.back().set_area(area);
  }
  return standings;
}

}  // namespace noordster::engine
