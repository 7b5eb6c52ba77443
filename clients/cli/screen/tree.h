// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace noordster::cli {

// A value as JSON and YAML know it: the one form every answer and every error takes for machines.
// Fields keep the order in which they were set. A value type.
class Tree {
 public:
  // A field of an object.
  struct Field;

  static Tree Object() { return Tree(Fields{}); }
  static Tree List() { return Tree(Items{}); }
  static Tree Text(absl::string_view text) { return Tree(std::string(text)); }
  static Tree Number(int64_t number) { return Tree(number); }
  static Tree Flag(bool flag) { return Tree(flag); }

  // A message in the JSON mapping of proto3: lowerCamelCase names, enums by name, 64-bit numbers as
  // text, fields that are not set left out. For messages of this API: no maps, bytes or fractions.
  static Tree Of(const google::protobuf::Message& message);

  // Adds a field to an object, and gives the object.
  Tree& Set(absl::string_view name, Tree value);
  // Adds an item to a list, and gives the list.
  Tree& Add(Tree value);

  // With two spaces of indentation and a line feed at the end.
  std::string ToJson() const;
  // Block style; text that another reader could take for something else stands in quotes.
  std::string ToYaml() const;

 private:
  using Fields = std::vector<Field>;
  using Items = std::vector<Tree>;
  using Value = std::variant<std::string, int64_t, bool, Items, Fields>;

  explicit Tree(Value value);
  void WriteJson(int depth, std::string& out) const;
  void WriteYaml(int depth, std::string& out) const;

  Value value_;
};

struct Tree::Field {
  std::string name;
  Tree value;
};

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_TREE_H_
