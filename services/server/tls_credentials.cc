// SPDX-License-Identifier: EUPL-1.2
#include "services/server/tls_credentials.h"

#include <grpc/grpc.h>

#include <utility>

namespace noordster::server {
namespace {

// gRPC's C++ layer offers no credentials whose certificates its caller replaces; its C layer does.
class PortCredentials final : public grpc::ServerCredentials {
 public:
  explicit PortCredentials(grpc_server_credentials* credentials) : credentials_(credentials) {}
  ~PortCredentials() override { grpc_server_credentials_release(credentials_); }

  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>&) override {}

 private:
  int AddPortToServer(const std::string& address, grpc_server* server) override {
    return grpc_server_add_http2_port(server, address.c_str(), credentials_);
  }

  grpc_server_credentials* const credentials_;
};

}  // namespace

void TlsCredentials::Replace(TlsFiles files) {
  absl::MutexLock lock(&mutex_);
  files_ = std::move(files);
  is_new_ = true;
}

std::shared_ptr<grpc::ServerCredentials> TlsCredentials::ForPort() {
  grpc_ssl_client_certificate_request_type request = GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE;
  {
    absl::MutexLock lock(&mutex_);
    if (!files_.client_authorities.empty()) {
      request = GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY;
    }
  }
  return std::make_shared<PortCredentials>(grpc_ssl_server_credentials_create_with_options(
      grpc_ssl_server_credentials_create_options_using_config_fetcher(request, &Fetch, this)));
}

grpc_ssl_certificate_config_reload_status TlsCredentials::Fetch(
    void* self, grpc_ssl_server_certificate_config** config) {
  return static_cast<TlsCredentials*>(self)->FetchNew(config);
}

grpc_ssl_certificate_config_reload_status TlsCredentials::FetchNew(
    grpc_ssl_server_certificate_config** config) {
  absl::MutexLock lock(&mutex_);
  if (!is_new_) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
  const grpc_ssl_pem_key_cert_pair pair = {files_.private_key.c_str(), files_.certificate.c_str()};
  // gRPC ends the process without authorities, and refuses none at all. Where no certificates are
  // asked for it never looks at them.
  const std::string& authorities =
      files_.client_authorities.empty() ? files_.certificate : files_.client_authorities;
  *config = grpc_ssl_server_certificate_config_create(authorities.c_str(), &pair, 1);
  is_new_ = false;
  return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
}

}  // namespace noordster::server
