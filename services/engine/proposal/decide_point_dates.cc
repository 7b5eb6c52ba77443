// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/proposal/proposal_parts.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::DecisionPoint;
using noordster::internal::v1::PointDates;
using noordster::internal::v1::Proposal;
using v1::Blocker;

// A day of an outcome by its name.
struct NamedDay {
  absl::string_view name;
  const std::string& day;
};

// Adds DATE_UNFIT when a day lies before one of those it must follow: "signed_date >= 2022-09-27",
// by the latest of them.
void BlockBefore(const NamedDay& date, std::initializer_list<std::string> earlier,
                 std::vector<Blocker>& blockers) {
  // Dates of this form order as text, and what is not said comes first.
  const std::string last = std::max(earlier);
  if (date.day.empty() || date.day >= last) return;
  Block(v1::DATE_UNFIT, "", absl::StrCat(date.name, " >= ", last), blockers);
}

// Who chairs and the clerk of a council, or the secretary of an executive, or who stood in for them
// (Gemeentewet art. 32a, 59a and 77).
void BlockBySignatories(const PointDates& dates, v1::BodyKind body,
                        std::vector<Blocker>& blockers) {
  if (dates.signed_date().empty() != dates.signatories().empty()) {
    Block(v1::FIELD_REQUIRED, "",
          dates.signed_date().empty() ? "dates.signed_date" : "dates.signatories", blockers);
    return;
  }
  if (dates.signed_date().empty()) return;
  const v1::PointDates::Capacity second =
      body == v1::COUNCIL ? v1::PointDates::CLERK : v1::PointDates::SECRETARY;
  for (const v1::PointDates::Capacity capacity : {v1::PointDates::CHAIR, second}) {
    const bool has_signed = absl::c_any_of(
        dates.signatories(), [capacity](const auto& each) { return each.capacity() == capacity; });
    if (has_signed) continue;
    Block(v1::FIELD_REQUIRED, "",
          absl::StrCat("dates.signatories ", v1::PointDates::Capacity_Name(capacity)), blockers);
  }
  for (const auto& signatory : dates.signatories()) {
    if (signatory.capacity() == v1::PointDates::CHAIR || signatory.capacity() == second) continue;
    Block(v1::FIELD_UNWANTED, "",
          absl::StrCat("dates.signatories ", v1::PointDates::Capacity_Name(signatory.capacity())),
          blockers);
  }
}

// The order of the six days, and what goes with them.
void BlockByOrder(const DecisionPoint& point, const PointFacts& last, const PointDates& dates,
                  std::vector<Blocker>& blockers) {
  const std::string& decided = last.decided_date;
  BlockBefore({"signed_date", dates.signed_date()}, {decided}, blockers);
  BlockBefore({"sent_date", dates.sent_date()}, {decided}, blockers);
  BlockBefore({"published_date", dates.published_date()},
              {decided, dates.signed_date(), dates.sent_date()}, blockers);
  if (!dates.published_date().empty() != dates.has_publication()) {
    Block(v1::FIELD_REQUIRED, "",
          dates.has_publication() ? "dates.published_date" : "dates.publication", blockers);
  }
  if (dates.effective_date().empty()) return;
  if (!point.promulgated()) {
    BlockBefore({"effective_date", dates.effective_date()}, {decided}, blockers);
  } else if (dates.published_date().empty()) {
    // What is promulgated takes effect by that (Bekendmakingswet).
    Block(v1::FIELD_REQUIRED, "", "dates.published_date", blockers);
  } else {
    BlockBefore({"effective_date", dates.effective_date()}, {dates.published_date()}, blockers);
  }
}

// An amended text that is still to be made whole is not signed.
void BlockByText(const Case& now, const DecisionPoint& point, const PointFacts& last,
                 std::vector<Blocker>& blockers) {
  if (point.plan().empty() || !Amends(last.kind)) return;
  const Record* plan = now.state.Find(point.plan());
  NOORDSTER_CHECK(plan != nullptr);
  if (plan->plan().open_consolidations().empty()) return;
  Blocker& blocker = Block(v1::GUARDS_UNMET, last.stage, "", blockers);
  blocker.set_guard("text-consolidated");
  blocker.set_kind(v1::TEXT_CONSOLIDATED);
  blocker.set_plan(point.plan());
  *blocker.mutable_numbers() = plan->plan().open_consolidations();
}

// The rules for what was done with the last outcome of one point.
void BlockByPoint(const Case& now, const Proposal& proposal, const std::string& id,
                  const PointDates& given, std::vector<Blocker>& blockers) {
  const DecisionPoint& point = *FindPoint(proposal, id);
  const std::optional<PointFacts> last = LastOutcome(now.state, point);
  if (!last.has_value() || (last->effect != v1::PROPOSAL && last->effect != v1::DECISION)) {
    Block(v1::PROPOSAL_UNFIT, "", HowItStands(point, last), blockers);
    return;
  }
  const bool publishes = !given.published_date().empty() || given.has_publication();
  if (publishes && (last->is_secret || !proposal.secret_items().empty())) {
    Block(v1::PROPOSAL_UNFIT, "", absl::StrCat(point.id(), " SECRET"), blockers);
  }
  const PointDates dates = Together(*last->dates, given);
  const Record* body = now.state.Find(last->body);
  NOORDSTER_CHECK(body != nullptr);
  BlockByOrder(point, *last, dates, blockers);
  BlockBySignatories(dates, body->body().kind(), blockers);
  if (!given.signed_date().empty()) BlockByText(now, point, *last, blockers);
}

// What holds for the days whatever the point is.
void BlockByDays(const Case& now, const PointDates& given, std::vector<Blocker>& blockers) {
  const PointDates& nothing = PointDates::default_instance();
  if (given.SerializeAsString() == nothing.SerializeAsString()) {
    Block(v1::FIELD_REQUIRED, "", "dates", blockers);
  }
  // Dates of this form order as text.
  const std::string last =
      std::max({given.signed_date(), given.sent_date(), given.published_date()});
  if (!last.empty()) BlockFuture(now, last, "", blockers);
}

}  // namespace

absl::StatusOr<Decision> DecideOn(const Case& now, const RecordPointDates& command) {
  absl::StatusOr<const Record*> record = RequireForChange(now, command.proposal);
  if (!record.ok()) return record.status();
  for (const auto& signatory : command.dates.signatories()) {
    const absl::Status known = Require(now.state, signatory.person()).status();
    if (!known.ok()) return known;
  }
  const absl::Status fits = CheckPoints(**record, command.points, "points[$0]", true);
  if (!fits.ok()) return fits;
  std::vector<Blocker> blockers;
  BlockByDays(now, command.dates, blockers);
  for (const std::string& id : command.points) {
    std::vector<Blocker> found;
    BlockByPoint(now, (*record)->proposal(), id, command.dates, found);
    AddNew(std::move(found), blockers);
  }
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  Decision decision;
  decision.resource = command.proposal;
  auto& event = *decision.events.emplace_back().mutable_point_dates_recorded();
  event.set_proposal(command.proposal);
  *event.mutable_points() = {command.points.begin(), command.points.end()};
  *event.mutable_dates() = command.dates;
  return decision;
}

}  // namespace noordster::engine
