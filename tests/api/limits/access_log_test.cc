// SPDX-License-Identifier: EUPL-1.2
// What the access log says of calls, and what it never says.
#include "services/api/call/access_log.h"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/api/corpus_town.h"
#include "tests/api/field_places.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/request_corpus.h"

namespace noordster::testing::access_log_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::SizeIs;

// Keeps the lines. Safe from any thread.
class KeptLog final : public api::AccessLog {
 public:
  void Write(const api::AccessEntry& entry) override {
    const absl::MutexLock lock(&mutex_);
    lines_.push_back(api::JsonLine(entry));
  }

  // The lines since the last call.
  std::vector<std::string> Take() {
    const absl::MutexLock lock(&mutex_);
    return std::exchange(lines_, {});
  }

 private:
  absl::Mutex mutex_;
  std::vector<std::string> lines_ ABSL_GUARDED_BY(mutex_);
};

// The fields of a line; numbers and flags as JSON writes them.
std::map<std::string, std::string> FieldsOf(const std::string& line) {
  google::protobuf::Struct object;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &object).ok()) << line;
  std::map<std::string, std::string> fields;
  for (const auto& [key, value] : object.fields()) {
    if (value.has_string_value()) {
      fields[key] = value.string_value();
    } else if (value.has_bool_value()) {
      fields[key] = value.bool_value() ? "true" : "false";
    } else {
      fields[key] = absl::StrCat(value.number_value());
    }
  }
  return fields;
}

TEST(JsonLineTest, EveryFieldStandsInEveryLineInOneOrder) {
  api::AccessEntry entry;
  entry.time = absl::FromUnixMicros(1'795'745'736'123'456);
  entry.action = "noordster.v1.PlanService/WithdrawPlan";
  entry.budget = api::Budget::kWithdrawals;
  entry.object = "municipalities/gm1916/programmes/noord/plans/jeugd";
  entry.municipality = "gm1916";
  entry.request_id = NumberedUuid(7);
  entry.validate_only = true;
  entry.actor.set_kind(noordster::internal::v1::Actor::TOKEN);
  entry.actor.set_person_id(NumberedUuid(1));
  entry.origin = "ipv4:192.0.2.1:4000";
  entry.result = "RESOURCE_EXHAUSTED";
  entry.reason = v1::LIMIT_REACHED;
  entry.limit = "queued_commands";
  entry.revision = 12;
  entry.duration = absl::Microseconds(345);
  entry.omitted = 2;
  EXPECT_EQ(api::JsonLine(entry),
            absl::StrCat("{\"time\":\"2026-11-27T02:15:36.123456Z\","
                         "\"action\":\"noordster.v1.PlanService/WithdrawPlan\","
                         "\"object\":\"municipalities/gm1916/programmes/noord/plans/jeugd\","
                         "\"municipality\":\"gm1916\",\"result\":\"RESOURCE_EXHAUSTED\","
                         "\"reason\":\"LIMIT_REACHED\",\"limit\":\"queued_commands\","
                         "\"origin\":\"ipv4:192.0.2.1:4000\",\"actor\":\"",
                         NumberedUuid(1), "\",\"actor_kind\":\"TOKEN\",\"fault\":\"\",",
                         "\"request_id\":\"", NumberedUuid(7),
                         "\",\"validate_only\":true,\"replayed\":false,\"revision\":12,"
                         "\"duration_micros\":345,\"omitted\":2}"));
}

TEST(JsonLineTest, WhateverATextHoldsStaysOnItsLine) {
  api::AccessEntry entry;
  entry.origin = "unix:/tmp/\"\\\n\x7f\x01";
  const std::string line = api::JsonLine(entry);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(FieldsOf(line)["origin"], entry.origin);
}

class AccessLogTest : public ::testing::Test {
 protected:
  AccessLogTest() : town_([](Town& made) { made.StartPlan("jeugd"); }, {{}, {2, 1}, &log_}) {}

  // The fields of the one line since the last call.
  std::map<std::string, std::string> Line() {
    const std::vector<std::string> lines = log_.Take();
    EXPECT_THAT(lines, SizeIs(1));
    return lines.empty() ? std::map<std::string, std::string>() : FieldsOf(lines.back());
  }

  static v1::GetPlanRequest Getting(const std::string& plan) {
    v1::GetPlanRequest request;
    request.set_name(Town::Plan(plan));
    return request;
  }

  KeptLog log_;
  MandatedTown town_;
};

TEST_F(AccessLogTest, AnActThatWasDoneSaysWhoDidWhatWhereAndWhen) {
  v1::CreatePlanRequest request = Town::NewPlan("wonen");
  request.set_request_id(NumberedUuid(77));
  const auto done = town_.As(kSecretary).Must(&v1::PlanService::Stub::CreatePlan, request);
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["time"], "2022-07-15T10:00:00.000000Z");
  EXPECT_EQ(line["action"], "noordster.v1.PlanService/CreatePlan");
  EXPECT_EQ(line["object"], Town::Name("programmes/noord"));
  EXPECT_EQ(line["municipality"], "gm1916");
  EXPECT_EQ(line["result"], "OK");
  EXPECT_EQ(line["reason"], "");
  EXPECT_EQ(line["actor"], NumberedUuid(kSecretary));
  EXPECT_EQ(line["actor_kind"], "TOKEN");
  EXPECT_THAT(line["origin"], HasSubstr("unix:"));
  EXPECT_EQ(line["request_id"], NumberedUuid(77));
  EXPECT_EQ(line["revision"], absl::StrCat(done.revision()));
  EXPECT_EQ(line["validate_only"], "false");
  EXPECT_EQ(line["replayed"], "false");
  EXPECT_EQ(line["duration_micros"], "0");
  EXPECT_EQ(line["omitted"], "0");
  town_.As(kSecretary).Must(&v1::PlanService::Stub::CreatePlan, request);
  EXPECT_EQ(Line()["replayed"], "true");
}

TEST_F(AccessLogTest, AnActThatWasRefusedSaysWhy) {
  EXPECT_FALSE(
      town_.As(kPartner).Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("w")).status.ok());
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["result"], "PERMISSION_DENIED");
  EXPECT_EQ(line["reason"], "NOT_ALLOWED");
  EXPECT_EQ(line["actor"], NumberedUuid(kPartner));
  EXPECT_EQ(line["object"], Town::Name("programmes/noord"));
  EXPECT_FALSE(town_.As(kSecretary)
                   .Call(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("jeugd"))
                   .status.ok());
  line = Line();
  EXPECT_EQ(line["result"], "ALREADY_EXISTS");
  EXPECT_EQ(line["reason"], "RESOURCE_EXISTS");
}

TEST_F(AccessLogTest, AReadIsWrittenOnlyWhenItIsRefusedForWhoAsks) {
  town_.As(kSecretary).Must(&v1::PlanService::Stub::GetPlan, Getting("jeugd"));
  v1::ListPlansRequest damaged;
  damaged.set_parent(Town::Name("programmes/noord"));
  damaged.set_page_token("x");
  EXPECT_FALSE(town_.As(kSecretary).Call(&v1::PlanService::Stub::ListPlans, damaged).status.ok());
  EXPECT_THAT(log_.Take(), IsEmpty());

  EXPECT_FALSE(town_.Public().Call(&v1::PlanService::Stub::GetPlan, Getting("jeugd")).status.ok());
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["result"], "NOT_FOUND");
  EXPECT_EQ(line["reason"], "RESOURCE_NOT_FOUND");
  EXPECT_EQ(line["actor"], "public");
  EXPECT_EQ(line["actor_kind"], "ANONYMOUS");
  EXPECT_EQ(line["object"], Town::Plan("jeugd"));
  EXPECT_EQ(line["request_id"], "");

  v1::ExportHistoryRequest exporting;
  exporting.set_name(Town::Name(""));
  EXPECT_FALSE(
      town_.As(kPartner).Call(&v1::HistoryService::Stub::ExportHistory, exporting).status.ok());
  EXPECT_EQ(Line()["reason"], "NOT_ALLOWED");
}

TEST_F(AccessLogTest, WhoIsNotKnownIsWrittenWithTheFaultAndNothingOfWhatTheySent) {
  EXPECT_FALSE(
      town_.With("geheim").Call(&v1::PlanService::Stub::GetPlan, Getting("jeugd")).status.ok());
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["result"], "UNAUTHENTICATED");
  EXPECT_EQ(line["reason"], "NOT_AUTHENTICATED");
  EXPECT_EQ(line["fault"], "malformed");
  EXPECT_EQ(line["actor"], "unknown");
  EXPECT_EQ(line["actor_kind"], "");
  EXPECT_EQ(line["object"], "");
}

TEST_F(AccessLogTest, WhoAskedTooMuchIsWrittenWithTheLimit) {
  ApiClient clerk = town_.As(kClerk);
  while (clerk.Call(&v1::PlanService::Stub::GetPlan, Getting("jeugd")).status.ok()) {
  }
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["result"], "RESOURCE_EXHAUSTED");
  EXPECT_EQ(line["reason"], "LIMIT_REACHED");
  EXPECT_EQ(line["limit"], "reads_of_person");
  EXPECT_EQ(line["actor"], NumberedUuid(kClerk));
}

TEST_F(AccessLogTest, AFloodOfRefusalsIsCountedAndPushesNothingOut) {
  constexpr int kMore = 50;
  ApiClient strange = town_.With("geheim");
  const auto refuse = [&] {
    EXPECT_FALSE(strange.Call(&v1::PlanService::Stub::GetPlan, Getting("jeugd")).status.ok());
  };
  for (int i = 0; i < limits::kRefusalLinesAtOnce + kMore; ++i) refuse();
  EXPECT_THAT(log_.Take(), SizeIs(limits::kRefusalLinesAtOnce));
  // Acts are written all the same, and say how many lines there are not.
  town_.As(kSecretary).Must(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("wonen"));
  EXPECT_EQ(Line()["omitted"], absl::StrCat(kMore));
  town_.server().clock().Advance(absl::Seconds(1) / limits::kRefusalLinesPerSecond);
  refuse();
  EXPECT_EQ(Line()["omitted"], "0");
}

// Without an access log the log of the server says of whom it does not know.
TEST(ServerLogTest, WhatIsNotWrittenLeavesTheCountOfAFloodAlone) {
  constexpr int kMore = 50;
  MandatedTown town([](Town& made) { made.StartPlan("jeugd"); }, {{}, {1000, 1000}, nullptr});
  ApiClient strange = town.With("geheim");
  const auto read = [](ApiClient& client, const char* plan) {
    v1::GetPlanRequest request;
    request.set_name(Town::Plan(plan));
    return client.Call(&v1::PlanService::Stub::GetPlan, request).status.ok();
  };
  ::testing::internal::CaptureStderr();
  for (int i = 0; i < limits::kRefusalLinesAtOnce + kMore; ++i) {
    EXPECT_FALSE(read(strange, "jeugd"));
  }
  // Neither an act that was done nor what others may not see is about the flood.
  town.As(kSecretary).Must(&v1::PlanService::Stub::CreatePlan, Town::NewPlan("wonen"));
  for (int i = 0; i < limits::kRefusalLinesAtOnce + 1; ++i) EXPECT_FALSE(read(town.Public(), "x"));
  town.server().clock().Advance(absl::Seconds(1) / limits::kRefusalLinesPerSecond);
  EXPECT_FALSE(read(strange, "jeugd"));
  const std::vector<std::string> lines =
      absl::StrSplit(::testing::internal::GetCapturedStderr(), '\n', absl::SkipEmpty());
  ASSERT_THAT(lines, SizeIs(limits::kRefusalLinesAtOnce + 1));
  EXPECT_THAT(lines.front(), HasSubstr("caller_refused why=malformed"));
  EXPECT_THAT(lines.front(), EndsWith(" omitted=0"));
  EXPECT_THAT(lines.back(), EndsWith(absl::StrCat(" omitted=", kMore)));
}

TEST_F(AccessLogTest, OfARequestThatBreaksItsRulesNothingIsWritten) {
  v1::CreatePlanRequest request = Town::NewPlan("wonen");
  request.set_parent("Jan Jansen");
  request.set_request_id("geheim");
  EXPECT_FALSE(town_.As(kSecretary).Call(&v1::PlanService::Stub::CreatePlan, request).status.ok());
  std::map<std::string, std::string> line = Line();
  EXPECT_EQ(line["reason"], "INVALID_FIELD");
  EXPECT_EQ(line["object"], "");
  EXPECT_EQ(line["request_id"], "");
}

// A marker in every free text of every method there is, sent by whoever keeps the server and by
// someone whose token nobody knows.
TEST(AccessLogPrivacyTest, NoTokenNameOrTextIsEverInALine) {
  constexpr char kMarker[] = "Gemarkeerd~";
  KeptLog log;
  storage::MemoryStore store;
  InProcessServer server(store, {{}, {1000000, 1000000}, &log});
  Town town(server.client());
  BuildForCorpus(town);
  log.Take();
  size_t mutations = 0;
  int planted = 0;
  for (const Sample& sample : RequestCorpus()) {
    const auto marked = CopyOf(*sample.request);
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!IsFreeText(place) || !HasValue(*sample.request, place)) continue;
      SetText(*marked, place, absl::StrFormat("%s%04d~", kMarker, ++planted));
    }
    const std::string bytes = marked->SerializeAsString();
    server.client().CallWithBytes(sample.path(), bytes);
    server.client().As(absl::StrCat(kMarker, "token")).CallWithBytes(sample.path(), bytes);
    if (sample.is_mutation()) ++mutations;
    // Room for one more refusal.
    server.clock().Advance(absl::Seconds(1) / limits::kRefusalLinesPerSecond);
  }
  EXPECT_GT(planted, 50);
  const std::vector<std::string> lines = log.Take();
  EXPECT_GE(lines.size(), 2 * mutations);
  for (const std::string& line : lines) {
    EXPECT_THAT(line, Not(HasSubstr("Gemarkeerd")));
    FieldsOf(line);
  }
}

}  // namespace
}  // namespace noordster::testing::access_log_test
