// SPDX-License-Identifier: EUPL-1.2
// How many rows a page about projects or figures reads does not depend on how many there are; nor
// does the page of a programme, or a page of what is searched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
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
// With the bodies of that programme and an indicator that was never measured, and nothing else.
constexpr char kUnmeasured[] = "municipalities/gm1916/programmes/q";
// With a challenge and nothing else.
constexpr char kEmpty[] = "municipalities/gm1916/programmes/r";
constexpr int kPageSize = 50;
constexpr int kAreas = limits::kIndicatorAreasMax;
constexpr int kMeasuredAtOnce = 200;

// A project: its record and the name of it.
constexpr int kRowsPerProject = 2;
// One of every two: the record of the other as well.
constexpr int kRowsPerOther = 3;
// An indicator: record, name, definition, and of each area the source of its latest figure.
constexpr int kRowsPerIndicator = 3 + kAreas;
// Of everything looked at record and name, once to search it and once to show it.
constexpr int kRowsPerSearched = 4;

// What is to be read of a list: its items, how many a page looks for, and the rows of each.
struct Expected {
  int items = 0;
  int on_page = kPageSize;
  int rows_each = 0;
};

std::string AreaName(int number) { return absl::StrCat("areas/a", 100 + number); }

void Register(LoopDriver& driver, const std::string& name, v1::Area::Kind kind) {
  engine::Define define;
  define.create = true;
  define.record.set_name(name);
  define.record.mutable_area()->set_kind(kind);
  ASSERT_TRUE(driver.Send(define).ok());
}

void RegisterProgramme(LoopDriver& driver, const std::string& id, bool with_bodies) {
  engine::Define define;
  define.create = true;
  define.record.set_name(absl::StrCat("programmes/", id));
  define.record.mutable_programme();
  if (with_bodies) {
    *define.record.mutable_programme()->mutable_bodies() =
        driver.Get("programmes/p").programme().bodies();
  }
  ASSERT_TRUE(driver.Send(define).ok());
  engine::Define challenge;
  challenge.create = true;
  challenge.record.set_name(absl::StrCat("programmes/", id, "/challenges/c"));
  challenge.record.mutable_challenge();
  ASSERT_TRUE(driver.Send(challenge).ok());
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
void AddIndicator(LoopDriver& driver, const std::string& name, int years) {
  engine::CreateIndicator create;
  create.name = name;
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
    for (int i = 0; i < indicators; ++i) {
      AddIndicator(driver, absl::StrCat("programmes/p/indicators/i", 100 + i), years);
    }
    RegisterProgramme(driver, "q", true);
    AddIndicator(driver, "programmes/q/indicators/i100", 0);
    RegisterProgramme(driver, "r", false);
    server_.emplace(store_);
  }

  // The rows that a page reads, and the page.
  template <typename Method, typename Request>
  auto Read(Method method, const Request& request, int64_t& rows) {
    store_.TakeRows();
    auto page = server_->client().Must(method, request);
    rows = store_.TakeRows();
    return page;
  }

  // The rows of each page are those of its items and those that `empty`, the same list of something
  // without items, reads as well: all of them when `rests_are_read`, else as many at most.
  template <typename Method, typename Request, typename Items>
  void ExpectRows(Method method, std::pair<Request, Request> list_and_empty, Items items,
                  Expected expected, bool rests_are_read = true) {
    auto& [request, empty] = list_and_empty;
    request.set_page_size(kPageSize);
    empty.set_page_size(kPageSize);
    int64_t around = 0;
    EXPECT_EQ((Read(method, empty, around).*items)(), 0) << empty.ShortDebugString();
    int seen = 0;
    do {
      int64_t rows = 0;
      const auto page = Read(method, request, rows);
      const int64_t of_items =
          int64_t{expected.rows_each} * std::min(expected.on_page, expected.items - seen);
      EXPECT_LE(rows, of_items + around) << seen << " before: " << request.ShortDebugString();
      EXPECT_GE(rows, of_items + (rests_are_read ? around : 0))
          << seen << " before: " << request.ShortDebugString();
      seen += (page.*items)();
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(seen, expected.items) << request.ShortDebugString();
  }

  void ExpectRowsOfProjects(int projects) {
    const auto expect = [this](const v1::ListProjectsRequest& list,
                               const v1::ListProjectsRequest& empty, const Expected& expected) {
      ExpectRows(&v1::ProjectService::Stub::ListProjects, std::pair(list, empty),
                 &v1::ListProjectsResponse::projects_size, expected);
    };
    v1::ListProjectsRequest list;
    v1::ListProjectsRequest empty;
    list.set_parent(kProgramme);
    empty.set_parent(kEmpty);
    expect(list, empty, {projects, kPageSize, kRowsPerProject});
    for (v1::ListProjectsRequest* each : {&list, &empty}) each->set_state(v1::Project::RUNNING);
    const Expected half{projects / 2, kPageSize / 2, kRowsPerOther};
    expect(list, empty, half);
    for (v1::ListProjectsRequest* each : {&list, &empty}) {
      each->set_contributes_to(absl::StrCat(each->parent(), "/challenges/c"));
    }
    expect(list, empty, half);
  }

  void ExpectRowsOfFigures(int indicators, int years) {
    v1::ListIndicatorsRequest list;
    v1::ListIndicatorsRequest empty;
    list.set_parent(kProgramme);
    empty.set_parent(kEmpty);
    ExpectRows(&v1::IndicatorService::Stub::ListIndicators, std::pair(list, empty),
               &v1::ListIndicatorsResponse::indicators_size,
               {indicators, kPageSize, kRowsPerIndicator});
    v1::ListSeriesRequest series;
    v1::ListSeriesRequest unmeasured;
    series.set_parent(absl::StrCat(kProgramme, "/indicators/i100"));
    unmeasured.set_parent(absl::StrCat(kUnmeasured, "/indicators/i100"));
    // Its record, and the source of each figure.
    ExpectRows(&v1::IndicatorService::Stub::ListSeries, std::pair(series, unmeasured),
               &v1::ListSeriesResponse::series_size, {kAreas, kPageSize, 1 + years});
  }

  // The status of a programme reads as much without projects and figures.
  void ExpectRowsOfStatus(int projects) {
    v1::GetStatusRequest request;
    request.set_name(absl::StrCat(kUnmeasured, "/status"));
    int64_t around = 0;
    Read(&v1::StatusService::Stub::GetStatus, request, around);
    request.set_name(absl::StrCat(kProgramme, "/status"));
    int64_t rows = 0;
    const auto told = Read(&v1::StatusService::Stub::GetStatus, request, rows).status();
    EXPECT_EQ(rows, around);
    ASSERT_EQ(told.projects_size(), 2);
    EXPECT_EQ(told.projects(0).count() + told.projects(1).count(), projects);
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
  ExpectRowsOfProjects(projects);
  ExpectRowsOfFigures(indicators, years);
  ExpectRowsOfStatus(projects);
  v1::SearchRequest search;
  search.set_query("project");
  v1::SearchRequest empty = search;
  search.set_parent(kProgramme);
  empty.set_parent(kEmpty);
  // A page with as many hits as fit does not go on to the lists behind.
  ExpectRows(&v1::SearchService::Stub::Search, std::pair(search, empty),
             &v1::SearchResponse::hits_size, {projects, limits::kSearchedMax, kRowsPerSearched},
             false);
}

}  // namespace
}  // namespace noordster::testing::programme_row_count_test
