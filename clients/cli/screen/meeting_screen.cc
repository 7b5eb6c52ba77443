// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/meeting_screen.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/publicity/publicity_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

std::string Titled(const std::string& title, bool closed, Language language) {
  return InCell(absl::StrCat(TitleOrSecret(title, language),
                             closed ? Wording{" (besloten)", " (closed)"}.In(language) : ""),
                kTitleWidth);
}

// With the secrecy on it below.
std::string Titled(const v1::AgendaItem& item, Language language) {
  const std::string title = Titled(item.title(), item.closed(), language);
  const std::string secrecy = SecrecyStory(item.secrecy(), language);
  return secrecy.empty() ? title : absl::StrCat(title, "\n", InCell(secrecy, kTitleWidth));
}

std::string AudienceWord(v1::Audience audience, Language language) {
  return WordOf(audience == v1::AUDIENCE_UNSPECIFIED ? v1::ADMINISTRATION : audience, language);
}

// "geplaatst, uit raad/juni-2022/4", "doorgeschoven naar raad/oktober-2022/2: Te laat."
std::string PlacementText(const v1::AgendaItem& item, Language language) {
  std::string text = WordOf(item.placement(), language);
  if (!item.moved_from().empty()) {
    absl::StrAppend(&text, Wording{", uit ", ", from "}.In(language), TypedName(item.moved_from()));
  }
  if (!item.moved_to().empty()) {
    absl::StrAppend(&text, Wording{" naar ", " to "}.In(language), TypedName(item.moved_to()));
  }
  if (!item.placement_reason().empty()) absl::StrAppend(&text, ": ", item.placement_reason());
  return text;
}

// "jeugd" for a plan, "jeugd/6" for a step of it.
std::string SubjectsText(const v1::AgendaItem& item) {
  const auto append_subject = [](std::string* out, const std::string& name) {
    if (EndsInNumber(name)) absl::StrAppend(out, LastId(ParentOf(name)), "/");
    absl::StrAppend(out, LastId(name));
  };
  return absl::StrJoin(item.subjects(), "\n", append_subject);
}

// "2 van 3": how many of its papers came.
std::string PapersInShort(const v1::AgendaItem& item, Language language) {
  if (item.papers().empty()) return "";
  const auto delivered =
      std::count_if(item.papers().begin(), item.papers().end(),
                    [](const auto& paper) { return !paper.delivered_date().empty(); });
  return absl::Substitute(Wording{"$0 van $1", "$0 of $1"}.In(language), delivered,
                          item.papers_size());
}

std::string ResultsText(const v1::AgendaItem& item, const PersonNames& persons, Language language) {
  std::vector<std::string> results;
  for (const v1::Ballot& ballot : item.ballots()) {
    results.push_back(ResultInShort(ballot, persons, language));
  }
  return absl::StrJoin(results, "\n");
}

// What of a meeting has a line of its own, by its label.
class MeetingLines {
 public:
  explicit MeetingLines(Language language) : language_(language) {}

  void Add(const Wording& label, const std::string& text) {
    if (!text.empty()) {
      table_.Add({std::string(label.In(language_)), InCell(text, kTextWidth)});
    }
  }

  std::string ToString() const { return table_.ToString(); }

 private:
  Language language_;
  Table table_;
};

// ", schriftelijke ronde, besloten"; empty for one that is as any other.
std::string FormBehind(const v1::Meeting& meeting, Language language) {
  return absl::StrCat(meeting.form() == v1::Meeting::WRITTEN_ROUND
                          ? absl::StrCat(", ", WordOf(meeting.form(), language))
                          : std::string(),
                      meeting.closed() ? Wording{", besloten", ", closed"}.In(language) : "");
}

std::string MovesText(const v1::Meeting& meeting, Language language) {
  std::vector<std::string> moves;
  for (const v1::Meeting::MovedFrom& moved : meeting.moved_from()) {
    moves.push_back(absl::StrCat(Wording{"stond op ", "was on "}.In(language),
                                 DayOnScreen(moved.date()), ": ", moved.reason()));
  }
  return absl::StrJoin(moves, "\n");
}

std::string StateText(const v1::Meeting& meeting, Language language) {
  std::string text = WordOf(meeting.state(), language);
  if (!meeting.resume_date().empty()) {
    const Wording when = meeting.state() == v1::Meeting::SUSPENDED
                             ? Wording{" tot ", " until "}
                             : Wording{", verder op ", ", went on on "};
    absl::StrAppend(&text, when.In(language), DayOnScreen(meeting.resume_date()));
  }
  return text;
}

std::string ChairText(const v1::Meeting::Opening& opening, const PersonNames& persons,
                      Language language) {
  if (opening.chair().empty()) return "";
  return absl::StrCat(PersonOf(persons, opening.chair()),
                      opening.chair_is_member()
                          ? Wording{", lid, stemt mee", ", a member, votes"}.In(language)
                          : Wording{", geen lid", ", no member"}.In(language));
}

std::string MembersText(const v1::Meeting::Opening& opening, const PersonNames& persons) {
  const auto append_name = [&persons](std::string* out, const std::string& person) {
    absl::StrAppend(out, PersonOf(persons, person));
  };
  return absl::StrJoin(opening.persons(), ", ", append_name);
}

std::string LatestAgendaText(const v1::Meeting& meeting, Language language) {
  if (meeting.agenda_version() == 0) {
    return std::string(Wording{"nog niet gepubliceerd", "not published yet"}.In(language));
  }
  return absl::Substitute(Wording{"versie $0 ($1)", "version $0 ($1)"}.In(language),
                          meeting.agenda_version(), AudienceWord(meeting.audience(), language));
}

std::string DecisionListText(const v1::Meeting& meeting) {
  if (!meeting.has_decision_list()) return "";
  return absl::StrCat(DayOnScreen(meeting.decision_list().published_date()), ", ",
                      meeting.decision_list().source());
}

// The items with what was voted, below the meeting.
std::string TreatedText(const std::vector<v1::AgendaItem>& items, const PersonNames& persons,
                        Language language) {
  if (items.empty()) return "";
  Table table(Headings(language, {{"Nr", "No."},
                                  {"Agendapunt", "Item"},
                                  {"Behandeling", "Treatment"},
                                  {"Plaatsing", "Placement"},
                                  {"Stemming", "Vote"}}));
  for (const v1::AgendaItem& item : items) {
    table.Add({absl::StrCat(item.number()), Titled(item, language),
               WordOf(item.treatment(), language),
               InCell(PlacementText(item, language), kTitleWidth),
               OrDash(ResultsText(item, persons, language))});
  }
  return absl::StrCat("\n", table.ToString());
}

}  // namespace

std::string WhenOf(const v1::Meeting& meeting, Language language) {
  std::string day = DayOnScreen(meeting.date());
  if (meeting.form() == v1::Meeting::WRITTEN_ROUND) {
    return absl::StrCat(Wording{"tot en met ", "until "}.In(language), day);
  }
  if (meeting.start_time().empty()) return day;
  return absl::Substitute(Wording{"$0 om $1", "$0 at $1"}.In(language), day, meeting.start_time());
}

std::string WhenInSentence(const v1::Meeting& meeting, Language language) {
  const bool is_until = meeting.form() == v1::Meeting::WRITTEN_ROUND;
  return absl::StrCat(is_until ? "" : Wording{"op ", "on "}.In(language),
                      WhenOf(meeting, language));
}

std::string OpeningText(const v1::Meeting& meeting, Language language) {
  const v1::Meeting::Opening& opening = meeting.opening();
  const v1::Ballot::Count& quorum = opening.quorum();
  if (opening.sitting() == 0) {
    return absl::Substitute(
        Wording{"Geopend. Leden die er waren: $0.", "Opened. Members who were there: $0."}.In(
            language),
        opening.signed_in());
  }
  std::string text(meeting.state() == v1::Meeting::NOT_OPENED
                       ? Wording{"Niet geopend: ", "Not opened: "}.In(language)
                       : Wording{"Geopend: ", "Opened: "}.In(language));
  absl::StrAppend(&text, absl::Substitute(Wording{"$0 van de $1 zittende leden tekenden",
                                                  "$0 of the $1 sitting members signed in"}
                                              .In(language),
                                          opening.signed_in(), opening.sitting()));
  if (!opening.has_quorum()) return absl::StrCat(text, ".");
  if (!meeting.makes_up_for().empty() && quorum.counted() < quorum.needed()) {
    return absl::StrCat(
        text, absl::Substitute(
                  Wording{". Dat is genoeg voor wat op de agenda van $0 stond; voor andere "
                          "onderwerpen zijn $1 nodig ($2).",
                          ". That is enough for what was on the agenda of $0; other subjects need "
                          "$1 ($2)."}
                      .In(language),
                  TypedName(meeting.makes_up_for()), quorum.needed(), quorum.article()));
  }
  return absl::StrCat(
      text, absl::Substitute(Wording{", $0 nodig ($1).", ", $0 needed ($1)."}.In(language),
                             quorum.needed(), quorum.article()));
}

std::string MeetingsText(const std::vector<v1::Meeting>& meetings, Language language) {
  if (meetings.empty()) {
    return std::string(
        Wording{"Er zijn nog geen vergaderingen.\n", "There are no meetings yet.\n"}.In(language));
  }
  Table table(Headings(language, {{"Vergadering", "Meeting"},
                                  {"Wanneer", "When"},
                                  {"Stand", "State"},
                                  {"Punten", "Items"},
                                  {"Agenda", "Agenda"}}));
  for (const v1::Meeting& meeting : meetings) {
    table.Add({absl::StrCat(LastId(meeting.name()), FormBehind(meeting, language)),
               WhenOf(meeting, language), StateText(meeting, language),
               absl::StrCat(meeting.items()), LatestAgendaText(meeting, language)});
  }
  return table.ToString();
}

std::string MeetingText(const v1::Meeting& meeting, const std::vector<v1::AgendaItem>& items,
                        const PersonNames& persons, Language language) {
  MeetingLines lines(language);
  lines.Add({"Vergadering", "Meeting"},
            absl::StrCat(TypedName(meeting.name()), FormBehind(meeting, language)));
  lines.Add({"Wanneer", "When"}, WhenOf(meeting, language));
  lines.Add({"Waar", "Where"}, meeting.place());
  lines.Add({"Verdaagd", "Moved"}, MovesText(meeting, language));
  lines.Add({"In plaats van", "Makes up for"}, TypedName(meeting.makes_up_for()));
  lines.Add({"Stand", "State"}, StateText(meeting, language));
  lines.Add({"Opgeroepen", "Called"}, DayOnScreen(meeting.call_date()));
  if (meeting.has_opening()) {
    lines.Add({"Opening", "Opening"}, OpeningText(meeting, language));
    lines.Add({"Voorzitter", "Chair"}, ChairText(meeting.opening(), persons, language));
    lines.Add({"Aanwezig", "Present"}, MembersText(meeting.opening(), persons));
  }
  lines.Add({"Agenda", "Agenda"}, LatestAgendaText(meeting, language));
  lines.Add({"Besluitenlijst", "Decision list"}, DecisionListText(meeting));
  if (!meeting.minutes_adopted_in().empty()) {
    lines.Add({"Notulen", "Minutes"},
              absl::StrCat(Wording{"vastgesteld in ", "adopted in "}.In(language),
                           TypedName(meeting.minutes_adopted_in())));
  }
  return absl::StrCat(lines.ToString(), TreatedText(items, persons, language));
}

std::string ItemsText(const std::vector<v1::AgendaItem>& items, Language language) {
  if (items.empty()) {
    return std::string(
        Wording{"Er zijn nog geen agendapunten.\n", "There are no items yet.\n"}.In(language));
  }
  Table table(Headings(language, {{"Nr", "No."},
                                  {"Agendapunt", "Item"},
                                  {"Behandeling", "Treatment"},
                                  {"Plaatsing", "Placement"},
                                  {"Over", "About"},
                                  {"Stukken", "Papers"}}));
  for (const v1::AgendaItem& item : items) {
    table.Add({absl::StrCat(item.number()), Titled(item, language),
               WordOf(item.treatment(), language),
               InCell(PlacementText(item, language), kTitleWidth), OrDash(SubjectsText(item)),
               OrDash(PapersInShort(item, language))});
  }
  return table.ToString();
}

std::string AgendaText(const v1::AgendaVersion& agenda, Language language) {
  Table table(Headings(
      language,
      {{"Plaats", "Place"}, {"Agendapunt", "Item"}, {"Behandeling", "Treatment"}, {"Nr", "No."}}));
  int place = 0;
  for (const v1::AgendaEntry& entry : agenda.entries()) {
    table.Add({absl::StrCat(++place), Titled(entry.title(), entry.closed(), language),
               WordOf(entry.treatment(), language), std::string(LastId(entry.item()))});
  }
  return absl::StrCat(
      absl::Substitute(Wording{"Agenda van $0, versie $1, gepubliceerd op $2 ($3)\n",
                               "Agenda of $0, version $1, published on $2 ($3)\n"}
                           .In(language),
                       TypedName(ParentOf(agenda.name())), agenda.number(),
                       DayOnScreen(agenda.published_date()),
                       AudienceWord(agenda.audience(), language)),
      table.ToString());
}

std::string AgendasText(const std::vector<v1::AgendaVersion>& agendas, Language language) {
  if (agendas.empty()) {
    return std::string(
        Wording{"Er is nog geen agenda gepubliceerd.\n", "No agenda was published yet.\n"}.In(
            language));
  }
  Table table(Headings(language, {{"Versie", "Version"},
                                  {"Gepubliceerd", "Published"},
                                  {"Voor", "For"},
                                  {"Punten, in volgorde", "Items, in their order"}}));
  for (const v1::AgendaVersion& agenda : agendas) {
    std::vector<std::string> numbers;
    for (const v1::AgendaEntry& entry : agenda.entries()) {
      numbers.emplace_back(LastId(entry.item()));
    }
    table.Add({absl::StrCat(agenda.number()), DayOnScreen(agenda.published_date()),
               AudienceWord(agenda.audience(), language), absl::StrJoin(numbers, ", ")});
  }
  return table.ToString();
}

}  // namespace noordster::cli
