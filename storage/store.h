// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_STORAGE_STORE_H_
#define NOORDSTER_STORAGE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace noordster::storage {

// Size of the random id of a store.
inline constexpr size_t kStoreIdBytes = 16;

// Names a partition: the id of a municipality ("gm1916"), 1 to 63 bytes of [a-z0-9-].
using PartitionId = std::string;

// Where a partition stands: the sequence of its last event and the hash of its chain there (32
// bytes). A partition without events has sequence 0 and its genesis as hash.
struct Head {
  int64_t sequence = 0;
  std::string hash;

  friend bool operator==(const Head&, const Head&) = default;
};

// One row to put, or to delete when `value` is absent. Keys come from keys.h without the partition.
struct Write {
  std::string key;
  std::optional<std::string> value;
};

// A conditional atomic batch on one partition.
struct Commit {
  PartitionId partition;
  // Epoch of the owner, from Acquire; an older one is fenced.
  int64_t epoch = 0;
  // The head it was decided on.
  Head expected;
  // The head it leads to.
  Head next;
  // In this order: of several with one key the last stays.
  std::vector<Write> writes;
  // 16 random bytes that name this commit; they tell after an ambiguous answer whether it happened.
  std::string token;
};

enum class CommitOutcome {
  kCommitted,    // durable: it survives the loss of power
  kConflict,     // the head is another; nothing was written
  kFenced,       // a newer owner acquired the partition; nothing was written
  kAmbiguous,    // it may or may not have been written; acquire again and compare the token
  kTooLarge,     // beyond limits(); nothing was written
  kUnavailable,  // nothing was written; `status` tells why and whether asking again can help
};

struct CommitResult {
  CommitOutcome outcome = CommitOutcome::kUnavailable;
  // Not OK for every outcome but kCommitted.
  absl::Status status;
};

// What an owner of a partition starts from.
struct Ownership {
  int64_t epoch = 0;
  Head head;
  // Hash the chain starts from, 32 bytes, random per partition.
  std::string genesis;
  // Token of the last commit; empty when there was none.
  std::string last_token;
};

// The smallest bounds of all backends, so that nothing changes when a user moves to another.
struct Limits {
  size_t writes_max = 4096;
  size_t bytes_max = 4 << 20;
  size_t value_bytes_max = 256 << 10;
};

// Values in the order of the keys asked for; absent when there is no row.
struct Values {
  Head head;
  std::vector<std::optional<std::string>> values;
};

struct Row {
  std::string key;
  std::string value;
};

// Rows with begin <= key < end, in byte order; an empty `end` means to the end of the partition.
struct Range {
  std::string begin;
  std::string end;
};

struct Page {
  Head head;
  std::vector<Row> rows;
  // There are more rows in the range after the last one.
  bool more = false;
};

// A durable commit, as those see it who follow its partition.
struct TailCommit {
  // Sequences of the head before it and with it.
  int64_t after = 0;
  int64_t head = 0;
  // What it wrote, in an order in which of several with one key the last stays.
  std::vector<Write> writes;
};

// Takes the commits of a tail, one after the other.
using TailReader = std::function<void(TailCommit)>;

// A durable ordered map per partition that changes only by conditional batches. It speaks bytes and
// knows nothing of plans.
//
// Promises: a commit answered kCommitted is on disk, whole, and visible to every later read; reads
// never see a commit that could still be lost; commits of a partition form one order. Not promised:
// anything across partitions.
//
// Safe from any thread. Several Submits of a partition may be under way, if each expects what the
// one before leads to: they are written in the order in which they were submitted, so that all
// behind one that was not written conflict.
class Store {
 public:
  virtual ~Store() = default;

  // Random id of this store, kStoreIdBytes; a restored store has a new one.
  virtual std::string id() const = 0;
  virtual Limits limits() const = 0;

  // Takes a partition over and creates it when it does not exist. Owners before are fenced.
  virtual absl::StatusOr<Ownership> Acquire(const PartitionId& partition) = 0;

  // Writes `commit` and calls `done` once, from any thread, possibly before Submit returns. `done`
  // must not block.
  virtual void Submit(Commit commit, std::function<void(CommitResult)> done) = 0;

  // Reads rows, all at the one head returned. NOT_FOUND for an unknown partition; DATA_LOSS when
  // stored bytes are damaged.
  virtual absl::StatusOr<Values> Get(const PartitionId& partition,
                                     absl::Span<const std::string> keys) const = 0;

  // Reads at most `rows_max` rows of a range, all at the one head returned. Errors as Get.
  virtual absl::StatusOr<Page> Scan(const PartitionId& partition, const Range& range,
                                    size_t rows_max) const = 0;

  // All partitions in byte order.
  virtual absl::StatusOr<std::vector<PartitionId>> ListPartitions() const = 0;

  // Gives `reader` every commit of a partition behind the head that is returned, in their order,
  // each once it is durable and visible. It is called by one thread at a time, before the commit is
  // answered: it must neither block nor take a lock that anyone holds for long. Commits
  // of other processes are not among them: `after` tells of a gap. FAILED_PRECONDITION when the
  // partition has a tail, NOT_FOUND for an unknown one.
  virtual absl::StatusOr<Head> OpenTail(const PartitionId& partition, TailReader reader) = 0;

  // Ends the tail of a partition, if it has one. Once it returns, the reader is not running and
  // will not be called again. Not to be called by the reader.
  virtual void CloseTail(const PartitionId& partition) = 0;

  // Deletes rows that nobody may still need. Only request rows and milestones can be trimmed;
  // INVALID_ARGUMENT for any other key. RESOURCE_EXHAUSTED when a commit would be refused for want
  // of space: deleting takes some first. Not part of the history.
  virtual absl::Status Trim(const PartitionId& partition, absl::Span<const std::string> keys) = 0;
};

}  // namespace noordster::storage

#endif  // NOORDSTER_STORAGE_STORE_H_
