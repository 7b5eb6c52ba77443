// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kSearchEnumWords[] = {
    {"noordster.v1.SearchHit.PLAN", {"plannen", "plans"}},
    {"noordster.v1.SearchHit.PROJECT", {"projecten", "projects"}},
    {"noordster.v1.SearchHit.REMARK", {"opmerkingen", "remarks"}},
    {"noordster.v1.SearchHit.FOLLOW_UP", {"opvolging", "follow-ups"}},

    {"noordster.v1.SearchHit.TITLE", {"titel", "title"}},
    {"noordster.v1.SearchHit.DESCRIPTION", {"omschrijving", "description"}},
    {"noordster.v1.SearchHit.WORDS", {"tekst", "words"}},
    {"noordster.v1.SearchHit.REACTION", {"reactie", "reaction"}},
};

}  // namespace

absl::Span<const WordEntry> SearchEnumWords() { return kSearchEnumWords; }

}  // namespace noordster::cli
