// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "noordster/v1/field_rules.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/api/request_corpus.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using ::testing::IsEmpty;
using ::testing::Not;

// The college decides on 30 August; its list of decisions is published on 2 September at noon.
constexpr char kDecided[] = "2022-08-30";
constexpr char kVisibleFrom[] = "2022-09-02T10:00:00Z";
constexpr char kHiddenPlan[] = "stil";

absl::Time At(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2022, month, day, hour), absl::UTCTimeZone());
}

// A town with an open college; in one of the two worlds that a test compares the college decided.
class World {
 public:
  explicit World(bool decides)
      : town_([](Town& made) {
          v1::PathDefinition path = FullPath();
          for (v1::Stage& stage : *path.mutable_stages()) {
            if (stage.id() == "college") stage.set_audience(v1::PUBLIC);
          }
          made.Publish("full", path);
          for (const char* plan : {"jeugd", kHiddenPlan}) {
            made.client().Must(&v1::PlanService::Stub::CreatePlan, Plan(plan));
            made.BringTo(plan, "college");
          }
        }) {
    SetClock(At(8, 30, 12));
    if (!decides) return;
    ApiClient secretary = town_.As(kSecretary);
    v1::RecordOutcomeRequest outcome = Town(secretary).Outcome("jeugd", "agreed");
    outcome.set_decided_date(kDecided);
    outcome.set_visible_from(kVisibleFrom);
    secretary.Must(&v1::PlanService::Stub::RecordOutcome, outcome);
    v1::ConfirmOutcomeRequest confirm;
    confirm.set_name(absl::StrCat(Town::Plan("jeugd"), "/decisions/5"));
    confirm.set_source("Besluitenlijst");
    town_.As(kExecutiveSecretary).Must(&v1::PlanService::Stub::ConfirmOutcome, confirm);
  }

  void SetClock(absl::Time now) {
    town_.clock().Advance(now - town_.clock().Now());
    town_.server().clock().Advance(now - town_.server().clock().Now());
  }

  MandatedTown& town() { return town_; }

 private:
  static v1::CreatePlanRequest Plan(const std::string& id) {
    v1::CreatePlanRequest request = Town::NewPlan(id);
    request.mutable_plan()->set_path_version(Town::Name("paths/full/versions/2"));
    return request;
  }

  MandatedTown town_;
};

// Every resource of the town that a read could name, whether it exists or not.
std::vector<std::string> Names() {
  std::vector<std::string> names = {Town::Name(""),
                                    Town::Name("programmes/noord"),
                                    Town::Name("programmes/noord/challenges/jeugd"),
                                    Town::Name("bodies/college"),
                                    Town::Name("bodies/raad"),
                                    Town::Name("paths/full"),
                                    Town::Name("paths/full/versions/2"),
                                    Town::Name("mandates/griffie"),
                                    MandatedTown::Person(kSecretary)};
  for (const char* plan : {"jeugd", kHiddenPlan, "onbekend"}) names.push_back(Town::Plan(plan));
  return names;
}

bool Fits(const std::string& patterns, const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  for (const absl::string_view pattern : absl::StrSplit(patterns, '|')) {
    const std::vector<std::string> wanted = absl::StrSplit(pattern, '/');
    bool fits = wanted.size() == parts.size();
    for (size_t i = 0; fits && i < parts.size(); ++i) {
      fits = wanted[i] == "*" || wanted[i] == parts[i];
    }
    if (fits) return true;
  }
  return false;
}

// One read in every way it can be asked: of each resource, now and as of moments around the
// decision, and with each filter.
class Reads {
 public:
  std::vector<std::pair<std::string, std::string>> All() {
    for (const MethodDescriptor* method : AllMethods()) {
      if (method->input_type()->FindFieldByName("validate_only") != nullptr) continue;
      if (method->name() == "CreateBackup") continue;
      Add(*method);
    }
    return std::move(reads_);
  }

 private:
  void Add(const MethodDescriptor& method) {
    const auto* type = method.input_type();
    const FieldDescriptor* named = type->FindFieldByName("name");
    if (named == nullptr) named = type->FindFieldByName("parent");
    const std::unique_ptr<Message> request(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
    if (named == nullptr) return AddMoments(method, *request);
    for (const std::string& name : Names()) {
      if (!Fits(named->options().GetExtension(v1::rules).resource(), name)) continue;
      request->GetReflection()->SetString(request.get(), named, name);
      AddFilters(method, *request);
    }
  }

  void AddFilters(const MethodDescriptor& method, const Message& request) {
    if (method.name() == "ListWork") {
      AddWork(static_cast<const v1::ListWorkRequest&>(request), method);
      return;
    }
    AddMoments(method, request);
    if (method.name() != "ListPlans") return;
    v1::ListPlansRequest plans = static_cast<const v1::ListPlansRequest&>(request);
    for (const char* stage : {"college", "raad"}) {
      plans.set_stage(stage);
      AddMoments(method, plans);
    }
    plans.clear_stage();
    for (const char* body : {"bodies/college", "bodies/raad"}) {
      plans.set_body(Town::Name(body));
      AddMoments(method, plans);
    }
    plans.clear_body();
    plans.set_challenge(Town::Name("programmes/noord/challenges/jeugd"));
    AddMoments(method, plans);
    plans.clear_challenge();
    plans.set_blocked(true);
    AddMoments(method, plans);
  }

  void AddWork(v1::ListWorkRequest work, const MethodDescriptor& method) {
    if (work.parent() == Town::Name("")) {
      work.set_body(Town::Name("bodies/raad"));
      AddMoments(method, work);
      work.set_body(Town::Name("bodies/college"));
      AddMoments(method, work);
      return;
    }
    work.set_waiting(true);
    AddMoments(method, work);
    work.clear_waiting();
    for (const v1::Lifter lifter : {v1::PROGRAMME_SECRETARY, v1::EXECUTIVE_SECRETARIAT}) {
      work.set_lifter(lifter);
      AddMoments(method, work);
    }
  }

  void AddMoments(const MethodDescriptor& method, const Message& request) {
    const std::string path = absl::StrCat("/", method.service()->full_name(), "/", method.name());
    reads_.emplace_back(path, request.SerializeAsString());
    const FieldDescriptor* moment = method.input_type()->FindFieldByName("as_of");
    if (moment == nullptr) return;
    for (const char* time : {"2022-07-15T10:00:00Z", "2022-08-30T12:00:00Z"}) {
      const std::unique_ptr<Message> past(request.New());
      past->CopyFrom(request);
      auto* as_of =
          static_cast<v1::AsOf*>(past->GetReflection()->MutableMessage(past.get(), moment));
      as_of->set_time(time);
      reads_.emplace_back(path, past->SerializeAsString());
    }
  }

  std::vector<std::pair<std::string, std::string>> reads_;
};

// An answer without its revision, which tells that something happened and not what, and without the
// random ids of requests.
std::string WithoutRevision(const std::string& path, const std::string& bytes) {
  for (const MethodDescriptor* method : AllMethods()) {
    if (absl::StrCat("/", method->service()->full_name(), "/", method->name()) != path) continue;
    const std::unique_ptr<Message> answer(google::protobuf::MessageFactory::generated_factory()
                                              ->GetPrototype(method->output_type())
                                              ->New());
    EXPECT_TRUE(answer->ParseFromString(bytes));
    const FieldDescriptor* revision = method->output_type()->FindFieldByName("revision");
    if (revision != nullptr) answer->GetReflection()->ClearField(answer.get(), revision);
    std::vector<std::string> lines = absl::StrSplit(answer->DebugString(), '\n');
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [](const std::string& line) {
                                 return absl::StrContains(line, "request_id: ");
                               }),
                lines.end());
    return absl::StrJoin(lines, "\n");
  }
  return "";
}

// A refusal with its details, in one order.
std::string RefusalText(const grpc::Status& status) {
  return absl::StrCat(Describe(status), " ",
                      absl::StrJoin(DetailsOf(status).metadata, " ", absl::PairFormatter("=")));
}

// Everything a client is answered, by what it asked.
std::map<std::string, std::string> Answers(ApiClient client) {
  std::map<std::string, std::string> answers;
  for (const auto& [path, request] : Reads().All()) {
    std::string bytes;
    const grpc::Status status = client.CallWithBytes(path, request, &bytes);
    answers[absl::StrCat(path, " ", request)] =
        status.ok() ? WithoutRevision(path, bytes) : RefusalText(status);
  }
  return answers;
}

std::vector<std::string> Differences(const std::map<std::string, std::string>& one,
                                     const std::map<std::string, std::string>& other) {
  std::vector<std::string> differences;
  for (const auto& [asked, answer] : one) {
    if (other.at(asked) != answer) {
      differences.push_back(absl::StrCat(asked, "\n", answer, "\n---\n", other.at(asked)));
    }
  }
  return differences;
}

TEST(EmbargoTest, NobodyOutsideLearnsOfAnOutcomeBeforeItIsPublishedByAnyReadOfAnyMoment) {
  World decided(true);
  World undecided(false);
  EXPECT_GT(Reads().All().size(), 100u);
  for (const absl::Time now : {At(8, 30, 12), At(9, 1, 23), At(9, 2, 9)}) {
    decided.SetClock(now);
    undecided.SetClock(now);
    for (const int person : {0, static_cast<int>(kPartner), static_cast<int>(kStranger),
                             static_cast<int>(kAdministrator)}) {
      const auto as = [person](World& world) {
        return person == 0 ? world.town().With("") : world.town().As(person);
      };
      EXPECT_THAT(Differences(Answers(as(decided)), Answers(as(undecided))), IsEmpty()) << person;
    }
    EXPECT_THAT(Differences(Answers(decided.town().As(kSecretary)),
                            Answers(undecided.town().As(kSecretary))),
                Not(IsEmpty()));
  }
}

TEST(EmbargoTest, FromThatMomentOnThePublicSeesTheOutcomeAndNotWhereThePlanIs) {
  World world(true);
  v1::ListDecisionsRequest decisions;
  decisions.set_parent(Town::Plan("jeugd"));
  ApiClient& anyone = world.town().Public();
  world.SetClock(At(9, 2, 10) - absl::Seconds(1));
  EXPECT_EQ(anyone.Call(&v1::PlanService::Stub::ListDecisions, decisions).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
  world.SetClock(At(9, 2, 10));
  const auto seen = anyone.Must(&v1::PlanService::Stub::ListDecisions, decisions);
  ASSERT_EQ(seen.decisions_size(), 1);
  EXPECT_EQ(seen.decisions(0).stage(), "college");
  EXPECT_EQ(seen.decisions(0).decided_date(), kDecided);
  v1::GetPlanRequest plan;
  plan.set_name(Town::Plan("jeugd"));
  const v1::Plan shown = anyone.Must(&v1::PlanService::Stub::GetPlan, plan).plan();
  EXPECT_NE(shown.title(), "");
  EXPECT_EQ(shown.stage(), "");
  EXPECT_EQ(shown.state(), v1::Plan::STATE_UNSPECIFIED);
  EXPECT_EQ(shown.open_step(), "");
  EXPECT_EQ(shown.etag(), "");
  EXPECT_EQ(shown.update_time(), "");
  v1::ListHistoryRequest history;
  history.set_parent(Town::Plan("jeugd"));
  const auto entries = anyone.Must(&v1::HistoryService::Stub::ListHistory, history);
  ASSERT_EQ(entries.entries_size(), 2);
  EXPECT_EQ(entries.entries(0).event(), "outcome_recorded");
  EXPECT_EQ(entries.entries(0).actor(), "");
  EXPECT_EQ(entries.entries(1).event(), "outcome_confirmed");
  // Of the other plan nothing is known but to those who work on it.
  plan.set_name(Town::Plan(kHiddenPlan));
  EXPECT_EQ(anyone.Call(&v1::PlanService::Stub::GetPlan, plan).status.error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST(EmbargoTest, PagesTellNothingOfWhatIsHiddenBetween) {
  World world(true);
  world.SetClock(At(9, 2, 10));
  v1::ListPlansRequest plans;
  plans.set_parent(Town::Name("programmes/noord"));
  plans.set_page_size(1);
  const auto page = world.town().Public().Must(&v1::PlanService::Stub::ListPlans, plans);
  ASSERT_EQ(page.plans_size(), 1);
  EXPECT_EQ(page.plans(0).name(), Town::Plan("jeugd"));
  EXPECT_EQ(page.next_page_token(), "");
  const auto whole = world.town().As(kSecretary).Must(&v1::PlanService::Stub::ListPlans, plans);
  EXPECT_NE(whole.next_page_token(), "");
}

}  // namespace
}  // namespace noordster::testing
