// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_FORWARDING_STORE_H_
#define NOORDSTER_TESTS_RUNTIME_FORWARDING_STORE_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "storage/memory_store.h"
#include "storage/store.h"

namespace noordster::runtime {

// A memory store behind a store of its own, for tests that change what passes.
class ForwardingStore : public storage::Store {
 public:
  std::string id() const override { return store_.id(); }
  storage::Limits limits() const override { return store_.limits(); }
  absl::StatusOr<storage::Ownership> Acquire(const storage::PartitionId& partition) override {
    return store_.Acquire(partition);
  }
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    store_.Submit(std::move(commit), std::move(done));
  }
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    return store_.Get(partition, keys);
  }
  absl::StatusOr<storage::Page> Scan(const storage::PartitionId& partition,
                                     const storage::Range& range, size_t rows_max) const override {
    return store_.Scan(partition, range, rows_max);
  }
  absl::StatusOr<std::vector<storage::PartitionId>> ListPartitions() const override {
    return store_.ListPartitions();
  }
  absl::StatusOr<storage::Head> OpenTail(const storage::PartitionId& partition,
                                         storage::TailReader reader) override {
    return store_.OpenTail(partition, std::move(reader));
  }
  void CloseTail(const storage::PartitionId& partition) override { store_.CloseTail(partition); }
  absl::Status Trim(const storage::PartitionId& partition,
                    absl::Span<const std::string> keys) override {
    return store_.Trim(partition, keys);
  }

  storage::MemoryStore& memory() { return store_; }

 private:
  storage::MemoryStore store_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_FORWARDING_STORE_H_
