// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kStatusEnumWords[] = {
    {"noordster.v1.Assessment.OVERALL", {"totaalbeeld", "overall"}},
    {"noordster.v1.Assessment.GOVERNANCE", {"bestuur", "governance"}},
    {"noordster.v1.Assessment.PLANNING", {"planning", "planning"}},
    {"noordster.v1.Assessment.BUDGET", {"budget", "budget"}},
    {"noordster.v1.Assessment.RISK", {"risico", "risk"}},
    {"noordster.v1.Assessment.PHASE", {"fase", "phase"}},
    {"noordster.v1.Assessment.DEVIATION", {"afwijking", "deviation"}},

    {"noordster.v1.Assessment.AS_EXPECTED", {"zoals verwacht", "as expected"}},
    {"noordster.v1.Assessment.ATTENTION", {"aandacht", "attention"}},
    {"noordster.v1.Assessment.CONCERN", {"zorg", "concern"}},

    {"noordster.v1.Milestone.STATUS_ASSESSED", {"stand van programma", "status of programme"}},
};

}  // namespace

absl::Span<const WordEntry> StatusEnumWords() { return kStatusEnumWords; }

}  // namespace noordster::cli
