// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/race.h"

#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/barrier.h"

namespace noordster::testing {

std::vector<grpc::Status> Race(const std::string& address,
                               const std::function<grpc::Status(ApiClient&, int)>& call) {
  std::vector<grpc::Status> statuses(kRacers);
  std::vector<std::thread> racers;
  // Deletes itself once the last racer is through.
  auto* start = new absl::Barrier(kRacers);
  for (int i = 0; i < kRacers; ++i) {
    racers.emplace_back([&address, &call, &statuses, start, i] {
      ApiClient client(address);
      // Connects before the start, so that the calls come together.
      client.CallWithBytes("/noordster.v1.ProgrammeService/ListMunicipalities", "");
      if (start->Block()) delete start;
      statuses[static_cast<size_t>(i)] = call(client, i);
    });
  }
  for (std::thread& racer : racers) racer.join();
  return statuses;
}

std::map<std::string, int> CountReasons(const std::vector<grpc::Status>& statuses) {
  std::map<std::string, int> counts;
  for (const grpc::Status& status : statuses) {
    const noordster::v1::ErrorReason reason = DetailsOf(status).reason;
    std::string key = status.ok() ? "OK" : noordster::v1::ErrorReason_Name(reason);
    if (!status.ok() && reason == noordster::v1::ERROR_REASON_UNSPECIFIED) {
      key = absl::StrCat("code ", static_cast<int>(status.error_code()));
    }
    ++counts[key];
  }
  return counts;
}

}  // namespace noordster::testing
