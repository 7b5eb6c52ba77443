// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/tail.h"

#include <algorithm>
#include <utility>

#include "services/base/check.h"
#include "services/base/limits.h"

namespace noordster::feed {
namespace {

// About what an entry takes, with its milestones as they are and as they are sent.
size_t SizeOf(const TailEntry& entry) {
  size_t bytes = sizeof(TailEntry);
  for (const EncodedMilestone& milestone : entry.milestones) {
    bytes += 2 * sizeof(EncodedMilestone) + milestone.whole.size() + milestone.outline.size();
  }
  return bytes;
}

}  // namespace

void Tail::Begin(Standing standing) {
  const absl::MutexLock lock(&mutex_);
  standing_ = std::move(standing);
  begin_ = standing_.head;
  entries_.clear();
  bytes_ = 0;
}

void Tail::Append(std::shared_ptr<const TailEntry> entry, Standing standing) {
  const size_t bytes = SizeOf(*entry);
  const absl::MutexLock lock(&mutex_);
  NOORDSTER_CHECK(entry->after == standing_.head && entry->head == standing.head);
  standing_ = std::move(standing);
  entries_.push_back(std::move(entry));
  bytes_ += bytes;
  while (bytes_ > limits::kTailBytesMax || entries_.size() > limits::kTailCommitsMax) DropOldest();
}

void Tail::DropOldest() {
  bytes_ -= SizeOf(*entries_.front());
  begin_ = entries_.front()->head;
  entries_.pop_front();
}

void Tail::SetDay(absl::CivilDay day) {
  const absl::MutexLock lock(&mutex_);
  standing_.day = day;
}

Standing Tail::standing() const {
  const absl::MutexLock lock(&mutex_);
  return standing_;
}

TailView Tail::Read(int64_t position, size_t bytes) const {
  TailView view;
  const absl::MutexLock lock(&mutex_);
  view.standing = standing_;
  view.is_covered = position >= begin_;
  if (!view.is_covered || position >= standing_.head) return view;
  auto entry =
      std::upper_bound(entries_.begin(), entries_.end(), position,
                       [](int64_t sequence, const auto& each) { return sequence < each->head; });
  for (size_t taken = 0; entry != entries_.end() && taken <= bytes; ++entry) {
    for (const EncodedMilestone& milestone : (*entry)->milestones) taken += milestone.whole.size();
    // An entry without milestones costs a look as well.
    ++taken;
    view.entries.push_back(*entry);
  }
  return view;
}

}  // namespace noordster::feed
