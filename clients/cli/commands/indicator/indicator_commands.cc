// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/indicator/indicator_act.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/fault.h"
#include "clients/cli/indicator/figure_words.h"
#include "clients/cli/indicator/recorded_figures.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

// A figure as it is typed.
struct FigureTyped {
  std::string indicator;
  std::string area;
  std::string value;
  std::string form;
  std::optional<int32_t> out_of;
  std::string place;
  std::string words;
  FigureOrigin origin;
  ActOptions act;
};

// A number: exact, unless something else was typed with it.
absl::Status FillNumber(const Session& session, const FigureTyped& typed, v1::Figure& figure) {
  const std::optional<std::string> number = DecimalOf(typed.value);
  if (!number.has_value()) {
    return UsageError(absl::Substitute(
        session.Say(
            {"'$0' is geen getal van nul of meer; schrijf 42 of 9,3, en 1234 zonder punt of "
             "komma.",
             "'$0' is no number of zero or more; write 42 or 9.3, and 1234 without a "
             "point or comma."}),
        typed.value));
  }
  figure.set_number(*number);
  figure.set_out_of(typed.out_of.value_or(0));
  v1::Figure::Form form = typed.out_of.has_value() ? v1::Figure::OUT_OF : v1::Figure::EXACT;
  absl::Status filled =
      FillChoice(session, typed.form, form,
                 {v1::Figure::EXACT, v1::Figure::OVER, v1::Figure::UNDER, v1::Figure::ABOUT});
  figure.set_form(form);
  return filled;
}

// Fails with a usage error unless one of a number, a place and a reason was typed.
absl::Status FillFigure(const Session& session, const FigureTyped& typed, v1::Figure& figure) {
  const int given = static_cast<int>(!typed.value.empty()) +
                    static_cast<int>(!typed.place.empty()) +
                    static_cast<int>(!typed.origin.missing.empty());
  if (given != 1) {
    return UsageError(
        session.Say({"Geef één van: een getal (--value), een plaats (--place), of "
                     "waarom er geen is (--missing).",
                     "Give one of: a number (--value), a place (--place), or why "
                     "there is none (--missing)."}));
  }
  if (typed.value.empty() && (!typed.form.empty() || typed.out_of.has_value())) {
    return UsageError(session.Say({"--as en --out-of horen bij een getal (--value).",
                                   "--as and --out-of go with a number (--value)."}));
  }
  if (!typed.form.empty() && typed.out_of.has_value()) {
    return UsageError(
        session.Say({"--as en --out-of gaan niet samen: \"ruim 3 op de 10\" staat in "
                     "--words.",
                     "--as and --out-of do not go together: \"over 3 out of 10\" "
                     "goes in --words."}));
  }
  figure.set_words(typed.words);
  if (!typed.value.empty()) return FillNumber(session, typed, figure);
  v1::Figure::Place place = v1::Figure::PLACE_UNSPECIFIED;
  v1::Figure::Absence absence = v1::Figure::ABSENCE_UNSPECIFIED;
  absl::Status filled = FillChoice(session, typed.place, place);
  if (filled.ok()) filled = FillChoice(session, typed.origin.missing, absence);
  figure.set_place(place);
  figure.set_absence(absence);
  figure.set_form(typed.place.empty() ? v1::Figure::MISSING : v1::Figure::RANKED);
  return filled;
}

// What was recorded, and where the area stands with it when it is the latest.
std::string RecordedText(const Session& session, const v1::Measurement& measurement,
                         const v1::Indicator& indicator) {
  std::string text =
      absl::Substitute(session.Say({"Vastgelegd bij $0: $1, $2.\n", "Recorded for $0: $1, $2.\n"}),
                       LastId(indicator.name()), LastId(measurement.area()),
                       FigureText(measurement.figure(), indicator.measure(), session.language()));
  for (const v1::Indicator::Standing& standing : indicator.standings()) {
    RecordedFigures latest{indicator, {}};
    latest.series.emplace_back().set_area(standing.area());
    *latest.series.back().add_measurements() = standing.latest();
    if (FindSame(measurement, latest) == nullptr || standing.gap().points().empty()) continue;
    absl::StrAppend(&text, session.Say({"Verschil: ", "Gap: "}),
                    GapText(standing.gap(), session.language()), ".\n");
  }
  return text;
}

absl::Status RecordFigure(Session& session, const FigureTyped& options) {
  const absl::StatusOr<std::string> name = session.Name(kIndicatorPattern, options.indicator);
  if (!name.ok()) return name.status();
  const absl::StatusOr<std::string> area = session.NameIn(kAreaPattern, options.area, *name);
  if (!area.ok()) return area.status();
  v1::RecordMeasurementsRequest request;
  request.set_name(*name);
  v1::Measurement& measurement = *request.add_measurements();
  measurement.set_area(*area);
  FillOrigin(options.origin, measurement);
  absl::Status filled = FillFigure(session, options, *measurement.mutable_figure());
  if (!filled.ok()) return filled;
  const absl::StatusOr<RecordedFigures> recorded = ReadRecordedFigures(session, *name);
  if (!recorded.ok()) return recorded.status();
  // Under the definition that holds; an earlier one can have had the same figure.
  v1::Measurement under_latest = measurement;
  under_latest.set_definition_version(recorded->indicator.definition_version());
  if (FindSame(under_latest, *recorded) != nullptr) {
    v1::IndicatorResponse unchanged;
    *unchanged.mutable_indicator() = recorded->indicator;
    return Finish(
        session, options.act, absl::StatusOr<v1::IndicatorResponse>(unchanged),
        std::string(session.Say({"Dit cijfer stond er al zo; er is niets gewijzigd.\n",
                                 "This figure stood so already; nothing was changed.\n"})));
  }
  const auto response = SendAct(
      session, options.act, request, &Indicators::RecordMeasurements,
      {"bij $0 kan dit cijfer niet worden vastgelegd.", "for $0 this figure cannot be recorded."});
  if (!response.ok()) return response.status();
  return Finish(session, options.act, response,
                absl::StrCat(RecordedText(session, measurement, response->indicator()),
                             InPlaceText(session, options.act, *recorded)));
}

void AddRecordFigure(const CommandGroup& indicator) {
  auto options = std::make_shared<FigureTyped>();
  const CommandSyntax command = indicator.Command(
      "record", {"Legt een cijfer van een gebied vast", "Records a figure of an area"},
      [options](Session& session) { return RecordFigure(session, *options); });
  AddIndicatorArgument(indicator, command, options->indicator);
  command
      .Option("--area", options->area,
              indicator.Say({"gebied: heuvel-noord", "area: heuvel-noord"}))
      .Required();
  command.Option("--value", options->value,
                 indicator.Say({"het getal: 42 of 9,3", "the number: 42 or 9.3"}));
  command.Option("--as", options->form,
                 indicator.Say({"hoe de bron het geeft: ruim, bijna of circa; zonder: precies",
                                "how the source gives it: over, under or about; without: exact"}));
  command
      .Option("--out-of", options->out_of,
              indicator.Say({"van hoeveel: de 10 in \"3 op de 10\"",
                             "out of how many: the 10 in \"3 out of 10\""}))
      .Between(1, 1'000'000);
  command.Option("--place", options->place,
                 indicator.Say({"plaats in een volgorde: laagste, onder-het-gemiddelde, gemiddeld, "
                                "boven-het-gemiddelde of hoogste",
                                "place in an order: lowest, below-average, average, above-average "
                                "or highest"}));
  command.Option("--words", options->words,
                 indicator.Say({"de woorden van de bron: \"ruim 2000\"",
                                "the words of the source: \"ruim 2000\""}));
  AddOriginOptions(indicator, command,
                   {{"waar het vandaan komt", "where it comes from"},
                    {"wanneer het over gaat, als de bron dat zegt: 2021, Q3 2022",
                     "when it is about, when the source says so: 2021, Q3 2022"},
                    {"waarom er geen cijfer is: geen-cijfer-in-de-bron, onderdrukt, niet-gemeten, "
                     "of ingetrokken: wat er staat is fout en vervalt, met --reason",
                     "why there is no figure: not-in-source, suppressed, not-measured, or "
                     "withdrawn: what stands is wrong and goes, with --reason"}},
                   options->origin);
  command.Added("--source").Required();
  AddActOptions(indicator, command, options->act);
}

}  // namespace

void AddIndicatorCommands(const CommandGroup& root) {
  const CommandGroup indicator =
      root.Group("indicator", {"Indicatoren: waar gebieden staan tegenover het gemiddelde",
                               "Indicators: where areas stand against the average"});
  AddIndicatorViewCommands(indicator);
  AddRecordFigure(indicator);
  AddIndicatorImportCommand(indicator);
}

}  // namespace noordster::cli
