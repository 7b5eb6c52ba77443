// SPDX-License-Identifier: EUPL-1.2
#include "services/api/mandate_service.h"

#include <utility>

#include "noordster/internal/v1/event.pb.h"
#include "services/api/commands.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Actor;

void EnactMandates(const Backend& backend, const Call& call,
                   const v1::EnactMandatesRequest& request, Done<v1::EnactMandatesResponse> done) {
  TextWriter texts;
  Mutate<v1::EnactMandatesResponse>(
      backend, MakeOrder(call, request, engine::EnactMandates(), texts),
      [backend](const runtime::Reader& reader, const runtime::Answer&,
                v1::EnactMandatesResponse& response) {
        const absl::StatusOr<runtime::Standing> standing = backend.queries.StandingOf(reader);
        if (standing.ok()) response.set_in_force(standing->in_force);
        return standing.status();
      },
      std::move(done));
}

v1::CallerResponse::Kind KindOf(const Actor& actor) {
  switch (actor.kind()) {
    case Actor::LOCAL_TRUSTED:
      return v1::CallerResponse::LOCAL_TRUSTED;
    case Actor::TOKEN:
      return v1::CallerResponse::TOKEN;
    case Actor::CERTIFICATE:
      return v1::CallerResponse::CERTIFICATE;
    default:
      return v1::CallerResponse::ANONYMOUS;
  }
}

absl::StatusOr<v1::CallerResponse> GetCaller(const Backend& backend, const Call& call,
                                             const v1::GetCallerRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const absl::StatusOr<runtime::Standing> standing = backend.queries.StandingOf(*reader);
  if (!standing.ok()) return standing.status();
  std::vector<const google::protobuf::Message*> messages;
  for (const Record& mandate : standing->mandates) messages.push_back(&mandate);
  const absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(*reader, messages);
  if (!texts.ok()) return texts.status();
  const View view{reader->municipality, *texts};
  v1::CallerResponse response;
  response.set_kind(KindOf(call.caller.actor));
  if (const std::string& id = call.caller.actor.person_id(); !id.empty()) {
    response.set_person(view.Name(engine::PersonName(id)));
  }
  for (const Record& mandate : standing->mandates) {
    FromRecord(mandate, view, *response.add_mandates());
  }
  response.set_in_force(standing->in_force);
  response.set_revision(standing->revision);
  return response;
}

}  // namespace

MandateService::MandateService(const Backend& backend)
    : RpcService("noordster.v1.MandateService", backend.entrance) {
  Unary<v1::GrantMandateRequest, v1::MandateResponse>(
      "GrantMandate",
      Acting<v1::GrantMandateRequest>(backend, &v1::MandateResponse::mutable_mandate));
  Unary<v1::RevokeMandateRequest, v1::MandateResponse>(
      "RevokeMandate",
      Acting<v1::RevokeMandateRequest>(backend, &v1::MandateResponse::mutable_mandate),
      Budget::kWithdrawals);
  Unary<v1::EnactMandatesRequest, v1::EnactMandatesResponse>(
      "EnactMandates", [backend](const Call& call, const v1::EnactMandatesRequest& request,
                                 Done<v1::EnactMandatesResponse> done) {
        EnactMandates(backend, call, request, std::move(done));
      });
  Unary<v1::GetMandateRequest, v1::MandateResponse>(
      "GetMandate", Getting<v1::GetMandateRequest>(backend, &v1::MandateResponse::mutable_mandate));
  Unary<v1::ListMandatesRequest, v1::ListMandatesResponse>(
      "ListMandates", Listing<v1::ListMandatesRequest>(backend, Record::kMandate,
                                                       &v1::ListMandatesResponse::add_mandates));
  Unary<v1::GetCallerRequest, v1::CallerResponse>(
      "GetCaller",
      [backend](const Call& call, const v1::GetCallerRequest& request,
                const Done<v1::CallerResponse>& done) { done(GetCaller(backend, call, request)); });
}

}  // namespace noordster::api
