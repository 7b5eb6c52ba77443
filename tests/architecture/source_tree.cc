// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/source_tree.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace noordster::architecture {
namespace {

bool IsForeign(absl::string_view path) {
  return absl::StartsWith(path, "build/") || absl::StartsWith(path, "proto/google/") ||
         (absl::StartsWith(path, ".") && !absl::StartsWith(path, ".ci"));
}

bool IsOwnSource(absl::string_view path) {
  if (IsForeign(path)) return false;
  return IsCpp(path) || IsProto(path) || absl::EndsWith(path, "CMakeLists.txt") ||
         absl::EndsWith(path, ".cmake") || absl::EndsWith(path, ".sh") ||
         absl::EndsWith(path, ".py") || path == "Makefile" || path == ".ci/run";
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Violation& violation) {
  return out << violation.path << ":" << violation.line << ": " << violation.rule << ": "
             << violation.message;
}

SourceTree ReadSourceTree(const std::string& root) {
  SourceTree tree;
  std::filesystem::recursive_directory_iterator entries(root);
  for (const std::filesystem::directory_entry& entry : entries) {
    const std::string path = std::filesystem::relative(entry.path(), root).string();
    if (entry.is_directory() && IsForeign(absl::StrCat(path, "/"))) {
      entries.disable_recursion_pending();
    } else if (entry.is_regular_file() && IsOwnSource(path)) {
      tree.emplace(path, ReadFile(entry.path()));
    }
  }
  return tree;
}

bool IsCpp(absl::string_view path) {
  return absl::EndsWith(path, ".cc") || absl::EndsWith(path, ".h");
}

bool IsProto(absl::string_view path) { return absl::EndsWith(path, ".proto"); }

absl::string_view FolderOf(absl::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == absl::string_view::npos ? absl::string_view() : path.substr(0, slash);
}

std::string Describe(const Violations& violations) {
  std::ostringstream text;
  for (const Violation& violation : violations) text << "\n" << violation;
  return text.str();
}

}  // namespace noordster::architecture
