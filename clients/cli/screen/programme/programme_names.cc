// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/programme_names.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {

std::string NotSaid(Language language) {
  return std::string(Wording{"niet gezegd", "not said"}.In(language));
}

std::string NameOf(const DisplayNames& names, const std::string& resource, Language language) {
  if (resource.empty()) return NotSaid(language);
  const auto found = names.find(resource);
  return found == names.end() || found->second.empty() ? std::string(LastId(resource))
                                                       : found->second;
}

std::string NamesOf(const DisplayNames& names,
                    const google::protobuf::RepeatedPtrField<std::string>& resources,
                    Language language) {
  if (resources.empty()) return NotSaid(language);
  return absl::StrJoin(resources, ", ", [&](std::string* out, const std::string& resource) {
    absl::StrAppend(out, NameOf(names, resource, language));
  });
}

std::string TitleOf(const std::string& display_name, absl::string_view resource) {
  return absl::StrCat(display_name, " (", TypedName(resource), ")");
}

std::string InPage(absl::string_view text) { return InCell(text, kTextWidth); }

}  // namespace noordster::cli
