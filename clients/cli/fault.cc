// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/fault.h"

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/optional.h"

namespace noordster::cli {
namespace {

constexpr char kUsagePayload[] = "noordster.cli.Usage";
constexpr char kTimeIsUpPayload[] = "noordster.cli.TimeIsUp";
constexpr char kFaultsPayload[] = "noordster.cli.Faults";
constexpr char kToldPayload[] = "noordster.cli.Told";
// Stands in no file name and no text, so it can part them.
constexpr absl::string_view kSeparator("\0", 1);
constexpr size_t kFaultParts = 4;

}  // namespace

absl::Status UsageError(absl::string_view message) {
  absl::Status status = absl::InvalidArgumentError(message);
  status.SetPayload(kUsagePayload, absl::Cord());
  return status;
}

bool IsUsageError(const absl::Status& status) {
  return status.GetPayload(kUsagePayload).has_value();
}

absl::Status TimeIsUp(absl::string_view message) {
  absl::Status status = absl::DeadlineExceededError(message);
  status.SetPayload(kTimeIsUpPayload, absl::Cord());
  return status;
}

bool IsTimeUp(const absl::Status& status) {
  return status.GetPayload(kTimeIsUpPayload).has_value();
}

absl::Status Told(absl::Status status) {
  status.SetPayload(kToldPayload, absl::Cord());
  return status;
}

bool IsTold(const absl::Status& status) { return status.GetPayload(kToldPayload).has_value(); }

absl::Status FaultsError(const std::vector<Fault>& faults) {
  if (faults.empty()) return absl::OkStatus();
  std::string payload;
  for (const Fault& fault : faults) {
    absl::StrAppend(&payload, fault.file, kSeparator, fault.line, kSeparator);
    absl::StrAppend(&payload, fault.field, kSeparator, fault.description, kSeparator);
  }
  absl::Status status = absl::InvalidArgumentError(
      absl::StrCat(faults.size(), faults.size() == 1 ? " fault" : " faults", " in the files"));
  status.SetPayload(kFaultsPayload, absl::Cord(payload));
  return status;
}

std::vector<Fault> FaultsOf(const absl::Status& status) {
  std::vector<Fault> faults;
  const absl::optional<absl::Cord> payload = status.GetPayload(kFaultsPayload);
  if (!payload.has_value()) return faults;
  const std::string text(*payload);
  const std::vector<std::string> parts = absl::StrSplit(text, kSeparator);
  for (size_t i = 0; i + kFaultParts <= parts.size(); i += kFaultParts) {
    Fault& fault = faults.emplace_back();
    fault.file = parts[i];
    // Written by FaultsError, so always a number.
    static_cast<void>(absl::SimpleAtoi(parts[i + 1], &fault.line));
    fault.field = parts[i + 2];
    fault.description = parts[i + 3];
  }
  return faults;
}

}  // namespace noordster::cli
