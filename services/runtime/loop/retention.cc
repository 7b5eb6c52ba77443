// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/retention.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "noordster/internal/v1/milestone.pb.h"
#include "services/base/limits.h"
#include "services/runtime/fold.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using engine::Record;
using storage::Space;

// A round a day; what is found to be old enough today is deleted tomorrow at the latest. The first
// begins a little after the start, when there is much else to do.
constexpr absl::Duration kInterval = absl::Hours(24);
constexpr absl::Duration kAfterStart = absl::Minutes(1);

// Between two pages of a round, so that acts do not wait for one after the other.
constexpr absl::Duration kBetweenPages = absl::Milliseconds(100);

std::string Begin(Space space) { return storage::SpaceRange(space).begin; }

}  // namespace

Retention::Retention(storage::Store& store, EngineTime& time, const storage::PartitionId& partition,
                     absl::Duration milestones)
    : store_(store),
      time_(time),
      partition_(partition),
      milestones_(milestones),
      next_(time.Now() + kAfterStart),
      request_position_(Begin(Space::kRequest)),
      milestone_position_(Begin(Space::kMilestone)) {}

void Retention::AddFloor(Writes& rows) {
  if (floor_ == 0) return;
  rows.push_back(
      {storage::MilestoneFloorKey(), storage::MilestoneFloorValue(std::exchange(floor_, 0))});
}

absl::Duration Retention::Wait() const {
  return time_.Trusted() ? std::max(next_ - time_.Now(), absl::ZeroDuration())
                         : absl::InfiniteDuration();
}

void Retention::Trim(const engine::State& state) {
  const absl::Time now = time_.Now();
  if (now < next_ || !time_.Trusted()) return;
  // What cannot be deleted now is tried again with the next round.
  const bool trimmed = TrimRequests(now, state).ok() && TrimMilestones(now).ok();
  if (trimmed && !(request_position_.empty() && milestone_position_.empty())) {
    next_ = now + kBetweenPages;
    return;
  }
  next_ = now + kInterval;
  request_position_ = Begin(Space::kRequest);
  milestone_position_ = Begin(Space::kMilestone);
}

absl::Status Retention::TrimRequests(absl::Time now, const engine::State& state) {
  if (request_position_.empty()) return absl::OkStatus();
  absl::StatusOr<storage::Page> page =
      store_.Scan(partition_, {request_position_, storage::SpaceRange(Space::kRequest).end},
                  limits::kScanRowsMax);
  if (!page.ok()) return page.status();
  std::vector<std::string> expired;
  for (const storage::Row& row : page->rows) {
    Record stored;
    if (!stored.ParseFromString(row.value)) continue;
    const Record* const latest = state.FindLoaded(stored.name()).value_or(nullptr);
    const int64_t micros = (latest == nullptr ? stored : *latest).update_time_micros();
    if (absl::FromUnixMicros(micros) + limits::kRequestRetention < now) expired.push_back(row.key);
  }
  request_position_ = page->more ? page->rows.back().key + '\0' : "";
  return expired.empty() ? absl::OkStatus() : store_.Trim(partition_, expired);
}

// Deletes what lies below the floor, then looks how far the next one may rise.
absl::Status Retention::TrimMilestones(absl::Time now) {
  if (milestone_position_.empty()) return absl::OkStatus();
  const absl::StatusOr<int64_t> floor = MilestoneFloor(store_, partition_);
  if (!floor.ok()) return floor.status();
  absl::StatusOr<storage::Page> page =
      store_.Scan(partition_, {milestone_position_, storage::SpaceRange(Space::kMilestone).end},
                  limits::kScanRowsMax);
  if (!page.ok()) return page.status();
  const std::string kept = storage::MilestoneKey(*floor + 1, 0);
  std::vector<std::string> expired;
  bool is_old = true;
  for (const storage::Row& row : page->rows) {
    if (row.key < kept) {
      expired.push_back(row.key);
      continue;
    }
    noordster::internal::v1::Milestone milestone;
    is_old = milestone.ParseFromString(row.value) &&
             absl::FromUnixMicros(milestone.commit_time_micros()) + milestones_ < now;
    if (!is_old) break;
    floor_ = milestone.sequence();
  }
  milestone_position_ = page->more && is_old ? page->rows.back().key + '\0' : "";
  return expired.empty() ? absl::OkStatus() : store_.Trim(partition_, expired);
}

}  // namespace noordster::runtime
