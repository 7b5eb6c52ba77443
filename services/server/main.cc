// SPDX-License-Identifier: EUPL-1.2
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/base/limits.h"
#include "services/base/log.h"
#include "services/server/options.h"
#include "services/server/server.h"
#include "storage/backup.h"

namespace {

using noordster::server::Options;
using noordster::server::Server;

// Exit codes: 0 done, 1 refused or failed, 2 usage, 75 to be started again (sysexits.h:
// EX_TEMPFAIL): the store stopped, or the machine refused what it may give at the next start, such
// as an address to listen on.
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kRestart = 75;

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "noordsterd: %s\n", std::string(status.message()).c_str());
  return kFailed;
}

int Report(const absl::StatusOr<noordster::storage::BackupSummary>& summary, const char* done) {
  if (!summary.ok()) return Fail(summary.status());
  std::printf("%s: %lld files, %lld bytes, commit %lld\n", done,
              static_cast<long long>(summary->files), static_cast<long long>(summary->size_bytes),
              static_cast<long long>(summary->commit_number));
  return 0;
}

void AddLimitOptions(CLI::App& app, Options& options) {
  const CLI::Range rates(int64_t{1}, noordster::limits::kRatePerSecondMax);
  app.add_option(
         "--reads-per-second", options.rates.reads_per_second,
         "Reads of one person; ten seconds' worth at once, five times as many of all with a "
         "mandate in a municipality. The trusted local user is not limited")
      ->capture_default_str()
      ->check(rates);
  app.add_option("--writes-per-second", options.rates.writes_per_second,
                 "Acts of one person, likewise; as many again that take something back")
      ->capture_default_str()
      ->check(rates);
  app.add_option("--access-log", options.access_log,
                 "File for a line of JSON of every act, and of every read that was refused for who "
                 "asks. Reads that succeed are not written: they are the bulk, and who looked at "
                 "what is nobody's business without a purpose (AVG). Rotated by size");
}

void AddOptions(CLI::App& app, Options& options) {
  app.add_option("--data", options.data, "Folder with everything the server keeps");
  app.add_option("--listen", options.listen,
                 "unix:PATH (default: noordster.sock in the data folder) or 127.0.0.1:PORT");
  app.add_option("--metrics", options.metrics, "127.0.0.1:PORT for Prometheus; none by default");
  app.add_option("--free-space-min-mib", options.free_space_min_mib,
                 "Refuse writes below this much free disk space")
      ->capture_default_str();
  app.add_option("--milestone-retention-days", options.milestone_retention_days,
                 "How long milestones are kept for those who follow them; the history keeps what "
                 "they tell for good")
      ->capture_default_str()
      ->check(CLI::Range(int64_t{1}, int64_t{36500}));
  auto* loss = app.add_option("--accept-loss-to", options.accept_loss_to,
                              "Open a store that misses acknowledged commits, up to commit N");
  auto* reason = app.add_option("--reason", options.reason, "Why, with --accept-loss-to");
  loss->needs(reason);
  auto& credentials = options.credentials;
  app.add_option("--issuer", credentials.issuer, "Who signs tokens, as it stands in them (iss)");
  app.add_option("--audience", credentials.audience, "Whom tokens must be for (aud)");
  app.add_option("--issuer-keys", credentials.issuer_keys,
                 "File with the public keys of the issuer (JSON Web Key Set)");
  app.add_option("--person-claim", credentials.person_claim,
                 "Claim with the id under which a person is registered: sub, oid")
      ->capture_default_str();
  app.add_option("--certificate", credentials.certificate, "Certificate of this server (PEM)");
  app.add_option("--private-key", credentials.private_key, "Its private key (PEM)");
  app.add_option("--client-authorities", credentials.client_authorities,
                 "Authorities of the certificates of other systems (PEM)");
  app.add_flag("--public-reading", credentials.lets_public_in,
               "Who shows no credentials may read what is public");
  AddLimitOptions(app, options);
  app.add_flag("--confirm-clock", options.confirm_clock,
               "The clock is right, though it is before the last commit or 30 days after it");
  app.add_option("--verify-backup", options.verify_backup, "Verify a backup and end");
  app.add_option("--restore", options.restore,
                 "Restore a backup into the folder given with --data, and end");
  app.add_option("--check-issuer-keys", options.check_issuer_keys,
                 "Say whether a server would take the key set in this file, and end");
}

// Says plainly what it means that callers are not known.
void SayWhoIsTrusted(const Options& options, const std::string& address) {
  if (options.credentials.any()) return;
  const bool is_socket = absl::StartsWith(address, "unix:");
  std::fprintf(
      stderr, "noordsterd: no credentials: %s may do everything, until mandates are put in force\n",
      is_socket ? "whoever can open the socket"
                : "WARNING: every user and program of this machine");
}

int Serve(const Options& options) {
  // Every thread inherits the mask, so that only the wait below sees these signals.
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  // Only asks to look at keys and certificates now.
  sigaddset(&stops, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  // A full disk or a closed connection is an error to answer, not a reason to die.
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);

  static std::atomic<int> exit_code{0};
  absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(options, [](const absl::Status& status) {
        if (absl::IsDataLoss(status)) {
          Fail(status);
          std::fputs("Restore a backup into an empty folder (noordsterd --restore BACKUP).\n",
                     stderr);
        }
        exit_code = absl::IsDataLoss(status) ? kFailed : kRestart;
        kill(getpid(), SIGTERM);
      });
  if (!server.ok()) {
    const int code = Fail(server.status());
    return absl::IsUnavailable(server.status()) ? kRestart : code;
  }
  const std::string& address = (*server)->address();
  noordster::base::Log("started", {{"address", address},
                                   {"callers", options.credentials.any() ? "known" : "trusted"}});
  SayWhoIsTrusted(options, address);
  std::printf("listening on %s\n", address.c_str());
  std::fflush(stdout);

  const timespec refresh = absl::ToTimespec(noordster::limits::kCredentialsRefresh);
  int signal_number = 0;
  while ((signal_number = sigtimedwait(&stops, nullptr, &refresh)) < 0 || signal_number == SIGHUP) {
    (*server)->RefreshCredentials();
  }
  noordster::base::Log("stopping", {{"signal", absl::StrCat(signal_number)}});
  (*server)->Stop();
  noordster::base::Log("stopped");
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  // Abseil as Debian builds it looks for cycles each time a thread waits for a lock. The tests,
  // under the thread sanitizer, are the place for that.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  // Before anything is written: data and backups hold personal texts.
  umask(0077);
  CLI::App app(
      "noordsterd: the server of Noordster. Without credentials every caller who can reach "
      "the socket is the trusted local user.");
  Options options;
  AddOptions(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  if (!options.verify_backup.empty()) {
    return Report(noordster::storage::VerifyBackup(options.verify_backup), "backup is whole");
  }
  if (!options.check_issuer_keys.empty()) {
    const absl::Status keys = noordster::server::CheckIssuerKeys(options.check_issuer_keys);
    if (!keys.ok()) return Fail(keys);
    std::printf("%s: a server takes these keys\n", options.check_issuer_keys.c_str());
    return 0;
  }
  if (options.data.empty()) {
    std::fprintf(stderr, "noordsterd: --data DIR is required; --help tells more\n");
    return kUsage;
  }
  if (!options.restore.empty()) {
    return Report(noordster::storage::RestoreBackup(options.restore, options.data), "restored");
  }
  return Serve(options);
}
