// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/error_report.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/programme/programme_refusal.h"
#include "clients/cli/screen/refusal_words.h"
#include "clients/cli/screen/table.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/mandate.pb.h"

namespace noordster::cli {
namespace {

constexpr Wording kNotPossible = {"Niet mogelijk", "Not possible"};
constexpr Wording kNothingChanged = {"Er is niets gewijzigd.", "Nothing was changed."};
constexpr Wording kTurn = {"Aan zet: ", "Who can lift it: "};

v1::ErrorReason ReasonOf(const ErrorDetails& details) {
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason_Parse(details.reason, &reason);
  return reason;
}

// Whether nothing came from a server: what gRPC itself says carries no reason.
bool HasNoAnswer(const absl::Status& status, const ErrorDetails& details) {
  return details.reason.empty() &&
         (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status));
}

// Whether the bound that was reached is one of the data: waiting does not lift it.
bool IsBoundOfData(const ErrorDetails& details) {
  const auto limit = details.metadata.find("limit");
  return ReasonOf(details) == v1::LIMIT_REACHED && !details.retry_after.has_value() &&
         limit != details.metadata.end() && limit->second != "long_calls";
}

// Whether the act may have happened all the same.
bool IsUncertain(const absl::Status& status, const ErrorDetails& details,
                 const ActContext& context) {
  if (context.request_id.empty() || context.validate_only) return false;
  if (HasUncertainAttempt(status)) return true;
  if (ReasonOf(details) == v1::OUTCOME_UNCERTAIN) return true;
  // What ends without a reason of the server came from in between: a connection that broke.
  const bool broken =
      details.reason.empty() &&
      (absl::IsInternal(status) || absl::IsUnknown(status) || absl::IsCancelled(status));
  return broken || HasNoAnswer(status, details);
}

// Whether the sentence of the reason leaves out what only the message of the server tells.
bool NeedsMessage(v1::ErrorReason reason) {
  switch (reason) {
    case v1::ERROR_REASON_UNSPECIFIED:
    case v1::REFERENCE_UNFIT:
    case v1::LIMIT_REACHED:
    case v1::BACKUP_FAILED:
    case v1::STORE_DAMAGED:
    case v1::INTERNAL_FAULT:
      return true;
    default:
      return false;
  }
}

std::string UnreachableText(const absl::Status& status, const ActContext& context,
                            Language language) {
  if (absl::IsDeadlineExceeded(status)) {
    return absl::Substitute(Wording{"De server op $0 antwoordde niet op tijd.\n",
                                    "The server at $0 did not answer in time.\n"}
                                .In(language),
                            context.server);
  }
  const Wording unreachable = {"Geen server bereikbaar op $0.\n",
                               "No server can be reached at $0.\n"};
  const Wording start = {
      "Start er een met noordsterd --data MAP, of geef het adres met --server.\n",
      "Start one with noordsterd --data FOLDER, or give the address with --server.\n"};
  const Wording clear = {
      "Luistert hij over TLS: geef met --ca het certificaat van zijn uitgever.\n",
      "When it listens over TLS: give the certificate of its authority with --ca.\n"};
  const Wording tls = {
      "Zijn certificaat moet van dit adres zijn en van een uitgever die het systeem kent of die u "
      "met "
      "--ca geeft; vraagt hij er een van u, dan met --client-certificate en --client-key.\n",
      "Its certificate must be of this address and of an authority that the system knows or that "
      "you "
      "give with --ca; when it asks for yours, give that with --client-certificate and "
      "--client-key.\n"};
  std::string text =
      absl::StrCat(absl::Substitute(unreachable.In(language), context.server), start.In(language));
  if (context.over_tls) return absl::StrCat(text, tls.In(language));
  const bool is_port = !context.server.empty() && !absl::StartsWith(context.server, "unix:");
  return is_port ? absl::StrCat(text, clear.In(language)) : text;
}

std::string FaultsText(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    absl::StrAppend(&text, fault.file);
    if (fault.line > 0) absl::StrAppend(&text, ":", fault.line);
    if (!fault.field.empty()) absl::StrAppend(&text, ": ", fault.field);
    absl::StrAppend(&text, ": ", fault.description, "\n");
  }
  return text;
}

// The plan that blockers are about, as a line above them; empty in an act on one plan.
std::string PlanText(const std::string& plan, const ActContext& context) {
  if (plan.empty()) return "";
  const auto title = context.titles.find(plan);
  return absl::StrCat(title == context.titles.end() ? LastId(plan) : title->second, "\n");
}

std::string SentenceIn(const ActContext& context, const v1::Blocker& blocker, Language language) {
  std::string sentence =
      context.sentence_of == nullptr ? "" : context.sentence_of(blocker, language);
  return sentence.empty() ? SentenceOf(blocker, language) : sentence;
}

// Blockers of one plan stand together, in the order of the request.
std::string BlockersText(const std::vector<v1::Blocker>& blockers, const ActContext& context,
                         Language language) {
  std::string text;
  for (size_t begin = 0; begin < blockers.size();) {
    const std::string& plan = blockers[begin].plan();
    Table table;
    int number = 0;
    size_t end = begin;
    for (; end < blockers.size() && blockers[end].plan() == plan; ++end) {
      table.Add({absl::StrCat(++number, " ", SentenceIn(context, blockers[end], language)),
                 absl::StrCat(kTurn.In(language), LifterOf(blockers[end], language))});
    }
    absl::StrAppend(&text, PlanText(plan, context), table.ToString(plan.empty() ? "" : "  "));
    begin = end;
  }
  return text;
}

// The sentence of a status that has no blockers, violations or faults. What it is about is left out
// where it is said beside it.
std::string PlainText(const absl::Status& status, const ErrorDetails& details, bool names_resource,
                      Language language) {
  const std::string explanation = ExplanationOf(details, language);
  if (!explanation.empty()) {
    const auto field = details.metadata.find("field");
    const std::string circle =
        field == details.metadata.end() ? "" : CircleIn(field->second, status.message());
    return absl::StrCat(explanation, circle.empty() ? "" : "\n", circle, "\n");
  }
  if (details.reason == "REQUEST_TOO_LARGE") {
    return absl::Substitute(
        Wording{"Deze opdracht is te groot: $0 bytes; hoogstens $1 (1 MiB) mag.\n",
                "This request is too large: $0 bytes; at most $1 (1 MiB) are allowed.\n"}
            .In(language),
        details.metadata.at("bytes"), details.metadata.at("bytes_max"));
  }
  const v1::ErrorReason reason = ReasonOf(details);
  std::string text(SentenceOf(reason, language));
  if (text.empty()) return absl::StrCat(status.message(), "\n");
  const auto act = details.metadata.find("act");
  v1::Mandate::Act mandated = v1::Mandate::ACT_UNSPECIFIED;
  if (act != details.metadata.end() &&
      v1::Mandate::Act_Parse(absl::AsciiStrToUpper(act->second), &mandated)) {
    absl::StrAppend(&text, " (", WordOf(mandated, language), ")");
  }
  const auto resource = details.metadata.find("resource");
  if (resource != details.metadata.end() && names_resource) {
    absl::StrAppend(&text, ": ", BelowMunicipality(resource->second));
  }
  const auto paper = details.metadata.find("paper");
  if (paper != details.metadata.end() && !paper->second.empty()) {
    absl::StrAppend(&text, names_resource ? ", " : ": ", Wording{"stuk ", "paper "}.In(language),
                    paper->second);
  }
  absl::StrAppend(&text, ".\n");
  if (NeedsMessage(reason)) absl::StrAppend(&text, status.message(), "\n");
  return text;
}

// As the rest of a sentence that began before.
std::string Continued(std::string sentence) {
  if (!sentence.empty()) sentence[0] = absl::ascii_tolower(static_cast<unsigned char>(sentence[0]));
  return sentence;
}

std::string MainText(const absl::Status& status, const ErrorDetails& details,
                     const ActContext& context, Language language) {
  if (IsUsageError(status) || IsTimeUp(status)) return absl::StrCat(status.message(), "\n");
  const std::vector<Fault> faults = FaultsOf(status);
  if (!faults.empty()) return FaultsText(faults);
  if (HasNoAnswer(status, details)) return UnreachableText(status, context, language);
  const bool is_refused = ExitCodeOf(status) == ExitCode::kRefused;
  // The clause of a refusal says what it is about.
  std::string text = PlainText(status, details, !is_refused || context.refusal.empty(), language);
  for (const FieldViolation& violation : details.violations) {
    absl::StrAppend(&text, violation.field, ": ", violation.description, "\n");
  }
  if (!is_refused) return text;
  const std::string not_possible = absl::StrCat(kNotPossible.In(language), ": ");
  if (!details.blockers.empty()) {
    const std::string clause =
        context.refusal.empty()
            ? absl::StrCat(Continued(std::string(SentenceOf(v1::GUARDS_UNMET, language))), ".")
            : context.refusal;
    return absl::StrCat(not_possible, clause, "\n",
                        BlockersText(details.blockers, context, language));
  }
  if (context.refusal.empty()) return not_possible + Continued(text);
  // Which outcomes there are stands in the clause already.
  const bool is_said = ReasonOf(details) == v1::OUTCOME_UNKNOWN;
  return absl::StrCat(not_possible, context.refusal, "\n", is_said ? "" : text);
}

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  if (IsUsageError(status)) return ExitCode::kUsage;
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kDone;
    case absl::StatusCode::kNotFound:
      return ExitCode::kNotFound;
    case absl::StatusCode::kFailedPrecondition:
      return ExitCode::kRefused;
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kAlreadyExists:
      return ExitCode::kConflict;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
      return ExitCode::kUnreachable;
    case absl::StatusCode::kResourceExhausted:
      return IsBoundOfData(DetailsOf(status)) ? ExitCode::kRefused : ExitCode::kUnreachable;
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
      return ExitCode::kNotAllowed;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return ExitCode::kInvalid;
    default:
      return ExitCode::kFault;
  }
}

std::string ErrorText(const absl::Status& status, const ActContext& context, Language language) {
  const ErrorDetails details = DetailsOf(status);
  std::string text = context.subject.empty() ? "" : absl::StrCat(context.subject, "\n");
  absl::StrAppend(&text, MainText(status, details, context, language));
  if (context.request_id.empty() || IsUsageError(status)) return text;
  if (IsUncertain(status, details, context)) {
    const Wording uncertain = {
        "Het is onzeker of dit is vastgelegd. Herhaal precies deze opdracht; "
        "zij gebeurt hooguit één keer:\n$0\n",
        "It is uncertain whether this was written. Repeat exactly this "
        "command; it happens at most once:\n$0\n"};
    return text + absl::Substitute(uncertain.In(language), context.repeat.ShellText());
  }
  return absl::StrCat(text, kNothingChanged.In(language), "\n");
}

std::vector<std::string> SentencesOf(const absl::Status& status, Language language) {
  const ErrorDetails details = DetailsOf(status);
  std::vector<std::string> sentences;
  for (const v1::Blocker& blocker : details.blockers) {
    sentences.push_back(SentenceOf(blocker, language));
  }
  if (!sentences.empty()) return sentences;
  for (const FieldViolation& violation : details.violations) {
    sentences.push_back(absl::StrCat(violation.field, ": ", violation.description));
  }
  if (!sentences.empty()) return sentences;
  // What it is about stands beside the sentence.
  const std::string text = PlainText(status, details, false, language);
  return {absl::StrJoin(absl::StrSplit(text, '\n', absl::SkipEmpty()), " ")};
}

Tree ErrorTree(const absl::Status& status, const ActContext& context) {
  const ErrorDetails details = DetailsOf(status);
  std::string reason = details.reason;
  if (reason.empty() && IsUsageError(status)) reason = "USAGE";
  if (reason.empty() && IsTimeUp(status)) reason = "TIME_IS_UP";
  if (reason.empty() && !FaultsOf(status).empty()) reason = "FILE_INVALID";
  if (reason.empty() && absl::IsUnavailable(status)) reason = "SERVER_UNREACHABLE";
  Tree tree = Tree::Object();
  tree.Set("code", Tree::Text(absl::StatusCodeToString(status.code())))
      .Set("reason", Tree::Text(reason))
      .Set("message", Tree::Text(std::string(status.message())));
  Tree metadata = Tree::Object();
  for (const auto& [key, value] : details.metadata) metadata.Set(key, Tree::Text(value));
  tree.Set("metadata", std::move(metadata));
  Tree violations = Tree::List();
  for (const FieldViolation& violation : details.violations) {
    violations.Add(Tree::Object()
                       .Set("field", Tree::Text(violation.field))
                       .Set("description", Tree::Text(violation.description)));
  }
  for (const Fault& fault : FaultsOf(status)) {
    violations.Add(Tree::Object()
                       .Set("file", Tree::Text(fault.file))
                       .Set("line", Tree::Number(fault.line))
                       .Set("field", Tree::Text(fault.field))
                       .Set("description", Tree::Text(fault.description)));
  }
  tree.Set("violations", std::move(violations));
  Tree blockers = Tree::List();
  for (const v1::Blocker& blocker : details.blockers) blockers.Add(Tree::Of(blocker));
  tree.Set("blockers", std::move(blockers));
  if (!context.subject.empty()) tree.Set("subject", Tree::Text(context.subject));
  if (!context.request_id.empty()) tree.Set("requestId", Tree::Text(context.request_id));
  if (IsUncertain(status, details, context)) {
    Tree words = Tree::List();
    for (const std::string& word : context.repeat.words()) words.Add(Tree::Text(word));
    tree.Set("repeat", std::move(words));
  }
  return tree;
}

}  // namespace noordster::cli
