// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_INDICATOR_CBS_TABLE_H_
#define NOORDSTER_CLIENTS_CLI_INDICATOR_CBS_TABLE_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"

// Tables of Statistics Netherlands (CBS) as it publishes them, "Kerncijfers wijken en buurten" and
// those of StatLine: CSV, a row for each municipality, district and neighbourhood, spaces around
// values, a comma or point in numbers. Everything here is pure.
namespace noordster::cli {

// What is asked of a table.
struct CbsQuestion {
  // Heading of the column with the figures, in any case.
  std::string column;
  // Names of the areas, by their code in the year of the table; not empty.
  std::map<std::string, std::string> areas;
  // What it means that there is no figure: a point, a comma alone or nothing. An x is always
  // SUPPRESSED, which is what CBS says by it.
  v1::Figure::Absence absence = v1::Figure::NOT_IN_SOURCE;
};

// The figure of one area, and the line on which it stands.
struct CbsFigure {
  int line = 0;
  std::string area;
  v1::Figure figure;
};

// What a table says of the areas that were asked for, and what of it was left out.
struct CbsFigures {
  // At least one, in the order of the lines.
  std::vector<CbsFigure> figures;
  // Rows about other municipalities, and the country as a whole.
  int elsewhere = 0;
  // Codes of this municipality that no area has.
  std::vector<std::string> without_area;
};

// Reads one column. Codes stand in the column gwb_code_10, else gwb_code, gwb_code_8 or codering_3,
// with GM, WK or BU before them or as digits alone; those of the areas tell which municipality this
// is. A dash is zero. Fails with all faults at once, by line and column (FaultsError): a column
// that is not there or there twice, a figure that is no number, an area twice, a table in which
// none of the areas is. `file` is how it is named.
absl::StatusOr<CbsFigures> ReadCbsTable(absl::string_view text, const std::string& file,
                                        const CbsQuestion& question, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_INDICATOR_CBS_TABLE_H_
