// SPDX-License-Identifier: EUPL-1.2
// What a stream of milestones promises: order, no gap, no double, through whatever happens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "storage/memory_store.h"
#include "tests/api/milestone/followed_stream.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::stream_test {
namespace {

namespace v1 = noordster::v1;
using Kind = v1::Milestone;
using Body = v1::SubscribeResponse;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<int64_t> SequencesOf(const std::vector<v1::Milestone>& milestones) {
  std::vector<int64_t> sequences;
  for (const v1::Milestone& milestone : milestones) sequences.push_back(milestone.sequence());
  return sequences;
}

class StreamTest : public ::testing::Test {
 protected:
  StreamTest() : server_(std::make_unique<InProcessServer>(store_)) { town().Build(); }

  Town town() { return Town(server_->client()); }
  ApiClient& client() { return server_->client(); }

  // Another server on the same store.
  void Restart() {
    server_.reset();
    server_ = std::make_unique<InProcessServer>(store_);
  }

  // All that was ever told, by another way.
  std::vector<v1::Milestone> Listed(const v1::MilestoneFilter& filter = {}) {
    v1::ListMilestonesRequest request;
    request.set_parent(Town::Name(""));
    *request.mutable_filter() = filter;
    std::vector<v1::Milestone> all;
    do {
      const auto page = client().Must(&v1::MilestoneService::Stub::ListMilestones, request);
      all.insert(all.end(), page.milestones().begin(), page.milestones().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  grpc::Status Refusal(const v1::SubscribeRequest& request) {
    return FollowedStream(client(), request).End();
  }

  storage::MemoryStore store_;
  std::unique_ptr<InProcessServer> server_;
};

TEST_F(StreamTest, WhatHappensIsToldAtOnceAndInOrder) {
  FollowedStream stream(client(), FromNow());
  stream.Next(Body::kCaughtUp);
  town().StartPlan("jeugd", "compact");
  const int64_t revision = town().Revision();
  const std::vector<v1::Milestone> told = stream.Until(revision);
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::PLAN_STARTED, Kind::STAGE_REACHED));
  EXPECT_EQ(told[0].resource(), Town::Plan("jeugd"));
  EXPECT_EQ(told[1].stage(), "work");
  EXPECT_EQ(told[1].sequence(), revision);
  EXPECT_THAT(told[0].sentence_nl(), ::testing::EndsWith(" is gestart."));
  EXPECT_THAT(told[0].sentence_en(), ::testing::EndsWith(" started."));
  EXPECT_EQ(stream.position(), revision);
}

TEST_F(StreamTest, FromTheOldestItTellsAllThatTheHistoryTells) {
  town().StartPlan("jeugd");
  town().BringTo("jeugd", "raad");
  FollowedStream stream(client(), FromOldest());
  const std::vector<v1::Milestone> told = stream.Until(town().Revision());
  const std::vector<v1::Milestone> listed = Listed();
  ASSERT_THAT(told, SizeIs(listed.size()));
  for (size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].SerializeAsString(), listed[i].SerializeAsString());
  }
}

TEST_F(StreamTest, BehindEveryCursorTheRestComesOnceAlsoAfterARestart) {
  town().StartPlan("wonen");
  town().BringTo("wonen", "raad");
  town().StartPlan("jeugd");
  town().BringTo("jeugd", "raad");
  const int64_t revision = town().Revision();
  v1::SubscribeRequest small = FromOldest();
  small.set_batch_bytes_max(4096);
  std::vector<std::string> cursors;
  std::vector<v1::Milestone> told;
  std::vector<size_t> told_by;
  {
    FollowedStream stream(client(), small);
    while (stream.position() < revision) {
      const v1::SubscribeResponse message = stream.Next();
      told.insert(told.end(), message.batch().milestones().begin(),
                  message.batch().milestones().end());
      cursors.push_back(stream.cursor());
      told_by.push_back(told.size());
    }
  }
  ASSERT_THAT(cursors, SizeIs(::testing::Ge(3U)));
  for (const bool restarts : {false, true}) {
    if (restarts) Restart();
    for (size_t i = 0; i < cursors.size(); ++i) {
      FollowedStream rest(client(), Behind(cursors[i]));
      std::vector<v1::Milestone> all(told.begin(), told.begin() + static_cast<int64_t>(told_by[i]));
      for (const v1::Milestone& milestone : rest.Until(revision)) all.push_back(milestone);
      EXPECT_EQ(SequencesOf(all), SequencesOf(told)) << "cursor " << i;
    }
  }
}

TEST_F(StreamTest, WhatOneActDidIsNeverSplit) {
  for (int i = 0; i < 20; ++i) town().StartPlan(absl::StrCat("p", i), "compact");
  v1::RecordOutcomesRequest many;
  many.set_parent(Town::Name("programmes/noord"));
  for (int i = 0; i < 20; ++i) {
    const v1::RecordOutcomeRequest one = town().Outcome(absl::StrCat("p", i), "ready");
    many.set_outcome(one.outcome());
    many.set_body(one.body());
    many.set_decided_date(one.decided_date());
    v1::Treatment& treatment = *many.add_treatments();
    treatment.set_step(one.name());
    treatment.set_plan_version(one.plan_version());
  }
  const int64_t before = town().Revision();
  client().Must(&v1::PlanService::Stub::RecordOutcomes, many);
  const int64_t after = town().Revision();
  v1::SubscribeRequest small = FromOldest();
  small.set_batch_bytes_max(4096);
  FollowedStream stream(client(), small);
  while (stream.position() < after) {
    const v1::SubscribeResponse message = stream.Next();
    if (!message.has_batch()) continue;
    const bool begins_within = message.batch().from() > before && message.batch().from() < after;
    const bool ends_within = message.batch().to() > before && message.batch().to() < after;
    EXPECT_FALSE(begins_within || ends_within) << message.batch().from() << message.batch().to();
  }
}

TEST_F(StreamTest, WhoAsksForTheSmallestBatchesGetsEachActAsAMessage) {
  town().StartPlan("jeugd", "compact");
  town().StartPlan("wonen", "compact");
  const int64_t revision = town().Revision();
  v1::SubscribeRequest smallest = FromOldest();
  smallest.set_batch_bytes_max(1);
  FollowedStream stream(client(), smallest);
  std::vector<std::vector<Kind::Kind>> batches;
  while (stream.position() < revision) {
    const v1::SubscribeResponse message = stream.Next();
    if (!message.has_batch()) continue;
    batches.push_back(
        KindsOf({message.batch().milestones().begin(), message.batch().milestones().end()}));
  }
  const auto start = ElementsAre(Kind::PLAN_STARTED, Kind::STAGE_REACHED);
  ASSERT_THAT(batches, SizeIs(::testing::Ge(2U)));
  EXPECT_THAT(batches[batches.size() - 2], start);
  EXPECT_THAT(batches.back(), start);
}

TEST_F(StreamTest, ABeginningInTimeIsTheFirstAtOrAfterIt) {
  town().StartPlan("eerst", "compact");
  server_->clock().Advance(absl::Minutes(3));
  const absl::Time moment = server_->clock().Now();
  town().StartPlan("daarna", "compact");
  v1::SubscribeRequest request = FromNow();
  request.mutable_start()->set_time(calendar::FormatTimestamp(moment));
  FollowedStream stream(client(), request);
  const std::vector<v1::Milestone> told = stream.Until(town().Revision());
  ASSERT_THAT(told, Not(IsEmpty()));
  EXPECT_EQ(told[0].resource(), Town::Plan("daarna"));
  request.mutable_start()->set_time("");
  const grpc::Status refused = FollowedStream(client(), request).End();
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(refused.error_message(), ::testing::HasSubstr("start.time"));
}

TEST_F(StreamTest, WhatDoesNotPassTheFilterIsCoveredAllTheSame) {
  town().StartPlan("jeugd", "compact");
  v1::SubscribeRequest request = FromOldest();
  request.mutable_filter()->add_plans(Town::Plan("jeugd"));
  request.mutable_filter()->add_kinds(Kind::STAGE_REACHED);
  FollowedStream stream(client(), request);
  EXPECT_THAT(KindsOf(stream.Until(town().Revision())), ElementsAre(Kind::STAGE_REACHED));
  town().StartPlan("wonen", "compact");
  const int64_t revision = town().Revision();
  // Silence is told as well.
  server_->clock().Advance(absl::Seconds(6));
  EXPECT_THAT(stream.Until(revision), IsEmpty());
  EXPECT_EQ(stream.position(), revision);
  town().Record("jeugd", "ready");
  const std::vector<v1::Milestone> told = stream.Until(town().Revision());
  ASSERT_THAT(KindsOf(told), ElementsAre(Kind::STAGE_REACHED));
  EXPECT_EQ(told[0].stage(), "raad");
}

TEST_F(StreamTest, TheCurrentStateComesFirstThenWhatChanges) {
  for (int i = 0; i < 150; ++i) town().StartPlan(absl::StrCat("p", i), "compact");
  v1::SubscribeRequest request = FromNow();
  request.set_include_current_state(true);
  request.set_batch_bytes_max(4096);
  FollowedStream stream(client(), request);
  EXPECT_TRUE(stream.Next().has_opened());
  std::vector<std::string> plans;
  int pages = 0;
  for (v1::SubscribeResponse message = stream.Next(); !message.has_caught_up();
       message = stream.Next()) {
    ASSERT_TRUE(message.has_state());
    EXPECT_EQ(message.state().first(), pages == 0);
    ++pages;
    for (const v1::PlanState& state : message.state().plans()) {
      plans.push_back(state.plan().name());
      EXPECT_EQ(state.plan().stage(), "work");
      EXPECT_GE(state.revision(), stream.position());
    }
  }
  EXPECT_THAT(plans, SizeIs(150));
  EXPECT_GT(pages, 3);
  town().Record("p7", "ready");
  EXPECT_THAT(stream.Until(town().Revision()), Not(IsEmpty()));
}

TEST_F(StreamTest, AStateThatWasCutOffGoesOn) {
  for (int i = 0; i < 150; ++i) town().StartPlan(absl::StrCat("p", i), "compact");
  v1::SubscribeRequest request = FromNow();
  request.set_include_current_state(true);
  request.set_batch_bytes_max(4096);
  std::set<std::string> plans;
  const auto take = [&plans](const v1::SubscribeResponse& message) {
    for (const v1::PlanState& state : message.state().plans()) {
      EXPECT_TRUE(plans.insert(state.plan().name()).second) << "told twice";
    }
  };
  {
    FollowedStream stream(client(), request);
    take(stream.Next(Body::kState));
    take(stream.Next(Body::kState));
    request.mutable_start()->set_cursor(stream.cursor());
  }
  town().Record("p7", "ready");
  FollowedStream stream(client(), request);
  std::vector<v1::Milestone> told;
  for (v1::SubscribeResponse message = stream.Next(); !message.has_caught_up();
       message = stream.Next()) {
    take(message);
    told.insert(told.end(), message.batch().milestones().begin(),
                message.batch().milestones().end());
  }
  EXPECT_THAT(plans, SizeIs(150));
  // What happened since the first page is told again, whether or not a page shows it.
  EXPECT_THAT(KindsOf(told), ElementsAre(Kind::OUTCOME_RECORDED, Kind::STAGE_REACHED));
}

TEST_F(StreamTest, ACursorIsOfOneCallerMunicipalityAndFilter) {
  town().StartPlan("jeugd", "compact");
  FollowedStream stream(client(), FromOldest());
  stream.Until(town().Revision());
  const auto invalid = IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::CURSOR_INVALID);

  std::string damaged = stream.cursor();
  damaged[20] = static_cast<char>(damaged[20] ^ 1);
  EXPECT_THAT(Refusal(Behind(damaged)), invalid);
  EXPECT_THAT(Refusal(Behind("geen cursor")), invalid);
  EXPECT_THAT(Refusal(Behind(std::string(421, 'x'))),
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));

  v1::SubscribeRequest other_filter = Behind(stream.cursor());
  other_filter.mutable_filter()->add_stages("raad");
  EXPECT_THAT(Refusal(other_filter), invalid);

  v1::SubscribeRequest nowhere = Behind(stream.cursor());
  nowhere.set_parent("municipalities/gm9999");
  EXPECT_THAT(Refusal(nowhere), IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
}

TEST_F(StreamTest, AServerThatStopsSaysSoAndWhenToComeBack) {
  FollowedStream stream(client(), FromNow());
  stream.Next(Body::kCaughtUp);
  const std::string cursor = stream.cursor();
  server_.reset();
  const v1::SubscribeResponse last = stream.Next();
  ASSERT_TRUE(last.has_closing());
  EXPECT_EQ(last.closing().reason(), v1::StreamClosing::DRAIN);
  // The connection may be closed before the status was read.
  EXPECT_THAT(stream.End().error_code(),
              AnyOf(grpc::StatusCode::OK, grpc::StatusCode::UNAVAILABLE));
  server_ = std::make_unique<InProcessServer>(store_);
  town().StartPlan("jeugd", "compact");
  FollowedStream again(client(), Behind(cursor));
  EXPECT_THAT(again.Until(town().Revision()), SizeIs(2));
}

TEST_F(StreamTest, NoStreamLastsForEver) {
  FollowedStream stream(client(), FromNow());
  stream.Next(Body::kCaughtUp);
  server_->clock().Advance(limits::kStreamAgeMax + absl::Seconds(1));
  const v1::SubscribeResponse last = stream.Next(Body::kClosing);
  EXPECT_EQ(last.closing().reason(), v1::StreamClosing::MAX_AGE);
  EXPECT_THAT(stream.End(), IsGrpcOk());
}

TEST_F(StreamTest, AFetchAnswersWhatComesNext) {
  town().StartPlan("jeugd", "compact");
  v1::FetchRequest request;
  request.set_parent(Town::Name(""));
  request.mutable_start()->set_oldest(true);
  const auto first = client().Must(&v1::MilestoneService::Stub::Fetch, request);
  ASSERT_THAT(first.messages(), Not(IsEmpty()));
  EXPECT_THAT(first.messages(0).batch().milestones(), Not(IsEmpty()));
  EXPECT_EQ(first.cursor(), first.messages(first.messages_size() - 1).cursor());

  // Nothing more at once.
  request.mutable_start()->set_cursor(first.cursor());
  request.set_at_once(true);
  const auto nothing = client().Must(&v1::MilestoneService::Stub::Fetch, request);
  ASSERT_THAT(nothing.messages(), SizeIs(1));
  EXPECT_TRUE(nothing.messages(0).has_caught_up());

  // It waits for the next.
  request.clear_at_once();
  request.mutable_start()->set_cursor(nothing.cursor());
  v1::FetchResponse waited;
  std::thread waiting([&] { waited = client().Must(&v1::MilestoneService::Stub::Fetch, request); });
  while (server_->streams() == 0) std::this_thread::yield();
  town().StartPlan("wonen", "compact");
  waiting.join();
  ASSERT_THAT(waited.messages(), Not(IsEmpty()));
  EXPECT_EQ(waited.messages(0).batch().milestones(0).resource(), Town::Plan("wonen"));
}

TEST_F(StreamTest, AFetchThatWaitedInVainSaysHowFarItIs) {
  v1::FetchRequest request;
  request.set_parent(Town::Name(""));
  v1::FetchResponse waited;
  absl::Notification answered;
  std::thread waiting([&] {
    waited = client().Must(&v1::MilestoneService::Stub::Fetch, request);
    answered.Notify();
  });
  // More than once, as it may begin to wait only after the clock was moved; and not as often as it
  // takes to end it for its age.
  const auto begin = server_->clock().Now();
  while (server_->streams() == 0) std::this_thread::yield();
  do {
    if (server_->clock().Now() - begin < limits::kStreamAgeMin / 2) {
      server_->clock().Advance(limits::kFetchWaitMax);
    }
  } while (!answered.WaitForNotificationWithTimeout(absl::Milliseconds(200)));
  waiting.join();
  ASSERT_THAT(waited.messages(), SizeIs(1));
  EXPECT_EQ(waited.messages(0).heartbeat().to(), town().Revision());
}

TEST_F(StreamTest, TheFeedSaysHowFarItGoesBack) {
  v1::GetFeedInfoRequest request;
  request.set_name(Town::Name(""));
  const auto info = client().Must(&v1::MilestoneService::Stub::GetFeedInfo, request);
  EXPECT_EQ(info.trimmed(), 0);
  EXPECT_EQ(info.revision(), town().Revision());
  EXPECT_EQ(info.streams_max(), limits::kStreamsMax);
  EXPECT_EQ(info.retention().seconds(), absl::ToInt64Seconds(limits::kMilestoneRetention));
}

}  // namespace
}  // namespace noordster::testing::stream_test
