// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CHANNELS_H_
#define NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CHANNELS_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

namespace noordster::bench {

// Connections of calls: as many as the yardsticks of gRPC use.
inline constexpr int kConnections = 4;

// Streams share a connection up to so many.
inline constexpr int kStreamsPerConnection = 100;

// Connections, each of its own, that come back as soon as those of the client library do.
std::vector<std::shared_ptr<grpc::Channel>> ConnectTo(const std::string& address,
                                                      int connections = kConnections);

// Connections for so many streams.
std::vector<std::shared_ptr<grpc::Channel>> ConnectStreamsTo(const std::string& address,
                                                             int streams);

}  // namespace noordster::bench

#endif  // NOORDSTER_TESTS_BENCHMARKS_LOAD_DRIVE_CHANNELS_H_
