// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/resource_name.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace noordster::cli {
namespace {

using Parts = std::vector<std::string>;

Parts PartsOf(absl::string_view text) { return absl::StrSplit(text, '/'); }

// Whether `parts` are collections and ids as at the end of the pattern.
bool FitsEnd(const Parts& pattern, const Parts& parts) {
  if (parts.size() > pattern.size() || parts.size() % 2 != 0) return false;
  const size_t offset = pattern.size() - parts.size();
  for (size_t i = 0; i < parts.size(); i += 2) {
    if (parts[i] != pattern[offset + i]) return false;
  }
  return true;
}

}  // namespace

std::optional<ShortName> ReadName(absl::string_view pattern_text, absl::string_view text) {
  const Parts pattern = PartsOf(pattern_text);
  const Parts parts = PartsOf(absl::StrReplaceAll(text, {{"@", "/"}}));
  if (std::find(parts.begin(), parts.end(), "") != parts.end()) return std::nullopt;
  ShortName name;
  if (FitsEnd(pattern, parts)) {
    for (size_t i = 1; i < parts.size(); i += 2) name.ids.push_back(parts[i]);
  } else {
    // A collection among the ids is a name of another form, not an id that looks like one.
    const bool names_collection = std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
      return std::find(pattern.begin(), pattern.end(), part) != pattern.end();
    });
    if (names_collection || parts.size() > pattern.size() / 2) return std::nullopt;
    name.ids = parts;
  }
  const size_t missing = pattern.size() - 2 * name.ids.size();
  name.missing = absl::StrJoin(pattern.begin(), pattern.begin() + static_cast<long>(missing), "/");
  return name;
}

std::optional<std::string> WholeName(absl::string_view pattern_text, const ShortName& name,
                                     absl::string_view base) {
  const absl::string_view beginning = Ancestor(name.missing, base);
  if (!name.missing.empty() && beginning.empty()) return std::nullopt;
  const Parts pattern = PartsOf(pattern_text);
  std::string whole(beginning);
  size_t at = pattern.size() - 2 * name.ids.size();
  for (const std::string& id : name.ids) {
    absl::StrAppend(&whole, whole.empty() ? "" : "/", pattern[at], "/", id);
    at += 2;
  }
  return whole;
}

absl::string_view PatternOf(absl::string_view patterns, absl::string_view text) {
  const std::vector<absl::string_view> each = absl::StrSplit(patterns, '|');
  absl::string_view named = each.front();
  for (const absl::string_view pattern : each) {
    const absl::string_view collection = LastId(pattern.substr(0, pattern.rfind('/')));
    if (absl::StrContains(text, absl::StrCat(collection, "/"))) named = pattern;
  }
  return named;
}

absl::string_view BelowMunicipality(absl::string_view name) {
  const absl::string_view municipality = Ancestor(kMunicipalityPattern, name);
  return municipality.empty() || municipality == name ? name : name.substr(municipality.size() + 1);
}

std::string TypedName(absl::string_view name) {
  const Parts parts = PartsOf(BelowMunicipality(name));
  Parts ids;
  for (size_t i = 1; i < parts.size(); i += 2) ids.push_back(parts[i]);
  return absl::StrJoin(ids, "/");
}

bool EndsInNumber(absl::string_view name) {
  const absl::string_view id = LastId(name);
  return !id.empty() && std::all_of(id.begin(), id.end(), absl::ascii_isdigit);
}

absl::string_view LastId(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return slash == absl::string_view::npos ? name : name.substr(slash + 1);
}

absl::string_view ParentOf(absl::string_view name) {
  const size_t id = name.rfind('/');
  const size_t collection =
      id == absl::string_view::npos || id == 0 ? absl::string_view::npos : name.rfind('/', id - 1);
  return collection == absl::string_view::npos ? "" : name.substr(0, collection);
}

absl::string_view Ancestor(absl::string_view pattern, absl::string_view name) {
  size_t end = 0;
  const std::vector<absl::string_view> wanted = absl::StrSplit(pattern, '/', absl::SkipEmpty());
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (wanted.empty() || parts.size() < wanted.size()) return "";
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (parts[i].empty() || (wanted[i] != "*" && parts[i] != wanted[i])) return "";
    end += parts[i].size() + (i == 0 ? 0 : 1);
  }
  return name.substr(0, end);
}

}  // namespace noordster::cli
