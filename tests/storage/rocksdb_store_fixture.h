// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_STORAGE_ROCKSDB_STORE_FIXTURE_H_
#define NOORDSTER_TESTS_STORAGE_ROCKSDB_STORE_FIXTURE_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "storage/rocksdb_store.h"
#include "tests/support/partition_owner.h"
#include "tests/support/rocksdb/fault_file_system.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage {

// A data folder of its own on a disk that does what the test says. One thread at a time.
class RocksDbStoreTest : public ::testing::Test {
 protected:
  RocksDbOptions Options() {
    RocksDbOptions options;
    options.folder = data_;
    options.file_system = files_;
    options.free_space_min_bytes = 0;
    return options;
  }

  std::unique_ptr<RocksDbStore> Open() { return Open(Options()); }
  static std::unique_ptr<RocksDbStore> Open(const RocksDbOptions& options) {
    absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }

  absl::Status Refusal() { return RocksDbStore::Open(Options()).status(); }

  // Opens, writes `count` texts to gm1 and closes.
  void Write(int count) {
    const std::unique_ptr<RocksDbStore> store = Open();
    testing::PartitionOwner owner(*store, "gm1");
    ASSERT_TRUE(owner.Acquire().ok());
    for (int i = 0; i < count; ++i) {
      ASSERT_EQ(owner.Write(absl::StrCat("text ", i)).outcome, CommitOutcome::kCommitted);
    }
  }

  std::vector<std::string> LogFiles() const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(data_ + "/db")) {
      if (entry.path().extension() == ".log") paths.push_back(entry.path().string());
    }
    return paths;
  }

  // Loses the log of the last session, as a disk may that lies about syncs.
  void LoseLog() {
    for (const std::string& path : LogFiles()) std::filesystem::remove(path);
  }

  // All files of the data folder but locks, by name.
  std::map<std::string, std::string> AllFiles() const {
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_regular_file() || name == "lock" || name == "LOCK") continue;
      contents[entry.path().string()] = testing::ReadWholeFile(entry.path().string());
    }
    return contents;
  }

  testing::TemporaryFolder folder_;
  const std::string data_ = folder_.File("data");
  std::shared_ptr<testing::FaultFileSystem> files_ =
      std::make_shared<testing::FaultFileSystem>(data_);
};

}  // namespace noordster::storage

#endif  // NOORDSTER_TESTS_STORAGE_ROCKSDB_STORE_FIXTURE_H_
