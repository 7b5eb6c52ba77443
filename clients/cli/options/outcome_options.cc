// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/outcome_options.h"

#include <optional>
#include <string>

#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"
#include "clients/cli/options/keyed_option.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

constexpr absl::string_view kConditionKeys[] = {"due", "judge", "by"};

bool SetMeans(absl::string_view value, v1::Condition& condition) {
  if (value == "version") {
    condition.set_means(v1::FollowUp::BY_VERSION);
    return true;
  }
  if (!absl::ConsumePrefix(&value, "document:") || value.empty()) return false;
  condition.set_means(v1::FollowUp::BY_DOCUMENT);
  condition.set_document_role(std::string(value));
  return true;
}

absl::Status SetConditionKey(Session& session, absl::string_view key, const std::string& value,
                             v1::Condition& condition) {
  if (key == "due") {
    const absl::StatusOr<std::string> day = ReadDay(session, value);
    if (day.ok()) condition.set_due_date(*day);
    return day.status();
  }
  if (key == "judge") {
    const absl::StatusOr<std::string> person = session.Name(kPersonPattern, value);
    if (person.ok()) condition.set_judge(*person);
    return person.status();
  }
  if (SetMeans(value, condition)) return absl::OkStatus();
  return UsageError(absl::Substitute(
      session.Say({"'$0': schrijf by=version of by=document:ROL; zonder wordt zij bevestigd.",
                   "'$0': write by=version or by=document:ROLE; without, it is confirmed."}),
      value));
}

}  // namespace

absl::StatusOr<std::string> ReadDay(const Session& session, const std::string& typed) {
  const std::optional<std::string> day = DayOf(typed);
  if (day.has_value()) return *day;
  return UsageError(
      absl::Substitute(session.Say({"'$0' is geen bestaande dag; schrijf 15-07-2022 of 2022-07-15.",
                                    "'$0' is no existing day; write 2022-07-15 or 15-07-2022."}),
                       typed));
}

absl::Status FillDay(const Session& session, const std::string& typed, std::string& day) {
  if (typed.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> read = ReadDay(session, typed);
  if (read.ok()) day = *read;
  return read.status();
}

absl::StatusOr<v1::Condition> ReadConditionOption(Session& session, absl::string_view typed) {
  const KeyedOption option = ReadKeyedOption(typed, kConditionKeys);
  v1::Condition condition;
  condition.set_text(option.head);
  for (const auto& [key, value] : option.pairs) {
    if (absl::Status set = SetConditionKey(session, key, value, condition); !set.ok()) return set;
  }
  return condition;
}

absl::StatusOr<v1::Dispensation> ReadDispensationOption(const Session& session,
                                                        absl::string_view typed) {
  const size_t equals = typed.find('=');
  if (equals == 0 || equals == absl::string_view::npos) {
    return UsageError(absl::Substitute(
        session.Say({"'$0': schrijf EIS=REDEN.", "'$0': write GUARD=REASON."}), typed));
  }
  v1::Dispensation dispensation;
  dispensation.set_guard(std::string(typed.substr(0, equals)));
  dispensation.set_reason(std::string(typed.substr(equals + 1)));
  return dispensation;
}

}  // namespace noordster::cli
