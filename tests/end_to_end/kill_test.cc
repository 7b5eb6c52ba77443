// SPDX-License-Identifier: EUPL-1.2
// The real server under load, killed at random moments: what it acknowledged is there, once; what
// it did not answer happens once when it is asked again.
//
// NOORDSTER_KILLS says how often (20, with NOORDSTER_SWEEP=full 200); NOORDSTER_SEED repeats a run
// as far as threads allow.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/base/digest.h"
#include "tests/end_to_end/load.h"
#include "tests/support/api_client.h"
#include "tests/support/seed.h"
#include "tests/support/server_process.h"
#include "tests/support/sweep.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::kill_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::IsEmpty;

constexpr char kServer[] = NOORDSTERD;
constexpr int kClients = 8;
constexpr int kRepeats = 1000;

int64_t FromEnvironment(const char* name, int64_t otherwise) {
  const char* text = std::getenv(name);
  int64_t value = 0;
  return text != nullptr && absl::SimpleAtoi(text, &value) ? value : otherwise;
}

int64_t Kills() { return FromEnvironment("NOORDSTER_KILLS", testing::FullSweep() ? 200 : 20); }

class KillTest : public ::testing::Test {
 protected:
  KillTest() : seed_(Seed()), random_(seed_) {
    Start();
    ApiClient client(address_);
    Town town(client);
    town.Build();
    for (int i = 0; i < kClients; ++i) town.StartPlan(absl::StrCat("plan-", i), "compact");
    built_ = town.Revision();
  }

  void Launch() {
    server_ = std::make_unique<ServerProcess>(
        kServer,
        std::vector<std::string>{"--data", folder_.File("data"), "--free-space-min-mib", "1"},
        folder_.File("log"));
  }

  // Starts a server on what the one before left, and tells the clients.
  void Start() {
    Launch();
    const absl::StatusOr<std::string> address = server_->AwaitListening();
    if (!address.ok()) {
      // Clients wait for a server for ever, so that nothing but the end is left.
      std::fprintf(stderr, "%s\n", address.status().ToString().c_str());
      std::abort();
    }
    address_ = *address;
    whereabouts_.Announce(address_);
  }

  void Kill() {
    server_->Signal(SIGKILL);
    EXPECT_EQ(server_->AwaitEnd(), -SIGKILL) << server_->log();
  }

  // Lets a random moment pass, so that kills come at any point; nothing rests on its length, which
  // a busy machine must not stretch.
  void PassAMoment(absl::Duration most) {
    const absl::Time end =
        absl::Now() +
        absl::Microseconds(random_() % static_cast<uint64_t>(absl::ToInt64Microseconds(most) + 1));
    while (absl::Now() < end) std::this_thread::yield();
  }

  // Events of the municipality by the request they came from, in order.
  std::map<std::string, std::vector<v1::HistoryEntry>> History() {
    ApiClient client(address_);
    std::map<std::string, std::vector<v1::HistoryEntry>> history;
    v1::ListHistoryRequest request;
    request.set_parent(Town::Name(""));
    request.set_page_size(500);
    do {
      const auto page = client.Must(&v1::HistoryService::Stub::ListHistory, request);
      for (const v1::HistoryEntry& entry : page.entries()) {
        history[entry.request_id()].push_back(entry);
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return history;
  }

  void ExpectProof() {
    ApiClient client(address_);
    v1::VerifyHistoryRequest verify;
    verify.set_name(Town::Name(""));
    EXPECT_THAT(client.Call(&v1::HistoryService::Stub::VerifyHistory, verify).status, IsGrpcOk());
  }

  // Every act that was acknowledged stands in the history once and as a whole, and nothing else.
  void ExpectExactly(const std::vector<Act>& acts) {
    const auto history = History();
    int64_t events = built_;
    for (const Act& act : acts) {
      const auto found = history.find(act.request_id);
      ASSERT_NE(found, history.end()) << act.event << " " << act.request_id << " is lost";
      const std::vector<v1::HistoryEntry>& entries = found->second;
      EXPECT_EQ(entries.size(), static_cast<size_t>(act.events)) << act.event;
      EXPECT_EQ(entries.front().event(), act.event);
      EXPECT_EQ(entries.back().sequence(), act.revision);
      EXPECT_EQ(entries.front().sequence(), act.revision - act.events + 1);
      events += act.events;
    }
    int64_t stored = 0;
    for (const auto& [request_id, entries] : history) {
      stored += static_cast<int64_t>(entries.size());
    }
    EXPECT_EQ(stored, events) << "events that nobody was told of";
    ExpectProof();
  }

  // Sends one request over and over from several clients, until each of kRepeats was answered, with
  // the server killed after `answers` of them, and at least one of every client after the kill.
  void RepeatAcrossAKill(v1::RecordOutcomeRequest request, int answers);

  const uint64_t seed_;
  std::mt19937_64 random_;
  TemporaryFolder folder_;
  Whereabouts whereabouts_;
  std::unique_ptr<ServerProcess> server_;
  std::string address_;
  // Revision before the load.
  int64_t built_ = 0;
};

TEST_F(KillTest, WhatWasAcknowledgedIsThereOnceAfterManyKills) {
  const int64_t kills = Kills();
  int kills_again = 0;
  int kills_before_ready = 0;
  std::vector<Act> acts;
  {
    Load load(whereabouts_, kClients, seed_);
    for (int64_t i = 0; i < kills; ++i) {
      load.AwaitActs(static_cast<int64_t>(random_() % 200));
      PassAMoment(absl::Milliseconds(2));
      Kill();
      if (random_() % 4 == 0) {
        Launch();
        PassAMoment(absl::Milliseconds(80));
        Kill();
        ++kills_again;
        // What it printed is known once it has ended.
        if (!absl::StrContains(server_->output(), "listening")) ++kills_before_ready;
      }
      Start();
    }
    load.AwaitActs(50);
    acts = load.Finish();
    EXPECT_THAT(load.surprises(), IsEmpty());
  }
  EXPECT_GT(acts.size(), static_cast<size_t>(kills));
  std::printf("%zu acts acknowledged across %lld kills; %d of %d killed again before ready\n",
              acts.size(), static_cast<long long>(kills), kills_before_ready, kills_again);
  ExpectExactly(acts);
}

TEST_F(KillTest, ToldToStopUnderLoadItLosesNothing) {
  Load load(whereabouts_, kClients, seed_);
  for (int i = 0; i < 3; ++i) {
    load.AwaitActs(100);
    server_->Signal(SIGTERM);
    EXPECT_EQ(server_->AwaitEnd(), 0) << server_->log();
    Start();
  }
  load.AwaitActs(50);
  const std::vector<Act> acts = load.Finish();
  EXPECT_THAT(load.surprises(), IsEmpty());
  ExpectExactly(acts);
}

void KillTest::RepeatAcrossAKill(v1::RecordOutcomeRequest request, int answers) {
  std::atomic<int> answered = 0;
  std::atomic<int> asked_after_kill = 0;
  std::atomic<int> first_times = 0;
  absl::Notification killed;
  absl::Mutex mutex;
  std::set<int64_t> revisions;
  std::vector<std::thread> threads;
  threads.reserve(kClients);
  for (int i = 0; i < kClients; ++i) {
    threads.emplace_back([&] {
      PatientClient client(whereabouts_);
      for (int repeat = 1; repeat <= kRepeats / kClients; ++repeat) {
        if (repeat == kRepeats / kClients) killed.WaitForNotification();
        if (killed.HasBeenNotified()) ++asked_after_kill;
        Reply<v1::PlanResponse> reply;
        reply.status = client.Call([&](ApiClient& api) {
          reply = api.Call(&v1::PlanService::Stub::RecordOutcome, request);
          return reply.status;
        });
        EXPECT_THAT(reply.status, IsGrpcOk());
        if (!reply.response.replayed()) ++first_times;
        absl::MutexLock lock(&mutex);
        revisions.insert(reply.response.revision());
        ++answered;
      }
    });
  }
  {
    const auto reached = [&answered, answers] { return answered >= answers; };
    absl::MutexLock lock(&mutex);
    mutex.Await(absl::Condition(&reached));
  }
  Kill();
  const int answered_before_kill = answered;
  killed.Notify();
  Start();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answered, kRepeats);
  EXPECT_GE(answered_before_kill, answers);
  EXPECT_GE(asked_after_kill, kClients);
  EXPECT_EQ(revisions.size(), 1u);
  // None when the answer to the first was lost with the server.
  EXPECT_LE(first_times, 1);

  const std::vector<v1::HistoryEntry> entries = History()[request.request_id()];
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].event(), "outcome_recorded");
  EXPECT_EQ(entries[1].event(), "step_opened");
  EXPECT_EQ(entries[1].sequence(), *revisions.begin());
  ApiClient client(address_);
  request.set_reason("Andere inhoud");
  EXPECT_THAT(client.Call(&v1::PlanService::Stub::RecordOutcome, request).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::REQUEST_ID_REUSED));
  ExpectProof();
}

TEST_F(KillTest, OneRequestIdAThousandTimesAcrossAKillIsOneAct) {
  // Killed after the first answer, somewhere on the way, and when nearly all were answered.
  const int moments[] = {1, 2 + static_cast<int>(random_() % (kRepeats / 2)),
                         kRepeats - 2 * kClients};
  for (int i = 0; i < 3; ++i) {
    v1::RecordOutcomeRequest request;
    {
      ApiClient client(address_);
      request = Town(client).Outcome(absl::StrCat("plan-", i), "ready");
    }
    request.set_request_id(base::RandomUuid());
    RepeatAcrossAKill(request, moments[i]);
  }
}

}  // namespace
}  // namespace noordster::testing::kill_test
