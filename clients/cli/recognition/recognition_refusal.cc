// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/recognition_refusal.h"

#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {

std::string RecognitionSentenceOf(const v1::Blocker& blocker, Language language) {
  const int number = blocker.numbers().empty() ? 0 : blocker.numbers(0);
  if (blocker.reason() == v1::RECOGNITION_UNFIT && blocker.subject().empty()) {
    return absl::Substitute(
        Wording{"Herkenning $0 loopt nog of is van later: van een versie wordt er een tegelijk "
                "gevraagd (recognition add, recognition extend).",
                "Recognition $0 is still open or came later: of a version one is asked for at a "
                "time (recognition add, recognition extend)."}
            .In(language),
        number);
  }
  if (blocker.reason() == v1::RECOGNITION_UNFIT) {
    return absl::Substitute(
        Wording{"Uitkomst $0 heeft herkenning $1 afgesloten; recognition open vraagt opnieuw.",
                "Decision $0 concluded recognition $1; recognition open asks again."}
            .In(language),
        LastId(blocker.subject()), number);
  }
  // The number is that of the version.
  if (blocker.reason() != v1::DATE_UNFIT || number == 0) return "";
  return absl::Substitute(
      Wording{"De dag past niet bij die van de herkenning van versie $0, $1.",
              "The day does not go with that of the recognition of version $0, $1."}
          .In(language),
      number, DayOnScreen(blocker.subject()));
}

}  // namespace noordster::cli
