// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/csv_reader.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/screen/utf8.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kQuote = '"';

char SeparatorOf(absl::string_view text) {
  int semicolons = 0;
  int commas = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == kQuote) quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    semicolons += c == ';' ? 1 : 0;
    commas += c == ',' ? 1 : 0;
  }
  return commas > semicolons ? ',' : ';';
}

// Goes through a text once.
class CsvReader {
 public:
  CsvReader(absl::string_view text, Language language)
      : text_(text), separator_(SeparatorOf(text)), language_(language) {}

  std::variant<std::vector<CsvRow>, CsvFault> Read() {
    while (at_ < text_.size()) {
      CsvRow row;
      row.line = line_;
      if (!ReadRow(row)) return fault_;
      const bool is_empty = std::all_of(row.fields.begin(), row.fields.end(),
                                        [](const std::string& field) { return field.empty(); });
      if (is_empty) continue;
      if (!rows_.empty() && row.fields.size() != rows_.front().fields.size()) {
        Fail(row.line, {"heeft $0 velden, de eerste regel $1", "has $0 fields, the first line $1"},
             absl::StrCat(row.fields.size()), absl::StrCat(rows_.front().fields.size()));
        return fault_;
      }
      rows_.push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  bool Fail(int line, const Wording& wording, absl::string_view first = "",
            absl::string_view second = "") {
    fault_ = {line, absl::Substitute(wording.In(language_), first, second)};
    return false;
  }

  // Whether the line ends here; goes past its end.
  bool TakeLineEnd() {
    if (at_ == text_.size()) return true;
    const size_t length = absl::StartsWith(text_.substr(at_), "\r\n") ? 2
                          : text_[at_] == '\n'                        ? 1
                                                                      : 0;
    at_ += length;
    line_ += length > 0 ? 1 : 0;
    return length > 0;
  }

  bool ReadRow(CsvRow& row) {
    while (true) {
      std::string& field = row.fields.emplace_back();
      const bool is_quoted = at_ < text_.size() && text_[at_] == kQuote;
      if (!(is_quoted ? ReadQuoted(field) : ReadPlain(field))) return false;
      if (TakeLineEnd()) return true;
      if (text_[at_] != separator_) {
        return Fail(line_, {"na het sluitende aanhalingsteken staat nog tekst",
                            "there is text behind the closing quote"});
      }
      ++at_;
    }
  }

  bool ReadPlain(std::string& field) {
    const size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           !absl::StartsWith(text_.substr(at_), "\r\n")) {
      if (text_[at_] == kQuote) {
        return Fail(line_, {"een aanhalingsteken midden in een veld; zet het hele veld tussen "
                            "aanhalingstekens en schrijf het dubbel",
                            "a quote within a field; put the whole field in quotes and write it "
                            "twice"});
      }
      ++at_;
    }
    field = std::string(text_.substr(begin, at_ - begin));
    return true;
  }

  bool ReadQuoted(std::string& field) {
    const int begin = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == kQuote) {
        ++at_;
        if (at_ == text_.size() || text_[at_] != kQuote) return true;
      }
      line_ += text_[at_] == '\n' ? 1 : 0;
      field.push_back(text_[at_]);
    }
    return Fail(begin, {"het aanhalingsteken dat hier begint, sluit nergens",
                        "the quote that begins here closes nowhere"});
  }

  const absl::string_view text_;
  const char separator_;
  const Language language_;
  size_t at_ = 0;
  int line_ = 1;
  std::vector<CsvRow> rows_;
  CsvFault fault_;
};

// The first line whose bytes are not UTF-8; 0: all are.
int LineNotUtf8(absl::string_view text) {
  if (IsUtf8(text)) return 0;
  int line = 1;
  while (true) {
    const size_t end = text.find('\n');
    if (!IsUtf8(text.substr(0, end))) return line;
    text.remove_prefix(end + 1);
    ++line;
  }
}

}  // namespace

std::variant<std::vector<CsvRow>, CsvFault> ReadCsv(absl::string_view text, Language language) {
  absl::ConsumePrefix(&text, kByteOrderMark);
  if (const int line = LineNotUtf8(text); line > 0) {
    return CsvFault{line, std::string(Wording{"is geen UTF-8; sla het bestand op als CSV UTF-8",
                                              "is no UTF-8; save the file as CSV UTF-8"}
                                          .In(language))};
  }
  return CsvReader(text, language).Read();
}

std::string CsvField(absl::string_view text) {
  constexpr absl::string_view kFormula = "=+-@\t\r";
  const bool is_formula = !text.empty() && absl::StrContains(kFormula, text.substr(0, 1));
  std::string field = absl::StrCat(is_formula ? "'" : "", text);
  if (field.find_first_of(";,\"\r\n\t") == std::string::npos) return field;
  return absl::StrCat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"");
}

}  // namespace noordster::cli
