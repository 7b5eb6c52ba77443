// SPDX-License-Identifier: EUPL-1.2
// What a stream shows to whom, and what it takes back when somebody may see less.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/base/limits.h"
#include "services/feed/cursor.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/milestone/followed_stream.h"

namespace noordster::testing::stream_sight_test {
namespace {

namespace v1 = noordster::v1;
using Body = v1::SubscribeResponse;
using Kind = v1::Milestone;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Property;
using ::testing::SizeIs;
using v1::Mandate;

constexpr char kToday[] = "2022-07-15";

// A plan at the board, whose outcomes are public; what happened before is for the administration,
// and the consultation for partners.
class StreamSightTest : public ::testing::Test {
 protected:
  StreamSightTest()
      : town_([](Town& made) {
          v1::PathDefinition path = FullPath();
          for (v1::Stage& stage : *path.mutable_stages()) {
            if (stage.id() == "consult") stage.set_audience(v1::PARTNERS);
            if (stage.id() == "board") stage.set_audience(v1::PUBLIC);
          }
          made.Publish("full", path);
          v1::CreatePlanRequest plan = Town::NewPlan("jeugd");
          plan.mutable_plan()->set_path_version(Town::Name("paths/full/versions/2"));
          made.client().Must(&v1::PlanService::Stub::CreatePlan, plan);
          made.BringTo("jeugd", "board");
        }) {}

  ApiClient Secretary() { return town_.As(kSecretary); }
  int64_t Revision() {
    ApiClient secretary = Secretary();
    return Town(secretary).Revision();
  }

  // The board adopts with conditions; its outcome is decision 4.
  void Decide(const std::string& visible_from = "") {
    ApiClient secretary = Secretary();
    v1::RecordOutcomeRequest outcome = Town(secretary).Outcome("jeugd", "with-conditions");
    outcome.set_visible_from(visible_from);
    secretary.Must(&v1::PlanService::Stub::RecordOutcome, outcome);
  }

  void Impose() {
    v1::ImposeSecrecyRequest request;
    request.set_name(Town::Plan("jeugd/decisions/4"));
    request.set_ground(v1::PRIVACY);
    request.set_body(Town::Name("bodies/raad"));
    request.set_imposed_date(kToday);
    town_.As(kClerk).Must(&v1::PlanService::Stub::ImposeSecrecy, request);
  }

  void Lift() {
    v1::LiftSecrecyRequest request;
    request.set_name(Town::Plan("jeugd/decisions/4"));
    request.set_lifted_date(kToday);
    town_.As(kClerk).Must(&v1::PlanService::Stub::LiftSecrecy, request);
  }

  void Revoke(const std::string& mandate) {
    v1::RevokeMandateRequest request;
    request.set_name(Town::Name("mandates/" + mandate));
    town_.As(kAdministrator).Must(&v1::MandateService::Stub::RevokeMandate, request);
  }

  // An act that changes nothing others follow.
  void Touch() {
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(NumberedUuid(next_person_++));
    request.mutable_person()->set_display_name("Iemand");
    town_.As(kAdministrator).Must(&v1::BodyService::Stub::CreatePerson, request);
  }

  void SetClock(absl::Duration ahead) {
    town_.clock().Advance(ahead);
    town_.server().clock().Advance(ahead);
  }

  // What a stream that goes by in silence covered.
  std::vector<v1::Milestone> QuietUntil(FollowedStream& stream, int64_t revision) {
    SetClock(absl::Seconds(6));
    return stream.Until(revision);
  }

  MandatedTown town_;
  int next_person_ = 100;
};

TEST_F(StreamSightTest, EachSeesWhatIsMeantForThem) {
  Decide();
  const int64_t revision = Revision();
  FollowedStream all(Secretary(), FromOldest());
  EXPECT_THAT(all.Until(revision), SizeIs(::testing::Gt(12U)));
  FollowedStream partners(town_.As(kPartner), FromOldest());
  EXPECT_THAT(KindsOf(partners.Until(revision)),
              ElementsAre(Kind::OUTCOME_RECORDED, Kind::OUTCOME_RECORDED));
  FollowedStream everyone(town_.Public(), FromOldest());
  const std::vector<v1::Milestone> told = everyone.Until(revision);
  ASSERT_THAT(KindsOf(told), ElementsAre(Kind::OUTCOME_RECORDED));
  EXPECT_EQ(told[0].decision(), Town::Plan("jeugd/decisions/4"));
  EXPECT_EQ(told[0].audience(), v1::PUBLIC);
}

TEST_F(StreamSightTest, AnEmbargoEndsWithAMilestoneOfItsOwn) {
  FollowedStream everyone(town_.Public(), FromNow());
  everyone.Next(Body::kCaughtUp);
  FollowedStream all(Secretary(), FromNow());
  all.Next(Body::kCaughtUp);
  Decide("2022-07-15T10:00:20Z");
  // As long as others may not know of it, it is not meant for them: who loses the right to see it
  // does not keep it.
  EXPECT_THAT(all.Until(Revision()),
              ::testing::Contains(AllOf(Property(&Kind::kind, Kind::OUTCOME_RECORDED),
                                        Property(&Kind::audience, v1::ADMINISTRATION))));
  EXPECT_THAT(QuietUntil(everyone, Revision()), IsEmpty());
  SetClock(absl::Seconds(25));
  // Any act brings the loop to look at the time.
  Touch();
  Touch();
  const v1::SubscribeResponse disclosed = everyone.Next(Body::kBatch);
  ASSERT_THAT(disclosed.batch().milestones(), SizeIs(1));
  EXPECT_EQ(disclosed.batch().milestones(0).kind(), Kind::OUTCOME_DISCLOSED);
  EXPECT_EQ(disclosed.batch().milestones(0).outcome_kind(),
            v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS);
  EXPECT_EQ(disclosed.batch().milestones(0).audience(), v1::PUBLIC);
  // Nobody did it.
  v1::ListHistoryRequest history;
  history.set_parent(Town::Plan("jeugd"));
  const auto entries = Secretary().Must(&v1::HistoryService::Stub::ListHistory, history);
  EXPECT_THAT(entries.entries(),
              ::testing::Contains(AllOf(Property(&v1::HistoryEntry::event, "outcome_disclosed"),
                                        Property(&v1::HistoryEntry::actor, "clock"))));
  // Whenever somebody looks, they see the same.
  FollowedStream later(town_.Public(), FromOldest());
  EXPECT_THAT(KindsOf(later.Until(Revision())), ElementsAre(Kind::OUTCOME_DISCLOSED));
}

TEST_F(StreamSightTest, WhoHadWhatBecomesSecretIsToldToForgetItAndNobodyElse) {
  FollowedStream had(town_.Public(), FromOldest());
  Decide();
  const int64_t decided = Revision();
  EXPECT_THAT(had.Until(decided), SizeIs(1));
  const std::string cursor = had.cursor();
  FollowedStream had_not(town_.Public(), FromNow());
  had_not.Next(Body::kCaughtUp);
  FollowedStream all(Secretary(), FromNow());
  all.Next(Body::kCaughtUp);
  Impose();
  const int64_t imposed = Revision();

  const v1::SubscribeResponse withdrawn = had.Next(Body::kWithdrawal);
  EXPECT_EQ(withdrawn.withdrawal().name(), Town::Plan("jeugd/decisions/4"));
  EXPECT_EQ(withdrawn.withdrawal().keeps(), v1::AUDIENCE_UNSPECIFIED);
  EXPECT_EQ(withdrawn.withdrawal().head(), imposed);
  EXPECT_THAT(QuietUntil(had_not, imposed), IsEmpty());
  // Who sees that it is there is told that it is secret.
  EXPECT_THAT(KindsOf(all.Until(imposed)), ElementsAre(Kind::SECRECY_IMPOSED));

  // Who was away is told first of all, and only once.
  FollowedStream back(town_.Public(), Behind(cursor));
  EXPECT_TRUE(back.Next().has_opened());
  EXPECT_TRUE(back.Next().has_withdrawal());
  back.Next(Body::kCaughtUp);
  FollowedStream again(town_.Public(), Behind(back.cursor()));
  EXPECT_TRUE(again.Next().has_opened());
  EXPECT_TRUE(again.Next().has_caught_up());
  FollowedStream fresh(town_.Public(), FromOldest());
  EXPECT_THAT(fresh.Until(imposed), IsEmpty());

  Lift();
  EXPECT_THAT(KindsOf(had.Until(Revision())), ElementsAre(Kind::SECRECY_LIFTED));
  FollowedStream afterwards(town_.Public(), FromOldest());
  EXPECT_THAT(KindsOf(afterwards.Until(Revision())),
              ElementsAre(Kind::OUTCOME_RECORDED, Kind::SECRECY_LIFTED));
}

TEST_F(StreamSightTest, APlanThatOnlyASecretOutcomeMadeKnownIsWithdrawnWhole) {
  Decide();
  v1::SubscribeRequest request = FromNow();
  request.set_include_current_state(true);
  FollowedStream stream(town_.Public(), request);
  const v1::SubscribeResponse state = stream.Next(Body::kState);
  ASSERT_THAT(state.state().plans(), SizeIs(1));
  EXPECT_EQ(state.state().plans(0).plan().stage(), "");
  stream.Next(Body::kCaughtUp);
  Impose();
  EXPECT_EQ(stream.Next(Body::kWithdrawal).withdrawal().name(), Town::Plan("jeugd"));
}

TEST_F(StreamSightTest, WhoLosesAMandateIsToldWhatTheyKeep) {
  FollowedStream partners(town_.As(kPartner), FromOldest());
  EXPECT_THAT(partners.Until(Revision()), SizeIs(1));
  const std::string cursor = partners.cursor();
  Revoke("partner");
  const v1::SubscribeResponse withdrawn = partners.Next(Body::kWithdrawal);
  EXPECT_EQ(withdrawn.withdrawal().name(), Town::Name("programmes/noord"));
  EXPECT_EQ(withdrawn.withdrawal().keeps(), v1::PUBLIC);
  Decide();
  EXPECT_THAT(partners.Until(Revision()), Each(Property(&v1::Milestone::audience, v1::PUBLIC)));
  // And so is who was away meanwhile.
  FollowedStream back(town_.As(kPartner), Behind(cursor));
  EXPECT_TRUE(back.Next().has_opened());
  EXPECT_TRUE(back.Next().has_withdrawal());
  EXPECT_THAT(back.Until(Revision()), SizeIs(1));
}

// Mandates for bodies are no part of what somebody reads.
TEST_F(StreamSightTest, WhoAlsoActsForABodyIsToldTheSameWhenTheyComeBack) {
  FollowedStream clerk(town_.As(kClerk), FromOldest());
  EXPECT_THAT(clerk.Until(Revision()), Not(IsEmpty()));
  Revoke("griffie-leest");
  FollowedStream back(town_.As(kClerk), Behind(clerk.cursor()));
  EXPECT_TRUE(back.Next().has_opened());
  EXPECT_EQ(back.Next().withdrawal().name(), Town::Name("programmes/noord"));
}

TEST_F(StreamSightTest, ACursorThatSaysMoreThanItsCallerSawIsRefused) {
  Decide();
  Impose();
  FollowedStream everyone(town_.Public(), FromOldest());
  EXPECT_THAT(everyone.Until(Revision()), IsEmpty());
  feed::Cursor cursor = *feed::ReadCursor(everyone.cursor());
  cursor.head = 0;
  EXPECT_THAT(FollowedStream(town_.Public(), Behind(feed::WriteCursor(cursor, "guessed"))).End(),
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::CURSOR_INVALID));
}

TEST_F(StreamSightTest, WhoGetsAMandateSeesWhatComesFromThenOn) {
  FollowedStream stranger(town_.As(kStranger), FromNow());
  stranger.Next(Body::kCaughtUp);
  town_.As(kAdministrator)
      .Must(&v1::MandateService::Stub::GrantMandate,
            Granting("nieuw", kStranger, Mandate::PARTNER, "programmes/noord",
                     {Mandate::READ_PARTNERS}));
  Decide();
  EXPECT_THAT(KindsOf(stranger.Until(Revision())), ElementsAre(Kind::OUTCOME_RECORDED));
}

TEST_F(StreamSightTest, AStateIsToldAnewWhenTheCallerSeesOtherThings) {
  v1::SubscribeRequest request = FromNow();
  request.set_include_current_state(true);
  FollowedStream stream(Secretary(), request);
  EXPECT_THAT(stream.Next(Body::kState).state().plans(), SizeIs(1));
  stream.Next(Body::kCaughtUp);
  Revoke("secretaris");
  Revoke("secretaris-leest");
  // What they read of the registers goes first, where both are seen at once.
  while (stream.Next(Body::kWithdrawal).withdrawal().name() != Town::Name("programmes/noord")) {
  }
  v1::SubscribeResponse anew = stream.Next(Body::kState);
  while (!anew.state().plans().empty()) anew = stream.Next(Body::kState);
  EXPECT_TRUE(anew.state().first());
}

TEST_F(StreamSightTest, ACursorIsOfUseToItsCallerAlone) {
  FollowedStream all(Secretary(), FromOldest());
  all.Until(Revision());
  EXPECT_THAT(FollowedStream(town_.As(kPartner), Behind(all.cursor())).End(),
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::CURSOR_INVALID));
}

TEST_F(StreamSightTest, OneCallerHoldsSoManyStreamsAndNoMore) {
  std::vector<std::unique_ptr<FollowedStream>> streams;
  const ApiClient partner = town_.As(kPartner);
  for (int i = 0; i < limits::kStreamsPerCallerMax; ++i) {
    streams.push_back(std::make_unique<FollowedStream>(partner, FromNow()));
  }
  for (const auto& stream : streams) EXPECT_TRUE(stream->Next().has_opened());
  const grpc::Status refused = FollowedStream(partner, FromNow()).End();
  EXPECT_THAT(refused, IsRefusal(grpc::StatusCode::RESOURCE_EXHAUSTED, v1::LIMIT_REACHED));
  EXPECT_EQ(DetailsOf(refused).metadata.at("limit"), "streams_per_caller");
  EXPECT_TRUE(DetailsOf(refused).retry_after.has_value());
  // Others are not concerned, and a place that was given back is there again.
  FollowedStream other(Secretary(), FromNow());
  EXPECT_TRUE(other.Next().has_opened());
  const int before = town_.server().streams();
  streams.pop_back();
  while (town_.server().streams() == before) std::this_thread::yield();
  FollowedStream next(partner, FromNow());
  EXPECT_TRUE(next.Next().has_opened());
}

}  // namespace
}  // namespace noordster::testing::stream_sight_test
