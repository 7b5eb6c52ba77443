// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/queries.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/municipal_day.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/refusal.h"
#include "services/runtime/fold.h"
#include "services/runtime/projection.h"
#include "storage/keys.h"

namespace noordster::runtime {
namespace {

using noordster::internal::v1::TextRef;

// Loads records of these names into a state from their rows; without rows there are none.
absl::Status LoadAll(const std::vector<std::string>& names,
                     const std::vector<std::optional<std::string>>* rows, engine::State& state) {
  for (size_t i = 0; i < names.size(); ++i) {
    std::shared_ptr<Record> record;
    if (rows != nullptr && (*rows)[i].has_value()) {
      record = std::make_shared<Record>();
      if (!record->ParseFromString(*(*rows)[i])) {
        return RefuseDamaged(absl::StrCat(names[i], " cannot be read"));
      }
    }
    state.Load(names[i], std::move(record));
  }
  return absl::OkStatus();
}

}  // namespace

Queries::Queries(const storage::Store& store, const base::Clock& clock)
    : store_(store), clock_(clock), position_key_(base::Sha256({"positions", store.id()})) {}

absl::Status Queries::NotFound(absl::string_view municipality, absl::string_view name) {
  const std::string full =
      absl::StrCat("municipalities/", municipality, name.empty() ? "" : "/", name);
  return engine::Refuse(noordster::v1::RESOURCE_NOT_FOUND, absl::StrCat(full, " does not exist"),
                        {{"resource", full}});
}

absl::Status Queries::Translate(const absl::Status& status, const std::string& municipality) {
  return absl::IsNotFound(status) ? NotFound(municipality, "") : status;
}

absl::Status Queries::CheckRevision(const Reader& reader, const storage::Head& head) const {
  if (head.sequence >= reader.at_least_revision) return absl::OkStatus();
  return engine::Refuse(noordster::v1::REVISION_NOT_REACHED,
                        absl::StrCat("revision ", reader.at_least_revision,
                                     " is not reached; this store is at ", head.sequence),
                        {{"revision", absl::StrCat(head.sequence)}});
}

engine::Context Queries::Now() const {
  const absl::Time now = clock_.Now();
  return {absl::ToUnixMicros(now), base::MunicipalDay(now)};
}

absl::StatusOr<engine::State> Queries::CallerState(const engine::Caller& caller,
                                                   const std::string& municipality) const {
  engine::State state;
  while (true) {
    std::vector<std::string> names;
    std::vector<std::string> keys;
    for (std::string& name : engine::CallerNeeds(state, caller)) {
      if (state.Loaded(name)) continue;
      keys.push_back(KeyOfRecord(name));
      names.push_back(std::move(name));
    }
    if (names.empty()) return state;
    absl::StatusOr<storage::Values> values = store_.Get(municipality, keys);
    const bool is_unknown = absl::IsNotFound(values.status());
    if (!values.ok() && !is_unknown) return values.status();
    const absl::Status loaded = LoadAll(names, is_unknown ? nullptr : &values->values, state);
    if (!loaded.ok()) return loaded;
  }
}

absl::StatusOr<Reader> Queries::ReaderOf(const engine::Caller& caller,
                                         const std::string& municipality) const {
  const absl::StatusOr<engine::State> state = CallerState(caller, municipality);
  if (!state.ok()) return state.status();
  return Reader{caller, municipality, 0, engine::Sight(*state, caller, Now()), nullptr};
}

absl::StatusOr<SightAt> Queries::SightOf(const engine::Caller& caller,
                                         const std::string& municipality) const {
  std::vector<std::string> names = engine::CallerNeeds(engine::State(), caller);
  while (true) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
    absl::StatusOr<storage::Values> values = store_.Get(municipality, keys);
    if (!values.ok()) return Translate(values.status(), municipality);
    engine::State state;
    if (absl::Status loaded = LoadAll(names, &values->values, state); !loaded.ok()) return loaded;
    std::vector<std::string> needed = engine::CallerNeeds(state, caller);
    if (needed == names) {
      if (state.Find("") == nullptr) return NotFound(municipality, "");
      const engine::Context now = Now();
      return SightAt{engine::Sight(state, caller, now), values->head.sequence, now.today};
    }
    // All of them again, so that they are of one revision.
    names = std::move(needed);
  }
}

absl::StatusOr<int64_t> Queries::LastBefore(const std::string& municipality,
                                            absl::Time time) const {
  const absl::StatusOr<storage::Values> values =
      store_.Get(municipality, std::vector<std::string>{});
  if (!values.ok()) return Translate(values.status(), municipality);
  return LastEventBy(store_, municipality, time - absl::Microseconds(1), values->head.sequence);
}

absl::StatusOr<Standing> Queries::StandingOf(const Reader& reader) const {
  const absl::StatusOr<Records> municipality = GetOne(reader, "");
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<engine::State> state = CallerState(reader.caller, reader.municipality);
  if (!state.ok()) return state.status();
  Standing standing;
  standing.revision = municipality->revision;
  standing.in_force = municipality->records[0]->municipality().mandates_in_force();
  for (const Record* mandate : engine::MandatesHeld(*state, reader.caller, Now())) {
    standing.mandates.push_back(*mandate);
  }
  return standing;
}

bool Queries::HoldsMandate(const engine::Caller& caller, const std::string& municipality) const {
  if (caller.actor.person_id().empty() || municipality.empty()) return false;
  const absl::StatusOr<engine::State> state = CallerState(caller, municipality);
  return state.ok() && !engine::MandatesHeld(*state, caller, Now()).empty();
}

absl::Status Queries::CheckAllowed(const Reader& reader, noordster::v1::Mandate::Act act) const {
  const absl::StatusOr<engine::State> state = CallerState(reader.caller, reader.municipality);
  if (!state.ok()) return state.status();
  const engine::Act of_municipality{act, noordster::v1::Mandate::ACT_UNSPECIFIED, {""}, ""};
  return engine::Allowed(*state, reader.caller, of_municipality, Now()).has_value()
             ? absl::OkStatus()
             : engine::RefuseAct(of_municipality);
}

absl::CivilDay Queries::Today(const Reader& reader) const {
  return reader.past == nullptr ? base::MunicipalDay(clock_.Now()) : reader.past->moment().day;
}

absl::StatusOr<std::shared_ptr<PastRecords>> Queries::PastOf(
    const Reader& reader, const noordster::v1::AsOf& as_of) const {
  if (absl::Status valid = CheckAsOf(as_of, clock_.Now()); !valid.ok()) return valid;
  const absl::StatusOr<Records> municipality = GetOne(reader, "");
  if (!municipality.ok()) return municipality.status();
  const absl::StatusOr<Moment> moment =
      FindMoment(store_, reader.municipality, as_of, municipality->revision);
  if (!moment.ok()) return moment.status();
  return std::make_shared<PastRecords>(store_, reader.municipality, *moment);
}

absl::StatusOr<PublicStateAt> Queries::PublicStateOf(const Reader& reader,
                                                     const std::string& meeting,
                                                     const std::string& day) const {
  std::vector<std::string> names = {meeting};
  while (true) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(KeyOfRecord(name));
    absl::StatusOr<storage::Values> values = store_.Get(reader.municipality, keys);
    if (!values.ok()) return Translate(values.status(), reader.municipality);
    if (absl::Status reached = CheckRevision(reader, values->head); !reached.ok()) return reached;
    engine::State state;
    if (absl::Status loaded = LoadAll(names, &values->values, state); !loaded.ok()) return loaded;
    std::vector<std::string> needed = engine::PublicStateNeeds(state, meeting);
    if (needed == names) {
      std::optional<engine::PublicState> found = engine::PublicStateOn(state, meeting, day);
      if (!found.has_value()) return NotFound(reader.municipality, meeting);
      return PublicStateAt{values->head.sequence, *std::move(found)};
    }
    // All of them again, so that they are of one revision.
    names = std::move(needed);
  }
}

absl::StatusOr<Chain> Queries::ChainOf(const Reader& reader) const {
  absl::StatusOr<storage::Values> values =
      store_.Get(reader.municipality, std::vector<std::string>{storage::GenesisKey()});
  if (!values.ok()) return Translate(values.status(), reader.municipality);
  if (absl::Status reached = CheckRevision(reader, values->head); !reached.ok()) return reached;
  if (values->head.sequence == 0) return NotFound(reader.municipality, "");
  if (!values->values[0].has_value())
    return RefuseDamaged("the genesis of the chain cannot be read");
  return Chain{*std::move(values->values[0]), std::move(values->head)};
}

absl::StatusOr<std::vector<StoredEvent>> Queries::ListStored(const Reader& reader, int64_t after,
                                                             int64_t until, int page_size) const {
  const storage::Range range = {storage::EventKey(after + 1), storage::EventKey(until + 1)};
  absl::StatusOr<storage::Page> page =
      store_.Scan(reader.municipality, range, static_cast<size_t>(page_size));
  if (!page.ok()) return Translate(page.status(), reader.municipality);
  absl::StatusOr<std::vector<noordster::internal::v1::Event>> events =
      EventsOf(store_, reader.municipality, page->rows);
  if (!events.ok()) return events.status();
  std::vector<StoredEvent> found;
  int64_t next = after + 1;
  for (size_t i = 0; i < events->size() && page->rows[i].key == storage::EventKey(next); ++i) {
    found.push_back({std::move(page->rows[i].value), std::move((*events)[i])});
    ++next;
  }
  const bool is_whole = found.size() == page->rows.size() && (page->more || next > until);
  if (!is_whole) return RefuseDamaged(absl::StrCat("event ", next, " cannot be read"));
  return found;
}

absl::StatusOr<PrivateTexts> Queries::PrivateTextsOf(
    const Reader& reader, absl::Span<const google::protobuf::Message* const> messages) const {
  std::vector<TextRef> refs;
  for (const google::protobuf::Message* message : messages) CollectTexts(*message, refs);
  absl::StatusOr<PrivateTexts> texts = ReadTexts(store_, reader.municipality, refs);
  if (!texts.ok()) return Translate(texts.status(), reader.municipality);
  return texts;
}

absl::StatusOr<Texts> Queries::TextsOf(
    const Reader& reader, absl::Span<const google::protobuf::Message* const> messages) const {
  absl::StatusOr<PrivateTexts> stored = PrivateTextsOf(reader, messages);
  if (!stored.ok()) return stored.status();
  Texts texts;
  for (auto& [id, text] : *stored) texts[id] = std::move(*text.mutable_text());
  return texts;
}

absl::StatusOr<std::vector<std::string>> Queries::Municipalities() const {
  return store_.ListPartitions();
}

}  // namespace noordster::runtime
