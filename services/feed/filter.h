// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_FILTER_H_
#define NOORDSTER_SERVICES_FEED_FILTER_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/internal/v1/plan_record.pb.h"
#include "noordster/v1/milestone.pb.h"

namespace noordster::feed {

// Which milestones and plans a stream follows: what satisfies every list that is not empty, by one
// of its values. Names are relative. Immutable once made; safe from any thread.
class Filter {
 public:
  // Lets everything through.
  Filter() = default;

  // REQUIRES: names that were held to their patterns.
  explicit Filter(const noordster::v1::MilestoneFilter& filter);

  bool Passes(const noordster::internal::v1::Milestone& milestone) const;

  // Whether the stream tells how this plan stands; kinds do not count.
  bool PassesPlan(absl::string_view name, const noordster::internal::v1::Plan& plan) const;

  // Whether milestones below a programme, or of a plan, can pass.
  bool CanPass(absl::string_view programme) const;
  bool CanPassPlan(absl::string_view plan) const;

  // The one programme and the one plan that can pass; empty: several can.
  absl::string_view OnlyProgramme() const;
  absl::string_view OnlyPlan() const;

  // The first bytes of a digest: of filters that let the same through by the same lists.
  uint64_t digest() const;

 private:
  // Sorted, each once.
  std::vector<std::string> programmes_;
  std::vector<std::string> plans_;
  std::vector<std::string> bodies_;
  std::vector<std::string> stages_;
  // A bit for each kind; 0: all.
  uint64_t kinds_ = 0;
};

// The number in the first eight bytes of a digest over the parts.
uint64_t ShortDigest(std::initializer_list<absl::string_view> parts);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_FILTER_H_
