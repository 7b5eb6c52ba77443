// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/covenant_screen.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/clients/documents/text_message.h"

namespace noordster::cli::covenant_screen_test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;

constexpr char kHousing[] = "municipalities/gm1916/programmes/noord/partners/woningcorporatie";

v1::Covenant Deal() {
  return FromText<v1::Covenant>(
      R"(name: "municipalities/gm1916/programmes/noord/covenants/deal-voor-noord"
         display_name: "Deal voor Noord" places: 33 source: "Presentatie"
         signed { text: "december 2021" edtf: "2021-12" }
         signatories {
           place: 1 role: "bestuurder" signed_date: "2021-12-15"
           partner: "municipalities/gm1916/programmes/noord/partners/woningcorporatie" })");
}

// The places as "1-2", or "3!" for one of which it is known who signed.
std::vector<std::string> Runs(int places, const std::vector<int>& filled) {
  v1::Covenant covenant;
  covenant.set_places(places);
  for (const int place : filled) covenant.add_signatories()->set_place(place);
  std::vector<std::string> runs;
  for (const Places& each : PlacesOf(covenant)) {
    if (each.signatory == nullptr) {
      runs.push_back(absl::StrCat(each.first, "-", each.last));
      continue;
    }
    EXPECT_EQ(each.first, each.last);
    runs.push_back(absl::StrCat(each.signatory->place(), "!"));
  }
  return runs;
}

TEST(CovenantScreenTest, PlacesWithoutANameStandTogether) {
  EXPECT_THAT(Runs(33, {}), ElementsAre("1-33"));
  EXPECT_THAT(Runs(33, {1}), ElementsAre("1!", "2-33"));
  EXPECT_THAT(Runs(33, {2, 3, 7}), ElementsAre("1-1", "2!", "3!", "4-6", "7!", "8-33"));
  EXPECT_THAT(Runs(33, {33}), ElementsAre("1-32", "33!"));
  EXPECT_THAT(Runs(1, {1}), ElementsAre("1!"));
  EXPECT_THAT(Runs(0, {}), IsEmpty());
}

TEST(CovenantScreenTest, APageShowsEveryPlaceAndWhomTheSourceDoesNotName) {
  EXPECT_EQ(CovenantText(Deal(), {{kHousing, "Woningcorporatie"}}, Language::kDutch),
            "Convenant    Deal voor Noord (noord/deal-voor-noord)\n"
            "Ondertekend  december 2021\n"
            "Plaatsen     33, waarvan 1 met naam\n"
            "Bron         Presentatie\n"
            "\n"
            "Plaats           Wie                      Als         Wanneer\n"
            "1                Woningcorporatie         bestuurder  15-12-2021\n"
            "2 tot en met 33  niet genoemd in de bron\n");
}

TEST(CovenantScreenTest, WithoutASourceAPlaceSimplyHasNoNameYet) {
  const auto covenant = FromText<v1::Covenant>(
      R"(name: "municipalities/gm1916/programmes/noord/covenants/deal" display_name: "Deal"
         places: 3 signatories {
           place: 3 partner: "municipalities/gm1916/programmes/noord/partners/school" })");
  EXPECT_EQ(CovenantText(covenant, {}, Language::kEnglish),
            "Covenant  Deal (noord/deal)\n"
            "Signed    not said\n"
            "Places    3, of which 1 named\n"
            "\n"
            "Place   Who          As  When\n"
            "1 to 2  no name yet\n"
            "3       school       -   -\n");
}

TEST(CovenantScreenTest, WhoSignedIsSaidOnALine) {
  EXPECT_EQ(SignatoryText(Deal().signatories(0)), "1: woningcorporatie, bestuurder, 15-12-2021");
  v1::Covenant::Signatory alone;
  alone.set_place(2);
  alone.set_partner("municipalities/gm1916/programmes/noord/partners/school");
  EXPECT_EQ(SignatoryText(alone), "2: school");
}

TEST(PartnerTextTest, APartnerShowsWhatItSignedAndTakesPartIn) {
  v1::Partner partner;
  partner.set_name(kHousing);
  partner.set_display_name("Woningcorporatie");
  partner.set_kind(v1::Partner::HOUSING);
  PartnerRelations relations;
  EXPECT_THAT(PartnerText(partner, relations, Language::kDutch), EndsWith("Tekende       -\n"
                                                                          "Doet mee aan  -\n"));
  relations.covenants = {Deal()};
  relations.projects = {FromText<v1::Project>(R"(display_name: "Flatcoaches" state: PLANNED)")};
  EXPECT_EQ(PartnerText(partner, relations, Language::kDutch),
            "Partner       Woningcorporatie (noord/woningcorporatie)\n"
            "Soort         woningcorporatie\n"
            "Tekende       Deal voor Noord: plaats 1, bestuurder, 15-12-2021\n"
            "Doet mee aan  Flatcoaches (gepland)\n");
  relations.has_more = true;
  EXPECT_THAT(PartnerText(partner, relations, Language::kEnglish),
              EndsWith("Takes part in  Flatcoaches (planned)\n"
                       "               and perhaps more: not all projects were looked at\n"));
}

}  // namespace
}  // namespace noordster::cli::covenant_screen_test
