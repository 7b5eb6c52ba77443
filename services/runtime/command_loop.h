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
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/limits.h"
#include "services/engine/command.h"
#include "services/engine/decide.h"
#include "services/engine/state.h"
#include "services/runtime/answer.h"
#include "services/runtime/engine_time.h"
#include "services/runtime/loop/answerer.h"
#include "services/runtime/loop/fingerprints.h"
#include "services/runtime/loop/known_texts.h"
#include "services/runtime/loop/retention.h"
#include "services/runtime/loop/timers.h"
#include "services/runtime/projection.h"
#include "storage/store.h"

namespace noordster::runtime {

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
  // Told of each commit once it is durable, before it is answered: the records behind it that
  // planning rests on. On the thread of the loop; must not block.
  using Committed = std::function<void(const std::vector<std::string>& records)>;

  // Takes the partition over and starts the thread. Milestones older than `retention` are trimmed.
  static absl::StatusOr<std::unique_ptr<CommandLoop>> Start(
      storage::Store& store, EngineTime& time, storage::PartitionId partition,
      absl::Duration retention = limits::kMilestoneRetention,
      Committed committed = [](const auto&) {});
  ~CommandLoop();

  CommandLoop(const CommandLoop&) = delete;
  CommandLoop& operator=(const CommandLoop&) = delete;

  // Queues a request. `done` is called once, from a thread of the loop, and must not block. A
  // request that is not decided by `deadline` is answered DEADLINE_EXCEEDED and changes nothing; a
  // full queue answers RESOURCE_EXHAUSTED at once. Its last places are for commands that take
  // something back.
  void Submit(engine::Request request, absl::Time deadline, Answered done);

  // Answers what is queued and ends the threads.
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

  using Batch = std::vector<Pending>;

  // Requests decided together, and the commit they need.
  struct Group {
    Batch members;
    Writes rows;
    size_t bytes = 0;
    // Takes no second member.
    bool closed = false;
    // Heads of the commit.
    storage::Head expected;
    storage::Head next;
    std::string token;
    // When the first of the moments it names comes.
    absl::Time first_due = absl::InfiniteFuture();
    // Records it changes that planning rests on.
    std::vector<std::string> rested_on;
    LoopCounts counts;
    // Under mutex_ while the commit is under way.
    std::optional<storage::CommitResult> result;

    bool empty() const { return members.empty(); }
    bool full() const;
  };

  CommandLoop(storage::Store& store, EngineTime& time, storage::PartitionId partition,
              absl::Duration retention, Committed committed);

  absl::Status Own();
  // Forgets all that was worked out on top of what is written.
  void StartFrom(const storage::Head& head);
  // Reads what goes with the head: time of the last commit, and secrets of fingerprints.
  absl::Status ReadHead();
  bool HasRoom(const engine::Request& request) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Run();
  // Waits for requests that the next group has room for, or for the first commit under way; false
  // when stopped and nothing is left.
  bool AwaitWork();
  Batch TakeQueued();
  // What the time brings.
  Batch TakeDue();
  // Decides on requests, as many as the next group has room for; the others go back to the queue.
  void Decide(Batch batch);
  absl::StatusOr<Answer> AnswerOf(Pending& member);
  absl::StatusOr<Answer> DecideOne(engine::Request& request);
  std::optional<absl::StatusOr<Answer>> Known(const engine::Request& request,
                                              const std::string& name);
  void Accept(engine::Decision& decision, const engine::Request& request,
              const engine::Context& context);
  // Puts the resource into an answer.
  void Show(Answer& answer);

  // Sends the commit of the next group on its way.
  void Submit();
  // Absent: it is under way.
  std::optional<storage::CommitOutcome> OutcomeOf(const Group& group) const;
  // Ends the groups whose commits have ended.
  void Settle();
  // Answers the first group under way, which was written.
  void AnswerFirst();
  // Answers the groups up to the last one that was written.
  void AnswerThrough(absl::FunctionRef<bool(const Group&)> is_written);
  void AwaitResults();
  // Goes back to before a commit that failed, and decides anew what rested on it.
  void Recover();
  // Finds out where the store stands. Answers what was written after all, and what cannot be
  // written.
  void TakeBack();
  // Answers a group that was not written, unless its members may fit one by one.
  void Undo(Group& group, const storage::CommitResult& result);
  // Forgets what is not in use.
  void Forget();

  void AnswerAll(Group& group);
  void FailAll(Group& group, const absl::Status& status);
  // Gives the members of a group the answers they have.
  void Give(Group& group);
  engine::Context Now();

  storage::Store& store_;
  EngineTime& time_;
  const storage::PartitionId partition_;
  const Committed committed_;

  // Of the loop's thread alone.
  engine::State state_;
  // Where the last act that was decided leads to.
  storage::Head head_;
  // Sequence of the last that is known to be written.
  int64_t written_ = 0;
  // Sequence of the last that was decided when things were last forgotten.
  int64_t forgot_at_ = 0;
  // In order; each was decided on top of those before it.
  std::deque<std::unique_ptr<Group>> under_way_;
  Group next_;
  int64_t epoch_ = 0;
  std::string genesis_;
  std::string last_token_;
  Fingerprints fingerprints_;
  int64_t last_commit_micros_ = 0;
  // So many commands to come get a commit each.
  size_t alone_ = 0;
  Timers timers_;
  Retention retention_;
  KnownTexts texts_;
  Answerer answerer_;
  // Set once the partition cannot be written any more.
  absl::Status ended_;

  mutable absl::Mutex mutex_;
  std::deque<Pending> queue_ ABSL_GUARDED_BY(mutex_);
  size_t queued_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  LoopCounts counts_ ABSL_GUARDED_BY(mutex_);

  std::thread thread_;
};

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_COMMAND_LOOP_H_
