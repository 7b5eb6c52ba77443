// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization.h"

#include <variant>

#include "services/engine/names.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Actor;

Act ActFor(const Define& command) {
  return {command.create ? "create" : "update", "", command.record.name()};
}
Act ActFor(const ErasePerson& command) { return {"erase_person", "", command.person}; }
Act ActFor(const PublishPath& command) { return {"publish_path", "", command.path}; }
Act ActFor(const CreatePlan& command) { return {"create_plan", "", command.name}; }
Act ActFor(const UpdatePlan& command) { return {"update_plan", "", command.name}; }
Act ActFor(const FreezeVersion& command) { return {"freeze_version", "", command.plan}; }
Act ActFor(const HandInPapers& command) {
  return {"hand_in_papers", "", std::string(ParentOf(command.step))};
}
Act ActFor(const RecordOutcome& command) {
  return {"record_outcome", command.body, std::string(ParentOf(command.step))};
}
Act ActFor(const WithdrawPlan& command) { return {"withdraw_plan", "", command.plan}; }
Act ActFor(const SettleFollowUp& command) {
  return {"settle_follow_up", "", std::string(ParentOf(command.follow_up))};
}

Act ActFor(const ConfirmOutcome& command) {
  return {"confirm_outcome", "", std::string(ParentOf(command.decision))};
}
Act ActFor(const CorrectFacts& command) {
  return {"correct_facts", "", std::string(ParentOf(command.name))};
}
Act ActFor(const ReverseOutcome& command) {
  return {"reverse_outcome", "", std::string(ParentOf(command.decision))};
}

Act ActFor(const RecordOutcomes& command) {
  return {"record_outcomes", command.outcomes.empty() ? "" : command.outcomes.front().body,
          command.programme};
}
Act ActFor(const MigratePlan& command) { return {"migrate_plan", "", command.plan}; }
Act ActFor(const ReconsiderDecision& command) {
  return {"reconsider_decision", "", std::string(ParentOf(command.decision))};
}
Act ActFor(const CreateNextPlan& command) { return {"create_plan", "", command.name}; }

}  // namespace

Act ActOf(const Command& command) {
  return std::visit([](const auto& value) { return ActFor(value); }, command);
}

bool Allowed(const State&, const Caller& caller, const Act&, int64_t) {
  return caller.actor.kind() == Actor::LOCAL_TRUSTED;
}

bool MaySee(const Caller& caller, noordster::v1::Audience audience, int64_t visible_from_micros,
            int64_t now_micros) {
  if (caller.actor.kind() == Actor::LOCAL_TRUSTED) return true;
  return audience == noordster::v1::PUBLIC && visible_from_micros <= now_micros;
}

}  // namespace noordster::engine
