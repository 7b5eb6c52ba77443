// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/text_rules.h"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/architecture/code_text.h"
#include "tests/architecture/function_scanner.h"

namespace noordster::architecture {
namespace {

bool IsSized(absl::string_view path) { return IsCpp(path) || IsProto(path); }

std::vector<absl::string_view> LinesOf(absl::string_view text) {
  std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  // The last line end closes a line and opens none.
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

// Characters of a line of UTF-8.
int Columns(absl::string_view line) {
  return static_cast<int>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// File name without folder and ending.
absl::string_view UnitOf(absl::string_view path) {
  const absl::string_view folder = FolderOf(path);
  const absl::string_view name = path.substr(folder.empty() ? 0 : folder.size() + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

Violations CheckFileSizes(const SourceTree& tree) {
  Violations violations;
  for (const auto& [path, text] : tree) {
    const size_t lines = LinesOf(text).size();
    if (!IsSized(path) || lines <= kFileLinesMax) continue;
    violations.push_back(
        {path, 0, "file-size", absl::StrCat(lines, " lines; at most ", kFileLinesMax)});
  }
  return violations;
}

Violations CheckLineLengths(const SourceTree& tree) {
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (!IsSized(path)) continue;
    int number = 0;
    for (absl::string_view line : LinesOf(text)) {
      ++number;
      if (Columns(line) <= kLineColumnsMax) continue;
      violations.push_back({path, number, "line-length",
                            absl::StrCat(Columns(line), " columns; at most ", kLineColumnsMax)});
    }
  }
  return violations;
}

Violations CheckFunctions(const SourceTree& tree) {
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (!IsCpp(path)) continue;
    for (const Function& function : ScanFunctions(text)) {
      if (function.lines > kFunctionLinesMax) {
        violations.push_back({path, function.line, "function-size",
                              absl::StrCat(function.name, " has ", function.lines,
                                           " lines; at most ", kFunctionLinesMax)});
      }
      if (function.parameters > kParametersMax) {
        violations.push_back({path, function.line, "parameters",
                              absl::StrCat(function.name, " has ", function.parameters,
                                           " parameters; at most ", kParametersMax)});
      }
    }
  }
  return violations;
}

Violations CheckFolderSizes(const SourceTree& tree) {
  std::map<std::string, std::set<std::string>> units;
  for (const auto& [path, text] : tree) {
    if (IsSized(path)) units[std::string(FolderOf(path))].emplace(UnitOf(path));
  }
  Violations violations;
  for (const auto& [folder, names] : units) {
    int most = folder == "services/engine" ? kWideFolderUnitsMax : kFolderUnitsMax;
    if (absl::StartsWith(folder, "proto/noordster/")) most = kPackageFilesMax;
    const int count = static_cast<int>(names.size());
    if (count <= most) continue;
    violations.push_back({folder, 0, "folder-size", absl::StrCat(count, " units; at most ", most)});
  }
  return violations;
}

Violations CheckLicences(const SourceTree& tree) {
  // In two parts, so that this line is not the one it asks for.
  const std::string wanted = absl::StrCat("SPDX-License-Identifier", ": EUPL-1.2");
  Violations violations;
  for (const auto& [path, text] : tree) {
    const std::vector<absl::string_view> lines = LinesOf(text);
    const auto first = lines.begin();
    const auto last = first + std::min<std::ptrdiff_t>(3, lines.end() - first);
    const bool found = std::any_of(first, last, [&](absl::string_view line) {
      return line == absl::StrCat("// ", wanted) || line == absl::StrCat("# ", wanted);
    });
    if (!found) violations.push_back({path, 1, "licence", absl::StrCat("no line ", wanted)});
  }
  return violations;
}

Violations CheckWords(const SourceTree& tree) {
  static const auto* const kEmptyType = new std::regex(
      "\\b(class|struct|namespace)\\s+\\w*(Manager|Helper|Util|Utils|Impl|Common)\\b");
  static const auto* const kEmptyFile =
      new std::regex("(^|_)(manager|helper|helpers|util|utils|impl|common|misc)(_|$)");
  const std::string unfinished[] = {absl::StrCat("TO", "DO"), absl::StrCat("FIX", "ME")};
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (std::regex_search(std::string(UnitOf(path)), *kEmptyFile)) {
      violations.push_back({path, 0, "name", "says nothing about what is in the file"});
    }
    const std::string code = IsCpp(path) ? WithoutCommentsAndLiterals(text) : "";
    for (auto type = std::sregex_iterator(code.begin(), code.end(), *kEmptyType);
         type != std::sregex_iterator(); ++type) {
      violations.push_back({path, LineAt(code, static_cast<size_t>(type->position())), "name",
                            "says nothing about what the type does"});
    }
    for (const std::string& word : unfinished) {
      const size_t at = text.find(word);
      if (at == std::string::npos) continue;
      violations.push_back(
          {path, LineAt(text, at), "unfinished", absl::StrCat("announces work: ", word)});
    }
  }
  return violations;
}

Violations CheckBesluit(const SourceTree& tree) {
  constexpr absl::string_view kTheWord = R"({"noordster.v1.DECISION", {"besluit", "decision"}})";
  static const auto* const kBesluit =
      new std::regex("(mandaat)?besluit(enlijst)?", std::regex_constants::icase);
  Violations violations;
  for (const auto& [path, text] : tree) {
    if (!IsCpp(path) || absl::StartsWith(path, "tests/")) continue;
    int number = 0;
    for (absl::string_view line : LinesOf(text)) {
      ++number;
      if (absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "//")) continue;
      if (absl::StrContains(line, kTheWord)) continue;
      const std::string searched(line);
      for (auto found = std::sregex_iterator(searched.begin(), searched.end(), *kBesluit);
           found != std::sregex_iterator(); ++found) {
        if ((*found)[1].matched || (*found)[2].matched) continue;
        violations.push_back({path, number, "besluit", "only the effect DECISION is called so"});
      }
    }
  }
  return violations;
}

}  // namespace noordster::architecture
