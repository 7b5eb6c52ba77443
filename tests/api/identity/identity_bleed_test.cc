// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "storage/keys.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/sweep.h"

namespace noordster::testing::identity_bleed_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;
using v1::Mandate;

constexpr int kIdentities = 1000;
constexpr int kThreads = 8;
// Above the numbers of the roles.
constexpr int kFirst = 1000;

void RegisterAll(Town& town) {
  for (int person = kFirst; person < kFirst + kIdentities; ++person) {
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(NumberedUuid(person));
    request.mutable_person()->set_display_name("Iemand");
    town.client().Must(&v1::BodyService::Stub::CreatePerson, request);
    town.client().Must(&v1::MandateService::Stub::GrantMandate,
                       Granting(absl::StrCat("m-", person), person, Mandate::PROGRAMME_MANAGER,
                                "programmes/noord", {Mandate::UPDATE_PROGRAMME}));
  }
}

// Calls as random persons, reading who one is and writing one's own number, over one connection
// that all threads share.
void CallAsMany(MandatedTown& town, int calls, std::atomic<int>& mistaken) {
  std::vector<std::string> tokens;
  for (int i = 0; i < kIdentities; ++i) tokens.push_back(town.TokenOf(kFirst + i));
  std::atomic<int> left{calls};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      std::mt19937 random(static_cast<unsigned>(thread));
      while (left.fetch_sub(1) > 0) {
        const int chosen = static_cast<int>(random() % kIdentities);
        ApiClient client = town.With(tokens[static_cast<size_t>(chosen)]);
        if (random() % 4 == 0) {
          v1::GetCallerRequest who;
          who.set_name(Town::Name(""));
          const auto answer = client.Must(&v1::MandateService::Stub::GetCaller, who);
          if (answer.person() != MandatedTown::Person(kFirst + chosen)) ++mistaken;
          continue;
        }
        v1::UpdateChallengeRequest change;
        change.set_name(Town::Name("programmes/noord/challenges/jeugd"));
        change.mutable_challenge()->set_display_name("Jeugd");
        change.mutable_challenge()->set_position(1 + chosen);
        client.Must(&v1::ProgrammeService::Stub::UpdateChallenge, change);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

// Events that say another person or mandate than the one who wrote the number in them.
int64_t CountWrong(const storage::Store& store, int64_t& seen) {
  int64_t wrong = 0;
  for (const storage::Row& row : RowsOf(store, "gm1916")) {
    if (row.key[0] != static_cast<char>(storage::Space::kEvent)) continue;
    Event event;
    EXPECT_TRUE(event.ParseFromString(row.value));
    const auto& actor = event.header().actor();
    if (actor.kind() != noordster::internal::v1::Actor::TOKEN) continue;
    const int number = kFirst + event.defined().record().challenge().position() - 1;
    ++seen;
    wrong += actor.person_id() != NumberedUuid(number) ||
             actor.mandate_id() != absl::StrCat("m-", number);
  }
  return wrong;
}

TEST(IdentityBleedTest, AThousandIdentitiesOnOneConnectionNeverMix) {
  // Towns that a full sweep of a million calls is spread over, to bound what is held in memory.
  const int towns = FullSweep() ? 20 : 1;
  const int calls = FullSweep() ? 50'000 : 20'000;
  int64_t seen = 0;
  for (int i = 0; i < towns; ++i) {
    MandatedTown town(RegisterAll);
    std::atomic<int> mistaken{0};
    CallAsMany(town, calls, mistaken);
    EXPECT_EQ(mistaken, 0);
    EXPECT_EQ(CountWrong(town.server().store(), seen), 0);
  }
  EXPECT_GT(seen, int64_t{towns} * calls / 2);
}

}  // namespace
}  // namespace noordster::testing::identity_bleed_test
