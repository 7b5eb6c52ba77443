// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_FIELD_PLACES_H_
#define NOORDSTER_TESTS_API_FIELD_PLACES_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/message.h"
#include "noordster/v1/field_rules.pb.h"

namespace noordster::testing {

// A place in a request where a value can stand: a field that is not a list, a list itself, or its
// first item. Fields the server fills have no place.
struct Place {
  // The messages on the way, by field and item (-1: not a list).
  std::vector<std::pair<const google::protobuf::FieldDescriptor*, int>> way;
  const google::protobuf::FieldDescriptor* field = nullptr;
  // The first item of a list, not the list.
  bool item = false;
  // As a violation names it: "plan.planned_dates[0].stage".
  std::string path;

  const noordster::v1::FieldRules& rules() const;
  bool is_string() const;
  bool is_enum() const;
  bool is_number() const;
  bool is_message() const;
  // A list as a whole.
  bool is_list() const { return field->is_repeated() && !item; }
  // In a request that is part of another and is carried out later.
  bool is_carried_out_later() const;
  // "name" or "parent" of the request: where its municipality comes from.
  bool is_anchor() const;
};

// All places of a request, in the order of its fields; inside messages and lists only what is set.
std::vector<Place> PlacesOf(const google::protobuf::Message& request);

// Reads and writes a place of `request` or of another request of its type and shape.
bool HasValue(const google::protobuf::Message& request, const Place& place);
std::string TextAt(const google::protobuf::Message& request, const Place& place);
void SetText(google::protobuf::Message& request, const Place& place, const std::string& text);
void SetNumber(google::protobuf::Message& request, const Place& place, int64_t value);
void ClearPlace(google::protobuf::Message& request, const Place& place);
// Repeats the first item of a list until it has `size` items.
void FillList(google::protobuf::Message& request, const Place& list, int size);

std::unique_ptr<google::protobuf::Message> CopyOf(const google::protobuf::Message& request);

// A name of the same form as this one that nothing in a town has.
std::string UnknownName(const std::string& name);

// Text for people: no id, name of a resource, date, digest or token.
bool IsFreeText(const Place& place);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_FIELD_PLACES_H_
