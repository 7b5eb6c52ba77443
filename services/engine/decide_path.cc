// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

absl::StatusOr<Decision> DecideOn(const Case& now, const PublishPath& command) {
  const std::vector<FieldViolation> faults = CheckPath(command.version);
  if (!faults.empty()) return RefuseFields(noordster::v1::PATH_INVALID, faults);
  const auto& texts = now.request.texts;
  const bool long_text = std::any_of(texts.begin(), texts.end(), [](const NewText& text) {
    return text.row.text().size() > limits::kTextBytesMax;
  });
  if (long_text || command.version.ByteSizeLong() > limits::kRecordBytesMax) {
    return Refuse(noordster::v1::LIMIT_REACHED,
                  "the path is too large to store: shorten its ids, names and texts",
                  {{"limit", "path_bytes"}});
  }
  absl::StatusOr<const Record*> municipality = Require(now.state, "");
  if (!municipality.ok()) return municipality.status();

  int32_t latest = 0;
  if (now.state.Find(command.path) != nullptr) {
    absl::StatusOr<const Record*> path = RequireForChange(now, command.path);
    if (!path.ok()) return path.status();
    latest = (*path)->path().latest_version();
    if ((*path)->path().content_sha256() == command.version.content_sha256()) {
      Decision unchanged;
      unchanged.resource = VersionName(command.path, latest);
      return unchanged;
    }
  }
  Decision decision;
  decision.resource = VersionName(command.path, latest + 1);
  auto* published = decision.events.emplace_back().mutable_path_published();
  published->set_path(command.path);
  *published->mutable_version() = command.version;
  published->mutable_version()->set_number(latest + 1);
  return decision;
}

}  // namespace noordster::engine
