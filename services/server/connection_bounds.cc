// SPDX-License-Identifier: EUPL-1.2
#include "services/server/connection_bounds.h"

#include <grpcpp/resource_quota.h>

#include "absl/time/time.h"
#include "services/base/limits.h"

namespace noordster::server {
namespace {

int Millis(absl::Duration duration) { return static_cast<int>(duration / absl::Milliseconds(1)); }

}  // namespace

void BoundConnections(bool certified, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(limits::kMessageBytesMax);
  // Of what is received: what a client takes of an answer it says itself.
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, limits::kMetadataBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, limits::kCallsPerConnectionMax);
  grpc::ResourceQuota quota("noordster");
  quota.Resize(limits::kTransportBytesMax);
  builder.SetResourceQuota(quota);

  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, Millis(limits::kHandshakeMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, Millis(limits::kConnectionIdleMax));
  if (certified) {
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, Millis(limits::kConnectionAgeMax));
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, Millis(limits::kDrainMax));
  }

  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Millis(limits::kKeepaliveTime));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Millis(limits::kKeepaliveTimeout));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             Millis(limits::kPingIntervalMin));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, limits::kPingStrikesMax);
}

}  // namespace noordster::server
