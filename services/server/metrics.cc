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
  explicit Counts(const Counted& counted) : counted_(counted) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    using prometheus::MetricType;
    const runtime::LoopCounts counts = counted_.partitions.counts();
    const AccessLogFile* const log = counted_.access_log;
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
               MetricType::Gauge, counted_.store.Health().ok() ? 1 : 0),
        Family("noordster_clock_trusted", "1 while the clock is trusted, 0 once it is in doubt.",
               MetricType::Gauge, counted_.partitions.time().Trusted() ? 1 : 0),
        Family("noordster_credentials_usable",
               "1 while the files with keys and certificates can be used, 0 when older ones are.",
               MetricType::Gauge, counted_.credentials.broken() ? 0 : 1),
        Family("noordster_certificate_expiry_seconds",
               "When the certificate in use ends, in seconds since 1970; without one far ahead.",
               MetricType::Gauge,
               number(absl::ToUnixSeconds(counted_.credentials.certificate_expiry()))),
        Family("noordster_limited_calls_total",
               "Calls refused since the start because their callers asked too much.",
               MetricType::Counter, number(counted_.limiter.refusals())),
        Family("noordster_streams", "Streams of milestones that are open.", MetricType::Gauge,
               number(counted_.feeds.streams())),
        Family("noordster_access_log_writable",
               "1 while the access log can be written or there is none, 0 once it cannot.",
               MetricType::Gauge, log == nullptr || log->writable() ? 1 : 0),
        Family("noordster_access_log_lost_total",
               "Lines of the access log that could not be written since the start.",
               MetricType::Counter, number(log == nullptr ? 0 : log->lost())),
    };
  }

 private:
  const Counted counted_;
};

}  // namespace

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

absl::StatusOr<std::unique_ptr<Metrics>> Metrics::Start(const std::string& address,
                                                        const Counted& counted) {
  std::unique_ptr<Metrics> metrics(new Metrics());
  metrics->counts_ = std::make_shared<Counts>(counted);
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
