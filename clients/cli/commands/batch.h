// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_BATCH_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_BATCH_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"

namespace noordster::cli {

// What a command takes that does one act after the other.
struct BatchOptions {
  std::string request_id;
  std::string reason;
  bool validate_only = false;
};

// Adds --request-id, --dry-run and --reason.
void AddBatchOptions(const CommandGroup& group, const CommandSyntax& command,
                     BatchOptions& options);

// The request id of the act on `resource` in a batch: a UUID of version 4 in form, the same for the
// same batch and resource. INTERNAL when there is no SHA-256.
absl::StatusOr<std::string> RequestIdOf(absl::string_view batch, absl::string_view resource);

// One act after the other, each on a resource of its own and under a request id of its own. What is
// refused for one does not keep the others; a server that gives no answer ends the batch, and the
// same command under the same request id goes on with it. Used by one thread.
class Batch {
 public:
  // Chooses a request id when none was typed.
  explicit Batch(const BatchOptions& options);

  // Fills what every act of the batch has.
  template <typename Request>
  absl::Status Fill(absl::string_view resource, Request& request) const {
    const absl::StatusOr<std::string> request_id = RequestIdOf(options_.request_id, resource);
    if (!request_id.ok()) return request_id.status();
    request.set_request_id(*request_id);
    request.set_validate_only(options_.validate_only);
    request.set_reason(options_.reason);
    return absl::OkStatus();
  }

  // Takes down how an act ended. Whether the batch goes on.
  bool Take(const absl::Status& status);

  // What became of one act, in a cell: that it is possible or done, in the words of `done`, or all
  // that stood in its way.
  std::string ResultText(const Session& session, const absl::Status& status,
                         const Wording& done) const;

  // What became of the act on one resource, named by `key`, as machines read it.
  static Tree ResultTree(absl::string_view key, const std::string& name,
                         const absl::Status& status);

  bool IsDryRun() const { return options_.validate_only; }
  int done() const { return done_; }
  int refused() const { return refused_; }

  // Tells people how much was done of `all` acts; `words` are those of acts that were and were not
  // done.
  void TellSum(const Session& session, int all, const Wording& done, const Wording& refused) const;

  // How it ended: OK; the first refusal, as told already; or why it ended early, with how to go on
  // in the context of the session.
  absl::Status End(Session& session) const;

 private:
  BatchOptions options_;
  int done_ = 0;
  int refused_ = 0;
  absl::Status first_refusal_;
  absl::Status stop_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_BATCH_H_
