// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/embargoes.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "services/base/digest.h"
#include "services/engine/index_rows.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

// The longest it waits, so that a clock that was set is noticed.
constexpr absl::Duration kWaitMax = absl::Minutes(1);

// Until it looks again when it could not.
constexpr absl::Duration kRetry = absl::Seconds(1);

// So many are decided together; the rest follows at once.
constexpr size_t kDueMax = 64;

std::string Prefix() {
  return storage::IndexKey(static_cast<uint8_t>(engine::Index::kEmbargo), "");
}

struct Embargo {
  absl::Time ends;
  std::string decision;
};

std::optional<Embargo> EmbargoOf(absl::string_view key) {
  const std::string prefix = Prefix();
  if (!absl::StartsWith(key, prefix)) return std::nullopt;
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(key.substr(prefix.size()), absl::MaxSplits('\0', 1));
  int64_t micros = 0;
  if (!absl::SimpleAtoi(parts.first, &micros)) return std::nullopt;
  return Embargo{absl::FromUnixMicros(micros), parts.second};
}

engine::Request DiscloseAt(const Embargo& embargo) {
  engine::Request request;
  request.command = engine::DiscloseOutcome{embargo.decision};
  request.caller.actor.set_kind(noordster::internal::v1::Actor::CLOCK);
  // One embargo ends once: the same id whenever it is asked.
  request.content_digest =
      base::Sha256({embargo.decision,
                    base::BigEndian64(static_cast<uint64_t>(absl::ToUnixMicros(embargo.ends)))});
  request.request_id = absl::BytesToHexString(request.content_digest);
  return request;
}

}  // namespace

absl::Time Embargoes::FirstEnd(const Writes& rows) const {
  absl::Time first = absl::InfiniteFuture();
  const std::string prefix = Prefix();
  for (const storage::Write& row : rows) {
    if (!row.value.has_value() || !absl::StartsWith(row.key, prefix)) continue;
    if (const std::optional<Embargo> embargo = EmbargoOf(row.key); embargo.has_value()) {
      first = std::min(first, embargo->ends);
    }
  }
  return first;
}

void Embargoes::Note(absl::Time ends) {
  if (ends >= next_) return;
  // It may stand before what was asked for meanwhile.
  next_ = start_over_ = ends;
}

void Embargoes::StartOver() { next_ = start_over_ = time_.Now() + kRetry; }

absl::Duration Embargoes::Wait() const {
  return std::clamp(next_ - time_.Now(), absl::ZeroDuration(), kWaitMax);
}

std::vector<engine::Request> Embargoes::Due() {
  std::vector<engine::Request> due;
  const absl::Time now = time_.Now();
  if (now < next_) return due;
  if (!time_.Trusted()) {
    next_ = now + kRetry;
    return due;
  }
  storage::Range range = storage::PrefixRange(Prefix());
  if (now >= start_over_) {
    position_ = range.begin;
    start_over_ = now + kWaitMax;
  }
  next_ = start_over_;
  range.begin = position_;
  const absl::StatusOr<storage::Page> page = store_.Scan(partition_, range, kDueMax + 1);
  if (!page.ok()) return due;
  for (const storage::Row& row : page->rows) {
    const std::optional<Embargo> embargo = EmbargoOf(row.key);
    if (!embargo.has_value()) continue;
    if (embargo->ends > now || due.size() == kDueMax) {
      next_ = std::min(next_, embargo->ends);
      break;
    }
    due.push_back(DiscloseAt(*embargo));
    position_ = row.key + '\0';
  }
  return due;
}

}  // namespace noordster::runtime
