// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/code_text.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace noordster::architecture {
namespace {

// Walks over C++ text and blanks what is no code.
class Blanker {
 public:
  explicit Blanker(absl::string_view text) : text_(text) {}

  std::string Run() &&;

 private:
  bool At(absl::string_view what) const { return text_.substr(position_, what.size()) == what; }
  bool IsRawString() const;
  // The quote stands within a number: 1'000.
  bool SeparatesDigits() const;
  // Blanks up to and including the next `end`; line ends stay.
  void BlankThrough(size_t end);
  void BlankLiteral(char quote);
  void BlankRawString();

  const absl::string_view text_;
  size_t position_ = 0;
  std::string code_;
};

std::string Blanker::Run() && {
  while (position_ < text_.size()) {
    const char character = text_[position_];
    if (At("//")) {
      BlankThrough(std::min(text_.find('\n', position_), text_.size()));
    } else if (At("/*")) {
      const size_t end = text_.find("*/", position_ + 2);
      BlankThrough(end == absl::string_view::npos ? text_.size() : end + 2);
    } else if (character == '"' && IsRawString()) {
      BlankRawString();
    } else if (character == '"') {
      BlankLiteral('"');
    } else if (character == '\'' && !SeparatesDigits()) {
      BlankLiteral('\'');
    } else {
      code_.push_back(character);
      ++position_;
    }
  }
  return std::move(code_);
}

bool Blanker::IsRawString() const {
  if (position_ == 0 || text_[position_ - 1] != 'R') return false;
  // "R" must be a prefix of its own, possibly after u8, u, U or L.
  size_t start = position_ - 1;
  while (start > 0 && IsWord(text_[start - 1])) --start;
  const absl::string_view prefix = text_.substr(start, position_ - start);
  return prefix == "R" || prefix == "u8R" || prefix == "uR" || prefix == "UR" || prefix == "LR";
}

bool Blanker::SeparatesDigits() const {
  size_t start = position_;
  while (start > 0 && (IsWord(text_[start - 1]) || text_[start - 1] == '\'')) --start;
  return start < position_ && absl::ascii_isdigit(static_cast<unsigned char>(text_[start]));
}

void Blanker::BlankThrough(size_t end) {
  for (; position_ < end; ++position_) code_.push_back(text_[position_] == '\n' ? '\n' : ' ');
}

void Blanker::BlankLiteral(char quote) {
  size_t end = position_ + 1;
  while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
    end += text_[end] == '\\' ? 2 : 1;
  }
  code_.push_back(quote);
  ++position_;
  BlankThrough(std::min(end, text_.size()));
  if (position_ < text_.size() && text_[position_] == quote) {
    code_.push_back(quote);
    ++position_;
  }
}

void Blanker::BlankRawString() {
  const size_t open = text_.find('(', position_);
  if (open == absl::string_view::npos) return BlankThrough(text_.size());
  const std::string close =
      absl::StrCat(")", text_.substr(position_ + 1, open - position_ - 1), "\"");
  const size_t end = text_.find(close, open);
  BlankThrough(end == absl::string_view::npos ? text_.size() : end + close.size());
}

}  // namespace

bool IsWord(char character) {
  return absl::ascii_isalnum(static_cast<unsigned char>(character)) || character == '_';
}

std::string WithoutCommentsAndLiterals(absl::string_view text) { return Blanker(text).Run(); }

std::string WithoutPreprocessor(std::string code) {
  bool at_line_start = true;
  bool in_directive = false;
  for (size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\n') {
      const bool continued = i > 0 && code[i - 1] == '\\';
      in_directive = in_directive && continued;
      at_line_start = true;
      continue;
    }
    if (at_line_start && code[i] == '#') in_directive = true;
    if (code[i] != ' ' && code[i] != '\t') at_line_start = false;
    // The backslash stays, so that the end of its line is seen as continued.
    if (in_directive && code[i] != '\\') code[i] = ' ';
  }
  std::replace(code.begin(), code.end(), '\\', ' ');
  return code;
}

int LineAt(absl::string_view text, size_t position) {
  const absl::string_view before = text.substr(0, position);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace noordster::architecture
