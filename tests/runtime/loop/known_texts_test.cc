// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/loop/known_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/synchronization/notification.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/internal/v1/text.pb.h"
#include "services/base/digest.h"
#include "storage/keys.h"
#include "tests/runtime/forwarding_store.h"

namespace noordster::runtime::known_texts_test {
namespace {

using noordster::internal::v1::PrivateText;
using noordster::internal::v1::Record;
using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr char kPartition[] = "gm1916";

class CountingStore final : public ForwardingStore {
 public:
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    ++reads;
    return ForwardingStore::Get(partition, keys);
  }
  mutable int reads = 0;
};

class KnownTextsTest : public ::testing::Test {
 protected:
  KnownTextsTest() {
    owner_ = *store_.Acquire(kPartition);
    plan_.mutable_plan()->mutable_title()->set_id("title");
    PrivateText row;
    row.set_text("Plan Jeugd");
    storage::Commit commit{kPartition,
                           owner_.epoch,
                           owner_.head,
                           {1, std::string(32, 'h')},
                           {{storage::PrivateKey("title"), row.SerializeAsString()}},
                           base::RandomBytes(16)};
    absl::Notification written;
    store_.Submit(std::move(commit), [&](const storage::CommitResult& result) {
      EXPECT_EQ(result.outcome, storage::CommitOutcome::kCommitted);
      written.Notify();
    });
    written.WaitForNotification();
  }

  Texts Of(const Record& record) {
    absl::StatusOr<Texts> texts = texts_.Of(record);
    EXPECT_TRUE(texts.ok()) << texts.status();
    return texts.value_or(Texts());
  }

  CountingStore store_;
  storage::Ownership owner_;
  KnownTexts texts_{store_, kPartition};
  Record plan_;
};

TEST_F(KnownTextsTest, ReadsWhatItDoesNotKnow) {
  EXPECT_THAT(Of(Record()), IsEmpty());
  EXPECT_THAT(Of(plan_), ElementsAre(Pair("title", "Plan Jeugd")));
  EXPECT_GT(texts_.recent_bytes(), 0U);
  texts_.Age();
  texts_.Age();
  EXPECT_THAT(Of(plan_), ElementsAre(Pair("title", "Plan Jeugd")));
}

TEST_F(KnownTextsTest, ReadsOnceThatThereIsNone) {
  plan_.mutable_plan()->mutable_title()->set_id("erased");
  EXPECT_THAT(Of(plan_), IsEmpty());
  EXPECT_THAT(store_.reads, Eq(1));
  EXPECT_THAT(Of(plan_), IsEmpty());
  EXPECT_THAT(store_.reads, Eq(1));
}

TEST_F(KnownTextsTest, TellsATextBeforeItIsInTheStore) {
  texts_.Write("new", "Plan Wonen");
  plan_.mutable_plan()->mutable_title()->set_id("new");
  EXPECT_THAT(Of(plan_), ElementsAre(Pair("new", "Plan Wonen")));
}

TEST_F(KnownTextsTest, TellsNobodyWhatIsErasedThoughTheStoreHasItStill) {
  Of(plan_);
  texts_.Erase("title");
  EXPECT_THAT(Of(plan_), IsEmpty());
  texts_.Age();
  EXPECT_THAT(Of(plan_), IsEmpty());
  // The commit that was to erase it failed.
  texts_.Clear();
  EXPECT_THAT(Of(plan_), ElementsAre(Pair("title", "Plan Jeugd")));
}

}  // namespace
}  // namespace noordster::runtime::known_texts_test
