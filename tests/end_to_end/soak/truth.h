// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_SOAK_TRUTH_H_
#define NOORDSTER_TESTS_END_TO_END_SOAK_TRUTH_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "noordster/internal/v1/milestone.pb.h"
#include "services/engine/authorization/sight.h"
#include "services/feed/filter.h"
#include "storage/store.h"

namespace noordster::testing {

// What happened in a municipality and who could see what of it at every moment, worked out from its
// events alone, after the fact.
class Truth {
 public:
  // Folds all events. `persons`: ids of those who are asked about; "" is the public.
  Truth(const storage::Store& store, const std::string& municipality,
        const std::vector<std::string>& persons);

  int64_t head() const { return head_; }

  // Relative name of what the milestone of a sequence is about: its decision, where it has one.
  // Empty: there is no such milestone.
  std::string About(int64_t sequence) const;

  // For whom the milestone of a sequence is meant.
  noordster::v1::Audience AudienceOf(int64_t sequence) const;

  // Sequences of the milestones in (from, to] that pass a filter and that a person could see by
  // what held at revision `by`.
  std::vector<int64_t> Expected(const std::string& person, const feed::Filter& filter, int64_t from,
                                int64_t to, int64_t by) const;

  // Whether a person could see a milestone by what held at a revision.
  bool Shows(const std::string& person, int64_t sequence, int64_t by) const;

  // Whether they could see it by all that held from when it happened until a revision.
  bool ShowsThroughout(const std::string& person, int64_t sequence, int64_t until) const;

 private:
  // What holds from a revision on.
  template <typename Value>
  using Since = std::vector<std::pair<int64_t, Value>>;
  using Secrets = std::shared_ptr<const engine::SecretParts>;

  template <typename Value>
  static const Value& At(const Since<Value>& changes, int64_t revision);

  int64_t head_ = 0;
  std::map<int64_t, noordster::internal::v1::Milestone> milestones_;
  std::map<std::string, Since<std::shared_ptr<const engine::Sight>>> sights_;
  Since<Secrets> secrets_;
};

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_SOAK_TRUTH_H_
