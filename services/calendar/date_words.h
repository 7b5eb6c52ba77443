// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_DATE_WORDS_H_
#define NOORDSTER_SERVICES_CALENDAR_DATE_WORDS_H_

#include <array>
#include <utility>

#include "absl/strings/string_view.h"

// The words and number forms of dates in Dutch and English, as data for date_tokens.cc. Pure.
namespace noordster::calendar::words {

// What to write instead of words that are not read.
inline constexpr absl::string_view kHint =
    "write a day (15 juli 2022), month (mei 2022), part of one (medio mei 2022), one of several "
    "(september/oktober 2022), interval (jul-sep 2021), quarter (Q3 2022), season (zomer 2022) or "
    "year (2022)";

// What a word or number says about a date.
enum class TokenKind {
  kNumber,        // a day, or the number of a quarter
  kYear,          // four digits in full
  kMonth,         // 1 to 12
  kQuarter,       // 1 to 4; 0: the word alone
  kSeason,        // EDTF code
  kThird,         // 1 to 3: the first, second or last third of what it stands before
  kWeekday,       // absl::Weekday
  kSummerIsOver,  // "na de zomer"
  kOpenEnd,       // "vanaf"
  kOpenStart,     // "uiterlijk"
  kOf,            // Dutch "or", English "of"
  kOr,            // one of two; kMark for a slash
  kTo,            // up to and including; kMark for a dash
  kFiller,        // says nothing
  kRefused,       // would need a guess
};

// Value of a slash or dash: it joins the years of a winter, which "or" and "to" do not.
inline constexpr int kMark = 1;

// A word or number that was read.
struct Token {
  TokenKind kind;
  int value = 0;
};

// Words that say the same. No word stands twice; the longest that fits is the one read.
struct Words {
  TokenKind kind;
  // Value of the token.
  int value;
  // In lower case, separated by bars.
  absl::string_view texts;
  // For kRefused: what is wrong with them, and what to write instead.
  absl::string_view fault = "";
  absl::string_view instead = "";
};

inline constexpr Words kWords[] = {
    {TokenKind::kMonth, 1, "januari|january|jan"},
    {TokenKind::kMonth, 2, "februari|february|feb"},
    {TokenKind::kMonth, 3, "maart|march|mrt|mar"},
    {TokenKind::kMonth, 4, "april|apr"},
    {TokenKind::kMonth, 5, "mei|may"},
    {TokenKind::kMonth, 6, "juni|june|jun"},
    {TokenKind::kMonth, 7, "juli|july|jul"},
    {TokenKind::kMonth, 8, "augustus|august|aug"},
    {TokenKind::kMonth, 9, "september|sept|sep"},
    {TokenKind::kMonth, 10, "oktober|october|okt|oct"},
    {TokenKind::kMonth, 11, "november|nov"},
    {TokenKind::kMonth, 12, "december|dec"},
    {TokenKind::kQuarter, 1, "q1"},
    {TokenKind::kQuarter, 2, "q2"},
    {TokenKind::kQuarter, 3, "q3"},
    {TokenKind::kQuarter, 4, "q4"},
    {TokenKind::kQuarter, 0, "kwartaal|quarter"},
    {TokenKind::kNumber, 1, "eerste|first"},
    {TokenKind::kNumber, 2, "tweede|second"},
    {TokenKind::kNumber, 3, "derde|third"},
    {TokenKind::kNumber, 4, "vierde|fourth"},
    {TokenKind::kSeason, 21, "lente|voorjaar|spring"},
    {TokenKind::kSeason, 22, "zomer|summer"},
    {TokenKind::kSeason, 23, "herfst|najaar|autumn|fall"},
    {TokenKind::kSeason, 24, "winter"},
    {TokenKind::kWeekday, 0, "maandag|ma|monday"},
    {TokenKind::kWeekday, 1, "dinsdag|di|tuesday"},
    {TokenKind::kWeekday, 2, "woensdag|wo|wednesday"},
    {TokenKind::kWeekday, 3, "donderdag|do|thursday"},
    {TokenKind::kWeekday, 4, "vrijdag|vr|friday"},
    {TokenKind::kWeekday, 5, "zaterdag|za|saturday"},
    {TokenKind::kWeekday, 6, "zondag|zo|sunday"},
    {TokenKind::kSummerIsOver, 0, "na de zomer|after the summer"},
    {TokenKind::kOpenEnd, 0, "vanaf|sinds|from|since"},
    {TokenKind::kOpenStart, 0, "uiterlijk|no later than"},
    {TokenKind::kOf, 0, "of"},
    {TokenKind::kOr, 0, "or"},
    {TokenKind::kOr, kMark, "/"},
    {TokenKind::kTo, 0, "t/m|tot en met|to|through"},
    {TokenKind::kTo, kMark, "-"},
    {TokenKind::kFiller, 0, "de|het|the|van|in"},
    {TokenKind::kThird, 1, "begin|early"},
    {TokenKind::kThird, 2, "medio|mid|mid-"},
    {TokenKind::kThird, 3, "eind|einde|late|end"},
    {TokenKind::kRefused, 0, "half|helft|circa|rond", "has no fixed days",
     "write the days or months it can be, as in november/december 2022"},
    {TokenKind::kRefused, 0, "dit|volgend|komend|jaar|this|next|year",
     "depends on the day it was written", "write the year, as in 2022"},
    {TokenKind::kRefused, 0, "voor|vóór|na|tot|before|after|until|by",
     "leaves open whether the day itself counts",
     "write uiterlijk 30 september 2022, or vanaf 1 oktober 2022"},
};

// The ways days, months and years are written in digits, where '0' stands for any digit.
struct NumberForm {
  absl::string_view form;
  TokenKind kinds[3];
};

inline constexpr NumberForm kNumberForms[] = {
    {"0000-00-00", {TokenKind::kYear, TokenKind::kMonth, TokenKind::kNumber}},
    {"0000-00", {TokenKind::kYear, TokenKind::kMonth}},
    {"0000", {TokenKind::kYear}},
    {"00-00-0000", {TokenKind::kNumber, TokenKind::kMonth, TokenKind::kYear}},
    {"0-00-0000", {TokenKind::kNumber, TokenKind::kMonth, TokenKind::kYear}},
    {"00-0-0000", {TokenKind::kNumber, TokenKind::kMonth, TokenKind::kYear}},
    {"0-0-0000", {TokenKind::kNumber, TokenKind::kMonth, TokenKind::kYear}},
    {"00", {TokenKind::kNumber}},
    {"0", {TokenKind::kNumber}},
};

// Other characters for apostrophe, dash and space, and what they are read as.
inline constexpr auto kSpellings = std::to_array<std::pair<absl::string_view, absl::string_view>>({
    {"‘", "'"},
    {"’", "'"},
    {"‛", "'"},
    {"′", "'"},
    {"´", "'"},
    {"`", "'"},
    {"–", "-"},
    {"—", "-"},
    {"‑", "-"},
    {"−", "-"},
    {"\u00a0", " "},
    {",", " "},
    {"\t", " "},
    {"\r", " "},
    {"\n", " "},
    {"\v", " "},
    {"\f", " "},
});

}  // namespace noordster::calendar::words

#endif  // NOORDSTER_SERVICES_CALENDAR_DATE_WORDS_H_
