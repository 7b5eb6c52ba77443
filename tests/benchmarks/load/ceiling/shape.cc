// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/shape.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/base/check.h"

namespace noordster::bench {
namespace {

// "message_bytes;plans;act;act", an act "request/response/row+row", a row "key:value:returns".

std::string ToString(const ActShape& act) {
  const std::string rows = absl::StrJoin(act.rows, "+", [](std::string* out, const RowShape& row) {
    absl::StrAppend(out, row.key_bytes, ":", row.value_bytes, ":", row.returns ? 1 : 0);
  });
  return absl::StrCat(act.request_bytes, "/", act.response_bytes, "/", rows);
}

size_t NumberIn(absl::string_view text) {
  size_t number = 0;
  NOORDSTER_CHECK(absl::SimpleAtoi(text, &number));
  return number;
}

RowShape RowFrom(absl::string_view text) {
  const std::vector<absl::string_view> numbers = absl::StrSplit(text, ':');
  NOORDSTER_CHECK(numbers.size() == 3);
  return {NumberIn(numbers[0]), NumberIn(numbers[1]), NumberIn(numbers[2]) == 1};
}

ActShape ActFrom(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '/');
  NOORDSTER_CHECK(parts.size() == 3);
  ActShape act = {NumberIn(parts[0]), NumberIn(parts[1]), {}};
  for (const absl::string_view row : absl::StrSplit(parts[2], '+', absl::SkipEmpty())) {
    act.rows.push_back(RowFrom(row));
  }
  return act;
}

}  // namespace

std::string CeilingShape::ToString() const {
  std::vector<std::string> words = {absl::StrCat(message_bytes), absl::StrCat(plans)};
  for (const ActShape& act : acts) words.push_back(bench::ToString(act));
  return absl::StrJoin(words, ";");
}

CeilingShape CeilingShape::FromString(const std::string& text) {
  const std::vector<absl::string_view> words = absl::StrSplit(text, ';');
  CeilingShape shape;
  NOORDSTER_CHECK(words.size() >= 2);
  shape.message_bytes = NumberIn(words[0]);
  shape.plans = NumberIn(words[1]);
  for (size_t i = 2; i < words.size(); ++i) shape.acts.push_back(ActFrom(words[i]));
  return shape;
}

}  // namespace noordster::bench
