// SPDX-License-Identifier: EUPL-1.2
// Rebuilt state equals live state, byte for byte, after every step of random walks.
#include "tests/runtime/walk.h"

#include <gtest/gtest.h>

#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "storage/rocksdb_store.h"
#include "tests/runtime/forwarding_store.h"
#include "tests/support/seed.h"
#include "tests/support/sweep.h"
#include "tests/support/temporary_folder.h"

namespace noordster::runtime::walk_test {
namespace {

using noordster::internal::v1::Event;

constexpr int kStepsPerWalk = 60;

// Walks once on `store` and verifies after every step; OK, or the first difference. `trouble` is
// called before each step.
absl::Status WalkAndVerify(uint64_t seed, storage::Store& store, WalkCounts& counts,
                           absl::FunctionRef<void(std::mt19937_64&)> trouble) {
  FakeClock clock;
  Walk walk(seed, store, clock);
  walk.Begin();
  std::mt19937_64 random(seed);
  absl::Status status;
  for (int step = 0; step < kStepsPerWalk && status.ok(); ++step) {
    trouble(random);
    walk.Step();
    status = VerifyPartition(store, kMunicipality, clock.Now()).status();
  }
  counts.Add(walk.counts());
  return status;
}

// Makes the next commit answer otherwise, now and then.
void Trouble(storage::MemoryStore& store, std::mt19937_64& random) {
  using storage::CommitOutcome;
  constexpr CommitOutcome kOutcomes[] = {CommitOutcome::kAmbiguous, CommitOutcome::kConflict,
                                         CommitOutcome::kUnavailable, CommitOutcome::kTooLarge};
  if (random() % 10 == 0) store.ProduceNext(kOutcomes[random() % 4], random() % 2 == 0);
}

absl::Status WalkInMemory(uint64_t seed, WalkCounts& counts) {
  storage::MemoryStore store;
  return WalkAndVerify(seed, store, counts,
                       [&store](std::mt19937_64& random) { Trouble(store, random); });
}

absl::Status WalkOnDisk(uint64_t seed, WalkCounts& counts) {
  const noordster::testing::TemporaryFolder folder;
  storage::RocksDbOptions options;
  options.folder = folder.path();
  options.free_space_min_bytes = 0;
  auto store = storage::RocksDbStore::Open(options);
  if (!store.ok()) return store.status();
  return WalkAndVerify(seed, **store, counts, [&store](std::mt19937_64& random) {
    if (random() % 10 != 0) return;
    EXPECT_TRUE((*store)->Flush().ok());
  });
}

// What was seen less often than `wanted`, by name.
std::vector<std::string> SeenTooSeldom(WalkCounts& counts, int64_t wanted) {
  std::vector<std::string> seldom;
  const auto look = [&](int64_t count, const std::string& name) {
    if (count < wanted) seldom.push_back(absl::StrCat(name, ": ", count));
  };
  const auto* kinds = Event::descriptor()->FindOneofByName("kind");
  for (int i = 0; i < kinds->field_count(); ++i) {
    look(counts.events[kinds->field(i)->number()], kinds->field(i)->name());
  }
  for (int kind = 1; kind <= noordster::v1::GuardKind_MAX; ++kind) {
    const std::string& name =
        noordster::v1::GuardKind_Name(static_cast<noordster::v1::GuardKind>(kind));
    look(counts.held[kind], absl::StrCat(name, " held"));
    look(counts.unmet[kind], absl::StrCat(name, " unmet"));
  }
  look(counts.replays, "replays");
  look(counts.restarts, "restarts");
  look(counts.wide_acts, "acts on several plans");
  return seldom;
}

TEST(WalkTest, RebuiltStateEqualsLiveStateAfterEveryStep) {
  const int64_t events_wanted = noordster::testing::FullSweep() ? 300'000 : 12'000;
  const int64_t sightings_wanted = noordster::testing::FullSweep() ? 400 : 10;
  const uint64_t first_seed = noordster::testing::Seed();
  WalkCounts counts;
  // Chance may show something late; it gets five times as much again.
  for (uint64_t seed = first_seed;
       counts.accepted_events < events_wanted || (counts.accepted_events < events_wanted * 6 &&
                                                  !SeenTooSeldom(counts, sightings_wanted).empty());
       ++seed) {
    const absl::Status verified =
        seed % 20 == 0 ? WalkOnDisk(seed, counts) : WalkInMemory(seed, counts);
    ASSERT_TRUE(verified.ok()) << "seed " << seed << ": " << verified;
  }
  EXPECT_EQ(SeenTooSeldom(counts, sightings_wanted), std::vector<std::string>());
  std::cout << counts.accepted_events << " events accepted, " << counts.refusals << " refusals, "
            << counts.replays << " replays, " << counts.restarts << " restarts\n";
}

// A store that changes what the loop writes, as a fault in Apply or IndexRows would.
class PlantedStore final : public ForwardingStore {
 public:
  using Plant = std::function<void(std::vector<storage::Write>&)>;

  explicit PlantedStore(Plant plant) : plant_(std::move(plant)) {}

  void Submit(storage::Commit commit, std::function<void(storage::CommitResult)> done) override {
    plant_(commit.writes);
    ForwardingStore::Submit(std::move(commit), std::move(done));
  }

 private:
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
    const absl::Status status = WalkAndVerify(seed, store, counts, [](std::mt19937_64&) {});
    if (absl::IsDataLoss(status)) return true;
  }
  return false;
}

TEST(PlantedFaultTest, WithoutAFaultNothingIsFound) {
  EXPECT_FALSE(Finds([](std::vector<storage::Write>&) {}));
}

TEST(PlantedFaultTest, ATextThatIsNotWrittenIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    std::erase_if(writes, [](const storage::Write& write) {
      return In(write, storage::Space::kPrivate) && write.value.has_value() &&
             write.key.back() % 16 == 0;
    });
  }));
}

TEST(PlantedFaultTest, AnIndexEntryThatStaysWhenThePlanMovesOnIsFound) {
  EXPECT_TRUE(Finds([](std::vector<storage::Write>& writes) {
    std::erase_if(writes, [](const storage::Write& write) {
      return In(write, storage::Space::kIndex) && !write.value.has_value();
    });
  }));
}

TEST(PlantedFaultTest, ARemarkThatIsMissingInThePlanIsFound) {
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
}  // namespace noordster::runtime::walk_test
