// SPDX-License-Identifier: EUPL-1.2
#include "services/api/call/access_log.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace noordster::api {
namespace {

using noordster::internal::v1::Actor;

// Texts that come from outside are ids and addresses; whatever else they hold stays on its line.
std::string Quoted(absl::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += {'\\', c};
    } else if (byte < 0x20 || byte >= 0x7f) {
      absl::StrAppendFormat(&quoted, "\\u%04x", byte);
    } else {
      quoted.push_back(c);
    }
  }
  quoted.push_back('"');
  return quoted;
}

class Object {
 public:
  void Text(absl::string_view key, absl::string_view value) { Raw(key, Quoted(value)); }
  void Number(absl::string_view key, int64_t value) { Raw(key, absl::StrCat(value)); }
  void Flag(absl::string_view key, bool value) { Raw(key, value ? "true" : "false"); }
  std::string Take() { return std::move(text_) + "}"; }

 private:
  void Raw(absl::string_view key, absl::string_view value) {
    absl::StrAppend(&text_, text_.empty() ? "{" : ",", Quoted(key), ":", value);
  }

  std::string text_;
};

std::string WordOf(const Actor& actor) {
  switch (actor.kind()) {
    case Actor::LOCAL_TRUSTED:
      return "local";
    case Actor::ANONYMOUS:
      return "public";
    case Actor::TOKEN:
    case Actor::CERTIFICATE:
      return actor.person_id();
    default:
      return "unknown";
  }
}

}  // namespace

std::string JsonLine(const AccessEntry& entry) {
  const bool known = entry.actor.kind() != Actor::KIND_UNSPECIFIED;
  const bool refused = entry.reason != noordster::v1::ERROR_REASON_UNSPECIFIED;
  Object line;
  line.Text("time", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", entry.time, absl::UTCTimeZone()));
  line.Text("action", entry.action);
  line.Text("object", entry.object);
  line.Text("municipality", entry.municipality);
  line.Text("result", entry.result);
  line.Text("reason", refused ? noordster::v1::ErrorReason_Name(entry.reason) : "");
  line.Text("limit", entry.limit);
  line.Text("origin", entry.origin);
  line.Text("actor", WordOf(entry.actor));
  line.Text("actor_kind", known ? Actor::Kind_Name(entry.actor.kind()) : "");
  line.Text("fault", entry.fault);
  line.Text("request_id", entry.request_id);
  line.Flag("validate_only", entry.validate_only);
  line.Flag("replayed", entry.replayed);
  line.Number("revision", entry.revision);
  line.Number("duration_micros", absl::ToInt64Microseconds(entry.duration));
  line.Number("omitted", entry.omitted);
  return line.Take();
}

}  // namespace noordster::api
