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
