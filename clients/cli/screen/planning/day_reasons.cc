// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/day_reasons.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// Of a screen for the names, so that most of it is left for the reasons.
constexpr size_t kNamesPart = 3;

}  // namespace

void DayReasons::Add(const std::string& name, absl::string_view day, const std::string& reason) {
  table_.Add({FittedCell(name, look_->columns / kNamesPart), PlannedDay(day, *look_), reason});
}

void DayReasons::AddHandIns(const v1::StageTimes& stage, const v1::Moment& moment,
                            absl::string_view indent) {
  std::string nearer = StageTitle(stage);
  for (const v1::HandIn& hand_in : moment.hand_ins()) {
    const std::string& name =
        hand_in.display_name().empty() ? hand_in.office() : hand_in.display_name();
    const std::string cell = FittedCell(name, look_->columns / kNamesPart - indent.size());
    table_.Add({absl::StrCat(indent,
                             absl::StrJoin(absl::StrSplit(cell, '\n'), absl::StrCat("\n", indent))),
                PlannedDay(hand_in.date(), *look_), HandInReason(hand_in, nearer, *look_)});
    nearer = name;
  }
}

std::string DayReasons::ToString() const { return table_.ToString(look_->columns); }

std::string LatestDayOf(const v1::StageTimes& stage) {
  // Work can be finished until the last day; a meeting is at the latest on one of its own.
  if (stage.body().empty() && !stage.last_finish_date().empty()) return stage.last_finish_date();
  return HasDays(stage.latest()) ? stage.latest().finish_date() : stage.last_finish_date();
}

std::string NoPlaceText(const v1::StageTimes& stage, Language language) {
  return std::string((stage.body().empty()
                          ? Wording{"de kalender reikt niet zo ver", "beyond the calendar"}
                          : Wording{"de kalender heeft geen vergadering meer",
                                    "the calendar has no more meetings"})
                         .In(language));
}

}  // namespace noordster::cli
