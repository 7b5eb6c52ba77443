// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SESSION_H_
#define NOORDSTER_CLIENTS_CLI_SESSION_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/screen/error_report.h"
#include "clients/cli/screen/tree.h"
#include "clients/cli/words.h"
#include "clients/cpp/noordster/client.h"
#include "noordster/v1/draft_service.pb.h"
#include "noordster/v1/terms.pb.h"

namespace noordster::cli {

// How answers and errors are written.
enum class Format { kTable, kJson, kYaml };

// What holds for every command.
struct GlobalOptions {
  Language language = Language::kDutch;
  Format format = Format::kTable;
  // What was typed of how the server is reached; its name is that of the profile that was typed.
  Profile typed;
  // How the server is reached and who shows what there, completed by CompleteConnection. Without a
  // municipality it is the only one there is.
  Profile connection;
  // The token of the profile in use; empty: that in the file of the connection is shown.
  std::string token;
  // Why no server can be reached in this way, whatever answers there; OK when one can.
  absl::Status connection_fault;
  // As typed; absent: as long as what is asked takes.
  std::optional<absl::Duration> timeout;
  // The command as it was typed, beginning with the program, and with what the environment gave.
  RepeatCommand command;
};

// Whether a status of Session::Name, Municipality or Programme says that none is registered yet, so
// that there is nothing in it either.
bool IsNoneYet(const absl::Status& status);

// One run of one command: its way to the server and to the screen. Used by one thread.
class Session {
 public:
  explicit Session(GlobalOptions options) : options_(std::move(options)) {
    context_.server = options_.connection.server;
    context_.repeat = options_.command;
  }

  Language language() const { return options_.language; }
  absl::string_view Say(const Wording& wording) const { return wording.In(options_.language); }
  // Whether answers are JSON or YAML.
  bool ForMachines() const { return options_.format != Format::kTable; }

  // Calls a method as Client does. UNAVAILABLE soon when no server answers at the address at all.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Request& request,
                                std::optional<absl::Duration> deadline = std::nullopt) {
    absl::StatusOr<Client*> client = Connected();
    if (!client.ok()) return client.status();
    if constexpr (requires { request.request_id(); }) {
      if (!draft_id_.empty()) {
        if (absl::Status prepared = Prepare(request); !prepared.ok()) return prepared;
        return Response();
      }
    }
    return (*client)->Call(method, Dated(request), deadline);
  }

  // As Call, to the last page.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> CallAllPages(grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                                     const Request&, Response*),
                                        const Request& request) {
    absl::StatusOr<Client*> client = Connected();
    if (!client.ok()) return client.status();
    return (*client)->CallAllPages(method, Dated(request));
  }

  // The client itself, connected. Owned by the session. Usage errors and faults when the way to the
  // server is not well described.
  absl::StatusOr<Client*> Connected();

  // What was typed of how the server is reached.
  const Profile& typed() const { return options_.typed; }
  // How the server is reached; its name is that of the profile in use.
  const Profile& connection() const { return options_.connection; }
  // From now on the server is reached so, and this token is shown there. Before the first call.
  void ConnectWith(Profile connection, std::string token);

  // From now on whatever can be is read as it was known at a moment in the past; people read
  // `heading` above the first answer.
  void LookBack(const v1::AsOf& as_of, std::string heading) {
    as_of_ = as_of;
    heading_ = std::move(heading);
  }

  // From now on an act is prepared as a draft of this id, not done; empty: it is done.
  void PrepareAs(std::string draft_id) { draft_id_ = std::move(draft_id); }
  // The draft that was prepared instead of the act that was called; null: none was.
  const v1::DraftResponse* prepared() const {
    return prepared_.has_value() ? &*prepared_ : nullptr;
  }
  // Whether that draft stood already, so that what was approved of it lapsed.
  bool is_prepared_anew() const { return is_prepared_anew_; }

  // The whole name of a resource that was typed in short: the municipality asked for or the only
  // one, and the only programme, are filled in. A usage error when the text is no name of this
  // pattern or there are several to choose from; NOT_FOUND when there is none.
  absl::StatusOr<std::string> Name(absl::string_view pattern, absl::string_view text);
  // As Name, with `base` for the beginning that was not typed: a challenge of the programme a plan
  // is in. A usage error when the text is no name of this pattern or `base` has no such beginning.
  absl::StatusOr<std::string> NameIn(absl::string_view pattern, absl::string_view text,
                                     absl::string_view base) const;
  // Names of the municipality and programme that are filled in. Fail as Name.
  absl::StatusOr<std::string> Municipality();
  absl::StatusOr<std::string> Programme();
  // How long to wait for work that takes the server long: as typed, else an hour.
  absl::Duration LongDeadline() const { return options_.timeout.value_or(absl::Hours(1)); }
  // How long to wait for what may never come: as typed; absent: for ever.
  std::optional<absl::Duration> WaitsAtMost() const { return options_.timeout; }
  // Whether a municipality was asked for.
  bool NamesMunicipality() const { return !options_.connection.municipality.empty(); }

  // The day it is in a Dutch municipality, as the API writes it.
  static std::string Today();

  // Places on a line of the screen: as the variable COLUMNS says, else as the terminal that
  // standard output goes to has them; at least 80, and at most 120, beyond which a line is hard to
  // follow.
  static size_t ScreenWidth();

  // What the command is about to do, for the words of a refusal.
  ActContext& context() { return context_; }

  // Writes to standard output.
  void Print(absl::string_view text) const;
  // Writes a tree to standard output, as JSON or YAML.
  void Show(const Tree& tree) const;
  // Writes a part of an answer that goes on, at once: to people the text, to machines the trees, as
  // lines of JSON or documents of YAML. INTERNAL, for people, when it could not be written whole.
  absl::Status Tell(absl::string_view text, const std::vector<Tree>& trees) const;
  // Writes a warning to standard error; the command goes on.
  void Warn(absl::string_view text) const;
  // Writes what went wrong to standard error, in the format of the answers.
  void Report(const absl::Status& status) const;

 private:
  template <typename Request>
  Request Dated(Request request) const {
    if constexpr (requires { request.mutable_as_of(); }) {
      if (as_of_.has_value()) *request.mutable_as_of() = *as_of_;
    }
    return request;
  }

  // Prepares an act as a draft, anew when the caller's own open one of that id stands. A usage
  // error when it is none that can be.
  absl::Status Prepare(const google::protobuf::Message& act);
  // Whether a draft that could not be created for this reason is to be prepared anew.
  bool StandsAlready(const v1::UpdateDraftRequest& draft, const absl::Status& refusal);
  // What gives the token that is shown; null: none is.
  absl::StatusOr<std::function<std::string()>> Token() const;
  absl::StatusOr<ClientOptions> OptionsOfClient() const;
  absl::StatusOr<std::string> OnlyOne(const std::vector<std::string>& names, const Wording& none,
                                      const Wording& several) const;

  GlobalOptions options_;
  ActContext context_;
  std::optional<v1::AsOf> as_of_;
  mutable std::string heading_;
  // Shown instead of that of the profile or the file; empty: those count.
  std::string token_;
  std::unique_ptr<Client> client_;
  std::string municipality_;
  std::string programme_;
  std::string draft_id_;
  std::optional<v1::DraftResponse> prepared_;
  bool is_prepared_anew_ = false;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SESSION_H_
