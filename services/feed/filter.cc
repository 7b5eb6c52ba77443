// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/filter.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/base/digest.h"
#include "services/engine/names.h"

namespace noordster::feed {
namespace {

// Names below the municipality they begin with; ids as they are.
std::vector<std::string> Sorted(const google::protobuf::RepeatedPtrField<std::string>& values,
                                bool are_names) {
  std::vector<std::string> sorted;
  for (const std::string& value : values) {
    sorted.push_back(are_names ? engine::RelativeName(value) : value);
  }
  absl::c_sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

bool Admits(const std::vector<std::string>& list, absl::string_view value) {
  return list.empty() || absl::c_binary_search(list, value);
}

}  // namespace

Filter::Filter(const noordster::v1::MilestoneFilter& filter)
    : programmes_(Sorted(filter.programmes(), true)),
      plans_(Sorted(filter.plans(), true)),
      bodies_(Sorted(filter.bodies(), true)),
      stages_(Sorted(filter.stages(), false)) {
  for (const int kind : filter.kinds()) kinds_ |= uint64_t{1} << kind;
}

bool Filter::CanPassPlan(absl::string_view plan) const {
  return Admits(plans_, plan) &&
         (programmes_.empty() || absl::c_binary_search(programmes_, engine::ParentOf(plan)));
}

bool Filter::Passes(const noordster::internal::v1::Milestone& milestone) const {
  return (kinds_ == 0 || ((kinds_ >> milestone.kind()) & 1) != 0) &&
         Admits(bodies_, milestone.body()) && Admits(stages_, milestone.stage()) &&
         CanPassPlan(milestone.resource());
}

bool Filter::PassesPlan(absl::string_view name, const noordster::internal::v1::Plan& plan) const {
  return CanPassPlan(name) && Admits(bodies_, plan.open_body()) && Admits(stages_, plan.stage());
}

bool Filter::CanPass(absl::string_view programme) const {
  const bool is_listed = Admits(programmes_, programme);
  return is_listed && (plans_.empty() || absl::c_any_of(plans_, [&](const std::string& plan) {
                         return engine::ParentOf(plan) == programme;
                       }));
}

absl::string_view Filter::OnlyProgramme() const {
  if (programmes_.size() == 1) return programmes_[0];
  return plans_.size() == 1 ? engine::ParentOf(plans_[0]) : "";
}

absl::string_view Filter::OnlyPlan() const {
  return plans_.size() == 1 ? absl::string_view(plans_[0]) : "";
}

uint64_t Filter::digest() const {
  const absl::string_view end("\0\0", 2);
  const absl::string_view between = end.substr(1);
  return ShortDigest({absl::StrJoin(programmes_, between), end, absl::StrJoin(plans_, between), end,
                      absl::StrJoin(bodies_, between), end, absl::StrJoin(stages_, between), end,
                      absl::StrCat(kinds_)});
}

uint64_t ShortDigest(std::initializer_list<absl::string_view> parts) {
  return base::ReadBigEndian64(base::Sha256(parts));
}

}  // namespace noordster::feed
