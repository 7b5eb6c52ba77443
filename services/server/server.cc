// SPDX-License-Identifier: EUPL-1.2
#include "services/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/api/services.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/server/connection_bounds.h"

namespace noordster::server {
namespace {

constexpr mode_t kPrivateFiles = 0077;
constexpr mode_t kPrivateSocket = 0177;

// Whether somebody answers on a socket; binding would take it away from them.
bool Answers(const std::string& path) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return false;
  const bool answers =
      connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  close(descriptor);
  return answers;
}

absl::Duration RetentionOf(const Options& options) {
  return absl::Hours(24) * options.milestone_retention_days;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(
    const Options& options, std::function<void(const absl::Status&)> on_stop) {
  umask(kPrivateFiles);
  absl::Status ready = CheckCredentialOptions(options.credentials);
  if (ready.ok()) ready = CheckListenAddress(ListenAddress(options), options.credentials);
  // Metrics have no credentials of their own.
  if (ready.ok() && !options.metrics.empty()) ready = CheckListenAddress(options.metrics, {});
  if (!ready.ok()) return ready;
  std::unique_ptr<Server> server(new Server());
  if (ready = server->LoadCredentials(options); !ready.ok()) return ready;
  if (ready = server->OpenAccessLog(options); !ready.ok()) return ready;
  ready = server->OpenStore(options, std::move(on_stop));
  if (!ready.ok()) return ready;
  server->limiter_ = std::make_unique<api::Limiter>(options.rates, server->clock_);
  server->entrance_ =
      std::make_unique<api::Entrance>(server->callers_, *server->queries_, *server->limiter_,
                                      server->access_log_.get(), server->clock_);
  if (!options.metrics.empty()) {
    absl::StatusOr<std::unique_ptr<Metrics>> metrics = Metrics::Start(
        options.metrics, {*server->partitions_, *server->store_, *server->credentials_,
                          *server->limiter_, *server->feeds_, server->access_log_.get()});
    if (!metrics.ok()) return metrics.status();
    server->metrics_ = *std::move(metrics);
  }
  // Last: from here on acts may come in.
  if (ready = server->Listen(options); !ready.ok()) return ready;
  return server;
}

Server::~Server() { Stop(); }

absl::Status Server::LoadCredentials(const Options& options) {
  absl::StatusOr<std::unique_ptr<CredentialFiles>> files =
      CredentialFiles::Load(options.credentials, clock_);
  if (!files.ok()) return files.status();
  credentials_ = *std::move(files);
  if (options.credentials.any()) {
    callers_ = api::Callers(credentials_->tokens(), clock_, options.credentials.lets_public_in);
  }
  return absl::OkStatus();
}

absl::Status Server::OpenAccessLog(const Options& options) {
  if (options.access_log.empty()) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<AccessLogFile>> log =
      AccessLogFile::Open(options.access_log, clock_, AccessLogFile::Bounds());
  if (!log.ok()) return log.status();
  access_log_ = *std::move(log);
  return absl::OkStatus();
}

absl::Status Server::OpenStore(const Options& options,
                               std::function<void(const absl::Status&)> on_stop) {
  storage::RocksDbOptions store_options;
  store_options.folder = options.data;
  store_options.free_space_min_bytes = options.free_space_min_mib << 20;
  store_options.accept_loss_to = options.accept_loss_to;
  store_options.on_stop = [on_stop = std::move(on_stop)](const absl::Status& status) {
    base::Log("store_stopped", {{"status", status.ToString()}});
    on_stop(status);
  };
  absl::StatusOr<std::unique_ptr<storage::RocksDbStore>> store =
      storage::RocksDbStore::Open(store_options);
  if (!store.ok()) return store.status();
  store_ = *std::move(store);
  if (options.accept_loss_to.has_value()) {
    base::Log("loss_accepted",
              {{"commit", absl::StrCat(*options.accept_loss_to)}, {"reason", options.reason}});
  }
  absl::StatusOr<std::unique_ptr<runtime::Partitions>> partitions =
      runtime::Partitions::Open(*store_, clock_, options.confirm_clock, RetentionOf(options));
  if (!partitions.ok()) return partitions.status();
  partitions_ = *std::move(partitions);
  queries_ = std::make_unique<runtime::Queries>(*store_, partitions_->time());
  planner_ = std::make_unique<runtime::Planner>(
      *queries_, partitions_->time(),
      [partitions = partitions_.get()](const std::string& municipality, engine::Request request,
                                       absl::Time deadline, runtime::Answered done) {
        partitions->Submit(municipality, std::move(request), deadline, std::move(done));
      });
  partitions_->Follow([planner = planner_.get()](const auto& municipality, const auto& records) {
    planner->Note(municipality, records);
  });
  readings_ = std::make_unique<api::StreamReadings>(*queries_);
  feeds_ =
      std::make_unique<feed::Feeds>(*store_, *readings_, partitions_->time(), RetentionOf(options));
  return absl::OkStatus();
}

absl::Status Server::Listen(const Options& options) {
  const std::string address = ListenAddress(options);
  const bool local = absl::StartsWith(address, "unix:");
  const std::string path(absl::StripPrefix(address, "unix:"));
  if (local && Answers(path)) {
    return absl::FailedPreconditionError(absl::StrCat("another server answers on ", address,
                                                      "; choose another with --listen unix:PATH"));
  }
  const api::Backend backend{*partitions_, *queries_, *entrance_, *feeds_};
  api::Upkeep upkeep;
  upkeep.verify = [this](const std::string& municipality, absl::Time deadline) {
    // By a clock in doubt nobody can tell which request rows were trimmed.
    const absl::Time now =
        partitions_->time().Trusted() ? partitions_->time().Now() : absl::InfiniteFuture();
    return runtime::VerifyPartition(*store_, municipality, now,
                                    [&] { return stopping_ || clock_.Now() > deadline; });
  };
  upkeep.backup = [this](const std::string& directory, const std::string& request_id) {
    return MakeBackup(directory, request_id);
  };
  services_ = api::MakeServices(backend, upkeep);

  grpc::EnableDefaultHealthCheckService(true);
  // What the server offers is public, but strangers need not be helped.
  if (IsLocal(address)) grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  const bool has_tls = !local && credentials_->tls() != nullptr;
  builder.AddListeningPort(
      address, has_tls ? credentials_->tls()->ForPort() : grpc::InsecureServerCredentials(), &port);
  BoundConnections(has_tls, builder);
  // Two servers must not share a port without knowing of each other.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  for (const auto& service : services_) builder.RegisterService(service.get());
  const mode_t files = umask(local ? kPrivateSocket : kPrivateFiles);
  grpc_ = builder.BuildAndStart();
  umask(files);
  if (grpc_ == nullptr || (!local && port == 0)) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", address,
                                               ": it is taken, or no address of this machine; "
                                               "choose another with --listen"));
  }
  grpc::HealthCheckServiceInterface* const health = grpc_->GetHealthCheckService();
  health->SetServingStatus(true);
  partitions_->time().OnDoubt([health] { health->SetServingStatus(false); });
  planner_->Start();
  address_ = local ? address : absl::StrCat(address.substr(0, address.rfind(':')), ":", port);
  return absl::OkStatus();
}

absl::StatusOr<api::BackupMade> Server::MakeBackup(const std::string& directory,
                                                   const std::string& request_id) {
  absl::StatusOr<storage::BackupSummary> summary = store_->CreateBackup(directory, request_id);
  if (!summary.ok()) return summary.status();
  base::Log("backup_made", {{"commit", absl::StrCat(summary->commit_number)}});
  return api::BackupMade{static_cast<int32_t>(summary->files), summary->size_bytes,
                         summary->commit_number, summary->replayed};
}

void Server::Stop() {
  stopping_ = true;
  if (grpc_ != nullptr) {
    partitions_->time().OnDoubt([] {});
    grpc_->GetHealthCheckService()->Shutdown();
    feeds_->Drain();
    grpc_->Shutdown(std::chrono::system_clock::now() +
                    absl::ToChronoMilliseconds(limits::kDrainMax));
    grpc_->Wait();
    grpc_.reset();
  }
  metrics_.reset();
  services_.clear();
  feeds_.reset();
  if (planner_ != nullptr) planner_->Stop();
  if (partitions_ != nullptr) partitions_->Stop();
  partitions_.reset();
  planner_.reset();
  store_.reset();
}

}  // namespace noordster::server
