// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/bucket_table.h"

#include <algorithm>

#include "absl/hash/hash.h"

namespace noordster::api {
namespace {

// Looking for full buckets goes over a whole shard, so not with every newcomer.
constexpr absl::Duration kSweepInterval = absl::Seconds(1);

}  // namespace

BucketTable::BucketTable(base::TokenRate rate, size_t remembered_max)
    : rate_(rate), shard_max_(std::max(remembered_max / kShards, size_t{1})) {}

absl::Duration BucketTable::Take(absl::string_view holder, absl::Duration now) {
  Shard& shard = shards_[absl::HashOf(holder) % kShards];
  const absl::MutexLock lock(&shard.mutex);
  const auto known = shard.buckets.find(holder);
  if (known != shard.buckets.end()) return known->second.Take(rate_, now);
  if (!HasRoom(shard, now)) return shard.others.Take(rate_, now);
  return shard.buckets[holder].Take(rate_, now);
}

bool BucketTable::HasRoom(Shard& shard, absl::Duration now) const {
  if (shard.buckets.size() < shard_max_) return true;
  if (now < shard.next_sweep) return false;
  shard.next_sweep = now + kSweepInterval;
  absl::erase_if(shard.buckets, [now](const auto& entry) { return entry.second.IsFull(now); });
  return shard.buckets.size() < shard_max_;
}

size_t BucketTable::remembered() const {
  size_t sum = 0;
  for (const Shard& shard : shards_) {
    const absl::MutexLock lock(&shard.mutex);
    sum += shard.buckets.size();
  }
  return sum;
}

}  // namespace noordster::api
