// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RESOURCE_KIND_H_
#define NOORDSTER_CLIENTS_CLI_RESOURCE_KIND_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/session.h"
#include "google/protobuf/message.h"

// The kinds of resources as one table, so that reading, listing and applying are written once.
// Requests and answers are filled and read by the names of their fields, which are alike for all
// kinds.
namespace noordster::cli {

using MessagePointer = std::unique_ptr<google::protobuf::Message>;

// One method of the API, over messages whose type only its caller knows.
struct Method {
  // An empty request of the method.
  const google::protobuf::Message* request = nullptr;
  std::function<absl::StatusOr<MessagePointer>(Session&, const google::protobuf::Message&)> call;
};

// One kind of resource.
struct ResourceKind {
  // As files name it: "Plan".
  absl::string_view name;
  // Pattern of its names.
  absl::string_view pattern;
  // The field of requests that holds what a file says ("plan", "definition"); empty: a file says
  // the request itself, of which the command line fills in how it is attempted.
  absl::string_view field;
  // The field of answers that holds the resource ("plan", "path").
  absl::string_view answer;
  // An empty message of what a file says.
  const google::protobuf::Message* content = nullptr;
  // Fields of the resource that a list shows.
  std::vector<absl::string_view> columns;
  Method get;
  Method list;
  Method create;
  Method update;
};

// All kinds, in the order in which they must be created: what is referred to comes first.
const std::vector<ResourceKind>& ResourceKinds();

// The kind of that name; null when there is none.
const ResourceKind* FindKind(absl::string_view name);

// One resource. Fails as the method.
absl::StatusOr<MessagePointer> GetResource(Session& session, const ResourceKind& kind,
                                           const std::string& name);

// What is listed: everything, or what a field of the request tells. A flag needs no value.
struct ListFilter {
  absl::string_view field;
  std::string value;
};

// All resources below `parent`, which is empty for municipalities. Fails as the method.
absl::StatusOr<std::vector<MessagePointer>> ListResources(Session& session,
                                                          const ResourceKind& kind,
                                                          const std::string& parent,
                                                          const ListFilter& filter);

// What to write, and how.
struct ResourceWrite {
  std::string name;
  // Of the type of the kind's content.
  const google::protobuf::Message* content = nullptr;
  // Whether it is there already and is updated. A path is published, and figures are recorded,
  // either way.
  bool exists = false;
  // The etag last read; empty: act on whatever stands.
  std::string etag;
  bool validate_only = false;
  // Why, in words.
  std::string reason;
};

// Creates or updates a resource, and gives the answer of the method. Fails as the method.
absl::StatusOr<MessagePointer> WriteResource(Session& session, const ResourceKind& kind,
                                             const ResourceWrite& write);

// The text of a field that every message of this use has; empty when it is not set.
std::string TextOf(const google::protobuf::Message& message, absl::string_view field);

// The message of a field.
const google::protobuf::Message& PartOf(const google::protobuf::Message& message,
                                        absl::string_view field);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RESOURCE_KIND_H_
