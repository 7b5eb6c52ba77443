// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_HISTORY_EVENT_SCHEMA_H_
#define NOORDSTER_CLIENTS_CLI_HISTORY_EVENT_SCHEMA_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"

namespace noordster::cli {

// Where an event refers to a text.
struct TextReference {
  std::string id;
  // SHA-256 of salt and text.
  std::string digest;
};

// How stored events are read: by the schema that came with them, so that a later release, or a
// reader after ours, can do it too. Used by one thread; outlives the events it reads.
class EventSchema {
 public:
  // INVALID_ARGUMENT when the bytes are no google.protobuf.FileDescriptorSet that describes events.
  static absl::StatusOr<std::unique_ptr<EventSchema>> Read(const std::string& bytes);

  // Null when the bytes are no event, or say more than the schema knows.
  std::unique_ptr<google::protobuf::Message> Parse(const std::string& stored) const;

 private:
  EventSchema() = default;

  google::protobuf::DescriptorPool pool_;
  const google::protobuf::Message* prototype_ = nullptr;
  google::protobuf::DynamicMessageFactory factory_;
};

// Every reference to a text in an event, however deep.
std::vector<TextReference> TextReferencesOf(const google::protobuf::Message& event);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_HISTORY_EVENT_SCHEMA_H_
