// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/field_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "noordster/v1/error_reason.pb.h"
#include "noordster/v1/field_rules.pb.h"
#include "noordster/v1/terms.pb.h"
#include "services/base/decimal.h"
#include "services/base/digest.h"
#include "services/calendar/date.h"
#include "services/calendar/vague_date.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using noordster::v1::FieldRules;

bool IsIdentifier(absl::string_view text) {
  if (text.empty() || text.size() > 63 || !absl::ascii_islower(text[0])) return false;
  if (text.back() == '-' || absl::StrContains(text, "--")) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-';
  });
}

bool IsLowerHex(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f'); });
}

bool IsNumber(absl::string_view text) {
  return !text.empty() && text.size() <= 9 && text[0] != '0' &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool IsTimeOfDay(absl::string_view text) {
  int hour = 0;
  int minute = 0;
  return text.size() == 5 && text[2] == ':' && absl::ascii_isdigit(text[0]) &&
         absl::ascii_isdigit(text[3]) && absl::SimpleAtoi(text.substr(0, 2), &hour) &&
         absl::SimpleAtoi(text.substr(3), &minute) && hour < 24 && minute < 60;
}

bool IsPlainText(absl::string_view text, bool multiline) {
  return std::all_of(text.begin(), text.end(), [multiline](char c) {
    const bool line = c == '\n' || c == '\t' || c == '\r';
    return (!absl::ascii_iscntrl(c)) || (multiline && line);
  });
}

// Number of Unicode characters; every byte but a continuation starts one.
size_t Characters(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

bool IsCbsCode(absl::string_view text) {
  static constexpr struct {
    absl::string_view prefix;
    size_t digits;
  } kForms[] = {{"GM", 4}, {"WK", 6}, {"BU", 8}};
  return std::any_of(std::begin(kForms), std::end(kForms), [text](const auto& form) {
    absl::string_view digits = text;
    return absl::ConsumePrefix(&digits, form.prefix) && digits.size() == form.digits &&
           std::all_of(digits.begin(), digits.end(),
                       [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
  });
}

// What is wrong with the form of a text; empty: nothing.
std::string FormFault(absl::string_view text, FieldRules::Format format) {
  switch (format) {
    case FieldRules::IDENTIFIER:
      return IsIdentifier(text) ? ""
                                : "must be an id: lower case letters, digits and single hyphens, "
                                  "starting with a letter, 63 characters at most";
    case FieldRules::UUID:
      return base::IsUuid(text) ? "" : "must be a random UUID of version 4 in lower case";
    case FieldRules::DATE:
      return calendar::ParseDate(text).has_value()
                 ? ""
                 : "must be a day as YYYY-MM-DD from 1900 to 2199, such as 2022-07-15";
    case FieldRules::SHA256:
      return text.size() == 64 && IsLowerHex(text)
                 ? ""
                 : "must be a SHA-256 digest: 64 lower case hexadecimal digits";
    case FieldRules::MULTILINE:
      return IsPlainText(text, true) ? "" : "must not hold control characters";
    case FieldRules::NUMBER:
      return IsNumber(text) ? "" : "must be a number of 1 or higher";
    case FieldRules::TIMESTAMP:
      return calendar::ParseTimestamp(text).has_value()
                 ? ""
                 : "must be an RFC 3339 time in UTC, such as 2022-07-15T09:30:00Z";
    case FieldRules::TIME_OF_DAY:
      return IsTimeOfDay(text) ? "" : "must be a time of day as HH:MM, such as 19:30";
    case FieldRules::DECIMAL:
      return ParseDecimal(text).has_value()
                 ? ""
                 : "must be a number with a point and three decimals at most, such as 9.3";
    case FieldRules::CBS_CODE:
      return IsCbsCode(text) ? "" : "must be a code of CBS: GM1916, WK191601 or BU19160101";
    default:
      return IsPlainText(text, false) ? "" : "must not hold control characters";
  }
}

absl::string_view MunicipalityPart(absl::string_view name) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, absl::MaxSplits('/', 2));
  return parts.size() > 1 ? parts[1] : "";
}

// Where a field stands in a request; its path is only written down for a fault.
struct FieldPlace {
  // Null: in the request itself.
  const FieldPlace* within = nullptr;
  // Null: the request.
  const FieldDescriptor* field = nullptr;
  // Which of a list; negative: all of it.
  int item = -1;

  // Such as "plan.planned_dates[0].date".
  std::string Path() const {
    if (field == nullptr) return "";
    const std::string before = within == nullptr ? "" : within->Path();
    return absl::StrCat(before, before.empty() ? "" : ".", field->name(),
                        item < 0 ? "" : absl::StrCat("[", item, "]"));
  }
};

class FieldCheck {
 public:
  explicit FieldCheck(const Message& request) {
    for (const char* field : {"name", "parent"}) {
      const FieldDescriptor* found = request.GetDescriptor()->FindFieldByName(field);
      if (found == nullptr || found->type() != FieldDescriptor::TYPE_STRING) continue;
      municipality_ =
          std::string(MunicipalityPart(request.GetReflection()->GetString(request, found)));
    }
    CheckMessage(request, {});
  }

  std::vector<engine::FieldViolation> Take() { return std::move(faults_); }

 private:
  void Fault(const FieldPlace& place, absl::string_view description, absl::string_view part = "") {
    engine::FieldViolation& fault = faults_.emplace_back();
    fault.set_field(absl::StrCat(place.Path(), part));
    fault.set_description(std::string(description));
  }

  void CheckMessage(const Message& message, const FieldPlace& place,
                    bool carried_out_later = false) {
    if (message.GetDescriptor() == noordster::v1::VagueDate::descriptor()) {
      CheckVagueDate(static_cast<const noordster::v1::VagueDate&>(message), place);
    }
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor* field = message.GetDescriptor()->field(i);
      const FieldRules& rules = field->options().GetExtension(noordster::v1::rules);
      if (rules.output_only()) continue;
      const FieldPlace inner{&place, field};
      if (carried_out_later &&
          (field->name() == "request_id" || field->name() == "validate_only")) {
        CheckLeftOut(message, field, inner);
      } else if (field->is_repeated()) {
        CheckList(message, field, rules, inner);
      } else {
        CheckSingle(message, field, rules, inner);
      }
    }
  }

  void CheckVagueDate(const noordster::v1::VagueDate& date, const FieldPlace& place) {
    if (date.text().empty() && date.edtf().empty()) {
      Fault(place, "must be given: words in `text` or a date in `edtf`");
      return;
    }
    const bool words = date.edtf().empty();
    const auto parsed =
        words ? calendar::ParseDateWords(date.text()) : calendar::ParseEdtf(date.edtf());
    if (!parsed.ok()) {
      Fault(place, parsed.status().message(), words ? ".text" : ".edtf");
    }
  }

  void CheckLeftOut(const Message& message, const FieldDescriptor* field, const FieldPlace& place) {
    const Reflection& reflection = *message.GetReflection();
    const bool given = field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL
                           ? reflection.GetBool(message, field)
                           : !reflection.GetString(message, field).empty();
    if (given) Fault(place, "must be left out: it is given when this is carried out");
  }

  void CheckList(const Message& message, const FieldDescriptor* field, const FieldRules& rules,
                 const FieldPlace& place) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, field);
    if (rules.required() && size == 0) Fault(place, "must be given");
    if (rules.max_items() > 0 && size > static_cast<int>(rules.max_items())) {
      Fault(place,
            absl::StrCat("holds ", size, " items; at most ", rules.max_items(), " are allowed"));
      return;
    }
    for (int i = 0; i < size; ++i) {
      const FieldPlace item{place.within, field, i};
      switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_MESSAGE:
          CheckMessage(reflection.GetRepeatedMessage(message, field, i), item);
          break;
        case FieldDescriptor::CPPTYPE_STRING: {
          const std::string& text =
              reflection.GetRepeatedStringReference(message, field, i, &scratch_);
          text.empty() ? Fault(item, "must not be empty") : CheckText(text, rules, item);
          break;
        }
        case FieldDescriptor::CPPTYPE_INT32:
          CheckNumber(reflection.GetRepeatedInt32(message, field, i), rules, item);
          break;
        case FieldDescriptor::CPPTYPE_ENUM:
          CheckEnum(reflection.GetRepeatedEnumValue(message, field, i), true, field, item);
          break;
        default:
          break;
      }
    }
  }

  void CheckSingle(const Message& message, const FieldDescriptor* field, const FieldRules& rules,
                   const FieldPlace& place) {
    const Reflection& reflection = *message.GetReflection();
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection.HasField(message, field)) {
          CheckMessage(reflection.GetMessage(message, field), place, rules.carried_out_later());
        } else if (rules.required()) {
          Fault(place, "must be given");
        }
        return;
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string& text = reflection.GetStringReference(message, field, &scratch_);
        // A choice that is made is meant, also where it is empty.
        if (!text.empty() || (field->has_presence() && reflection.HasField(message, field))) {
          field->type() == FieldDescriptor::TYPE_BYTES ? CheckBytes(text, rules, place)
                                                       : CheckText(text, rules, place);
        } else if (rules.required()) {
          Fault(place, "must be given");
        }
        return;
      }
      case FieldDescriptor::CPPTYPE_ENUM:
        CheckEnum(reflection.GetEnumValue(message, field), rules.required(), field, place);
        return;
      case FieldDescriptor::CPPTYPE_INT32:
        CheckNumber(reflection.GetInt32(message, field), rules, place);
        return;
      case FieldDescriptor::CPPTYPE_INT64:
        CheckNumber(reflection.GetInt64(message, field), rules, place);
        return;
      default:
        return;
    }
  }

  void CheckEnum(int value, bool required, const FieldDescriptor* field, const FieldPlace& place) {
    if (field->enum_type()->FindValueByNumber(value) == nullptr) {
      Fault(place, absl::StrCat(value, " is no ", field->enum_type()->name()));
    } else if (value == 0 && required) {
      Fault(place, "must be given");
    }
  }

  void CheckNumber(int64_t value, const FieldRules& rules, const FieldPlace& place) {
    if (value < 0) Fault(place, "must not be negative");
    if (rules.max_value() > 0 && value > rules.max_value()) {
      Fault(place, absl::StrCat("must be at most ", rules.max_value()));
    }
    if (rules.required() && value == 0) Fault(place, "must be given");
  }

  void CheckText(const std::string& text, const FieldRules& rules, const FieldPlace& place) {
    if (!rules.resource().empty()) {
      CheckName(text, rules, place);
      return;
    }
    const size_t length = Characters(text);
    if (rules.max_length() > 0 && length > rules.max_length()) {
      Fault(place, absl::StrCat("has ", length, " characters; at most ", rules.max_length(),
                                " are allowed"));
      return;
    }
    const std::string fault = FormFault(text, rules.format());
    if (!fault.empty()) Fault(place, fault);
  }

  void CheckBytes(const std::string& bytes, const FieldRules& rules, const FieldPlace& place) {
    if (rules.max_length() > 0 && bytes.size() > rules.max_length()) {
      Fault(place, absl::StrCat("has ", bytes.size(), " bytes; at most ", rules.max_length(),
                                " are allowed"));
    } else if (rules.format() != FieldRules::FORMAT_UNSPECIFIED) {
      const std::string fault = FormFault(bytes, rules.format());
      if (!fault.empty()) Fault(place, fault);
    }
  }

  void CheckName(const std::string& name, const FieldRules& rules, const FieldPlace& place) {
    const std::vector<absl::string_view> patterns = absl::StrSplit(rules.resource(), '|');
    const bool fits =
        std::any_of(patterns.begin(), patterns.end(),
                    [&name](absl::string_view pattern) { return MatchesPattern(name, pattern); });
    if (!fits) {
      Fault(place, absl::StrCat("must be a resource name of the form ", rules.resource()));
    } else if (!municipality_.empty() && MunicipalityPart(name) != municipality_) {
      Fault(place,
            absl::StrCat("lies in another municipality than municipalities/", municipality_));
    }
  }

  std::string municipality_;
  // Where reflection may put a text it does not hold as one.
  std::string scratch_;
  std::vector<engine::FieldViolation> faults_;
};

void ClearOutputOnly(Message& message) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->options().GetExtension(noordster::v1::rules).output_only()) {
      reflection.ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      continue;
    } else if (!field->is_repeated()) {
      ClearOutputOnly(*reflection.MutableMessage(&message, field));
    } else {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        ClearOutputOnly(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

}  // namespace

absl::Status CheckFields(const Message& request) {
  const std::vector<engine::FieldViolation> faults = FieldCheck(request).Take();
  return faults.empty() ? absl::OkStatus()
                        : engine::RefuseFields(noordster::v1::INVALID_FIELD, faults);
}

void ClearIgnored(Message& message) {
  message.DiscardUnknownFields();
  ClearOutputOnly(message);
}

bool MatchesPattern(absl::string_view name, absl::string_view pattern) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  const std::vector<absl::string_view> wanted = absl::StrSplit(pattern, '/');
  if (parts.size() != wanted.size()) return false;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (wanted[i] != "*") {
      if (parts[i] != wanted[i]) return false;
      continue;
    }
    const absl::string_view collection = wanted[i - 1];
    const bool numbered =
        collection == "versions" || collection == "steps" || collection == "decisions" ||
        collection == "followUps" || collection == "items" || collection == "agendas" ||
        collection == "recognitions" || collection == "updates" || collection == "assessments";
    const bool fits = numbered                  ? IsNumber(parts[i])
                      : collection == "persons" ? base::IsUuid(parts[i])
                                                : IsIdentifier(parts[i]);
    if (!fits) return false;
  }
  return true;
}

}  // namespace noordster::api
