// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_COMMAND_LOOP_H_
#define NOORDSTER_SERVICES_RUNTIME_COMMAND_LOOP_H_

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/limits.h"
#include "services/engine/authorization/sight.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/state.h"
#include "services/runtime/embargoes.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/fingerprints.h"
#include "services/runtime/projection.h"
#include "services/runtime/retention.h"
#include "storage/store.h"

namespace noordster::runtime {

// What a request came to.
struct Answer {
  // Relative name of the resource that answers it.
  std::string resource;
  // Revision of its commit; for a replay that of the first time; else the head it was decided on.
  int64_t revision = 0;
  // The request id was known.
  bool replayed = false;
  // What the caller saw when it was decided.
  engine::Sight sight;
  // The resource at that revision, as the caller saw it. Absent for a dry run and a replay, and
  // when it is hidden or must be read to know.
  std::optional<engine::Record> shown;
};

using Answered = std::function<void(absl::StatusOr<Answer>)>;

// Counts of a loop since it started.
struct LoopCounts {
  int64_t commits = 0;
  int64_t events = 0;
  int64_t refusals = 0;
  int64_t replays = 0;
};

// The single writer of a partition: takes requests in order, loads what they need, decides,
// applies, groups what waits into one commit, and answers once what an answer rests on is durable —
// refusals included. While a commit is under way the next group is already decided on top of it.
//
// When a commit conflicts or its outcome is unknown, the loop drops what it worked out, reads head
// and token again and decides anew; a request that did commit is recognised by the token. When
// another owner fenced it off, it answers NOT_SERVING from then on.
//
// Submit is safe from any thread. Store and time outlive the loop. Stop, or the destructor,
// answers everything that waits.
class CommandLoop {
 public:
  // Takes the partition over and starts the thread. Milestones older than `retention` are trimmed.
  static absl::StatusOr<std::unique_ptr<CommandLoop>> Start(
      storage::Store& store, EngineTime& time, storage::PartitionId partition,
      absl::Duration retention = limits::kMilestoneRetention);
  ~CommandLoop();

  CommandLoop(const CommandLoop&) = delete;
  CommandLoop& operator=(const CommandLoop&) = delete;

  // Queues a request. `done` is called once, from a thread of the loop, and must not block. A
  // request that is not decided by `deadline` is answered DEADLINE_EXCEEDED and changes nothing; a
  // full queue answers RESOURCE_EXHAUSTED at once. Its last places are for commands that take
  // something back.
  void Submit(engine::Request request, absl::Time deadline, Answered done);

  // Answers what is queued and ends the thread.
  void Stop();

  LoopCounts counts() const;

  // Commit time of the last event; InfinitePast when there is none. REQUIRES: nothing was
  // submitted.
  absl::Time last_commit_time() const;

 private:
  struct Pending {
    engine::Request request;
    absl::Time deadline;
    Answered done;
    int attempts = 0;
    absl::StatusOr<Answer> answer = absl::UnknownError("not decided");
  };

  // Requests decided together, and the commit they need.
  struct Group {
    std::vector<Pending> members;
    RowMap rows;
    size_t bytes = 0;
    // Takes no second member.
    bool closed = false;
    storage::Head expected;
    std::string token;
    LoopCounts counts;

    bool empty() const { return members.empty(); }
    bool full() const;
  };

  CommandLoop(storage::Store& store, EngineTime& time, storage::PartitionId partition,
              absl::Duration retention);

  absl::Status Own();
  // Reads what goes with the head: time of the last commit, and secrets of fingerprints.
  absl::Status ReadHead();
  bool HasRoom(const engine::Request& request) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Run();
  // Waits for requests or for the commit under way; false when stopped and nothing is left.
  bool AwaitWork(bool commit_under_way);
  // Waits for the commit under way and ends its group; decides anew what rested on a failed one.
  void Settle(Group& under_way, Group& next);
  void Decide(std::deque<Pending> batch, Group& group);
  // What fits into `group` by number.
  std::deque<Pending> TakeQueued(const Group& group);
  // What the time brings.
  std::deque<Pending> TakeDue();
  absl::StatusOr<Answer> DecideOne(engine::Request& request, Group& group);
  absl::Status LoadNeeds(const engine::Request& request);
  std::optional<absl::StatusOr<Answer>> Known(const engine::Request& request,
                                              const std::string& name);
  void Accept(engine::Decision& decision, const engine::Request& request,
              const engine::Context& context, Group& group);
  void Submit(Group& group);
  storage::CommitResult AwaitCommit();
  // Ends a group by its result; returns the members that are to be decided again.
  std::deque<Pending> Finish(Group& group, const storage::CommitResult& result);
  std::deque<Pending> Recover(Group& group, const storage::CommitResult& result);
  // Goes back to before a group that was not written.
  std::deque<Pending> Undo(Group& group, const storage::CommitResult& result);
  void AnswerAll(Group& group);
  void FailAll(Group& group, const absl::Status& status);
  engine::Context Now();

  storage::Store& store_;
  EngineTime& time_;
  const storage::PartitionId partition_;

  // Of the loop's thread alone.
  engine::State state_;
  storage::Head head_;
  int64_t epoch_ = 0;
  std::string genesis_;
  std::string last_token_;
  Fingerprints fingerprints_;
  int64_t last_commit_micros_ = 0;
  // So many commands to come get a commit each.
  size_t alone_ = 0;
  Embargoes embargoes_;
  Retention retention_;
  // Set once the partition cannot be written any more.
  absl::Status ended_;

  mutable absl::Mutex mutex_;
  std::deque<Pending> queue_ ABSL_GUARDED_BY(mutex_);
  size_t queued_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::optional<storage::CommitResult> result_ ABSL_GUARDED_BY(mutex_);
  LoopCounts counts_ ABSL_GUARDED_BY(mutex_);

  std::thread thread_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_COMMAND_LOOP_H_
