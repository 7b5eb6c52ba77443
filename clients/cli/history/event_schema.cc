// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/history/event_schema.h"

#include "absl/memory/memory.h"
#include "google/protobuf/descriptor.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kEvent[] = "noordster.internal.v1.Event";
constexpr char kTextReference[] = "noordster.internal.v1.TextRef";

// Keeps the complaints about a damaged schema off the screen; that it is damaged is said anyway.
class Silence final : public google::protobuf::DescriptorPool::ErrorCollector {
 public:
  void AddError(const std::string&, const std::string&, const Message*, ErrorLocation,
                const std::string&) override {}
};

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

std::string BytesOf(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  const bool is_there =
      field != nullptr && field->type() == FieldDescriptor::TYPE_BYTES && !field->is_repeated();
  return is_there ? message.GetReflection()->GetString(message, field) : "";
}

}  // namespace

absl::StatusOr<std::unique_ptr<EventSchema>> EventSchema::Read(const std::string& bytes) {
  const absl::Status none = absl::InvalidArgumentError("no schema of events");
  google::protobuf::FileDescriptorSet files;
  if (!files.ParseFromString(bytes)) return none;
  auto schema = absl::WrapUnique(new EventSchema());
  Silence silence;
  for (const google::protobuf::FileDescriptorProto& file : files.file()) {
    if (schema->pool_.BuildFileCollectingErrors(file, &silence) == nullptr) return none;
  }
  const google::protobuf::Descriptor* event = schema->pool_.FindMessageTypeByName(kEvent);
  if (event == nullptr) return none;
  schema->prototype_ = schema->factory_.GetPrototype(event);
  return schema;
}

std::unique_ptr<Message> EventSchema::Parse(const std::string& stored) const {
  std::unique_ptr<Message> event(prototype_->New());
  if (!event->ParseFromString(stored)) return nullptr;
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
    TextReference reference{BytesOf(message, "id"), BytesOf(message, "digest")};
    if (!reference.id.empty()) references.push_back(std::move(reference));
  });
  return references;
}

}  // namespace noordster::cli
