// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/field_places.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/support/town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Whether a field is about one attempt to do what a request asks.
bool IsOfAttempt(const FieldDescriptor& field) {
  return field.name() == "request_id" || field.name() == "validate_only";
}

void Collect(const Message& message, const Place& base, std::vector<Place>& places) {
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    if (field->options().GetExtension(v1::rules).output_only()) continue;
    if (base.is_carried_out_later() && IsOfAttempt(*field)) continue;
    Place place = base;
    place.field = field;
    place.path = base.path.empty() ? field->name() : absl::StrCat(base.path, ".", field->name());
    places.push_back(place);
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!field->is_repeated()) {
      if (!is_message || !reflection.HasField(message, field)) continue;
      place.way.emplace_back(field, -1);
      Collect(reflection.GetMessage(message, field), place, places);
      continue;
    }
    if (reflection.FieldSize(message, field) == 0) continue;
    Place item = place;
    item.item = true;
    absl::StrAppend(&item.path, "[0]");
    places.push_back(item);
    for (int index = 0; is_message && index < reflection.FieldSize(message, field); ++index) {
      Place inside = place;
      absl::StrAppend(&inside.path, "[", index, "]");
      inside.way.emplace_back(field, index);
      Collect(reflection.GetRepeatedMessage(message, field, index), inside, places);
    }
  }
}

Message& HolderOf(Message& request, const Place& place) {
  Message* holder = &request;
  for (const auto& [field, index] : place.way) {
    const Reflection& reflection = *holder->GetReflection();
    holder = index < 0 ? reflection.MutableMessage(holder, field)
                       : reflection.MutableRepeatedMessage(holder, field, index);
  }
  return *holder;
}

const Message& HolderOf(const Message& request, const Place& place) {
  const Message* holder = &request;
  for (const auto& [field, index] : place.way) {
    const Reflection& reflection = *holder->GetReflection();
    holder = index < 0 ? &reflection.GetMessage(*holder, field)
                       : &reflection.GetRepeatedMessage(*holder, field, index);
  }
  return *holder;
}

}  // namespace

const v1::FieldRules& Place::rules() const { return field->options().GetExtension(v1::rules); }

bool Place::is_string() const {
  // Bytes have no form unless a rule gives them one.
  const bool is_opaque = field->type() == FieldDescriptor::TYPE_BYTES &&
                         rules().format() == noordster::v1::FieldRules::FORMAT_UNSPECIFIED;
  return field->cpp_type() == FieldDescriptor::CPPTYPE_STRING && !is_list() && !is_opaque;
}

bool Place::is_enum() const {
  return field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM && !is_list();
}

bool Place::is_number() const {
  return !is_list() && (field->cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
                        field->cpp_type() == FieldDescriptor::CPPTYPE_INT64);
}

bool Place::is_message() const { return field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE; }

bool Place::is_carried_out_later() const {
  return !way.empty() && way.back().first->options().GetExtension(v1::rules).carried_out_later();
}

bool Place::is_anchor() const {
  return way.empty() && (field->name() == "name" || field->name() == "parent");
}

std::vector<Place> PlacesOf(const Message& request) {
  std::vector<Place> places;
  Collect(request, Place(), places);
  return places;
}

bool HasValue(const Message& request, const Place& place) {
  const Message& holder = HolderOf(request, place);
  const Reflection& reflection = *holder.GetReflection();
  return place.field->is_repeated() ? reflection.FieldSize(holder, place.field) > 0
                                    : reflection.HasField(holder, place.field);
}

std::string TextAt(const Message& request, const Place& place) {
  const Message& holder = HolderOf(request, place);
  return place.item ? holder.GetReflection()->GetRepeatedString(holder, place.field, 0)
                    : holder.GetReflection()->GetString(holder, place.field);
}

void SetText(Message& request, const Place& place, const std::string& text) {
  Message& holder = HolderOf(request, place);
  if (place.item) {
    holder.GetReflection()->SetRepeatedString(&holder, place.field, 0, text);
  } else {
    holder.GetReflection()->SetString(&holder, place.field, text);
  }
}

void SetNumber(Message& request, const Place& place, int64_t value) {
  Message& holder = HolderOf(request, place);
  const Reflection& reflection = *holder.GetReflection();
  const auto narrow = static_cast<int32_t>(value);
  switch (place.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      if (place.item) {
        reflection.SetRepeatedEnumValue(&holder, place.field, 0, narrow);
      } else {
        reflection.SetEnumValue(&holder, place.field, narrow);
      }
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      reflection.SetInt64(&holder, place.field, value);
      break;
    default:
      if (place.item) {
        reflection.SetRepeatedInt32(&holder, place.field, 0, narrow);
      } else {
        reflection.SetInt32(&holder, place.field, narrow);
      }
  }
}

void ClearPlace(Message& request, const Place& place) {
  Message& holder = HolderOf(request, place);
  holder.GetReflection()->ClearField(&holder, place.field);
}

void FillList(Message& request, const Place& list, int size) {
  Message& holder = HolderOf(request, list);
  const Reflection& reflection = *holder.GetReflection();
  while (reflection.FieldSize(holder, list.field) < size) {
    switch (list.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        reflection.AddMessage(&holder, list.field)
            ->CopyFrom(reflection.GetRepeatedMessage(holder, list.field, 0));
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        reflection.AddString(&holder, list.field,
                             reflection.GetRepeatedString(holder, list.field, 0));
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        reflection.AddEnumValue(&holder, list.field,
                                reflection.GetRepeatedEnumValue(holder, list.field, 0));
        break;
      default:
        reflection.AddInt32(&holder, list.field,
                            reflection.GetRepeatedInt32(holder, list.field, 0));
    }
  }
}

std::unique_ptr<Message> CopyOf(const Message& request) {
  std::unique_ptr<Message> copy(request.New());
  copy->CopyFrom(request);
  return copy;
}

std::string UnknownName(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  // A resource there is one of has no id: what it is of is not there.
  if (parts.size() % 2 == 1) {
    return absl::StrCat(UnknownName(name.substr(0, name.rfind('/'))), "/", parts.back());
  }
  const std::string& collection = parts[parts.size() - 2];
  const bool numbered = parts.back().find_first_not_of("0123456789") == std::string::npos;
  const std::string id = numbered ? "99" : collection == "persons" ? NumberedUuid(99) : "onbekend";
  return absl::StrCat(name.substr(0, name.rfind('/') + 1), id);
}

bool IsFreeText(const Place& place) {
  if (!place.is_string() || !place.rules().resource().empty()) return false;
  const v1::FieldRules::Format format = place.rules().format();
  if (format != v1::FieldRules::FORMAT_UNSPECIFIED && format != v1::FieldRules::MULTILINE) {
    return false;
  }
  // Tokens the server gave, the machine form of a date, and a folder that is stored nowhere.
  constexpr const char* kNoTexts[] = {"etag", "page_token", "edtf", "directory"};
  return std::none_of(std::begin(kNoTexts), std::end(kNoTexts),
                      [&place](const char* name) { return place.field->name() == name; });
}

}  // namespace noordster::testing
