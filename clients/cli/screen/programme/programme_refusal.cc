// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/programme_refusal.h"

#include <cstddef>

#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/fact_words.h"

namespace noordster::cli {
namespace {

// By how a project stands: what it can become.
constexpr FactWords kProjectStateWords[] = {
    {"IDEA",
     {"Het project is een idee: het wordt eerst gepland, of gestopt.",
      "The project is an idea: it is planned first, or stopped."}},
    {"PLANNED",
     {"Het project is gepland: het gaat lopen, wordt weer een idee, of wordt gestopt.",
      "The project is planned: it starts running, becomes an idea again, or is stopped."}},
    {"RUNNING",
     {"Het project loopt: het wordt gepauzeerd, afgerond of gestopt.",
      "The project is running: it is paused, completed or stopped."}},
    {"PAUSED",
     {"Het project is gepauzeerd: het gaat eerst weer lopen, of wordt gestopt.",
      "The project is paused: it goes on running first, or is stopped."}},
    {"COMPLETED",
     {"Het project is afgerond: het kan alleen weer gaan lopen.",
      "The project is completed: it can only start running again."}},
    {"STOPPED",
     {"Het project is gestopt: het kan alleen weer gaan lopen.",
      "The project is stopped: it can only start running again."}},
};

constexpr absl::string_view kContributesTo = "goal.contributes_to";

// By the field of the request; $0 is what it refers to.
constexpr FactWords kProgrammeReferenceWords[] = {
    {kContributesTo,
     {"$0 past hier niet: een doel draagt bij aan opgaven en doelen van zijn eigen programma, en "
      "nooit via andere doelen aan zichzelf.",
      "$0 does not fit here: a goal contributes to challenges and goals of its own programme, and "
      "never by way of other goals to itself."}},
    {"project.partners",
     {"$0 is een partner van een ander programma dan het project.",
      "$0 is a partner of another programme than the project."}},
    {"project.challenges",
     {"$0 is een opgave van een ander programma dan het project.",
      "$0 is a challenge of another programme than the project."}},
    {"project.goals",
     {"$0 is een doel van een ander programma dan het project.",
      "$0 is a goal of another programme than the project."}},
    {"project.authorised_by",
     {"$0 is van een ander programma dan het project.",
      "$0 is of another programme than the project."}},
    {"signatory.partner",
     {"$0 kan hier niet tekenen: het is een partner van een ander programma.",
      "$0 cannot sign here: it is a partner of another programme."}},
    {"indicator.measure",
     {"De maat van $0 kan niet veranderen: zijn cijfers zijn zo gemeten; registreer een andere "
      "indicator.",
      "The measure of $0 cannot change: its figures were measured so; register another "
      "indicator."}},
    {"indicator.challenges",
     {"$0 is een opgave van een ander programma dan de indicator.",
      "$0 is a challenge of another programme than the indicator."}},
    // Said of an area that would become of another kind, and of the one that is all of the
    // municipality already.
    {"area.kind",
     {"$0 houdt zijn soort, en een gemeente heeft één gebied van de soort gemeente; registreer een "
      "ander gebied, van een andere soort.",
      "$0 keeps its kind, and a municipality has one area of the kind municipality; register "
      "another area, of another kind."}},
};

}  // namespace

std::string ProgrammeSentenceOf(const v1::Blocker& blocker, Language language) {
  return blocker.reason() == v1::PROJECT_UNFIT
             ? WordsFor(kProjectStateWords, blocker.subject(), language)
             : "";
}

std::string TurnSentenceOf(const v1::Blocker& blocker, Language language) {
  if (blocker.reason() != v1::DATE_BEFORE_EARLIER_STEP) return "";
  return absl::Substitute(
      Wording{"Het project staat zo sinds $0: kies die dag of een latere (--on).",
              "The project stands so since $0: choose that day or a later one (--on)."}
          .In(language),
      DayOnScreen(blocker.subject()));
}

std::string ProgrammeUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                     Language language) {
  const Wording* wording = FindWords(kProgrammeReferenceWords, field);
  return wording == nullptr ? "" : absl::Substitute(wording->In(language), TypedName(resource));
}

std::string CircleIn(absl::string_view field, absl::string_view message) {
  // The server leads up to it with a colon; what else it says of this field has none.
  const size_t colon = message.find(": ");
  if (field != kContributesTo || colon == absl::string_view::npos) return "";
  return std::string(message.substr(colon + 2));
}

}  // namespace noordster::cli
