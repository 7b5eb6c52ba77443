// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_RENDERING_PATTERNS_H_
#define NOORDSTER_SERVICES_FEED_RENDERING_PATTERNS_H_

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/v1/milestone.pb.h"
#include "noordster/v1/terms.pb.h"

// What sentences about milestones are made of. All functions are pure.
namespace noordster::feed {

// Words in both languages, with the parts of a milestone in braces: {body} {plan} {stage} {number}
// {on} {until} {since} {day} {from} {target} {meeting} {why} {action} {id} {programme} {aspect};
// {on}, {until} and {since} say when with what stands before a date, {day}, {from}, {target} and
// {meeting} without. {plan} is the title of whatever the milestone is about. {action} goes before
// {body}: "een motie van". {why} is made of OfHold.
struct Pattern {
  absl::string_view dutch;
  absl::string_view english;
};

// What happened, in one sentence.
Pattern PatternOf(const noordster::internal::v1::Milestone& milestone);

// What stands before the sentence of an outcome that is told again; empty for all others.
Pattern OfDecisionAgain(const noordster::internal::v1::Milestone& milestone);

// What an action is, before the body it is of.
Pattern OfAction(noordster::v1::Action::Kind kind);

Pattern OfBody(noordster::v1::BodyKind kind);

// What holds a target, or the stage it waits for, where it is: behind the day.
Pattern OfHold(noordster::v1::Moment::Hold hold);

// Of an aspect of a programme that is not told in words alone.
Pattern OfAspect(noordster::v1::Assessment::Aspect aspect);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_RENDERING_PATTERNS_H_
