// SPDX-License-Identifier: EUPL-1.2
#include "services/api/path_service.h"

#include "absl/strings/str_cat.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::api {

namespace v1 = noordster::v1;

PathService::PathService(const Backend& backend)
    : RpcService("noordster.v1.PathService", backend.entrance) {
  Unary<v1::PublishPathRequest, v1::PathVersionResponse>(
      "PublishPath", [backend](const Call& call, const v1::PublishPathRequest& request,
                               Done<v1::PathVersionResponse> done) {
        TextWriter texts;
        engine::PublishPath command;
        command.path = absl::StrCat("paths/", request.path_id());
        command.version = ToPathVersion(request.definition(), texts);
        // Said before anything is looked up, so that a path can be checked before its municipality
        // is registered.
        if (const auto faults = engine::CheckPath(command.version); !faults.empty()) {
          done(engine::RefuseFields(v1::PATH_INVALID, faults));
          return;
        }
        Mutate(backend, MakeOrder(call, request, std::move(command), texts),
               &v1::PathVersionResponse::mutable_path_version, std::move(done));
      });
  Unary<v1::GetPathVersionRequest, v1::PathVersionResponse>(
      "GetPathVersion",
      Getting<v1::GetPathVersionRequest>(backend, &v1::PathVersionResponse::mutable_path_version));
  Unary<v1::ListPathVersionsRequest, v1::ListPathVersionsResponse>(
      "ListPathVersions",
      Listing<v1::ListPathVersionsRequest>(backend, Record::kPathVersion,
                                           &v1::ListPathVersionsResponse::add_path_versions));
  Unary<v1::GetPathRequest, v1::PathResponse>(
      "GetPath", Getting<v1::GetPathRequest>(backend, &v1::PathResponse::mutable_path));
  Unary<v1::ListPathsRequest, v1::ListPathsResponse>(
      "ListPaths",
      Listing<v1::ListPathsRequest>(backend, Record::kPath, &v1::ListPathsResponse::add_paths));
}

}  // namespace noordster::api
