// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_API_CALL_FIELD_CHECK_H_
#define NOORDSTER_SERVICES_API_CALL_FIELD_CHECK_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace noordster::api {

// Holds every field of a request to its rules (field_rules.proto): INVALID_FIELD with all
// violations, by field path, or OK. Beyond the rules: enum values must be known, all resource names
// must lie in the municipality of `name` or `parent`, and a vague date must be one the calendar
// reads. Fields the server fills are not looked at. Pure.
absl::Status CheckFields(const google::protobuf::Message& request);

// Takes out of a message, and of all messages in it, what is ignored in a request: fields the
// server fills, and unknown ones. Pure.
void ClearIgnored(google::protobuf::Message& message);

// Whether `name` fits a pattern ("municipalities/*/bodies/*"), each id in the form its collection
// asks.
bool MatchesPattern(absl::string_view name, absl::string_view pattern);

}  // namespace noordster::api

#endif  // NOORDSTER_SERVICES_API_CALL_FIELD_CHECK_H_
