// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_CALENDAR_TERMS_H_
#define NOORDSTER_SERVICES_CALENDAR_TERMS_H_

#include <vector>

#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"

// Terms of the law, counted forward from an event under the Algemene termijnenwet (Atw). It holds
// for terms in acts and orders in council (art. 1 and 5), and for those in municipal ordinances
// that do not say otherwise (Gemeentewet art. 145). It does not hold for rules of order, agreements
// and hand-in days, which are counted back: those are in hand_in.h. A term in hours, and one on the
// entry into force of rules or on imprisonment (art. 4), is not counted here.
//
// Everything here is pure and safe from any thread.
namespace noordster::calendar {

enum class TermUnit { kDays, kWeeks, kMonths, kYears };

// "zes weken" is {6, TermUnit::kWeeks}. REQUIRES: count >= 1.
struct Term {
  int count;
  TermUnit unit;
};

// What gave a term its last day.
enum class TermRule {
  kCounted,        // the count itself
  kEndsOnOpenDay,  // art. 1(1): no term ends on a Saturday, Sunday, holiday or equated day
  kTwoOpenDays,    // art. 2: a term of three days or more holds two days that are none of these
  kOutsideTheAct,  // the count itself, since art. 4(a) leaves out terms as long as this one
};

// The last day of a term, and why it is that day.
struct TermEnd {
  // Last day as counted, before the act extends it.
  absl::CivilDay counted;
  // What closes `counted` for the law; told of terms outside the act as well.
  ClosedBy counted_closed_by;
  // Last day of the term; never before `counted`.
  absl::CivilDay end;
  // Why `end` is that day: kTwoOpenDays only where art. 1(1) alone would end the term earlier.
  TermRule rule;

  friend bool operator==(const TermEnd&, const TermEnd&) = default;
};

// The act holds for terms of up to 90 days, twelve weeks or three months (art. 4(a)).
bool IsUnderTheAct(const Term& term);

// The last day of a term that runs from an event on `start`, which does not count itself. Weeks end
// on the same weekday; months and years on the same day of the month, or on the last one of a month
// that has no such day: one month from 31 January is 28 or 29 February. `equated_days` are those of
// the royal decrees (art. 3(3)). Never decreases when `start` increases.
TermEnd StatutoryTermEnd(absl::CivilDay start, const Term& term,
                         const std::vector<Period>& equated_days);

}  // namespace noordster::calendar

#endif  // NOORDSTER_SERVICES_CALENDAR_TERMS_H_
