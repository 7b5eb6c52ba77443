// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/indicator/indicator_script.h"

namespace noordster::testing {

const char kFigureResources[] = R"(kind: Area
name: areas/heuvel-noord
display_name: Heuvel Noord
area_kind: NEIGHBOURHOOD
codes: [{year: 2021, code: BU19160101}]
---
kind: Area
name: areas/prinsenhof-hoog
display_name: Prinsenhof Hoog
area_kind: NEIGHBOURHOOD
codes: [{year: 2021, code: BU19160102}]
---
kind: Area
name: areas/amstelwijk
display_name: Amstelwijk
area_kind: NEIGHBOURHOOD
codes: [{year: 2021, code: BU19160103}]
---
kind: Indicator
name: programmes/sterk-voor-noord/indicators/jeugdhulp
display_name: Jeugdhulp
measure: RATE
direction: LOWER
challenges: [jeugd]
)";

std::vector<std::vector<std::string>> IndicatorScript(const std::string& resources,
                                                      const std::string& table) {
  return {
      {"apply", "-f", resources},
      {"area", "get", "heuvel-noord"},
      {"area", "list"},
      {"indicator", "list"},
      {"indicator", "list", "sterk-voor-noord"},
      {"indicator", "import", "jeugdhulp", table, "--column", "p_jz_tn", "--source",
       "CBS, Kerncijfers wijken en buurten 2021", "--boundary-year", "2021"},
      {"indicator", "record", "jeugdhulp", "--area", "heuvel-noord", "--value", "16,9", "--period",
       "2022", "--source", "Gemeente", "--final"},
      {"indicator", "show", "jeugdhulp"},
  };
}

}  // namespace noordster::testing
