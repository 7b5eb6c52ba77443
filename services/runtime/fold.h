// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_FOLD_H_
#define NOORDSTER_SERVICES_RUNTIME_FOLD_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/engine/state.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// What must stand in a row: its bytes, or for a text the digest of its content.
struct ExpectedRow {
  std::string value;
  bool is_digest = false;
};

// Reads the whole history of a partition, from nothing, and works out every row that follows from
// it, with an empty cache and no look at the rows that are there. In memory; of one thread; the
// store and `cancelled` outlive it.
class Fold {
 public:
  Fold(const storage::Store& store, storage::PartitionId partition, std::string genesis,
       absl::FunctionRef<bool()> cancelled);

  // Folds the events after those folded so far, up to `head`. DATA_LOSS when events are missing,
  // the chain does not lead to the head, or an event is of a later release; UNAVAILABLE when
  // cancelled.
  absl::Status To(const storage::Head& head);

  // Rows of a range, as the store has them. UNAVAILABLE when cancelled.
  absl::StatusOr<storage::Page> Scan(const storage::Range& range) const;

  const storage::Head& head() const { return head_; }
  // By key: records, requests, indexes, histories, milestones, and digests of texts.
  const std::map<std::string, ExpectedRow>& rows() const { return rows_; }

 private:
  absl::Status EachEvent(
      const storage::Head& head,
      absl::FunctionRef<absl::Status(int64_t sequence, const std::string& bytes)> visit) const;
  absl::Status FoldOne(const std::string& bytes);

  const storage::Store& store_;
  const storage::PartitionId partition_;
  const std::string genesis_;
  const absl::FunctionRef<bool()> cancelled_;
  engine::State state_ = engine::State::FromNothing();
  storage::Head head_;
  std::map<std::string, ExpectedRow> rows_;
};

// The events of rows of the log, or those that rows of one history name, in their order. DATA_LOSS
// when one cannot be read.
absl::StatusOr<std::vector<noordster::internal::v1::Event>> EventsOf(
    const storage::Store& store, const storage::PartitionId& partition,
    const std::vector<storage::Row>& rows);

// The texts of references, as they are stored. DATA_LOSS when one cannot be read.
absl::StatusOr<PrivateTexts> ReadTexts(const storage::Store& store,
                                       const storage::PartitionId& partition,
                                       const std::vector<noordster::internal::v1::TextRef>& refs);

// The sequence up to which milestones of a partition were trimmed; 0: all are there.
absl::StatusOr<int64_t> MilestoneFloor(const storage::Store& store,
                                       const storage::PartitionId& partition);

// The refusal for stored bytes that are damaged.
absl::Status RefuseDamaged(absl::string_view what);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_FOLD_H_
