// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "services/calendar/date.h"
#include "services/calendar/vague_date.h"
#include "tests/support/seed.h"

namespace noordster::calendar::vague_date_property_test {
namespace {

constexpr int kRounds = 20000;

// Random dates and texts; the same seed gives the same ones.
class RandomDates {
 public:
  explicit RandomDates(uint64_t seed) : random_(seed) {}

  int Below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  std::string Atom() {
    const int year = kFirstYear + Below(kLastYear - kFirstYear);
    switch (Below(4)) {
      case 0:
        return absl::StrCat(year);
      case 1:
        return absl::StrFormat("%04d-%02d", year, 1 + Below(12));
      case 2:
        return absl::StrFormat("%04d-%02d", year, (Below(2) == 0 ? 21 : 33) + Below(4));
      default:
        return FormatDate(absl::CivilDay(year, 1, 1) + Below(365));
    }
  }

  std::string Edtf() {
    switch (Below(6)) {
      case 0:
        return Atom();
      case 1:
        return absl::StrCat("[", Atom(), ",", Atom(), "]");
      case 2:
        return absl::StrCat("[", Atom(), "..", Atom(), "]");
      case 3:
        return absl::StrCat(Atom(), "/", Atom());
      case 4:
        return absl::StrCat(Atom(), "/..");
      default:
        return absl::StrCat("../", Atom());
    }
  }

  // Pieces of dates in any order, and any bytes between them.
  std::string Noise() {
    const std::vector<std::string> pieces = {
        "mei",   "2022",  "'2",          "‘22",    "q3",
        " ",     "-",     "–",           "/",      "of",
        "15",    "e",     "t/m",         "..",     "[",
        "]",     ",",     "na de zomer", "winter", "kwartaal",
        "di",    "vanaf", "2022-07",     "\xff",   std::string(1, '\0'),
        "begin", "medio", "mid-",        "eind",   "zomer"};
    std::string text;
    for (int i = Below(8); i >= 0; --i) {
      absl::StrAppend(&text, pieces[Below(static_cast<int>(pieces.size()))], Below(3) ? " " : "");
    }
    return text;
  }

 private:
  std::mt19937_64 random_;
};

void ExpectHolds(const absl::StatusOr<VagueDate>& date, const std::string& text) {
  if (!date.ok()) {
    EXPECT_EQ(date.status().code(), absl::StatusCode::kInvalidArgument) << text;
    return;
  }
  EXPECT_LE(date->earliest, date->latest) << text;
  EXPECT_GE(date->earliest, kFirstDay) << text;
  EXPECT_LE(date->latest, kLastDay) << text;
  EXPECT_LE(date->edtf.size(), kEdtfBytesMax) << text;
  const absl::StatusOr<VagueDate> again = ParseEdtf(date->edtf);
  ASSERT_TRUE(again.ok()) << text << " " << again.status();
  EXPECT_EQ(*again, *date) << text;
}

TEST(VagueDatePropertyTest, EveryDateReadsBackAndItsFirstDayIsNotAfterItsLast) {
  RandomDates random(noordster::testing::Seed());
  int read = 0;
  for (int i = 0; i < kRounds; ++i) {
    const std::string edtf = random.Edtf();
    const absl::StatusOr<VagueDate> date = ParseEdtf(edtf);
    read += date.ok();
    ExpectHolds(date, edtf);
  }
  EXPECT_GT(read, kRounds / 2);
}

TEST(VagueDatePropertyTest, NoTextIsReadAsADateThatCannotBeReadBack) {
  RandomDates random(noordster::testing::Seed());
  int read = 0;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = random.Noise();
    const absl::StatusOr<VagueDate> date = ParseDateWords(text);
    read += date.ok();
    ExpectHolds(date, text);
    ExpectHolds(ParseEdtf(text), text);
  }
  EXPECT_GT(read, kRounds / 200);
}

}  // namespace
}  // namespace noordster::calendar::vague_date_property_test
