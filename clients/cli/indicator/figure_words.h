// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_FIGURE_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_FIGURE_WORDS_H_

#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"

// Figures, and what follows from them, in words. Nothing is computed here: what the server could
// not work out is said to be so, with its reason. Everything here is pure.
namespace noordster::cli {

// What areas are called, by their names. One that is not among them is called by its id.
using AreaNames = std::map<std::string, std::string>;

// A number as people and tables write it, with a comma or a point, as the API does: "9.3" for
// " 9,30 ". Absent when it is none, is below zero or has more than three decimals; also for "1.234"
// and "1,234", which may be thousands.
std::optional<std::string> DecimalOf(absl::string_view typed);

// A number of the API as it stands on the screen: "9,3" in Dutch.
std::string DecimalOnScreen(absl::string_view number, Language language);

// A figure in the words of its source, else as precise as it is: "ruim 2000", "42 %", "3 op de 10",
// "laagste", "geen cijfer in de bron".
std::string FigureText(const v1::Figure& figure, v1::Indicator::Measure measure, Language language);

// With whether it changes: "42 %, definitief". That others do is not said: nobody said it.
std::string MeasuredText(const v1::Measurement& measured, v1::Indicator::Measure measure,
                         Language language);

// Whether an area is the average that others are compared with.
bool IsAverage(const v1::Indicator::Standing& standing);

// "33 procentpunt boven het gemiddelde: slechter"; else that it cannot be worked out, and why.
std::string GapText(const v1::Gap& gap, Language language);

// "2 procentpunt lager sinds 2021: beter"; else likewise.
std::string TrendText(const v1::Trend& trend, v1::Indicator::Measure measure, Language language);

// "achter: op weg naar 2041 hoorde het verschil toen 31,35 procentpunt te zijn"; else likewise.
std::string PaceText(const v1::Pace& pace, int horizon_year, Language language);

// In a cell of a list: "33 procentpunt, slechter"; a dash when there is none.
std::string GapInCell(const v1::Gap& gap, Language language);

// "-2 procentpunt sinds 2021"; a dash when there is none.
std::string TrendInCell(const v1::Trend& trend, v1::Indicator::Measure measure, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_FIGURE_WORDS_H_
