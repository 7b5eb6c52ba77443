// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/secrecy_option.h"

namespace noordster::cli {

void AddSecrecyDay(const CommandGroup& group, const CommandSyntax& command, SecrecyTerms& terms) {
  command
      .Option("--on", terms.on,
              group.Say({"dag waarop het gremium dat deed", "day on which the body did"}))
      .Required();
}

void AddSecrecyTerms(const CommandGroup& group, const CommandSyntax& command, SecrecyTerms& terms) {
  command
      .Option("--body", terms.body, group.Say({"gremium dat haar oplegt", "body that imposes it"}))
      .Required();
  command
      .Option("--ground", terms.ground,
              group.Say({"grond van Woo artikel 5.1: privacy, financial-interests, …",
                         "ground of Woo article 5.1: privacy, financial-interests, …"}))
      .Required();
  command.Option("--lifter", terms.lifter,
                 group.Say({"gremium dat haar kan opheffen: de raad, als het stuk daarmee is "
                            "gedeeld; anders wie haar oplegt",
                            "body that can lift it: the council, when it was shared with it; "
                            "otherwise who imposes it"}));
}

}  // namespace noordster::cli
