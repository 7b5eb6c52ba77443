// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/path_version_option.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/path_service.grpc.pb.h"

namespace noordster::cli {

absl::StatusOr<std::string> ReadPathVersionOption(Session& session, const std::string& typed) {
  if (absl::StrContains(typed, '@') || absl::StrContains(typed, "/versions/")) {
    return session.Name(kPathVersionPattern, typed);
  }
  const absl::StatusOr<std::string> name = session.Name(kPathPattern, typed);
  if (!name.ok()) return name.status();
  v1::GetPathRequest request;
  request.set_name(*name);
  const auto response = session.Call(&v1::PathService::Stub::GetPath, request);
  if (!response.ok()) return response.status();
  return absl::StrCat(*name, "/versions/", response->path().latest_version());
}

absl::StatusOr<v1::PathVersion> ReadPathVersion(Session& session, const std::string& name) {
  v1::GetPathVersionRequest request;
  request.set_name(name);
  const auto response = session.Call(&v1::PathService::Stub::GetPathVersion, request);
  if (!response.ok()) return response.status();
  return response->path_version();
}

}  // namespace noordster::cli
