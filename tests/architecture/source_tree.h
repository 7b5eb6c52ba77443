// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_SOURCE_TREE_H_
#define NOORDSTER_TESTS_ARCHITECTURE_SOURCE_TREE_H_

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// What the rules of the architecture look at, and what they find.
namespace noordster::architecture {

// Text of each own source file by its path from the top of the repository.
using SourceTree = std::map<std::string, std::string>;

// One place where a rule is broken.
struct Violation {
  std::string path;
  // From 1; 0: the file as a whole.
  int line = 0;
  // Short name of the rule, fixed: "include", "file-size".
  std::string rule;
  // What is wrong and what is allowed.
  std::string message;
};

using Violations = std::vector<Violation>;

std::ostream& operator<<(std::ostream& out, const Violation& violation);

// Reads the own sources under `root`: C++, protos, CMake lists, scripts and the Makefile; without
// build folders, hidden folders other than .ci, and protos of others (proto/google). Ends the test
// when a folder cannot be read.
SourceTree ReadSourceTree(const std::string& root);

// The kinds of files rules apply to.
bool IsCpp(absl::string_view path);
bool IsProto(absl::string_view path);

// Folder of a path without the last slash: "services/engine"; "" for the top.
absl::string_view FolderOf(absl::string_view path);

// All violations, one a line, for the message of a test; empty when there are none.
std::string Describe(const Violations& violations);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_SOURCE_TREE_H_
