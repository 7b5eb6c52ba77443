// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/identity/mandated_town.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/milestone_service.grpc.pb.h"
#include "services/base/check.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using v1::Mandate;

identity::KeySet KeysOf(const SigningKey& key) {
  absl::StatusOr<identity::KeySet> keys = identity::KeySet::Parse(KeySetOf(key.Public()));
  NOORDSTER_CHECK(keys.ok());
  return *std::move(keys);
}

void Register(Town& town, int person) {
  v1::CreatePersonRequest request;
  request.set_parent(Town::Name(""));
  request.set_person_id(NumberedUuid(person));
  request.mutable_person()->set_display_name(absl::StrCat("Persoon ", person));
  request.mutable_person()->set_service_account(person == kSystem);
  town.client().Must(&v1::BodyService::Stub::CreatePerson, request);
}

const std::vector<Mandate::Act>& ActsOfSecretary() {
  static const auto& acts = *new std::vector<Mandate::Act>{
      Mandate::READ_ADMINISTRATION, Mandate::UPDATE_PROGRAMME, Mandate::CREATE_PLAN,
      Mandate::UPDATE_PLAN,         Mandate::FREEZE_VERSION,   Mandate::HAND_IN_PAPERS,
      Mandate::RECORD_OUTCOME,      Mandate::CORRECT_FACTS,    Mandate::REVERSE_OUTCOME,
      Mandate::RECONSIDER_DECISION, Mandate::WITHDRAW_PLAN,    Mandate::SETTLE_FOLLOW_UP,
      Mandate::MIGRATE_PLAN};
  return acts;
}

const std::vector<Mandate::Act>& ActsOfSecretariat() {
  static const auto& acts = *new std::vector<Mandate::Act>{
      Mandate::RECORD_OUTCOME,  Mandate::CONFIRM_OUTCOME,     Mandate::CORRECT_FACTS,
      Mandate::REVERSE_OUTCOME, Mandate::RECONSIDER_DECISION, Mandate::KEEP_SECRECY};
  return acts;
}

void GrantAll(ApiClient& client) {
  const std::string programme = "programmes/noord";
  const std::vector<Mandate::Act> reading = {Mandate::READ_ADMINISTRATION};
  for (const v1::GrantMandateRequest& grant :
       {Granting("secretaris", kSecretary, Mandate::PROGRAMME_SECRETARY, programme,
                 ActsOfSecretary()),
        Granting("secretaris-leest", kSecretary, Mandate::PROGRAMME_SECRETARY, "", reading),
        Granting("griffie", kClerk, Mandate::COUNCIL_CLERK, "bodies/raad", ActsOfSecretariat()),
        Granting("griffie-leest", kClerk, Mandate::COUNCIL_CLERK, programme, reading),
        Granting("bestuurssecretariaat", kExecutiveSecretary, Mandate::EXECUTIVE_SECRETARIAT,
                 "bodies/college", ActsOfSecretariat()),
        Granting("beheer", kAdministrator, Mandate::ADMINISTRATOR, "",
                 {Mandate::KEEP_REGISTERS, Mandate::ERASE_PERSON, Mandate::PUBLISH_PATH,
                  Mandate::GRANT_MANDATE, Mandate::REVOKE_MANDATE, Mandate::READ_ADMINISTRATION}),
        Granting("partner", kPartner, Mandate::PARTNER, programme, {Mandate::READ_PARTNERS}),
        Granting("techniek", kOperator, Mandate::OPERATOR, "",
                 {Mandate::CREATE_BACKUP, Mandate::VERIFY_HISTORY}),
        Granting("controle", kAuditor, Mandate::AUDITOR, "",
                 {Mandate::EXPORT_HISTORY, Mandate::READ_ADMINISTRATION}),
        Granting("controle-leest", kAuditor, Mandate::AUDITOR, programme, reading),
        Granting("zaaksysteem", kSystem, Mandate::SYSTEM, programme,
                 {Mandate::CREATE_PLAN, Mandate::RECORD_OUTCOME})}) {
    client.Must(&v1::MandateService::Stub::GrantMandate, grant);
  }
}

}  // namespace

v1::GrantMandateRequest Granting(const std::string& id, int person, Mandate::Capacity capacity,
                                 const std::string& scope, const std::vector<Mandate::Act>& acts) {
  v1::GrantMandateRequest request;
  request.set_parent(Town::Name(""));
  request.set_mandate_id(id);
  Mandate& mandate = *request.mutable_mandate();
  mandate.set_person(MandatedTown::Person(person));
  mandate.set_capacity(capacity);
  if (absl::StartsWith(scope, "bodies/")) mandate.set_body(Town::Name(scope));
  if (absl::StartsWith(scope, "programmes/")) mandate.set_programme(Town::Name(scope));
  for (const Mandate::Act act : acts) mandate.add_acts(act);
  mandate.set_start_date("2022-01-01");
  mandate.set_basis("Mandaatbesluit 2022");
  return request;
}

MandatedTown::MandatedTown(const std::function<void(Town&)>& prepare, const WayIn& way_in)
    : key_("1", identity::Algorithm::kEdDsa), verifier_({kIssuer, kAudience}, "sub", KeysOf(key_)) {
  {
    InProcessServer local(store_);
    clock_.Set(local.clock().Now());
    Town town(local.client());
    town.Build();
    for (int person = kSecretary; person <= kStranger; ++person) Register(town, person);
    prepare(town);
    GrantAll(local.client());
    v1::EnactMandatesRequest enact;
    enact.set_name(Town::Name(""));
    local.client().Must(&v1::MandateService::Stub::EnactMandates, enact);
  }
  WayIn known = way_in;
  known.callers = api::Callers(&verifier_, clock_, /*lets_public_in=*/true);
  server_ = std::make_unique<InProcessServer>(store_, known);
}

std::string MandatedTown::Person(int person) {
  return Town::Name(absl::StrCat("persons/", NumberedUuid(person)));
}

std::string MandatedTown::Claims(int person) const {
  const int64_t now = absl::ToUnixSeconds(clock_.Now());
  return absl::StrCat("{\"iss\":\"", kIssuer, "\",\"aud\":\"", kAudience, "\",\"sub\":\"",
                      NumberedUuid(person), "\",\"iat\":", now, ",\"exp\":", now + 300, "}");
}

std::string MandatedTown::TokenOf(int person) const { return key_.Token(Claims(person)); }

v1::MilestoneFilter OfBody(const std::string& name) {
  v1::MilestoneFilter filter;
  filter.add_bodies(Town::Name(name));
  return filter;
}

std::vector<std::string> SentencesFor(ApiClient client, const v1::MilestoneFilter& filter) {
  v1::ListMilestonesRequest request;
  request.set_parent(Town::Name(""));
  *request.mutable_filter() = filter;
  std::vector<std::string> sentences;
  do {
    const auto page = client.Must(&v1::MilestoneService::Stub::ListMilestones, request);
    for (const v1::Milestone& milestone : page.milestones()) {
      sentences.push_back(milestone.sentence_nl());
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return sentences;
}

}  // namespace noordster::testing
