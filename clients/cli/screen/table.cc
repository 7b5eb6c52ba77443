// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/table.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace noordster::cli {
namespace {

// Bytes of the characters that take at most `width` places at the beginning of a text.
size_t BytesWithin(absl::string_view text, size_t width) {
  size_t bytes = 0;
  while (bytes < text.size() && WidthOf(text.substr(0, bytes + 1)) <= width) ++bytes;
  return bytes;
}

}  // namespace

size_t WidthOf(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::vector<std::string> Wrapped(absl::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (const absl::string_view paragraph : absl::StrSplit(text, '\n')) {
    std::string line;
    for (const absl::string_view word : absl::StrSplit(paragraph, ' ', absl::SkipEmpty())) {
      if (!line.empty() && WidthOf(line) + 1 + WidthOf(word) > width) {
        lines.push_back(std::move(line));
        line.clear();
      }
      absl::StrAppend(&line, line.empty() ? "" : " ", word);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string InCell(absl::string_view text, size_t width) {
  return absl::StrJoin(Wrapped(text, width), "\n");
}

std::vector<std::string> Fitted(absl::string_view text, size_t width) {
  std::vector<std::string> lines;
  for (const std::string& line : Wrapped(text, width)) {
    // Only a word that stands alone is wider.
    absl::string_view left = line;
    do {
      const size_t bytes = BytesWithin(left, width);
      lines.emplace_back(left.substr(0, bytes));
      left.remove_prefix(bytes);
    } while (!left.empty());
  }
  return lines;
}

std::string FittedCell(absl::string_view text, size_t width) {
  return absl::StrJoin(Fitted(text, width), "\n");
}

std::string OrDash(const std::string& text) { return text.empty() ? "-" : text; }

std::string Table::ToString(absl::string_view indent) const {
  std::vector<size_t> widths;
  std::vector<std::vector<std::vector<std::string>>> lines_of_rows;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    auto& cells = lines_of_rows.emplace_back();
    for (size_t column = 0; column < row.size(); ++column) {
      cells.push_back(absl::StrSplit(row[column], '\n'));
      for (const std::string& line : cells.back()) {
        widths[column] = std::max(widths[column], WidthOf(line));
      }
    }
  }
  std::string out;
  for (const auto& cells : lines_of_rows) {
    size_t height = 1;
    for (const auto& lines : cells) height = std::max(height, lines.size());
    for (size_t number = 0; number < height; ++number) {
      std::string line(indent);
      for (size_t column = 0; column < cells.size(); ++column) {
        const std::string& text = number < cells[column].size() ? cells[column][number] : "";
        absl::StrAppend(&line, text,
                        std::string(widths[column] - WidthOf(text) + kBetweenColumns, ' '));
      }
      absl::StrAppend(&out, absl::StripTrailingAsciiWhitespace(line), "\n");
    }
  }
  return out;
}

}  // namespace noordster::cli
