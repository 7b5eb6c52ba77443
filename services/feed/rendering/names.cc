// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/names.h"

#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/internal/v1/text.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "storage/keys.h"

namespace noordster::feed {
namespace {

using noordster::internal::v1::Milestone;
using noordster::internal::v1::PrivateText;
using noordster::internal::v1::Record;
using noordster::internal::v1::TextRef;

absl::string_view Of(const std::shared_ptr<const std::string>& text) {
  return text == nullptr ? absl::string_view() : absl::string_view(*text);
}

// The version of a path a milestone about a path tells of; empty for other milestones.
std::string PathVersionOf(const Milestone& milestone) {
  if (!absl::StartsWith(milestone.resource(), "paths/")) return "";
  return engine::VersionName(milestone.resource(), milestone.version());
}

bool IsInProgramme(const Milestone& milestone) {
  return absl::StartsWith(milestone.resource(), "programmes/");
}

// What a plan, project or indicator is called; null for all else.
const TextRef* TitleOf(const Record& record) {
  if (record.has_plan()) return &record.plan().title();
  if (record.has_project()) return &record.project().display_name();
  return record.has_indicator() ? &record.indicator().display_name() : nullptr;
}

// Messages under keys of one read, in their order; empty ones for what is missing or damaged.
template <typename Message>
std::vector<Message> ReadAll(const storage::Store& store, const storage::PartitionId& municipality,
                             const std::vector<std::string>& keys) {
  std::vector<Message> messages(keys.size());
  if (keys.empty()) return messages;
  const absl::StatusOr<storage::Values> values = store.Get(municipality, keys);
  if (!values.ok()) return messages;
  for (size_t i = 0; i < keys.size(); ++i) {
    const std::optional<std::string>& value = values->values[i];
    if (!value.has_value() || !messages[i].ParseFromString(*value)) messages[i].Clear();
  }
  return messages;
}

std::string KeyOf(const std::string& name) {
  return storage::RecordKey(static_cast<uint8_t>(engine::KindOf(name)), name);
}

}  // namespace

Wording Words::View() const { return {Of(title), Of(stage), body_kind}; }

Names::Known Names::WantedFor(absl::Span<const Milestone> milestones, bool all) const {
  Known wanted;
  for (const Milestone& milestone : milestones) {
    const std::string& resource = milestone.resource();
    if (IsInProgramme(milestone) && (all || !known_.titled.contains(resource))) {
      wanted.titled[resource];
    }
    if (const std::string version = PathVersionOf(milestone);
        !version.empty() && (all || !known_.path_versions.contains(version))) {
      wanted.path_versions[version];
    }
    if (!milestone.body().empty() && (all || !known_.bodies.contains(milestone.body()))) {
      wanted.bodies[milestone.body()];
    }
  }
  return wanted;
}

std::vector<Words> Names::Of(absl::Span<const Milestone> milestones) {
  for (int reads = 1;; ++reads) {
    Known wanted;
    int64_t generation = 0;
    {
      const absl::MutexLock lock(&mutex_);
      generation = generation_;
      // What is known may be forgotten while the last is read.
      wanted = WantedFor(milestones, reads == kReadsMax);
    }
    Known read;
    Read(std::move(wanted), read);
    const absl::MutexLock lock(&mutex_);
    if (generation != generation_ && reads < kReadsMax) continue;
    std::vector<Words> words;
    words.reserve(milestones.size());
    // Before anything is forgotten for want of room.
    for (const Milestone& milestone : milestones) words.push_back(WordsOf(milestone, read));
    if (generation != generation_) return words;
    if (known_.titled.size() + read.titled.size() > limits::kRememberedTitlesMax) known_ = Known();
    known_.titled.insert(read.titled.begin(), read.titled.end());
    known_.path_versions.insert(read.path_versions.begin(), read.path_versions.end());
    known_.bodies.insert(read.bodies.begin(), read.bodies.end());
    return words;
  }
}

void Names::Read(Known wanted, Known& found) const {
  std::vector<std::string> names;
  std::vector<std::string> keys;
  for (const auto& [name, titled] : wanted.titled) names.push_back(name);
  for (const auto& [name, body] : wanted.bodies) names.push_back(name);
  for (const std::string& name : names) keys.push_back(KeyOf(name));
  const std::vector<Record> records = ReadAll<Record>(store_, municipality_, keys);
  std::vector<std::string> titles;
  for (size_t i = 0; i < names.size(); ++i) {
    if (records[i].has_body()) found.bodies[names[i]] = records[i].body().kind();
    const TextRef* title = TitleOf(records[i]);
    if (title == nullptr) continue;
    titles.push_back(storage::PrivateKey(title->id()));
    Titled& titled = found.titled[names[i]];
    if (records[i].has_project()) titled.audience = records[i].audience();
    if (!records[i].has_plan()) continue;
    titled.path_version = records[i].plan().path_version();
    wanted.path_versions[titled.path_version];
  }
  const std::vector<PrivateText> texts = ReadAll<PrivateText>(store_, municipality_, titles);
  size_t next = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    if (TitleOf(records[i]) == nullptr) continue;
    found.titled[names[i]].title = std::make_shared<const std::string>(texts[next].text());
    ++next;
  }
  ReadPaths(wanted, found);
}

void Names::ReadPaths(Known& wanted, Known& found) const {
  std::vector<std::string> names;
  std::vector<std::string> keys;
  for (const auto& [name, path] : wanted.path_versions) {
    names.push_back(name);
    keys.push_back(KeyOf(name));
  }
  const std::vector<Record> records = ReadAll<Record>(store_, municipality_, keys);
  for (std::string& key : keys) key.clear();
  for (size_t i = 0; i < names.size(); ++i) {
    keys[i] = storage::PrivateKey(records[i].path_version().definition().id());
  }
  const std::vector<PrivateText> texts = ReadAll<PrivateText>(store_, municipality_, keys);
  for (size_t i = 0; i < names.size(); ++i) {
    noordster::v1::PathDefinition definition;
    if (!definition.ParseFromString(texts[i].text())) definition.Clear();
    Path& path = found.path_versions[names[i]];
    path.title = std::make_shared<const std::string>(definition.display_name());
    for (const auto& stage : definition.stages()) {
      path.stages[stage.id()] = std::make_shared<const std::string>(stage.display_name());
    }
  }
}

Words Names::WordsOf(const Milestone& milestone, const Known& read) const {
  const auto find = [&](auto Known::*map, const std::string& name) {
    const auto fresh = (read.*map).find(name);
    if (fresh != (read.*map).end()) return &fresh->second;
    const auto kept = (known_.*map).find(name);
    return kept == (known_.*map).end() ? nullptr : &kept->second;
  };
  Words words;
  if (const auto* kind = find(&Known::bodies, milestone.body()); kind != nullptr) {
    words.body_kind = *kind;
  }
  std::string path_version = PathVersionOf(milestone);
  if (const auto* titled = find(&Known::titled, milestone.resource()); titled != nullptr) {
    // Audiences order from few to many.
    if (titled->audience >= milestone.audience()) words.title = titled->title;
    path_version = titled->path_version;
  }
  const Path* path = find(&Known::path_versions, path_version);
  if (path == nullptr) return words;
  if (!IsInProgramme(milestone)) words.title = path->title;
  if (const auto stage = path->stages.find(milestone.stage()); stage != path->stages.end()) {
    words.stage = stage->second;
  }
  return words;
}

void Names::Forget(absl::string_view name) {
  const absl::MutexLock lock(&mutex_);
  ++generation_;
  known_.titled.erase(name);
  known_.bodies.erase(name);
}

void Names::ForgetAll() {
  const absl::MutexLock lock(&mutex_);
  ++generation_;
  known_ = Known();
}

}  // namespace noordster::feed
