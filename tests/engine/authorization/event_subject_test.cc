// SPDX-License-Identifier: EUPL-1.2
// That no event falls between the lists of what events are about: what is seen of one rests on it.
#include "services/engine/event_subject.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace noordster::engine::event_subject_test {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using noordster::internal::v1::Event;

// Those about registers, mandates, paths, covenants, projects, indicators, plannings, and a meeting
// before its agenda is published: the administration's, or of what its resource says.
const std::set<std::string> kOfRegisters = {
    "defined",         "person_erased",     "path_published",        "mandate_granted",
    "mandate_revoked", "mandates_enacted",  "meeting_planned",       "covenant_signed",
    "project_made",    "project_changed",   "project_turned",        "project_told",
    "indicator_made",  "indicator_changed", "measurements_recorded", "programme_assessed",
    "baseline_kept",   "forecast_made",     "target_turned",         "moment_came"};

// Fills a message with text wherever it can stand, to a depth.
void Fill(Message& message, int depth) {
  const auto& descriptor = *message.GetDescriptor();
  const auto& reflection = *message.GetReflection();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const FieldDescriptor* field = descriptor.field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      if (field->is_repeated()) {
        reflection.AddString(&message, field, "x");
      } else {
        reflection.SetString(&message, field, "x");
      }
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_repeated() &&
               depth > 0) {
      Fill(*reflection.MutableMessage(&message, field), depth - 1);
    }
  }
}

TEST(EventSubjectTest, EveryEventIsAboutOneThing) {
  const auto* kinds = Event::descriptor()->FindOneofByName("kind");
  ASSERT_NE(kinds, nullptr);
  for (int i = 0; i < kinds->field_count(); ++i) {
    const FieldDescriptor* field = kinds->field(i);
    SCOPED_TRACE(field->name());
    Event event;
    Fill(*event.GetReflection()->MutableMessage(&event, field), 2);
    const int lists =
        (PlanOf(event).empty() ? 0 : 1) + (ItemOf(event).empty() ? 0 : 1) +
        (ProposalOf(event).empty() ? 0 : 1) + (DraftedResourceOf(event).empty() ? 0 : 1) +
        (ActionFactsOf(event) == nullptr ? 0 : 1) + (MeetingFactsOf(event) == nullptr ? 0 : 1) +
        static_cast<int>(kOfRegisters.count(field->name()));
    EXPECT_EQ(lists, 1);
  }
}

}  // namespace
}  // namespace noordster::engine::event_subject_test
