// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/decide.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "services/engine/authorization.h"
#include "services/engine/decide_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

absl::StatusOr<const Record*> Require(const State& state, absl::string_view name) {
  const Record* record = state.Find(name);
  if (record == nullptr) {
    return Refuse(noordster::v1::RESOURCE_NOT_FOUND,
                  absl::StrCat(name.empty() ? "the municipality" : name, " does not exist"),
                  {{"resource", name}});
  }
  return record;
}

absl::StatusOr<const Record*> RequireForChange(const Case& now, absl::string_view name) {
  absl::StatusOr<const Record*> record = Require(now.state, name);
  if (!record.ok()) return record;
  const std::string current = absl::StrCat("\"", (*record)->revision(), "\"");
  if (!now.request.etag.empty() && now.request.etag != current) {
    return Refuse(noordster::v1::ETAG_MISMATCH,
                  absl::StrCat(name, " changed since it was read; read it again"),
                  {{"resource", name}, {"etag", current}});
  }
  return record;
}

absl::StatusOr<const Record*> RequireRunningPlan(const Case& now, absl::string_view name) {
  absl::StatusOr<const Record*> plan = RequireForChange(now, name);
  if (!plan.ok()) return plan;
  if ((*plan)->plan().state() != noordster::v1::Plan::RUNNING) {
    return Refuse(noordster::v1::PLAN_ENDED, absl::StrCat(name, " has ended"),
                  {{"resource", name}});
  }
  return plan;
}

std::string BodyOf(const Record& programme, noordster::v1::BodyKind kind) {
  for (int i = 0; i < programme.programme().bodies_size(); ++i) {
    if (programme.programme().body_kinds(i) == kind) return programme.programme().bodies(i);
  }
  return "";
}

absl::StatusOr<Decision> Decide(const State& state, const Request& request,
                                const Context& context) {
  const Act act = ActOf(request.command);
  if (!Allowed(state, request.caller, act, context.now_micros)) {
    return Refuse(noordster::v1::NOT_ALLOWED,
                  absl::StrCat("the caller holds no mandate for ", act.verb),
                  {{"act", act.verb}, {"resource", act.resource}, {"body", act.body}});
  }
  const Case now{state, request, context};
  return std::visit([&now](const auto& command) { return DecideOn(now, command); },
                    request.command);
}

}  // namespace noordster::engine
