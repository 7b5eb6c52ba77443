// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/figure_words.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"

namespace noordster::cli {
namespace {

constexpr size_t kWholeDigitsMax = 12;
constexpr size_t kDecimalsMax = 3;

bool AreDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

bool IsOfHundred(v1::Indicator::Measure measure) {
  return measure == v1::Indicator::RATE || measure == v1::Indicator::SHARE;
}

// "33 procentpunt", without its sign.
std::string Points(absl::string_view points, Language language) {
  absl::ConsumePrefix(&points, "-");
  const Wording wording = points == "1" ? Wording{"$0 procentpunt", "$0 percentage point"}
                                        : Wording{"$0 procentpunt", "$0 percentage points"};
  return absl::Substitute(wording.In(language), DecimalOnScreen(points, language));
}

// What was added, in points where figures are parts of a hundred.
std::string ChangeText(absl::string_view change, v1::Indicator::Measure measure,
                       Language language) {
  if (IsOfHundred(measure)) return Points(change, language);
  absl::ConsumePrefix(&change, "-");
  return DecimalOnScreen(change, language);
}

std::string SinceText(const v1::Trend& trend, Language language) {
  v1::VagueDate date;
  date.set_edtf(trend.since());
  return VagueDateOnScreen(date, language);
}

// That something cannot be worked out, and why.
std::string NoNumberText(v1::NoNumber reason, Language language) {
  return absl::StrCat(Wording{"niet te berekenen: ", "cannot be worked out: "}.In(language),
                      WordOf(reason, language));
}

}  // namespace

std::optional<std::string> DecimalOf(absl::string_view typed) {
  const std::string text = absl::StrReplaceAll(absl::StripAsciiWhitespace(typed), {{",", "."}});
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '.');
  const absl::string_view whole = parts.front();
  if (parts.size() > 2 || whole.size() > kWholeDigitsMax || !AreDigits(whole) ||
      (whole.size() > 1 && whole.front() == '0')) {
    return std::nullopt;
  }
  if (parts.size() == 1) return whole.empty() ? std::nullopt : std::optional(std::string(whole));
  absl::string_view behind = parts.back();
  if (behind.empty() || behind.size() > kDecimalsMax || !AreDigits(behind)) return std::nullopt;
  // Either sign parts thousands somewhere; behind a zero there are none to part.
  const bool may_part_thousands = behind.size() == kDecimalsMax && !whole.empty() && whole != "0";
  if (may_part_thousands) return std::nullopt;
  while (absl::ConsumeSuffix(&behind, "0")) {
  }
  // Some tables leave out the zero before the comma.
  return absl::StrCat(whole.empty() ? "0" : whole, behind.empty() ? "" : ".", behind);
}

std::string DecimalOnScreen(absl::string_view number, Language language) {
  return language == Language::kDutch ? absl::StrReplaceAll(number, {{".", ","}})
                                      : std::string(number);
}

std::string FigureText(const v1::Figure& figure, v1::Indicator::Measure measure,
                       Language language) {
  if (!figure.words().empty()) return figure.words();
  std::string number =
      absl::StrCat(DecimalOnScreen(figure.number(), language), IsOfHundred(measure) ? " %" : "");
  switch (figure.form()) {
    case v1::Figure::EXACT:
      return number;
    case v1::Figure::OUT_OF:
      return absl::Substitute(Wording{"$0 op de $1", "$0 out of $1"}.In(language),
                              DecimalOnScreen(figure.number(), language), figure.out_of());
    case v1::Figure::RANKED:
      return WordOf(figure.place(), language);
    case v1::Figure::MISSING:
      return WordOf(figure.absence(), language);
    default:
      return absl::StrCat(WordOf(figure.form(), language), " ", number);
  }
}

std::string MeasuredText(const v1::Measurement& measured, v1::Indicator::Measure measure,
                         Language language) {
  std::string figure = FigureText(measured.figure(), measure, language);
  if (!measured.final() || measured.figure().form() == v1::Figure::MISSING) return figure;
  return absl::StrCat(figure, Wording{", definitief", ", final"}.In(language));
}

bool IsAverage(const v1::Indicator::Standing& standing) {
  return standing.gap().no_number() == v1::AREA_IS_AVERAGE;
}

std::string GapText(const v1::Gap& gap, Language language) {
  if (gap.points().empty()) return NoNumberText(gap.no_number(), language);
  if (gap.side() == v1::Gap::EQUAL) {
    return std::string(
        Wording{"geen: gelijk aan het gemiddelde", "none: equal to the average"}.In(language));
  }
  const Wording wording = absl::StartsWith(gap.points(), "-")
                              ? Wording{"$0 onder het gemiddelde: $1", "$0 below the average: $1"}
                              : Wording{"$0 boven het gemiddelde: $1", "$0 above the average: $1"};
  return absl::Substitute(wording.In(language), Points(gap.points(), language),
                          WordOf(gap.side(), language));
}

std::string TrendText(const v1::Trend& trend, v1::Indicator::Measure measure, Language language) {
  if (trend.change().empty()) return NoNumberText(trend.no_number(), language);
  if (trend.side() == v1::Gap::EQUAL) {
    return absl::Substitute(Wording{"geen sinds $0", "none since $0"}.In(language),
                            SinceText(trend, language));
  }
  const Wording wording = absl::StartsWith(trend.change(), "-")
                              ? Wording{"$0 lager sinds $1: $2", "$0 lower since $1: $2"}
                              : Wording{"$0 hoger sinds $1: $2", "$0 higher since $1: $2"};
  return absl::Substitute(wording.In(language), ChangeText(trend.change(), measure, language),
                          SinceText(trend, language), WordOf(trend.side(), language));
}

std::string PaceText(const v1::Pace& pace, int horizon_year, Language language) {
  if (pace.expected_points().empty()) return NoNumberText(pace.no_number(), language);
  const Wording side = pace.side() == v1::Gap::WORSE    ? Wording{"achter", "behind"}
                       : pace.side() == v1::Gap::BETTER ? Wording{"voor", "ahead"}
                                                        : Wording{"op schema", "on schedule"};
  return absl::Substitute(Wording{"$0: op weg naar $1 hoorde het verschil toen $2 te zijn",
                                  "$0: on the way to $1 the gap should have been $2 by then"}
                              .In(language),
                          side.In(language), horizon_year,
                          Points(pace.expected_points(), language));
}

std::string GapInCell(const v1::Gap& gap, Language language) {
  if (gap.points().empty()) return "-";
  return absl::StrCat(Points(gap.points(), language), ", ", WordOf(gap.side(), language));
}

std::string TrendInCell(const v1::Trend& trend, v1::Indicator::Measure measure, Language language) {
  if (trend.change().empty()) return "-";
  const absl::string_view sign = absl::StartsWith(trend.change(), "-") ? "-"
                                 : trend.side() == v1::Gap::EQUAL      ? ""
                                                                       : "+";
  return absl::StrCat(sign, ChangeText(trend.change(), measure, language),
                      Wording{" sinds ", " since "}.In(language), SinceText(trend, language));
}

}  // namespace noordster::cli
