// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/work_screen.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/planning_days.h"
#include "clients/cli/screen/refusal_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// The rest of a text stands in `plan followups`.
constexpr size_t kTextLinesMax = 2;

std::string FollowUpText(const v1::WorkItem& item, Language language) {
  const absl::string_view number = LastId(item.resource());
  if (item.follow_up_kind() == v1::FollowUp::CONSOLIDATED_VERSION) {
    return absl::Substitute(Wording{"geconsolideerde versie vastleggen (opvolging $0)",
                                    "freeze the consolidated version (follow-up $0)"}
                                .In(language),
                            number);
  }
  std::string text = absl::StrCat(WordOf(item.follow_up_kind(), language), " ", number);
  if (!item.person().empty()) {
    absl::StrAppend(
        &text, Wording{" (oordeel: ", " (judge: "}.In(language),
        item.person_display_name().empty() ? LastId(item.person()) : item.person_display_name(),
        ")");
  }
  if (!item.text().empty()) absl::StrAppend(&text, ": ", item.text());
  return text;
}

// "toezegging m3 afdoen: Het college komt met een overzicht"
std::string WorkActionText(const v1::WorkItem& item, Language language) {
  return absl::Substitute(Wording{"$0 $1 afdoen: $2", "settle $0 $1: $2"}.In(language),
                          WordOf(item.action_kind(), language), LastId(item.resource()),
                          item.text());
}

// "behandelen in gremium college, aanleveren uiterlijk ma 22-08 voor 30-08".
std::string TreatText(const v1::WorkItem& item, const WorkLook& look) {
  std::string text =
      absl::Substitute(Wording{"behandelen in gremium $0", "treat in body $0"}.In(look.language),
                       LastId(item.body()));
  PlanningLook days;
  days.language = look.language;
  days.today = look.today;
  if (!item.hand_in_date().empty()) {
    absl::StrAppend(&text, Wording{", aanleveren uiterlijk ", ", hand in by "}.In(look.language),
                    PlannedDay(item.hand_in_date(), days),
                    item.meeting_date().empty() ? "" : Wording{" voor ", " for "}.In(look.language),
                    ShortDay(item.meeting_date(), days));
  } else if (!item.meeting_date().empty()) {
    absl::StrAppend(&text, Wording{", vergadering ", ", meeting "}.In(look.language),
                    PlannedDay(item.meeting_date(), days));
  }
  return text;
}

// As many lines as fit a cell; what was left out is told by three dots.
std::string CellText(const std::string& text) {
  std::vector<std::string> lines = Wrapped(text, kTextWidth);
  if (lines.size() > kTextLinesMax) {
    lines.resize(kTextLinesMax);
    absl::StrAppend(&lines.back(), " …");
  }
  return absl::StrJoin(lines, "\n");
}

std::string DueText(const v1::WorkItem& item, const WorkLook& look) {
  if (item.due_date().empty()) return "-";
  // Dates of this form order as text.
  const bool is_late = item.due_date() < look.today;
  return absl::StrCat(DayOnScreen(item.due_date()),
                      is_late ? Wording{", te laat", ", late"}.In(look.language) : "");
}

// Who sees to an action: a person, a body, or nobody yet.
std::string OwnerText(const v1::WorkItem& item) {
  if (!item.owner_body().empty()) return std::string(LastId(item.owner_body()));
  return OrDash(item.person_display_name().empty() ? std::string(LastId(item.person()))
                                                   : item.person_display_name());
}

std::string WorkTurnText(const v1::WorkItem& item, Language language) {
  if (item.kind() == v1::WorkItem::SETTLE_ACTION) return OwnerText(item);
  const bool is_body = item.lifter() == v1::TREATING_BODY && !item.body().empty();
  return is_body ? std::string(LastId(item.body())) : LifterWord(item.lifter(), language);
}

// The plan it is for; of an action the body it is of.
std::string PlaceText(const v1::WorkItem& item, Language language) {
  if (item.kind() != v1::WorkItem::SETTLE_ACTION) return item.plan_title();
  return absl::StrCat(Wording{"gremium ", "body "}.In(language), LastId(item.body()));
}

std::string StageText(const v1::WorkItem& item) {
  if (!item.stage_display_name().empty()) return item.stage_display_name();
  return item.stage().empty() ? "-" : item.stage();
}

}  // namespace

std::string WhatOf(const v1::WorkItem& item, const WorkLook& look) {
  const Language language = look.language;
  switch (item.kind()) {
    case v1::WorkItem::TREAT:
      return TreatText(item, look);
    case v1::WorkItem::MEET_GUARD:
      if (item.has_blocker()) return SentenceOf(item.blocker(), language);
      return WordOf(item.kind(), language);
    case v1::WorkItem::SETTLE_FOLLOW_UP:
      return FollowUpText(item, language);
    case v1::WorkItem::CONFIRM_OUTCOME:
      return absl::Substitute(Wording{"uitkomst $0 bevestigen", "confirm decision $0"}.In(language),
                              LastId(item.resource()));
    case v1::WorkItem::SETTLE_ACTION:
      return WorkActionText(item, language);
    default:
      return WordOf(item.kind(), language);
  }
}

std::string WorkText(const WorkList& work, const Wording& nothing, const WorkLook& look) {
  if (work.items.empty()) return absl::StrCat(nothing.In(look.language), "\n");
  std::vector<std::string> headings = Headings(
      look.language, {{"Uiterlijk", "Due"}, {"Plan", "Plan"}, {"Fase", "Stage"}, {"Wat", "What"}});
  if (look.has_turn) headings.emplace_back(Wording{"Aan zet", "Whose turn"}.In(look.language));
  Table table(std::move(headings));
  for (const v1::WorkItem& item : work.items) {
    std::vector<std::string> row = {DueText(item, look), PlaceText(item, look.language),
                                    StageText(item), CellText(WhatOf(item, look))};
    if (look.has_turn) row.push_back(WorkTurnText(item, look.language));
    table.Add(std::move(row));
  }
  return absl::StrCat(
      table.ToString(),
      work.goes_on ? Wording{"en nog meer (--limit)\n", "and more (--limit)\n"}.In(look.language)
                   : "");
}

WorkList DueFirst(const WorkList& one, const WorkList& other, size_t limit) {
  WorkList first;
  for (const WorkList* list : {&one, &other}) {
    const auto has_day = [](const v1::WorkItem& item) { return !item.due_date().empty(); };
    std::copy_if(list->items.begin(), list->items.end(), std::back_inserter(first.items), has_day);
    // What has no day comes last, so that a list ending with a day may have more days.
    first.goes_on = first.goes_on || (list->goes_on && has_day(list->items.back()));
  }
  std::stable_sort(
      first.items.begin(), first.items.end(),
      [](const v1::WorkItem& a, const v1::WorkItem& b) { return a.due_date() < b.due_date(); });
  if (first.items.size() > limit) {
    first.items.resize(limit);
    first.goes_on = true;
  }
  return first;
}

}  // namespace noordster::cli
