// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_STORAGE_CONTRACT_STORE_KINDS_H_
#define NOORDSTER_TESTS_STORAGE_CONTRACT_STORE_KINDS_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "storage/memory_store.h"
#include "storage/rocksdb_store.h"
#include "storage/store.h"
#include "tests/support/partition_owner.h"
#include "tests/support/temporary_folder.h"

namespace noordster::storage {

// A store that must keep the contract of all.
struct StoreKind {
  std::string name;
  std::function<std::unique_ptr<Store>(const std::string& folder)> make;
};

inline std::unique_ptr<Store> MakeRocksDb(const std::string& folder) {
  RocksDbOptions options;
  options.folder = folder;
  options.free_space_min_bytes = 0;
  absl::StatusOr<std::unique_ptr<RocksDbStore>> store = RocksDbStore::Open(options);
  EXPECT_TRUE(store.ok()) << store.status();
  return store.ok() ? *std::move(store) : nullptr;
}

// A test of each of them.
class EachStoreTest : public ::testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    store_ = GetParam().make(folder_.path());
    ASSERT_NE(store_, nullptr);
  }

  testing::PartitionOwner Owner(const PartitionId& partition) {
    testing::PartitionOwner owner(*store_, partition);
    EXPECT_TRUE(owner.Acquire().ok());
    return owner;
  }

  testing::TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

// All of them, for INSTANTIATE_TEST_SUITE_P.
inline auto StoreKinds() {
  return ::testing::Values(
      StoreKind{"Memory", [](const std::string&) { return std::make_unique<MemoryStore>(); }},
      StoreKind{"RocksDb", MakeRocksDb});
}

inline std::string NameOfKind(const ::testing::TestParamInfo<StoreKind>& param) {
  return param.param.name;
}

}  // namespace noordster::storage

#endif  // NOORDSTER_TESTS_STORAGE_CONTRACT_STORE_KINDS_H_
