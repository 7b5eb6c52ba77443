// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/past_records.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/calendar/date.h"
#include "services/engine/apply.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/runtime/fold.h"
#include "services/runtime/projection.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using engine::Record;
using noordster::internal::v1::Event;
using noordster::internal::v1::EventHeader;

absl::Status RefuseMoment(const char* field, const std::string& description) {
  return engine::RefuseFields(noordster::v1::INVALID_FIELD,
                              {engine::Violation(field, description)});
}

// The events of a partition by their place in it.
class Log {
 public:
  Log(const storage::Store& store, const storage::PartitionId& partition)
      : store_(store), partition_(partition) {}

  absl::StatusOr<EventHeader> HeaderAt(int64_t sequence) const {
    absl::StatusOr<storage::Values> values =
        store_.Get(partition_, std::vector<std::string>{storage::EventKey(sequence)});
    if (!values.ok()) return values.status();
    Event event;
    if (!values->values[0].has_value() || !event.ParseFromString(*values->values[0])) {
      return RefuseDamaged(absl::StrCat("event ", sequence, " cannot be read"));
    }
    return std::move(*event.mutable_header());
  }

  // The last of the events up to `head` that was recorded by `time`; 0: none was.
  absl::StatusOr<int64_t> LastBy(absl::Time time, int64_t head) const {
    int64_t by = 0;
    for (int64_t after = head + 1; after - by > 1;) {
      const int64_t middle = by + (after - by) / 2;
      absl::StatusOr<EventHeader> header = HeaderAt(middle);
      if (!header.ok()) return header.status();
      (header->commit_time_micros() <= absl::ToUnixMicros(time) ? by : after) = middle;
    }
    return by;
  }

  // The last event of the act that holds `sequence`.
  absl::StatusOr<int64_t> EndOfAct(int64_t sequence, int64_t head) const {
    for (; sequence > 0 && sequence < head; ++sequence) {
      absl::StatusOr<EventHeader> next = HeaderAt(sequence + 1);
      if (!next.ok()) return next.status();
      if (next->cause() == 0) break;
    }
    return sequence;
  }

 private:
  const storage::Store& store_;
  const storage::PartitionId& partition_;
};

// The last instant that a question about the past includes; absent when it names a revision.
std::optional<absl::Time> InstantOf(const noordster::v1::AsOf& as_of) {
  if (!as_of.time().empty()) return calendar::ParseTimestamp(as_of.time());
  if (as_of.date().empty()) return std::nullopt;
  return base::MunicipalMidnight(*calendar::ParseDate(as_of.date()) + 1) - absl::Microseconds(1);
}

}  // namespace

absl::Status CheckAsOf(const noordster::v1::AsOf& as_of, absl::Time now) {
  const int given = (as_of.revision() > 0) + !as_of.time().empty() + !as_of.date().empty();
  if (given != 1) return RefuseMoment("as_of", "give one of revision, time, date");
  if (!as_of.time().empty() && *calendar::ParseTimestamp(as_of.time()) > now) {
    return RefuseMoment("as_of.time", "lies ahead");
  }
  if (!as_of.date().empty() && *calendar::ParseDate(as_of.date()) >= base::MunicipalDay(now)) {
    return RefuseMoment("as_of.date", "is not over: give a day before today");
  }
  return absl::OkStatus();
}

absl::StatusOr<Moment> FindMoment(const storage::Store& store,
                                  const storage::PartitionId& partition,
                                  const noordster::v1::AsOf& as_of, int64_t head) {
  const std::optional<absl::Time> instant = InstantOf(as_of);
  if (as_of.revision() > head) {
    return RefuseMoment("as_of.revision", absl::StrCat("lies ahead: the history is at ", head));
  }
  const Log log(store, partition);
  absl::StatusOr<int64_t> revision = as_of.revision();
  if (instant.has_value()) revision = log.LastBy(*instant, head);
  if (revision.ok()) revision = log.EndOfAct(*revision, head);
  if (!revision.ok()) return revision.status();
  if (instant.has_value()) return Moment{*revision, base::MunicipalDay(*instant)};
  absl::StatusOr<EventHeader> header = log.HeaderAt(*revision);
  if (!header.ok()) return header.status();
  return Moment{*revision, base::MunicipalDay(absl::FromUnixMicros(header->commit_time_micros()))};
}

absl::StatusOr<std::optional<Record>> PastRecords::Find(const Record& live) {
  if (live.revision() <= moment_.revision) return live;
  const engine::RecordKind kind = engine::KindOf(live.name());
  // It is written once.
  if (kind == Record::kPathVersion) return std::nullopt;
  const bool of_plan = kind == Record::kPlanVersion || kind == Record::kStep ||
                       kind == Record::kDecision || kind == Record::kFollowUp ||
                       kind == Record::kRecognition;
  const std::string owner(of_plan ? engine::ParentOf(live.name()) : live.name());
  absl::StatusOr<const engine::State*> state = StateOf(owner);
  if (!state.ok()) return state.status();
  const Record* record = (*state)->Find(live.name());
  if (record == nullptr) return std::nullopt;
  return *record;
}

absl::StatusOr<int64_t> LastEventBy(const storage::Store& store,
                                    const storage::PartitionId& partition, absl::Time time,
                                    int64_t head) {
  return Log(store, partition).LastBy(time, head);
}

absl::StatusOr<const engine::State*> PastRecords::StateOf(const std::string& owner) {
  const auto [kept, missing] = states_.try_emplace(owner, engine::State::FromNothing());
  engine::State& state = kept->second;
  storage::Range range{storage::HistoryKey(owner, 0),
                       storage::HistoryKey(owner, moment_.revision + 1)};
  for (bool more = missing; more;) {
    absl::StatusOr<storage::Page> page = store_.Scan(partition_, range, limits::kScanRowsMax);
    if (!page.ok()) return page.status();
    if (absl::Status folded = FoldPage(owner, *page, state); !folded.ok()) return folded;
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  return &state;
}

absl::Status PastRecords::FoldPage(const std::string& owner, const storage::Page& page,
                                   engine::State& state) {
  const absl::StatusOr<std::vector<Event>> events = EventsOf(store_, partition_, page.rows);
  if (!events.ok()) return events.status();
  for (const Event& event : *events) {
    // What a body did with a plan stands in its history as well, and changes nothing of it.
    if (SubjectOf(event) != owner) continue;
    const std::string& path_version = event.has_plan_created()
                                          ? event.plan_created().path_version()
                                          : event.plan_migrated().path_version();
    if (!path_version.empty()) {
      absl::StatusOr<std::shared_ptr<const Record>> record = PathVersion(path_version);
      if (!record.ok()) return record.status();
      state.Load(path_version, *record);
    }
    engine::Apply(event, state);
    state.TakeChanges();
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Record>> PastRecords::PathVersion(const std::string& name) {
  std::shared_ptr<const Record>& kept = path_versions_[name];
  if (kept != nullptr) return kept;
  const absl::StatusOr<storage::Values> values =
      store_.Get(partition_, std::vector<std::string>{KeyOfRecord(name)});
  if (!values.ok()) return values.status();
  auto record = std::make_shared<Record>();
  if (!values->values[0].has_value() || !record->ParseFromString(*values->values[0])) {
    return RefuseDamaged(absl::StrCat(name, " cannot be read"));
  }
  kept = std::move(record);
  return kept;
}

}  // namespace noordster::runtime
