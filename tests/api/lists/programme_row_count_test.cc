// SPDX-License-Identifier: EUPL-1.2
// How many rows a page about projects or figures reads does not depend on how many there are; nor
// does the page of a programme, or a page of what is searched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/indicator_service.grpc.pb.h"
#include "noordster/v1/project_service.grpc.pb.h"
#include "noordster/v1/search_service.grpc.pb.h"
#include "noordster/v1/status_service.grpc.pb.h"
#include "services/base/limits.h"
#include "tests/runtime/crowd/counting_store.h"
#include "tests/runtime/loop_driver.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/sweep.h"

namespace noordster::testing::programme_row_count_test {
namespace {

namespace v1 = noordster::v1;
using runtime::AddText;
using runtime::CountingStore;
using runtime::LoopDriver;
using runtime::MakeRequest;
using runtime::WithTexts;

constexpr char kProgramme[] = "municipalities/gm1916/programmes/p";
constexpr int kPageSize = 50;
constexpr int kAreas = limits::kIndicatorAreasMax;
constexpr int kMeasuredAtOnce = 200;

// A project: its record and the name of it. An indicator: record, name, definition, and of each
// area the source of its latest figure. A series: record, and the source of each figure.
constexpr int kRowsPerProject = 2;
constexpr int kRowsPerIndicator = 3 + kAreas;
constexpr int kRowsPerSeries = 1 + limits::kSeriesMeasurementsMax;
// Of everything looked at record and name, once to search it and once to show it.
constexpr int kRowsPerHit = 4 * limits::kSearchedMax / kPageSize;
// The resources a list is about.
constexpr int kRowsAround = 5;
// A programme without plans: its record and texts, and its bodies with their names.
constexpr int kRowsOfStatus = 30;

std::string AreaName(int number) { return absl::StrCat("areas/a", 100 + number); }

void Register(LoopDriver& driver, const std::string& name, v1::Area::Kind kind) {
  engine::Define define;
  define.create = true;
  define.record.set_name(name);
  define.record.mutable_area()->set_kind(kind);
  ASSERT_TRUE(driver.Send(define).ok());
}

void AddProjects(LoopDriver& driver, int projects) {
  std::vector<engine::Request> requests;
  for (int i = 0; i < projects; ++i) {
    std::vector<engine::NewText> texts;
    engine::CreateProject create;
    create.name = absl::StrCat("programmes/p/projects/r", 100'000 + i);
    *create.project.mutable_display_name() = AddText("project", texts);
    create.project.set_state(i % 2 == 0 ? v1::Project::RUNNING : v1::Project::PLANNED);
    create.project.add_challenges("programmes/p/challenges/c");
    requests.push_back(WithTexts(MakeRequest(std::move(create)), std::move(texts)));
    if (requests.size() < 500 && i + 1 < projects) continue;
    for (const auto& answer : driver.SendAll(std::move(requests))) {
      ASSERT_TRUE(answer.ok()) << answer.status();
    }
    requests.clear();
  }
}

// An indicator whose areas were measured in so many years.
void AddIndicator(LoopDriver& driver, int number, int years) {
  engine::CreateIndicator create;
  create.name = absl::StrCat("programmes/p/indicators/i", 100 + number);
  std::vector<engine::NewText> texts;
  create.indicator.set_measure(v1::Indicator::RATE);
  create.indicator.set_direction(v1::Indicator::LOWER);
  *create.indicator.mutable_display_name() = AddText("indicator", texts);
  *create.indicator.add_definitions()->mutable_words() = AddText("definition", texts);
  ASSERT_TRUE(driver.Send(WithTexts(MakeRequest(create), std::move(texts))).ok());
  engine::RecordMeasurements record;
  record.indicator = create.name;
  texts.clear();
  const auto send = [&] {
    const auto answer = driver.Send(WithTexts(MakeRequest(record), std::move(texts)));
    ASSERT_TRUE(answer.ok()) << answer.status();
    record.measured.clear();
    texts.clear();
  };
  for (int year = 0; year < years; ++year) {
    for (int area = 0; area < kAreas; ++area) {
      auto& measured = record.measured.emplace_back();
      measured.area = AreaName(area);
      auto& measurement = measured.measurement;
      const std::string edtf = absl::StrCat(1900 + year % 120, "-0", 1 + year / 120);
      measurement.mutable_period()->set_edtf(edtf);
      measurement.mutable_period()->set_earliest(absl::StrCat(edtf, "-01"));
      measurement.mutable_period()->set_latest(absl::StrCat(edtf, "-28"));
      *measurement.mutable_source() = AddText("source", texts);
      measurement.mutable_figure()->set_form(v1::Figure::EXACT);
      measurement.mutable_figure()->set_thousandths(int64_t{1000} * (area % 50));
      if (record.measured.size() == kMeasuredAtOnce) send();
    }
  }
  if (!record.measured.empty()) send();
}

class ProgrammeRowCountTest : public ::testing::Test {
 protected:
  // So many projects, and indicators with figures of so many years for each area there can be.
  void Fill(int projects, int indicators, int years) {
    LoopDriver driver(store_, clock_);
    driver.SendFoundation();
    Register(driver, AreaName(0), v1::Area::MUNICIPALITY);
    for (int area = 1; area < kAreas; ++area) {
      Register(driver, AreaName(area), v1::Area::NEIGHBOURHOOD);
    }
    AddProjects(driver, projects);
    for (int i = 0; i < indicators; ++i) AddIndicator(driver, i, years);
    server_.emplace(store_);
  }

  template <typename Method, typename Request, typename Items>
  void ExpectBounded(Method method, Request request, Items items, int rows_per_item) {
    request.set_page_size(kPageSize);
    store_.TakeRows();
    int64_t seen = 0;
    do {
      const auto page = server_->client().Must(method, request);
      EXPECT_LE(store_.TakeRows(), rows_per_item * kPageSize + kRowsAround)
          << request.ShortDebugString();
      seen += (page.*items)();
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_GT(seen, 0) << request.ShortDebugString();
  }

  CountingStore store_;
  // Before the server looks at its own clock.
  FakeClock clock_{absl::FromCivil(absl::CivilDay(2022, 7, 1), absl::UTCTimeZone())};
  std::optional<InProcessServer> server_;
};

TEST_F(ProgrammeRowCountTest, APageReadsNoMoreRowsWhenThereAreMoreProjectsAndFigures) {
  // In a full sweep 10,000 projects and 100,000 measurements.
  const int projects = FullSweep() ? 10'000 : 500;
  const int indicators = FullSweep() ? 10 : 2;
  const int years = FullSweep() ? 250 : 10;
  Fill(projects, indicators, years);
  v1::ListProjectsRequest list;
  list.set_parent(kProgramme);
  ExpectBounded(&v1::ProjectService::Stub::ListProjects, list,
                &v1::ListProjectsResponse::projects_size, kRowsPerProject);
  list.set_state(v1::Project::RUNNING);
  ExpectBounded(&v1::ProjectService::Stub::ListProjects, list,
                &v1::ListProjectsResponse::projects_size, kRowsPerProject);
  list.set_contributes_to(absl::StrCat(kProgramme, "/challenges/c"));
  ExpectBounded(&v1::ProjectService::Stub::ListProjects, list,
                &v1::ListProjectsResponse::projects_size, kRowsPerProject);
  v1::ListIndicatorsRequest figures;
  figures.set_parent(kProgramme);
  ExpectBounded(&v1::IndicatorService::Stub::ListIndicators, figures,
                &v1::ListIndicatorsResponse::indicators_size, kRowsPerIndicator);
  v1::ListSeriesRequest series;
  series.set_parent(absl::StrCat(kProgramme, "/indicators/i100"));
  ExpectBounded(&v1::IndicatorService::Stub::ListSeries, series,
                &v1::ListSeriesResponse::series_size, kRowsPerSeries);
  v1::SearchRequest search;
  search.set_parent(kProgramme);
  search.set_query("project");
  ExpectBounded(&v1::SearchService::Stub::Search, search, &v1::SearchResponse::hits_size,
                kRowsPerHit);
  v1::GetStatusRequest status;
  status.set_name(absl::StrCat(kProgramme, "/status"));
  store_.TakeRows();
  const auto told = server_->client().Must(&v1::StatusService::Stub::GetStatus, status);
  EXPECT_LE(store_.TakeRows(), kRowsOfStatus);
  ASSERT_EQ(told.status().projects_size(), 2);
  EXPECT_EQ(told.status().projects(0).count() + told.status().projects(1).count(), projects);
}

}  // namespace
}  // namespace noordster::testing::programme_row_count_test
