// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/document_option.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/fault.h"
#include "clients/cli/file_digest.h"
#include "clients/cli/options/keyed_option.h"

namespace noordster::cli {
namespace {

constexpr std::array<absl::string_view, 4> kDocumentKeys = {"name", "uri", "sha256", "size"};

absl::Status WrongForm(absl::string_view typed, Language language) {
  return UsageError(absl::Substitute(
      Wording{"'$0': schrijf ROL=BESTAND[,name=…][,uri=…] of ROL,name=…,uri=…,sha256=…,size=…",
              "'$0': write ROLE=FILE[,name=…][,uri=…] or ROLE,name=…,uri=…,sha256=…,size=…"}
          .In(language),
      typed));
}

bool SetDocumentKey(absl::string_view key, absl::string_view value, v1::Document& document) {
  if (key == "name") document.set_display_name(std::string(value));
  if (key == "uri") document.set_uri(std::string(value));
  if (key == "sha256") document.set_sha256(std::string(value));
  if (key != "size") return true;
  int64_t size = 0;
  if (!absl::SimpleAtoi(value, &size)) return false;
  document.set_size_bytes(size);
  return true;
}

absl::Status FillFromFile(const std::string& file, Language language, v1::Document& document) {
  const absl::StatusOr<FileDigest> digest = DigestFile(file);
  if (!digest.ok()) {
    return FaultsError(
        {{file, 0, "",
          std::string(Wording{"kan niet worden gelezen", "cannot be read"}.In(language))}});
  }
  document.set_sha256(digest->sha256);
  document.set_size_bytes(digest->size_bytes);
  const std::filesystem::path path(file);
  if (document.display_name().empty()) document.set_display_name(path.filename().string());
  if (document.uri().empty()) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    document.set_uri(absl::StrCat("file://", (error ? path : absolute).string()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Document> ReadDocumentOption(absl::string_view typed, Language language) {
  v1::Document document;
  const KeyedOption option = ReadKeyedOption(typed, kDocumentKeys);
  for (const auto& [key, value] : option.pairs) {
    if (!SetDocumentKey(key, value, document)) return WrongForm(typed, language);
  }
  const std::string& head = option.head;
  const size_t equals = head.find('=');
  document.set_role(head.substr(0, equals));
  if (document.role().empty()) return WrongForm(typed, language);
  if (equals == std::string::npos) {
    const bool complete = !document.uri().empty() && !document.sha256().empty();
    if (!complete) return WrongForm(typed, language);
    return document;
  }
  const std::string file = head.substr(equals + 1);
  if (absl::Status filled = FillFromFile(file, language, document); !filled.ok()) return filled;
  return document;
}

}  // namespace noordster::cli
