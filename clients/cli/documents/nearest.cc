// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/nearest.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "absl/strings/ascii.h"

namespace noordster::cli {
namespace {

std::string Plain(absl::string_view word) {
  std::string plain;
  for (const char c : word) {
    if (c != '_' && c != '-') plain += absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  return plain;
}

// Fewest letters to add, drop or replace (Levenshtein 1966).
size_t Distance(const std::string& from, const std::string& to) {
  std::vector<size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= from.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= to.size(); ++j) {
      const size_t replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string Nearest(absl::string_view typed, const std::vector<std::string>& known) {
  const std::string plain = Plain(typed);
  std::string nearest;
  // More than half of the letters wrong is another word.
  size_t best = std::max<size_t>(plain.size() / 2, 1) + 1;
  for (const std::string& word : known) {
    const size_t distance = Distance(plain, Plain(word));
    if (distance < best) {
      best = distance;
      nearest = word;
    }
  }
  return nearest;
}

}  // namespace noordster::cli
