// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace noordster::cli {

// A value as JSON and YAML know it: the one form every answer and every error takes for machines.
// Fields keep the order in which they were set. A value type.
class Tree {
 public:
  static Tree Object() { return Tree(Type::kObject, ""); }
  static Tree List() { return Tree(Type::kList, ""); }
  static Tree Text(absl::string_view text) { return Tree(Type::kText, text); }
  static Tree Number(int64_t number) { return Tree(Type::kLiteral, absl::StrCat(number)); }
  static Tree Flag(bool flag) { return Tree(Type::kLiteral, flag ? "true" : "false"); }

  // A message in the JSON mapping of proto3: lowerCamelCase names, enums by name, 64-bit numbers as
  // text. Lists, numbers and flags always stand; texts, enums and messages that are not set are
  // left out. For messages of this API: no maps, bytes or fractions.
  static Tree Of(const google::protobuf::Message& message);

  // Adds a field to an object, and gives the object.
  Tree& Set(absl::string_view name, Tree value);
  // Adds an item to a list, and gives the list.
  Tree& Add(Tree value);

  // With two spaces of indentation and a line feed at the end.
  std::string ToJson() const;
  // On one line, with a line feed at the end.
  std::string ToJsonLine() const;
  // Block style; text that another reader could take for something else stands in quotes.
  std::string ToYaml() const;

 private:
  enum class Type { kText, kLiteral, kList, kObject };

  Tree(Type type, absl::string_view text) : type_(type), text_(text) {}
  // A negative depth: on one line.
  void WriteJson(int depth, std::string& out) const;
  void WriteYaml(int depth, std::string& out) const;

  Type type_;
  // A text as it is; a number or flag as JSON and YAML write it.
  std::string text_;
  // Items of a list, or fields of an object with their names beside them.
  std::vector<Tree> children_;
  std::vector<std::string> names_;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_
