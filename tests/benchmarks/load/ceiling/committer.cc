// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/ceiling/committer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/base/check.h"

namespace noordster::bench {
namespace {

constexpr size_t kMarkBytes = 4096;

// What the store of the product writes for each group: the head of the partition, its own row, and
// the hash of the commit. Some 200 bytes: little beside the rows of even one act.
const std::vector<RowShape>& GroupRows() {
  static const auto& rows = *new std::vector<RowShape>{{8, 96, true}, {2, 64, true}, {3, 40, true}};
  return rows;
}

}  // namespace

CeilingCommitter::CeilingCommitter(const std::string& folder, const CeilingShape& shape,
                                   std::function<void(const std::vector<int64_t>&)> told)
    : acts_(shape.acts), plans_(shape.plans), told_(std::move(told)) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* db = nullptr;
  NOORDSTER_CHECK(rocksdb::DB::Open(options, absl::StrCat(folder, "/db"), &db).ok());
  db_.reset(db);
  mark_ = open(absl::StrCat(folder, "/mark").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  NOORDSTER_CHECK(mark_ >= 0);
  NOORDSTER_CHECK(ftruncate(mark_, 2 * kMarkBytes) == 0 && fsync(mark_) == 0);
  thread_ = std::thread([this] { Run(); });
}

void CeilingCommitter::Add(size_t act, std::function<void()> done) {
  const int64_t now = absl::ToUnixMicros(absl::Now());
  const absl::MutexLock lock(&mutex_);
  waiting_.push_back({act, now, std::move(done)});
}

void CeilingCommitter::Run() {
  const auto has_work = [this]()
                            ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return !waiting_.empty(); };
  std::vector<Pending> group;
  while (true) {
    {
      const absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&has_work));
      group.swap(waiting_);
    }
    Write(group);
    std::vector<int64_t> times;
    for (const Pending& pending : group) times.push_back(pending.added_micros);
    told_(times);
    for (const Pending& pending : group) pending.done();
    group.clear();
  }
}

void CeilingCommitter::Write(const std::vector<Pending>& group) {
  rocksdb::WriteBatch batch;
  for (const Pending& pending : group) {
    ++sequence_;
    Put(acts_[pending.act].rows, sequence_ % plans_, batch);
  }
  Put(GroupRows(), 0, batch);
  rocksdb::WriteOptions writing;
  writing.sync = true;
  NOORDSTER_CHECK(db_->Write(writing, &batch).ok());
  const std::string mark(kMarkBytes, 'm');
  const auto place = static_cast<off_t>(kMarkBytes * (turn_++ % 2));
  NOORDSTER_CHECK(pwrite(mark_, mark.data(), mark.size(), place) ==
                  static_cast<ssize_t>(mark.size()));
  NOORDSTER_CHECK(fdatasync(mark_) == 0);
}

void CeilingCommitter::Put(const std::vector<RowShape>& rows, uint64_t returning,
                           rocksdb::WriteBatch& batch) {
  for (size_t i = 0; i < rows.size(); ++i) {
    const uint64_t number = rows[i].returns ? returning : sequence_;
    std::string key = absl::StrCat(std::string(1, static_cast<char>('a' + i)),
                                   absl::Hex(number, absl::kZeroPad8));
    key.resize(std::max(rows[i].key_bytes, key.size()), 'k');
    batch.Put(key, std::string(rows[i].value_bytes, 'v'));
  }
}

}  // namespace noordster::bench
