// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/batch.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/screen/table.h"
#include "clients/cpp/noordster/error.h"

namespace noordster::cli {
namespace {

constexpr size_t kResultWidth = 70;

// Whether a refusal is about one act, so that the next one can be done all the same.
bool IsOfOneAct(const absl::Status& status) {
  if (HasUncertainAttempt(status)) return false;
  switch (ExitCodeOf(status)) {
    case ExitCode::kNotFound:
    case ExitCode::kRefused:
    case ExitCode::kConflict:
    case ExitCode::kNotAllowed:
    case ExitCode::kInvalid:
      return true;
    default:
      return false;
  }
}

}  // namespace

void AddBatchOptions(const CommandGroup& group, const CommandSyntax& command,
                     BatchOptions& options) {
  command.Option(
      "--request-id", options.request_id,
      group.Say({"UUID van deze reeks; herhalen onder dezelfde UUID doet niets dubbel",
                 "UUID of this batch; repeating it under the same UUID does nothing twice"}));
  command.Flag("--dry-run,--validate-only", options.validate_only,
               group.Say({"alleen controleren, niets vastleggen", "check only, write nothing"}));
  command.Option("--reason", options.reason, group.Say({"reden", "why"}));
}

absl::StatusOr<std::string> RequestIdOf(absl::string_view batch, absl::string_view resource) {
  absl::StatusOr<std::string> digest = DigestText(absl::StrCat(batch, "\n", resource));
  if (!digest.ok()) return digest;
  std::string& digits = *digest;
  // Version and variant of RFC 9562.
  digits[12] = '4';
  digits[16] = "89ab"[static_cast<unsigned char>(digits[16]) % 4];
  return absl::StrCat(digits.substr(0, 8), "-", digits.substr(8, 4), "-", digits.substr(12, 4), "-",
                      digits.substr(16, 4), "-", digits.substr(20, 12));
}

Batch::Batch(const BatchOptions& options) : options_(options) {
  if (options_.request_id.empty()) options_.request_id = RandomUuid();
}

bool Batch::Take(const absl::Status& status) {
  if (status.ok()) {
    ++done_;
    return true;
  }
  if (!IsOfOneAct(status)) {
    stop_ = status;
    return false;
  }
  ++refused_;
  if (first_refusal_.ok()) first_refusal_ = status;
  return true;
}

void Batch::TellSum(const Session& session, int all, const Wording& done,
                    const Wording& refused) const {
  std::string text =
      absl::StrCat(done_, " ", session.Say(done), ", ", refused_, " ", session.Say(refused));
  const int left = all - done_ - refused_;
  if (left > 0) {
    absl::StrAppend(
        &text,
        absl::Substitute(
            session.Say({"; gestopt, $0 niet verwerkt", "; stopped, $0 not processed"}), left));
  }
  absl::StrAppend(&text, ".");
  if (options_.validate_only) {
    absl::StrAppend(&text, session.Say({" Er is niets gewijzigd.", " Nothing was changed."}));
  }
  session.Print(absl::StrCat(text, "\n"));
}

std::string Batch::ResultText(const Session& session, const absl::Status& status,
                              const Wording& done) const {
  if (status.ok()) {
    return std::string(session.Say(IsDryRun() ? Wording{"kan", "possible"} : done));
  }
  const std::string sentences = absl::StrJoin(SentencesOf(status, session.language()), "\n");
  return InCell(sentences, kResultWidth);
}

Tree Batch::ResultTree(absl::string_view key, const std::string& name, const absl::Status& status) {
  const ErrorDetails details = DetailsOf(status);
  Tree blockers = Tree::List();
  for (const v1::Blocker& blocker : details.blockers) blockers.Add(Tree::Of(blocker));
  return Tree::Object()
      .Set(std::string(key), Tree::Text(name))
      .Set("done", Tree::Flag(status.ok()))
      .Set("reason", Tree::Text(details.reason))
      .Set("blockers", std::move(blockers));
}

absl::Status Batch::End(Session& session) const {
  if (stop_.ok()) return first_refusal_.ok() ? absl::OkStatus() : Told(first_refusal_);
  ActContext& context = session.context();
  context.request_id = options_.request_id;
  context.validate_only = options_.validate_only;
  context.repeat.Set("--request-id", options_.request_id);
  // Of the acts together it is uncertain how far they came, whatever the last one says.
  return WithUncertainAttempt(stop_);
}

}  // namespace noordster::cli
