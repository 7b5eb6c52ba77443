// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/limiter.h"

#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

using noordster::internal::v1::Actor;

constexpr const char* kBudgetNames[] = {"reads", "writes", "withdrawals"};
constexpr const char* kHolderNames[] = {"person", "address", "municipality", "strangers", "public"};
constexpr const char* kHolderPhrases[] = {
    "one person", "one address", "all with a mandate in one municipality",
    "all known callers without a mandate in one municipality", "the public of one municipality"};

base::TokenRate RateOf(int64_t per_second) {
  return {per_second, per_second * limits::kBurstSeconds};
}

}  // namespace

Limiter::Limiter(const Rates& rates, const base::Clock& clock) : clock_(clock) {
  for (size_t holder = 0; holder < kHolders; ++holder) {
    const bool is_one = holder == kPerson || holder == kAddress;
    const int64_t share = is_one ? 1 : limits::kMunicipalityShare;
    const size_t remembered_max =
        is_one ? limits::kRememberedCallersMax : limits::kRememberedMunicipalitiesMax;
    for (size_t budget = 0; budget < kBudgets; ++budget) {
      const bool reads = budget == static_cast<size_t>(Budget::kReads);
      const int64_t per_second = reads ? rates.reads_per_second : rates.writes_per_second;
      tables_[holder][budget] =
          std::make_unique<BucketTable>(RateOf(per_second * share), remembered_max);
    }
  }
}

absl::Status Limiter::TakeForCaller(const engine::Caller& caller, absl::string_view sender,
                                    Budget budget) {
  switch (caller.actor.kind()) {
    case Actor::LOCAL_TRUSTED:
      return absl::OkStatus();
    case Actor::ANONYMOUS:
      return Take(kAddress, sender, budget);
    default:
      return Take(kPerson, caller.actor.person_id(), budget);
  }
}

absl::Status Limiter::TakeForMunicipality(const engine::Caller& caller, bool holds_mandate,
                                          absl::string_view municipality, Budget budget) {
  const Actor::Kind kind = caller.actor.kind();
  if (kind == Actor::LOCAL_TRUSTED || municipality.empty()) return absl::OkStatus();
  if (kind == Actor::ANONYMOUS) return Take(kPublic, municipality, budget);
  return Take(holds_mandate ? kMunicipality : kStrangers, municipality, budget);
}

absl::Status Limiter::Take(Holder holder, absl::string_view id, Budget budget) {
  const auto number = static_cast<size_t>(budget);
  BucketTable& table = *tables_[holder][number];
  const absl::Duration wait = table.Take(id, clock_.SinceBoot());
  if (wait == absl::ZeroDuration()) return absl::OkStatus();
  ++refusals_;
  return engine::RefuseForNow(
      absl::StrCat(kBudgetNames[number], "_of_", kHolderNames[holder]),
      absl::StrCat("at most ", table.rate().per_second, " ", kBudgetNames[number], " a second of ",
                   kHolderPhrases[holder], "; ask again in ",
                   absl::FormatDuration(absl::Ceil(wait, absl::Milliseconds(1)))),
      wait);
}

}  // namespace noordster::api
