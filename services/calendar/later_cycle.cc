// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/later_cycle.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace noordster::calendar {
namespace {

constexpr absl::string_view kOpen = "..";
constexpr size_t kYearLength = 4;
constexpr size_t kMonthLength = 7;

// A day, month, quarter, season or year, without its day.
std::string AtomLater(absl::string_view atom, int years) {
  int year = 0;
  if (atom == kOpen || !absl::SimpleAtoi(atom.substr(0, kYearLength), &year)) {
    return std::string(atom);
  }
  return absl::StrCat(year + years, atom.substr(kYearLength, kMonthLength - kYearLength));
}

// The ends of one row of a set; they are the same where it is no row.
struct RowEnds {
  std::string first;
  std::string last;
};

std::string SetLater(absl::string_view members, int years) {
  std::vector<RowEnds> rows;
  for (absl::string_view member : absl::StrSplit(members, ',')) {
    const std::vector<absl::string_view> ends = absl::StrSplit(member, kOpen);
    RowEnds row{AtomLater(ends.front(), years), AtomLater(ends.back(), years)};
    // Days of one month have become that month.
    if (!rows.empty() && rows.back().last == row.first) {
      rows.back().last = std::move(row.last);
    } else {
      rows.push_back(std::move(row));
    }
  }
  const bool is_one = rows.size() == 1 && rows[0].first == rows[0].last;
  if (is_one) return rows[0].first;
  const auto append = [](std::string* out, const RowEnds& row) {
    absl::StrAppend(out, row.first);
    if (row.first != row.last) absl::StrAppend(out, kOpen, row.last);
  };
  return absl::StrCat("[", absl::StrJoin(rows, ",", append), "]");
}

std::string IntervalLater(absl::string_view edtf, int years) {
  std::vector<std::string> ends = absl::StrSplit(edtf, '/');
  for (std::string& end : ends) end = AtomLater(end, years);
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return absl::StrJoin(ends, "/");
}

}  // namespace

absl::StatusOr<VagueDate> YearsLater(const VagueDate& date, int years) {
  absl::string_view edtf = date.edtf;
  const bool is_set = absl::ConsumePrefix(&edtf, "[") && absl::ConsumeSuffix(&edtf, "]");
  return ParseEdtf(is_set ? SetLater(edtf, years) : IntervalLater(edtf, years));
}

}  // namespace noordster::calendar
