// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_CSV_READER_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_CSV_READER_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"

// Tables of text as spreadsheets write them: CSV (RFC 4180) with a semicolon or a comma between the
// fields, in UTF-8 with or without a byte order mark. Everything here is pure.
namespace noordster::cli {

// A row, and the line of the file on which it begins, from 1.
struct CsvRow {
  int line = 0;
  std::vector<std::string> fields;
};

// What is wrong with a table, and where.
struct CsvFault {
  int line = 0;
  std::string description;
};

// The rows of a table, the headings first; lines without anything are left out. The separator is
// the one that stands more often in the first line, outside quotes; a semicolon when neither does.
// Quoted fields may hold separators, line breaks, and quotes as two. A fault where the table cannot
// be read, or where a row has another number of fields than the first.
std::variant<std::vector<CsvRow>, CsvFault> ReadCsv(absl::string_view text, Language language);

// A field as it is written between semicolons: in quotes where it must be. What a spreadsheet would
// take for a formula gets an apostrophe before it, so that opening a table does nothing.
std::string CsvField(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_CSV_READER_H_
