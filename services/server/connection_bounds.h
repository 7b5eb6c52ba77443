// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_CONNECTION_BOUNDS_H_
#define NOORDSTER_SERVICES_SERVER_CONNECTION_BOUNDS_H_

#include <grpcpp/grpcpp.h>

namespace noordster::server {

// Sets what one connection and all of them together may use of a server: bytes, metadata, calls,
// time, pings (services/base/limits.h). gRPC 1.51 has no bound on the number of connections; each
// draws on the memory that all share.
//
// `certified`: connections also end after a while, as one keeps the certificates it was made with.
void BoundConnections(bool certified, grpc::ServerBuilder& builder);

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_CONNECTION_BOUNDS_H_
