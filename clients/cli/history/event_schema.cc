// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/history/event_schema.h"

#include "absl/memory/memory.h"
#include "absl/strings/match.h"
#include "google/protobuf/descriptor.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kEvent[] = "noordster.internal.v1.Event";
constexpr char kTextReference[] = "noordster.internal.v1.TextRef";
constexpr char kId[] = "id";
constexpr char kDigest[] = "digest";

// Keeps the complaints about a damaged schema off the screen; that it is damaged is said anyway.
class Silence final : public google::protobuf::DescriptorPool::ErrorCollector {
 public:
  void AddError(const std::string&, const std::string&, const Message*, ErrorLocation,
                const std::string&) override {}
};

// Whether a file can be part of a schema of events.
bool IsOurs(const google::protobuf::FileDescriptorProto& file) {
  return file.name() == "google/protobuf/descriptor.proto" ||
         (absl::StartsWith(file.package(), "noordster.") && file.syntax() == "proto3");
}

// Whether a file defines a type that the JSON mapping writes by its name, by rules of its own,
// which another definition of it would break.
bool HasTypeOfJson(const google::protobuf::FileDescriptor& file) {
  for (int i = 0; i < file.message_type_count(); ++i) {
    const auto type = file.message_type(i)->well_known_type();
    if (type != google::protobuf::Descriptor::WELLKNOWNTYPE_UNSPECIFIED) return true;
  }
  return false;
}

// Calls `visit` for a message and all messages in it.
template <typename Visit>
void VisitMessages(const Message& message, const Visit& visit) {
  visit(message);
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      VisitMessages(reflection.GetMessage(message, field), visit);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      VisitMessages(reflection.GetRepeatedMessage(message, field, i), visit);
    }
  }
}

// A field of bytes of this name; null when there is none.
const FieldDescriptor* BytesField(const google::protobuf::Descriptor& message, const char* name) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  const bool is_bytes = field != nullptr && field->type() == FieldDescriptor::TYPE_BYTES;
  return is_bytes && !field->is_repeated() ? field : nullptr;
}

}  // namespace

absl::StatusOr<std::unique_ptr<EventSchema>> EventSchema::Read(const std::string& bytes) {
  const absl::Status none = absl::InvalidArgumentError("no schema of events");
  google::protobuf::FileDescriptorSet files;
  if (!files.ParsePartialFromString(bytes)) return none;
  auto schema = absl::WrapUnique(new EventSchema());
  Silence silence;
  for (const google::protobuf::FileDescriptorProto& file : files.file()) {
    if (!IsOurs(file)) return none;
    const auto* built = schema->pool_.BuildFileCollectingErrors(file, &silence);
    if (built == nullptr || HasTypeOfJson(*built)) return none;
  }
  const google::protobuf::Descriptor* event = schema->pool_.FindMessageTypeByName(kEvent);
  const google::protobuf::Descriptor* text = schema->pool_.FindMessageTypeByName(kTextReference);
  if (event == nullptr || text == nullptr || BytesField(*text, kId) == nullptr ||
      BytesField(*text, kDigest) == nullptr) {
    return none;
  }
  schema->prototype_ = schema->factory_.GetPrototype(event);
  return schema;
}

std::unique_ptr<Message> EventSchema::Parse(const std::string& stored) const {
  std::unique_ptr<Message> event(prototype_->New());
  if (!event->ParsePartialFromString(stored)) return nullptr;
  bool is_known = true;
  VisitMessages(*event, [&is_known](const Message& message) {
    is_known = is_known && message.GetReflection()->GetUnknownFields(message).empty();
  });
  return is_known ? std::move(event) : nullptr;
}

std::vector<TextReference> TextReferencesOf(const Message& event) {
  std::vector<TextReference> references;
  VisitMessages(event, [&references](const Message& message) {
    if (message.GetDescriptor()->full_name() != kTextReference) return;
    const google::protobuf::Descriptor& type = *message.GetDescriptor();
    const google::protobuf::Reflection& reflection = *message.GetReflection();
    TextReference reference{reflection.GetString(message, BytesField(type, kId)),
                            reflection.GetString(message, BytesField(type, kDigest))};
    if (!reference.id.empty()) references.push_back(std::move(reference));
  });
  return references;
}

}  // namespace noordster::cli
