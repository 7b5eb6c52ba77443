// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/later_cycle.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
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

// One member of a set or end of an interval, without its day.
std::string MemberLater(absl::string_view member, int years) {
  int year = 0;
  if (member == kOpen || !absl::SimpleAtoi(member.substr(0, kYearLength), &year)) {
    return std::string(member);
  }
  return absl::StrCat(year + years, member.substr(kYearLength, kMonthLength - kYearLength));
}

}  // namespace

absl::StatusOr<VagueDate> YearsLater(const VagueDate& date, int years) {
  absl::string_view edtf = date.edtf;
  const bool set = absl::ConsumePrefix(&edtf, "[") && absl::ConsumeSuffix(&edtf, "]");
  const absl::string_view separator = !set ? "/" : absl::StrContains(edtf, kOpen) ? kOpen : ",";
  std::vector<std::string> members = absl::StrSplit(edtf, separator);
  for (std::string& member : members) member = MemberLater(member, years);
  // Days of one month have become that month.
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const std::string joined = absl::StrJoin(members, separator);
  return ParseEdtf(set && members.size() > 1 ? absl::StrCat("[", joined, "]") : joined);
}

}  // namespace noordster::calendar
