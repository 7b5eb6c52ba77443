// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/in_process_server.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/api/services.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/runtime/verification.h"

namespace noordster::testing {

std::vector<storage::Row> RowsOf(const storage::Store& store, const std::string& partition) {
  std::vector<storage::Row> rows;
  storage::Range range;
  for (bool more = true; more;) {
    absl::StatusOr<storage::Page> page = store.Scan(partition, range, limits::kScanRowsMax);
    NOORDSTER_CHECK(page.ok());
    more = page->more;
    for (storage::Row& row : page->rows) rows.push_back(std::move(row));
    if (more) range.begin = rows.back().key + '\0';
  }
  return rows;
}

InProcessServer::InProcessServer(storage::Store& store, const WayIn& way_in)
    : address_(absl::StrCat("unix:", folder_.File("s"))),
      store_(store),
      clock_(absl::FromCivil(absl::CivilSecond(2022, 7, 15, 10, 0, 0), absl::UTCTimeZone())),
      queries_(store_, clock_),
      readings_(queries_),
      feeds_(store_, readings_, clock_),
      callers_(way_in.callers),
      limiter_(way_in.rates, clock_),
      entrance_(callers_, queries_, limiter_, way_in.access_log, clock_) {
  auto partitions = runtime::Partitions::Open(store_, clock_);
  NOORDSTER_CHECK(partitions.ok());
  partitions_ = *std::move(partitions);
  planner_ = std::make_unique<runtime::Planner>(
      queries_, partitions_->time(),
      [this](const std::string& municipality, engine::Request request, absl::Time deadline,
             runtime::Answered done) {
        partitions_->Submit(municipality, std::move(request), deadline, std::move(done));
      });
  partitions_->Follow([this](const auto& municipality, const auto& records) {
    planner_->Note(municipality, records);
  });
  Listen();
  client_ = std::make_unique<ApiClient>(address_);
}

void InProcessServer::Listen() {
  const api::Backend backend{*partitions_, queries_, entrance_, feeds_};
  api::Upkeep upkeep;
  upkeep.verify = [this](const std::string& municipality, absl::Time) {
    return runtime::VerifyPartition(store_, municipality, clock_.Now());
  };
  upkeep.backup = [this](const std::string&,
                         const std::string&) -> absl::StatusOr<api::BackupMade> {
    if (backups_broken_) return absl::AlreadyExistsError("the folder exists");
    return api::BackupMade{3, 4096, 17};
  };
  services_ = api::MakeServices(backend, upkeep);
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address_, grpc::InsecureServerCredentials());
  builder.SetMaxReceiveMessageSize(limits::kMessageBytesMax);
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
  NOORDSTER_CHECK(server_ != nullptr);
}

InProcessServer::~InProcessServer() {
  client_.reset();
  feeds_.Drain();
  server_->Shutdown();
  server_->Wait();
  server_.reset();
  partitions_->Stop();
}

std::vector<storage::PartitionId> InProcessServer::Municipalities() const {
  absl::StatusOr<std::vector<storage::PartitionId>> partitions = store_.ListPartitions();
  NOORDSTER_CHECK(partitions.ok());
  return *std::move(partitions);
}

std::string InProcessServer::AllRows() const {
  std::string all;
  for (const storage::PartitionId& partition : Municipalities()) {
    absl::StrAppend(&all, partition, "\n");
    for (const storage::Row& row : RowsOf(store_, partition)) {
      absl::StrAppend(&all, row.key.size(), " ", row.key, row.value.size(), " ", row.value);
    }
  }
  return all;
}

}  // namespace noordster::testing
