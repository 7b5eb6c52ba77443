// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/client.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "absl/random/random.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace noordster {
namespace {

// What the channel takes of an error, and what the server is told that it takes: details travel as
// base64, beside other metadata.
constexpr int kErrorBytesMax = 256 * 1024;
constexpr int kDetailsBytesMax = 128 * 1024;

// Whether an attempt that was answered so may have happened all the same. A server that says it
// takes nothing, is too busy, or has not come so far, did nothing.
bool IsUncertain(const ErrorDetails& details) {
  return !details.retry_after.has_value() &&
         details.reason != v1::ErrorReason_Name(v1::NOT_SERVING) &&
         details.reason != v1::ErrorReason_Name(v1::REVISION_NOT_REACHED);
}

// Whether asking again can help.
bool PassesByItself(const absl::Status& status, const ErrorDetails& details) {
  return absl::IsUnavailable(status) ||
         (absl::IsResourceExhausted(status) && details.retry_after.has_value());
}

constexpr absl::string_view kSocket = "unix:";

std::shared_ptr<grpc::ChannelCredentials> CredentialsFor(const std::string& address,
                                                         const std::optional<TlsOptions>& tls) {
  const bool is_encrypted =
      !absl::StartsWith(address, kSocket) && (tls.has_value() || !IsOnThisMachine(address));
  if (!is_encrypted) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  if (tls.has_value()) {
    options.pem_root_certs = tls->authorities;
    options.pem_cert_chain = tls->certificate;
    options.pem_private_key = tls->private_key;
  }
  return grpc::SslCredentials(options);
}

int Millis(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

std::shared_ptr<grpc::Channel> ChannelTo(const std::string& address,
                                         const std::optional<TlsOptions>& tls) {
  grpc::ChannelArguments arguments;
  // A server that restarts is back within a second; gRPC's own first wait would be longer.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  // Clients of one address would share a connection otherwise, and hold each other up.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, Millis(kKeepaliveTime));
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Millis(kKeepaliveTimeout));
  // Who follows a stream sends nothing for hours: gRPC would ask twice and never again.
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  // A refusal tells everything that is wrong at once, which can be long.
  arguments.SetInt(GRPC_ARG_MAX_METADATA_SIZE, kErrorBytesMax);
  // A server is on this machine or in the network of the municipality, whatever http_proxy says.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(address, CredentialsFor(address, tls), arguments);
}

}  // namespace

bool IsOnThisMachine(absl::string_view address) {
  if (absl::StartsWith(address, kSocket)) return true;
  for (const absl::string_view host : {"127.0.0.1:", "[::1]:", "localhost:"}) {
    absl::string_view port = address;
    // Nothing but a port may follow: gRPC reads more into an address than host and port.
    if (absl::ConsumePrefix(&port, host)) {
      return !port.empty() && std::all_of(port.begin(), port.end(),
                                          [](unsigned char c) { return absl::ascii_isdigit(c); });
    }
  }
  return false;
}

std::string RandomUuid() {
  std::array<unsigned char, 16> bytes;
  // A read of so few bytes is all or nothing (getrandom(2)).
  while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    if (errno == EINTR) continue;
    std::fputs("no randomness from the operating system\n", stderr);
    std::abort();
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  const std::string digits = absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  return absl::StrCat(digits.substr(0, 8), "-", digits.substr(8, 4), "-", digits.substr(12, 4), "-",
                      digits.substr(16, 4), "-", digits.substr(20));
}

Client::Client(const std::string& address, const ClientOptions& options)
    : Client(ChannelTo(address, options.tls), options) {
  details_bytes_max_ = absl::StrCat(kDetailsBytesMax);
}

Client::Client(const std::shared_ptr<grpc::Channel>& channel, ClientOptions options)
    : channel_(channel), options_(std::move(options)) {}

absl::Status Client::WaitForConnection(absl::Duration patience) {
  if (channel_->WaitForConnected(absl::ToChronoTime(absl::Now() + patience))) {
    return absl::OkStatus();
  }
  return absl::UnavailableError("no server answers at this address");
}

absl::Status Client::CheckSize(size_t bytes) {
  if (bytes <= kRequestBytesMax) return absl::OkStatus();
  ErrorDetails details;
  details.reason = "REQUEST_TOO_LARGE";
  details.metadata = {{"bytes", absl::StrCat(bytes)},
                      {"bytes_max", absl::StrCat(kRequestBytesMax)}};
  return WithDetails(absl::StatusCode::kInvalidArgument,
                     absl::StrCat("the request has ", bytes, " bytes; at most ", kRequestBytesMax,
                                  " (1 MiB) are allowed"),
                     details);
}

void Client::Prepare(grpc::ClientContext& context) const {
  if (!details_bytes_max_.empty()) {
    context.AddMetadata("noordster-details-max-bytes", details_bytes_max_);
  }
  const std::string token = options_.token ? options_.token() : "";
  if (!token.empty()) context.AddMetadata("authorization", absl::StrCat("Bearer ", token));
}

absl::Status Client::Retry(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                           absl::Duration deadline) const {
  const absl::Time end = options_.now() + deadline;
  absl::Duration ceiling = options_.backoff_first;
  absl::BitGen random;
  bool earlier_is_uncertain = false;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(end));
    Prepare(context);
    absl::Status status = FromGrpc(attempt(context));
    if (status.ok()) return status;
    const ErrorDetails details = DetailsOf(status);
    // The random part keeps those who were told the same from coming back together.
    const absl::Duration wait = details.retry_after.value_or(absl::ZeroDuration()) +
                                ceiling * absl::Uniform<double>(random, 0.0, 1.0);
    // Telling why it failed is worth more than one attempt without time for an answer.
    const bool is_last = !PassesByItself(status, details) || options_.now() + wait >= end;
    if (is_last) return earlier_is_uncertain ? WithUncertainAttempt(std::move(status)) : status;
    earlier_is_uncertain = earlier_is_uncertain || IsUncertain(details);
    options_.sleep(wait);
    ceiling = std::min(ceiling * 2, options_.backoff_max);
  }
}

}  // namespace noordster
