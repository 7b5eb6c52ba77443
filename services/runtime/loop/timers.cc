// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/timers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "services/base/digest.h"
#include "services/base/municipal_day.h"
#include "services/calendar/date.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using engine::Index;

// The longest it waits, so that a clock that was set is noticed.
constexpr absl::Duration kWaitMax = absl::Minutes(1);

// Until it looks again when it could not.
constexpr absl::Duration kRetry = absl::Seconds(1);

// So many of an index are decided together; the rest follows at once, and so do commands between.
constexpr size_t kDueMax = 64;

constexpr size_t kRequestIdBytes = 16;

std::string PrefixOf(Index index) { return storage::IndexKey(static_cast<uint8_t>(index), ""); }

// What a row of an index waits for.
struct Timed {
  absl::Time time;
  std::string record;
};

std::optional<Timed> TimedBy(Index index, absl::string_view key) {
  const bool is_of_index = key.size() > 1 && key[0] == static_cast<char>(storage::Space::kIndex) &&
                           key[1] == static_cast<char>(index);
  if (!is_of_index) return std::nullopt;
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(key.substr(2), absl::MaxSplits('\0', 1));
  if (index == Index::kDayToTell) {
    const std::optional<absl::CivilDay> day = calendar::ParseDate(parts.first);
    if (!day.has_value()) return std::nullopt;
    return Timed{base::MunicipalMidnight(*day), parts.second};
  }
  int64_t micros = 0;
  if (!absl::SimpleAtoi(parts.first, &micros)) return std::nullopt;
  return Timed{absl::FromUnixMicros(micros), parts.second};
}

engine::Request RequestAt(Index index, const Timed& moment) {
  engine::Request request;
  request.caller.actor.set_kind(noordster::internal::v1::Actor::CLOCK);
  if (index == Index::kDayToTell) {
    // A day can come again for a record: what it says decides whether there is something to tell.
    request.command = engine::TellMoment{moment.record};
    request.content_digest = base::RandomBytes(kRequestIdBytes);
  } else {
    request.command = engine::DiscloseOutcome{moment.record};
    // One embargo ends once: the same id whenever it is asked.
    request.content_digest = base::Sha256(
        {moment.record, base::BigEndian64(static_cast<uint64_t>(absl::ToUnixMicros(moment.time)))});
  }
  request.request_id = absl::BytesToHexString(request.content_digest);
  return request;
}

}  // namespace

absl::Time Timers::FirstDue(const Writes& rows) const {
  absl::Time first = absl::InfiniteFuture();
  for (const storage::Write& row : rows) {
    if (!row.value.has_value()) continue;
    for (const Line& line : lines_) {
      if (const std::optional<Timed> moment = TimedBy(line.index, row.key)) {
        first = std::min(first, moment->time);
      }
    }
  }
  return first;
}

void Timers::Note(absl::Time due) {
  for (Line& line : lines_) {
    if (due >= line.next) continue;
    // It may stand before what was asked for meanwhile.
    line.next = line.start_over = due;
  }
}

void Timers::StartOver() {
  for (Line& line : lines_) line.next = line.start_over = time_.Now() + kRetry;
}

absl::Duration Timers::Wait() const {
  absl::Time next = absl::InfiniteFuture();
  for (const Line& line : lines_) next = std::min(next, line.next);
  return std::clamp(next - time_.Now(), absl::ZeroDuration(), kWaitMax);
}

std::vector<engine::Request> Timers::Due() {
  std::vector<engine::Request> due;
  for (Line& line : lines_) AddDue(line, due);
  return due;
}

void Timers::AddDue(Line& line, std::vector<engine::Request>& due) {
  const absl::Time now = time_.Now();
  if (now < line.next) return;
  if (!time_.Trusted()) {
    line.next = now + kRetry;
    return;
  }
  storage::Range range = storage::PrefixRange(PrefixOf(line.index));
  if (now >= line.start_over) {
    line.position = range.begin;
    line.start_over = now + kWaitMax;
  }
  line.next = line.start_over;
  range.begin = line.position;
  const absl::StatusOr<storage::Page> page = store_.Scan(partition_, range, kDueMax + 1);
  if (!page.ok()) return;
  size_t taken = 0;
  for (const storage::Row& row : page->rows) {
    const std::optional<Timed> moment = TimedBy(line.index, row.key);
    if (!moment.has_value()) continue;
    if (moment->time > now || taken == kDueMax) {
      line.next = std::min(line.next, moment->time);
      break;
    }
    due.push_back(RequestAt(line.index, *moment));
    line.position = row.key + '\0';
    ++taken;
  }
}

}  // namespace noordster::runtime
