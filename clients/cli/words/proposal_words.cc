// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kProposalEnumWords[] = {
    {"noordster.v1.Proposal.EXECUTIVE_PROPOSAL", {"collegevoorstel", "proposal to the executive"}},
    {"noordster.v1.Proposal.COUNCIL_PROPOSAL", {"raadsvoorstel", "proposal to the council"}},

    {"noordster.v1.Proposal.FINANCE", {"financiën", "finance"}},
    {"noordster.v1.Proposal.LEGAL", {"juridisch", "legal"}},
    {"noordster.v1.Proposal.COMMUNICATION", {"communicatie", "communication"}},
    {"noordster.v1.Proposal.MANAGEMENT", {"leiding", "management"}},
    {"noordster.v1.Proposal.PORTFOLIO_HOLDER", {"portefeuillehouder", "portfolio holder"}},

    {"noordster.v1.DecisionPoint.PLAN", {"plan", "plan"}},
    {"noordster.v1.DecisionPoint.BUDGET_CHANGE", {"begrotingswijziging", "budget change"}},
    {"noordster.v1.DecisionPoint.OTHER", {"overig", "other"}},

    {"noordster.v1.PointDates.CHAIR", {"voorzitter", "chair"}},
    {"noordster.v1.PointDates.CLERK", {"griffier", "clerk"}},
    {"noordster.v1.PointDates.SECRETARY", {"secretaris", "secretary"}},
};

}  // namespace

absl::Span<const WordEntry> ProposalEnumWords() { return kProposalEnumWords; }

}  // namespace noordster::cli
