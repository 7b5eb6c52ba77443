// SPDX-License-Identifier: EUPL-1.2
// Prints where areas stand by the engine, a line each: every gap and trend of small figures, every
// pace between small gaps, and series by chance. indicator_table_oracle.py, which was written in
// words and shares nothing with the engine, holds every line against its own answer.
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/engine/indicator/standing_rules.h"
#include "tests/engine/indicator/area_codes.h"
#include "tests/support/seed.h"

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

// A period as a source gives it, with what it can mean.
struct Period {
  std::string edtf;
  std::string earliest;
  std::string latest;
};

Period InYear(int32_t year) {
  if (year == 0) return {};
  return {absl::StrCat(year), absl::StrCat(year, "-01-01"), absl::StrCat(year, "-12-31")};
}

// That ends in a year: the year, two years, a school year, or the first three months.
Period EndingIn(int32_t year, int form) {
  const std::string before = absl::StrCat(year - 1);
  switch (form) {
    case 0:
      return {absl::StrCat(before, "/", year), absl::StrCat(before, "-01-01"),
              absl::StrCat(year, "-12-31")};
    case 1:
      return {absl::StrCat(before, "-08/", year, "-07"), absl::StrCat(before, "-08-01"),
              absl::StrCat(year, "-07-31")};
    case 2:
      return {absl::StrCat(year, "-01/", year, "-03"), absl::StrCat(year, "-01-01"),
              absl::StrCat(year, "-03-31")};
    default:
      return InYear(year);
  }
}

// A figure in words: form, thousandths, period, definition, year of the borders.
std::string Written(const Measurement& of) {
  const std::string& period = of.period().edtf();
  return absl::StrCat(IsWithdrawal(of) ? "WITHDRAWN" : v1::Figure::Form_Name(of.figure().form()),
                      " ", of.figure().thousandths(), " ", period.empty() ? "0" : period, " ",
                      of.definition_version(), " ", of.boundary_year());
}

// Codes in words, first and last year of each; "-" for none.
std::string Written(const AreaCodes& codes) {
  if (codes.empty()) return "-";
  return absl::StrJoin(codes, ",", [](std::string* out, const v1::Area::Code& code) {
    absl::StrAppend(out, code.year(), "-", code.last_year());
  });
}

std::string Written(int64_t thousandths, v1::NoNumber no_number) {
  return no_number == v1::NO_NUMBER_UNSPECIFIED ? absl::StrCat(thousandths)
                                                : v1::NoNumber_Name(no_number);
}

Measurement Measured(v1::Figure::Form form, int64_t thousandths, const Period& period,
                     int32_t definition, int32_t boundary) {
  Measurement measured;
  measured.mutable_figure()->set_form(form);
  measured.mutable_figure()->set_thousandths(thousandths);
  measured.set_definition_version(definition);
  measured.set_boundary_year(boundary);
  if (period.edtf.empty()) return measured;
  measured.mutable_period()->set_edtf(period.edtf);
  measured.mutable_period()->set_earliest(period.earliest);
  measured.mutable_period()->set_latest(period.latest);
  return measured;
}

void PrintPair(const AreaCodes& codes, const Measurement& one, const Measurement* other) {
  const std::string beside = other == nullptr ? "none" : Written(*other);
  for (const v1::Indicator::Measure measure : kMeasures) {
    const Gap gap = GapOf(measure, one, other, codes);
    std::printf("gap %s %s %s | %s = %s\n", Written(codes).c_str(),
                v1::Indicator::Measure_Name(measure).c_str(), Written(one).c_str(), beside.c_str(),
                Written(gap.thousandths(), gap.no_number()).c_str());
  }
  const Trend trend = TrendOf(one, other, codes);
  std::printf("trend %s %s | %s = %s\n", Written(codes).c_str(), Written(one).c_str(),
              beside.c_str(), Written(trend.thousandths(), trend.no_number()).c_str());
}

void PrintPairs(const AreaCodes& codes) {
  for (int form = v1::Figure::EXACT; form <= v1::Figure::MISSING; ++form) {
    for (const int32_t year : {0, 2021}) {
      for (const int32_t boundary : {0, 2021}) {
        const Measurement one =
            Measured(static_cast<v1::Figure::Form>(form), 42'000, InYear(year), 1, boundary);
        PrintPair(codes, one, nullptr);
        for (int other = v1::Figure::EXACT; other <= v1::Figure::MISSING; ++other) {
          for (const int32_t definition : {1, 2}) {
            for (const int32_t other_year : {0, 2020}) {
              for (const int32_t other_boundary : {0, 2020, 2021}) {
                const Measurement beside = Measured(static_cast<v1::Figure::Form>(other), 9'300,
                                                    InYear(other_year), definition, other_boundary);
                PrintPair(codes, one, &beside);
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

// Codes of some years, none of two.
AreaCodes CodesByChance(std::mt19937& random) {
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  AreaCodes codes;
  for (int32_t year = 2018 + below(2); year < 2025; year += 1 + below(2)) {
    v1::Area::Code& code = *codes.Add();
    code.set_year(year);
    if (below(3) == 0) continue;
    year += below(5);
    code.set_last_year(year);
  }
  return codes;
}

void PrintStandings(std::mt19937& random) {
  const auto below = [&random](int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(random);
  };
  Indicator indicator;
  indicator.set_measure(kMeasures[below(4)]);
  indicator.set_direction(kDirections[below(2)]);
  indicator.set_baseline_year(below(2) == 0 ? 0 : 2021);
  const char* const areas[] = {"a", "lv", "m"};
  SeriesByArea series;
  std::string line = absl::StrCat("standings ", v1::Indicator::Measure_Name(indicator.measure()),
                                  " ", v1::Indicator::Direction_Name(indicator.direction()), " ",
                                  indicator.baseline_year());
  for (const char* const area : areas) {
    series[area].codes = CodesByChance(random);
    absl::StrAppend(&line, " ", Written(series[area].codes));
  }
  const bool says_borders = below(2) == 0;
  for (int i = below(14); i >= 0; --i) {
    const std::string area = areas[below(3)];
    const int32_t year = 2019 + below(6);
    Measurement measured =
        Measured(below(4) == 0 ? static_cast<v1::Figure::Form>(1 + below(7)) : v1::Figure::EXACT,
                 int64_t{1000} * below(50), below(8) == 0 ? Period() : EndingIn(year, below(12)),
                 1 + below(8) / 7, says_borders && below(5) > 0 ? 2019 + below(6) : 0);
    if (measured.figure().form() == v1::Figure::MISSING && below(2) == 0) {
      measured.mutable_figure()->set_absence(v1::Figure::WITHDRAWN);
    }
    auto& all = *series[area].series.mutable_measurements();
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

int main() {
  std::mt19937 random(noordster::testing::Seed());
  noordster::engine::PrintPairs({});
  noordster::engine::PrintPairs(noordster::engine::Codes({{2021, 0}, {2018, 2020}}));
  noordster::engine::PrintPairs(noordster::engine::Codes({{2022, 0}, {2020, 2021}}));
  noordster::engine::PrintPaces();
  for (int i = 0; i < 20'000; ++i) noordster::engine::PrintStandings(random);
  return 0;
}
