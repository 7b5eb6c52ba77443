// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_FEED_RENDERING_NAMES_H_
#define NOORDSTER_SERVICES_FEED_RENDERING_NAMES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "noordster/internal/v1/milestone.pb.h"
#include "noordster/v1/terms.pb.h"
#include "services/feed/rendering/sentence.h"
#include "storage/store.h"

namespace noordster::feed {

// The words of one milestone, kept for as long as someone uses them.
struct Words {
  std::shared_ptr<const std::string> title;
  std::shared_ptr<const std::string> stage;
  noordster::v1::BodyKind body_kind = noordster::v1::BODY_KIND_UNSPECIFIED;

  Wording View() const;
};

// What people call plans, projects, indicators, paths, stages and bodies of a municipality,
// remembered for those that milestones were about lately. No words are made with a title for those
// who may not see what it is of now, as a project can be meant for fewer than it was; a sentence
// that was made before, and is in the tail, keeps the title those it was for could see then. Safe
// from any thread; the store outlives it.
class Names {
 public:
  Names(const storage::Store& store, storage::PartitionId municipality)
      : store_(store), municipality_(std::move(municipality)) {}

  // Words of milestones, in their order. Blocks on the store for what is not remembered, and reads
  // it again when something was forgotten meanwhile: at most kReadsMax times, after which the words
  // are those that were read last, and not remembered. What cannot be read has no words.
  std::vector<Words> Of(absl::Span<const noordster::internal::v1::Milestone> milestones);

  // A plan, project, indicator or body changed, by its relative name; versions of paths never do.
  void Forget(absl::string_view name);

  // Texts were erased.
  void ForgetAll();

  static constexpr int kReadsMax = 4;

 private:
  using Text = std::shared_ptr<const std::string>;
  // A plan, project or indicator.
  struct Titled {
    Text title;
    // For whom it is; whoever may see a milestone of a plan may see its title.
    noordster::v1::Audience audience = noordster::v1::PUBLIC;
    // Of a plan.
    std::string path_version;
  };
  // A version of a path.
  struct Path {
    Text title;
    absl::flat_hash_map<std::string, Text> stages;
  };
  // By relative name.
  struct Known {
    absl::flat_hash_map<std::string, Titled> titled;
    absl::flat_hash_map<std::string, Path> path_versions;
    absl::flat_hash_map<std::string, noordster::v1::BodyKind> bodies;
  };

  // What must be read for these: what is not remembered, or all.
  Known WantedFor(absl::Span<const noordster::internal::v1::Milestone> milestones, bool all) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Read(Known wanted, Known& found) const;
  void ReadPaths(Known& wanted, Known& found) const;
  Words WordsOf(const noordster::internal::v1::Milestone& milestone, const Known& read) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const storage::Store& store_;
  const storage::PartitionId municipality_;
  absl::Mutex mutex_;
  Known known_ ABSL_GUARDED_BY(mutex_);
  // Rises when something is forgotten: what was read before may be of before.
  int64_t generation_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace noordster::feed

#endif  // NOORDSTER_SERVICES_FEED_RENDERING_NAMES_H_
