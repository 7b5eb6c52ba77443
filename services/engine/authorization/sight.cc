// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/authorization/sight.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/authorization/mandate_rules.h"
#include "services/engine/authorization/outside_view.h"
#include "services/engine/event_subject.h"
#include "services/engine/names.h"
#include "services/engine/standing.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Actor;
using noordster::internal::v1::Event;
using noordster::v1::Audience;
using Mandate = noordster::v1::Mandate;

// Whom a record is meant for.
Audience AudienceFor(const Record& record) {
  switch (record.kind_case()) {
    case Record::kMunicipality:
    case Record::kBody:
    case Record::kProgramme:
    case Record::kChallenge:
    case Record::kPath:
    case Record::kPathVersion:
    case Record::kGoal:
    case Record::kPartner:
    case Record::kCovenant:
    case Record::kArea:
    case Record::kIndicator:
    case Record::kSeries:
    case Record::kAssessment:
    case Record::kCalendar:
    case Record::kSchedule:
      return noordster::v1::PUBLIC;
    default:
      return record.audience();
  }
}

// The parts of a plan that say nothing about what bodies did with it.
Record WithoutProgress(const Record& plan) {
  Record shown;
  shown.set_name(plan.name());
  *shown.mutable_plan()->mutable_title() = plan.plan().title();
  *shown.mutable_plan()->mutable_challenges() = plan.plan().challenges();
  shown.mutable_plan()->set_path_version(plan.plan().path_version());
  return shown;
}

// For whom what became of a point of a proposal, of a project, of an indicator or of how a
// programme stands is meant; the administration for all else.
Audience PartAudienceOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kProjectMade:
      return event.project_made().audience();
    case Event::kProjectChanged:
      return event.project_changed().audience();
    case Event::kProjectTurned:
      return event.project_turned().audience();
    case Event::kProjectTold:
      return event.project_told().audience();
    case Event::kProgrammeAssessed:
    case Event::kIndicatorMade:
    case Event::kIndicatorChanged:
    case Event::kMeasurementsRecorded:
      return noordster::v1::PUBLIC;
    case Event::kPointDecided:
      return event.point_decided().outcome().audience();
    case Event::kPointConfirmed:
      return event.point_confirmed().audience();
    case Event::kPointReversed:
      return event.point_reversed().audience();
    default:
      return noordster::v1::ADMINISTRATION;
  }
}

// Whether who reads as partner or public is meant; the administration sees it all and never asks.
bool IsMeantFor(Audience reads_as, Audience audience) {
  return audience == noordster::v1::PUBLIC ||
         (audience == noordster::v1::PARTNERS && reads_as == noordster::v1::PARTNERS);
}

// Bits beside an audience in an encoded sight.
constexpr int kSeesEverything = 4;
constexpr int kOnlyDigest = 8;
constexpr int kReadsSecrets = 16;

constexpr size_t kDigestBytes = 8;
constexpr size_t kItemBytes = kDigestBytes + 1;

std::string DigestOf(absl::string_view text) {
  return base::Sha256({text}).substr(0, kDigestBytes);
}

// The name of what an event tells about.
std::string PlaceOf(const Event& event) {
  std::string plan = PlanOf(event);
  if (!plan.empty()) return plan;
  std::string drafted = DraftedResourceOf(event);
  return drafted.empty() ? event.header().resource() : drafted;
}

}  // namespace

Sight::Sight(const State& state, const Caller& caller, const Context& now)
    : now_micros_(now.now_micros) {
  // The server itself sees all, and the trusted local user whatever they may do.
  everything_ =
      caller.actor.kind() == Actor::CLOCK ||
      (caller.actor.kind() == Actor::LOCAL_TRUSTED && Allowed(state, caller, {}, now).has_value());
  if (caller.actor.person_id().empty()) return;
  const Record* person = state.Find(PersonName(caller.actor.person_id()));
  if (person == nullptr) return;
  person_ = person->name();
  const std::string today = calendar::FormatDate(now.today);
  for (const Record* mandate : MandatesHeld(state, caller, now)) {
    const std::string& scope = mandate->mandate().scope();
    // Nobody reads by a mandate for a body.
    if (ScopeKindOf(scope) == ScopeKind::kBody) continue;
    Audience& reads_as = scope.empty() ? registers_ : ReadsProgrammeAs(scope);
    for (const auto& [act, audience] :
         {std::pair(Mandate::READ_ADMINISTRATION, noordster::v1::ADMINISTRATION),
          std::pair(Mandate::READ_PARTNERS, noordster::v1::PARTNERS)}) {
      if (Allows(mandate->mandate(), act, scope, today)) reads_as = std::min(reads_as, audience);
    }
    if (Allows(mandate->mandate(), Mandate::READ_SECRET, scope, today)) {
      secrets_of_.insert(scope);
    }
  }
}

Audience& Sight::ReadsProgrammeAs(const std::string& programme) {
  return programmes_.try_emplace(programme, noordster::v1::PUBLIC).first->second;
}

Audience Sight::ReadsAs(absl::string_view name) const {
  if (everything_) return noordster::v1::ADMINISTRATION;
  const absl::string_view programme = ProgrammeOf(name);
  if (programme.empty()) return registers_;
  const auto found = programmes_.find(programme);
  return found == programmes_.end() ? noordster::v1::PUBLIC : found->second;
}

bool Sight::SeesSecretsOf(absl::string_view name) const {
  return everything_ || (SeesAllOf(name) && secrets_of_.contains(ProgrammeOf(name)));
}

std::vector<std::string> Sight::RecordsToCheck(std::vector<std::string> names) const {
  names.erase(std::remove_if(names.begin(), names.end(),
                             [this](const std::string& name) { return SeesSecretsOf(name); }),
              names.end());
  return names;
}

void Sight::AddHidden(const Record& behind, SecretParts& secrets) const {
  AddSecretParts(behind, secrets);
  if (behind.has_project() && !Seen(behind, {}).has_value()) secrets.insert(behind.name());
}

bool Sight::Shows(Audience reads_as, Audience audience, int64_t visible_from_micros) const {
  return visible_from_micros <= now_micros_ && IsMeantFor(reads_as, audience);
}

void Sight::HideOthers(Audience reads_as, absl::string_view plan, const SecretParts& secrets,
                       noordster::internal::v1::Decision& decision) const {
  const auto hides = [&](int32_t number, Audience audience, int64_t visible_from_micros) {
    return number > 0 && (!Shows(reads_as, audience, visible_from_micros) ||
                          secrets.contains(DecisionName(plan, number)));
  };
  if (hides(decision.replaced_by(), decision.replaced_audience(),
            decision.replaced_visible_from_micros())) {
    decision.set_state(StateBeforeReplacement(decision));
    decision.clear_replaced_by();
  }
  if (hides(decision.replaces(), decision.replaces_audience(),
            decision.replaces_visible_from_micros())) {
    decision.clear_replaces();
  }
  // Rounds, items and proposals are the administration's, and relations may be of plans that are
  // hidden.
  decision.clear_recognition();
  decision.clear_agenda_item();
  decision.clear_ballot();
  decision.clear_proposal();
  decision.clear_point();
  decision.clear_relations();
}

bool Sight::IsDisclosed(Audience reads_as, const Record& record, const SecretParts& secrets) const {
  const std::string plan(record.has_plan() ? record.name() : ParentOf(record.name()));
  return absl::c_any_of(record.disclosures(), [&](const Disclosure& made) {
    return Shows(reads_as, made.audience(), made.from_micros()) &&
           !secrets.contains(DecisionName(plan, made.decision()));
  });
}

bool Sight::IsOwn(const Record& record) const {
  return !person_.empty() && (record.name() == person_ || record.mandate().person() == person_ ||
                              record.draft().author() == person_);
}

bool Sight::SeesWhatIsFor(Audience audience, absl::string_view name) const {
  return SeesAllOf(name) || IsMeantFor(ReadsAs(name), audience);
}

bool Sight::SeesAllOf(absl::string_view name) const {
  return ReadsAs(name) == noordster::v1::ADMINISTRATION;
}

bool Sight::SeesAllWithin(const std::string& programme) const {
  if (everything_ || !programme.empty()) return SeesAllOf(programme);
  return absl::c_any_of(
      programmes_, [](const auto& read) { return read.second == noordster::v1::ADMINISTRATION; });
}

std::optional<Record> Sight::Seen(Record record, const SecretParts& secrets) const {
  if (IsOwn(record)) return record;
  // A draft tells of what its act is done to.
  const Audience reads_as = ReadsAs(record.has_draft() ? record.draft().resource() : record.name());
  if (reads_as == noordster::v1::ADMINISTRATION) return WithoutSecrets(std::move(record), secrets);
  if (IsSecretPart(record, secrets)) return std::nullopt;
  if (!record.has_draft()) record = WithoutSecrets(std::move(record), secrets);
  if (Shows(reads_as, AudienceFor(record), record.visible_from_micros())) {
    if (record.has_decision()) {
      HideOthers(reads_as, ParentOf(record.name()), secrets, *record.mutable_decision());
    }
    return FromOutside(std::move(record));
  }
  if (!IsDisclosed(reads_as, record, secrets)) return std::nullopt;
  return record.has_plan() ? WithoutProgress(record) : FromOutside(std::move(record));
}

std::optional<Record> Sight::SeenIn(const State& state, const Record& record) const {
  SecretParts secrets;
  for (const std::string& name : RecordsToCheck(RecordsBehind(record))) {
    if (!state.Loaded(name)) return std::nullopt;
    const Record* behind = state.Find(name);
    if (behind != nullptr) AddHidden(*behind, secrets);
  }
  return Seen(record, secrets);
}

std::optional<Event> Sight::Seen(Event event, const SecretParts& secrets) const {
  const Audience reads_as = ReadsAs(PlaceOf(event));
  if (reads_as == noordster::v1::ADMINISTRATION) return WithoutSecrets(std::move(event), secrets);
  bool is_shown = false;
  if (event.has_outcome_recorded()) {
    const auto& recorded = event.outcome_recorded();
    is_shown = Shows(reads_as, recorded.audience(), recorded.visible_from_micros());
  } else if (const auto* facts = FactsOf(event); facts != nullptr) {
    is_shown = Shows(reads_as, facts->audience(), facts->visible_from_micros());
  } else if (const auto* meeting = MeetingFactsOf(event); meeting != nullptr) {
    is_shown = Shows(reads_as, meeting->audience(), 0);
  } else if (const auto* action = ActionFactsOf(event); action != nullptr) {
    is_shown = Shows(reads_as, action->audience(), 0);
  } else {
    is_shown = Shows(reads_as, PartAudienceOf(event), 0);
  }
  if (!is_shown || IsSecret(event, secrets)) return std::nullopt;
  event = FromOutside(std::move(event));
  if (event.has_outcome_recorded()) {
    auto& recorded = *event.mutable_outcome_recorded();
    HideOthers(reads_as, recorded.plan(), secrets, *recorded.mutable_decision());
  }
  if (event.has_agenda_published()) {
    auto& published = *event.mutable_agenda_published();
    LeaveOutSecretTitles(published.facts().meeting(), secrets, *published.mutable_version());
  }
  return event;
}

bool Sight::Shows(const noordster::internal::v1::Milestone& milestone,
                  const SecretParts& secrets) const {
  const Audience reads_as = ReadsAs(milestone.resource());
  if (reads_as == noordster::v1::ADMINISTRATION) return true;
  if (milestone.visible_from_micros() > milestone.commit_time_micros()) return false;
  if (!IsMeantFor(reads_as, milestone.audience())) return false;
  if (IsSecretByItem(milestone.resource())) return !secrets.contains(milestone.resource());
  return milestone.decision() == 0 ||
         !secrets.contains(DecisionName(milestone.resource(), milestone.decision()));
}

std::vector<Sight::Narrowing> Sight::NarrowedSince(const Sight& before) const {
  std::vector<Narrowing> narrowed;
  if (before.everything_ && !everything_) {
    // Only the trusted local user sees everything, and then loses it all at once.
    narrowed.push_back({"", noordster::v1::PUBLIC});
    return narrowed;
  }
  const bool lost_secrets_of_bodies = before.SeesSecretsOf("") && !SeesSecretsOf("");
  if (registers_ > before.registers_ || lost_secrets_of_bodies) {
    narrowed.push_back({"bodies", registers_});
  }
  if (registers_ > before.registers_) {
    narrowed.push_back({"mandates", registers_});
    narrowed.push_back({"paths", registers_});
  }
  for (const auto& [programme, read_as] : before.programmes_) {
    const Audience reads_as = ReadsAs(programme);
    const bool lost_secrets = before.SeesSecretsOf(programme) && !SeesSecretsOf(programme);
    if (reads_as > read_as || lost_secrets) narrowed.push_back({programme, reads_as});
  }
  absl::c_sort(narrowed, [](const Narrowing& a, const Narrowing& b) { return a.name < b.name; });
  return narrowed;
}

// A byte for the registers, then nine for each programme: the beginning of a digest of its name,
// and how it is read.
std::string Sight::EncodeWhole() const {
  std::vector<std::string> items;
  for (const auto& [programme, reads_as] : programmes_) {
    const int how = reads_as | (secrets_of_.contains(programme) ? kReadsSecrets : 0);
    items.push_back(absl::StrCat(DigestOf(programme), std::string(1, static_cast<char>(how))));
  }
  absl::c_sort(items);
  const int registers = registers_ | (everything_ ? kSeesEverything : 0) |
                        (secrets_of_.contains("") ? kReadsSecrets : 0);
  return absl::StrCat(std::string(1, static_cast<char>(registers)), absl::StrJoin(items, ""));
}

std::string Sight::Encode() const {
  std::string whole = EncodeWhole();
  if (whole.size() <= kEncodedBytesMax) return whole;
  return absl::StrCat(std::string(1, static_cast<char>(kOnlyDigest)), DigestOf(whole));
}

std::optional<Sight> Sight::Decode(absl::string_view bytes,
                                   const std::vector<std::string>& programmes, const Sight& now) {
  if (bytes == now.Encode()) return now;
  if (bytes.empty()) return std::nullopt;
  Sight sight;
  sight.now_micros_ = now.now_micros_;
  sight.everything_ = (bytes[0] & kSeesEverything) != 0;
  if (sight.everything_) return sight;
  if ((bytes[0] & kOnlyDigest) != 0 || bytes.size() % kItemBytes != 1) return std::nullopt;
  sight.registers_ = static_cast<Audience>(bytes[0] & ~kReadsSecrets);
  if ((bytes[0] & kReadsSecrets) != 0) sight.secrets_of_.insert("");
  absl::flat_hash_map<std::string, std::string> names;
  for (const std::string& programme : programmes) names[DigestOf(programme)] = programme;
  for (size_t i = 1; i < bytes.size(); i += kItemBytes) {
    const auto name = names.find(bytes.substr(i, kDigestBytes));
    // Programmes are never deleted.
    if (name == names.end()) return std::nullopt;
    const int how = static_cast<uint8_t>(bytes[i + kDigestBytes]);
    sight.programmes_[name->second] = static_cast<Audience>(how & ~kReadsSecrets);
    if ((how & kReadsSecrets) != 0) sight.secrets_of_.insert(name->second);
  }
  return sight;
}

bool Sight::SeesAs(const Sight& other) const {
  return everything_ == other.everything_ && registers_ == other.registers_ &&
         programmes_ == other.programmes_ && secrets_of_ == other.secrets_of_ &&
         person_ == other.person_;
}

void Disclose(Disclosure made, Record& record) {
  const Audience audience = made.audience();
  if (audience != noordster::v1::PUBLIC && audience != noordster::v1::PARTNERS) return;
  auto& kept = *record.mutable_disclosures();
  *kept.Add() = std::move(made);
  const auto is_same = [audience](const Disclosure& each) { return each.audience() == audience; };
  if (absl::c_count_if(kept, is_same) <= limits::kDisclosuresMax) return;
  auto last = std::find_if(kept.begin(), kept.end(), is_same);
  for (auto each = last; each != kept.end(); ++each) {
    if (is_same(*each) && each->from_micros() >= last->from_micros()) last = each;
  }
  kept.erase(last);
}

}  // namespace noordster::engine
