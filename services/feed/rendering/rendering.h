// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_RENDERING_RENDERING_H_
#define NOORDSTER_SERVICES_FEED_RENDERING_RENDERING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/v1/milestone.pb.h"
#include "services/feed/rendering/names.h"

// Milestones as callers get them.
namespace noordster::feed {

// A milestone with its sentences. `whole`: for who reads for the administration; others are not
// told which decision an outcome replaces, as they may not see that one. Pure.
noordster::v1::Milestone Render(const noordster::internal::v1::Milestone& milestone,
                                absl::string_view municipality, const Wording& wording, bool whole);

// A milestone, and the bytes it takes in a MilestoneBatch, with tag and length: made once, sent to
// all. Immutable once made.
struct EncodedMilestone {
  noordster::internal::v1::Milestone facts;
  std::string whole;
  // For who does not read for the administration; empty: as `whole`.
  std::string outline;

  const std::string& For(bool reads_whole) const {
    return reads_whole || outline.empty() ? whole : outline;
  }
};

// Encodes milestones in their order. Blocks on the store for names.
std::vector<EncodedMilestone> Encode(std::vector<noordster::internal::v1::Milestone> milestones,
                                     absl::string_view municipality, Names& names);

// What a batch covers: (from, to], and the revision by which was decided who may see what.
struct Covered {
  int64_t from = 0;
  int64_t to = 0;
  int64_t head = 0;
};

// The bytes of a SubscribeResponse with a batch of encoded milestones. Pure.
std::string BatchMessage(absl::string_view cursor, const Covered& covered,
                         absl::string_view milestones);

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_RENDERING_RENDERING_H_
