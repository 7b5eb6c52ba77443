// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
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
// An indicator has figures of so many areas; the server refuses more.
constexpr size_t kAreasMax = 40;

struct FigureImportOptions {
  std::string indicator;
  std::string file;
  std::string column;
  // Empty: all.
  std::vector<std::string> areas;
  FigureOrigin origin;
  ActOptions act;
};

// What a table is asked: the areas with a code that covers its year. A usage error when there are
// none, or two have the same.
absl::StatusOr<CbsQuestion> QuestionOf(Session& session, const FigureImportOptions& options,
                                       const std::string& name) {
  CbsQuestion question;
  question.column = options.column;
  absl::Status filled =
      FillChoice(session, options.origin.missing, question.absence,
                 {v1::Figure::NOT_IN_SOURCE, v1::Figure::SUPPRESSED, v1::Figure::NOT_MEASURED});
  if (!filled.ok()) return filled;
  const absl::StatusOr<std::vector<v1::Area>> areas = ReadAreas(session, name);
  if (!areas.ok()) return areas.status();
  const int32_t year = *options.origin.boundary_year;
  for (const v1::Area& area : *areas) {
    for (const v1::Area::Code& code : area.codes()) {
      if (year < code.year() || year > std::max(code.year(), code.last_year())) continue;
      const auto [first, is_new] = question.areas.emplace(code.code(), area.name());
      if (is_new) continue;
      return UsageError(absl::Substitute(
          session.Say({"De code $0 van $1 is van $2 en van $3; laat haar bij een van beide weg "
                       "(apply).",
                       "The code $0 of $1 is of $2 and of $3; leave it out of one of them "
                       "(apply)."}),
          code.code(), year, LastId(first->second), LastId(area.name())));
    }
  }
  if (!question.areas.empty()) return question;
  return UsageError(absl::Substitute(
      session.Say({"Geen gebied heeft een code van $0; zet ze bij de gebieden (apply): codes: "
                   "[{year: $0, code: BU19160101}], of met last_year erbij.",
                   "No area has a code of $0; put them with the areas (apply): codes: "
                   "[{year: $0, code: BU19160101}], or with last_year."}),
      year));
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

// What of a table is to be recorded, and what was left out of it and why.
struct FigureChoice {
  v1::RecordMeasurementsRequest request;
  // On which line each of them stands.
  std::vector<int> lines;
  // Of areas that were not chosen.
  int others = 0;
  // Recorded so already.
  int known = 0;
  // Recorded so before, and replaced since: a table does not take back what was put right.
  int replaced = 0;
  // No figure, where something stands over the same period.
  int empty = 0;
};

FigureChoice ChooseFigures(const FigureImportOptions& options, const CbsFigures& table,
                           const std::set<std::string>& areas, const RecordedFigures& recorded) {
  FigureChoice choice;
  choice.request.set_name(recorded.indicator.name());
  for (const CbsFigure& found : table.figures) {
    v1::Measurement measurement;
    measurement.set_area(found.area);
    *measurement.mutable_figure() = found.figure;
    FillOrigin(options.origin, measurement);
    if (!areas.empty() && areas.count(found.area) == 0) {
      ++choice.others;
    } else if (FindSame(measurement, recorded) != nullptr) {
      ++choice.known;
    } else if (InItsPlace(measurement, recorded) != nullptr) {
      ++choice.replaced;
    } else if (found.figure.form() == v1::Figure::MISSING &&
               StandsOver(measurement, recorded) != nullptr) {
      ++choice.empty;
    } else {
      *choice.request.add_measurements() = std::move(measurement);
      choice.lines.push_back(found.line);
    }
  }
  return choice;
}

// The areas that were chosen. A usage error when one of them is not in the table.
absl::StatusOr<std::set<std::string>> AreasChosen(const Session& session,
                                                  const FigureImportOptions& options,
                                                  const std::string& indicator,
                                                  const CbsFigures& table) {
  std::set<std::string> chosen;
  for (const std::string& typed : options.areas) {
    const absl::StatusOr<std::string> area = session.NameIn(kAreaPattern, typed, indicator);
    if (!area.ok()) return area.status();
    const bool is_there = absl::c_any_of(
        table.figures, [&area](const CbsFigure& found) { return found.area == *area; });
    if (!is_there) {
      return UsageError(
          absl::Substitute(session.Say({"$0 heeft geen regel met een code van $1 voor $2 (--area).",
                                        "$0 has no line with a code of $1 for $2 (--area)."}),
                           options.file, *options.origin.boundary_year, LastId(*area)));
    }
    chosen.insert(*area);
  }
  return chosen;
}

// A usage error when an indicator would have figures of more areas than it can.
absl::Status CheckAreas(const Session& session, const FigureChoice& choice,
                        const RecordedFigures& recorded) {
  std::set<absl::string_view> areas;
  for (const auto& standing : recorded.indicator.standings()) areas.insert(standing.area());
  for (const v1::Measurement& each : choice.request.measurements()) areas.insert(each.area());
  if (choice.lines.empty() || areas.size() <= kAreasMax) return absl::OkStatus();
  return UsageError(absl::Substitute(
      session.Say({"$0 zou cijfers van $1 gebieden krijgen; een indicator kan er $2 hebben. Kies "
                   "welke: --area GEBIED, voor elk gebied.",
                   "$0 would have figures of $1 areas; an indicator can have $2. Choose which: "
                   "--area AREA, for each of them."}),
      LastId(choice.request.name()), areas.size(), kAreasMax));
}

// What of a table has no area; some of the codes are told.
std::string WithoutAreaText(const Session& session, const FigureImportOptions& options,
                            const std::vector<std::string>& codes) {
  if (codes.empty()) return "";
  const size_t told = std::min(codes.size(), kCodesTold);
  const auto begin = codes.begin();
  return absl::Substitute(
      session.Say({"Weggelaten, want geen gebied heeft hun code van $0: $1 ($2$3).\n",
                   "Left out, as no area has their code of $0: $1 ($2$3).\n"}),
      *options.origin.boundary_year, codes.size(),
      absl::StrJoin(begin, begin + static_cast<std::ptrdiff_t>(told), ", "),
      told < codes.size() ? ", …" : "");
}

// What people read once a table is recorded.
std::string ImportDoneText(const Session& session, const FigureImportOptions& options,
                           const CbsFigures& table, const FigureChoice& choice) {
  std::string text =
      absl::Substitute(session.Say({"Cijfers van $0 over $1 vastgelegd: $2.\n",
                                    "Figures of $0 over $1 recorded: $2.\n"}),
                       options.indicator, options.origin.period, choice.lines.size());
  const struct {
    int count;
    Wording wording;
  } left_out[] = {
      {choice.known,
       {"Overgeslagen, want al zo vastgelegd: $0.\n", "Left out, as recorded so already: $0.\n"}},
      {choice.replaced,
       {"Weggelaten, want eerder zo vastgelegd en sindsdien vervangen: $0 (indicator record legt "
        "het toch vast).\n",
        "Left out, as recorded so before and replaced since: $0 (indicator record records it "
        "all the same).\n"}},
      {choice.empty,
       {"Weggelaten, want zonder cijfer waar er al iets staat: $0 (indicator record --missing "
        "legt dat toch vast).\n",
        "Left out, as without a figure where something stands already: $0 (indicator record "
        "--missing records that all the same).\n"}},
      {choice.others,
       {"Weggelaten, want niet gekozen (--area): $0.\n",
        "Left out, as not chosen (--area): $0.\n"}},
      {table.elsewhere,
       {"Weggelaten, want van een andere plaats: $0.\n", "Left out, as of another place: $0.\n"}},
  };
  for (const auto& [count, wording] : left_out) {
    if (count > 0) absl::StrAppend(&text, absl::Substitute(session.Say(wording), count));
  }
  return absl::StrCat(text, WithoutAreaText(session, options, table.without_area));
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
  const absl::StatusOr<std::set<std::string>> areas = AreasChosen(session, options, *name, *table);
  if (!areas.ok()) return areas.status();
  const absl::StatusOr<RecordedFigures> recorded = ReadRecordedFigures(session, *name);
  if (!recorded.ok()) return recorded.status();
  FigureChoice choice = ChooseFigures(options, *table, *areas, *recorded);
  if (absl::Status fits = CheckAreas(session, choice, *recorded); !fits.ok()) return fits;
  absl::StatusOr<v1::IndicatorResponse> response = v1::IndicatorResponse();
  *response->mutable_indicator() = recorded->indicator;
  std::string done = ImportDoneText(session, options, *table, choice);
  if (!choice.lines.empty()) {
    response = SendAct(session, options.act, choice.request, &Indicators::RecordMeasurements,
                       {"bij $0 kunnen deze cijfers niet worden vastgelegd.",
                        "for $0 these figures cannot be recorded."});
    if (!response.ok()) return AtLines(response.status(), options, choice.lines);
    absl::StrAppend(&done, InPlaceText(session, options.act, *recorded));
  }
  return Finish(session, options.act, response, done);
}

}  // namespace

void AddIndicatorImportCommand(const CommandGroup& indicator) {
  auto options = std::make_shared<FigureImportOptions>();
  const CommandSyntax command = indicator.Command(
      "import",
      {"Legt een kolom uit een CSV-bestand van het CBS vast, alles of niets: Kerncijfers wijken en "
       "buurten, of een tabel van StatLine; wat er al zo staat, sindsdien vervangen is of geen "
       "cijfer geeft waar er al iets staat, wordt overgeslagen",
       "Records a column of a CSV file of CBS, all or nothing: Kerncijfers wijken en buurten, or a "
       "table of StatLine; what is there already, was replaced since or gives no figure where "
       "something stands is left out"},
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
  command
      .Option("--area", options->areas,
              indicator.Say({"alleen dit gebied: heuvel-noord; te herhalen",
                             "this area alone: heuvel-noord; can be repeated"}))
      .Shown(indicator.Say({"GEBIED", "AREA"}))
      .OneValueEach();
  AddOriginOptions(indicator, command,
                   {{"waar de tabel vandaan komt: 'CBS, Kerncijfers wijken en buurten 2021'",
                     "where the table comes from: 'CBS, Kerncijfers wijken en buurten 2021'"},
                    {"wanneer de cijfers over gaan; anders het jaar van de grenzen",
                     "when the figures are about; else the year of the borders"},
                    {"wat een leeg vak of een punt betekent: geen-cijfer-in-de-bron (zo is het "
                     "zonder), onderdrukt of niet-gemeten",
                     "what an empty cell or a point means: not-in-source (as it is without), "
                     "suppressed or not-measured"}},
                   options->origin);
  command.Added("--source").Required();
  command.Added("--boundary-year").Required();
  AddActOptions(indicator, command, options->act);
}

}  // namespace noordster::cli
