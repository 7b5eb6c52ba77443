// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/message_reader.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/documents/nearest.h"
#include "noordster/v1/field_rules.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* FindField(const Descriptor& descriptor, const std::string& name) {
  const FieldDescriptor* field = descriptor.FindFieldByName(name);
  return field != nullptr ? field : descriptor.FindFieldByCamelcaseName(name);
}

bool IsHead(absl::string_view key) { return key == "kind" || key == "name"; }

// Whether no file gives the field: what only the server fills, and how a request is attempted.
bool IsFilledElsewhere(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::rules).output_only() || field.name() == "request_id" ||
         field.name() == "etag" || field.name() == "validate_only";
}

// What one value of the field is.
Wording ExpectedValue(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return {"een blok met velden", "a block of fields"};
    case FieldDescriptor::CPPTYPE_ENUM:
      return {"een van de vaste woorden", "one of the fixed words"};
    case FieldDescriptor::CPPTYPE_BOOL:
      return {"true of false", "true or false"};
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return {"een geheel getal", "a whole number"};
    default:
      return {"tekst", "text"};
  }
}

std::string Found(const YAML::Node& node, Language language) {
  if (node.IsSequence()) return language == Language::kDutch ? "een lijst" : "a list";
  if (node.IsMap()) {
    return language == Language::kDutch ? "een blok met velden" : "a block of fields";
  }
  return absl::StrCat("'", node.Scalar(), "'");
}

std::string AllowedWords(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() != 0) words.push_back(type.value(i)->name());
  }
  return absl::StrJoin(words, ", ");
}

std::string Below(const std::string& path, const std::string& field) {
  return path.empty() ? field : absl::StrCat(path, ".", field);
}

}  // namespace

int LineOf(const YAML::Node& node) { return node.Mark().line + 1; }

void MessageReader::ReadDocument(const YAML::Node& node) {
  ReadFields(node, *document_.content, "");
}

void MessageReader::ReadFields(const YAML::Node& node, Message& message, const std::string& path) {
  std::set<std::string> seen;
  for (const auto& entry : node) {
    const YAML::Node& key = entry.first;
    if (!key.IsScalar()) {
      Add(LineOf(key), path,
          std::string(
              Wording{"een veldnaam moet een woord zijn", "the name of a field is a word"}.In(
                  language_)));
      continue;
    }
    const bool is_head = path.empty() && IsHead(key.Scalar());
    const std::string name =
        path.empty() ? FieldInContent(*document_.kind, key.Scalar()) : key.Scalar();
    const FieldDescriptor* field = FindField(*message.GetDescriptor(), name);
    if (!is_head && field == nullptr) {
      UnknownField(key, *message.GetDescriptor(), path);
      continue;
    }
    const std::string field_path = Below(path, is_head ? key.Scalar() : field->name());
    if (!seen.insert(is_head ? absl::StrCat("head ", key.Scalar()) : field->name()).second) {
      faults_.push_back({document_.file, LineOf(key),
                         is_head ? key.Scalar() : FieldInFile(*document_.kind, field_path),
                         std::string(Wording{"staat er twee keer", "stands twice"}.In(language_))});
      continue;
    }
    if (is_head) continue;
    document_.lines.Put(field_path, LineOf(key));
    if (IsFilledElsewhere(*field) || entry.second.IsNull()) continue;
    ReadField(entry.second, message, *field, field_path);
  }
}

void MessageReader::ReadField(const YAML::Node& value, Message& message,
                              const FieldDescriptor& field, const std::string& path) {
  if (field.is_repeated()) {
    ReadList(value, message, field, path);
  } else {
    ReadValue(value, message, field, path);
  }
}

void MessageReader::ReadList(const YAML::Node& value, Message& message,
                             const FieldDescriptor& field, const std::string& path) {
  if (!value.IsSequence()) return WrongType(value, field, path);
  int index = 0;
  for (const YAML::Node& item : value) {
    const std::string item_path = absl::StrCat(path, "[", index++, "]");
    document_.lines.Put(item_path, LineOf(item));
    ReadValue(item, message, field, item_path);
  }
}

void MessageReader::ReadValue(const YAML::Node& value, Message& message,
                              const FieldDescriptor& field, const std::string& path) {
  const auto* reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      // A list keeps its place for an item at fault, so that later items keep their numbers.
      Message& part = *(field.is_repeated() ? reflection->AddMessage(&message, &field)
                                            : reflection->MutableMessage(&message, &field));
      if (!value.IsMap()) return WrongType(value, field, path);
      return ReadFields(value, part, path);
    }
    case FieldDescriptor::CPPTYPE_ENUM:
      return ReadEnum(value, message, field, path);
    case FieldDescriptor::CPPTYPE_BOOL:
      return ReadFlag(value, message, field, path);
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return ReadNumber(value, message, field, path);
    default:
      if (!value.IsScalar()) return WrongType(value, field, path);
      if (field.is_repeated()) {
        reflection->AddString(&message, &field, value.Scalar());
      } else {
        reflection->SetString(&message, &field, value.Scalar());
      }
  }
}

void MessageReader::ReadEnum(const YAML::Node& value, Message& message,
                             const FieldDescriptor& field, const std::string& path) {
  if (!value.IsScalar()) return WrongType(value, field, path);
  const auto* word = field.enum_type()->FindValueByName(value.Scalar());
  if (word == nullptr) {
    return Add(LineOf(value), path,
               absl::Substitute(Wording{"'$0' is geen van $1", "'$0' is none of $1"}.In(language_),
                                value.Scalar(), AllowedWords(*field.enum_type())));
  }
  const auto* reflection = message.GetReflection();
  if (field.is_repeated()) {
    reflection->AddEnum(&message, &field, word);
  } else {
    reflection->SetEnum(&message, &field, word);
  }
}

void MessageReader::ReadNumber(const YAML::Node& value, Message& message,
                               const FieldDescriptor& field, const std::string& path) {
  int64_t number = 0;
  const bool small = field.cpp_type() == FieldDescriptor::CPPTYPE_INT32;
  if (!value.IsScalar() || !absl::SimpleAtoi(value.Scalar(), &number) ||
      (small && (number > INT32_MAX || number < INT32_MIN))) {
    return WrongType(value, field, path);
  }
  const auto* reflection = message.GetReflection();
  const auto small_number = static_cast<int32_t>(number);
  if (field.is_repeated()) {
    small ? reflection->AddInt32(&message, &field, small_number)
          : reflection->AddInt64(&message, &field, number);
  } else {
    small ? reflection->SetInt32(&message, &field, small_number)
          : reflection->SetInt64(&message, &field, number);
  }
}

void MessageReader::ReadFlag(const YAML::Node& value, Message& message,
                             const FieldDescriptor& field, const std::string& path) {
  if (!value.IsScalar() || (value.Scalar() != "true" && value.Scalar() != "false")) {
    return WrongType(value, field, path);
  }
  message.GetReflection()->SetBool(&message, &field, value.Scalar() == "true");
}

void MessageReader::WrongType(const YAML::Node& value, const FieldDescriptor& field,
                              const std::string& path) {
  const bool is_item = !path.empty() && path.back() == ']';
  const Wording expected =
      field.is_repeated() && !is_item ? Wording{"een lijst", "a list"} : ExpectedValue(field);
  Add(LineOf(value), path,
      absl::Substitute(Wording{"hier hoort $0, er staat $1", "expected $0, found $1"}.In(language_),
                       expected.In(language_), Found(value, language_)));
}

void MessageReader::UnknownField(const YAML::Node& key, const Descriptor& descriptor,
                                 const std::string& path) {
  std::vector<std::string> known;
  for (int i = 0; i < descriptor.field_count(); ++i) {
    if (IsFilledElsewhere(*descriptor.field(i))) continue;
    const std::string& name = descriptor.field(i)->name();
    known.push_back(path.empty() ? FieldInFile(*document_.kind, name) : name);
  }
  std::string description(Wording{"onbekend veld", "unknown field"}.In(language_));
  const std::string nearest = Nearest(key.Scalar(), known);
  if (nearest.empty()) {
    absl::StrAppend(&description, Wording{"; bekend zijn ", "; known are "}.In(language_),
                    absl::StrJoin(known, ", "));
  } else {
    absl::StrAppend(
        &description,
        absl::Substitute(Wording{"; bedoelt u '$0'?", "; did you mean '$0'?"}.In(language_),
                         nearest));
  }
  Add(LineOf(key), Below(path, key.Scalar()), description);
}

void MessageReader::Add(int line, const std::string& path, const std::string& description) {
  faults_.push_back({document_.file, line, FieldInFile(*document_.kind, path), description});
}

}  // namespace noordster::cli
