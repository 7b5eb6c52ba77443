// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kActionEnumWords[] = {
    {"noordster.v1.Action.ACTION_POINT", {"actiepunt", "action point"}},
    {"noordster.v1.Action.COMMITMENT", {"toezegging", "commitment"}},
    {"noordster.v1.Action.MOTION", {"motie", "motion"}},
    {"noordster.v1.Action.AMENDMENT", {"amendement", "amendment"}},

    {"noordster.v1.Action.OPEN", {"open", "open"}},
    {"noordster.v1.Action.CARRIED_OUT", {"uitgevoerd", "carried out"}},
    {"noordster.v1.Action.LAPSED", {"vervallen", "lapsed"}},
    {"noordster.v1.Action.REPLACED", {"vervangen", "replaced"}},
    {"noordster.v1.Action.NOT_ADOPTED", {"verworpen", "not adopted"}},

    {"noordster.v1.DecisionRelation.SUPPLEMENTS", {"vult aan", "supplements"}},
    {"noordster.v1.DecisionRelation.CARRIES_OUT", {"voert uit", "carries out"}},

    {"noordster.v1.Milestone.ACTION_ADDED", {"op de actielijst", "on the list of actions"}},
    {"noordster.v1.Milestone.ACTION_SETTLED", {"actie afgedaan", "action settled"}},
    {"noordster.v1.Milestone.ACTION_REOPENED", {"actie heropend", "action opened again"}},

    {"noordster.v1.WorkItem.SETTLE_ACTION", {"afdoen", "to settle"}},

    {"noordster.v1.Mandate.KEEP_ACTIONS", {"actielijst bijhouden", "keep the list of actions"}},
};

}  // namespace

absl::Span<const WordEntry> ActionEnumWords() { return kActionEnumWords; }

}  // namespace noordster::cli
