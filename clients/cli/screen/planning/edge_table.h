// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_EDGE_TABLE_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_EDGE_TABLE_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::cli {

// A table of which the last column takes what the others leave of a line. Who adds the others keeps
// them narrow. A value type.
class EdgeTable {
 public:
  // With a first line of headings.
  explicit EdgeTable(std::vector<std::string> headings) { Add(std::move(headings)); }
  // Without headings.
  EdgeTable() = default;

  // All rows have as many cells.
  void Add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  // In lines of at most `columns` places. Every line ends in a line feed; empty without rows.
  std::string ToString(size_t columns) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

// Places that the widest line of a cell takes. Pure.
size_t WidestLineOf(absl::string_view cell);

// A cell in which what stands between commas goes on lines of its own when it is wider than `width`
// together. Pure.
std::string ListedCell(const std::string& text, size_t width);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PLANNING_EDGE_TABLE_H_
