// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_BUCKET_TABLE_H_
#define NOORDSTER_SERVICES_API_CALL_BUCKET_TABLE_H_

#include <array>
#include <string>

#include "absl/base/optimization.h"
#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/token_bucket.h"

namespace noordster::api {

// A token bucket for each holder, all of one rate. Memory is bounded: buckets that are full again
// are forgotten, which changes nothing for their holders; while as many as are remembered are not
// full, newcomers share one bucket, and those remembered keep their own. Safe from any thread;
// holders are spread over locks.
class BucketTable {
 public:
  // Remembers about `remembered_max` holders.
  BucketTable(base::TokenRate rate, size_t remembered_max);

  // As TokenBucket::Take, from the bucket of `holder`.
  absl::Duration Take(absl::string_view holder, absl::Duration now);

  const base::TokenRate& rate() const { return rate_; }

  // How many holders are remembered.
  size_t remembered() const;

 private:
  static constexpr size_t kShards = 16;

  struct ABSL_CACHELINE_ALIGNED Shard {
    mutable absl::Mutex mutex;
    absl::flat_hash_map<std::string, base::TokenBucket> buckets ABSL_GUARDED_BY(mutex);
    // Of those who are not remembered.
    base::TokenBucket others ABSL_GUARDED_BY(mutex);
    absl::Duration next_sweep ABSL_GUARDED_BY(mutex);
  };

  // Whether another holder can be remembered in a shard, forgetting those with full buckets.
  bool HasRoom(Shard& shard, absl::Duration now) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(shard.mutex);

  const base::TokenRate rate_;
  const size_t shard_max_;
  std::array<Shard, kShards> shards_;
};

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_BUCKET_TABLE_H_
