// SPDX-License-Identifier: EUPL-1.2
// Stores of earlier releases open, verify and go on. `NOORDSTER_WRITE_GOLDEN=folder` makes the
// store of this release, once, when its format is final; tests/golden keeps it for good.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/runtime/verification.h"
#include "storage/backup.h"
#include "storage/keys.h"
#include "storage/rocksdb_store.h"
#include "tests/runtime/walk.h"
#include "tests/support/temporary_folder.h"

namespace noordster::runtime::golden_store_test {
namespace {

using noordster::internal::v1::Event;

constexpr char kKnownRequest[] = "00000000-0000-4000-8000-00000000601d";
constexpr int kKnownPerson = 1601;

storage::RocksDbOptions OptionsFor(const std::string& folder) {
  storage::RocksDbOptions options;
  options.folder = folder;
  options.free_space_min_bytes = 0;
  return options;
}

// What the events of a store say about it.
struct Past {
  // Kinds of the events, by the number of their field.
  std::set<int> kinds;
  absl::Time last_commit;
};

Past PastOf(const storage::Store& store) {
  Past past;
  const auto page = store.Scan(kMunicipality, storage::SpaceRange(storage::Space::kEvent), 100'000);
  EXPECT_TRUE(page.ok()) << page.status();
  for (const storage::Row& row : page->rows) {
    Event event;
    EXPECT_TRUE(event.ParseFromString(row.value));
    past.kinds.insert(event.kind_case());
    past.last_commit = absl::FromUnixMicros(event.header().commit_time_micros());
  }
  return past;
}

// A walk until every kind of event happened, and a request that is known.
void WriteGolden(const std::string& target) {
  const noordster::testing::TemporaryFolder folder;
  auto store = storage::RocksDbStore::Open(OptionsFor(folder.path()));
  ASSERT_TRUE(store.ok()) << store.status();
  FakeClock clock;
  const int all_kinds = Event::descriptor()->FindOneofByName("kind")->field_count();
  {
    Walk walk(1, **store, clock);
    walk.Begin();
    for (int i = 0; i < 150 || PastOf(**store).kinds.size() < static_cast<size_t>(all_kinds); ++i) {
      walk.Step();
    }
  }
  LoopDriver driver(**store, clock);
  ASSERT_TRUE(driver.Send(MakeRequest(Person(kKnownPerson), kKnownRequest)).ok());
  const auto backup = (*store)->CreateBackup(target, kKnownRequest);
  ASSERT_TRUE(backup.ok()) << backup.status();
}

std::vector<std::string> GoldenFolders() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(NOORDSTER_GOLDEN_FOLDER)) {
    folders.push_back(entry.path());
  }
  return folders;
}

TEST(GoldenStoreTest, AStoreOfEveryReleaseOpensVerifiesAndGoesOn) {
  if (const char* target = std::getenv("NOORDSTER_WRITE_GOLDEN"); target != nullptr) {
    WriteGolden(target);
  }
  const std::vector<std::string> folders = GoldenFolders();
  ASSERT_FALSE(folders.empty());
  for (const std::string& golden : folders) {
    SCOPED_TRACE(golden);
    const noordster::testing::TemporaryFolder scratch;
    const std::string folder = scratch.path() + "/data";
    const auto restored = storage::RestoreBackup(golden, folder);
    ASSERT_TRUE(restored.ok()) << restored.status();
    auto store = storage::RocksDbStore::Open(OptionsFor(folder));
    ASSERT_TRUE(store.ok()) << store.status();
    const Past past = PastOf(**store);
    EXPECT_GE(past.kinds.size(), 11U);
    FakeClock clock(past.last_commit);
    // Taking a partition over brings the rows that follow from its events up to date.
    LoopDriver driver(**store, clock);
    const auto verified = VerifyPartition(**store, kMunicipality, clock.Now());
    EXPECT_TRUE(verified.ok()) << verified.status();
    const int64_t head = driver.revision();
    const auto again = driver.Send(MakeRequest(Person(kKnownPerson), kKnownRequest));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(driver.revision(), head);
    ASSERT_TRUE(driver.Send(MakeRequest(Person(kKnownPerson + 1))).ok());
    EXPECT_GT(driver.revision(), head);
    Walk walk(2, **store, clock);
    for (int i = 0; i < 20; ++i) walk.Step();
    const auto after = VerifyPartition(**store, kMunicipality, clock.Now());
    EXPECT_TRUE(after.ok()) << after.status();
  }
}

}  // namespace
}  // namespace noordster::runtime::golden_store_test
