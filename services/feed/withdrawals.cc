// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/withdrawals.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "noordster/internal/v1/event.pb.h"
#include "services/base/limits.h"
#include "services/engine/index_rows.h"
#include "services/engine/milestone.h"
#include "services/engine/names.h"
#include "services/engine/secrecy/secret_parts.h"
#include "storage/keys.h"

namespace noordster::feed {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;
using Messages = std::vector<v1::SubscribeResponse>;

void Withdraw(const Look& look, const std::string& name, v1::Audience keeps, Messages& told) {
  v1::Withdrawal& withdrawal = *told.emplace_back().mutable_withdrawal();
  withdrawal.set_name(engine::FullName(look.source.municipality, name));
  withdrawal.set_keeps(keeps);
  withdrawal.set_head(look.now.revision);
}

void TellNarrowings(const Look& look, Messages& told) {
  for (const engine::Sight::Narrowing& narrowing : look.now.sight->NarrowedSince(look.before)) {
    if (narrowing.name.empty() || look.order.filter.CanPass(narrowing.name)) {
      Withdraw(look, narrowing.name, narrowing.keeps, told);
    }
  }
}

// Whether milestones about a decision, action or proposal could be seen, and were sent.
struct Had {
  bool was_seen = false;
  bool was_sent = false;
};

// Adds what was had of the milestones of some events.
absl::Status AddHad(const Look& look, const std::vector<std::string>& event_keys, Had& had) {
  const absl::StatusOr<storage::Values> values =
      look.source.store.Get(look.source.municipality, event_keys);
  if (!values.ok()) return values.status();
  for (const std::optional<std::string>& value : values->values) {
    noordster::internal::v1::Event event;
    if (!value.has_value() || !event.ParseFromString(*value)) return Damaged("an event");
    const std::optional<Milestone> milestone = engine::MilestoneOf(event);
    if (!milestone.has_value() || !look.before.Shows(*milestone, {})) continue;
    had.was_seen = true;
    had.was_sent = had.was_sent || (milestone->sequence() > look.cursor.origin &&
                                    milestone->sequence() <= look.cursor.position &&
                                    look.order.filter.Passes(*milestone));
  }
  return absl::OkStatus();
}

// The event that recorded a decision, which stands in the history of its plan.
absl::StatusOr<std::string> KeyOfRecording(const Look& look, const std::string& decision) {
  const std::string key =
      storage::RecordKey(static_cast<uint8_t>(engine::Record::kDecision), decision);
  const absl::StatusOr<storage::Values> values =
      look.source.store.Get(look.source.municipality, std::vector<std::string>{key});
  if (!values.ok()) return values.status();
  engine::Record record;
  const std::optional<std::string>& stored = values->values[0];
  if (!stored.has_value() || !record.ParseFromString(*stored)) return Damaged("a decision");
  return storage::EventKey(record.decision().recorded());
}

// From the history, as milestones are trimmed: the event that recorded the decision, and the others
// that told of it, or of an action or a proposal, up to the revision of the look.
absl::StatusOr<Had> WhatWasHad(const Look& look, const std::string& name) {
  std::vector<std::string> event_keys;
  if (engine::KindOf(name) == engine::Record::kDecision) {
    absl::StatusOr<std::string> key = KeyOfRecording(look, name);
    if (!key.ok()) return key.status();
    event_keys.push_back(*std::move(key));
  }
  storage::Range range = {storage::HistoryKey(name, 0),
                          storage::HistoryKey(name, look.now.revision + 1)};
  Had had;
  for (bool more = true; more;) {
    const absl::StatusOr<storage::Page> page =
        look.source.store.Scan(look.source.municipality, range, limits::kScanRowsMax);
    if (!page.ok()) return page.status();
    for (const storage::Row& row : page->rows) {
      event_keys.push_back(storage::EventKey(storage::SequenceOfKey(row.key)));
    }
    if (absl::Status added = AddHad(look, event_keys, had); !added.ok()) return added;
    event_keys.clear();
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  return had;
}

absl::StatusOr<PlanSeen> ReadPlan(const Look& look, const std::string& plan) {
  return look.source.readings.ReadPlan(look.order.caller, look.source.municipality,
                                       look.order.filter, plan);
}

// The administration keeps the milestones of a decision that is secret, but not its words, which
// the state of a plan holds where they were told with its past.
absl::Status TellSecretPast(const Look& look, const std::string& plan, Messages& told) {
  if (!look.cursor.has_state || look.now.sight->RecordsToCheck({plan}).empty())
    return absl::OkStatus();
  absl::StatusOr<PlanSeen> seen = ReadPlan(look, plan);
  if (!seen.ok()) return seen.status();
  if (!seen->state.has_value() || !seen->state->plan().has_past()) return absl::OkStatus();
  Withdraw(look, plan, v1::ADMINISTRATION, told);
  // One that the filter let pass before may have been told all the same.
  if (look.order.include_state && seen->passes) {
    *told.emplace_back().mutable_state()->add_plans() = *std::move(seen->state);
  }
  return absl::OkStatus();
}

// What became secret for the caller, by relative names: decisions of a plan, or by its item an
// action or a proposal.
struct Secret {
  // The plan, action or proposal.
  std::string name;
  // Of a plan.
  std::vector<std::string> decisions;
};

// Who had a milestone about an action or a proposal is told to forget it. The administration keeps
// it: it has no words of either in it.
absl::Status TellSecretByItem(const Look& look, const std::string& name, Messages& told) {
  if (look.now.sight->SeesAllOf(name)) return absl::OkStatus();
  const absl::StatusOr<Had> had = WhatWasHad(look, name);
  if (!had.ok()) return had.status();
  if (had->was_sent) Withdraw(look, name, v1::AUDIENCE_UNSPECIFIED, told);
  return absl::OkStatus();
}

// Who had a milestone about a decision is told to forget it. A plan that was known by such
// decisions alone is to be forgotten whole.
absl::Status TellSecret(const Look& look, const Secret& secret, Messages& told) {
  if (secret.decisions.empty()) return TellSecretByItem(look, secret.name, told);
  if (look.now.sight->SeesAllOf(secret.name)) return TellSecretPast(look, secret.name, told);
  bool was_seen = false;
  std::vector<std::string> sent;
  for (const std::string& decision : secret.decisions) {
    const absl::StatusOr<Had> had = WhatWasHad(look, decision);
    if (!had.ok()) return had.status();
    was_seen = was_seen || had->was_seen;
    if (had->was_sent) sent.push_back(decision);
  }
  if (look.cursor.has_state && was_seen) {
    const absl::StatusOr<PlanSeen> seen = ReadPlan(look, secret.name);
    if (!seen.ok()) return seen.status();
    if (!seen->state.has_value()) {
      Withdraw(look, secret.name, v1::AUDIENCE_UNSPECIFIED, told);
      return absl::OkStatus();
    }
  }
  for (const std::string& decision : sent) {
    Withdraw(look, decision, v1::AUDIENCE_UNSPECIFIED, told);
  }
  return absl::OkStatus();
}

// What became secret for the caller since the look before, by plan, action or proposal, in the
// order in which each did, a plan with its first decision.
absl::StatusOr<std::vector<Secret>> SecretSince(const Look& look) {
  const auto index = static_cast<uint8_t>(engine::Index::kSecret);
  const std::string prefix = storage::IndexKey(index, "");
  storage::Range range = storage::PrefixRange(prefix);
  // Who sees less than before loses what was secret already, too.
  const bool looks_at_all = !look.now.sight->NarrowedSince(look.before).empty();
  if (!looks_at_all) {
    range.begin = storage::IndexKey(index, absl::StrFormat("%016d", look.cursor.head + 1));
  }
  std::vector<Secret> secrets;
  absl::flat_hash_map<std::string, size_t> places;
  for (bool more = true; more;) {
    const absl::StatusOr<storage::Page> page =
        look.source.store.Scan(look.source.municipality, range, limits::kScanRowsMax);
    if (!page.ok()) return page.status();
    for (const storage::Row& row : page->rows) {
      const std::pair<absl::string_view, absl::string_view> entry = absl::StrSplit(
          absl::string_view(row.key).substr(prefix.size()), absl::MaxSplits('\0', 1));
      int64_t imposed = 0;
      if (!absl::SimpleAtoi(entry.first, &imposed)) return Damaged("an index");
      // The rest is told when the stream looks again.
      if (imposed > look.now.revision) return secrets;
      const bool is_by_item = engine::IsSecretByItem(entry.second);
      const std::string name(is_by_item ? entry.second : engine::ParentOf(entry.second));
      const bool is_lost = look.before.SeesAllOf(name) && !look.now.sight->SeesAllOf(name);
      if (imposed <= look.cursor.head && !is_lost) continue;
      if (is_by_item ? !look.order.filter.CanPass(name) : !look.order.filter.CanPassPlan(name)) {
        continue;
      }
      const auto [place, is_new] = places.try_emplace(name, secrets.size());
      if (is_new) secrets.push_back({name, {}});
      if (!is_by_item) secrets[place->second].decisions.emplace_back(entry.second);
    }
    more = page->more;
    if (more) range.begin = page->rows.back().key + '\0';
  }
  return secrets;
}

}  // namespace

absl::StatusOr<Messages> WhatToForget(const Look& look) {
  Messages told;
  TellNarrowings(look, told);
  const absl::StatusOr<std::vector<Secret>> secrets = SecretSince(look);
  if (!secrets.ok()) return secrets.status();
  for (const Secret& secret : *secrets) {
    if (absl::Status found = TellSecret(look, secret, told); !found.ok()) return found;
  }
  return told;
}

}  // namespace noordster::feed
