// SPDX-License-Identifier: EUPL-1.2
#include <set>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/architecture/proto_rules.h"

namespace noordster::architecture {
namespace {

namespace pb = google::protobuf;

std::string TypeOf(const pb::FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->full_name();
  if (field.enum_type() != nullptr) return field.enum_type()->full_name();
  return field.type_name();
}

// Lists the elements of a file, one a line.
class Listing {
 public:
  explicit Listing(std::vector<std::string>& lines) : lines_(lines) {}

  void AddFile(const pb::FileDescriptor& file);

 private:
  void AddEnum(const pb::EnumDescriptor& type);
  void AddField(const pb::FieldDescriptor& field);
  void AddMessage(const pb::Descriptor& message);
  void AddService(const pb::ServiceDescriptor& service);
  template <typename... Parts>
  void Add(const Parts&... parts) {
    lines_.push_back(absl::StrCat(parts...));
  }

  std::vector<std::string>& lines_;
};

void Listing::AddFile(const pb::FileDescriptor& file) {
  for (int i = 0; i < file.enum_type_count(); ++i) AddEnum(*file.enum_type(i));
  for (int i = 0; i < file.extension_count(); ++i) AddField(*file.extension(i));
  for (int i = 0; i < file.message_type_count(); ++i) AddMessage(*file.message_type(i));
  for (int i = 0; i < file.service_count(); ++i) AddService(*file.service(i));
}

void Listing::AddEnum(const pb::EnumDescriptor& type) {
  Add("enum ", type.full_name(), " in ", type.file()->name());
  for (int i = 0; i < type.value_count(); ++i) {
    Add("value ", type.full_name(), ".", type.value(i)->name(), " = ", type.value(i)->number());
  }
}

void Listing::AddField(const pb::FieldDescriptor& field) {
  const pb::OneofDescriptor* oneof = field.real_containing_oneof();
  Add("field ", field.full_name(), " = ", field.number(), field.is_repeated() ? " repeated " : " ",
      TypeOf(field), oneof != nullptr ? absl::StrCat(" in ", oneof->name()) : "");
}

void Listing::AddMessage(const pb::Descriptor& message) {
  Add("message ", message.full_name(), " in ", message.file()->name());
  for (int i = 0; i < message.field_count(); ++i) AddField(*message.field(i));
  for (int i = 0; i < message.enum_type_count(); ++i) AddEnum(*message.enum_type(i));
  for (int i = 0; i < message.nested_type_count(); ++i) AddMessage(*message.nested_type(i));
}

void Listing::AddService(const pb::ServiceDescriptor& service) {
  Add("service ", service.full_name(), " in ", service.file()->name());
  for (int i = 0; i < service.method_count(); ++i) {
    const pb::MethodDescriptor& method = *service.method(i);
    Add("rpc ", method.full_name(), "(", method.client_streaming() ? "stream " : "",
        method.input_type()->full_name(), ") returns (", method.server_streaming() ? "stream " : "",
        method.output_type()->full_name(), ")");
  }
}

std::set<std::string> ElementsOf(absl::string_view baseline) {
  std::set<std::string> elements;
  for (absl::string_view line : absl::StrSplit(baseline, '\n', absl::SkipEmpty())) {
    if (!absl::StartsWith(line, "#")) elements.emplace(line);
  }
  return elements;
}

}  // namespace

std::string ProtoBaseline(const ProtoFiles& protos, absl::string_view package) {
  std::vector<std::string> lines = {
      absl::StrCat("# SPDX-License-Identifier", ": EUPL-1.2"),
      absl::StrCat("# What callers and stored bytes of ", package, " depend on."),
      "# Made by `make baseline`. A line that goes or changes breaks them.",
  };
  Listing listing(lines);
  for (const pb::FileDescriptor* file : protos.files()) {
    if (file->package() == package) listing.AddFile(*file);
  }
  return absl::StrCat(absl::StrJoin(lines, "\n"), "\n");
}

Violations CheckProtoBaseline(const ProtoFiles& protos, absl::string_view package,
                              absl::string_view path, absl::string_view baseline) {
  const std::set<std::string> before = ElementsOf(baseline);
  const std::set<std::string> now = ElementsOf(ProtoBaseline(protos, package));
  Violations violations;
  for (const std::string& element : before) {
    if (now.count(element) > 0) continue;
    violations.push_back(
        {std::string(path), 0, "proto-breaking", absl::StrCat("gone or changed: ", element)});
  }
  for (const std::string& element : now) {
    if (before.count(element) > 0) continue;
    violations.push_back({std::string(path), 0, "proto-breaking",
                          absl::StrCat("not taken up yet, run `make baseline`: ", element)});
  }
  return violations;
}

}  // namespace noordster::architecture
