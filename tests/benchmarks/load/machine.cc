// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/machine.h"

#include <fcntl.h>
#include <google/protobuf/stubs/common.h>
#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "rocksdb/version.h"
#include "services/base/check.h"
#include "tests/support/temporary_folder.h"

namespace noordster::bench {
namespace {

constexpr int kSyncs = 2000;
constexpr size_t kBlockBytes = 4096;

std::string Processor() {
  std::ifstream cpuinfo("/proc/cpuinfo");
  for (std::string line; std::getline(cpuinfo, line);) {
    if (absl::StartsWith(line, "model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

std::string SyncLatency() {
  const noordster::testing::TemporaryFolder folder;
  const int file = open(folder.File("sync").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  NOORDSTER_CHECK(file >= 0);
  const std::string block(kBlockBytes, 's');
  std::vector<double> micros;
  for (int i = 0; i < kSyncs; ++i) {
    const absl::Time begin = absl::Now();
    NOORDSTER_CHECK(pwrite(file, block.data(), block.size(), 0) ==
                    static_cast<ssize_t>(block.size()));
    NOORDSTER_CHECK(fdatasync(file) == 0);
    micros.push_back(absl::ToDoubleMicroseconds(absl::Now() - begin));
  }
  close(file);
  std::sort(micros.begin(), micros.end());
  return absl::StrFormat("p50 %.0f us, p99 %.0f us", micros[kSyncs / 2], micros[kSyncs * 99 / 100]);
}

}  // namespace

std::map<std::string, std::string> MachineFacts() {
  return {{"processor", Processor()},
          {"cores", absl::StrCat(std::thread::hardware_concurrency())},
          {"disk_sync", SyncLatency()},
          {"grpc", grpc::Version()},
          {"protobuf", google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION)},
          {"rocksdb", absl::StrCat(ROCKSDB_MAJOR, ".", ROCKSDB_MINOR, ".", ROCKSDB_PATCH)},
          {"transport", "Unix socket, no TLS"}};
}

}  // namespace noordster::bench
