// SPDX-License-Identifier: EUPL-1.2
#include "services/api/backend.h"

#include <algorithm>
#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

// Enough to tell lists apart and damage from a token; nobody gains from forging one.
constexpr size_t kTagBytes = 8;

std::string Tag(const std::string& list, absl::string_view position) {
  return base::Sha256({list, "\n", position}).substr(0, kTagBytes);
}

}  // namespace

std::string MakePageToken(const std::string& list, const std::string& position) {
  return absl::WebSafeBase64Escape(absl::StrCat(Tag(list, position), position));
}

absl::StatusOr<std::string> ReadPageToken(const std::string& list, const std::string& token) {
  if (token.empty()) return std::string();
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) || bytes.size() <= kTagBytes ||
      bytes.substr(0, kTagBytes) != Tag(list, absl::string_view(bytes).substr(kTagBytes))) {
    return RefusePageToken();
  }
  return bytes.substr(kTagBytes);
}

absl::Status RefusePageToken() {
  return engine::Refuse(noordster::v1::PAGE_TOKEN_INVALID,
                        "page_token is damaged or belongs to another list: start without one",
                        {{"field", "page_token"}});
}

int PageSize(int asked) {
  return asked == 0 ? limits::kPageSizeDefault : std::min(asked, limits::kPageSizeMax);
}

absl::Status CheckExist(const Backend& backend, const runtime::Reader& reader,
                        std::initializer_list<std::string> names) {
  for (const std::string& name : names) {
    if (name.empty()) continue;
    const auto exists = backend.queries.GetOne(reader, RelativeName(name));
    if (!exists.ok()) return exists.status();
  }
  return absl::OkStatus();
}

absl::Status ReadInto(const Backend& backend, const runtime::Reader& reader,
                      const std::vector<std::string>& names, Found& found) {
  absl::StatusOr<runtime::Records> records = backend.queries.Get(reader, names);
  if (!records.ok()) return records.status();
  for (std::optional<Record>& record : records->records) {
    if (!record.has_value()) continue;
    const std::string name = record->name();
    found[name] = *std::move(record);
  }
  return absl::OkStatus();
}

const Record* FindIn(const Found& found, const std::string& name) {
  const auto it = found.find(name);
  return it == found.end() ? nullptr : &it->second;
}

void Keep(absl::FunctionRef<bool(const Record&)> wanted, runtime::RecordPage& page) {
  runtime::RecordPage kept;
  for (size_t i = 0; i < page.items.size(); ++i) {
    if (!wanted(page.items[i])) continue;
    kept.items.push_back(std::move(page.items[i]));
    kept.positions.push_back(std::move(page.positions[i]));
  }
  page.items = std::move(kept.items);
  page.positions = std::move(kept.positions);
}

}  // namespace noordster::api
