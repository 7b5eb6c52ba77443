// SPDX-License-Identifier: EUPL-1.2
#include "clients/cpp/noordster/client.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "absl/random/random.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace noordster {
namespace {

std::shared_ptr<grpc::Channel> ChannelTo(const std::string& address) {
  grpc::ChannelArguments arguments;
  // A server that restarts is back within a second; gRPC's own first wait would be longer.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  // Nothing here leaves the machine, whatever http_proxy says.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

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

Client::Client(const std::string& address, ClientOptions options)
    : Client(ChannelTo(address), std::move(options)) {}

Client::Client(const std::shared_ptr<grpc::Channel>& channel, ClientOptions options)
    : channel_(channel),
      options_(std::move(options)),
      stubs_(v1::ProgrammeService::NewStub(channel), v1::BodyService::NewStub(channel),
             v1::PathService::NewStub(channel), v1::PlanService::NewStub(channel),
             v1::HistoryService::NewStub(channel)) {}

absl::Status Client::WaitForConnection(absl::Duration patience) {
  if (channel_->WaitForConnected(absl::ToChronoTime(absl::Now() + patience))) {
    return absl::OkStatus();
  }
  return absl::UnavailableError("no server answers at this address");
}

absl::Status Client::Retry(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                           absl::Duration deadline) const {
  const absl::Time end = absl::Now() + deadline;
  absl::Duration ceiling = options_.backoff_first;
  absl::BitGen random;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(end));
    const grpc::Status status = attempt(context);
    if (status.error_code() != grpc::StatusCode::UNAVAILABLE) return FromGrpc(status);
    const absl::Duration wait = ceiling * absl::Uniform<double>(random, 0.0, 1.0);
    // Telling why it failed is worth more than one attempt without time for an answer.
    if (absl::Now() + wait >= end) return FromGrpc(status);
    options_.sleep(wait);
    ceiling = std::min(ceiling * 2, options_.backoff_max);
  }
}

}  // namespace noordster
