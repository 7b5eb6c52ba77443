// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/icalendar_lines.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/cli/screen/utf8.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kContentMark = "\xEF\xBB\xBF";
constexpr char kContentQuote = '"';
// An invitation with its whole agenda in it is some times smaller.
constexpr size_t kContentLineBytesMax = size_t{64} << 10;
// Some times what kEntriesMax events take with their alarms and invitees.
constexpr size_t kContentLinesMax = 200000;

bool IsNameCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-';
}

bool HasControlCharacter(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

// Takes a name off the beginning of a line, in capitals; empty when none stands there.
std::string TakeName(absl::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), IsNameCharacter);
  const auto length = static_cast<size_t>(end - rest.begin());
  std::string name = absl::AsciiStrToUpper(rest.substr(0, length));
  rest.remove_prefix(length);
  return name;
}

// Takes one value of a parameter; absent when its quote does not close.
std::optional<std::string> TakeParameterValue(absl::string_view& rest) {
  const bool is_quoted = !rest.empty() && rest.front() == kContentQuote;
  if (is_quoted) rest.remove_prefix(1);
  const size_t end = is_quoted ? rest.find(kContentQuote) : rest.find_first_of(";:,");
  if (is_quoted && end == absl::string_view::npos) return std::nullopt;
  std::string value(rest.substr(0, end));
  rest.remove_prefix(std::min(rest.size(), value.size() + (is_quoted ? 1 : 0)));
  return value;
}

// Takes the parameters, each with what stands before it. Whether all of them are well formed.
bool TakeParameters(absl::string_view& rest, std::map<std::string, std::string>& parameters) {
  while (absl::ConsumePrefix(&rest, ";")) {
    const std::string name = TakeName(rest);
    if (name.empty() || !absl::ConsumePrefix(&rest, "=")) return false;
    do {
      std::optional<std::string> value = TakeParameterValue(rest);
      if (!value.has_value()) return false;
      parameters.emplace(name, *std::move(value));
    } while (absl::ConsumePrefix(&rest, ","));
  }
  return true;
}

// Goes through a text once, line by line.
class ContentReader {
 public:
  ContentReader(absl::string_view text, FaultList& faults) : rest_(text), faults_(faults) {
    absl::ConsumePrefix(&rest_, kContentMark);
  }

  std::vector<ContentLine> Read() {
    std::string line;
    while (!faults_.IsFull() && TakeUnfolded(line)) {
      if (line.empty()) continue;
      if (lines_.size() == kContentLinesMax) {
        faults_.Add(begin_, "",
                    {"er zijn meer regels dan een kalender heeft: hoogstens $0",
                     "there are more lines than a calendar has: $0 at most"},
                    absl::StrCat(kContentLinesMax));
        break;
      }
      ReadLine(line);
    }
    return std::move(lines_);
  }

 private:
  absl::string_view TakePhysical() {
    const size_t end = rest_.find('\n');
    absl::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
    ++at_;
    absl::ConsumeSuffix(&line, "\r");
    return line;
  }

  // Whether there was a line; a fault, and none, when it is too long.
  bool TakeUnfolded(std::string& line) {
    line.clear();
    if (rest_.empty()) return false;
    begin_ = at_ + 1;
    absl::string_view part = TakePhysical();
    while (true) {
      if (line.size() + part.size() > kContentLineBytesMax) {
        faults_.Add(begin_, "",
                    {"is langer dan $0 bytes; het lezen stopte hier",
                     "is longer than $0 bytes; reading stopped here"},
                    absl::StrCat(kContentLineBytesMax));
        return false;
      }
      absl::StrAppend(&line, part);
      if (rest_.empty() || (rest_.front() != ' ' && rest_.front() != '\t')) return true;
      part = TakePhysical().substr(1);
    }
  }

  void ReadLine(absl::string_view text) {
    ContentLine line;
    line.line = begin_;
    if (!IsUtf8(text)) return faults_.Add(begin_, "", {"is geen UTF-8", "is no UTF-8"});
    if (HasControlCharacter(text)) {
      return faults_.Add(begin_, "", {"bevat een stuurteken", "holds a control character"});
    }
    line.name = TakeName(text);
    if (line.name.empty()) {
      return faults_.Add(begin_, "",
                         {"is geen regel van iCalendar, zoals SUMMARY:Raad",
                          "is no line of iCalendar, such as SUMMARY:Council"});
    }
    if (!TakeParameters(text, line.parameters) || !absl::ConsumePrefix(&text, ":")) {
      return faults_.Add(begin_, line.name,
                         {"de dubbele punt voor de waarde is niet te vinden",
                          "the colon before the value cannot be found"});
    }
    line.value = std::string(text);
    lines_.push_back(std::move(line));
  }

  absl::string_view rest_;
  FaultList& faults_;
  // The last line that was taken, and the first of what is read now.
  int at_ = 0;
  int begin_ = 0;
  std::vector<ContentLine> lines_;
};

}  // namespace

std::vector<ContentLine> ReadContentLines(absl::string_view text, FaultList& faults) {
  return ContentReader(text, faults).Read();
}

std::vector<std::string> TextsOfValue(absl::string_view value) {
  std::vector<std::string> texts(1);
  for (size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ',') {
      texts.emplace_back();
      continue;
    }
    const bool is_escape = value[i] == '\\' && i + 1 < value.size();
    if (is_escape) ++i;
    const bool is_line_break = is_escape && (value[i] == 'n' || value[i] == 'N');
    texts.back().push_back(is_line_break ? '\n' : value[i]);
  }
  return texts;
}

std::string TextOfValue(absl::string_view value) {
  // A comma that should have been escaped is one all the same.
  return absl::StrJoin(TextsOfValue(value), ",");
}

}  // namespace noordster::cli
