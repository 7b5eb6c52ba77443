// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/function_scanner.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "tests/architecture/code_text.h"

namespace noordster::architecture {
namespace {

constexpr size_t kNone = absl::string_view::npos;

bool IsMacroName(absl::string_view word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
           return absl::ascii_isupper(static_cast<unsigned char>(c)) || c == '_' ||
                  absl::ascii_isdigit(static_cast<unsigned char>(c));
         });
}

// The word that ends at `end`, with the names of its scopes: "Store::Get".
absl::string_view WordBefore(absl::string_view text, size_t end) {
  while (end > 0 && absl::ascii_isspace(static_cast<unsigned char>(text[end - 1]))) --end;
  size_t begin = end;
  while (begin > 0 &&
         (IsWord(text[begin - 1]) || text[begin - 1] == ':' || text[begin - 1] == '~')) {
    --begin;
  }
  return absl::StripPrefix(text.substr(begin, end - begin), ":");
}

// Position after the bracket that closes the one at `open`; the end of the text when none does.
size_t AfterClosing(absl::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(' || text[i] == '{' || text[i] == '[') ++depth;
    if (text[i] == ')' || text[i] == '}' || text[i] == ']') --depth;
    if (depth == 0) return i + 1;
  }
  return text.size();
}

// Position after "operator" and its signs, or `position` when no operator is named there.
size_t AfterOperatorName(absl::string_view head, size_t position) {
  constexpr absl::string_view kOperator = "operator";
  if (!absl::StartsWith(head.substr(position), kOperator)) return position;
  size_t end = position + kOperator.size();
  if (absl::StartsWith(head.substr(end), "()")) return end + 2;
  while (end < head.size() && absl::ascii_ispunct(static_cast<unsigned char>(head[end])) &&
         head[end] != '(') {
    ++end;
  }
  return end;
}

// Words before a parenthesis that does not hold parameters.
bool HoldsNoParameters(absl::string_view word) {
  constexpr absl::string_view kWords[] = {"alignas",  "decltype", "__attribute__", "explicit",
                                          "noexcept", "requires", "sizeof",        ""};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// Position of the parenthesis that opens the parameters of the function a head names; kNone when
// it names none. Brackets of templates are skipped.
size_t FindParameters(absl::string_view head) {
  int angle = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    if (i == 0 || !IsWord(head[i - 1])) {
      const size_t after = AfterOperatorName(head, i);
      if (after != i) return head.find('(', after);
    }
    if (head[i] == '<') ++angle;
    if (head[i] == '>' && i > 0 && head[i - 1] != '-') --angle;
    if (head[i] != '(') continue;
    if (angle <= 0) {
      const absl::string_view word = WordBefore(head, i);
      const bool is_annotation = IsMacroName(word) && AfterClosing(head, i) < head.size() &&
                                 head.find('(', AfterClosing(head, i)) != kNone;
      if (!HoldsNoParameters(word) && !is_annotation) return i;
    }
    i = AfterClosing(head, i) - 1;
  }
  return kNone;
}

int CountParameters(absl::string_view head, size_t open) {
  const absl::string_view list = head.substr(open + 1, AfterClosing(head, open) - open - 2);
  const absl::string_view trimmed = absl::StripAsciiWhitespace(list);
  if (trimmed.empty() || trimmed == "void") return 0;
  int depth = 0;
  int count = 1;
  for (size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '(' || c == '{' || c == '[' || c == '<') ++depth;
    if (c == ')' || c == '}' || c == ']' || (c == '>' && i > 0 && list[i - 1] != '-')) --depth;
    if (c == ',' && depth == 0) ++count;
  }
  return count;
}

bool StartsWithWord(absl::string_view text, absl::string_view word) {
  return absl::StartsWith(text, word) && (text.size() == word.size() || !IsWord(text[word.size()]));
}

absl::string_view WithoutAccessLabel(absl::string_view head) {
  head = absl::StripLeadingAsciiWhitespace(head);
  for (absl::string_view label : {"public", "private", "protected"}) {
    absl::string_view rest = head;
    if (!absl::ConsumePrefix(&rest, label)) continue;
    rest = absl::StripLeadingAsciiWhitespace(rest);
    if (absl::ConsumePrefix(&rest, ":")) return absl::StripLeadingAsciiWhitespace(rest);
  }
  return head;
}

// The head without access labels, template<…> and attributes before it.
absl::string_view WithoutPreamble(absl::string_view head) {
  while (true) {
    head = WithoutAccessLabel(head);
    if (StartsWithWord(head, "template")) {
      size_t end = head.find('<');
      if (end == kNone) return head;
      for (int depth = 0; end < head.size(); ++end) {
        depth += head[end] == '<' ? 1 : head[end] == '>' ? -1 : 0;
        if (depth == 0) break;
      }
      head.remove_prefix(std::min(end + 1, head.size()));
    } else if (absl::StartsWith(head, "[[")) {
      head.remove_prefix(std::min(head.find("]]"), head.size() - 2) + 2);
    } else {
      return head;
    }
  }
}

// A '=' that gives a value: no comparison, no operator, none within brackets.
bool HasAssignment(absl::string_view head) {
  for (size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '(' || head[i] == '[') i = AfterClosing(head, i) - 1;
    if (i >= head.size() || head[i] != '=') continue;
    const bool compares = (i + 1 < head.size() && head[i + 1] == '=') ||
                          (i > 0 && absl::StrContains("=<>!+-*/%&|^", head.substr(i - 1, 1)));
    if (!compares && !absl::StrContains(head.substr(0, i), "operator")) return true;
  }
  return false;
}

enum class BlockKind { kContainer, kInitialValues, kMemberInitialValue, kFunction };

// What the block is whose brace follows `head`.
BlockKind KindOf(absl::string_view head) {
  head = absl::StripTrailingAsciiWhitespace(WithoutPreamble(head));
  const char last = head.empty() ? '{' : head.back();
  const bool is_extern = StartsWithWord(head, "extern") && !absl::StrContains(head, "(");
  if (is_extern || StartsWithWord(head, "namespace") || StartsWithWord(head, "inline namespace")) {
    return BlockKind::kContainer;
  }
  const bool after_parameters = last == ')' || last == ']';
  const size_t parameters = FindParameters(head);
  const bool has_parameters = parameters != kNone && !IsMacroName(WordBefore(head, parameters));
  for (absl::string_view word : {"class", "struct", "union", "enum", "typedef"}) {
    if (StartsWithWord(head, word) && !has_parameters && !HasAssignment(head)) {
      return BlockKind::kContainer;
    }
  }
  // A lambda may end in "mutable", "noexcept" or its result.
  const bool has_lambda = absl::StrContains(head, "](") || absl::StrContains(head, "] (");
  const bool opens_list = absl::StrContains("=,({[", std::string(1, last));
  if (opens_list || absl::EndsWith(head, "return")) return BlockKind::kInitialValues;
  if (HasAssignment(head)) {
    return after_parameters || has_lambda ? BlockKind::kFunction : BlockKind::kInitialValues;
  }
  if (parameters == kNone) {
    // "std::string name_{…}" and "Point{…}"; without a name it can only be a block of code.
    return has_lambda || after_parameters ? BlockKind::kFunction : BlockKind::kInitialValues;
  }
  absl::string_view tail = head.substr(AfterClosing(head, parameters));
  tail = absl::StripLeadingAsciiWhitespace(tail);
  if (absl::ConsumePrefix(&tail, "noexcept")) tail = absl::StripLeadingAsciiWhitespace(tail);
  const bool in_member_list = absl::StartsWith(tail, ":");
  if (in_member_list && (IsWord(last) || last == '>')) return BlockKind::kMemberInitialValue;
  return BlockKind::kFunction;
}

// Walks over the statements of a file, into containers and lists, and past functions.
class Scanner {
 public:
  explicit Scanner(absl::string_view code) : code_(code) {}

  std::vector<Function> Run() &&;

 private:
  absl::string_view Head() const { return code_.substr(head_, position_ - head_); }
  void StartHead(size_t position) { head_ = position; }
  void AtBrace();
  void AtSemicolon();
  void Add(size_t end);

  const absl::string_view code_;
  size_t position_ = 0;
  // Where the statement begins that is being read.
  size_t head_ = 0;
  std::vector<Function> functions_;
};

std::vector<Function> Scanner::Run() && {
  while (position_ < code_.size()) {
    switch (code_[position_]) {
      case '{':
        AtBrace();
        break;
      case ';':
        AtSemicolon();
        break;
      case '}':
        StartHead(++position_);
        break;
      default:
        ++position_;
    }
  }
  return std::move(functions_);
}

void Scanner::AtBrace() {
  switch (KindOf(Head())) {
    case BlockKind::kContainer:
    case BlockKind::kInitialValues:
      StartHead(++position_);
      break;
    case BlockKind::kMemberInitialValue:
      position_ = AfterClosing(code_, position_);
      break;
    case BlockKind::kFunction: {
      const size_t end = AfterClosing(code_, position_);
      Add(end);
      position_ = end;
      StartHead(end);
      break;
    }
  }
}

void Scanner::AtSemicolon() {
  const absl::string_view head = WithoutPreamble(Head());
  const size_t parameters = FindParameters(head);
  const bool is_declaration = parameters != kNone && !StartsWithWord(head, "using") &&
                              !StartsWithWord(head, "static_assert") &&
                              !HasAssignment(head.substr(0, parameters));
  if (is_declaration) Add(0);
  StartHead(++position_);
}

// Adds the function the head names; `end` is that of its block, 0 for a declaration.
void Scanner::Add(size_t end) {
  const absl::string_view head = WithoutPreamble(Head());
  const absl::string_view text = WithoutAccessLabel(Head());
  Function function;
  function.line = LineAt(code_, static_cast<size_t>(text.data() - code_.data()));
  if (end != 0) function.lines = LineAt(code_, end - 1) - function.line + 1;
  const size_t parameters = FindParameters(head);
  const bool is_lambda = parameters == kNone || HasAssignment(head.substr(0, parameters));
  function.name = is_lambda ? "lambda" : std::string(WordBefore(head, parameters));
  if (function.name.empty()) function.name = "operator";
  if (!is_lambda && !IsMacroName(function.name)) {
    function.parameters = CountParameters(head, parameters);
  }
  functions_.push_back(std::move(function));
}

}  // namespace

std::vector<Function> ScanFunctions(absl::string_view text) {
  const std::string code = WithoutPreprocessor(WithoutCommentsAndLiterals(text));
  return Scanner(code).Run();
}

}  // namespace noordster::architecture
