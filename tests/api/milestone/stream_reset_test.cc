// SPDX-License-Identifier: EUPL-1.2
// What a stream tells when it cannot go on behind its cursor: that it was trimmed, or that the
// store is another.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "storage/backup.h"
#include "storage/rocksdb_store.h"
#include "tests/api/milestone/followed_stream.h"
#include "tests/support/in_process_server.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::stream_reset_test {
namespace {

namespace v1 = noordster::v1;
using Body = v1::SubscribeResponse;
using Messages = std::vector<v1::SubscribeResponse>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

v1::SubscribeRequest From(const std::string& cursor, bool with_state = false) {
  v1::SubscribeRequest request = FromNow();
  request.set_include_current_state(with_state);
  if (cursor.empty()) {
    request.mutable_start()->set_oldest(true);
  } else {
    request.mutable_start()->set_cursor(cursor);
  }
  return request;
}

// Everything up to the present.
Messages Streamed(ApiClient& client, const v1::SubscribeRequest& request) {
  FollowedStream stream(client, request);
  Messages messages;
  do {
    messages.push_back(stream.Next());
  } while (!messages.back().has_caught_up());
  return messages;
}

// The same by fetching, which tells no opening.
Messages Fetched(ApiClient& client, const v1::SubscribeRequest& like) {
  v1::FetchRequest request;
  request.set_parent(like.parent());
  *request.mutable_start() = like.start();
  request.set_include_current_state(like.include_current_state());
  request.set_at_once(true);
  Messages messages;
  do {
    const auto response = client.Must(&v1::MilestoneService::Stub::Fetch, request);
    messages.insert(messages.end(), response.messages().begin(), response.messages().end());
    request.mutable_start()->set_cursor(response.cursor());
  } while (!messages.back().has_caught_up());
  return messages;
}

std::vector<Body::BodyCase> BodiesOf(const Messages& messages) {
  std::vector<Body::BodyCase> bodies;
  for (const v1::SubscribeResponse& message : messages) bodies.push_back(message.body_case());
  return bodies;
}

std::vector<int64_t> SequencesOf(const Messages& messages) {
  std::vector<int64_t> sequences;
  for (const v1::SubscribeResponse& message : messages) {
    for (const v1::Milestone& milestone : message.batch().milestones()) {
      sequences.push_back(milestone.sequence());
    }
  }
  return sequences;
}

std::vector<std::string> PlansOf(const Messages& messages) {
  std::vector<std::string> plans;
  for (const v1::SubscribeResponse& message : messages) {
    for (const v1::PlanState& state : message.state().plans()) {
      plans.push_back(state.plan().name());
    }
  }
  return plans;
}

// Sequences of all that happened behind one of them; the history keeps what was trimmed.
std::vector<int64_t> ListedBehind(ApiClient& client, int64_t after) {
  v1::ListMilestonesRequest request;
  request.set_parent(Town::Name(""));
  request.set_page_size(limits::kPageSizeMax);
  const auto page = client.Must(&v1::MilestoneService::Stub::ListMilestones, request);
  EXPECT_EQ(page.next_page_token(), "");
  std::vector<int64_t> sequences;
  for (const v1::Milestone& milestone : page.milestones()) {
    if (milestone.sequence() > after) sequences.push_back(milestone.sequence());
  }
  return sequences;
}

// Three plans, of which the first is older than milestones are kept.
class TrimmedTest : public ::testing::Test {
 protected:
  TrimmedTest() {
    Town(client()).Build();
    old_ = Streamed(client(), From("")).back();
    Town(client()).StartPlan("oud", "compact");
    last_old_ = Streamed(client(), From("")).back();
    server_.clock().Advance(limits::kMilestoneRetention / 2);
    Town(client()).StartPlan("jeugd", "compact");
    server_.clock().Advance(limits::kMilestoneRetention / 2 + absl::Hours(24));
    Town(client()).StartPlan("wonen", "compact");
    // What is too old is found with one act, known for good with the next, and deleted a day later.
    for (int day = 0; day < 2; ++day) {
      server_.clock().Advance(absl::Hours(25));
      Touch();
      Touch();
    }
  }

  ApiClient& client() { return server_.client(); }

  // An act that no one follows.
  void Touch() {
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(NumberedUuid(++persons_));
    request.mutable_person()->set_display_name("Iemand");
    client().Must(&v1::BodyService::Stub::CreatePerson, request);
  }

  int64_t Trimmed() {
    v1::GetFeedInfoRequest request;
    request.set_name(Town::Name(""));
    return client().Must(&v1::MilestoneService::Stub::GetFeedInfo, request).trimmed();
  }

  InProcessServer server_;
  int persons_ = 0;
  // The last messages before the first plan was there, and when it was.
  v1::SubscribeResponse old_;
  v1::SubscribeResponse last_old_;
};

TEST_F(TrimmedTest, ACursorOfWhatWasTrimmedIsToldSoAndGoesOnWithWhatIsKept) {
  ASSERT_EQ(Trimmed(), last_old_.caught_up().to());
  const Messages streamed = Streamed(client(), From(old_.cursor()));
  ASSERT_THAT(BodiesOf(streamed),
              ElementsAre(Body::kOpened, Body::kReset, Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(streamed[0].opened().from(), old_.caught_up().to());
  EXPECT_EQ(streamed[0].opened().trimmed(), Trimmed());
  EXPECT_EQ(streamed[1].reset().reason(), v1::StreamReset::TRIMMED);
  EXPECT_EQ(streamed[1].reset().from(), Trimmed());
  EXPECT_EQ(streamed[2].batch().from(), Trimmed());
  EXPECT_THAT(SequencesOf(streamed), SizeIs(4));
  EXPECT_EQ(SequencesOf(streamed), ListedBehind(client(), Trimmed()));

  const Messages fetched = Fetched(client(), From(old_.cursor()));
  ASSERT_THAT(BodiesOf(fetched), ElementsAre(Body::kReset, Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(fetched[0].reset().reason(), v1::StreamReset::TRIMMED);
  EXPECT_EQ(fetched[0].reset().from(), Trimmed());
  EXPECT_EQ(SequencesOf(fetched), SequencesOf(streamed));
}

TEST_F(TrimmedTest, WhoAskedForItIsToldTheStateAnew) {
  const Messages streamed = Streamed(client(), From(old_.cursor(), true));
  ASSERT_THAT(BodiesOf(streamed), ElementsAre(Body::kOpened, Body::kReset, Body::kState,
                                              Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(streamed[1].reset().reason(), v1::StreamReset::TRIMMED);
  EXPECT_TRUE(streamed[2].state().first());
  EXPECT_THAT(PlansOf(streamed),
              ElementsAre(Town::Plan("jeugd"), Town::Plan("oud"), Town::Plan("wonen")));
  EXPECT_EQ(SequencesOf(streamed), ListedBehind(client(), Trimmed()));

  const Messages fetched = Fetched(client(), From(old_.cursor(), true));
  ASSERT_THAT(BodiesOf(fetched),
              ElementsAre(Body::kReset, Body::kState, Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(PlansOf(fetched), PlansOf(streamed));
}

TEST_F(TrimmedTest, ItIsToldOnceAndAStateThatWasCutOffGoesOn) {
  for (const bool with_state : {false, true}) {
    const Messages first = Streamed(client(), From(old_.cursor(), with_state));
    const Messages behind_reset = Streamed(client(), From(first[1].cursor(), with_state));
    EXPECT_THAT(behind_reset, SizeIs(first.size() - 1));
    EXPECT_THAT(BodiesOf(behind_reset), Not(::testing::Contains(Body::kReset)));
    EXPECT_EQ(SequencesOf(behind_reset), SequencesOf(first));
    EXPECT_EQ(PlansOf(behind_reset), PlansOf(first));
    const Messages behind_all = Streamed(client(), From(first.back().cursor(), with_state));
    EXPECT_THAT(BodiesOf(behind_all), ElementsAre(Body::kOpened, Body::kCaughtUp));
  }
}

TEST_F(TrimmedTest, ACursorBehindTheLastThatWasTrimmedMissesNothing) {
  const Messages streamed = Streamed(client(), From(last_old_.cursor(), true));
  EXPECT_THAT(BodiesOf(streamed), ElementsAre(Body::kOpened, Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(SequencesOf(streamed), ListedBehind(client(), Trimmed()));
}

TEST_F(TrimmedTest, TheOldestIsTheOldestThatIsKept) {
  v1::SubscribeRequest at_first = FromNow();
  at_first.mutable_start()->set_time("2022-01-01T00:00:00Z");
  for (const v1::SubscribeRequest& request : {From(""), at_first}) {
    const Messages streamed = Streamed(client(), request);
    EXPECT_THAT(BodiesOf(streamed), ElementsAre(Body::kOpened, Body::kBatch, Body::kCaughtUp));
    EXPECT_EQ(streamed[0].opened().from(), Trimmed());
    EXPECT_EQ(SequencesOf(streamed), ListedBehind(client(), Trimmed()));
  }
}

// A store that was put back to a backup, and went on from there.
class OtherStoreTest : public ::testing::Test {
 protected:
  OtherStoreTest() {
    Serve("data");
    Town(client()).Build();
    Town(client()).StartPlan("jeugd", "compact");
    before_ = Streamed(client(), From("")).back();
    EXPECT_TRUE(store_->CreateBackup(folder_.File("backup"), "1").ok());
    Town(client()).StartPlan("verloren", "compact");
    Town(client()).StartPlan("verloren-2", "compact");
    lost_ = Streamed(client(), From("")).back();
    server_.reset();
    store_.reset();
    EXPECT_TRUE(storage::RestoreBackup(folder_.File("backup"), folder_.File("restored")).ok());
    Serve("restored");
    Town(client()).StartPlan("wonen", "compact");
  }

  void Serve(const std::string& folder) {
    storage::RocksDbOptions options;
    options.folder = folder_.File(folder);
    options.free_space_min_bytes = 0;
    auto store = storage::RocksDbStore::Open(options);
    NOORDSTER_CHECK(store.ok());
    store_ = *std::move(store);
    server_ = std::make_unique<InProcessServer>(*store_);
  }

  ApiClient& client() { return server_->client(); }

  TemporaryFolder folder_;
  std::unique_ptr<storage::RocksDbStore> store_;
  std::unique_ptr<InProcessServer> server_;
  // The last messages before the backup, and of what was lost.
  v1::SubscribeResponse before_;
  v1::SubscribeResponse lost_;
};

TEST_F(OtherStoreTest, EveryCursorFromBeforeIsToldSoAndBeginsWithTheOldest) {
  for (const v1::SubscribeResponse& last : {before_, lost_}) {
    const Messages streamed = Streamed(client(), From(last.cursor()));
    ASSERT_THAT(BodiesOf(streamed),
                ElementsAre(Body::kOpened, Body::kReset, Body::kBatch, Body::kCaughtUp));
    EXPECT_EQ(streamed[1].reset().reason(), v1::StreamReset::OTHER_STORE);
    EXPECT_EQ(streamed[1].reset().from(), 0);
    EXPECT_EQ(SequencesOf(streamed), ListedBehind(client(), 0));

    const Messages fetched = Fetched(client(), From(last.cursor()));
    ASSERT_THAT(BodiesOf(fetched), ElementsAre(Body::kReset, Body::kBatch, Body::kCaughtUp));
    EXPECT_EQ(fetched[0].reset().reason(), v1::StreamReset::OTHER_STORE);
    EXPECT_EQ(SequencesOf(fetched), SequencesOf(streamed));
  }
}

TEST_F(OtherStoreTest, WithTheStateItGoesOnWhereThatStands) {
  const int64_t revision = Town(client()).Revision();
  EXPECT_LT(revision, lost_.caught_up().to());
  FollowedStream stream(client(), From(lost_.cursor(), true));
  const v1::SubscribeResponse reset = stream.Next(Body::kReset);
  EXPECT_EQ(reset.reset().reason(), v1::StreamReset::OTHER_STORE);
  EXPECT_EQ(reset.reset().from(), revision);
  EXPECT_THAT(PlansOf({stream.Next()}), ElementsAre(Town::Plan("jeugd"), Town::Plan("wonen")));
  EXPECT_EQ(stream.Next().caught_up().to(), revision);
  Town(client()).StartPlan("daarna", "compact");
  EXPECT_EQ(SequencesOf({stream.Next()}), ListedBehind(client(), revision));

  const Messages fetched = Fetched(client(), From(lost_.cursor(), true));
  ASSERT_THAT(BodiesOf(fetched), ElementsAre(Body::kReset, Body::kState, Body::kCaughtUp));
  EXPECT_THAT(PlansOf(fetched), SizeIs(3));
}

TEST_F(OtherStoreTest, ItIsToldOnce) {
  const Messages first = Streamed(client(), From(lost_.cursor()));
  const Messages behind_reset = Streamed(client(), From(first[1].cursor()));
  EXPECT_THAT(BodiesOf(behind_reset), ElementsAre(Body::kOpened, Body::kBatch, Body::kCaughtUp));
  EXPECT_EQ(SequencesOf(behind_reset), SequencesOf(first));
  EXPECT_THAT(SequencesOf(Streamed(client(), From(first.back().cursor()))), IsEmpty());
}

// Not the same municipality, though it has the same name: nothing of it ever happened there.
TEST(OtherHistoryTest, ACursorOfAHistoryThatBeganAnewIsRefused) {
  std::string cursor;
  {
    InProcessServer server;
    Town(server.client()).Build();
    cursor = Streamed(server.client(), From("")).back().cursor();
  }
  InProcessServer server;
  Town(server.client()).Build();
  const auto invalid = IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::CURSOR_INVALID);
  EXPECT_THAT(FollowedStream(server.client(), From(cursor)).End(), invalid);
  v1::FetchRequest request;
  request.set_parent(Town::Name(""));
  request.mutable_start()->set_cursor(cursor);
  EXPECT_THAT(server.client().Call(&v1::MilestoneService::Stub::Fetch, request).status, invalid);
}

}  // namespace
}  // namespace noordster::testing::stream_reset_test
