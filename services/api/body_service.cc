// SPDX-License-Identifier: EUPL-1.2
#include "services/api/body_service.h"

namespace noordster::api {

namespace v1 = noordster::v1;

BodyService::BodyService(const Backend& backend)
    : RpcService("noordster.v1.BodyService", backend.entrance) {
  Unary<v1::CreateBodyRequest, v1::BodyResponse>(
      "CreateBody", Creating(backend, "bodies", &v1::CreateBodyRequest::body_id,
                             &v1::CreateBodyRequest::body, &v1::BodyResponse::mutable_body));
  Unary<v1::UpdateBodyRequest, v1::BodyResponse>(
      "UpdateBody",
      Updating(backend, &v1::UpdateBodyRequest::body, &v1::BodyResponse::mutable_body));
  Unary<v1::GetBodyRequest, v1::BodyResponse>(
      "GetBody", Getting<v1::GetBodyRequest>(backend, &v1::BodyResponse::mutable_body));
  Unary<v1::ListBodiesRequest, v1::ListBodiesResponse>(
      "ListBodies",
      Listing<v1::ListBodiesRequest>(backend, Record::kBody, &v1::ListBodiesResponse::add_bodies));

  Unary<v1::CreateMembershipRequest, v1::MembershipResponse>(
      "CreateMembership",
      Creating(backend, "memberships", &v1::CreateMembershipRequest::membership_id,
               &v1::CreateMembershipRequest::membership,
               &v1::MembershipResponse::mutable_membership));
  Unary<v1::UpdateMembershipRequest, v1::MembershipResponse>(
      "UpdateMembership", Updating(backend, &v1::UpdateMembershipRequest::membership,
                                   &v1::MembershipResponse::mutable_membership));
  Unary<v1::GetMembershipRequest, v1::MembershipResponse>(
      "GetMembership",
      Getting<v1::GetMembershipRequest>(backend, &v1::MembershipResponse::mutable_membership));
  Unary<v1::ListMembershipsRequest, v1::ListMembershipsResponse>(
      "ListMemberships",
      Listing<v1::ListMembershipsRequest>(backend, Record::kMembership,
                                          &v1::ListMembershipsResponse::add_memberships));

  Unary<v1::CreatePersonRequest, v1::PersonResponse>(
      "CreatePerson",
      Creating(backend, "persons", &v1::CreatePersonRequest::person_id,
               &v1::CreatePersonRequest::person, &v1::PersonResponse::mutable_person));
  Unary<v1::UpdatePersonRequest, v1::PersonResponse>(
      "UpdatePerson",
      Updating(backend, &v1::UpdatePersonRequest::person, &v1::PersonResponse::mutable_person));
  Unary<v1::GetPersonRequest, v1::PersonResponse>(
      "GetPerson", Getting<v1::GetPersonRequest>(backend, &v1::PersonResponse::mutable_person));
  Unary<v1::ListPersonsRequest, v1::ListPersonsResponse>(
      "ListPersons", Listing<v1::ListPersonsRequest>(backend, Record::kPerson,
                                                     &v1::ListPersonsResponse::add_persons));
  Unary<v1::ErasePersonRequest, v1::PersonResponse>(
      "ErasePerson", [backend](const Call& call, const v1::ErasePersonRequest& request,
                               Done<v1::PersonResponse> done) {
        TextWriter texts;
        engine::Command command = engine::ErasePerson{RelativeName(request.name())};
        Mutate(backend, MakeOrder(call, request, std::move(command), texts),
               &v1::PersonResponse::mutable_person, std::move(done));
      });
}

}  // namespace noordster::api
