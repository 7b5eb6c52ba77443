// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_TABLE_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_TABLE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// Places between the columns of a Table.
inline constexpr size_t kBetweenColumns = 2;

// The widest a text becomes in a column; beside the widest label of a page it fits in 80 places.
inline constexpr size_t kTextWidth = 60;

// The widest a title becomes in a column of a list.
inline constexpr size_t kTitleWidth = 40;

// Places a UTF-8 text takes on a screen, counting one for each character. Pure.
size_t WidthOf(absl::string_view text);

// Breaks a text into lines of at most `width` places, at spaces; line breaks it has are kept. A
// word that is longer stands alone on its line. Pure.
std::vector<std::string> Wrapped(absl::string_view text, size_t width);

// A text as it stands in a cell of at most `width` places: Wrapped, with line breaks. Pure.
std::string InCell(absl::string_view text, size_t width);

// As Wrapped and InCell, but a word that is longer is broken, so that no line is wider: for what is
// read and not copied. REQUIRES: width is not 0. Pure.
std::vector<std::string> Fitted(absl::string_view text, size_t width);
std::string FittedCell(absl::string_view text, size_t width);

// What stands in a cell for a text; a dash for none. Pure.
std::string OrDash(const std::string& text);

// Rows of text in columns as wide as their widest cell, kBetweenColumns apart. A cell with line
// breaks takes as many lines. An empty cell stays empty, and no line ends in a space. A value type.
class Table {
 public:
  // With a first line of headings.
  explicit Table(std::vector<std::string> headings) { Add(std::move(headings)); }
  // Without headings.
  Table() = default;

  // A row may have fewer cells than others.
  void Add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  // Every line ends in a line feed; each begins with `indent`.
  std::string ToString(absl::string_view indent = "") const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_TABLE_H_
