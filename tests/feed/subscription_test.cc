// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/subscription.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/engine/index_rows.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/support/partition_owner.h"

namespace noordster::feed::subscription_test {
namespace {

namespace v1 = noordster::v1;
using noordster::testing::PartitionOwner;
using storage::CommitOutcome;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Body = v1::SubscribeResponse;
using Messages = std::vector<v1::SubscribeResponse>;

constexpr char kTown[] = "gm1";
constexpr char kPlan[] = "programmes/noord/plans/jeugd";

// Whoever looks sees the same: what is public, unless a test says otherwise, and the one plan.
class SameReadings final : public Readings {
 public:
  explicit SameReadings(const storage::Store& store) : store_(store) {}

  absl::StatusOr<SightAt> SightNow(const engine::Caller&,
                                   const std::string& municipality) const override {
    const absl::StatusOr<storage::Values> values =
        store_.Get(municipality, std::vector<std::string>{});
    if (!values.ok()) return values.status();
    return SightAt{std::make_shared<const engine::Sight>(sight_), values->head.sequence, {}};
  }
  absl::StatusOr<PlanPage> ReadPlans(const engine::Caller&, const std::string&, const Filter&,
                                     const std::string&, size_t) const override {
    PlanPage page;
    if (plan_.passes) *page.page.add_plans() = *plan_.state;
    return page;
  }
  absl::StatusOr<PlanSeen> ReadPlan(const engine::Caller&, const std::string&, const Filter&,
                                    const std::string&) const override {
    return plan_;
  }

  // They are of the administration of the programme from now on, without its secrets, and see the
  // plan with its past, which passes the filter or does not.
  void BecomeAdministration(bool passes) {
    const std::string programme = "programmes/noord";
    const std::string bytes = absl::StrCat(std::string(1, static_cast<char>(v1::PUBLIC)),
                                           base::Sha256({programme}).substr(0, 8),
                                           std::string(1, static_cast<char>(v1::ADMINISTRATION)));
    sight_ = *engine::Sight::Decode(bytes, {programme}, {});
    plan_.state.emplace().mutable_plan()->mutable_past();
    plan_.passes = passes;
  }

 private:
  const storage::Store& store_;
  engine::Sight sight_;
  PlanSeen plan_;
};

// A municipality in which bodies decided about one plan, in public.
class SubscriptionTest : public ::testing::Test {
 protected:
  SubscriptionTest()
      : owner_(store_, kTown), readings_(store_), source_{store_, readings_, kTown, 1, 2, "key"} {
    NOORDSTER_CHECK(owner_.Acquire().ok());
  }

  // A body decides; the decision has the number of its sequence. Its milestone may be gone already.
  void Decide(bool is_trimmed = false) {
    const int64_t sequence = owner_.head().sequence + 1;
    noordster::internal::v1::Event event;
    event.mutable_header()->set_sequence(sequence);
    event.mutable_header()->set_resource(kPlan);
    auto& recorded = *event.mutable_outcome_recorded();
    recorded.set_plan(kPlan);
    recorded.mutable_decision()->set_number(static_cast<int32_t>(sequence));
    recorded.set_audience(v1::PUBLIC);
    engine::Record record;
    record.mutable_decision()->set_recorded(sequence);
    std::vector<storage::Write> rows = {
        {KeyOf(engine::DecisionName(kPlan, static_cast<int32_t>(sequence))),
         record.SerializeAsString()}};
    if (!is_trimmed) {
      rows.push_back(
          {storage::MilestoneKey(sequence, 0), engine::MilestoneOf(event)->SerializeAsString()});
    }
    ASSERT_EQ(owner_.Write(event.SerializeAsString(), rows).outcome, CommitOutcome::kCommitted);
  }

  // A body confirms what was decided.
  void Confirm(int32_t decision) {
    const int64_t sequence = owner_.head().sequence + 1;
    noordster::internal::v1::Event event;
    event.mutable_header()->set_sequence(sequence);
    auto& facts = *event.mutable_outcome_confirmed()->mutable_facts();
    facts.set_plan(kPlan);
    facts.set_decision(decision);
    facts.set_audience(v1::PUBLIC);
    ASSERT_EQ(
        owner_
            .Write(event.SerializeAsString(),
                   {{storage::HistoryKey(engine::DecisionName(kPlan, decision), sequence), ""},
                    {storage::MilestoneKey(sequence, 0),
                     engine::MilestoneOf(event)->SerializeAsString()}})
            .outcome,
        CommitOutcome::kCommitted);
  }

  static std::string KeyOf(const std::string& decision) {
    return storage::RecordKey(static_cast<uint8_t>(engine::Record::kDecision), decision);
  }

  // A decision comes under secrecy, of which nobody is told but those who had it.
  void Impose(int32_t decision) {
    const std::string name = engine::DecisionName(kPlan, decision);
    const int64_t sequence = owner_.head().sequence + 1;
    const std::string entry = absl::StrFormat("%016d", sequence) + '\0' + name;
    const auto index = static_cast<uint8_t>(engine::Index::kSecret);
    ASSERT_EQ(owner_.Write("", {{storage::IndexKey(index, entry), ""}}).outcome,
              CommitOutcome::kCommitted);
    rights_ = sequence;
    secrets_.insert(name);
  }

  // The feed has read up to what stands in the store, and remembers nothing of it.
  void Pass() {
    Standing standing;
    standing.head = owner_.head().sequence;
    standing.rights = rights_;
    standing.secrets = std::make_shared<const engine::SecretParts>(secrets_);
    source_.tail.Begin(std::move(standing));
  }

  // A stream of which each act is a message.
  static Order Following(std::optional<std::string> cursor = std::nullopt) {
    Order order;
    order.cursor = std::move(cursor);
    order.after = 0;
    order.batch_bytes = 1;
    return order;
  }

  // The next message; absent when there is nothing to send.
  static std::optional<v1::SubscribeResponse> Next(Subscription& stream) {
    while (true) {
      std::string bytes;
      switch (stream.Advance(bytes)) {
        case Subscription::Next::kSend: {
          v1::SubscribeResponse message;
          NOORDSTER_CHECK(message.ParseFromString(bytes));
          return message;
        }
        case Subscription::Next::kWork:
          NOORDSTER_CHECK(stream.Work().ok());
          break;
        default:
          return std::nullopt;
      }
    }
  }

  static Messages All(Subscription& stream) {
    Messages messages;
    while (auto message = Next(stream)) messages.push_back(*std::move(message));
    return messages;
  }

  static std::vector<int64_t> SequencesOf(const Messages& messages) {
    std::vector<int64_t> sequences;
    for (const v1::SubscribeResponse& message : messages) {
      for (const v1::Milestone& milestone : message.batch().milestones()) {
        sequences.push_back(milestone.sequence());
      }
    }
    return sequences;
  }

  static std::vector<Body::BodyCase> BodiesOf(const Messages& messages) {
    std::vector<Body::BodyCase> bodies;
    for (const v1::SubscribeResponse& message : messages) bodies.push_back(message.body_case());
    return bodies;
  }

  storage::MemoryStore store_;
  PartitionOwner owner_;
  SameReadings readings_;
  Source source_;
  int64_t rights_ = 0;
  engine::SecretParts secrets_;
};

TEST_F(SubscriptionTest, WhatIsReadButNotSentIsHeldAgainstWhatMayBeSeenNow) {
  for (int i = 0; i < 6; ++i) Decide();
  Pass();
  Subscription stream(source_, Following());
  EXPECT_TRUE(Next(stream)->has_opened());
  EXPECT_EQ(Next(stream)->batch().to(), 1);
  Impose(3);
  Pass();
  // What it never had is not named either.
  const Messages rest = All(stream);
  EXPECT_THAT(SequencesOf(rest), ElementsAre(2, 4, 5, 6));
  EXPECT_THAT(BodiesOf(rest), ::testing::Not(::testing::Contains(Body::kWithdrawal)));
  EXPECT_EQ(rest.back().caught_up().to(), 7);
}

TEST_F(SubscriptionTest, ItClosesAtOnceAndOnceAndNothingIsLostByThat) {
  for (int i = 0; i < 6; ++i) Decide();
  Pass();
  Subscription stream(source_, Following());
  EXPECT_TRUE(Next(stream)->has_opened());
  EXPECT_EQ(Next(stream)->batch().to(), 1);
  stream.Close(v1::StreamClosing::MAX_AGE, absl::Seconds(1));
  stream.Close(v1::StreamClosing::DRAIN, absl::Seconds(2));
  const Messages end = All(stream);
  ASSERT_THAT(BodiesOf(end), ElementsAre(Body::kClosing));
  EXPECT_EQ(end[0].closing().reason(), v1::StreamClosing::MAX_AGE);
  Subscription next(source_, Following(end[0].cursor()));
  EXPECT_THAT(SequencesOf(All(next)), ElementsAre(2, 3, 4, 5, 6));
}

TEST_F(SubscriptionTest, AHeartbeatNeverRunsAheadOfABatch) {
  for (int i = 0; i < 3; ++i) Decide();
  Pass();
  Subscription stream(source_, Following());
  EXPECT_TRUE(Next(stream)->has_opened());
  EXPECT_EQ(Next(stream)->batch().to(), 1);
  stream.Beat();
  EXPECT_EQ(Next(stream)->batch().to(), 2);
}

TEST_F(SubscriptionTest, WhatWasTrimmedIsWithdrawnAllTheSame) {
  Decide();
  Pass();
  Subscription stream(source_, Following());
  const Messages had = All(stream);
  ASSERT_THAT(SequencesOf(had), ElementsAre(1));
  ASSERT_EQ(owner_.Write("", {{storage::MilestoneKey(1, 0), std::nullopt}}).outcome,
            CommitOutcome::kCommitted);
  Impose(1);
  Pass();
  const Messages told = All(stream);
  ASSERT_THAT(BodiesOf(told), ::testing::Contains(Body::kWithdrawal));
  Subscription back(source_, Following(had.back().cursor()));
  const Messages again = All(back);
  ASSERT_THAT(BodiesOf(again), ElementsAre(Body::kOpened, Body::kWithdrawal, Body::kCaughtUp));
  EXPECT_EQ(again[1].withdrawal().name(), engine::FullName(kTown, engine::DecisionName(kPlan, 1)));
}

TEST_F(SubscriptionTest, WhatWasToldOfADecisionLaterIsWithdrawnToo) {
  Decide();
  Decide();
  Pass();
  Order order = Following();
  order.after = 2;
  Subscription stream(source_, order);
  ASSERT_THAT(SequencesOf(All(stream)), IsEmpty());
  Confirm(1);
  Pass();
  ASSERT_THAT(SequencesOf(All(stream)), ElementsAre(3));
  Impose(2);
  Impose(1);
  Pass();
  // Of the second it was never told.
  std::vector<std::string> withdrawn;
  for (const v1::SubscribeResponse& message : All(stream)) {
    if (message.has_withdrawal()) withdrawn.push_back(message.withdrawal().name());
  }
  EXPECT_THAT(withdrawn, ElementsAre(engine::FullName(kTown, engine::DecisionName(kPlan, 1))));
}

TEST_F(SubscriptionTest, WhatWasPassedOverIsToldBeforeItCloses) {
  Order order = Following();
  v1::MilestoneFilter filter;
  filter.add_plans(engine::FullName(kTown, "programmes/noord/plans/wonen"));
  order.filter = Filter(filter);
  Pass();
  Subscription stream(source_, order);
  EXPECT_EQ(All(stream).back().caught_up().to(), 0);
  Decide();
  Pass();
  EXPECT_THAT(All(stream), IsEmpty());
  stream.Close(v1::StreamClosing::MAX_AGE, absl::Seconds(1));
  const Messages end = All(stream);
  ASSERT_THAT(BodiesOf(end), ElementsAre(Body::kHeartbeat, Body::kClosing));
  EXPECT_EQ(end[0].heartbeat().to(), 1);
  EXPECT_EQ(end[0].cursor(), end[1].cursor());
}

// A stream of the administration that told the state.
class PlanSubscriptionTest : public SubscriptionTest {
 protected:
  // Begins it; a decision it told becomes secret.
  void Begin(bool passes) {
    readings_.BecomeAdministration(passes);
    Decide();
    Pass();
    Order order = Following();
    order.include_state = true;
    stream_.emplace(source_, order);
    All(*stream_);
    Impose(1);
    Pass();
  }

  std::optional<Subscription> stream_;
};

TEST_F(PlanSubscriptionTest, WordsOfAPlanThatAreSecretAreWithdrawnAndTheRestToldAgain) {
  Begin(true);
  const Messages told = All(*stream_);
  ASSERT_THAT(BodiesOf(told), ElementsAre(Body::kWithdrawal, Body::kState));
  EXPECT_EQ(told[0].withdrawal().keeps(), v1::ADMINISTRATION);
  EXPECT_EQ(told[0].cursor(), told[1].cursor());
  EXPECT_FALSE(told[1].state().first());
  stream_->Beat();
  // Only a message behind both says that they were told.
  const Messages behind = All(*stream_);
  ASSERT_THAT(BodiesOf(behind), ElementsAre(Body::kHeartbeat));
  EXPECT_NE(behind[0].cursor(), told[1].cursor());
}

TEST_F(PlanSubscriptionTest, APlanThatDoesNotPassTheFilterIsWithdrawnAndNotTold) {
  Begin(false);
  EXPECT_THAT(BodiesOf(All(*stream_)), ElementsAre(Body::kWithdrawal));
}

TEST_F(PlanSubscriptionTest, APlanThatWaitedWhileRightsChangedIsReadAnew) {
  Begin(true);
  EXPECT_TRUE(Next(*stream_)->has_withdrawal());
  // Somebody else's rights.
  Decide();
  rights_ = owner_.head().sequence;
  Pass();
  const Messages told = All(*stream_);
  ASSERT_THAT(BodiesOf(told), ElementsAre(Body::kState, Body::kBatch, Body::kCaughtUp));
  EXPECT_TRUE(told[0].state().first());
}

TEST_F(PlanSubscriptionTest, APlanThatWaitsWhenItClosesIsToldToWhoComesBack) {
  Begin(true);
  EXPECT_TRUE(Next(*stream_)->has_withdrawal());
  stream_->Close(v1::StreamClosing::MAX_AGE, absl::Seconds(1));
  const Messages end = All(*stream_);
  ASSERT_THAT(BodiesOf(end), ElementsAre(Body::kClosing));
  Order order = Following(end[0].cursor());
  order.include_state = true;
  Subscription back(source_, order);
  const Messages told = All(back);
  ASSERT_THAT(BodiesOf(told), ElementsAre(Body::kOpened, Body::kState, Body::kCaughtUp));
  EXPECT_TRUE(told[1].state().first());
}

TEST_F(SubscriptionTest, ACursorThatWasMadeUpNamesNothing) {
  Decide();
  Impose(1);
  Pass();
  Subscription stream(source_, Following());
  const Messages messages = All(stream);
  EXPECT_THAT(SequencesOf(messages), IsEmpty());
  Cursor cursor = *ReadCursor(messages.back().cursor());
  cursor.head = 0;
  Subscription again(source_, Following(WriteCursor(cursor, "made up")));
  EXPECT_FALSE(again.Work().ok());
}

}  // namespace
}  // namespace noordster::feed::subscription_test
