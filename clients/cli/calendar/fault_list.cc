// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/calendar/fault_list.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"

namespace noordster::cli {
namespace {

constexpr size_t kFaultsMax = 100;
constexpr size_t kQuotedBytesMax = 60;

// The beginning of a text, whole characters only.
std::string Beginning(absl::string_view text) {
  if (text.size() <= kQuotedBytesMax) return std::string(text);
  size_t end = kQuotedBytesMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return absl::StrCat(text.substr(0, end), "…");
}

}  // namespace

void FaultList::Add(int line, absl::string_view field, const Wording& wording,
                    absl::string_view first, absl::string_view second) {
  AddText(line, field,
          absl::Substitute(wording.In(language_), Beginning(first), Beginning(second)));
}

void FaultList::AddText(int line, absl::string_view field, absl::string_view description) {
  if (IsFull()) return;
  faults_.push_back({file_, line, Beginning(field), std::string(description)});
  if (!IsFull()) return;
  const Wording stopped = {"er is meer mis; het lezen stopte hier",
                           "there is more wrong; reading stopped here"};
  faults_.push_back({file_, line, "", std::string(stopped.In(language_))});
}

bool FaultList::IsFull() const { return faults_.size() >= kFaultsMax; }

absl::Status FaultList::ToStatus() const {
  std::vector<Fault> faults = faults_;
  std::stable_sort(faults.begin(), faults.end(),
                   [](const Fault& a, const Fault& b) { return a.line < b.line; });
  return FaultsError(faults);
}

}  // namespace noordster::cli
