// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/meeting_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "clients/cli/dates.h"
#include "clients/cli/documents/csv_reader.h"
#include "clients/cli/documents/nearest.h"

namespace noordster::cli {
namespace {

enum class TableColumn : size_t { kKind, kDate, kUntil, kTime, kPlace, kName, kId, kState };
constexpr size_t kTableColumns = 8;

constexpr std::array<Wording, kTableColumns> kColumnNames = {{{"soort", "kind"},
                                                              {"datum", "date"},
                                                              {"tot", "until"},
                                                              {"begin", "start_time"},
                                                              {"plaats", "place"},
                                                              {"naam", "name"},
                                                              {"id", "id"},
                                                              {"stand", "state"}}};

std::string WordIn(absl::string_view cell) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(absl::StripAsciiWhitespace(cell)),
                             {{" ", "_"}, {"-", "_"}});
}

bool HasStrayCharacter(absl::string_view text) {
  return absl::c_any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// A time as spreadsheets write it, as the API does: "19:30" for "19:30", "19.30" and "19:30:00".
std::optional<std::string> TimeOf(absl::string_view cell) {
  const std::vector<std::string> parts =
      absl::StrSplit(absl::StrReplaceAll(cell, {{".", ":"}}), ':');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  std::array<int, 3> numbers = {};
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool is_number =
        !parts[i].empty() && parts[i].size() <= 2 && (i == 0 || parts[i].size() == 2) &&
        absl::c_all_of(parts[i], [](unsigned char c) { return absl::ascii_isdigit(c); }) &&
        absl::SimpleAtoi(parts[i], &numbers[i]);
    if (!is_number) return std::nullopt;
  }
  if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 59) return std::nullopt;
  return absl::StrFormat("%02d:%02d", numbers[0], numbers[1]);
}

// Goes through a table once, and goes on after a fault.
class MeetingTableReader {
 public:
  explicit MeetingTableReader(FaultList& faults) : faults_(faults) { places_.fill(-1); }

  std::vector<CalendarEntry> Read(absl::string_view text) {
    const auto read = ReadCsv(text, faults_.language());
    if (const CsvFault* fault = std::get_if<CsvFault>(&read)) {
      faults_.AddText(fault->line, "", fault->description);
      return {};
    }
    const auto& rows = std::get<std::vector<CsvRow>>(read);
    if (rows.empty()) {
      faults_.Add(0, "", {"is leeg", "is empty"});
      return {};
    }
    FindColumns(rows.front());
    if (rows.size() > kEntriesMax + 1) {
      faults_.Add(rows[kEntriesMax + 1].line, "",
                  {"er zijn meer dan $0 regels", "there are more than $0 lines"},
                  absl::StrCat(kEntriesMax));
    }
    if (!faults_.IsEmpty()) return {};
    for (size_t i = 1; i < rows.size() && !faults_.IsFull(); ++i) ReadRow(rows[i]);
    return std::move(entries_);
  }

 private:
  void FindColumns(const CsvRow& headings) {
    headings_ = headings.fields;
    for (size_t i = 0; i < headings.fields.size(); ++i) {
      if (HasStrayCharacter(headings.fields[i])) {
        faults_.Add(headings.line, "",
                    {"een kop bevat een regeleinde of stuurteken",
                     "a heading holds a line break or control character"});
        continue;
      }
      const std::string word = WordIn(headings.fields[i]);
      const auto* found = std::find_if(
          kColumnNames.begin(), kColumnNames.end(),
          [&word](const Wording& name) { return name.dutch == word || name.english == word; });
      if (found == kColumnNames.end()) {
        FailHeading(headings.line, word);
        continue;
      }
      int& place = places_[static_cast<size_t>(found - kColumnNames.begin())];
      if (place >= 0) {
        faults_.Add(headings.line, word,
                    {"deze kolom staat er twee keer", "this column stands twice"});
      }
      place = static_cast<int>(i);
    }
    if (!Has(TableColumn::kDate)) {
      faults_.Add(headings.line, NameOf(TableColumn::kDate),
                  {"deze kolom ontbreekt", "this column is missing"});
    }
  }

  void FailHeading(int line, const std::string& word) {
    std::vector<std::string> known;
    for (const Wording& name : kColumnNames) {
      known.emplace_back(name.dutch);
      known.emplace_back(name.english);
    }
    const std::string nearest = Nearest(word, known);
    if (!nearest.empty()) {
      return faults_.Add(line, word,
                         {"deze kolom is niet bekend; bedoelt u '$0'?",
                          "there is no such column; did you mean '$0'?"},
                         nearest);
    }
    std::vector<std::string> names;
    for (const Wording& name : kColumnNames) names.emplace_back(name.In(faults_.language()));
    faults_.Add(line, word,
                {"deze kolom is niet bekend; de kolommen zijn $0",
                 "there is no such column; the columns are $0"},
                absl::StrJoin(names, ", "));
  }

  bool Has(TableColumn column) const { return places_[static_cast<size_t>(column)] >= 0; }

  // As the table calls it.
  std::string NameOf(TableColumn column) const {
    const auto index = static_cast<size_t>(column);
    return Has(column) ? WordIn(headings_[static_cast<size_t>(places_[index])])
                       : std::string(kColumnNames[index].In(faults_.language()));
  }

  // Without spaces around it; empty when the table has no such column.
  std::string In(const CsvRow& row, TableColumn column) const {
    if (!Has(column)) return "";
    const auto place = static_cast<size_t>(places_[static_cast<size_t>(column)]);
    return std::string(absl::StripAsciiWhitespace(row.fields[place]));
  }

  void Fail(const CsvRow& row, TableColumn column, const Wording& wording,
            absl::string_view first = "") {
    is_row_readable_ = false;
    faults_.Add(row.line, NameOf(column), wording, first);
  }

  void ReadRow(const CsvRow& row) {
    is_row_readable_ = true;
    for (size_t i = 0; i < row.fields.size(); ++i) {
      if (!HasStrayCharacter(row.fields[i])) continue;
      faults_.Add(
          row.line, WordIn(headings_[i]),
          {"bevat een regeleinde of stuurteken", "holds a line break or control character"});
      return;
    }
    CalendarEntry entry;
    entry.line = row.line;
    entry.name = In(row, TableColumn::kName);
    entry.place = In(row, TableColumn::kPlace);
    entry.id = In(row, TableColumn::kId);
    const bool has_kind = ReadKind(row, entry);
    ReadDays(row, entry, has_kind);
    ReadTime(row, entry);
    ReadState(row, entry);
    if (entry.kind != EntryKind::kMeeting) CheckOfMeetingsAlone(row);
    if (is_row_readable_) entries_.push_back(std::move(entry));
  }

  // Whether the row says what it is.
  bool ReadKind(const CsvRow& row, CalendarEntry& entry) {
    const std::string typed = In(row, TableColumn::kKind);
    if (typed.empty()) return false;
    const std::optional<EntryKind> kind = EntryKindOf(typed);
    if (!kind.has_value()) {
      Fail(row, TableColumn::kKind,
           {"'$0': schrijf vergadering, reces of aanleverstop",
            "'$0': write meeting, recess or hand-in-stop"},
           typed);
    }
    entry.kind = kind.value_or(EntryKind::kMeeting);
    return true;
  }

  std::string ReadDay(const CsvRow& row, TableColumn column) {
    const std::string typed = In(row, column);
    const std::optional<std::string> day = DayOf(typed);
    if (!day.has_value()) {
      Fail(row, column,
           {"'$0' is geen dag; schrijf 27-09-2022 of 2022-09-27",
            "'$0' is no day; write 27-09-2022 or 2022-09-27"},
           typed);
    }
    return day.value_or("");
  }

  void ReadDays(const CsvRow& row, CalendarEntry& entry, bool has_kind) {
    entry.first_date = ReadDay(row, TableColumn::kDate);
    entry.last_date = entry.first_date;
    if (In(row, TableColumn::kUntil).empty()) return;
    const std::string last = ReadDay(row, TableColumn::kUntil);
    if (!is_row_readable_ || last == entry.first_date) return;
    if (last < entry.first_date) {
      return Fail(row, TableColumn::kUntil,
                  {"ligt voor de eerste dag", "lies before the first day"});
    }
    if (!has_kind) {
      return Fail(row, TableColumn::kUntil,
                  {"duurt meer dan een dag, en de kolom soort zegt niet wat het is: reces of "
                   "aanleverstop",
                   "takes more than a day, and the column kind does not say what it is: recess or "
                   "hand-in-stop"});
    }
    if (entry.kind == EntryKind::kMeeting) {
      return Fail(row, TableColumn::kUntil,
                  {"een vergadering is op een dag; schrijf elke dag op een eigen regel",
                   "a meeting is on a day; write every day on a line of its own"});
    }
    entry.last_date = last;
  }

  void ReadTime(const CsvRow& row, CalendarEntry& entry) {
    const std::string typed = In(row, TableColumn::kTime);
    if (typed.empty()) return;
    const std::optional<std::string> time = TimeOf(typed);
    if (!time.has_value()) {
      return Fail(row, TableColumn::kTime,
                  {"'$0' is geen tijd als 19:30", "'$0' is no time as 19:30"}, typed);
    }
    entry.start_time = *time;
  }

  void ReadState(const CsvRow& row, CalendarEntry& entry) {
    const std::string word = WordIn(In(row, TableColumn::kState));
    entry.is_cancelled = word == "vervallen" || word == "cancelled";
    if (entry.is_cancelled || word.empty() || word == "gepland" || word == "planned") return;
    Fail(row, TableColumn::kState,
         {"'$0': schrijf vervallen, of niets", "'$0': write cancelled, or nothing"}, word);
  }

  void CheckOfMeetingsAlone(const CsvRow& row) {
    for (const TableColumn column : {TableColumn::kTime, TableColumn::kPlace, TableColumn::kId}) {
      if (In(row, column).empty()) continue;
      Fail(row, column, {"hoort alleen bij een vergadering", "belongs to a meeting alone"});
    }
  }

  FaultList& faults_;
  std::vector<std::string> headings_;
  // Where each column stands; below zero: there is none.
  std::array<int, kTableColumns> places_ = {};
  bool is_row_readable_ = true;
  std::vector<CalendarEntry> entries_;
};

}  // namespace

std::vector<CalendarEntry> ReadMeetingTable(absl::string_view text, FaultList& faults) {
  return MeetingTableReader(faults).Read(text);
}

}  // namespace noordster::cli
