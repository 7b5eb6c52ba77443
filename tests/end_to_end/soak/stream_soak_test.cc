// SPDX-License-Identifier: EUPL-1.2
// Dashboards that follow a server with whatever filters and rights, while plans move, mandates come
// and go, outcomes become secret, dashboards stall and die, and the server is killed: each one is
// told exactly what it may know, once and in order, and forgets what it may not know any more.
//
// NOORDSTER_SOAK_SECONDS says how long (60; in much less not all of that happens),
// NOORDSTER_FOLLOWERS how many (60); NOORDSTER_SEED repeats a run as far as threads allow.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "storage/rocksdb_store.h"
#include "tests/end_to_end/soak/follower.h"
#include "tests/end_to_end/soak/truth.h"
#include "tests/identity/signing_key.h"
#include "tests/support/api_client.h"
#include "tests/support/seed.h"
#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::stream_soak_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::IsEmpty;
using v1::Mandate;

constexpr char kServer[] = NOORDSTERD;
constexpr char kIssuer[] = "https://login.example.nl";
constexpr int kPlans = 12;
constexpr int kWriters = 3;

// Persons of the town.
constexpr int kSecretary = 1;
constexpr int kClerk = 2;
constexpr int kAdministrator = 3;
constexpr int kFirstReader = 4;
constexpr int kReaders = 4;

int64_t FromEnvironment(const char* name, int64_t otherwise) {
  const char* text = std::getenv(name);
  int64_t value = 0;
  return text != nullptr && absl::SimpleAtoi(text, &value) ? value : otherwise;
}

// How long it goes on.
int64_t SoakSeconds() { return FromEnvironment("NOORDSTER_SOAK_SECONDS", 60); }

class StreamSoakTest : public ::testing::Test {
 protected:
  StreamSoakTest() : seed_(Seed()), key_("1", identity::Algorithm::kEdDsa) {
    std::ofstream(folder_.File("keys.json"), std::ios::binary) << KeySetOf(key_.Public());
    Launch();
    ApiClient local(address_);
    Build(local);
  }

  void Launch() {
    const bool is_first = server_ == nullptr;
    std::vector<std::string> arguments = {"--data",
                                          folder_.File("data"),
                                          "--free-space-min-mib",
                                          "1",
                                          "--writes-per-second",
                                          "100000",
                                          "--reads-per-second",
                                          "100000"};
    if (!is_first) {
      for (const std::string& argument :
           {std::string("--issuer"), std::string(kIssuer), std::string("--audience"),
            std::string("noordster"), std::string("--issuer-keys"), folder_.File("keys.json"),
            std::string("--public-reading")}) {
        arguments.push_back(argument);
      }
    }
    server_ = std::make_unique<ServerProcess>(kServer, arguments, folder_.File("log"));
    const absl::StatusOr<std::string> address = server_->AwaitListening();
    ASSERT_TRUE(address.ok()) << address.status() << server_->log();
    // Whoever follows or acts reads it meanwhile.
    if (is_first) address_ = *address;
    ASSERT_EQ(*address, address_);
  }

  std::string Token(int person) const {
    const int64_t now = absl::ToUnixSeconds(absl::Now());
    return key_.Token(absl::StrCat("{\"iss\":\"", kIssuer, "\",\"aud\":\"noordster\",\"sub\":\"",
                                   NumberedUuid(person), "\",\"exp\":", now + SoakSeconds() + 7200,
                                   "}"));
  }

  ApiClient As(int person) const { return ApiClient(address_).As(Token(person)); }

  static v1::GrantMandateRequest Granting(const std::string& id, int person,
                                          Mandate::Capacity capacity, const std::string& scope,
                                          const std::vector<Mandate::Act>& acts) {
    v1::GrantMandateRequest request;
    request.set_parent(Town::Name(""));
    request.set_mandate_id(id);
    Mandate& mandate = *request.mutable_mandate();
    mandate.set_person(Town::Name(absl::StrCat("persons/", NumberedUuid(person))));
    mandate.set_capacity(capacity);
    if (scope == "bodies/raad") mandate.set_body(Town::Name(scope));
    if (scope == "programmes/noord") mandate.set_programme(Town::Name(scope));
    for (const Mandate::Act act : acts) mandate.add_acts(act);
    mandate.set_start_date("2022-01-01");
    mandate.set_basis("Mandaatbesluit 2022");
    return request;
  }

  // A town on whose path outcomes at work are for partners and those of the council for everyone.
  void Build(ApiClient& local) {
    Town town(local);
    town.Build();
    v1::PathDefinition path = CompactPath();
    for (v1::Stage& stage : *path.mutable_stages()) {
      stage.set_audience(stage.id() == "raad" ? v1::PUBLIC : v1::PARTNERS);
    }
    town.Publish("compact", path);
    for (int plan = 0; plan < kPlans; ++plan) {
      v1::CreatePlanRequest request = Town::NewPlan(PlanId(plan), "compact");
      request.mutable_plan()->set_path_version(Town::Name("paths/compact/versions/2"));
      local.Must(&v1::PlanService::Stub::CreatePlan, request);
    }
    for (int person = kSecretary; person < kFirstReader + kReaders; ++person) {
      v1::CreatePersonRequest request;
      request.set_parent(Town::Name(""));
      request.set_person_id(NumberedUuid(person));
      request.mutable_person()->set_display_name(absl::StrCat("Persoon ", person));
      local.Must(&v1::BodyService::Stub::CreatePerson, request);
    }
    for (const v1::GrantMandateRequest& grant :
         {Granting("secretaris", kSecretary, Mandate::PROGRAMME_SECRETARY, "programmes/noord",
                   {Mandate::READ_ADMINISTRATION, Mandate::RECORD_OUTCOME}),
          Granting("griffie", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad",
                   {Mandate::KEEP_SECRECY}),
          Granting("griffie-leest", kClerk, Mandate::COUNCIL_CLERK, "programmes/noord",
                   {Mandate::READ_ADMINISTRATION}),
          Granting(
              "beheer", kAdministrator, Mandate::ADMINISTRATOR, "",
              {Mandate::GRANT_MANDATE, Mandate::REVOKE_MANDATE, Mandate::READ_ADMINISTRATION})}) {
      local.Must(&v1::MandateService::Stub::GrantMandate, grant);
    }
    v1::EnactMandatesRequest enact;
    enact.set_name(Town::Name(""));
    local.Must(&v1::MandateService::Stub::EnactMandates, enact);
    server_->Signal(SIGTERM);
    server_->AwaitEnd();
    Launch();
  }

  static std::string PlanId(int plan) { return absl::StrCat("plan-", plan); }

  uint64_t seed_;
  TemporaryFolder folder_;
  SigningKey key_;
  std::unique_ptr<ServerProcess> server_;
  std::string address_;
};

// What happens meanwhile, on threads of their own. Calls that fail are not repeated: what happened
// is what the events say.
class Turmoil {
 public:
  using Client = std::function<ApiClient()>;

  Turmoil(uint64_t seed, const Client& secretary, const Client& clerk, const Client& administrator,
          std::function<v1::GrantMandateRequest(int number, uint32_t kind)> granting)
      : granting_(std::move(granting)) {
    for (int writer = 0; writer < kWriters; ++writer) {
      threads_.emplace_back(
          [this, seed, writer, secretary] { Move(seed + writer, writer, secretary); });
    }
    threads_.emplace_back([this, seed, clerk] { KeepSecrecy(seed + 100, clerk); });
    threads_.emplace_back(
        [this, seed, administrator] { ChangeMandates(seed + 200, administrator); });
  }

  void Stop() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  // Acts that were done, by their kind.
  struct Done {
    std::atomic<int64_t> outcomes{0};
    std::atomic<int64_t> impositions{0};
    std::atomic<int64_t> liftings{0};
    std::atomic<int64_t> grants{0};
    std::atomic<int64_t> revocations{0};
  };
  const Done& done() const { return done_; }

 private:
  // Each writer has plans of its own, and moves one of them to and fro.
  void Move(uint64_t seed, int writer, const Client& secretary) {
    std::minstd_rand random(static_cast<uint32_t>(seed));
    while (!stopping_) {
      ApiClient client = secretary();
      for (int i = 0; i < 50 && !stopping_; ++i) {
        const int plan = writer + kWriters * static_cast<int>(random() % (kPlans / kWriters));
        v1::GetPlanRequest get;
        get.set_name(Town::Plan(absl::StrCat("plan-", plan)));
        const auto found = client.Call(&v1::PlanService::Stub::GetPlan, get);
        if (!found.status.ok()) break;
        v1::RecordOutcomeRequest outcome;
        outcome.set_name(found.response.plan().open_step());
        const bool is_work = found.response.plan().stage() == "work";
        outcome.set_outcome(is_work ? "ready" : random() % 2 == 0 ? "sent-back" : "deferred");
        outcome.set_body(found.response.plan().body());
        outcome.set_decided_date("2022-07-15");
        outcome.set_reason("omdat");
        outcome.set_source(kSource);
        const auto recorded = client.Call(&v1::PlanService::Stub::RecordOutcome, outcome);
        if (recorded.status.ok()) ++done_.outcomes;
      }
      absl::SleepFor(absl::Milliseconds(10));
    }
  }

  void KeepSecrecy(uint64_t seed, const Client& clerk) {
    std::minstd_rand random(static_cast<uint32_t>(seed));
    while (!stopping_) {
      ApiClient client = clerk();
      const std::string decision =
          Town::Plan(absl::StrCat("plan-", random() % kPlans, "/decisions/", 1 + random() % 20));
      if (random() % 2 == 0) {
        v1::ImposeSecrecyRequest request;
        request.set_name(decision);
        request.set_ground(v1::PRIVACY);
        request.set_body(Town::Name("bodies/raad"));
        request.set_imposed_date("2022-07-15");
        const auto imposed = client.Call(&v1::PlanService::Stub::ImposeSecrecy, request);
        if (imposed.status.ok()) ++done_.impositions;
      } else {
        v1::LiftSecrecyRequest request;
        request.set_name(decision);
        request.set_lifted_date("2022-07-15");
        const auto lifted = client.Call(&v1::PlanService::Stub::LiftSecrecy, request);
        if (lifted.status.ok()) ++done_.liftings;
      }
      absl::SleepFor(absl::Milliseconds(20));
    }
  }

  void ChangeMandates(uint64_t seed, const Client& administrator) {
    std::minstd_rand random(static_cast<uint32_t>(seed));
    std::vector<std::string> granted;
    for (int number = 0; !stopping_; ++number) {
      ApiClient client = administrator();
      if (granted.size() < 3 || random() % 2 == 0) {
        const v1::GrantMandateRequest request = granting_(number, static_cast<uint32_t>(random()));
        if (client.Call(&v1::MandateService::Stub::GrantMandate, request).status.ok()) {
          granted.push_back(Town::Name(absl::StrCat("mandates/", request.mandate_id())));
          ++done_.grants;
        }
      } else {
        v1::RevokeMandateRequest request;
        const size_t which = random() % granted.size();
        request.set_name(granted[which]);
        const auto revoked = client.Call(&v1::MandateService::Stub::RevokeMandate, request);
        if (revoked.status.ok()) ++done_.revocations;
        granted.erase(granted.begin() + static_cast<int64_t>(which));
      }
      absl::SleepFor(absl::Milliseconds(100));
    }
  }

  const std::function<v1::GrantMandateRequest(int number, uint32_t kind)> granting_;
  std::atomic<bool> stopping_{false};
  Done done_;
  std::vector<std::thread> threads_;
};

v1::MilestoneFilter RandomFilter(std::minstd_rand& random) {
  v1::MilestoneFilter filter;
  if (random() % 3 == 0) {
    for (uint32_t i = 0; i <= random() % 3; ++i) {
      filter.add_plans(Town::Plan(absl::StrCat("plan-", random() % kPlans)));
    }
  }
  if (random() % 4 == 0) filter.add_stages(random() % 2 == 0 ? "raad" : "work");
  if (random() % 4 == 0) filter.add_kinds(v1::Milestone::OUTCOME_RECORDED);
  if (random() % 6 == 0) filter.add_programmes(Town::Name("programmes/noord"));
  return filter;
}

// Whether a follower comes to a revision, however far behind it is: it stands still for no minute.
bool Reaches(int64_t revision, const Follower& follower) {
  int64_t last = follower.position();
  absl::Time end = absl::Now() + absl::Minutes(1);
  while (last < revision && absl::Now() < end) {
    absl::SleepFor(absl::Milliseconds(20));
    if (follower.position() == last) continue;
    last = follower.position();
    end = absl::Now() + absl::Minutes(1);
  }
  return last >= revision;
}

// What must have happened in a run of any worth.
void ExpectAbove(int64_t least, const char* what, int64_t count) {
  std::printf("%s: %lld\n", what, static_cast<long long>(count));
  EXPECT_GT(count, least) << what;
}

void ExpectDone(const Turmoil::Done& done) {
  ExpectAbove(100, "outcomes", done.outcomes);
  ExpectAbove(0, "impositions of secrecy", done.impositions);
  ExpectAbove(0, "liftings of secrecy", done.liftings);
  ExpectAbove(0, "grants of a mandate", done.grants);
  ExpectAbove(0, "revocations of a mandate", done.revocations);
}

void ExpectTroubled(const std::vector<std::unique_ptr<Follower>>& followers) {
  int64_t stalls = 0;
  int64_t withdrawals = 0;
  for (const auto& follower : followers) {
    stalls += follower->stalls();
    withdrawals += follower->withdrawals();
  }
  ExpectAbove(0, "stalls", stalls);
  ExpectAbove(0, "withdrawals", withdrawals);
}

TEST_F(StreamSoakTest, EveryFollowerIsToldExactlyWhatItMayKnow) {
  const int64_t count = FromEnvironment("NOORDSTER_FOLLOWERS", 60);
  std::minstd_rand random(static_cast<uint32_t>(seed_));
  std::vector<std::unique_ptr<Follower>> followers;
  for (int64_t i = 0; i < count; ++i) {
    // The public, readers with and without mandates, and who always sees everything.
    const int person = static_cast<int>(random() % (kReaders + 2));
    const int number = person == 0 ? 0 : person == 1 ? kSecretary : kFirstReader + person - 2;
    followers.push_back(std::make_unique<Follower>(address_, number == 0 ? "" : Token(number),
                                                   number == 0 ? "" : NumberedUuid(number),
                                                   RandomFilter(random), random()));
  }
  Turmoil turmoil(
      seed_, [this] { return As(kSecretary); }, [this] { return As(kClerk); },
      [this] { return As(kAdministrator); },
      [](int number, uint32_t kind) {
        const int person = kFirstReader + static_cast<int>(kind % kReaders);
        const bool is_partner = (kind / kReaders) % 2 == 0;
        return Granting(absl::StrCat("lezer-", number), person,
                        is_partner ? Mandate::PARTNER : Mandate::AUDITOR, "programmes/noord",
                        {is_partner ? Mandate::READ_PARTNERS : Mandate::READ_ADMINISTRATION});
      });
  int kills = 0;
  const absl::Time end = absl::Now() + absl::Seconds(SoakSeconds());
  for (absl::Time next_kill = absl::Now() + absl::Seconds(3); absl::Now() < end;) {
    followers[random() % followers.size()]->Die();
    absl::SleepFor(absl::Milliseconds(20));
    if (absl::Now() < next_kill) continue;
    server_->Signal(SIGKILL);
    server_->AwaitEnd();
    Launch();
    ++kills;
    next_kill = absl::Now() + absl::Milliseconds(2000 + random() % 4000);
  }
  turmoil.Stop();
  ApiClient secretary = As(kSecretary);
  const int64_t head = Town(secretary).Revision();
  for (const auto& follower : followers) follower->Hurry();
  for (const auto& follower : followers) {
    EXPECT_TRUE(Reaches(head, *follower))
        << follower->name() << "stays at " << follower->position() << " of " << head;
    follower->Stop();
  }
  server_->Signal(SIGTERM);
  EXPECT_EQ(server_->AwaitEnd(), 0);

  storage::RocksDbOptions options;
  options.folder = folder_.File("data");
  const auto store = storage::RocksDbStore::Open(options);
  ASSERT_TRUE(store.ok()) << store.status();
  std::vector<std::string> persons = {"", NumberedUuid(kSecretary)};
  for (int reader = 0; reader < kReaders; ++reader) {
    persons.push_back(NumberedUuid(kFirstReader + reader));
  }
  const Truth truth(**store, "gm1916", persons);
  std::vector<std::string> faults;
  for (const auto& follower : followers) {
    for (std::string& fault : follower->FaultsAgainst(truth)) faults.push_back(std::move(fault));
  }
  if (faults.size() > 20) faults.resize(20);
  EXPECT_THAT(faults, IsEmpty());
  std::printf("%zu followers, %lld events\n", followers.size(),
              static_cast<long long>(truth.head()));
  ExpectAbove(0, "kills", kills);
  ExpectDone(turmoil.done());
  ExpectTroubled(followers);
}

}  // namespace
}  // namespace noordster::testing::stream_soak_test
