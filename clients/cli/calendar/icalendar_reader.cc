// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/icalendar_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "clients/cli/calendar/icalendar_lines.h"
#include "clients/cli/calendar/icalendar_times.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kCalendarComponent = "VCALENDAR";
constexpr absl::string_view kEventComponent = "VEVENT";
// Calendars nest two deep.
constexpr size_t kComponentsDeepMax = 8;
// More than its first line takes, however it is folded.
constexpr size_t kBeginningBytes = 200;
constexpr int64_t kDaySeconds = 86400;
constexpr int kLastEventYear = 2199;

constexpr Wording kRepeats = {
    "een vergadering die zich herhaalt wordt niet gelezen; schrijf elke vergadering uit als eigen "
    "afspraak (VEVENT) met haar dag",
    "a meeting that repeats is not read; write out every meeting as an event (VEVENT) of its own "
    "with its day"};

// Properties by name, in the order of the file.
using EventProperties = std::map<std::string, std::vector<const ContentLine*>>;

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

// "5f0c6b1e-7a51-4a8e-9c0b-3d3c5a0e8f11", which nobody types.
bool IsMadeByMachine(absl::string_view id) {
  const auto is_hexadecimal = [](unsigned char c) { return absl::ascii_isxdigit(c) || c == '-'; };
  return id.size() >= 32 && std::all_of(id.begin(), id.end(), is_hexadecimal);
}

// Builds the entry of one event.
class EventReader {
 public:
  EventReader(const ContentLine& begin, EventProperties properties, FaultList& faults)
      : begin_(begin), properties_(std::move(properties)), faults_(faults) {}

  // Absent when something is wrong, which is a fault then.
  std::optional<CalendarEntry> Read() {
    CalendarEntry entry;
    entry.line = begin_.line;
    for (const char* name : {"RRULE", "RDATE", "RECURRENCE-ID"}) {
      if (const ContentLine* line = Find(name); line != nullptr) return Fail(line, kRepeats);
    }
    const std::optional<EntryKind> kind = ReadKind();
    if (!is_readable_ || !ReadDays(entry, kind)) return std::nullopt;
    entry.kind = kind.value_or(EntryKind::kMeeting);
    entry.name = Text("SUMMARY");
    if (entry.kind == EntryKind::kMeeting) {
      entry.place = Text("LOCATION");
      ReadIdentity(entry);
    }
    entry.is_cancelled = absl::EqualsIgnoreCase(Text("STATUS"), "CANCELLED");
    return is_readable_ ? std::optional(std::move(entry)) : std::nullopt;
  }

 private:
  std::nullopt_t Fail(const ContentLine* line, const Wording& wording,
                      absl::string_view first = "") {
    is_readable_ = false;
    faults_.Add(line == nullptr ? begin_.line : line->line, line == nullptr ? "" : line->name,
                wording, first);
    return std::nullopt;
  }

  // The one property of that name; null when there is none, and a fault when it stands twice.
  const ContentLine* Find(const std::string& name) {
    const auto found = properties_.find(name);
    if (found == properties_.end()) return nullptr;
    if (found->second.size() > 1) {
      Fail(found->second[1], {"staat al op regel $0", "stands on line $0 already"},
           absl::StrCat(found->second[0]->line));
    }
    return found->second[0];
  }

  // A text on one line, without spaces around it or tabs in it.
  std::string Text(const std::string& name) {
    const ContentLine* const line = Find(name);
    if (line == nullptr) return "";
    std::vector<std::string> parts;
    const std::string text = absl::StrReplaceAll(TextOfValue(line->value), {{"\t", " "}});
    for (const absl::string_view part : absl::StrSplit(text, '\n')) {
      const absl::string_view stripped = absl::StripAsciiWhitespace(part);
      if (!stripped.empty()) parts.emplace_back(stripped);
    }
    return absl::StrJoin(parts, ", ");
  }

  std::optional<EntryKind> ReadKind() {
    std::optional<EntryKind> kind;
    const auto found = properties_.find("CATEGORIES");
    if (found == properties_.end()) return kind;
    for (const ContentLine* line : found->second) {
      for (const std::string& category : TextsOfValue(line->value)) {
        const std::optional<EntryKind> read = EntryKindOf(category);
        if (!read.has_value()) continue;
        if (kind.has_value() && kind != read) {
          return Fail(line, {"noemt meer dan een van VERGADERING, RECES en AANLEVERSTOP",
                             "names more than one of MEETING, RECESS and HAND-IN STOP"});
        }
        kind = read;
      }
    }
    return kind;
  }

  std::optional<CalendarMoment> Moment(const ContentLine& line) {
    const auto read = ReadMoment(line);
    if (const auto* wording = std::get_if<Wording>(&read)) {
      return Fail(&line, *wording, absl::StripAsciiWhitespace(line.value));
    }
    return std::get<CalendarMoment>(read);
  }

  // When an event ends, exclusive: a day without an end takes that day.
  std::optional<absl::CivilSecond> End(const CalendarMoment& start) {
    const ContentLine* const end = Find("DTEND");
    const ContentLine* const duration = Find("DURATION");
    if (end != nullptr && duration != nullptr) {
      return Fail(duration, {"staat naast DTEND; schrijf een van beide",
                             "stands beside DTEND; write one of both"});
    }
    if (duration != nullptr) {
      const std::optional<int64_t> seconds = ReadDurationSeconds(duration->value);
      if (!seconds.has_value()) {
        return Fail(duration,
                    {"'$0' is geen duur als PT2H of P1D", "'$0' is no time as PT2H or P1D"},
                    duration->value);
      }
      return start.at + *seconds;
    }
    if (end == nullptr) return start.is_day ? start.at + kDaySeconds : start.at;
    const std::optional<CalendarMoment> moment = Moment(*end);
    if (!moment.has_value()) return std::nullopt;
    if (moment->is_day != start.is_day) {
      return Fail(end, {"is een dag waar DTSTART een tijd is, of andersom",
                        "is a day where DTSTART is a time, or the other way round"});
    }
    if (moment->at < start.at) {
      return Fail(end, {"ligt voor DTSTART", "lies before DTSTART"});
    }
    // Some programs write the day itself.
    const bool is_one_day = start.is_day && moment->at == start.at;
    return is_one_day ? start.at + kDaySeconds : moment->at;
  }

  // Reads the days and the time. Whether they fit what the event is.
  bool ReadDays(CalendarEntry& entry, const std::optional<EntryKind>& kind) {
    const ContentLine* const line = Find("DTSTART");
    if (line == nullptr) {
      Fail(nullptr, {"heeft geen DTSTART: wanneer is het?", "has no DTSTART: when is it?"});
    }
    const std::optional<CalendarMoment> start = line == nullptr ? std::nullopt : Moment(*line);
    const std::optional<absl::CivilSecond> end =
        start.has_value() ? End(*start) : std::optional<absl::CivilSecond>();
    if (!is_readable_ || !end.has_value()) return false;
    const absl::CivilDay first(start->at);
    const absl::CivilDay last = std::max(first, absl::CivilDay(*end - 1));
    if (first.year() > kLastEventYear || last.year() > kLastEventYear) {
      Fail(line, {"loopt tot na $0", "runs on beyond $0"}, absl::StrCat(kLastEventYear));
      return false;
    }
    const bool is_longer = *end - start->at > kDaySeconds;
    if (is_longer && !kind.has_value()) {
      Fail(line, {"duurt meer dan een dag, en CATEGORIES zegt niet wat het is: RECES of "
                  "AANLEVERSTOP",
                  "takes more than a day, and CATEGORIES does not say what it is: RECESS or "
                  "HAND-IN STOP"});
      return false;
    }
    const bool is_meeting = kind.value_or(EntryKind::kMeeting) == EntryKind::kMeeting;
    if (is_longer && is_meeting) {
      Fail(line, {"een vergadering is op een dag; schrijf elke dag als eigen afspraak",
                  "a meeting is on a day; write every day as an event of its own"});
      return false;
    }
    entry.first_date = DayText(first);
    entry.last_date = is_meeting ? entry.first_date : DayText(last);
    if (is_meeting && !start->is_day) {
      entry.start_time = absl::StrFormat("%02d:%02d", start->at.hour(), start->at.minute());
    }
    return true;
  }

  void ReadIdentity(CalendarEntry& entry) {
    const std::string uid = Text("UID");
    const std::string local = uid.substr(0, uid.find('@'));
    const bool is_id = IsEntryId(local) && !IsMadeByMachine(local);
    (is_id ? entry.id : entry.uid) = is_id ? local : uid;
  }

  const ContentLine& begin_;
  const EventProperties properties_;
  FaultList& faults_;
  bool is_readable_ = true;
};

// Follows which component a line belongs to.
class ICalendarReader {
 public:
  ICalendarReader(const std::vector<ContentLine>& lines, FaultList& faults)
      : lines_(lines), faults_(faults) {}

  std::vector<CalendarEntry> Read() {
    for (size_t i = 0; i < lines_.size() && !faults_.IsFull(); ++i) {
      if (!Take(i)) return {};
    }
    for (const ContentLine* begin : open_) {
      faults_.Add(begin->line, "BEGIN",
                  {"$0 sluit nergens: END:$0 ontbreekt", "$0 closes nowhere: END:$0 is missing"},
                  begin->value);
    }
    return std::move(entries_);
  }

 private:
  std::string Component(size_t i) const {
    return absl::AsciiStrToUpper(absl::StripAsciiWhitespace(lines_[i].value));
  }

  bool IsIn(absl::string_view component) const {
    return !open_.empty() &&
           absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(open_.back()->value), component);
  }

  // Whether the lines behind it can be read.
  bool Take(size_t i) {
    const ContentLine& line = lines_[i];
    if (line.name == "BEGIN") return Open(i);
    if (line.name == "END") return Close(i);
    if (IsIn(kEventComponent)) {
      properties_[line.name].push_back(&line);
    } else if (IsIn(kCalendarComponent)) {
      ReadOfCalendar(line);
    } else if (open_.empty()) {
      faults_.Add(line.line, line.name,
                  {"staat buiten de kalender", "stands outside the calendar"});
      return false;
    }
    return true;
  }

  bool Open(size_t i) {
    const std::string component = Component(i);
    const ContentLine& line = lines_[i];
    const bool fits = open_.empty() == (component == kCalendarComponent) &&
                      (component != kEventComponent || IsIn(kCalendarComponent)) &&
                      open_.size() < kComponentsDeepMax;
    if (!fits) {
      faults_.Add(line.line, "BEGIN", {"$0 kan hier niet beginnen", "$0 cannot begin here"},
                  component);
      return false;
    }
    if (component == kCalendarComponent) is_cancelled_ = false;
    if (component == kEventComponent) {
      properties_.clear();
      if (++events_ > kEntriesMax) {
        faults_.Add(line.line, "",
                    {"er zijn meer dan $0 afspraken", "there are more than $0 events"},
                    absl::StrCat(kEntriesMax));
        return false;
      }
    }
    open_.push_back(&line);
    return true;
  }

  bool Close(size_t i) {
    const std::string component = Component(i);
    if (!IsIn(component)) {
      faults_.Add(lines_[i].line, "END", {"$0 is hier niet begonnen", "$0 did not begin here"},
                  component);
      return false;
    }
    const ContentLine& begin = *open_.back();
    open_.pop_back();
    if (component != kEventComponent) return true;
    auto entry = EventReader(begin, std::move(properties_), faults_).Read();
    properties_.clear();
    if (!entry.has_value()) return true;
    entry->is_cancelled = entry->is_cancelled || is_cancelled_;
    entries_.push_back(*std::move(entry));
    return true;
  }

  void ReadOfCalendar(const ContentLine& line) {
    const absl::string_view value = absl::StripAsciiWhitespace(line.value);
    if (line.name == "METHOD") is_cancelled_ = absl::EqualsIgnoreCase(value, "CANCEL");
    if (line.name != "VERSION" || value == "2.0") return;
    faults_.Add(line.line, line.name,
                {"'$0' wordt niet gelezen; sla op als iCalendar 2.0 (.ics)",
                 "'$0' is not read; save as iCalendar 2.0 (.ics)"},
                value);
  }

  const std::vector<ContentLine>& lines_;
  FaultList& faults_;
  // Where the components that are open began, the outer one first.
  std::vector<const ContentLine*> open_;
  EventProperties properties_;
  size_t events_ = 0;
  bool is_cancelled_ = false;
  std::vector<CalendarEntry> entries_;
};

}  // namespace

std::vector<CalendarEntry> ReadICalendar(absl::string_view text, FaultList& faults) {
  // A table under the name of a calendar is told once, not by every line. Its beginning may be
  // folded.
  absl::string_view beginning = text;
  absl::ConsumePrefix(&beginning, "\xEF\xBB\xBF");
  beginning = absl::StripLeadingAsciiWhitespace(beginning).substr(0, kBeginningBytes);
  const std::string unfolded =
      absl::StrReplaceAll(beginning, {{"\r\n ", ""}, {"\r\n\t", ""}, {"\n ", ""}, {"\n\t", ""}});
  if (!absl::StartsWithIgnoreCase(unfolded, "BEGIN:VCALENDAR")) {
    faults.Add(1, "",
               {"is geen iCalendar: BEGIN:VCALENDAR ontbreekt",
                "is no iCalendar: BEGIN:VCALENDAR is missing"});
    return {};
  }
  const std::vector<ContentLine> lines = ReadContentLines(text, faults);
  return ICalendarReader(lines, faults).Read();
}

}  // namespace noordster::cli
