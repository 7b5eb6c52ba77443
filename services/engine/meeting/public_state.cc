// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/meeting/public_state.h"

#include <tuple>
#include <utility>

#include "services/base/check.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Paper;

// Dates of this form order as text.
bool WasBy(const std::string& date, const std::string& day) { return !date.empty() && date <= day; }

// Of versions that were published on one day the later one counts.
const Record* AgendaOn(const State& state, const Record& meeting, const std::string& day) {
  const Record* latest = nullptr;
  const auto order = [](const Record& record) {
    const auto& version = record.agenda_version();
    return std::tuple(version.published_date(), version.number());
  };
  for (int32_t number = 1; number <= meeting.meeting().agenda_version(); ++number) {
    const Record* version = state.Find(AgendaName(meeting.name(), number));
    NOORDSTER_CHECK(version != nullptr);
    const bool was_public = version->audience() == noordster::v1::PUBLIC &&
                            WasBy(version->agenda_version().published_date(), day);
    if (was_public && (latest == nullptr || order(*latest) < order(*version))) latest = version;
  }
  return latest;
}

void AddPapers(const Record& item, const SecretParts& secrets, const std::string& day,
               std::vector<PublicPaper>& papers) {
  if (secrets.contains(item.name())) return;
  for (const Paper& paper : item.agenda_item().papers()) {
    const bool is_secret = secrets.contains(PaperName(item.name(), paper.id()));
    if (is_secret || !WasBy(paper.released_date(), day)) continue;
    papers.push_back({item.agenda_item().number(), paper});
  }
}

}  // namespace

std::vector<std::string> PublicStateNeeds(const State& state, const std::string& meeting) {
  std::vector<std::string> names = {meeting};
  const auto loaded = state.FindLoaded(meeting);
  if (!loaded.has_value() || *loaded == nullptr) return names;
  for (int32_t number = 1; number <= (*loaded)->meeting().agenda_version(); ++number) {
    names.push_back(AgendaName(meeting, number));
  }
  for (int32_t number = 1; number <= (*loaded)->meeting().items(); ++number) {
    names.push_back(ItemName(meeting, number));
  }
  return names;
}

std::optional<PublicState> PublicStateOn(const State& state, const std::string& meeting,
                                         const std::string& day) {
  const Record* record = state.Find(meeting);
  if (record == nullptr) return std::nullopt;
  SecretParts secrets;
  AddSecretParts(*record, secrets);
  PublicState found;
  if (const Record* agenda = AgendaOn(state, *record, day); agenda != nullptr) {
    found.agenda = *agenda;
    LeaveOutSecretTitles(meeting, secrets, *found.agenda->mutable_agenda_version());
  }
  for (int32_t number = 1; number <= record->meeting().items(); ++number) {
    const Record* item = state.Find(ItemName(meeting, number));
    NOORDSTER_CHECK(item != nullptr);
    // Papers of what was moved on may have been public before this meeting was.
    const bool was_moved_on = !item->agenda_item().moved_from().empty();
    if (was_moved_on && !found.agenda.has_value()) continue;
    AddPapers(*item, secrets, day, found.papers);
  }
  if (WasBy(record->meeting().decision_list_date(), day)) {
    auto& list = found.decision_list.emplace();
    list.set_decision_list_date(record->meeting().decision_list_date());
    *list.mutable_decision_list_source() = record->meeting().decision_list_source();
  }
  const bool was_public =
      found.agenda.has_value() || !found.papers.empty() || found.decision_list.has_value();
  return was_public ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace noordster::engine
