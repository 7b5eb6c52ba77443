// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/indicator/cbs_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/documents/csv_reader.h"
#include "clients/cli/documents/nearest.h"
#include "clients/cli/fault.h"
#include "clients/cli/indicator/figure_words.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kCodeColumns[] = {"gwb_code_10", "gwb_code", "gwb_code_8",
                                              "codering_3"};
// GM, WK or BU.
constexpr size_t kPrefix = 2;
constexpr size_t kMunicipalityDigits = 4;
constexpr size_t kDistrictDigits = 6;
constexpr size_t kNeighbourhoodDigits = 8;

std::string NormalField(absl::string_view text) {
  return absl::AsciiStrToLower(absl::StripAsciiWhitespace(text));
}

// A code with its letters; as it stands when it is of another form, as those of other places can
// be.
std::string CodeOf(absl::string_view field) {
  std::string code = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(field));
  const bool is_number = std::all_of(code.begin(), code.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  if (!is_number) return code;
  const absl::string_view prefix = code.size() == kMunicipalityDigits    ? "GM"
                                   : code.size() == kDistrictDigits      ? "WK"
                                   : code.size() == kNeighbourhoodDigits ? "BU"
                                                                         : "";
  return absl::StrCat(prefix, code);
}

// The digits of the municipality in a code.
std::string MunicipalityIn(absl::string_view code) {
  return std::string(absl::ClippedSubstr(code, kPrefix, kMunicipalityDigits));
}

// The figure in a field; absent when it is none.
std::optional<v1::Figure> FigureOf(absl::string_view field, v1::Figure::Absence absence) {
  const std::string text = NormalField(field);
  v1::Figure figure;
  if (text.empty() || text == "." || text == "," || text == "x") {
    figure.set_form(v1::Figure::MISSING);
    figure.set_absence(text == "x" ? v1::Figure::SUPPRESSED : absence);
    return figure;
  }
  // CBS writes nothing (nihil) as a dash.
  const std::optional<std::string> number = DecimalOf(text == "-" ? "0" : text);
  if (!number.has_value()) return std::nullopt;
  figure.set_form(v1::Figure::EXACT);
  figure.set_number(*number);
  return figure;
}

// Goes through a table once, and goes on after a fault.
class CbsReader {
 public:
  CbsReader(const std::string& file, const CbsQuestion& question, Language language)
      : file_(file), question_(question), language_(language) {
    for (const auto& [code, area] : question.areas) municipalities_.insert(MunicipalityIn(code));
  }

  absl::StatusOr<CbsFigures> Read(absl::string_view text) {
    const auto read = ReadCsv(text, language_);
    if (const CsvFault* fault = std::get_if<CsvFault>(&read)) {
      return FaultsError({{file_, fault->line, "", fault->description}});
    }
    const auto& rows = std::get<std::vector<CsvRow>>(read);
    if (rows.empty()) Fail(0, "", {"is leeg", "is empty"});
    if (!rows.empty()) FindColumns(rows.front());
    if (!faults_.empty()) return FaultsError(faults_);
    for (size_t i = 1; i < rows.size(); ++i) ReadRow(rows[i]);
    if (found_.figures.empty() && faults_.empty()) {
      Fail(0, "",
           {"heeft geen regel met de code van een van de gebieden",
            "has no line with the code of one of the areas"});
    }
    if (!faults_.empty()) return FaultsError(faults_);
    return std::move(found_);
  }

 private:
  void Fail(int line, absl::string_view column, const Wording& wording,
            absl::string_view first = "", absl::string_view second = "") {
    faults_.push_back(
        {file_, line, std::string(column), absl::Substitute(wording.In(language_), first, second)});
  }

  void FindColumns(const CsvRow& headings) {
    std::vector<std::string> known;
    for (const std::string& heading : headings.fields) known.push_back(NormalField(heading));
    const auto place_of = [&known](absl::string_view name) {
      return static_cast<size_t>(std::find(known.begin(), known.end(), name) - known.begin());
    };
    const auto stands_twice = [&known](absl::string_view name) {
      return std::count(known.begin(), known.end(), name) > 1;
    };
    const Wording twice = {"deze kolom is er meer dan eens; geef ze elk een eigen naam",
                           "this column is there more than once; give each a name of its own"};
    code_ = known.size();
    for (const absl::string_view name : kCodeColumns) {
      if (code_ < known.size()) break;
      code_ = place_of(name);
      code_column_ = std::string(name);
    }
    if (code_ == known.size()) {
      Fail(headings.line, "",
           {"er is geen kolom met codes; kies een tabel met een van $0",
            "there is no column of codes; choose a table with one of $0"},
           absl::StrJoin(kCodeColumns, ", "));
    } else if (stands_twice(code_column_)) {
      Fail(headings.line, code_column_, twice);
    }
    const std::string column = NormalField(question_.column);
    figure_ = place_of(column);
    if (stands_twice(column) && column != code_column_) Fail(headings.line, column, twice);
    if (figure_ < known.size()) return;
    const std::string nearest = Nearest(question_.column, known);
    nearest.empty() ? Fail(headings.line, question_.column,
                           {"deze kolom is er niet", "there is no such column"})
                    : Fail(headings.line, question_.column,
                           {"deze kolom is er niet; bedoelt u '$0'?",
                            "there is no such column; did you mean '$0'?"},
                           nearest);
  }

  void ReadRow(const CsvRow& row) {
    const std::string code = CodeOf(row.fields[code_]);
    const auto area = question_.areas.find(code);
    if (area == question_.areas.end()) {
      if (municipalities_.count(MunicipalityIn(code)) == 0) {
        ++found_.elsewhere;
      } else {
        found_.without_area.push_back(code);
      }
      return;
    }
    const auto [first, is_new] = lines_.emplace(area->second, row.line);
    if (!is_new) {
      return Fail(row.line, code_column_,
                  {"'$0' is van een gebied dat ook op regel $1 staat",
                   "'$0' is of an area that stands on line $1 as well"},
                  code, absl::StrCat(first->second));
    }
    const std::optional<v1::Figure> figure = FigureOf(row.fields[figure_], question_.absence);
    if (figure.has_value()) {
      found_.figures.push_back({row.line, area->second, *figure});
    } else {
      Fail(row.line, question_.column,
           {"'$0' is geen getal van nul of meer als 42 of 9,3",
            "'$0' is no number of zero or more as 42 or 9.3"},
           absl::StripAsciiWhitespace(row.fields[figure_]));
    }
  }

  const std::string& file_;
  const CbsQuestion& question_;
  const Language language_;
  // Digits in the codes of the areas.
  std::set<std::string> municipalities_;
  // Places of the columns, and what that of the codes is called.
  std::string code_column_;
  size_t code_ = 0;
  size_t figure_ = 0;
  // On which line each area stands.
  std::map<std::string, int> lines_;
  CbsFigures found_;
  std::vector<Fault> faults_;
};

}  // namespace

absl::StatusOr<CbsFigures> ReadCbsTable(absl::string_view text, const std::string& file,
                                        const CbsQuestion& question, Language language) {
  return CbsReader(file, question, language).Read(text);
}

}  // namespace noordster::cli
