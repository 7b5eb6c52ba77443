// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_COMMIT_STACK_H_
#define NOORDSTER_SERVICES_FEED_COMMIT_STACK_H_

#include <atomic>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "services/base/limits.h"
#include "storage/store.h"

namespace noordster::feed {

// Commits on their way from the thread that writes to the one that tells of them. Without a lock:
// who puts never waits for who takes. Of one thread that puts and one that takes.
class CommitStack {
 public:
  ~CommitStack() { TakeAll(); }

  // Drops what is more than limits::kUntoldCommitsMax or limits::kUntoldBytesMax; who takes finds
  // the gap. A commit that finds none before it is never dropped.
  void Put(storage::TailCommit commit) {
    const int64_t head = commit.head;
    const int64_t bytes = BytesOf(commit);
    const int64_t before = count_.load();
    const bool fits = before < limits::kUntoldCommitsMax &&
                      (before == 0 || bytes_.load() + bytes <= limits::kUntoldBytesMax);
    if (fits) {
      ++count_;
      bytes_ += bytes;
      Node* const node = new Node{std::move(commit), bytes, top_.load()};
      while (!top_.compare_exchange_weak(node->below, node)) {
      }
    }
    head_.store(head);
  }

  // All that was put, oldest first.
  std::vector<storage::TailCommit> TakeAll() {
    std::vector<storage::TailCommit> commits;
    Node* node = top_.exchange(nullptr);
    while (node != nullptr) {
      bytes_ -= node->bytes;
      commits.push_back(std::move(node->commit));
      delete std::exchange(node, node->below);
    }
    count_ -= static_cast<int64_t>(commits.size());
    return {std::make_move_iterator(commits.rbegin()), std::make_move_iterator(commits.rend())};
  }

  // Head of the last one that was put, also when it was dropped; 0: none was.
  int64_t head() const { return head_.load(); }

 private:
  struct Node {
    storage::TailCommit commit;
    int64_t bytes;
    Node* below;
  };

  static int64_t BytesOf(const storage::TailCommit& commit) {
    size_t bytes = 0;
    for (const storage::Write& row : commit.writes) {
      bytes += row.key.size() + (row.value.has_value() ? row.value->size() : 0);
    }
    return static_cast<int64_t>(bytes);
  }

  std::atomic<Node*> top_{nullptr};
  std::atomic<int64_t> count_{0};
  std::atomic<int64_t> bytes_{0};
  std::atomic<int64_t> head_{0};
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_COMMIT_STACK_H_
