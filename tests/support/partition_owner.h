// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_SUPPORT_PARTITION_OWNER_H_
#define NOORDSTER_TESTS_SUPPORT_PARTITION_OWNER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/store.h"

namespace noordster::testing {

// Submits a commit and waits for its answer.
storage::CommitResult SubmitAndWait(storage::Store& store, storage::Commit commit);

// An owner of a partition in a test, as simple as one can be: every commit is one event. One thread
// at a time; the store must outlive it.
class PartitionOwner {
 public:
  PartitionOwner(storage::Store& store, storage::PartitionId partition);

  // Takes the partition over. Must be OK before anything else.
  absl::Status Acquire();

  // The commit that would come next, with an event whose value is `text`, a record that holds the
  // same text, and `more`.
  storage::Commit Next(const std::string& text, std::vector<storage::Write> more = {}) const;

  // Commits like that, of which each expects what the one before leads to.
  std::vector<storage::Commit> NextInLine(const std::vector<std::string>& texts) const;

  // Submits `commit`, waits, and moves on when it was committed.
  storage::CommitResult Submit(const storage::Commit& commit);

  // Next and Submit in one.
  storage::CommitResult Write(const std::string& text, std::vector<storage::Write> more = {});

  const storage::PartitionId& partition() const { return partition_; }
  const storage::Ownership& ownership() const { return ownership_; }
  const storage::Head& head() const { return ownership_.head; }

 private:
  storage::Store& store_;
  const storage::PartitionId partition_;
  storage::Ownership ownership_;
};

// Key of the record that holds the text of the last event.
std::string LastTextKey();

// The texts of all events of a partition in order of their sequence. Fails when the sequences are
// not dense from 1 to the head, or the record does not hold the last text: the partition is then
// not in a state that commits can have led to.
absl::StatusOr<std::vector<std::string>> ReadTexts(const storage::Store& store,
                                                   const storage::PartitionId& partition);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_SUPPORT_PARTITION_OWNER_H_
