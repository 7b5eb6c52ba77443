// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/soak/truth.h"

#include <algorithm>

#include "noordster/internal/v1/event.pb.h"
#include "services/base/check.h"
#include "services/base/limits.h"
#include "services/base/municipal_day.h"
#include "services/engine/apply.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "storage/keys.h"

namespace noordster::testing {
namespace {

using noordster::internal::v1::Actor;
using noordster::internal::v1::Event;
using noordster::internal::v1::Milestone;

engine::Caller CallerOf(const std::string& person) {
  engine::Caller caller;
  caller.actor.set_kind(person.empty() ? Actor::ANONYMOUS : Actor::TOKEN);
  caller.actor.set_person_id(person);
  return caller;
}

bool ChangesRights(const engine::Change& change) {
  return change.after->has_municipality() || change.after->has_person() ||
         change.after->has_mandate();
}

}  // namespace

Truth::Truth(const storage::Store& store, const std::string& municipality,
             const std::vector<std::string>& persons) {
  engine::State state = engine::State::FromNothing();
  engine::SecretParts secrets;
  secrets_.emplace_back(0, std::make_shared<engine::SecretParts>());
  storage::Range range = storage::SpaceRange(storage::Space::kEvent);
  for (bool more = true; more;) {
    const auto page = store.Scan(municipality, range, limits::kScanRowsMax);
    NOORDSTER_CHECK(page.ok());
    for (const storage::Row& row : page->rows) {
      Event event;
      NOORDSTER_CHECK(event.ParseFromString(row.value));
      head_ = event.header().sequence();
      engine::Apply(event, state);
      bool has_new_rights = false;
      for (const engine::Change& change : state.TakeChanges()) {
        has_new_rights = has_new_rights || ChangesRights(change);
      }
      const absl::Time time = absl::FromUnixMicros(event.header().commit_time_micros());
      const engine::Context now{event.header().commit_time_micros(), base::MunicipalDay(time)};
      for (const std::string& person : persons) {
        if (!has_new_rights && head_ > 1) break;
        sights_[person].emplace_back(
            head_, std::make_shared<const engine::Sight>(state, CallerOf(person), now));
      }
      if (event.has_secrecy_imposed()) secrets.insert(event.secrecy_imposed().part());
      if (event.has_secrecy_lifted()) secrets.erase(event.secrecy_lifted().part());
      if (event.has_secrecy_imposed() || event.has_secrecy_lifted()) {
        secrets_.emplace_back(head_, std::make_shared<const engine::SecretParts>(secrets));
      }
      if (auto milestone = engine::MilestoneOf(event); milestone.has_value()) {
        milestones_[head_] = *std::move(milestone);
      }
    }
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
}

template <typename Value>
const Value& Truth::At(const Since<Value>& changes, int64_t revision) {
  auto after = std::upper_bound(
      changes.begin(), changes.end(), revision,
      [](int64_t asked, const std::pair<int64_t, Value>& each) { return asked < each.first; });
  NOORDSTER_CHECK(after != changes.begin());
  return std::prev(after)->second;
}

std::string Truth::About(int64_t sequence) const {
  const auto found = milestones_.find(sequence);
  if (found == milestones_.end()) return "";
  const Milestone& milestone = found->second;
  return milestone.decision() == 0
             ? milestone.resource()
             : engine::DecisionName(milestone.resource(), milestone.decision());
}

noordster::v1::Audience Truth::AudienceOf(int64_t sequence) const {
  const auto found = milestones_.find(sequence);
  return found == milestones_.end() ? noordster::v1::AUDIENCE_UNSPECIFIED
                                    : found->second.audience();
}

std::vector<int64_t> Truth::Expected(const std::string& person, const feed::Filter& filter,
                                     int64_t from, int64_t to, int64_t by) const {
  std::vector<int64_t> expected;
  for (auto each = milestones_.upper_bound(from); each != milestones_.end() && each->first <= to;
       ++each) {
    if (filter.Passes(each->second) && Shows(person, each->first, by)) {
      expected.push_back(each->first);
    }
  }
  return expected;
}

bool Truth::ShowsThroughout(const std::string& person, int64_t sequence, int64_t until) const {
  std::vector<int64_t> moments = {sequence};
  for (const auto& [since, sight] : sights_.at(person)) moments.push_back(since);
  for (const auto& [since, secrets] : secrets_) moments.push_back(since);
  return std::all_of(moments.begin(), moments.end(), [&](int64_t moment) {
    return moment < sequence || moment > until || Shows(person, sequence, moment);
  });
}

bool Truth::Shows(const std::string& person, int64_t sequence, int64_t by) const {
  return At(sights_.at(person), by)->Shows(milestones_.at(sequence), *At(secrets_, by));
}

}  // namespace noordster::testing
