// SPDX-License-Identifier: EUPL-1.2
// Who signed a covenant, over the API: roles are texts, which the engine cannot compare.
#include <gtest/gtest.h>

#include <string>

#include "noordster/v1/partner_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::covenant_test {
namespace {

namespace v1 = noordster::v1;
using Partners = v1::PartnerService::Stub;

class CovenantTest : public ::testing::Test {
 protected:
  CovenantTest() : town_(server_.client()) {
    town_.Build();
    v1::CreatePartnerRequest partner;
    partner.set_parent(Town::Name("programmes/noord"));
    partner.set_partner_id("welzijn");
    partner.mutable_partner()->set_display_name("Welzijn");
    partner.mutable_partner()->set_kind(v1::Partner::WELFARE);
    server_.client().Must(&Partners::CreatePartner, partner);
    v1::CreateCovenantRequest covenant;
    covenant.set_parent(Town::Name("programmes/noord"));
    covenant.set_covenant_id("pact");
    covenant.mutable_covenant()->set_display_name("Pact");
    covenant.mutable_covenant()->set_places(33);
    server_.client().Must(&Partners::CreateCovenant, covenant);
  }

  Reply<v1::CovenantResponse> Sign(const std::string& partner, const std::string& role,
                                   const std::string& reason = "") {
    v1::SignCovenantRequest sign;
    sign.set_name(Town::Name("programmes/noord/covenants/pact"));
    sign.mutable_signatory()->set_place(7);
    if (!partner.empty()) {
      sign.mutable_signatory()->set_partner(Town::Name("programmes/noord/partners/" + partner));
    }
    sign.mutable_signatory()->set_role(role);
    sign.set_reason(reason);
    return server_.client().Call(&Partners::SignCovenant, sign);
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(CovenantTest, TheSameSignatureAgainChangesNothingAndAnotherRoleAsksAReason) {
  const auto first = Sign("welzijn", "bestuurder");
  ASSERT_TRUE(first.status.ok()) << first.status.error_message();
  const auto again = Sign("welzijn", "bestuurder");
  ASSERT_TRUE(again.status.ok()) << again.status.error_message();
  EXPECT_EQ(again.response.covenant().etag(), first.response.covenant().etag());
  EXPECT_EQ(again.response.covenant().signatories(0).role(), "bestuurder");
  EXPECT_EQ(Sign("welzijn", "directeur").status.error_code(),
            grpc::StatusCode::FAILED_PRECONDITION);
  const auto changed = Sign("welzijn", "directeur", "rechtgezet");
  ASSERT_TRUE(changed.status.ok()) << changed.status.error_message();
  EXPECT_EQ(changed.response.covenant().signatories(0).role(), "directeur");
}

TEST_F(CovenantTest, APlaceWithoutAPartnerIsUnnamedAgain) {
  ASSERT_TRUE(Sign("welzijn", "").status.ok());
  const auto unnamed = Sign("", "", "niet ondertekend");
  ASSERT_TRUE(unnamed.status.ok()) << unnamed.status.error_message();
  EXPECT_EQ(unnamed.response.covenant().signatories_size(), 0);
  EXPECT_EQ(Sign("", "", "nog eens").status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace noordster::testing::covenant_test
