// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_IDENTITY_JSON_H_
#define NOORDSTER_SERVICES_IDENTITY_JSON_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace noordster::identity {

// What a text of JSON may hold at most: far more than tokens and key sets need.
inline constexpr size_t kJsonValuesMax = 2000;
inline constexpr size_t kJsonDepthMax = 8;

// A value of JSON. A value type.
struct Json {
  enum class Type { kNull, kFlag, kInteger, kFraction, kText, kList, kObject };

  Type type = Type::kNull;
  bool flag = false;
  // Of kInteger; a fraction is told apart and not kept.
  int64_t integer = 0;
  std::string text;
  // Items of a list, or values of an object with their names beside them, in their order.
  std::vector<Json> items;
  std::vector<std::string> names;

  // The value of a field of an object; null when there is none, or this is no object.
  const Json* Find(absl::string_view name) const;
  // The text of a field; empty when there is no such text.
  std::string TextAt(absl::string_view name) const;
};

// Reads JSON strictly (RFC 8259): UTF-8, nothing before or behind, no name twice in an object,
// within the limits. Absent otherwise. Pure.
std::optional<Json> ParseJson(absl::string_view text);

}  // namespace noordster::identity

#endif  // NOORDSTER_SERVICES_IDENTITY_JSON_H_
