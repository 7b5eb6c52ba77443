// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_ERROR_REPORT_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_ERROR_REPORT_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/repeat_command.h"
#include "clients/cli/screen/tree.h"
#include "clients/cli/words.h"
#include "noordster/v1/error_reason.pb.h"

// How the command line says that something was not done. Everything here is pure.
namespace noordster::cli {

// What the process ends with. The numbers are part of the interface and stand in --help.
enum class ExitCode : int {
  kDone = 0,
  // None of the others: a fault of the server or of this program, or damaged storage.
  kFault = 1,
  // The command was typed wrongly.
  kUsage = 2,
  kNotFound = 3,
  // A rule refused it: guards, dates, state.
  kRefused = 4,
  // Something else was there first: changed meanwhile, exists already.
  kConflict = 5,
  // No server, or one that is not ready; trying again later can help.
  kUnreachable = 6,
  kNotAllowed = 7,
  // A field or file breaks its rules.
  kInvalid = 8,
};

// The code for how a command ended. A bound of the data (LIMIT_REACHED) is a rule that refuses; a
// bound of what the server does at once is one that passes by itself.
ExitCode ExitCodeOf(const absl::Status& status);

// What is known of the act that was not done.
struct ActContext {
  // What it is about when there are several: "raad.yaml:1: bodies/raad"; empty when there is one.
  std::string subject;
  // What was refused, as a clause: "Plan Jeugd kan nog niet …"; empty when there is none.
  std::string refusal;
  // What this act alone says of what stands in the way; empty for what all acts say alike. Null:
  // nothing.
  std::string (*sentence_of)(const v1::Blocker&, Language) = nullptr;
  // Titles by name, of an act on several plans.
  std::map<std::string, std::string> titles;
  // The request id it went under; empty for reads.
  std::string request_id;
  // It was only to be checked, so nothing can have happened.
  bool validate_only = false;
  // How to repeat it under that request id.
  RepeatCommand repeat;
  // Address of the server, and whether it is reached over TLS.
  std::string server;
  bool over_tls = false;
};

// For people: why, what stands in the way and who can lift it, one per line, and that nothing was
// changed, or how to repeat an act of which that is uncertain. Ends in a line feed.
std::string ErrorText(const absl::Status& status, const ActContext& context, Language language);

// Why something was refused, a sentence for each thing that stands in the way. Never empty.
std::vector<std::string> SentencesOf(const absl::Status& status, Language language);

// For machines: code, reason, message, metadata, violations and blockers; of an uncertain act also
// the words that repeat it. As language-neutral as the status is.
Tree ErrorTree(const absl::Status& status, const ActContext& context);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_ERROR_REPORT_H_
