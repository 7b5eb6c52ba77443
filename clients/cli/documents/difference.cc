// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/difference.h"

#include <vector>

#include "google/protobuf/util/message_differencer.h"
#include "noordster/v1/field_rules.pb.h"
#include "noordster/v1/indicator.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/planning.pb.h"
#include "noordster/v1/project.pb.h"
#include "noordster/v1/terms.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

class LeftToServer final : public MessageDifferencer::IgnoreCriteria {
 public:
  // `wanted` is the first of the two messages compared, `parents` the way to them.
  bool IsIgnored(const Message& wanted, const Message& current, const FieldDescriptor* field,
                 const std::vector<MessageDifferencer::SpecificField>&) override {
    if (field->options().GetExtension(v1::rules).output_only() || field == state_) return true;
    const bool may_be_left_out = field == edtf_ || field == past_ || field == baseline_year_ ||
                                 field == horizon_year_ || field == target_stage_ ||
                                 IsUsual(current, field);
    return may_be_left_out && !wanted.GetReflection()->HasField(wanted, field);
  }

 private:
  // Whether a field is what it becomes when a file leaves it out.
  bool IsUsual(const Message& current, const FieldDescriptor* field) const {
    if (field == audience_) {
      return static_cast<const v1::Project&>(current).audience() == v1::ADMINISTRATION;
    }
    if (field != dependency_kind_ && field != lag_unit_) return false;
    const auto& dependency = static_cast<const v1::PlanningDependency&>(current);
    return field == dependency_kind_
               ? dependency.kind() == v1::PlanningDependency::FINISH_TO_START
               : dependency.lag_unit() == v1::PlanningDependency::CALENDAR_DAYS;
  }

  const FieldDescriptor* edtf_ = v1::VagueDate::descriptor()->FindFieldByName("edtf");
  const FieldDescriptor* past_ = v1::Plan::descriptor()->FindFieldByName("past");
  const FieldDescriptor* target_stage_ = v1::PlanningTarget::descriptor()->FindFieldByName("stage");
  const FieldDescriptor* dependency_kind_ =
      v1::PlanningDependency::descriptor()->FindFieldByName("kind");
  const FieldDescriptor* lag_unit_ =
      v1::PlanningDependency::descriptor()->FindFieldByName("lag_unit");
  const FieldDescriptor* baseline_year_ =
      v1::Indicator::descriptor()->FindFieldByName("baseline_year");
  const FieldDescriptor* horizon_year_ =
      v1::Indicator::descriptor()->FindFieldByName("horizon_year");
  const FieldDescriptor* state_ = v1::Project::descriptor()->FindFieldByName("state");
  const FieldDescriptor* audience_ = v1::Project::descriptor()->FindFieldByName("audience");
};

}  // namespace

bool IsUnchanged(const Message& wanted, const Message& current) {
  MessageDifferencer differencer;
  differencer.AddIgnoreCriteria(new LeftToServer);  // Owned by the differencer.
  return differencer.Compare(wanted, current);
}

bool TellsAnotherPast(const v1::Plan& wanted, const v1::Plan& current) {
  return wanted.has_past() && !IsUnchanged(wanted.past(), current.past());
}

}  // namespace noordster::cli
