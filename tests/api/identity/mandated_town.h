// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_IDENTITY_MANDATED_TOWN_H_
#define NOORDSTER_TESTS_API_IDENTITY_MANDATED_TOWN_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "noordster/v1/mandate_service.pb.h"
#include "noordster/v1/milestone.pb.h"
#include "services/api/call/callers.h"
#include "services/identity/token_verifier.h"
#include "storage/memory_store.h"
#include "tests/identity/signing_key.h"
#include "tests/support/fake_clock.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing {

inline constexpr char kIssuer[] = "https://login.example.nl";
inline constexpr char kAudience[] = "noordster";

// The persons of the town by what they do, numbers for NumberedUuid.
enum Role {
  kSecretary = 1,
  kClerk = 2,
  kExecutiveSecretary = 3,
  kAdministrator = 4,
  kPartner = 5,
  kOperator = 6,
  kAuditor = 7,
  kSystem = 8,
  kStranger = 9,
};

// A town whose mandates are in force and whose server knows callers by tokens: the town of Town,
// what a test adds to it while everyone may do everything, and a mandate for each role. One thread
// at a time.
class MandatedTown {
 public:
  // `prepare` runs before mandates are in force; callers of `way_in` are those of the town.
  explicit MandatedTown(
      const std::function<void(Town&)>& prepare = [](Town&) {}, const WayIn& way_in = WayIn());

  // A client that shows a token of this person; all share one connection.
  ApiClient As(int person) const { return server_->client().As(TokenOf(person)); }
  // One that shows nothing.
  ApiClient& Public() { return server_->client(); }
  // One that shows whatever it is told.
  ApiClient With(const std::string& token) const { return server_->client().As(token); }

  // A token with the claims of a person, changed by `change`.
  std::string TokenOf(int person) const;
  std::string Claims(int person) const;

  const SigningKey& key() const { return key_; }
  InProcessServer& server() { return *server_; }
  FakeClock& clock() { return clock_; }
  identity::TokenVerifier& verifier() { return verifier_; }

  // "municipalities/gm1916/persons/…".
  static std::string Person(int person);

 private:
  SigningKey key_;
  FakeClock clock_;
  identity::TokenVerifier verifier_;
  storage::MemoryStore store_;
  std::unique_ptr<InProcessServer> server_;
};

// A request that grants a mandate from 2022 on; `scope` is the relative name of a body or
// programme, or empty.
noordster::v1::GrantMandateRequest Granting(const std::string& id, int person,
                                            noordster::v1::Mandate::Capacity capacity,
                                            const std::string& scope,
                                            const std::vector<noordster::v1::Mandate::Act>& acts);

// The sentences in Dutch that a client is told.
std::vector<std::string> SentencesFor(ApiClient client,
                                      const noordster::v1::MilestoneFilter& filter);

// What is told of a body, by its relative name.
noordster::v1::MilestoneFilter OfBody(const std::string& name);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_IDENTITY_MANDATED_TOWN_H_
