// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/indicator/indicator_act.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "clients/cli/indicator/cbs_table.h"
#include "clients/cli/indicator/recorded_figures.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cpp/noordster/error.h"

namespace noordster::cli {
namespace {

// So many codes are told one by one.
constexpr size_t kCodesTold = 10;

struct FigureImportOptions {
  std::string indicator;
  std::string file;
  std::string column;
  FigureOrigin origin;
  ActOptions act;
};

// What a table is asked: the areas with a code of its year. A usage error when there are none, or
// two have the same.
absl::StatusOr<CbsQuestion> QuestionOf(Session& session, const FigureImportOptions& options,
                                       const std::string& name) {
  CbsQuestion question;
  question.column = options.column;
  absl::Status filled = FillChoice(session, options.origin.missing, question.absence);
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::vector<v1::Area>> areas = ReadAreas(session, name);
  if (!areas.ok()) return areas.status();
  for (const v1::Area& area : *areas) {
    for (const v1::Area::Code& code : area.codes()) {
      if (code.year() != options.origin.boundary_year) continue;
      const auto [first, is_new] = question.areas.emplace(code.code(), area.name());
      if (is_new) continue;
      return UsageError(absl::Substitute(
          session.Say({"De code $0 van $1 is van $2 en van $3; laat haar bij een van beide weg "
                       "(apply).",
                       "The code $0 of $1 is of $2 and of $3; leave it out of one of them "
                       "(apply)."}),
          code.code(), code.year(), LastId(first->second), LastId(area.name())));
    }
  }
  if (!question.areas.empty()) return question;
  return UsageError(absl::Substitute(
      session.Say({"Geen gebied heeft een code van $0; zet ze bij de gebieden (apply): codes: "
                   "[{year: $0, code: BU19160101}].",
                   "No area has a code of $0; put them with the areas (apply): codes: "
                   "[{year: $0, code: BU19160101}]."}),
      *options.origin.boundary_year));
}

// A refusal of figures as faults of the lines they stand on; any other as it is.
absl::Status AtLines(const absl::Status& refusal, const FigureImportOptions& options,
                     const std::vector<int>& lines) {
  std::vector<Fault> faults;
  for (const FieldViolation& violation : DetailsOf(refusal).violations) {
    absl::string_view field = violation.field;
    size_t index = 0;
    if (!absl::ConsumePrefix(&field, "measurements[")) return refusal;
    const size_t end = std::min(field.find("].figure"), field.size());
    if (!absl::SimpleAtoi(field.substr(0, end), &index) || index >= lines.size()) return refusal;
    faults.push_back({options.file, lines[index], options.column, violation.description});
  }
  return faults.empty() ? refusal : FaultsError(faults);
}

// What people read once a table is recorded; so many figures of it stood already.
std::string ImportDoneText(const Session& session, const FigureImportOptions& options,
                           const CbsFigures& table, int known) {
  const auto line = [&session](const Wording& wording, absl::string_view first,
                               absl::string_view second = "", absl::string_view third = "") {
    return absl::Substitute(session.Say(wording), first, second, third);
  };
  std::string text =
      line({"Cijfers van $0 over $1 vastgelegd: $2.\n", "Figures of $0 over $1 recorded: $2.\n"},
           options.indicator, options.origin.period,
           absl::StrCat(static_cast<int>(table.figures.size()) - known));
  if (known > 0) {
    absl::StrAppend(&text, line({"Overgeslagen, want al zo vastgelegd: $0.\n",
                                 "Left out, as recorded so already: $0.\n"},
                                absl::StrCat(known)));
  }
  if (table.elsewhere > 0) {
    absl::StrAppend(&text, line({"Weggelaten, want van een andere plaats: $0.\n",
                                 "Left out, as of another place: $0.\n"},
                                absl::StrCat(table.elsewhere)));
  }
  if (table.without_area.empty()) return text;
  const size_t told = std::min(table.without_area.size(), kCodesTold);
  const auto begin = table.without_area.begin();
  return absl::StrCat(
      text,
      line({"Weggelaten, want geen gebied heeft hun code van $0: $1 ($2).\n",
            "Left out, as no area has their code of $0: $1 ($2).\n"},
           absl::StrCat(*options.origin.boundary_year), absl::StrCat(table.without_area.size()),
           absl::StrCat(absl::StrJoin(begin, begin + static_cast<std::ptrdiff_t>(told), ", "),
                        told < table.without_area.size() ? ", …" : "")));
}

absl::Status ImportFigures(Session& session, const FigureImportOptions& options) {
  const absl::StatusOr<std::string> content = ReadWhole(options.file, session.language());
  if (!content.ok()) return content.status();
  const absl::StatusOr<std::string> name = session.Name(kIndicatorPattern, options.indicator);
  if (!name.ok()) return name.status();
  const absl::StatusOr<CbsQuestion> question = QuestionOf(session, options, *name);
  if (!question.ok()) return question.status();
  const absl::StatusOr<CbsFigures> table =
      ReadCbsTable(*content, options.file, *question, session.language());
  if (!table.ok()) return table.status();
  const absl::StatusOr<RecordedFigures> recorded = ReadRecordedFigures(session, *name);
  if (!recorded.ok()) return recorded.status();
  v1::RecordMeasurementsRequest request;
  request.set_name(*name);
  std::vector<int> lines;
  for (const CbsFigure& found : table->figures) {
    v1::Measurement measurement;
    measurement.set_area(found.area);
    *measurement.mutable_figure() = found.figure;
    FillOrigin(options.origin, measurement);
    if (IsRecorded(measurement, *recorded)) continue;
    *request.add_measurements() = std::move(measurement);
    lines.push_back(found.line);
  }
  const int known = static_cast<int>(table->figures.size() - lines.size());
  absl::StatusOr<v1::IndicatorResponse> response = v1::IndicatorResponse();
  *response->mutable_indicator() = recorded->indicator;
  if (!lines.empty()) {
    response = SendAct(session, options.act, request, &Indicators::RecordMeasurements,
                       {"bij $0 kunnen deze cijfers niet worden vastgelegd.",
                        "for $0 these figures cannot be recorded."});
  }
  if (!response.ok()) return AtLines(response.status(), options, lines);
  return Finish(session, options.act, response, ImportDoneText(session, options, *table, known));
}

}  // namespace

void AddIndicatorImportCommand(const CommandGroup& indicator) {
  auto options = std::make_shared<FigureImportOptions>();
  const CommandSyntax command = indicator.Command(
      "import",
      {"Legt een kolom uit een CSV-bestand van het CBS vast, alles of niets: Kerncijfers wijken en "
       "buurten, of een tabel van StatLine; wat er al zo staat, wordt overgeslagen",
       "Records a column of a CSV file of CBS, all or nothing: Kerncijfers wijken en buurten, or a "
       "table of StatLine; what is there already is left out"},
      [options](Session& session) {
        FigureImportOptions typed = *options;
        // What was taken is said in the answer.
        if (typed.origin.period.empty()) {
          typed.origin.period = absl::StrCat(*typed.origin.boundary_year);
        }
        return ImportFigures(session, typed);
      });
  AddIndicatorArgument(indicator, command, options->indicator);
  command
      .Option(indicator.Say({"BESTAND", "FILE"}), options->file,
              indicator.Say({"het CSV-bestand", "the CSV file"}))
      .Required();
  command
      .Option("--column", options->column,
              indicator.Say({"kolom met de cijfers: a_soz_wb", "column of the figures: a_soz_wb"}))
      .Required();
  AddOriginOptions(indicator, command,
                   {{"waar de tabel vandaan komt: 'CBS, Kerncijfers wijken en buurten 2021'",
                     "where the table comes from: 'CBS, Kerncijfers wijken en buurten 2021'"},
                    {"wanneer de cijfers over gaan; anders het jaar van de grenzen",
                     "when the figures are about; else the year of the borders"}},
                   options->origin);
  command.Added("--source").Required();
  command.Added("--boundary-year").Required();
  AddActOptions(indicator, command, options->act);
}

}  // namespace noordster::cli
