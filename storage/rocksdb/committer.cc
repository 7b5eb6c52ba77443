// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/committer.h"

#include <memory>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "storage/commit_check.h"
#include "storage/rocksdb/files.h"

namespace noordster::storage {
namespace {

// Beyond this a group gains nothing more from sharing a sync, and answers come later.
constexpr size_t kGroupBytes = 4 << 20;

}  // namespace

RocksDbCommitter::RocksDbCommitter(Database& database, const RocksDbOptions& options)
    : database_(database),
      sync_(options.sync),
      free_space_min_bytes_(options.free_space_min_bytes),
      on_stop_(options.on_stop),
      acknowledger_(database, [this](const absl::Status& reason) { Stop(reason); }),
      thread_([this] { Loop(); }) {
  database_.errors->Tell([this](const absl::Status& error) { NoteFailure(error); });
}

RocksDbCommitter::~RocksDbCommitter() {
  database_.errors->Tell(nullptr);
  {
    const absl::MutexLock lock(&mutex_);
    closing_ = true;
    work_.Signal();
  }
  thread_.join();
}

void RocksDbCommitter::Add(Submission submission) { Enqueue(std::move(submission)); }
void RocksDbCommitter::Add(Acquisition acquisition) { Enqueue(std::move(acquisition)); }
void RocksDbCommitter::Add(Trimming trimming) { Enqueue(std::move(trimming)); }

absl::Status RocksDbCommitter::RunBetweenGroups(std::function<absl::Status(const StoreRow&)> work) {
  absl::Status result;
  absl::Notification ran;
  Enqueue(Pause{std::move(work), [&result, &ran](absl::Status status) {
                  result = std::move(status);
                  ran.Notify();
                }});
  ran.WaitForNotification();
  return result;
}

absl::StatusOr<Head> RocksDbCommitter::OpenTail(const PartitionId& partition, TailReader reader) {
  Head head;
  absl::Status opened = RunBetweenGroups([&](const StoreRow&) {
    const auto found = database_.partitions.find(partition);
    if (found == database_.partitions.end()) return UnknownPartition(partition);
    if (!tails_.try_emplace(partition, std::move(reader)).second) return TailIsOpen(partition);
    head = found->second.head;
    return absl::OkStatus();
  });
  if (!opened.ok()) return opened;
  return head;
}

void RocksDbCommitter::CloseTail(const PartitionId& partition) {
  // A store that stopped calls nobody any more.
  RunBetweenGroups([&](const StoreRow&) {
    tails_.erase(partition);
    return absl::OkStatus();
  }).IgnoreError();
}

absl::Status RocksDbCommitter::Health() const {
  const absl::MutexLock lock(&mutex_);
  return health_;
}

void RocksDbCommitter::Enqueue(Request request) {
  const absl::MutexLock lock(&mutex_);
  waiting_.push_back(std::move(request));
  work_.Signal();
}

void RocksDbCommitter::NoteFailure(const absl::Status& error) {
  const absl::MutexLock lock(&mutex_);
  if (failure_.ok()) failure_ = error;
  work_.Signal();
}

void RocksDbCommitter::Loop() {
  while (true) {
    std::deque<Request> requests;
    absl::Status health;
    absl::Status failure;
    {
      const absl::MutexLock lock(&mutex_);
      while (waiting_.empty() && !closing_ && (failure_.ok() || !health_.ok())) {
        work_.Wait(&mutex_);
      }
      health = health_;
      if (health.ok()) failure = failure_;
      if (failure.ok()) {
        if (waiting_.empty()) return;
        requests = TakeGroup();
      }
    }
    if (!failure.ok()) {
      acknowledger_.Drain();
      Stop(failure);
    } else if (health.ok()) {
      Process(std::move(requests));
    } else {
      acknowledger_.Drain();
      for (Request& request : requests) Decline(request, health);
    }
  }
}

std::deque<RocksDbCommitter::Request> RocksDbCommitter::TakeGroup() {
  std::deque<Request> group;
  size_t bytes = 0;
  while (!waiting_.empty() && bytes < kGroupBytes) {
    const bool pause = std::holds_alternative<Pause>(waiting_.front());
    if (pause && !group.empty()) break;
    if (const auto* submission = std::get_if<Submission>(&waiting_.front())) {
      bytes += SizeBytes(submission->commit);
    }
    group.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
    if (pause) break;
  }
  return group;
}

void RocksDbCommitter::Process(std::deque<Request> requests) {
  if (auto* pause = std::get_if<Pause>(&requests.front())) {
    acknowledger_.Drain();
    const absl::Status health = Health();
    pause->done(health.ok() ? pause->work(database_.end) : health);
    return;
  }
  const absl::Status refusal = CheckFreeSpace();
  auto group = std::make_unique<RocksDbGroup>(database_, tails_);
  for (Request& request : requests) {
    std::visit(
        [&group, &refusal](auto& kind) {
          using Kind = std::decay_t<decltype(kind)>;
          if constexpr (std::is_same_v<Kind, Submission> || std::is_same_v<Kind, Trimming>) {
            group->Add(std::move(kind), refusal);
          } else if constexpr (!std::is_same_v<Kind, Pause>) {
            group->Add(std::move(kind));
          }
        },
        request);
  }
  absl::Status written = group->empty() ? absl::OkStatus() : Write(*group);
  if (group->empty() || !written.ok()) {
    // What is before it is answered first.
    acknowledger_.Drain();
    if (!written.ok()) Stop(written);
    group->Answer(written);
    return;
  }
  auto view = std::make_shared<const ReadView>(database_);
  acknowledger_.Add({std::move(group), database_.end, std::move(view)}, IsIdle());
}

absl::Status RocksDbCommitter::Write(RocksDbGroup& group) {
  absl::StatusOr<StoreRow> row = group.Seal();
  if (!row.ok()) return row.status();
  rocksdb::WriteOptions writing;
  writing.sync = sync_;
  writing.protection_bytes_per_key = 8;
  if (const rocksdb::Status status = database_.db->Write(writing, &group.batch()); !status.ok()) {
    return FromRocksDb(status, "cannot write to the database");
  }
  database_.end = *std::move(row);
  group.Adopt(database_);
  return absl::OkStatus();
}

bool RocksDbCommitter::IsIdle() const {
  const absl::MutexLock lock(&mutex_);
  return waiting_.empty();
}

absl::Status RocksDbCommitter::CheckFreeSpace() const {
  if (free_space_min_bytes_ == 0) return absl::OkStatus();
  const absl::StatusOr<uint64_t> free_bytes = FreeSpaceBytes(*database_.files, database_.folder);
  if (!free_bytes.ok()) return free_bytes.status();
  if (*free_bytes >= free_space_min_bytes_) return absl::OkStatus();
  return absl::ResourceExhaustedError(absl::StrCat("the disk is nearly full: ", *free_bytes,
                                                   " bytes free where ", free_space_min_bytes_,
                                                   " are needed; free some space"));
}

void RocksDbCommitter::Stop(const absl::Status& reason) {
  // Damage does not go away by starting again; the rest may.
  const absl::Status health(
      absl::IsDataLoss(reason) ? absl::StatusCode::kDataLoss : absl::StatusCode::kUnavailable,
      absl::StrCat("the store stopped: ", reason.message()));
  {
    const absl::MutexLock lock(&mutex_);
    if (!health_.ok()) return;
    health_ = health;
  }
  if (on_stop_) on_stop_(health);
}

void RocksDbCommitter::Decline(Request& request, const absl::Status& reason) {
  std::visit(
      [&reason](auto& kind) {
        if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, Submission>) {
          kind.done({CommitOutcome::kUnavailable, reason});
        } else {
          kind.done(reason);
        }
      },
      request);
}

}  // namespace noordster::storage
