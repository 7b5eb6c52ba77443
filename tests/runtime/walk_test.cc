// SPDX-License-Identifier: EUPL-1.2
// Rebuilt state equals live state, byte for byte, after every step of random walks.
#include "tests/runtime/walk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <random>
#include <utility>

#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "storage/memory_store.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::Event;

constexpr int kStepsPerWalk = 60;

bool Full() {
  const char* sweep = std::getenv("NOORDSTER_SWEEP");
  return sweep != nullptr && std::string(sweep) == "full";
}

uint64_t FirstSeed() {
  const char* seed = std::getenv("NOORDSTER_SEED");
  return seed != nullptr ? std::strtoull(seed, nullptr, 10) : std::random_device()();
}

// Walks once on `store` and verifies after every step; OK, or the first difference.
absl::Status WalkAndVerify(uint64_t seed, storage::Store& store, WalkCounts& counts) {
  FakeClock clock;
  LoopDriver driver(store, clock);
  Walk walk(seed, driver);
  walk.Begin();
  absl::Status status;
  for (int step = 0; step < kStepsPerWalk && status.ok(); ++step) {
    walk.Step();
    status = VerifyPartition(store, kMunicipality, clock.Now()).status();
  }
  counts.Add(walk.counts());
  return status;
}

TEST(WalkTest, RebuiltStateEqualsLiveStateAfterEveryStep) {
  const int64_t events_wanted = Full() ? 300'000 : 6'000;
  const int64_t sightings_wanted = Full() ? 1'000 : 20;
  const uint64_t first_seed = FirstSeed();
  std::cout << "first seed " << first_seed << " (NOORDSTER_SEED repeats it)\n";
  WalkCounts counts;
  for (uint64_t seed = first_seed; counts.accepted_events < events_wanted; ++seed) {
    storage::MemoryStore store;
    const absl::Status verified = WalkAndVerify(seed, store, counts);
    ASSERT_TRUE(verified.ok()) << "seed " << seed << ": " << verified;
  }
  const auto* kinds = Event::descriptor()->FindOneofByName("kind");
  for (int i = 0; i < kinds->field_count(); ++i) {
    EXPECT_GE(counts.events[kinds->field(i)->number()], sightings_wanted)
        << kinds->field(i)->name();
  }
  for (int kind = 1; kind <= noordster::v1::GuardKind_MAX; ++kind) {
    const std::string& name =
        noordster::v1::GuardKind_Name(static_cast<noordster::v1::GuardKind>(kind));
    EXPECT_GE(counts.held[kind], sightings_wanted) << name;
    EXPECT_GE(counts.unmet[kind], sightings_wanted) << name;
  }
  std::cout << counts.accepted_events << " events accepted, " << counts.refusals << " refusals\n";
}

// A store that changes what the loop writes, as a fault in Apply or IndexRows would.
class PlantedStore final : public storage::Store {
 public:
  using Plant = std::function<void(std::vector<storage::Write>&)>;

  explicit PlantedStore(Plant plant) : plant_(std::move(plant)) {}

  std::string id() const override { return store_.id(); }
  storage::Limits limits() const override { return store_.limits(); }
  absl::StatusOr<storage::Ownership> Acquire(const storage::PartitionId& partition) override {
    return store_.Acquire(partition);
  }
  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    plant_(commit.writes);
    store_.Submit(std::move(commit), std::move(done));
  }
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    return store_.Get(partition, keys);
  }
  absl::StatusOr<storage::Page> Scan(const storage::PartitionId& partition,
                                     const storage::Range& range, size_t rows_max) const override {
    return store_.Scan(partition, range, rows_max);
  }
  absl::StatusOr<std::vector<storage::PartitionId>> ListPartitions() const override {
    return store_.ListPartitions();
  }
  absl::Status Trim(const storage::PartitionId& partition,
                    absl::Span<const std::string> keys) override {
    return store_.Trim(partition, keys);
  }

 private:
  storage::MemoryStore store_;
  const Plant plant_;
};

bool In(const storage::Write& write, storage::Space space) {
  return write.key[0] == static_cast<char>(space);
}

// Whether the walk finds a planted fault within a bounded number of seeds.
bool Finds(const PlantedStore::Plant& plant) {
  WalkCounts counts;
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    PlantedStore store(plant);
    const absl::Status status = WalkAndVerify(seed, store, counts);
    if (absl::IsDataLoss(status)) return true;
  }
  return false;
}

TEST(PlantedFaultTest, AnIndexEntryThatStaysWhenThePlanMovesOnIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    std::erase_if(writes, [](const storage::Write& write) {
      return In(write, storage::Space::kIndex) && !write.value.has_value();
    });
  }));
}

TEST(PlantedFaultTest, ARemarkThatStaysOpenInThePlanIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    for (storage::Write& write : writes) {
      Record record;
      if (!In(write, storage::Space::kRecord) || !record.ParseFromString(*write.value) ||
          record.plan().open_remarks_size() == 0) {
        continue;
      }
      record.mutable_plan()->mutable_open_remarks()->RemoveLast();
      write.value = record.SerializeAsString();
    }
  }));
}

TEST(PlantedFaultTest, ARequestRememberedUnderAnEarlierRevisionIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    for (storage::Write& write : writes) {
      Record record;
      if (!In(write, storage::Space::kRequest) || !record.ParseFromString(*write.value)) continue;
      record.mutable_request()->set_revision(record.request().revision() - 1);
      write.value = record.SerializeAsString();
    }
  }));
}

TEST(PlantedFaultTest, AMilestoneThatIsMissingIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    std::erase_if(writes, [](const storage::Write& write) {
      return In(write, storage::Space::kMilestone) && write.key.back() == 0 &&
             storage::SequenceOfKey(write.key.substr(0, write.key.size() - 1)) % 7 == 0;
    });
  }));
}

}  // namespace
}  // namespace noordster::runtime
