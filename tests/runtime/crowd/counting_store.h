// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_CROWD_COUNTING_STORE_H_
#define NOORDSTER_TESTS_RUNTIME_CROWD_COUNTING_STORE_H_

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "tests/runtime/forwarding_store.h"

namespace noordster::runtime {

// Counts every row that readers get.
class CountingStore final : public runtime::ForwardingStore {
 public:
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    rows_ += static_cast<int64_t>(keys.size());
    return ForwardingStore::Get(partition, keys);
  }
  absl::StatusOr<storage::Page> Scan(const storage::PartitionId& partition,
                                     const storage::Range& range, size_t rows_max) const override {
    absl::StatusOr<storage::Page> page = ForwardingStore::Scan(partition, range, rows_max);
    if (page.ok()) rows_ += static_cast<int64_t>(page->rows.size());
    return page;
  }

  int64_t TakeRows() { return rows_.exchange(0); }

 private:
  mutable std::atomic<int64_t> rows_{0};
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_CROWD_COUNTING_STORE_H_
