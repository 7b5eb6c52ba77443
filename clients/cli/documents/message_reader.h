// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_DOCUMENTS_MESSAGE_READER_H_
#define NOORDSTER_CLIENTS_CLI_DOCUMENTS_MESSAGE_READER_H_

#include <string>
#include <vector>

#include "clients/cli/documents/document.h"
#include "clients/cli/fault.h"
#include "clients/cli/words.h"
#include "google/protobuf/message.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli {

// Fills a message from a YAML node, field by field after the descriptor of the message, and notes
// the line of every field. Names of fields are snake_case or lowerCamelCase, enums stand by name,
// null counts as not given, and fields that only the server or the command line fills are passed
// over, so that an answer can be applied again. Goes on after a fault: all faults of a document are
// found at once. The rules of values (lengths, forms, references) are for the server. Used by one
// thread.
class MessageReader {
 public:
  // Writes into `document` and `faults`, which outlive it.
  MessageReader(Language language, Document& document, std::vector<Fault>& faults)
      : language_(language), document_(document), faults_(faults) {}

  // Reads the fields of a document into its content. `kind` and `name` are read by the caller.
  void ReadDocument(const YAML::Node& node);

 private:
  void ReadFields(const YAML::Node& node, google::protobuf::Message& message,
                  const std::string& path);
  void ReadField(const YAML::Node& value, google::protobuf::Message& message,
                 const google::protobuf::FieldDescriptor& field, const std::string& path);
  void ReadList(const YAML::Node& value, google::protobuf::Message& message,
                const google::protobuf::FieldDescriptor& field, const std::string& path);
  void ReadValue(const YAML::Node& value, google::protobuf::Message& message,
                 const google::protobuf::FieldDescriptor& field, const std::string& path);
  void ReadEnum(const YAML::Node& value, google::protobuf::Message& message,
                const google::protobuf::FieldDescriptor& field, const std::string& path);
  void ReadNumber(const YAML::Node& value, google::protobuf::Message& message,
                  const google::protobuf::FieldDescriptor& field, const std::string& path);
  void ReadFlag(const YAML::Node& value, google::protobuf::Message& message,
                const google::protobuf::FieldDescriptor& field, const std::string& path);

  void WrongType(const YAML::Node& value, const google::protobuf::FieldDescriptor& field,
                 const std::string& path);
  void UnknownField(const YAML::Node& key, const google::protobuf::Descriptor& descriptor,
                    const std::string& path);
  void Add(int line, const std::string& path, const std::string& description);

  Language language_;
  Document& document_;
  std::vector<Fault>& faults_;
};

// The line of a node, from 1.
int LineOf(const YAML::Node& node);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_DOCUMENTS_MESSAGE_READER_H_
