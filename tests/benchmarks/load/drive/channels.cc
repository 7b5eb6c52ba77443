// SPDX-License-Identifier: EUPL-1.2
#include "tests/benchmarks/load/drive/channels.h"

namespace noordster::bench {

std::vector<std::shared_ptr<grpc::Channel>> ConnectTo(const std::string& address, int connections) {
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < connections; ++i) {
    grpc::ChannelArguments arguments;
    // Channels of one process share connections.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
    channels.push_back(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
  }
  return channels;
}

std::vector<std::shared_ptr<grpc::Channel>> ConnectStreamsTo(const std::string& address,
                                                             int streams) {
  return ConnectTo(address, (streams + kStreamsPerConnection - 1) / kStreamsPerConnection);
}

}  // namespace noordster::bench
