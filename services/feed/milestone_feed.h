// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_MILESTONE_FEED_H_
#define NOORDSTER_SERVICES_FEED_MILESTONE_FEED_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/base/clock.h"
#include "services/base/wake.h"
#include "services/feed/commit_stack.h"
#include "services/feed/readers.h"
#include "services/feed/stream.h"
#include "storage/store.h"

namespace noordster::feed {

// The streams of one municipality. The store gives it each commit as it becomes durable; a thread
// of its own encodes the milestones once, keeps them in the tail, and wakes the streams that wait
// for them. It sends to those that were woken, and so does every thread on which a message has just
// left, which costs less. A stream that is written to goes on by itself when its caller took a
// message; one that is behind reads the store on other threads. So the store never waits for a
// stream, and no stream for another.
//
// Safe from any thread. Store, readings, clock and readers outlive it.
class MilestoneFeed {
 public:
  // NOT_FOUND when there is no such municipality.
  static absl::StatusOr<std::unique_ptr<MilestoneFeed>> Open(
      storage::Store& store, const storage::PartitionId& municipality, const Readings& readings,
      const base::Clock& clock, Readers& readers);
  // REQUIRES: no stream is open.
  ~MilestoneFeed();

  MilestoneFeed(const MilestoneFeed&) = delete;
  MilestoneFeed& operator=(const MilestoneFeed&) = delete;

  // A stream to `sink`, which outlives its Finish; it begins with Begin.
  std::shared_ptr<Stream> New(Order order, Sink& sink);
  void Begin(const std::shared_ptr<Stream>& stream);

  // The sink took what it was given; `ok`: it can take more, else its caller is gone.
  void Written(const std::shared_ptr<Stream>& stream, bool ok);

  // The caller is gone. The stream is finished soon.
  void Cancel(const std::shared_ptr<Stream>& stream);

  // Asks all streams to end, and those that begin later.
  void Drain();

  // Milestones with their sentences, as who sees by `sight` gets them. Blocks on the store.
  std::vector<noordster::v1::Milestone> Render(
      absl::Span<const noordster::internal::v1::Milestone> milestones, const engine::Sight& sight);

  // Sequence up to which milestones were trimmed.
  absl::StatusOr<int64_t> Floor() const;

 private:
  MilestoneFeed(storage::Store& store, const storage::PartitionId& municipality,
                const Readings& readings, const base::Clock& clock, Readers& readers);

  // What stands in the store now.
  absl::StatusOr<Standing> ReadStanding() const;
  void Run();
  void TakeCommits();
  void TakeCommit(const storage::TailCommit& commit);
  // Goes on behind commits that were not passed on.
  void SkipGap();
  // Keeps what a row tells of names, mandates and secrecy; a milestone is added to `milestones`.
  void TakeRow(const storage::Write& row, Standing& standing,
               std::vector<noordster::internal::v1::Milestone>& milestones);
  // Wakes the streams that a commit is for.
  void PassOn(const TailEntry& entry, const Standing& standing);
  // Sends to one of the streams that were woken; false: there is none. `is_own` as in Pump.
  bool PumpWoken(bool is_own);
  void TakeHandedOver();
  void Tick();
  // Wakes those that wait, but for those that are passed over.
  void WakeUnless(absl::FunctionRef<bool(Subscription&)> passes_over);
  void WakeAll() {
    WakeUnless([](const auto&) { return false; });
  }

  // Sends what there is until the stream has to wait for something. `is_own`: on the thread of the
  // feed.
  void Pump(const std::shared_ptr<Stream>& stream, bool is_own);
  void Work(const std::shared_ptr<Stream>& stream);
  void Finish(const std::shared_ptr<Stream>& stream, const absl::Status& status);
  // Gives the stream to the thread of the feed.
  void HandOver(const std::shared_ptr<Stream>& stream);
  void Park(const std::shared_ptr<Stream>& stream);
  void Unpark(const std::shared_ptr<Stream>& stream);
  void Close(Stream& stream);
  int64_t Second() const { return absl::ToInt64Seconds(clock_.SinceBoot()); }

  storage::Store& store_;
  const base::Clock& clock_;
  Readers& readers_;
  Source source_;

  base::Wake wake_;
  CommitStack commits_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> draining_{false};

  mutable absl::Mutex mutex_;
  // To be pumped by the thread of the feed.
  std::vector<std::shared_ptr<Stream>> handed_over_ ABSL_GUARDED_BY(mutex_);
  // All that are open; the sinks of these are there.
  std::vector<std::shared_ptr<Stream>> streams_ ABSL_GUARDED_BY(mutex_);

  // Apart from the other lock, as a sink may say at any time that its caller is gone.
  absl::Mutex cancelled_mutex_;
  std::vector<std::shared_ptr<Stream>> cancelled_ ABSL_GUARDED_BY(cancelled_mutex_);

  // Streams that wait no more, to be pumped by whoever comes first.
  absl::Mutex woken_mutex_;
  std::deque<std::shared_ptr<Stream>> woken_ ABSL_GUARDED_BY(woken_mutex_);

  // Of the thread of the feed alone.
  std::vector<std::shared_ptr<Stream>> waiting_;
  int64_t ticked_second_ = 0;
  // The streams were asked to end.
  bool has_drained_ = false;

  std::thread thread_;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_MILESTONE_FEED_H_
