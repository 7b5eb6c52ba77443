// SPDX-License-Identifier: EUPL-1.2
// Prints where areas stand by the engine, a line each: every gap and trend of small figures, every
// pace between small gaps, and series by chance. indicator_table_oracle.py, which was written in
// words and shares nothing with the engine, holds every line against its own answer.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/engine/indicator/standing_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::AreaStanding;
using noordster::internal::v1::Gap;
using noordster::internal::v1::Indicator;
using noordster::internal::v1::Measurement;
using noordster::internal::v1::Trend;

constexpr v1::Indicator::Measure kMeasures[] = {v1::Indicator::RATE, v1::Indicator::SHARE,
                                                v1::Indicator::COUNT, v1::Indicator::ORDER};
constexpr v1::Indicator::Direction kDirections[] = {v1::Indicator::LOWER, v1::Indicator::HIGHER};

// A figure in words: form, thousandths, year, definition, year of the borders.
std::string Written(const Measurement& of) {
  return absl::StrCat(v1::Figure::Form_Name(of.figure().form()), " ", of.figure().thousandths(),
                      " ", YearOf(of), " ", of.definition_version(), " ", of.boundary_year());
}

std::string Written(int64_t thousandths, v1::NoNumber no_number) {
  return no_number == v1::NO_NUMBER_UNSPECIFIED ? absl::StrCat(thousandths)
                                                : v1::NoNumber_Name(no_number);
}

Measurement Measured(v1::Figure::Form form, int64_t thousandths, int32_t year, int32_t definition,
                     int32_t boundary) {
  Measurement measured;
  measured.mutable_figure()->set_form(form);
  measured.mutable_figure()->set_thousandths(thousandths);
  measured.set_definition_version(definition);
  measured.set_boundary_year(boundary);
  if (year == 0) return measured;
  measured.mutable_period()->set_edtf(absl::StrCat(year));
  measured.mutable_period()->set_earliest(absl::StrCat(year, "-01-01"));
  measured.mutable_period()->set_latest(absl::StrCat(year, "-12-31"));
  return measured;
}

void PrintPair(const Measurement& one, const Measurement* other) {
  const std::string beside = other == nullptr ? "none" : Written(*other);
  for (const v1::Indicator::Measure measure : kMeasures) {
    const Gap gap = GapOf(measure, one, other);
    std::printf("gap %s %s | %s = %s\n", v1::Indicator::Measure_Name(measure).c_str(),
                Written(one).c_str(), beside.c_str(),
                Written(gap.thousandths(), gap.no_number()).c_str());
  }
  const Trend trend = TrendOf(one, other);
  std::printf("trend %s | %s = %s\n", Written(one).c_str(), beside.c_str(),
              Written(trend.thousandths(), trend.no_number()).c_str());
}

void PrintPairs() {
  for (int form = v1::Figure::EXACT; form <= v1::Figure::MISSING; ++form) {
    for (const int32_t year : {0, 2021}) {
      for (const int32_t boundary : {0, 2021}) {
        const Measurement one =
            Measured(static_cast<v1::Figure::Form>(form), 42'000, year, 1, boundary);
        PrintPair(one, nullptr);
        for (int other = v1::Figure::EXACT; other <= v1::Figure::MISSING; ++other) {
          for (const int32_t definition : {1, 2}) {
            for (const int32_t other_year : {0, 2020}) {
              for (const int32_t other_boundary : {0, 2020, 2021}) {
                const Measurement beside = Measured(static_cast<v1::Figure::Form>(other), 9'300,
                                                    other_year, definition, other_boundary);
                PrintPair(one, &beside);
              }
            }
          }
        }
      }
    }
  }
}

Gap GapIn(int32_t year, int64_t thousandths) {
  Gap gap;
  gap.set_year(year);
  gap.set_thousandths(thousandths);
  return gap;
}

std::string Written(const Pace& pace) {
  if (pace.no_number != v1::NO_NUMBER_UNSPECIFIED) return v1::NoNumber_Name(pace.no_number);
  return absl::StrCat(pace.expected, " ", v1::Gap::Side_Name(pace.side));
}

void PrintPaces() {
  for (const v1::Indicator::Direction direction : kDirections) {
    for (int64_t first = -4; first <= 4; ++first) {
      for (int64_t now = -4; now <= 4; ++now) {
        for (const int32_t first_year : {0, 2021}) {
          for (const int32_t year : {0, 2020, 2021, 2022, 2024, 2027, 2028, 2030}) {
            for (const int32_t last_year : {0, 2021, 2022, 2028}) {
              const Pace pace =
                  PaceOf(direction, GapIn(first_year, first), GapIn(year, now), last_year);
              std::printf("pace %s %lld %d %lld %d %d = %s\n",
                          v1::Indicator::Direction_Name(direction).c_str(),
                          static_cast<long long>(first), first_year, static_cast<long long>(now),
                          year, last_year, Written(pace).c_str());
            }
          }
        }
      }
    }
  }
}

void PrintStandings(std::mt19937& random) {
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  Indicator indicator;
  indicator.set_measure(kMeasures[below(4)]);
  indicator.set_direction(kDirections[below(2)]);
  indicator.set_baseline_year(below(2) == 0 ? 0 : 2021);
  SeriesByArea series;
  std::string line = absl::StrCat("standings ", v1::Indicator::Measure_Name(indicator.measure()),
                                  " ", v1::Indicator::Direction_Name(indicator.direction()), " ",
                                  indicator.baseline_year());
  for (int i = below(14); i >= 0; --i) {
    const char* const areas[] = {"a", "lv", "m"};
    const std::string area = areas[below(3)];
    const Measurement measured = Measured(
        below(4) == 0 ? static_cast<v1::Figure::Form>(1 + below(7)) : v1::Figure::EXACT,
        int64_t{1000} * below(50), below(8) == 0 ? 0 : 2019 + below(6), 1 + below(8) / 7, 0);
    auto& all = *series[area].mutable_measurements();
    for (Measurement& each : all)
      each.set_replaced(each.replaced() || TakesPlaceOf(measured, each));
    *all.Add() = measured;
    absl::StrAppend(&line, " | ", area, " ", Written(measured));
  }
  absl::StrAppend(&line, " =");
  for (const AreaStanding& each : StandingsOf(indicator, series, "lv")) {
    absl::StrAppend(&line, " | ", each.area(), " ", Written(each.latest()), " gap ",
                    Written(each.gap().thousandths(), each.gap().no_number()), " first ",
                    Written(each.first_gap().thousandths(), each.first_gap().no_number()), " ",
                    each.first_gap().year(), " trend ",
                    Written(each.trend().thousandths(), each.trend().no_number()), " pace ",
                    Written(PaceOf(indicator.direction(), each.first_gap(), each.gap(), 2041)));
  }
  std::printf("%s\n", line.c_str());
}

}  // namespace
}  // namespace noordster::engine

int main(int argc, char** argv) {
  const uint32_t seed =
      argc > 1 ? static_cast<uint32_t>(std::strtoul(argv[1], nullptr, 10)) : std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  noordster::engine::PrintPairs();
  noordster::engine::PrintPaces();
  for (int i = 0; i < 20'000; ++i) noordster::engine::PrintStandings(random);
  return 0;
}
