// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_LOOP_KNOWN_TEXTS_H_
#define NOORDSTER_SERVICES_RUNTIME_LOOP_KNOWN_TEXTS_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/base/recent_map.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

// The texts of what a loop answers, kept in memory while they are asked for, and so is that there
// is none: a text never changes, but may be erased. Of the thread of its loop.
class KnownTexts {
 public:
  // The store outlives it.
  KnownTexts(const storage::Store& store, storage::PartitionId partition)
      : store_(store), partition_(std::move(partition)) {}

  // The texts that a message refers to. One that was erased is left out.
  absl::StatusOr<Texts> Of(const google::protobuf::Message& message);

  // To be called for each text that is written or erased, when that is decided: nobody gets it from
  // then on, though the store has it until the commit.
  void Write(const std::string& id, const std::string& text);
  void Erase(const std::string& id);

  // Forgets what nobody asked for since the call before this one. REQUIRES: what was written or
  // erased before that call is committed.
  void Age() { texts_.Age(); }
  size_t recent_bytes() const { return texts_.recent_bytes(); }

  // Forgets all: a commit failed.
  void Clear() { texts_ = {}; }

 private:
  const storage::Store& store_;
  const storage::PartitionId partition_;
  // Absent: erased.
  base::RecentMap<std::optional<std::string>> texts_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_LOOP_KNOWN_TEXTS_H_
