// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/verification.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/runtime/walk.h"

namespace noordster::runtime::verification_test {
namespace {

using storage::Space;

// A small history with rows in every space.
class VerificationTest : public ::testing::Test {
 protected:
  VerificationTest() {
    Walk walk(9, store_, clock_);
    walk.LeaveMandatesOut();
    walk.Begin();
    for (int i = 0; i < 90; ++i) walk.Step();
  }

  std::vector<storage::Row> Rows(Space space) {
    return store_.Scan(kMunicipality, storage::SpaceRange(space), 10000)->rows;
  }

  // Changes rows behind the back of the history, keeping the head.
  void Tamper(std::vector<storage::Write> writes) {
    const auto owner = store_.Acquire(kMunicipality);
    storage::Commit commit;
    commit.partition = kMunicipality;
    commit.epoch = owner->epoch;
    commit.expected = owner->head;
    commit.next = owner->head;
    commit.token = std::string(16, 't');
    commit.writes = std::move(writes);
    store_.Submit(std::move(commit), [](const storage::CommitResult& result) {
      EXPECT_EQ(result.outcome, storage::CommitOutcome::kCommitted) << result.status;
    });
  }

  absl::Status Verify() { return VerifyPartition(store_, kMunicipality, clock_.Now()).status(); }

  storage::MemoryStore store_;
  FakeClock clock_;
};

TEST_F(VerificationTest, AnUntouchedHistoryVerifies) {
  const auto verified = VerifyPartition(store_, kMunicipality, clock_.Now());
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_GT(verified->events, 30);
  EXPECT_GT(verified->rows, verified->events);
  EXPECT_GT(verified->texts, 20);
}

TEST_F(VerificationTest, EveryRowThatIsChangedIsFound) {
  int tampered = 0;
  for (const Space space : {Space::kEvent, Space::kRecord, Space::kRequest, Space::kMilestone,
                            Space::kHistory, Space::kIndex, Space::kGenesis}) {
    for (const storage::Row& row : Rows(space)) {
      std::string other = row.value;
      other.empty() ? other.push_back('x') : void(other.back() ^= 1);
      Tamper({{row.key, other}});
      EXPECT_TRUE(absl::IsDataLoss(Verify())) << static_cast<int>(space);
      Tamper({{row.key, row.value}});
      ++tampered;
    }
  }
  EXPECT_GT(tampered, 100);
  EXPECT_TRUE(Verify().ok());
}

TEST_F(VerificationTest, AnEventThatSaysSomethingElseIsFoundBeforeItIsFolded) {
  int tampered = 0;
  for (const storage::Row& row : Rows(Space::kEvent)) {
    noordster::internal::v1::Event event;
    ASSERT_TRUE(event.ParseFromString(row.value));
    if (event.has_step_opened()) {
      event.mutable_step_opened()->set_step(event.step_opened().step() + 1);
    } else {
      event.clear_kind();
    }
    Tamper({{row.key, event.SerializeAsString()}});
    EXPECT_TRUE(absl::IsDataLoss(Verify()));
    Tamper({{row.key, row.value}});
    ++tampered;
  }
  EXPECT_GT(tampered, 30);
}

TEST_F(VerificationTest, EveryRowThatIsMissingIsFound) {
  for (const Space space : {Space::kEvent, Space::kRecord, Space::kRequest, Space::kMilestone,
                            Space::kHistory, Space::kIndex, Space::kGenesis}) {
    for (const storage::Row& row : Rows(space)) {
      Tamper({{row.key, std::nullopt}});
      EXPECT_TRUE(absl::IsDataLoss(Verify())) << static_cast<int>(space);
      Tamper({{row.key, row.value}});
    }
  }
}

TEST_F(VerificationTest, ARowTooManyIsFound) {
  for (const std::string& key :
       {storage::RecordKey(static_cast<uint8_t>(Record::kBody), "bodies/planted"),
        storage::IndexKey(1, "planted"), storage::HistoryKey("planted", 1),
        storage::MilestoneKey(1, 9), storage::RequestKey("requests/local/planted"),
        storage::PrivateKey(std::string(16, 'p')), storage::EventKey(1'000'000)}) {
    Tamper({{key, "planted"}});
    EXPECT_TRUE(absl::IsDataLoss(Verify()));
    Tamper({{key, std::nullopt}});
  }
}

TEST_F(VerificationTest, EveryTextThatIsChangedOrMissingIsFound) {
  const std::vector<storage::Row> texts = Rows(Space::kPrivate);
  ASSERT_FALSE(texts.empty());
  for (const storage::Row& text : texts) {
    noordster::internal::v1::PrivateText row;
    ASSERT_TRUE(row.ParseFromString(text.value));
    row.set_text("another");
    Tamper({{text.key, row.SerializeAsString()}});
    EXPECT_TRUE(absl::IsDataLoss(Verify()));
    // The same bytes, but one of the text counted to the salt.
    ASSERT_TRUE(row.ParseFromString(text.value));
    row.mutable_salt()->push_back(row.text()[0]);
    row.mutable_text()->erase(0, 1);
    Tamper({{text.key, row.SerializeAsString()}});
    EXPECT_TRUE(absl::IsDataLoss(Verify()));
    Tamper({{text.key, std::nullopt}});
    EXPECT_TRUE(absl::IsDataLoss(Verify()));
    Tamper({{text.key, text.value}});
  }
  EXPECT_TRUE(Verify().ok());
}

TEST_F(VerificationTest, AnErasedTextMayBeGoneAndMustBeGone) {
  const std::vector<storage::Row> before = Rows(Space::kPrivate);
  {
    LoopDriver driver(store_, clock_);
    engine::Define define;
    define.create = true;
    define.record.set_name("persons/planted");
    std::vector<engine::NewText> texts;
    *define.record.mutable_person()->mutable_display_name() = AddText("name", texts);
    engine::Request request = MakeRequest(define);
    request.texts.push_back(texts[0]);
    ASSERT_TRUE(driver.Send(request).ok());
    ASSERT_TRUE(driver.Send(engine::ErasePerson{"persons/planted"}).ok());
  }
  EXPECT_EQ(Rows(Space::kPrivate).size(), before.size() + 2) << "two reasons, no name";
  EXPECT_TRUE(Verify().ok());
  noordster::internal::v1::Event event;
  const std::vector<storage::Row> events = Rows(Space::kEvent);
  ASSERT_TRUE(event.ParseFromString(events[events.size() - 2].value));
  Tamper({{storage::PrivateKey(event.defined().record().person().display_name().id()), "name"}});
  EXPECT_TRUE(absl::IsDataLoss(Verify()));
}

TEST_F(VerificationTest, ItEndsBeforeTheNextPageWhenToldSo) {
  int pages = 0;
  const auto verified =
      VerifyPartition(store_, kMunicipality, clock_.Now(), [&pages] { return ++pages > 3; });
  EXPECT_EQ(verified.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pages, 4);
}

TEST_F(VerificationTest, VerifyingBesideABusyLoopAgrees) {
  LoopDriver driver(store_, clock_);
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) {
      engine::Define define;
      define.create = true;
      define.record.set_name(absl::StrCat("persons/busy", i));
      define.record.mutable_person();
      EXPECT_TRUE(driver.Send(define).ok());
    }
  });
  for (int i = 0; i < 5; ++i) {
    const absl::Status verified = Verify();
    EXPECT_TRUE(verified.ok()) << verified;
  }
  stop = true;
  writer.join();
}

}  // namespace
}  // namespace noordster::runtime::verification_test
