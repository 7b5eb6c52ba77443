// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/action/relations.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;

std::string FieldOf(size_t number) { return absl::StrCat("relations[", number, "].decision"); }

absl::Status RefuseRelation(size_t number, absl::string_view decision, absl::string_view why) {
  return Refuse(v1::REFERENCE_UNFIT, absl::StrCat(decision, " ", why),
                {{"field", FieldOf(number)}, {"resource", decision}});
}

absl::Status CheckOne(const Case& now, const RecordOutcome& command, size_t number) {
  const std::string& name = command.relations[number].decision();
  if (ProgrammeOf(name) != ProgrammeOf(command.step)) {
    return RefuseRelation(number, name, "is of another programme");
  }
  absl::StatusOr<const Record*> record = Require(now.state, name);
  if (!record.ok()) return record.status();
  const auto& earlier = (*record)->decision();
  if (const absl::string_view why = WhyHoldsNoMore(earlier); !why.empty()) {
    return RefuseRelation(number, name, why);
  }
  // Dates of this form order as text.
  if (EarliestDecided(earlier) > command.decided_date) {
    return RefuseRelation(number, name, absl::StrCat("is later than ", command.decided_date));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRelations(const Case& now, const RecordOutcome& command) {
  absl::flat_hash_set<std::string> named;
  for (size_t i = 0; i < command.relations.size(); ++i) {
    const std::string& name = command.relations[i].decision();
    if (named.insert(name).second) continue;
    return RefuseFields(v1::INVALID_FIELD,
                        {Violation(FieldOf(i), absl::StrCat(name, " stands twice"))});
  }
  for (size_t i = 0; i < command.relations.size(); ++i) {
    if (absl::Status fits = CheckOne(now, command, i); !fits.ok()) return fits;
  }
  return absl::OkStatus();
}

}  // namespace noordster::engine
