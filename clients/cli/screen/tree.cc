// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/tree.h"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string Indent(int depth) { return std::string(static_cast<size_t>(depth) * 2, ' '); }

// A JSON string, which is a YAML string in double quotes as well.
std::string JsonQuoted(absl::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += absl::StrFormat("\\u%04x", static_cast<unsigned char>(c));
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

// Whether YAML reads the text back as itself without quotes.
bool IsPlainYaml(absl::string_view text) {
  static constexpr std::array<absl::string_view, 9> kOtherMeaning = {
      "true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  if (text.empty() || !absl::ascii_isalpha(static_cast<unsigned char>(text.front()))) return false;
  for (const absl::string_view word : kOtherMeaning) {
    if (absl::EqualsIgnoreCase(text, word)) return false;
  }
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool harmless = absl::ascii_isalnum(byte) || byte >= 0x80 ||
                          absl::StrContains(" -_./()@+", absl::string_view(&c, 1));
    if (!harmless) return false;
  }
  return text.back() != ' ';
}

// Whether the text can stand as a literal block, whose indentation must be plain to see.
bool IsBlock(absl::string_view text) {
  if (!absl::StrContains(text, '\n') || text.front() == ' ' || text.front() == '\n') return false;
  if (text.back() == '\n') return false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return false;
  }
  return true;
}

std::string YamlText(absl::string_view text, int depth) {
  if (IsPlainYaml(text)) return std::string(text);
  if (!IsBlock(text)) return JsonQuoted(text);
  std::string out = "|-";
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    absl::StrAppend(&out, "\n", line.empty() ? "" : absl::StrCat(Indent(depth), line));
  }
  return out;
}

// The value of a field, or of its item `index` when it is repeated.
Tree TreeOfField(const Message& message, const FieldDescriptor* field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool many = field->is_repeated();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Tree::Of(many ? reflection.GetRepeatedMessage(message, field, index)
                           : reflection.GetMessage(message, field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return Tree::Text((many ? reflection.GetRepeatedEnum(message, field, index)
                              : reflection.GetEnum(message, field))
                            ->name());
    case FieldDescriptor::CPPTYPE_BOOL:
      return Tree::Flag(many ? reflection.GetRepeatedBool(message, field, index)
                             : reflection.GetBool(message, field));
    case FieldDescriptor::CPPTYPE_INT32:
      return Tree::Number(many ? reflection.GetRepeatedInt32(message, field, index)
                               : reflection.GetInt32(message, field));
    case FieldDescriptor::CPPTYPE_INT64:
      return Tree::Text(absl::StrCat(many ? reflection.GetRepeatedInt64(message, field, index)
                                          : reflection.GetInt64(message, field)));
    default:
      return Tree::Text(many ? reflection.GetRepeatedString(message, field, index)
                             : reflection.GetString(message, field));
  }
}

// Whether a field says something when nothing was put in it: none of them, or no.
bool StandsAlways(const FieldDescriptor& field) {
  if (field.has_presence()) return false;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_BOOL:
      return true;
    default:
      return false;
  }
}

}  // namespace

Tree Tree::Of(const Message& message) {
  Tree object = Object();
  const google::protobuf::Descriptor& descriptor = *message.GetDescriptor();
  for (int number = 0; number < descriptor.field_count(); ++number) {
    const FieldDescriptor* field = descriptor.field(number);
    if (!field->is_repeated()) {
      const bool stands = StandsAlways(*field) || message.GetReflection()->HasField(message, field);
      if (stands) object.Set(field->json_name(), TreeOfField(message, field, 0));
      continue;
    }
    Tree list = List();
    const int size = message.GetReflection()->FieldSize(message, field);
    for (int i = 0; i < size; ++i) list.Add(TreeOfField(message, field, i));
    object.Set(field->json_name(), std::move(list));
  }
  return object;
}

Tree& Tree::Set(absl::string_view name, Tree value) {
  names_.emplace_back(name);
  return Add(std::move(value));
}

Tree& Tree::Add(Tree value) {
  children_.push_back(std::move(value));
  return *this;
}

std::string Tree::ToJson() const {
  std::string out;
  WriteJson(0, out);
  return out + "\n";
}

std::string Tree::ToJsonLine() const {
  std::string out;
  WriteJson(-1, out);
  return out + "\n";
}

std::string Tree::ToYaml() const {
  std::string out;
  WriteYaml(0, out);
  if (!absl::EndsWith(out, "\n")) out += "\n";
  return out;
}

void Tree::WriteJson(int depth, std::string& out) const {
  if (type_ == Type::kText) return absl::StrAppend(&out, JsonQuoted(text_));
  if (type_ == Type::kLiteral) return absl::StrAppend(&out, text_);
  const bool is_object = type_ == Type::kObject;
  const bool is_line = depth < 0;
  out += is_object ? "{" : "[";
  for (size_t i = 0; i < children_.size(); ++i) {
    if (i > 0) out += is_line ? ", " : ",";
    if (!is_line) absl::StrAppend(&out, "\n", Indent(depth + 1));
    if (is_object) absl::StrAppend(&out, JsonQuoted(names_[i]), ": ");
    children_[i].WriteJson(is_line ? depth : depth + 1, out);
  }
  if (!children_.empty() && !is_line) absl::StrAppend(&out, "\n", Indent(depth));
  out += is_object ? "}" : "]";
}

// The first line of a block continues the line it begins on; the others are indented.
void Tree::WriteYaml(int depth, std::string& out) const {
  if (type_ == Type::kText) return absl::StrAppend(&out, YamlText(text_, depth));
  if (type_ == Type::kLiteral) return absl::StrAppend(&out, text_);
  const bool is_object = type_ == Type::kObject;
  if (children_.empty()) out += is_object ? "{}" : "[]";
  for (size_t i = 0; i < children_.size(); ++i) {
    const Tree& child = children_[i];
    if (i > 0) out += Indent(depth);
    if (!is_object) {
      out += "- ";
    } else if (child.children_.empty()) {
      absl::StrAppend(&out, names_[i], ": ");
    } else {
      absl::StrAppend(&out, names_[i], ":\n", Indent(depth + 1));
    }
    child.WriteYaml(depth + 1, out);
    if (!absl::EndsWith(out, "\n")) out += "\n";
  }
}

}  // namespace noordster::cli
