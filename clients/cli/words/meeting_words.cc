// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kMeetingEnumWords[] = {
    {"noordster.v1.Meeting.SITTING", {"vergadering", "sitting"}},
    {"noordster.v1.Meeting.WRITTEN_ROUND", {"schriftelijke ronde", "written round"}},

    {"noordster.v1.Meeting.PLANNED", {"gepland", "planned"}},
    {"noordster.v1.Meeting.CALLED", {"opgeroepen", "called"}},
    {"noordster.v1.Meeting.OPEN", {"geopend", "open"}},
    {"noordster.v1.Meeting.SUSPENDED", {"geschorst", "suspended"}},
    {"noordster.v1.Meeting.HELD", {"gehouden", "held"}},
    {"noordster.v1.Meeting.NOT_OPENED", {"niet geopend", "not opened"}},
    {"noordster.v1.Meeting.CANCELLED", {"vervallen", "cancelled"}},

    {"noordster.v1.AgendaItem.CONSENT", {"hamerstuk", "consent item"}},
    {"noordster.v1.AgendaItem.CONSENT_WITH_STATEMENTS",
     {"hamerstuk met stemverklaring", "consent item with statements"}},
    {"noordster.v1.AgendaItem.DEBATE", {"bespreekstuk", "debate item"}},
    {"noordster.v1.AgendaItem.OTHER", {"overig", "other"}},

    {"noordster.v1.AgendaItem.REQUESTED", {"gevraagd", "requested"}},
    {"noordster.v1.AgendaItem.PLACED", {"geplaatst", "placed"}},
    {"noordster.v1.AgendaItem.REFUSED", {"geweigerd", "refused"}},
    {"noordster.v1.AgendaItem.MOVED_ON", {"doorgeschoven", "moved on"}},

    {"noordster.v1.Ballot.SHOW_OF_HANDS", {"handopsteken", "show of hands"}},
    {"noordster.v1.Ballot.ROLL_CALL", {"hoofdelijk", "roll call"}},
    {"noordster.v1.Ballot.SECRET", {"geheim", "secret"}},

    {"noordster.v1.Ballot.AMENDMENT", {"amendement", "amendment"}},
    {"noordster.v1.Ballot.MOTION", {"motie", "motion"}},
    {"noordster.v1.Ballot.OTHER_SUBJECT", {"overig", "other"}},
    {"noordster.v1.Ballot.DECISION_POINT", {"beslispunt", "decision point"}},

    {"noordster.v1.Ballot.FOR", {"voor", "for"}},
    {"noordster.v1.Ballot.AGAINST", {"tegen", "against"}},

    {"noordster.v1.Ballot.INVALID", {"ongeldig", "invalid"}},
    {"noordster.v1.Ballot.CARRIED", {"aangenomen", "carried"}},
    {"noordster.v1.Ballot.LOST", {"verworpen", "lost"}},
    {"noordster.v1.Ballot.PUT_OFF", {"staking: de volgende vergadering", "tie: the next meeting"}},
    {"noordster.v1.Ballot.VOTE_AGAIN", {"opnieuw stemmen", "vote again"}},
    {"noordster.v1.Ballot.CHOSEN", {"gekozen", "chosen"}},
};

}  // namespace

absl::Span<const WordEntry> MeetingEnumWords() { return kMeetingEnumWords; }

}  // namespace noordster::cli
