// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/index_rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/engine/names.h"
#include "services/engine/planning/moments.h"
#include "services/engine/secrecy/secret_parts.h"
#include "services/engine/standing.h"
#include "services/engine/worklist.h"

namespace noordster::engine {
namespace {

using Entry = std::pair<Index, std::string>;

void AddPlanEntries(const Record& record, std::vector<Entry>& entries) {
  const auto& plan = record.plan();
  const absl::string_view programme = ParentOf(record.name());
  const absl::string_view id = IdOf(record.name());
  if (!plan.stage().empty()) {
    entries.emplace_back(Index::kPlanByStage, IndexEntry({programme, plan.stage(), id}));
    entries.emplace_back(Index::kPlanByBody, IndexEntry({programme, plan.open_body(), id}));
  }
  for (const std::string& challenge : plan.challenges()) {
    entries.emplace_back(Index::kPlanByChallenge, IndexEntry({challenge, id}));
  }
  if (IsBlocked(plan)) entries.emplace_back(Index::kBlockedPlan, IndexEntry({programme, id}));
  if (const std::string due = DueDateOf(plan); !due.empty()) {
    entries.emplace_back(Index::kPlanByDueDate, IndexEntry({programme, due, id}));
  }
}

// A number of a sequence or of microseconds, so that numbers order as text.
std::string Ordered(int64_t number) { return absl::StrFormat("%016d", number); }

// The same with each digit taken from 9, so that the latest comes first: ranges are read forward
// only.
std::string LatestFirst(std::string ordered) {
  for (char& c : ordered) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) c = static_cast<char>('0' + '9' - c);
  }
  return ordered;
}

// What a body did with a plan. That it did not come to it is no treatment. When a source says less
// precisely when, it counts as early as it can have been, as in the standing of its plan.
void AddTreatedEntry(const Record& record, std::vector<Entry>& entries) {
  const auto& decision = record.decision();
  const std::string& day = EarliestDecided(decision);
  if (decision.body().empty() || day.empty() || !Stands(decision) ||
      decision.kind() == noordster::v1::NOT_TREATED) {
    return;
  }
  const auto audience = std::max(record.audience(), noordster::v1::ADMINISTRATION);
  entries.emplace_back(Index::kTreated,
                       IndexEntry({ProgrammeOf(record.name()), decision.body(),
                                   absl::StrCat(static_cast<int>(audience)), LatestFirst(day),
                                   LatestFirst(Ordered(decision.recorded())), record.name()}));
}

void AddDecisionEntries(const Record& record, std::vector<Entry>& entries) {
  AddTreatedEntry(record, entries);
  const auto& decision = record.decision();
  const auto& order = decision.secrecy();
  if (order.imposed() > 0 && order.lifted_date().empty()) {
    entries.emplace_back(Index::kSecret, IndexEntry({Ordered(order.imposed()), record.name()}));
  }
  const bool is_under_embargo =
      record.visible_from_micros() > record.create_time_micros() && !decision.disclosed();
  // Nobody was told of what was taken back before.
  if (is_under_embargo && decision.state() != noordster::v1::Decision::REVERSED) {
    entries.emplace_back(Index::kEmbargo,
                         IndexEntry({Ordered(record.visible_from_micros()), record.name()}));
  }
}

// What was made under an item is secret with it, and what is placed holds its plans.
void AddItemEntries(const Record& record, std::vector<Entry>& entries) {
  const auto& item = record.agenda_item();
  if (item.placement() == noordster::v1::AgendaItem::PLACED) {
    for (const std::string& subject : item.subjects()) {
      if (KindOf(subject) != Record::kPlan) continue;
      entries.emplace_back(Index::kItemOfPlan, IndexEntry({subject, record.name()}));
    }
  }
  if (!IsInForce(item.secrecy())) return;
  for (const std::string& action : item.actions()) {
    entries.emplace_back(Index::kSecret, IndexEntry({Ordered(item.secrecy().imposed()), action}));
  }
}

void AddProposalEntries(const Record& record, std::vector<Entry>& entries) {
  if (record.proposal().secret_items().empty()) return;
  entries.emplace_back(Index::kSecret,
                       IndexEntry({Ordered(record.proposal().secret_since()), record.name()}));
}

// Once it is cancelled, or too few members came to open it, the body treats nothing on its day; in
// every other state it will, does or did.
void AddMeetingEntries(const Record& record, std::vector<Entry>& entries) {
  const auto& meeting = record.meeting();
  if (meeting.state() == noordster::v1::Meeting::CANCELLED ||
      meeting.state() == noordster::v1::Meeting::NOT_OPENED) {
    return;
  }
  entries.emplace_back(Index::kMeetingByDay,
                       IndexEntry({ParentOf(record.name()), meeting.date(), IdOf(record.name())}));
}

// Entries of a record in byte order, each once.
std::vector<Entry> EntriesOf(const Record* record) {
  std::vector<Entry> entries;
  if (record == nullptr) return entries;
  if (record->has_plan()) AddPlanEntries(*record, entries);
  if (record->has_decision()) AddDecisionEntries(*record, entries);
  if (record->has_agenda_item()) AddItemEntries(*record, entries);
  if (record->has_proposal()) AddProposalEntries(*record, entries);
  if (record->has_meeting()) AddMeetingEntries(*record, entries);
  for (const std::string& day : DaysToTell(*record)) {
    entries.emplace_back(Index::kDayToTell, IndexEntry({day, record->name()}));
  }
  for (const Work& work : WorkOf(*record)) {
    const absl::string_view place = record->has_plan() ? record->name() : ParentOf(record->name());
    const absl::string_view due = work.due_date.empty() ? kNoDay : work.due_date;
    for (const std::string& list : ListsOf(place, work)) {
      entries.emplace_back(Index::kWork, IndexEntry({list, due, place, work.item}));
    }
  }
  std::sort(entries.begin(), entries.end());
  // A challenge may stand twice on a plan.
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

}  // namespace

std::string IndexEntry(std::initializer_list<absl::string_view> parts) {
  return absl::StrJoin(parts, absl::string_view("\0", 1));
}

std::vector<IndexRow> IndexRows(const Change& change) {
  const std::vector<Entry> before = EntriesOf(change.before.get());
  const std::vector<Entry> after = EntriesOf(change.after.get());
  std::vector<IndexRow> rows;
  const auto add = [&rows](const std::vector<Entry>& from, const std::vector<Entry>& without,
                           bool present) {
    for (const Entry& entry : from) {
      if (std::binary_search(without.begin(), without.end(), entry)) continue;
      rows.push_back({entry.first, entry.second, present});
    }
  };
  add(before, after, false);
  add(after, before, true);
  return rows;
}

}  // namespace noordster::engine
