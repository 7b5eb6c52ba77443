// SPDX-License-Identifier: EUPL-1.2
#include "storage/rocksdb/acknowledger.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace noordster::storage {
namespace {

// Those that wait, as many again that are worked on, and one that is logged and waits to be added.
static_assert(2 * RocksDbAcknowledger::kWaitingMax + 1 < kHashesKept);

std::set<PartitionId> Names(const std::map<PartitionId, Ownership>& partitions) {
  std::set<PartitionId> names;
  for (const auto& [name, ownership] : partitions) names.insert(name);
  return names;
}

}  // namespace

ReadView::ReadView(const Database& database) : db_(*database.db), snapshot_(db_.GetSnapshot()) {
  for (const auto& [name, ownership] : database.partitions) heads_.emplace(name, ownership.head);
}

RocksDbAcknowledger::RocksDbAcknowledger(Database& database,
                                         std::function<void(const absl::Status&)> on_failure)
    : database_(database),
      on_failure_(std::move(on_failure)),
      eraser_(*database.db, Names(database.partitions)),
      view_(std::make_shared<const ReadView>(database)),
      thread_([this] { Loop(); }) {}

RocksDbAcknowledger::~RocksDbAcknowledger() {
  {
    const absl::MutexLock lock(&mutex_);
    closing_ = true;
    changed_.SignalAll();
  }
  thread_.join();
}

void RocksDbAcknowledger::Add(WrittenGroup written, bool is_last) {
  const absl::MutexLock lock(&mutex_);
  while (waiting_.size() >= kWaitingMax) changed_.Wait(&mutex_);
  waiting_.push_back(std::move(written));
  if (is_last && !works_) {
    Work();
  } else {
    changed_.SignalAll();
  }
}

void RocksDbAcknowledger::Drain() {
  const absl::MutexLock lock(&mutex_);
  while (works_ || !waiting_.empty()) changed_.Wait(&mutex_);
}

std::shared_ptr<const ReadView> RocksDbAcknowledger::view() const {
  const absl::MutexLock lock(&mutex_);
  return view_;
}

void RocksDbAcknowledger::Loop() {
  const absl::MutexLock lock(&mutex_);
  while (true) {
    while (works_ || (waiting_.empty() && !closing_)) changed_.Wait(&mutex_);
    if (waiting_.empty()) return;
    Work();
  }
}

void RocksDbAcknowledger::Work() {
  works_ = true;
  while (!waiting_.empty()) {
    std::deque<WrittenGroup> groups = std::exchange(waiting_, {});
    mutex_.Unlock();
    Acknowledge(std::move(groups));
    mutex_.Lock();
    changed_.SignalAll();
  }
  works_ = false;
  changed_.SignalAll();
}

void RocksDbAcknowledger::Acknowledge(std::deque<WrittenGroup> groups) {
  if (failure_.ok() && database_.mark != nullptr) {
    const StoreRow& row = groups.back().row;
    failure_ = database_.mark->Raise({row.id, row.commit_number, row.hash});
    if (!failure_.ok()) on_failure_(failure_);
  }
  if (!failure_.ok()) {
    for (WrittenGroup& written : groups) written.group->Answer(failure_);
    return;
  }
  std::shared_ptr<const ReadView> view = std::move(groups.back().view);
  {
    const absl::MutexLock lock(&mutex_);
    view_.swap(view);
  }
  // Unless a reader has it, the view before keeps what is erased no longer.
  view.reset();
  for (WrittenGroup& written : groups) {
    written.view.reset();
    written.group->TellTails();
    if (!written.group->erasing().empty()) eraser_.Erase(written.group->erasing());
    written.group->Answer(absl::OkStatus());
  }
}

}  // namespace noordster::storage
