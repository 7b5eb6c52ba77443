// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/import_report.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

// So many of a kind are told one by one.
constexpr size_t kStepsTold = 10;

// "van 31-05-2022 tot en met 20-12-2022", "op 27-09-2022".
std::string SpanText(absl::string_view first, absl::string_view last, Language language) {
  if (first == last) {
    return absl::StrCat(Wording{"op ", "on "}.In(language), DayOnScreen(first));
  }
  return absl::Substitute(Wording{"van $0 tot en met $1", "from $0 to $1"}.In(language),
                          DayOnScreen(first), DayOnScreen(last));
}

// What is told of steps of one kind, one by one.
struct StepLine {
  bool (*is_told)(const MeetingStep&);
  // $0 the meeting, $1 the day or time here, $2 that of the file.
  Wording done;
  // Before it was done; empty: as `done`.
  Wording foreseen;
  // $1 and $2 are of other things than days.
  std::string (*here)(const MeetingStep&) = nullptr;
  std::string (*there)(const MeetingStep&) = nullptr;
};

template <MeetingTurn kTurn>
bool HasTurn(const MeetingStep& step) {
  return step.turn == kTurn;
}

bool IsMovedUncalled(const MeetingStep& step) {
  return step.turn == MeetingTurn::kMove && step.stands->state() != v1::Meeting::CALLED;
}

bool IsMovedCalled(const MeetingStep& step) {
  return step.turn == MeetingTurn::kMove && step.stands->state() == v1::Meeting::CALLED;
}

bool IsPassedAndMoved(const MeetingStep& step) {
  return step.turn == MeetingTurn::kPassed && !step.entry->is_cancelled;
}

bool IsPassedAndCancelled(const MeetingStep& step) {
  return step.turn == MeetingTurn::kPassed && step.entry->is_cancelled;
}

std::string OrNotSaid(const std::string& text) { return text.empty() ? "-" : text; }

constexpr StepLine kStepLines[] = {
    {IsMovedUncalled,
     {"Verdaagd: $0, van $1 naar $2.\n", "Moved: $0, from $1 to $2.\n"},
     {"Te verdagen: $0, van $1 naar $2.\n", "To be moved: $0, from $1 to $2.\n"}},
    {IsMovedCalled,
     {"Verdaagd: $0, van $1 naar $2; de leden moeten opnieuw worden opgeroepen (meeting call).\n",
      "Moved: $0, from $1 to $2; its members are to be called anew (meeting call).\n"},
     {"Te verdagen: $0, van $1 naar $2; de leden moeten dan opnieuw worden opgeroepen.\n",
      "To be moved: $0, from $1 to $2; its members are to be called anew then.\n"}},
    {HasTurn<MeetingTurn::kCancel>,
     {"Vervallen: $0, $1.\n", "Cancelled: $0, $1.\n"},
     {"Te laten vervallen: $0, $1.\n", "To be cancelled: $0, $1.\n"}},
    {HasTurn<MeetingTurn::kMovedSince>,
     {"Weggelaten, want sindsdien verdaagd: $0, van $2 naar $1 (meeting move zet dat terug).\n",
      "Left out, as moved since: $0, from $2 to $1 (meeting move puts that back).\n"},
     {}},
    {HasTurn<MeetingTurn::kCancelledHere>,
     {"Weggelaten, want hier vervallen: $0, $1 (meeting plan plant een nieuwe).\n",
      "Left out, as cancelled here: $0, $1 (meeting plan plans a new one).\n"},
     {}},
    {IsPassedAndMoved,
     {"Weggelaten, want al geopend of gehouden: $0, $1; het bestand zegt $2.\n",
      "Left out, as opened or held already: $0, $1; the file says $2.\n"},
     {}},
    {IsPassedAndCancelled,
     {"Weggelaten, want al geopend of gehouden: $0, $1; het bestand zegt vervallen.\n",
      "Left out, as opened or held already: $0, $1; the file says cancelled.\n"},
     {}},
    {[](const MeetingStep& step) { return step.has_other_time; },
     {"Begint in het bestand anders: $0 om $2, hier $1; dat blijft zo.\n",
      "Begins otherwise in the file: $0 at $2, here $1; that stays so.\n"},
     {},
     [](const MeetingStep& step) { return OrNotSaid(step.stands->start_time()); },
     [](const MeetingStep& step) { return step.entry->start_time; }},
    {[](const MeetingStep& step) { return step.has_other_place; },
     {"Is in het bestand elders: $0 in '$2', hier '$1'; dat blijft zo.\n",
      "Is elsewhere in the file: $0 in '$2', here '$1'; that stays so.\n"},
     {},
     [](const MeetingStep& step) { return OrNotSaid(step.stands->place()); },
     [](const MeetingStep& step) { return step.entry->place; }},
    {HasTurn<MeetingTurn::kMissing>,
     {"Staat niet in het bestand: $0, $1 (een import laat niets vervallen; meeting cancel doet "
      "dat).\n",
      "Is not in the file: $0, $1 (an import cancels nothing; meeting cancel does).\n"},
     {}},
};

std::string StepLineText(const CalendarImport& import, const MeetingStep& step,
                         const StepLine& line, const Wording& wording, Language language) {
  const auto day_of = [](const std::string& day) { return DayOnScreen(day); };
  const std::string here = line.here != nullptr     ? line.here(step)
                           : step.stands == nullptr ? std::string()
                                                    : day_of(step.stands->date());
  const std::string there = line.there != nullptr   ? line.there(step)
                            : step.entry == nullptr ? std::string()
                                                    : day_of(step.entry->first_date);
  return absl::Substitute(wording.In(language), TypedMeeting(import, step), here, there);
}

std::string StepLinesText(const CalendarImport& import, const StepLine& line, bool is_foreseen,
                          Language language) {
  const Wording& wording = is_foreseen && !line.foreseen.dutch.empty() ? line.foreseen : line.done;
  std::string text;
  size_t told = 0;
  for (const MeetingStep& step : import.meetings) {
    if (!line.is_told(step) || ++told > kStepsTold) continue;
    absl::StrAppend(&text, StepLineText(import, step, line, wording, language));
  }
  if (told <= kStepsTold) return text;
  const Wording more = {"En zo nog $0.\n", "And so $0 more.\n"};
  return absl::StrCat(text, absl::Substitute(more.In(language), told - kStepsTold));
}

// How many meetings are new, and when.
std::string CreatedText(const CalendarImport& import, bool is_foreseen, Language language) {
  std::vector<std::string> days;
  for (const MeetingStep& step : import.meetings) {
    if (step.turn == MeetingTurn::kCreate) days.push_back(step.entry->first_date);
  }
  if (days.empty()) return "";
  absl::c_sort(days);
  const Wording heading =
      is_foreseen ? Wording{"Te plannen", "To be planned"} : Wording{"Gepland", "Planned"};
  const Wording many =
      days.size() == 1 ? Wording{"vergadering", "meeting"} : Wording{"vergaderingen", "meetings"};
  return absl::Substitute(Wording{"$0: $1 $2 van $3, $4.\n", "$0: $1 $2 of $3, $4.\n"}.In(language),
                          heading.In(language), days.size(), many.In(language), LastId(import.body),
                          SpanText(days.front(), days.back(), language));
}

std::string ScheduleText(const CalendarImport& import, bool is_foreseen, Language language) {
  if (!import.schedule.has_value()) return "";
  const Wording wording =
      is_foreseen ? Wording{"In vergaderschema $0 te zetten: $1 $2.\n",
                            "To be put in schedule $0: $1 $2.\n"}
                  : Wording{"In vergaderschema $0 gezet: $1 $2.\n", "Put in schedule $0: $1 $2.\n"};
  std::string text;
  for (const CalendarEntry* entry : import.schedule->added) {
    const Wording kind = entry->kind == EntryKind::kRecess
                             ? Wording{"reces", "recess"}
                             : Wording{"aanleverstop", "hand-in stop"};
    absl::StrAppend(&text,
                    absl::Substitute(wording.In(language), LastId(import.schedule->schedule.name()),
                                     kind.In(language),
                                     SpanText(entry->first_date, entry->last_date, language)));
  }
  return text;
}

// What was left out without being told one by one.
std::string ImportCountsText(const CalendarImport& import, Language language) {
  const auto count_of = [&import](MeetingTurn turn) {
    return absl::c_count_if(import.meetings,
                            [turn](const MeetingStep& step) { return step.turn == turn; });
  };
  const auto cancelled_periods = absl::c_count_if(import.entries, [](const CalendarEntry& entry) {
    return entry.kind != EntryKind::kMeeting && entry.is_cancelled;
  });
  const struct {
    std::ptrdiff_t count;
    Wording wording;
  } left_out[] = {
      {count_of(MeetingTurn::kKnown),
       {"Overgeslagen, want al zo gepland: $0.\n", "Left out, as planned so already: $0.\n"}},
      {import.schedule.has_value() ? import.schedule->known : 0,
       {"Overgeslagen, want al zo in het vergaderschema: $0.\n",
        "Left out, as in the schedule already: $0.\n"}},
      {count_of(MeetingTurn::kNeverPlanned),
       {"Weggelaten, want vervallen en hier nooit gepland: $0.\n",
        "Left out, as cancelled and never planned here: $0.\n"}},
      {cancelled_periods,
       {"Weggelaten, want vervallen: recessen en aanleverstops: $0 (apply haalt ze uit een "
        "vergaderschema).\n",
        "Left out, as cancelled: recesses and hand-in stops: $0 (apply takes them out of a "
        "schedule).\n"}},
  };
  std::string text;
  for (const auto& [count, wording] : left_out) {
    if (count > 0) absl::StrAppend(&text, absl::Substitute(wording.In(language), count));
  }
  return text;
}

absl::string_view TurnForMachines(MeetingTurn turn) {
  switch (turn) {
    case MeetingTurn::kCreate:
      return "CREATED";
    case MeetingTurn::kMove:
      return "MOVED";
    case MeetingTurn::kCancel:
      return "CANCELLED";
    case MeetingTurn::kKnown:
      return "UNCHANGED";
    case MeetingTurn::kMovedSince:
      return "MOVED_SINCE";
    case MeetingTurn::kCancelledHere:
      return "CANCELLED_HERE";
    case MeetingTurn::kPassed:
      return "PASSED";
    case MeetingTurn::kNeverPlanned:
      return "NEVER_PLANNED";
    case MeetingTurn::kMissing:
      return "MISSING";
  }
  return "";
}

}  // namespace

std::string TypedMeeting(const CalendarImport& import, const MeetingStep& step) {
  return absl::StrCat(LastId(import.body), "/", step.id);
}

std::string ImportText(const CalendarImport& import, bool is_foreseen, Language language) {
  std::string text = CreatedText(import, is_foreseen, language);
  absl::StrAppend(&text, ScheduleText(import, is_foreseen, language));
  for (const StepLine& line : kStepLines) {
    absl::StrAppend(&text, StepLinesText(import, line, is_foreseen, language));
  }
  absl::StrAppend(&text, ImportCountsText(import, language));
  const bool does_something = absl::c_any_of(import.meetings, IsDone) ||
                              (import.schedule.has_value() && !import.schedule->added.empty());
  if (is_foreseen && does_something) {
    absl::StrAppend(&text, Wording{"Dit kan. ", "This can be done. "}.In(language));
  }
  if (is_foreseen || !does_something) {
    absl::StrAppend(&text,
                    Wording{"Er is niets gewijzigd.\n", "Nothing was changed.\n"}.In(language));
  }
  return text;
}

Tree ImportTree(const CalendarImport& import) {
  Tree list = Tree::List();
  for (const MeetingStep& step : import.meetings) {
    Tree item = Tree::Object()
                    .Set("kind", Tree::Text("Meeting"))
                    .Set("name", Tree::Text(absl::StrCat(import.body, "/meetings/", step.id)))
                    .Set("change", Tree::Text(TurnForMachines(step.turn)));
    if (step.entry != nullptr) {
      item.Set("line", Tree::Number(step.entry->line));
      item.Set("dateInFile", Tree::Text(step.entry->first_date));
    }
    if (step.stands != nullptr) item.Set("dateBefore", Tree::Text(step.stands->date()));
    list.Add(std::move(item));
  }
  if (import.schedule.has_value()) {
    const bool is_changed = !import.schedule->added.empty();
    list.Add(Tree::Object()
                 .Set("kind", Tree::Text("Schedule"))
                 .Set("name", Tree::Text(import.schedule->schedule.name()))
                 .Set("change", Tree::Text(is_changed ? "CHANGED" : "UNCHANGED"))
                 .Set("added", Tree::Number(static_cast<int64_t>(import.schedule->added.size()))));
  }
  return list;
}

}  // namespace noordster::cli
