// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/edge_table.h"

#include <algorithm>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// However little the others leave; then lines are wider than they should be.
constexpr size_t kLastWidthMin = 8;

}  // namespace

size_t WidestLineOf(absl::string_view cell) {
  size_t widest = 0;
  for (const absl::string_view line : absl::StrSplit(cell, '\n')) {
    widest = std::max(widest, WidthOf(line));
  }
  return widest;
}

std::string ListedCell(const std::string& text, size_t width) {
  return WidestLineOf(text) <= width ? text : absl::StrReplaceAll(text, {{", ", ",\n"}});
}

std::string EdgeTable::ToString(size_t columns) const {
  if (rows_.empty()) return "";
  const size_t last = rows_.front().size() - 1;
  size_t taken = 0;
  for (size_t column = 0; column < last; ++column) {
    size_t widest = 0;
    for (const std::vector<std::string>& row : rows_) {
      widest = std::max(widest, WidestLineOf(row[column]));
    }
    taken += widest + kBetweenColumns;
  }
  const size_t left = columns > taken + kLastWidthMin ? columns - taken : kLastWidthMin;
  Table table;
  for (std::vector<std::string> row : rows_) {
    row[last] = FittedCell(row[last], left);
    table.Add(std::move(row));
  }
  return table.ToString();
}

}  // namespace noordster::cli
