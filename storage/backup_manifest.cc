// SPDX-License-Identifier: EUPL-1.2
#include "storage/backup_manifest.h"

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/base/digest.h"
#include "storage/store.h"

namespace noordster::storage {
namespace {

constexpr absl::string_view kTitle = "noordster-backup";
constexpr int kVersion = 1;
constexpr absl::string_view kChecksum = "manifest-sha256 ";
constexpr size_t kHexDigits = 2 * base::kDigestBytes;

absl::Status Malformed(absl::string_view line) {
  return absl::DataLossError(absl::StrCat("the backup manifest is malformed at \"", line, "\""));
}

bool TakeHex(absl::string_view hex, size_t bytes, std::string& value) {
  if (hex.size() != 2 * bytes) return false;
  value = absl::HexStringToBytes(hex);
  return absl::BytesToHexString(value) == hex;
}

bool IsAllowedPath(absl::string_view path) {
  if (path == "head-mark") return true;
  if (!absl::ConsumePrefix(&path, "db/")) return false;
  return !path.empty() && path != "." && path != ".." && path.find('/') == absl::string_view::npos;
}

bool ParseFile(absl::string_view rest, BackupManifest& manifest) {
  const std::vector<absl::string_view> parts = absl::StrSplit(rest, absl::MaxSplits(' ', 2));
  BackupManifest::File file;
  return parts.size() == 3 && absl::SimpleAtoi(parts[0], &file.size_bytes) &&
         file.size_bytes >= 0 && TakeHex(parts[1], base::kDigestBytes, file.digest) &&
         IsAllowedPath(parts[2]) && manifest.files.emplace(parts[2], std::move(file)).second;
}

bool ParseLine(absl::string_view line, BackupManifest& manifest) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(line, absl::MaxSplits(' ', 1));
  const auto& [name, rest] = parts;
  if (name == "store-id") return TakeHex(rest, kStoreIdBytes, manifest.store_id);
  if (name == "store-hash") return TakeHex(rest, base::kDigestBytes, manifest.store_hash);
  if (name == "request-id") {
    manifest.request_id = std::string(rest);
    return true;
  }
  if (name == "commit-number") return absl::SimpleAtoi(rest, &manifest.commit_number);
  return name == "file" && ParseFile(rest, manifest);
}

}  // namespace

std::string FormatManifest(const BackupManifest& manifest) {
  std::string text = absl::StrCat(
      kTitle, " ", kVersion, "\nstore-id ", absl::BytesToHexString(manifest.store_id),
      "\ncommit-number ", manifest.commit_number, "\nstore-hash ",
      absl::BytesToHexString(manifest.store_hash), "\nrequest-id ", manifest.request_id, "\n");
  for (const auto& [path, file] : manifest.files) {
    absl::StrAppend(&text, "file ", file.size_bytes, " ", absl::BytesToHexString(file.digest), " ",
                    path, "\n");
  }
  absl::StrAppend(&text, kChecksum, absl::BytesToHexString(base::Sha256({text})), "\n");
  return text;
}

absl::StatusOr<BackupManifest> ParseManifest(absl::string_view text) {
  const size_t checksum_bytes = kChecksum.size() + kHexDigits + 1;
  if (text.size() < checksum_bytes) return absl::DataLossError("the backup manifest is too short");
  const absl::string_view content = text.substr(0, text.size() - checksum_bytes);
  if (text.substr(content.size()) !=
      absl::StrCat(kChecksum, absl::BytesToHexString(base::Sha256({content})), "\n")) {
    return absl::DataLossError("the backup manifest is damaged: its own checksum is wrong");
  }
  std::vector<absl::string_view> lines = absl::StrSplit(content, '\n', absl::SkipEmpty());
  if (lines.empty() || lines.front() != absl::StrCat(kTitle, " ", kVersion)) {
    return absl::FailedPreconditionError(
        absl::StrCat("the backup is of another version than ", kVersion));
  }
  lines.erase(lines.begin());
  BackupManifest manifest;
  for (const absl::string_view line : lines) {
    if (!ParseLine(line, manifest)) return Malformed(line);
  }
  if (manifest.store_id.empty() || manifest.store_hash.empty() || manifest.commit_number < 1) {
    return absl::DataLossError("the backup manifest does not say which commit it holds");
  }
  return manifest;
}

}  // namespace noordster::storage
