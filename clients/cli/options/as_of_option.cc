// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/as_of_option.h"

#include <cstdint>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"

namespace noordster::cli {

void AddAsOfOption(const CommandGroup& group, const CommandSyntax& command, std::string& typed) {
  command.Option("--as-of", typed,
                 group.Say({"zoals bekend op een eerder moment: aan het eind van 27-09-2022, om "
                            "2022-09-27T20:00:00Z, of bij revisie 41",
                            "as known at an earlier moment: at the end of 2022-09-27, at "
                            "2022-09-27T20:00:00Z, or at revision 41"}));
}

absl::Status LookBack(Session& session, const std::string& typed) {
  if (typed.empty()) return absl::OkStatus();
  v1::AsOf as_of;
  int64_t revision = 0;
  if (absl::SimpleAtoi(typed, &revision) && revision > 0) {
    as_of.set_revision(revision);
  } else if (const std::optional<std::string> day = DayOf(typed); day.has_value()) {
    as_of.set_date(*day);
  } else if (absl::StrContains(typed, 'T')) {
    as_of.set_time(typed);
  } else {
    return UsageError(absl::Substitute(
        session.Say({"--as-of '$0': schrijf een dag (27-09-2022), een tijdstip in UTC "
                     "(2022-09-27T20:00:00Z) of het nummer van een revisie (41).",
                     "--as-of '$0': write a day (2022-09-27), a time in UTC "
                     "(2022-09-27T20:00:00Z) or the number of a revision (41)."}),
        typed));
  }
  const Wording known = as_of.revision() > 0
                            ? Wording{"Zoals bekend bij revisie ", "As known at revision "}
                            : Wording{"Zoals bekend op ", "As known at "};
  session.LookBack(as_of,
                   absl::StrCat(session.Say(known),
                                as_of.date().empty() ? typed : DayOnScreen(as_of.date()), "\n"));
  return absl::OkStatus();
}

}  // namespace noordster::cli
