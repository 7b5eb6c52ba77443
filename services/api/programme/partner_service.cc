// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/partner_service.h"

#include <utility>

#include "services/api/programme/programme_commands.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

// The role of who stands in the place that a request signs, when it says the same; without an id:
// it does not, nobody stands there, or the covenant cannot be seen, which the command says.
absl::StatusOr<engine::TextRef> StandingRole(const Backend& backend, const Call& call,
                                             const v1::SignCovenantRequest& request) {
  if (request.signatory().role().empty()) return engine::TextRef();
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  Found found;
  const std::string covenant = RelativeName(request.name());
  if (absl::Status read = ReadInto(backend, *reader, {covenant}, found); !read.ok()) return read;
  const Record* record = FindIn(found, covenant);
  if (record == nullptr) return engine::TextRef();
  const absl::StatusOr<runtime::Texts> texts = backend.queries.TextsOf(*reader, {record});
  if (!texts.ok()) return texts.status();
  const View view{reader->municipality, *texts};
  for (const auto& each : record->covenant().signatures()) {
    if (each.place() != request.signatory().place()) continue;
    return view.Text(each.role()) == request.signatory().role() ? each.role() : engine::TextRef();
  }
  return engine::TextRef();
}

void Sign(const Backend& backend, const Call& call, const v1::SignCovenantRequest& request,
          Done<v1::CovenantResponse> done) {
  const absl::StatusOr<engine::TextRef> standing_role = StandingRole(backend, call, request);
  if (!standing_role.ok()) {
    done(standing_role.status());
    return;
  }
  TextWriter texts;
  engine::Command command = CommandOf(request, *standing_role, texts);
  Mutate(backend, MakeOrder(call, request, std::move(command), texts),
         &v1::CovenantResponse::mutable_covenant, std::move(done));
}

}  // namespace

PartnerService::PartnerService(const Backend& backend)
    : RpcService("noordster.v1.PartnerService", backend.entrance) {
  Unary<v1::CreatePartnerRequest, v1::PartnerResponse>(
      "CreatePartner",
      Creating(backend, "partners", &v1::CreatePartnerRequest::partner_id,
               &v1::CreatePartnerRequest::partner, &v1::PartnerResponse::mutable_partner));
  Unary<v1::UpdatePartnerRequest, v1::PartnerResponse>(
      "UpdatePartner",
      Updating(backend, &v1::UpdatePartnerRequest::partner, &v1::PartnerResponse::mutable_partner));
  Unary<v1::GetPartnerRequest, v1::PartnerResponse>(
      "GetPartner", Getting<v1::GetPartnerRequest>(backend, &v1::PartnerResponse::mutable_partner));
  Unary<v1::ListPartnersRequest, v1::ListPartnersResponse>(
      "ListPartners", Listing<v1::ListPartnersRequest>(backend, Record::kPartner,
                                                       &v1::ListPartnersResponse::add_partners));

  Unary<v1::CreateCovenantRequest, v1::CovenantResponse>(
      "CreateCovenant",
      Creating(backend, "covenants", &v1::CreateCovenantRequest::covenant_id,
               &v1::CreateCovenantRequest::covenant, &v1::CovenantResponse::mutable_covenant));
  Unary<v1::UpdateCovenantRequest, v1::CovenantResponse>(
      "UpdateCovenant", Updating(backend, &v1::UpdateCovenantRequest::covenant,
                                 &v1::CovenantResponse::mutable_covenant));
  Unary<v1::SignCovenantRequest, v1::CovenantResponse>(
      "SignCovenant", [backend](const Call& call, const v1::SignCovenantRequest& request,
                                Done<v1::CovenantResponse> done) {
        Sign(backend, call, request, std::move(done));
      });
  Unary<v1::GetCovenantRequest, v1::CovenantResponse>(
      "GetCovenant",
      Getting<v1::GetCovenantRequest>(backend, &v1::CovenantResponse::mutable_covenant));
  Unary<v1::ListCovenantsRequest, v1::ListCovenantsResponse>(
      "ListCovenants", Listing<v1::ListCovenantsRequest>(
                           backend, Record::kCovenant, &v1::ListCovenantsResponse::add_covenants));
}

}  // namespace noordster::api
