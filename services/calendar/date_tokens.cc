// SPDX-License-Identifier: EUPL-1.2
#include "services/calendar/date_tokens.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/calendar/date.h"
#include "services/calendar/date_forms.h"

namespace noordster::calendar::words {
namespace {

using forms::IsDigits;
using forms::Quoted;
using forms::Refused;
using forms::StartsWithForm;

bool IsLetter(absl::string_view text) {
  return !text.empty() && (absl::ascii_isalpha(static_cast<unsigned char>(text[0])) ||
                           static_cast<unsigned char>(text[0]) >= 0x80);
}

// Cuts words into tokens, from left to right.
class Tokenizer {
 public:
  // Both are the same words; `text` is normalised. They outlive the tokenizer.
  Tokenizer(absl::string_view given, absl::string_view text) : words_(given), text_(text) {}

  absl::StatusOr<std::vector<Token>> Tokens();

 private:
  absl::Status TakeNumbers();
  absl::Status TakeShortYear();
  absl::Status TakeWord();

  const absl::string_view words_;
  // What is still to be cut.
  absl::string_view text_;
  std::vector<Token> tokens_;
};

absl::StatusOr<std::vector<Token>> Tokenizer::Tokens() {
  while (!text_.empty()) {
    if (absl::ConsumePrefix(&text_, " ")) continue;
    absl::Status status;
    if (IsDigits(text_.substr(0, 1))) {
      status = TakeNumbers();
    } else {
      status = absl::StartsWith(text_, "'") ? TakeShortYear() : TakeWord();
    }
    if (!status.ok()) return status;
  }
  return std::move(tokens_);
}

absl::Status Tokenizer::TakeNumbers() {
  const auto* form =
      std::find_if(std::begin(kNumberForms), std::end(kNumberForms),
                   [this](const NumberForm& f) { return StartsWithForm(text_, f.form); });
  if (form == std::end(kNumberForms)) {
    return Refused(words_, "a number has three digits, or more than four", kHint);
  }
  const TokenKind* kind = form->kinds;
  for (absl::string_view digits : absl::StrSplit(form->form, '-')) {
    absl::ConsumePrefix(&text_, "-");
    tokens_.push_back({*kind++, ReadDigits(text_.substr(0, digits.size()))});
    text_.remove_prefix(digits.size());
    const Token& token = tokens_.back();
    if (token.kind == TokenKind::kMonth && (token.value < 1 || token.value > 12)) {
      return Refused(words_, absl::StrCat(token.value, " is no month"),
                     "write two years in full (2021-2022), a season as zomer 2022, a quarter as "
                     "Q3 2022, a day as 15-07-2022");
    }
  }
  for (absl::string_view ordinal : {"ste", "de", "e", "st", "nd", "rd", "th"}) {
    if (absl::StartsWith(text_, ordinal) && !IsLetter(text_.substr(ordinal.size()))) {
      text_.remove_prefix(ordinal.size());
      break;
    }
  }
  return absl::OkStatus();
}

absl::Status Tokenizer::TakeShortYear() {
  if (!StartsWithForm(text_, "'00")) {
    return Refused(words_, "no two digits of a year follow the apostrophe", "write '22 or 2022");
  }
  const int year = ReadDigits(text_.substr(1, 2));
  tokens_.push_back({TokenKind::kYear, year < 69 ? 2000 + year : 1900 + year});
  text_.remove_prefix(3);
  return absl::OkStatus();
}

absl::Status Tokenizer::TakeWord() {
  const Words* entry = nullptr;
  absl::string_view word;
  for (const Words& candidate : kWords) {
    for (absl::string_view text : absl::StrSplit(candidate.texts, '|')) {
      if (text.size() <= word.size() || !absl::StartsWith(text_, text)) continue;
      // "mar" does not start "maria", but a dash needs no space after it: "mid-2022".
      const absl::string_view after = text_.substr(text.size());
      if (IsLetter(text) && text.back() != '-' && (IsLetter(after) || IsDigits(after.substr(0, 1))))
        continue;
      entry = &candidate;
      word = text;
    }
  }
  if (entry == nullptr) {
    const absl::string_view unknown = text_.substr(0, text_.find(' '));
    return Refused(words_, absl::StrCat(Quoted(unknown), " is not understood"), kHint);
  }
  text_.remove_prefix(word.size());
  absl::ConsumePrefix(&text_, ".");
  tokens_.push_back({entry->kind, entry->value});
  if (entry->kind != TokenKind::kRefused) return absl::OkStatus();
  return Refused(words_, absl::StrCat(Quoted(word), " ", entry->fault), entry->instead);
}

}  // namespace

std::string Normalised(absl::string_view given) {
  std::string text = absl::StrReplaceAll(given, kSpellings);
  absl::AsciiStrToLower(&text);
  absl::RemoveExtraAsciiWhitespace(&text);
  return text;
}

absl::StatusOr<std::vector<Token>> TokensOf(absl::string_view given, absl::string_view normalised) {
  return Tokenizer(given, normalised).Tokens();
}

}  // namespace noordster::calendar::words
