// SPDX-License-Identifier: EUPL-1.2
#include "services/server/metrics.h"

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>
#include <prometheus/metric_family.h>

#include <exception>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace noordster::server {
namespace {

prometheus::MetricFamily Family(std::string name, std::string help, prometheus::MetricType type,
                                double value) {
  prometheus::MetricFamily family;
  family.name = std::move(name);
  family.help = std::move(help);
  family.type = type;
  prometheus::ClientMetric metric;
  metric.counter.value = value;
  metric.gauge.value = value;
  family.metric.push_back(std::move(metric));
  return family;
}

// Reads the counts anew for every scrape.
class Counts final : public prometheus::Collectable {
 public:
  Counts(const runtime::Partitions& partitions, const storage::RocksDbStore& store,
         const CredentialFiles& credentials)
      : partitions_(partitions), store_(store), credentials_(credentials) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    using prometheus::MetricType;
    const runtime::LoopCounts counts = partitions_.counts();
    const auto number = [](int64_t count) { return static_cast<double>(count); };
    return {
        Family("noordster_commits_total", "Commits made durable since the start.",
               MetricType::Counter, number(counts.commits)),
        Family("noordster_events_total", "Events recorded since the start.", MetricType::Counter,
               number(counts.events)),
        Family("noordster_refusals_total", "Requests refused since the start.", MetricType::Counter,
               number(counts.refusals)),
        Family("noordster_replays_total", "Requests answered from their request id.",
               MetricType::Counter, number(counts.replays)),
        Family("noordster_store_writable", "1 while the store writes, 0 once it stopped for good.",
               MetricType::Gauge, store_.Health().ok() ? 1 : 0),
        Family("noordster_clock_trusted", "1 while the clock is trusted, 0 once it is in doubt.",
               MetricType::Gauge, partitions_.time().Trusted() ? 1 : 0),
        Family("noordster_credentials_usable",
               "1 while the files with keys and certificates can be used, 0 when older ones are.",
               MetricType::Gauge, credentials_.broken() ? 0 : 1),
        Family("noordster_certificate_expiry_seconds",
               "When the certificate in use ends, in seconds since 1970; without one far ahead.",
               MetricType::Gauge, number(absl::ToUnixSeconds(credentials_.certificate_expiry()))),
    };
  }

 private:
  const runtime::Partitions& partitions_;
  const storage::RocksDbStore& store_;
  const CredentialFiles& credentials_;
};

}  // namespace

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

absl::StatusOr<std::unique_ptr<Metrics>> Metrics::Start(const std::string& address,
                                                        const runtime::Partitions& partitions,
                                                        const storage::RocksDbStore& store,
                                                        const CredentialFiles& credentials) {
  std::unique_ptr<Metrics> metrics(new Metrics());
  metrics->counts_ = std::make_shared<Counts>(partitions, store, credentials);
  // The library reports failure to listen by an exception.
  try {
    metrics->exposer_ = std::make_unique<prometheus::Exposer>(address, 1);
  } catch (const std::exception& error) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", address, " for metrics: ", error.what()));
  }
  metrics->exposer_->RegisterCollectable(metrics->counts_);
  return metrics;
}

}  // namespace noordster::server
