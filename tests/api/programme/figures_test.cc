// SPDX-License-Identifier: EUPL-1.2
// The figures of the source over the API: where areas stand, and why some cannot be said.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::figures_test {
namespace {

namespace v1 = noordster::v1;
using Indicators = v1::IndicatorService::Stub;

class FiguresTest : public ::testing::Test {
 protected:
  FiguresTest() : town_(server_.client()) {
    town_.Build();
    for (const char* id : {"lv", "heuvel-noord", "prinsenhof-hoog", "noord"}) {
      v1::CreateAreaRequest area;
      area.set_parent(Town::Name(""));
      area.set_area_id(id);
      area.mutable_area()->set_display_name(id);
      area.mutable_area()->set_kind(area.area_id() == "lv" ? v1::Area::MUNICIPALITY
                                                           : v1::Area::NEIGHBOURHOOD);
      server_.client().Must(&Indicators::CreateArea, area);
    }
  }

  static std::string AreaName(const std::string& id) {
    return Town::Name(absl::StrCat("areas/", id));
  }

  static std::string NameOf(const std::string& id) {
    return Town::Name(absl::StrCat("programmes/noord/indicators/", id));
  }

  void Make(const std::string& id, v1::Indicator::Measure measure) {
    v1::CreateIndicatorRequest create;
    create.set_parent(Town::Name("programmes/noord"));
    create.set_indicator_id(id);
    create.mutable_indicator()->set_display_name(id);
    create.mutable_indicator()->set_measure(measure);
    create.mutable_indicator()->set_direction(v1::Indicator::LOWER);
    server_.client().Must(&Indicators::CreateIndicator, create);
  }

  static v1::Measurement Of(const std::string& area, const std::string& number) {
    v1::Measurement measurement;
    measurement.set_area(AreaName(area));
    measurement.mutable_figure()->set_form(v1::Figure::EXACT);
    measurement.mutable_figure()->set_number(number);
    measurement.set_source(kSource);
    return measurement;
  }

  static v1::Measurement WithoutNumber(const std::string& area, v1::Figure::Form form) {
    v1::Measurement measurement = Of(area, "");
    measurement.mutable_figure()->set_form(form);
    return measurement;
  }

  Reply<v1::IndicatorResponse> Record(const std::string& id,
                                      const std::vector<v1::Measurement>& measurements) {
    v1::RecordMeasurementsRequest request;
    request.set_name(NameOf(id));
    for (const v1::Measurement& each : measurements) *request.add_measurements() = each;
    return server_.client().Call(&Indicators::RecordMeasurements, request);
  }

  // How areas stand, by the id of the area.
  std::map<std::string, v1::Indicator::Standing> Standings(const std::string& id) {
    v1::GetIndicatorRequest get;
    get.set_name(NameOf(id));
    std::map<std::string, v1::Indicator::Standing> standings;
    const auto found = server_.client().Must(&Indicators::GetIndicator, get);
    for (const auto& standing : found.indicator().standings()) {
      standings[standing.area().substr(AreaName("").size())] = standing;
    }
    return standings;
  }

  InProcessServer server_;
  Town town_;
};

TEST_F(FiguresTest, RatesStandSoManyPercentagePointsFromTheAverage) {
  Make("kinderen", v1::Indicator::RATE);
  Make("bijstand", v1::Indicator::RATE);
  ASSERT_THAT(
      Record("kinderen", {Of("lv", "9"), Of("heuvel-noord", "42"), Of("prinsenhof-hoog", "27")})
          .status,
      IsGrpcOk());
  ASSERT_THAT(
      Record("bijstand", {Of("lv", "5"), Of("heuvel-noord", "19"), Of("prinsenhof-hoog", "15")})
          .status,
      IsGrpcOk());
  EXPECT_EQ(Standings("kinderen")["heuvel-noord"].gap().points(), "33");
  EXPECT_EQ(Standings("kinderen")["prinsenhof-hoog"].gap().points(), "18");
  EXPECT_EQ(Standings("bijstand")["heuvel-noord"].gap().points(), "14");
  EXPECT_EQ(Standings("bijstand")["prinsenhof-hoog"].gap().points(), "10");
  EXPECT_EQ(Standings("bijstand")["heuvel-noord"].gap().side(), v1::Gap::WORSE);
  EXPECT_EQ(Standings("bijstand")["lv"].gap().no_number(), v1::AREA_IS_AVERAGE);
}

TEST_F(FiguresTest, AShareHasNoAverageAndACountNoneEither) {
  Make("aandeel", v1::Indicator::SHARE);
  ASSERT_THAT(Record("aandeel", {Of("noord", "29")}).status, IsGrpcOk());
  EXPECT_EQ(Standings("aandeel")["noord"].gap().points(), "");
  EXPECT_EQ(Standings("aandeel")["noord"].gap().no_number(), v1::FIGURE_SHARE);
  Make("huishoudens", v1::Indicator::COUNT);
  v1::Measurement over = Of("lv", "2000");
  over.mutable_figure()->set_form(v1::Figure::OVER);
  over.mutable_figure()->set_words("ruim 2000");
  ASSERT_THAT(Record("huishoudens", {over, Of("noord", "580")}).status, IsGrpcOk());
  EXPECT_EQ(Standings("huishoudens")["noord"].gap().no_number(), v1::FIGURE_COUNT);
  EXPECT_EQ(Standings("huishoudens")["lv"].latest().figure().words(), "ruim 2000");
}

TEST_F(FiguresTest, APlaceInAnOrderIsNoNumberAndNeitherIsWhatIsMissing) {
  Make("vitaliteit", v1::Indicator::ORDER);
  v1::Measurement lowest = WithoutNumber("heuvel-noord", v1::Figure::RANKED);
  lowest.mutable_figure()->set_place(v1::Figure::LOWEST);
  ASSERT_THAT(Record("vitaliteit", {lowest}).status, IsGrpcOk());
  const auto ranked = Standings("vitaliteit")["heuvel-noord"];
  EXPECT_EQ(ranked.latest().figure().place(), v1::Figure::LOWEST);
  EXPECT_EQ(ranked.latest().figure().number(), "");
  EXPECT_EQ(ranked.gap().no_number(), v1::FIGURE_RANKED);
  Make("onderwijs", v1::Indicator::RATE);
  v1::Measurement missing = WithoutNumber("heuvel-noord", v1::Figure::MISSING);
  missing.mutable_figure()->set_absence(v1::Figure::NOT_IN_SOURCE);
  ASSERT_THAT(Record("onderwijs", {Of("lv", "9"), missing}).status, IsGrpcOk());
  const auto absent = Standings("onderwijs")["heuvel-noord"];
  EXPECT_EQ(absent.gap().points(), "");
  EXPECT_EQ(absent.gap().no_number(), v1::FIGURE_MISSING);
}

TEST_F(FiguresTest, AFigureThatIsNoneOfWhatIsMeasuredIsRefusedAndChangesNothing) {
  Make("kinderen", v1::Indicator::RATE);
  const int64_t before = town_.Revision();
  v1::Measurement ranked = WithoutNumber("heuvel-noord", v1::Figure::RANKED);
  ranked.mutable_figure()->set_place(v1::Figure::LOWEST);
  EXPECT_THAT(Record("kinderen", {Of("lv", "9"), ranked}).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  EXPECT_THAT(Record("kinderen", {Of("lv", "101")}).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  EXPECT_THAT(Record("kinderen", {Of("lv", "")}).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD))
      << "no number is not nought";
  EXPECT_THAT(Record("kinderen", {Of("lv", "9,3")}).status,
              IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD));
  EXPECT_EQ(town_.Revision(), before);
}

TEST_F(FiguresTest, TheSameFiguresAgainAreNotRecordedAgain) {
  Make("kinderen", v1::Indicator::RATE);
  ASSERT_THAT(Record("kinderen", {Of("lv", "9"), Of("heuvel-noord", "42")}).status, IsGrpcOk());
  const int64_t before = town_.Revision();
  EXPECT_THAT(Record("kinderen", {Of("lv", "9"), Of("heuvel-noord", "42")}).status, IsGrpcOk());
  v1::GetSeriesRequest get;
  get.set_name(absl::StrCat(NameOf("kinderen"), "/series/heuvel-noord"));
  const auto series = server_.client().Must(&Indicators::GetSeries, get).series();
  ASSERT_EQ(series.measurements_size(), 1);
  EXPECT_EQ(series.measurements(0).figure().number(), "42");
  EXPECT_EQ(town_.Revision(), before);
}

}  // namespace
}  // namespace noordster::testing::figures_test
