// SPDX-License-Identifier: EUPL-1.2
#include "services/api/programme/partner_service.h"

#include "services/api/programme/programme_commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;

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
      "SignCovenant",
      Acting<v1::SignCovenantRequest>(backend, &v1::CovenantResponse::mutable_covenant));
  Unary<v1::GetCovenantRequest, v1::CovenantResponse>(
      "GetCovenant",
      Getting<v1::GetCovenantRequest>(backend, &v1::CovenantResponse::mutable_covenant));
  Unary<v1::ListCovenantsRequest, v1::ListCovenantsResponse>(
      "ListCovenants", Listing<v1::ListCovenantsRequest>(
                           backend, Record::kCovenant, &v1::ListCovenantsResponse::add_covenants));
}

}  // namespace noordster::api
