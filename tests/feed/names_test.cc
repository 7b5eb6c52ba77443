// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/names.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "noordster/internal/v1/record.pb.h"
#include "noordster/internal/v1/text.pb.h"
#include "services/base/check.h"
#include "services/engine/names.h"
#include "storage/keys.h"
#include "tests/runtime/forwarding_store.h"
#include "tests/support/partition_owner.h"

namespace noordster::feed::names_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;
using noordster::internal::v1::PrivateText;
using noordster::internal::v1::Record;
using noordster::testing::PartitionOwner;

constexpr char kTown[] = "gm1916";
constexpr char kProject[] = "programmes/noord/projects/taal";

// Calls back with every read.
class WatchedStore final : public runtime::ForwardingStore {
 public:
  absl::StatusOr<storage::Values> Get(const storage::PartitionId& partition,
                                      absl::Span<const std::string> keys) const override {
    absl::StatusOr<storage::Values> values = ForwardingStore::Get(partition, keys);
    ++reads;
    if (when_read != nullptr) when_read();
    return values;
  }
  mutable int reads = 0;
  std::function<void()> when_read;
};

class NamesTest : public ::testing::Test {
 protected:
  NamesTest() : owner_(store_, kTown) { NOORDSTER_CHECK(owner_.Acquire().ok()); }

  void Call(const std::string& title, v1::Audience audience) {
    PrivateText text;
    text.set_text(title);
    Record record;
    record.set_name(kProject);
    record.set_audience(audience);
    record.mutable_project()->mutable_display_name()->set_id(title);
    const std::string key =
        storage::RecordKey(static_cast<uint8_t>(engine::KindOf(kProject)), kProject);
    ASSERT_EQ(owner_
                  .Write("changed", {{key, record.SerializeAsString()},
                                     {storage::PrivateKey(title), text.SerializeAsString()}})
                  .outcome,
              storage::CommitOutcome::kCommitted);
  }

  // What a public milestone of the project is told with; empty: without a title.
  std::string Title() {
    Milestone milestone;
    milestone.set_resource(kProject);
    milestone.set_audience(v1::PUBLIC);
    const std::vector<Words> words = names_.Of(std::vector<Milestone>{milestone});
    EXPECT_EQ(words.size(), 1u);
    return std::string(words[0].View().title);
  }

  WatchedStore store_;
  PartitionOwner owner_;
  Names names_{store_, kTown};
};

TEST_F(NamesTest, ATitleIsReadOnceUntilItIsForgotten) {
  Call("Taalcoaches", v1::PUBLIC);
  EXPECT_EQ(Title(), "Taalcoaches");
  const int reads = store_.reads;
  EXPECT_EQ(Title(), "Taalcoaches");
  EXPECT_EQ(store_.reads, reads);
  Call("Taalhuis", v1::PUBLIC);
  names_.Forget(kProject);
  EXPECT_EQ(Title(), "Taalhuis");
}

TEST_F(NamesTest, NoWordsAreMadeWithATitleThatIsForFewer) {
  Call("Sluiting van de school", v1::ADMINISTRATION);
  EXPECT_EQ(Title(), "");
}

TEST_F(NamesTest, WhatIsForgottenAgainAndAgainIsToldAsItWasReadLastAndNotRemembered) {
  Call("Taalcoaches", v1::PUBLIC);
  int reads = 0;
  store_.when_read = [&] {
    names_.Forget(kProject);
    ASSERT_LT(++reads, 100) << "it never ends";
  };
  EXPECT_EQ(Title(), "Taalcoaches");
  EXPECT_GE(reads, Names::kReadsMax);
  store_.when_read = nullptr;
  Call("Taalhuis", v1::PUBLIC);
  EXPECT_EQ(Title(), "Taalhuis") << "nothing was remembered that may be of before";
}

}  // namespace
}  // namespace noordster::feed::names_test
