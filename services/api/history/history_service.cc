// SPDX-License-Identifier: EUPL-1.2
#include "services/api/history/history_service.h"

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "noordster/v1/history_service.pb.h"
#include "services/api/history/history_entries.h"
#include "services/api/history/history_export.h"
#include "services/base/limits.h"
#include "services/engine/authorization/allowed.h"
#include "services/engine/refusal.h"

namespace noordster::api {
namespace {

namespace v1 = noordster::v1;

absl::StatusOr<v1::VerifyHistoryResponse> VerifyHistory(const Backend& backend, const Call& call,
                                                        const Upkeep& upkeep,
                                                        const v1::VerifyHistoryRequest& request) {
  const absl::StatusOr<runtime::Reader> reader = ReaderFor(backend, call, request);
  if (!reader.ok()) return reader.status();
  const absl::Status allowed = backend.queries.CheckAllowed(*reader, v1::Mandate::VERIFY_HISTORY);
  if (!allowed.ok()) return allowed;
  if (auto exists = backend.queries.GetOne(*reader, ""); !exists.ok()) return exists.status();
  absl::StatusOr<runtime::Verified> verified = upkeep.verify(reader->municipality, call.deadline);
  if (!verified.ok()) return verified.status();
  v1::VerifyHistoryResponse response;
  response.set_events(verified->events);
  response.set_rows(verified->rows);
  response.set_texts(verified->texts);
  response.set_head_sha256(absl::BytesToHexString(verified->head.hash));
  response.set_revision(verified->head.sequence);
  return response;
}

// A backup holds every municipality, so the caller must be allowed to make one of each; while there
// is none only who keeps the server is.
absl::Status CheckMayBackUp(const Backend& backend, const Call& call) {
  const absl::StatusOr<std::vector<std::string>> ids = backend.queries.Municipalities();
  if (!ids.ok()) return ids.status();
  if (ids->empty() && call.caller.actor.kind() != noordster::internal::v1::Actor::LOCAL_TRUSTED) {
    return engine::RefuseAct({v1::Mandate::CREATE_BACKUP, v1::Mandate::ACT_UNSPECIFIED, {}, ""});
  }
  for (const std::string& id : *ids) {
    const absl::StatusOr<runtime::Reader> reader = backend.queries.ReaderOf(call.caller, id);
    if (!reader.ok()) return reader.status();
    absl::Status allowed = backend.queries.CheckAllowed(*reader, v1::Mandate::CREATE_BACKUP);
    if (!allowed.ok()) return allowed;
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::CreateBackupResponse> CreateBackup(const Backend& backend, const Call& call,
                                                      const Upkeep& upkeep,
                                                      const v1::CreateBackupRequest& request) {
  const std::string& directory = request.directory();
  if (!absl::StartsWith(directory, "/")) {
    engine::FieldViolation relative;
    relative.set_field("directory");
    relative.set_description("must be an absolute path on the server's machine");
    return engine::RefuseFields(noordster::v1::INVALID_FIELD, {relative});
  }
  if (absl::Status allowed = CheckMayBackUp(backend, call); !allowed.ok()) return allowed;
  absl::StatusOr<BackupMade> made = upkeep.backup(directory, request.request_id());
  if (absl::IsAborted(made.status())) {
    return engine::Refuse(noordster::v1::LIMIT_REACHED, made.status().message(),
                          {{"limit", "long_calls"}});
  }
  if (!made.ok()) {
    return engine::Refuse(absl::IsResourceExhausted(made.status()) ? noordster::v1::DISK_NEARLY_FULL
                                                                   : noordster::v1::BACKUP_FAILED,
                          made.status().message(), {{"directory", directory}});
  }
  v1::CreateBackupResponse response;
  response.set_directory(directory);
  response.set_files(made->files);
  response.set_size_bytes(made->size_bytes);
  response.set_commit_number(made->commit_number);
  response.set_replayed(made->replayed);
  return response;
}

// Runs long work on a thread of its own, beside the threads of gRPC, which must not block; a
// bounded number at once. The server waits for calls under way before it ends what the work uses.
class LongWork {
 public:
  template <typename Response>
  void Run(std::function<absl::StatusOr<Response>()> work, Done<Response> done) {
    if (running_.fetch_add(1) >= limits::kLongCallsMax) {
      running_.fetch_sub(1);
      done(engine::Refuse(noordster::v1::LIMIT_REACHED,
                          "too many verifications and backups run; try again when one has ended",
                          {{"limit", "long_calls"}}));
      return;
    }
    std::thread([this, work = std::move(work), done = std::move(done)] {
      absl::StatusOr<Response> response = work();
      // Before the answer, which may be the last thing that keeps this object alive.
      running_.fetch_sub(1);
      done(std::move(response));
    }).detach();
  }

 private:
  std::atomic<int> running_{0};
};

}  // namespace

HistoryService::HistoryService(const Backend& backend, const Upkeep& upkeep)
    : RpcService("noordster.v1.HistoryService", backend.entrance) {
  Unary<v1::ListHistoryRequest, v1::ListHistoryResponse>(
      "ListHistory", [backend](const Call& call, const v1::ListHistoryRequest& request,
                               const Done<v1::ListHistoryResponse>& done) {
        done(ListHistory(backend, call, request));
      });
  Unary<v1::ExportHistoryRequest, v1::ExportHistoryResponse>(
      "ExportHistory", [backend](const Call& call, const v1::ExportHistoryRequest& request,
                                 const Done<v1::ExportHistoryResponse>& done) {
        done(ExportHistory(backend, call, request));
      });
  auto long_work = std::make_shared<LongWork>();
  Unary<v1::VerifyHistoryRequest, v1::VerifyHistoryResponse>(
      "VerifyHistory",
      [backend, upkeep, long_work](const Call& call, const v1::VerifyHistoryRequest& request,
                                   Done<v1::VerifyHistoryResponse> done) {
        long_work->Run<v1::VerifyHistoryResponse>(
            [=] { return VerifyHistory(backend, call, upkeep, request); }, std::move(done));
      });
  Unary<v1::CreateBackupRequest, v1::CreateBackupResponse>(
      "CreateBackup",
      [backend, upkeep, long_work](const Call& call, const v1::CreateBackupRequest& request,
                                   Done<v1::CreateBackupResponse> done) {
        long_work->Run<v1::CreateBackupResponse>(
            [=] { return CreateBackup(backend, call, upkeep, request); }, std::move(done));
      });
}

}  // namespace noordster::api
