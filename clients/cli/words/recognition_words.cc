// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kRecognitionEnumWords[] = {
    {"noordster.v1.Recognition.PARTNER", {"partner", "partner"}},
    {"noordster.v1.Recognition.RESIDENT", {"inwoner", "resident"}},
    {"noordster.v1.Recognition.SCHOOL", {"school", "school"}},
    {"noordster.v1.Recognition.EXPERT", {"deskundige", "expert"}},

    {"noordster.v1.Recognition.RECOGNISES", {"herkend", "recognised"}},
    {"noordster.v1.Recognition.RECOGNISES_WITH_REMARKS",
     {"met opmerkingen", "recognised with remarks"}},
    {"noordster.v1.Recognition.DOES_NOT_RECOGNISE", {"niet herkend", "not recognised"}},

    {"noordster.v1.Mandate.KEEP_RECOGNITION", {"herkenning bijhouden", "keep recognition rounds"}},
    {"noordster.v1.Milestone.RECOGNITION_OPENED", {"herkenning gevraagd", "recognition asked for"}},
};

}  // namespace

absl::Span<const WordEntry> RecognitionEnumWords() { return kRecognitionEnumWords; }

}  // namespace noordster::cli
