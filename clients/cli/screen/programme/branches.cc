// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/branches.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// Words stay words, however deep they hang.
constexpr size_t kTextWidthMin = 24;

void Draw(const std::vector<Branch>& branches, const std::string& before, size_t width,
          std::string& out) {
  for (size_t i = 0; i < branches.size(); ++i) {
    const bool is_last = i + 1 == branches.size();
    const std::string beneath = absl::StrCat(before, is_last ? "   " : "│  ");
    const size_t taken = WidthOf(beneath);
    const size_t left = width > taken + kTextWidthMin ? width - taken : kTextWidthMin;
    std::string lead = absl::StrCat(before, is_last ? "└─ " : "├─ ");
    for (const std::string& line : Fitted(branches[i].text, left)) {
      absl::StrAppend(&out, lead, line, "\n");
      lead = beneath;
    }
    Draw(branches[i].below, beneath, width, out);
  }
}

}  // namespace

std::string DrawBranches(const std::vector<Branch>& branches, size_t width) {
  std::string out;
  Draw(branches, "", width, out);
  return out;
}

}  // namespace noordster::cli
