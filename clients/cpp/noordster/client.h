// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CPP_NOORDSTER_CLIENT_H_
#define NOORDSTER_CLIENTS_CPP_NOORDSTER_CLIENT_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/noordster/error.h"
#include "grpcpp/grpcpp.h"

namespace noordster {

// A random UUID of version 4 in lower case, as the API wants it for request ids and persons. Ends
// the process when the operating system has no randomness.
std::string RandomUuid();

// The longest request a server takes, in bytes.
inline constexpr size_t kRequestBytesMax = size_t{1} << 20;

// A connection that is silent while calls wait on it is asked after so long whether it is there,
// and given up when it does not answer in time: a machine or a firewall in between can forget it
// without a word. Servers send away who asks more than once a minute.
inline constexpr absl::Duration kKeepaliveTime = absl::Seconds(90);
inline constexpr absl::Duration kKeepaliveTimeout = absl::Seconds(20);

// How a server proves who it is, and who calls it. Texts in PEM: whoever has files reads them.
struct TlsOptions {
  // Certificates of the authorities that of the server may be of; empty: those of the system.
  std::string authorities = {};
  // What the caller shows, with its private key; both or none.
  std::string certificate = {};
  std::string private_key = {};
};

// Whether an address is a socket or the loopback by its number or as `localhost`. Pure.
bool IsOnThisMachine(absl::string_view address);

// How a client reaches its server, and how it waits.
struct ClientOptions {
  // Longest time of one call with all its attempts; its attempts share it.
  absl::Duration deadline = absl::Seconds(30);
  // The wait before attempt n + 1 is random between nothing and `backoff_first` doubled n - 1
  // times, `backoff_max` at most; after what the server asked for, when it said how long.
  absl::Duration backoff_first = absl::Milliseconds(50);
  absl::Duration backoff_max = absl::Seconds(2);
  // Gives a token of the issuer the server trusts, to be shown; null, or an empty text: none. Asked
  // at each attempt of a call and for each stream, so that another can follow one that expires; by
  // the thread that makes the call, so quick, and safe from all that do. A token is a secret: a
  // channel that the caller makes without encryption is to stay on this machine.
  std::function<std::string()> token = nullptr;
  // A server at `host:port` is reached over TLS when this is given, and always when it is not on
  // this machine, so that nothing crosses a network in the clear. A socket knows no TLS.
  std::optional<TlsOptions> tls = std::nullopt;
  // How it waits; replaced by tests.
  std::function<void(absl::Duration)> sleep = absl::SleepFor;
  // What it takes for the time; replaced by tests together with `sleep`.
  std::function<absl::Time()> now = absl::Now;
};

// A server of Noordster, reached over one connection, which it shares with no other client; when
// that breaks or falls silent (kKeepaliveTime) it makes another. Calls the generated stubs, whose
// headers the caller includes (noordster/v1/plan_service.grpc.pb.h), and adds three things: a
// request id on every mutation that has none, a deadline, and one retry that repeats an attempt the
// server answered with UNAVAILABLE, or with RESOURCE_EXHAUSTED and when to ask again, under the
// same request id, so that an act happens once.
// Safe from any thread. Of a request it checks the size alone; the rest is for the server.
class Client {
 public:
  // Of a server at `unix:PATH` or `host:port`, the name its certificate must be of. Connects on
  // first use; with texts in `tls` that are no PEM it never does.
  explicit Client(const std::string& address, const ClientOptions& options = {});
  // Over a channel the caller made, whose connections are as they made it. Of many violations the
  // server then sends the first 4 KiB and counts the rest.
  explicit Client(const std::shared_ptr<grpc::Channel>& channel, ClientOptions options = {});

  // Waits until the server is connected. UNAVAILABLE when it is not within `patience`: nobody
  // answers, or over TLS one of the two does not trust the other's certificate.
  absl::Status WaitForConnection(absl::Duration patience);

  // Calls one method: client.Call(&v1::PlanService::Stub::GetPlan, request). Fails with the codes
  // the method declares, and with UNAVAILABLE or DEADLINE_EXCEEDED when no answer came in time; of
  // a mutation it is then unknown whether it happened, and repeating it with the same request id
  // is safe. A failure that followed an attempt without an answer has HasUncertainAttempt. A
  // request above kRequestBytesMax is INVALID_ARGUMENT with the reason REQUEST_TOO_LARGE, and is
  // not sent. The details of a failure are read with DetailsOf.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                Request request,
                                std::optional<absl::Duration> deadline = std::nullopt) {
    if constexpr (requires { request.set_request_id(""); }) {
      if (request.request_id().empty()) request.set_request_id(RandomUuid());
    }
    if (absl::Status sized = CheckSize(request.ByteSizeLong()); !sized.ok()) return sized;
    Response response;
    Stub stub(channel_);  // A few microseconds; keeping each would read every service here.
    absl::Status status = Retry(
        [&](grpc::ClientContext& context) { return (stub.*method)(&context, request, &response); },
        deadline.value_or(options_.deadline));
    if (!status.ok()) return status;
    return response;
  }

  // Calls a list method until its last page; the pages come as one, without a page token. Fails as
  // Call; a failure on any page is a failure of all.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> CallAllPages(grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                                     const Request&, Response*),
                                        Request request) {
    Response all;
    do {
      absl::StatusOr<Response> page = Call(method, request);
      if (!page.ok()) return page.status();
      request.set_page_token(page->next_page_token());
      page->clear_next_page_token();
      all.MergeFrom(*page);
    } while (!request.page_token().empty());
    return all;
  }

  // For calls that this class does not make itself, such as streams: their channel, and what every
  // call carries.
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  void Prepare(grpc::ClientContext& context) const;

 private:
  static absl::Status CheckSize(size_t bytes);
  absl::Status Retry(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> attempt,
                     absl::Duration deadline) const;

  std::shared_ptr<grpc::Channel> channel_;
  ClientOptions options_;
  // How much of the violations of an error is asked for; empty: what any channel takes.
  std::string details_bytes_max_;
};

}  // namespace noordster

#endif  // NOORDSTER_CLIENTS_CPP_NOORDSTER_CLIENT_H_
