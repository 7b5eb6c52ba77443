// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_STORAGE_POWER_LOSS_SWEEP_H_
#define NOORDSTER_TESTS_STORAGE_POWER_LOSS_SWEEP_H_

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "rocksdb/env.h"
#include "storage/rocksdb_options.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/sweep.h"
#include "tests/support/temporary_folder.h"

// What the tests share that cut the power at many points. Not safe from several threads, but AddUp.
namespace noordster::storage {

// All that a disk may hold which does not lie.
inline constexpr testing::LossModel kHonestModels[] = {
    testing::LossModel::kDropUnsynced, testing::LossModel::kDropBytes, testing::LossModel::kKeepAll,
    testing::LossModel::kTorn};

// What a sweep found.
struct Sweep {
  int64_t points = 0;
  int64_t cases = 0;
  int64_t wrong = 0;
  std::string first_wrong;

  // Counts a case; `why` is empty when it went as it must.
  void Note(const std::string& where, const std::string& why) {
    ++cases;
    if (why.empty()) return;
    if (wrong++ == 0) first_wrong = absl::StrCat(where, ": ", why);
  }
};

// Many threads, as RocksDB sleeps for a second when a write in the background fails; all stores of
// a process share its own threads, and a sleep keeps one.
inline constexpr int kSweepThreads = 16;

// Calls `run` with the numbers 0, 1, … until it says that there are no more, and adds up what it
// finds.
inline Sweep AddUp(const std::function<bool(int64_t, Sweep&)>& run) {
  rocksdb::Env::Default()->SetBackgroundThreads(kSweepThreads, rocksdb::Env::HIGH);
  rocksdb::Env::Default()->SetBackgroundThreads(kSweepThreads, rocksdb::Env::LOW);
  absl::Mutex mutex;
  Sweep sum;
  testing::RunInParallel(kSweepThreads, [&run, &mutex, &sum](int64_t i) {
    Sweep part;
    const bool more = run(i, part);
    const absl::MutexLock lock(&mutex);
    sum.points = std::max(sum.points, part.points);
    sum.cases += part.cases;
    sum.wrong += part.wrong;
    if (sum.first_wrong.empty()) sum.first_wrong = part.first_wrong;
    return more;
  });
  return sum;
}

inline void Print(const char* name, const Sweep& sweep) {
  std::printf("%s: %lld points, %lld cases, %lld wrong; first: %s\n", name,
              static_cast<long long>(sweep.points), static_cast<long long>(sweep.cases),
              static_cast<long long>(sweep.wrong), sweep.first_wrong.c_str());
}

// An empty disk below a folder of its own, with its power cut at a point.
class SweptDisk {
 public:
  explicit SweptDisk(int64_t cut_at) {
    testing::CopyFolder(testing::TemporaryFolder().path(), path());
    files_ = std::make_shared<testing::FaultFileSystem>(path());
    files_->CutPowerAt(cut_at);
  }

  std::string path() const { return folder_.File("disk"); }
  const std::shared_ptr<testing::FaultFileSystem>& files() const { return files_; }

  // Puts what is left after the loss into a folder, which it returns.
  std::string Left(testing::LossModel model) const {
    std::string left = folder_.File(absl::StrCat("left", static_cast<int>(model)));
    files_->CopyAfterLoss(model, left);
    return left;
  }

 private:
  testing::TemporaryFolder folder_;
  std::shared_ptr<testing::FaultFileSystem> files_;
};

// Small buffers, so that files change often; everything else as it is by default, syncs and the
// head mark above all.
inline RocksDbOptions SweepOptions(const std::string& folder,
                                   std::shared_ptr<testing::FaultFileSystem> files) {
  RocksDbOptions options;
  options.folder = folder;
  options.file_system = std::move(files);
  options.free_space_min_bytes = 0;
  options.write_buffer_bytes = 64 << 10;
  options.block_cache_bytes = 1 << 20;
  return options;
}

}  // namespace noordster::storage

#endif  // NOORDSTER_TESTS_STORAGE_POWER_LOSS_SWEEP_H_
