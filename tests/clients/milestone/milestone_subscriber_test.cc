// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/milestone_subscriber.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/noordster/client.h"
#include "clients/cpp/noordster/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "tests/clients/milestone/scripted_milestones.h"
#include "tests/support/temporary_folder.h"

namespace noordster::testing::milestone_subscriber_test {
namespace {

using Message = v1::SubscribeResponse;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;

constexpr absl::Duration kPatience = absl::Seconds(30);
// What a server asks to wait.
constexpr absl::Duration kAsked = absl::Milliseconds(20);
constexpr MilestoneSubscriberOptions kQuick = {absl::Milliseconds(1), absl::Milliseconds(8)};

// The cursor at which a test has seen enough.
constexpr char kEnd[] = "end";

// A refusal as a server sends it.
grpc::Status Refusal(absl::StatusCode code, v1::ErrorReason reason,
                     std::optional<absl::Duration> retry_after = std::nullopt) {
  ErrorDetails details;
  details.reason = v1::ErrorReason_Name(reason);
  details.retry_after = retry_after;
  const absl::Status status = WithDetails(code, "refused", details);
  return {static_cast<grpc::StatusCode>(code), "refused",
          std::string(*status.GetPayload("type.googleapis.com/google.rpc.Status"))};
}

class MilestoneSubscriberTest : public ::testing::Test {
 protected:
  MilestoneSubscriberTest() : address_(absl::StrCat("unix:", folder_.File("s"))) {
    Serve();
    client_ = std::make_unique<Client>(address_);
  }
  ~MilestoneSubscriberTest() override { EndServer(); }

  // Ends the server there was, and begins another at the same address.
  void Serve() {
    EndServer();
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address_, grpc::InsecureServerCredentials());
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
  }

  void EndServer() {
    if (server_ == nullptr) return;
    server_->Shutdown(absl::ToChronoTime(absl::Now()));
    server_->Wait();
    server_.reset();
  }

  void Make(const MilestoneSubscriberOptions& options = kQuick) {
    v1::SubscribeRequest request;
    request.set_parent("municipalities/gm1916");
    request.mutable_start()->set_oldest(true);
    MilestoneHandler handler;
    handler.on_message = [this](const Message& message) {
      log_.push_back(Describe(message));
      return handle_ ? handle_(message) : absl::OkStatus();
    };
    handler.on_cursor = [this](const std::string& cursor) {
      log_.push_back(absl::StrCat("cursor ", cursor));
      if (cursor == kEnd) subscriber_->Stop();
    };
    handler.on_gap = [this](int64_t after, int64_t from) {
      log_.push_back(absl::StrCat("gap ", after, "-", from));
    };
    handler.on_interruption = [this](const absl::Status& why, absl::Duration wait) {
      reasons_.push_back(why);
      waits_.push_back(wait);
      ++interruptions_;
    };
    subscriber_ = std::make_unique<MilestoneSubscriber>(*client_, request, handler, options);
  }

  absl::Status Run() {
    absl::Notification ended;
    std::thread guard([this, &ended] {
      if (ended.WaitForNotificationWithTimeout(kPatience)) return;
      ADD_FAILURE() << "it does not end";
      subscriber_->Stop();
    });
    absl::Status status = subscriber_->Run();
    ended.Notify();
    guard.join();
    return status;
  }

  // Follows until the last cursor was handed on.
  void Follow(const MilestoneSubscriberOptions& options = kQuick) {
    Make(options);
    EXPECT_EQ(Run(), absl::OkStatus());
  }

  TemporaryFolder folder_;
  const std::string address_;
  ScriptedMilestones service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Client> client_;
  std::unique_ptr<MilestoneSubscriber> subscriber_;

  // What is done with a message, beside noting it; null: nothing.
  std::function<absl::Status(const Message&)> handle_;
  // All that a handler heard but interruptions, in order.
  std::vector<std::string> log_;
  std::vector<absl::Status> reasons_;
  std::vector<absl::Duration> waits_;
  std::atomic<int> interruptions_{0};
};

TEST_F(MilestoneSubscriberTest, ItGoesOnBehindTheLastMessageWhenTheServerIsGoneAndBack) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c5") return {{Opened(5, "c5"), Batch(5, 9, {9}, kEnd)}};
    return {{Opened(0, "c0"), Batch(0, 5, {3, 5}, "c5")}};
  });
  handle_ = [this](const Message& message) {
    if (message.batch().to() == 5) Serve();
    return absl::OkStatus();
  };
  Follow();
  EXPECT_THAT(log_, ElementsAre("cursor c0", "batch 0-5: 3 5", "cursor c5", "cursor c5",
                                "batch 5-9: 9", "cursor end"));
  EXPECT_EQ(service_.starts().back(), "c5");
  EXPECT_THAT(reasons_, Not(IsEmpty()));
  EXPECT_THAT(reasons_, Each(Not(absl::OkStatus())));
}

TEST_F(MilestoneSubscriberTest, EachStreamShowsTheTokenOfThen) {
  std::string token = "first";
  ClientOptions options;
  options.token = [&token] { return token; };
  client_ = std::make_unique<Client>(address_, options);
  service_.SetPlay([](const std::string& start) -> Script {
    const grpc::Status failure(grpc::StatusCode::UNAVAILABLE, "gone");
    if (start == "c6") return {{Opened(6, kEnd)}};
    if (start == "c5") return {{Opened(5, "c5"), Batch(5, 6, {6}, "c6")}, failure};
    return {{Opened(0, "c0"), Batch(0, 5, {3, 5}, "c5")}, failure};
  });
  handle_ = [&token](const Message& message) {
    // Another one expires and is not followed by any.
    token = message.batch().to() == 5 ? "second" : "";
    return absl::OkStatus();
  };
  Follow();
  EXPECT_THAT(service_.authorizations(), ElementsAre("Bearer first", "Bearer second", ""));
}

TEST_F(MilestoneSubscriberTest, UntilItHeardSomethingItBeginsWhereItWasTold) {
  service_.SetPlay([attempts = 0](const std::string&) mutable -> Script {
    if (++attempts <= 3) return {{}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "not now")};
    return {{Opened(0, kEnd)}};
  });
  Follow();
  EXPECT_THAT(service_.starts(), ElementsAre("oldest", "oldest", "oldest", "oldest"));
}

TEST_F(MilestoneSubscriberTest, WhatWasHandledIsNotHandledAgain) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c5") {
      return {{Opened(0, "c5"), Batch(0, 5, {3, 5}, "c5"), Batch(0, 4, {3}, "c4"),
               Batch(3, 8, {4, 5, 7, 8}, kEnd)}};
    }
    return {{Opened(0, "c0"), Batch(0, 5, {3, 5}, "c5")},
            grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone")};
  });
  Follow();
  EXPECT_THAT(log_, ElementsAre("cursor c0", "batch 0-5: 3 5", "cursor c5", "cursor c5",
                                "batch 5-8: 7 8", "cursor end"));
}

TEST_F(MilestoneSubscriberTest, AGapIsAnAlarmAndItGoesOn) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c10") {
      return {{Opened(10, "c10"), Batch(12, 13, {13}, "c13"), Heartbeat(20, "c20"),
               Batch(20, 21, {21}, "c21"), CaughtUp(25, "c25"), Batch(25, 26, {26}, kEnd)}};
    }
    return {{Opened(0, "c0"), Batch(0, 5, {5}, "c5"), Batch(7, 10, {8}, "c10")},
            grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone")};
  });
  Follow();
  EXPECT_THAT(log_,
              ElementsAre("cursor c0", "batch 0-5: 5", "cursor c5", "gap 5-7", "batch 7-10: 8",
                          "cursor c10", "cursor c10", "gap 10-12", "batch 12-13: 13", "cursor c13",
                          "cursor c20", "batch 20-21: 21", "cursor c21", "caught up at 25",
                          "cursor c25", "batch 25-26: 26", "cursor end"));
}

TEST_F(MilestoneSubscriberTest, EverythingThatTellsSomethingIsHandledAndTheRestMovesTheCursor) {
  service_.SetPlay([](const std::string&) -> Script {
    Message state = With("c1");
    state.mutable_state()->set_first(true);
    Message withdrawal = With("c3");
    withdrawal.mutable_withdrawal()->set_name("a");
    return {{Opened(4, "c0"), state, CaughtUp(4, "c2"), withdrawal, Heartbeat(6, "c4"),
             With("of a later release"), Batch(6, 7, {7}, kEnd)}};
  });
  Follow();
  EXPECT_THAT(log_, ElementsAre("cursor c0", "state", "cursor c1", "caught up at 4", "cursor c2",
                                "withdrawal of a", "cursor c3", "cursor c4",
                                "cursor of a later release", "batch 6-7: 7", "cursor end"));
}

TEST_F(MilestoneSubscriberTest, WhatCouldNotBeHandledEndsItAndTheCursorStaysBeforeIt) {
  service_.SetPlay([](const std::string&) -> Script {
    return {
        {Opened(0, "c0"), Batch(0, 5, {5}, "c5"), Batch(5, 6, {6}, "c6"), Batch(6, 7, {7}, "c7")}};
  });
  handle_ = [this](const Message&) {
    // What comes behind it is under way already.
    while (service_.written() < 4) std::this_thread::yield();
    return absl::ResourceExhaustedError("the disk is full");
  };
  Make();
  EXPECT_EQ(Run(), absl::ResourceExhaustedError("the disk is full"));
  EXPECT_THAT(log_, ElementsAre("cursor c0", "batch 0-5: 5"));
  EXPECT_THAT(service_.starts(), SizeIs(1));
}

TEST_F(MilestoneSubscriberTest, ASilentStreamIsBrokenOffAndBegunAgain) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c0") return {{Opened(0, kEnd)}};
    return {{Opened(0, "c0", absl::Milliseconds(20))}};
  });
  Follow();
  EXPECT_THAT(service_.starts(), ElementsAre("oldest", "c0"));
  EXPECT_THAT(reasons_, SizeIs(1));
  EXPECT_TRUE(absl::IsCancelled(reasons_[0])) << reasons_[0];
}

TEST_F(MilestoneSubscriberTest, ABusyHandlerIsNoSilenceAndSilenceBehindItIsNoticed) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c5") return {{Opened(5, kEnd)}};
    return {{Opened(0, "c0", absl::Milliseconds(20)), Batch(0, 5, {5}, "c5")}};
  });
  handle_ = [this](const Message&) {
    absl::SleepFor(absl::Milliseconds(200));
    EXPECT_LT(service_.broken_off(), static_cast<int>(service_.starts().size()));
    return absl::OkStatus();
  };
  Follow();
  EXPECT_EQ(service_.starts().back(), "c5");
  EXPECT_THAT(log_, Contains("batch 0-5: 5").Times(1));
}

TEST_F(MilestoneSubscriberTest, TheWaitsGrowButStayBelowTheirCeilings) {
  constexpr int kFailures = 20;
  constexpr MilestoneSubscriberOptions kGrowing = {absl::Microseconds(1), absl::Milliseconds(8)};
  service_.SetPlay([attempts = 0](const std::string&) mutable -> Script {
    const grpc::Status failure(grpc::StatusCode::UNAVAILABLE, "not now");
    ++attempts;
    if (attempts == kFailures + 1) return {{Opened(0, "c0"), Heartbeat(0, "c0")}, failure};
    return attempts <= kFailures + 2 ? Script{{}, failure} : Script{{Opened(0, kEnd)}};
  });
  Follow(kGrowing);
  ASSERT_THAT(waits_, SizeIs(kFailures + 2));
  EXPECT_THAT(waits_, Each(Ge(absl::ZeroDuration())));
  absl::Duration ceiling = kGrowing.backoff_first;
  for (size_t i = 0; i < kFailures; ++i) {
    EXPECT_LE(waits_[i], ceiling) << i;
    ceiling = std::min(2 * ceiling, kGrowing.backoff_max);
  }
  // Seven of them are random below eight milliseconds: that all are short does not happen.
  EXPECT_THAT(waits_, Contains(Gt(100 * kGrowing.backoff_first)));
  // A message came before the last two.
  EXPECT_LE(waits_[kFailures], kGrowing.backoff_first);
  EXPECT_LE(waits_[kFailures + 1], 2 * kGrowing.backoff_first);
}

TEST_F(MilestoneSubscriberTest, ABusyServerIsAskedAgainWhenItSays) {
  service_.SetPlay([attempts = 0](const std::string&) mutable -> Script {
    if (++attempts > 2) return {{Opened(0, kEnd)}};
    return {{}, Refusal(absl::StatusCode::kResourceExhausted, v1::LIMIT_REACHED, kAsked)};
  });
  Follow();
  ASSERT_THAT(waits_, SizeIs(2));
  EXPECT_THAT(waits_, Each(AllOf(Ge(kAsked), Le(kAsked + kQuick.backoff_max))));
}

TEST_F(MilestoneSubscriberTest, AServerThatEndsTheStreamIsAskedAgainWhenItSays) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c5") {
      return {{Opened(5, "c5"), Heartbeat(6, "c6"), Closing(kAsked, "c6")},
              grpc::Status(grpc::StatusCode::UNAVAILABLE, "the connection went first")};
    }
    if (start == "c6") return {{Opened(6, "c6"), Batch(6, 7, {7}, kEnd)}};
    return {{Opened(0, "c0"), Batch(0, 5, {5}, "c5"), Closing(kAsked, "c5")}, grpc::Status::OK};
  });
  Follow();
  ASSERT_THAT(waits_, SizeIs(2));
  EXPECT_EQ(reasons_[0], absl::OkStatus());
  EXPECT_EQ(waits_[0], kAsked);
  EXPECT_TRUE(absl::IsUnavailable(reasons_[1])) << reasons_[1];
  EXPECT_THAT(waits_[1], AllOf(Ge(kAsked), Le(kAsked + kQuick.backoff_max)));
}

TEST_F(MilestoneSubscriberTest, AnEndThatPassesOverSomethingIsAGap) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c9") return {{Opened(9, "c9"), Batch(9, 10, {10}, kEnd)}};
    return {{Opened(0, "c0"), Batch(0, 5, {5}, "c5"), Closing(absl::ZeroDuration(), "c9")},
            grpc::Status::OK};
  });
  Follow();
  EXPECT_THAT(log_, ElementsAre("cursor c0", "batch 0-5: 5", "cursor c5", "cursor c9", "cursor c9",
                                "gap 5-9", "batch 9-10: 10", "cursor end"));
}

TEST_F(MilestoneSubscriberTest, AStreamThatEndsBehindItsOpeningIsWaitedForLongerEachTime) {
  constexpr int kFailures = 20;
  constexpr MilestoneSubscriberOptions kGrowing = {absl::Microseconds(1), absl::Milliseconds(8)};
  service_.SetPlay([attempts = 0](const std::string&) mutable -> Script {
    if (++attempts <= kFailures) return {{Opened(0, "c0")}, grpc::Status::OK};
    return {{Opened(0, kEnd)}};
  });
  Follow(kGrowing);
  ASSERT_THAT(waits_, SizeIs(kFailures));
  EXPECT_LE(waits_[0], kGrowing.backoff_first);
  // Seven of them are random below eight milliseconds: that all are short does not happen.
  EXPECT_THAT(waits_, Contains(Gt(100 * kGrowing.backoff_first)));
}

TEST_F(MilestoneSubscriberTest, AResetSaysWhereItGoesOn) {
  service_.SetPlay([](const std::string& start) -> Script {
    if (start == "c51") {
      return {{Opened(51, "c51"), Reset(v1::StreamReset::OTHER_STORE, 2, "c2"),
               Batch(2, 3, {3}, kEnd)}};
    }
    return {
        {Opened(4, "c4"), Reset(v1::StreamReset::TRIMMED, 50, "c50"), Batch(50, 51, {51}, "c51")},
        grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone")};
  });
  Follow();
  EXPECT_THAT(log_,
              ElementsAre("cursor c4", "reset to 50", "cursor c50", "batch 50-51: 51", "cursor c51",
                          "cursor c51", "reset to 2", "cursor c2", "batch 2-3: 3", "cursor end"));
}

TEST_F(MilestoneSubscriberTest, WhatDoesNotPassByItselfEndsIt) {
  struct Case {
    absl::StatusCode code;
    v1::ErrorReason reason;
  };
  for (const Case& refused : {Case{absl::StatusCode::kInvalidArgument, v1::CURSOR_INVALID},
                              Case{absl::StatusCode::kPermissionDenied, v1::NOT_ALLOWED},
                              Case{absl::StatusCode::kNotFound, v1::RESOURCE_NOT_FOUND},
                              Case{absl::StatusCode::kResourceExhausted, v1::LIMIT_REACHED},
                              Case{absl::StatusCode::kDataLoss, v1::STORE_DAMAGED}}) {
    const size_t before = service_.starts().size();
    service_.SetPlay([refused](const std::string&) -> Script {
      return {{}, Refusal(refused.code, refused.reason)};
    });
    Make();
    const absl::Status status = Run();
    EXPECT_EQ(status.code(), refused.code);
    EXPECT_EQ(noordster::DetailsOf(status).reason, v1::ErrorReason_Name(refused.reason));
    EXPECT_THAT(service_.starts(), SizeIs(before + 1));
  }
  EXPECT_THAT(reasons_, IsEmpty());
  EXPECT_THAT(log_, IsEmpty());
}

TEST_F(MilestoneSubscriberTest, AnotherThreadStopsASilentStream) {
  service_.SetPlay([](const std::string&) -> Script { return {{Opened(0, "c0")}}; });
  Make();
  std::thread stopper([this] {
    while (service_.silent() == 0) std::this_thread::yield();
    subscriber_->Stop();
  });
  EXPECT_EQ(Run(), absl::OkStatus());
  stopper.join();
  EXPECT_THAT(reasons_, IsEmpty());
}

TEST_F(MilestoneSubscriberTest, AnotherThreadStopsAWait) {
  service_.SetPlay([](const std::string&) -> Script {
    return {{}, grpc::Status(grpc::StatusCode::UNAVAILABLE, "not now")};
  });
  Make({absl::Hours(1), absl::Hours(1)});
  std::thread stopper([this] {
    while (interruptions_ == 0) std::this_thread::yield();
    subscriber_->Stop();
  });
  EXPECT_EQ(Run(), absl::OkStatus());
  stopper.join();
  EXPECT_THAT(service_.starts(), SizeIs(1));
}

TEST_F(MilestoneSubscriberTest, WhatIsStoppedBeforeItRunsAsksNothing) {
  Make();
  subscriber_->Stop();
  EXPECT_EQ(Run(), absl::OkStatus());
  EXPECT_THAT(service_.starts(), IsEmpty());
}

TEST_F(MilestoneSubscriberTest, AHandlerStopsItAndHearsNothingMore) {
  service_.SetPlay([](const std::string&) -> Script {
    return {
        {Opened(0, "c0"), Batch(0, 5, {5}, "c5"), Batch(5, 6, {6}, "c6"), Batch(6, 7, {7}, "c7")}};
  });
  handle_ = [this](const Message&) {
    while (service_.written() < 4) std::this_thread::yield();
    subscriber_->Stop();
    return absl::OkStatus();
  };
  Make();
  EXPECT_EQ(Run(), absl::OkStatus());
  EXPECT_THAT(log_, ElementsAre("cursor c0", "batch 0-5: 5", "cursor c5"));
}

}  // namespace
}  // namespace noordster::testing::milestone_subscriber_test
