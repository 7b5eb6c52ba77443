// SPDX-License-Identifier: EUPL-1.2
#include "services/api/path_service.h"

#include "services/api/commands.h"

namespace noordster::api {

namespace v1 = noordster::v1;

PathService::PathService(const Backend& backend)
    : RpcService("noordster.v1.PathService", backend.entrance) {
  Unary<v1::PublishPathRequest, v1::PathVersionResponse>(
      "PublishPath",
      Acting<v1::PublishPathRequest>(backend, &v1::PathVersionResponse::mutable_path_version));
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
