// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_SERVER_TLS_CREDENTIALS_H_
#define NOORDSTER_SERVICES_SERVER_TLS_CREDENTIALS_H_

#include <grpc/grpc_security.h>
#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace noordster::server {

// What a server shows to clients, and which clients' certificates it takes, all in PEM.
struct TlsFiles {
  std::string certificate;
  std::string private_key;
  // Empty: no client certificates are asked for.
  std::string client_authorities;

  friend bool operator==(const TlsFiles&, const TlsFiles&) = default;
};

// TLS for a listening port, with certificates that can be replaced while it listens: each new
// connection gets the latest. A client need show no certificate; one that it shows must be of the
// authorities. Whoever calls Replace has checked that key and certificate belong together. Safe
// from any thread; outlives the server that listens with it.
class TlsCredentials {
 public:
  explicit TlsCredentials(TlsFiles files) : files_(std::move(files)) {}
  TlsCredentials(const TlsCredentials&) = delete;
  TlsCredentials& operator=(const TlsCredentials&) = delete;

  void Replace(TlsFiles files);

  // For one port of a server.
  std::shared_ptr<grpc::ServerCredentials> ForPort();

 private:
  // gRPC asks at every handshake.
  static grpc_ssl_certificate_config_reload_status Fetch(
      void* self, grpc_ssl_server_certificate_config** config);
  grpc_ssl_certificate_config_reload_status FetchNew(grpc_ssl_server_certificate_config** config);

  absl::Mutex mutex_;
  TlsFiles files_ ABSL_GUARDED_BY(mutex_);
  // gRPC has not got the files yet.
  bool is_new_ ABSL_GUARDED_BY(mutex_) = true;
};

}  // namespace noordster::server

#endif  // NOORDSTER_SERVICES_SERVER_TLS_CREDENTIALS_H_
