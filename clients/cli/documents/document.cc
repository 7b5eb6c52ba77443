// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cpp/noordster/error.h"

namespace noordster::cli {
namespace {

bool HasKind(const ResourceKind& kind) {
  return kind.content->GetDescriptor()->FindFieldByName("kind") != nullptr;
}

}  // namespace

int FieldLines::LineOf(absl::string_view field) const {
  while (!field.empty()) {
    const auto found = lines_.find(std::string(field));
    if (found != lines_.end()) return found->second;
    const size_t end = field.find_last_of(".[");
    if (end == absl::string_view::npos) break;
    field = field.substr(0, end);
  }
  return 0;
}

std::string FieldInContent(const ResourceKind& kind, absl::string_view name_in_file) {
  const std::string prefix = absl::AsciiStrToLower(kind.name);
  const bool renamed = HasKind(kind) && (name_in_file == absl::StrCat(prefix, "_kind") ||
                                         name_in_file == absl::StrCat(prefix, "Kind"));
  return renamed ? "kind" : std::string(name_in_file);
}

std::string FieldInFile(const ResourceKind& kind, absl::string_view field) {
  return HasKind(kind) && field == "kind" ? absl::StrCat(absl::AsciiStrToLower(kind.name), "_kind")
                                          : std::string(field);
}

Fault FaultAt(const Document& document, absl::string_view field, absl::string_view description) {
  const int line = document.lines.LineOf(field);
  return {document.file, line > 0 ? line : document.line, FieldInFile(*document.kind, field),
          std::string(description)};
}

std::vector<Fault> FaultsOfRefusal(const absl::Status& refusal, const Document& document) {
  std::vector<Fault> faults;
  for (const FieldViolation& violation : DetailsOf(refusal).violations) {
    absl::string_view field = violation.field;
    // Everything of a request outside the content comes from the name in the file.
    const bool in_content = document.kind->field.empty() ||
                            absl::ConsumePrefix(&field, absl::StrCat(document.kind->field, "."));
    if (!in_content) field = field == document.kind->field ? "" : "name";
    faults.push_back(FaultAt(document, field, violation.description));
  }
  return faults;
}

}  // namespace noordster::cli
