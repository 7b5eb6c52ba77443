// SPDX-License-Identifier: EUPL-1.2
#include "tests/runtime/loop_driver.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "services/base/check.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/calendar/date.h"
#include "services/engine/index_rows.h"
#include "storage/keys.h"

namespace noordster::runtime {

engine::TextRef AddText(const std::string& text, std::vector<engine::NewText>& texts) {
  engine::NewText& added = texts.emplace_back();
  added.row.set_salt(base::RandomBytes(16));
  added.row.set_text(text);
  added.ref.set_id(base::RandomBytes(16));
  added.ref.set_digest(base::Sha256({added.row.salt(), text}));
  return added.ref;
}

engine::Request MakeRequest(engine::Command command, const std::string& request_id) {
  engine::Request request;
  request.command = std::move(command);
  request.caller.actor.set_kind(noordster::internal::v1::Actor::LOCAL_TRUSTED);
  request.request_id = request_id.empty() ? base::RandomUuid() : request_id;
  request.content_digest = base::Sha256({request.request_id});
  request.reason = AddText("because", request.texts);
  return request;
}

engine::Request WithTexts(engine::Request request, std::vector<engine::NewText> texts) {
  for (engine::NewText& text : texts) request.texts.push_back(std::move(text));
  return request;
}

size_t DaysDue(const storage::Store& store, absl::CivilDay today) {
  const std::string prefix = storage::IndexKey(static_cast<uint8_t>(engine::Index::kDayToTell), "");
  storage::Range range = storage::PrefixRange(prefix);
  range.end = absl::StrCat(prefix, calendar::FormatDate(today + 1));
  const auto page = store.Scan(kMunicipality, range, limits::kScanRowsMax);
  return page.ok() ? page->rows.size() : 0;
}

engine::Define Person(int number) {
  engine::Define define;
  define.create = true;
  define.record.set_name(absl::StrCat("persons/", number));
  define.record.mutable_person();
  return define;
}

LoopDriver::LoopDriver(storage::Store& store, const base::Clock& clock)
    : store_(store), time_(clock), queries_(store, clock) {
  time_.Begin(absl::InfinitePast(), false);
  auto loop = CommandLoop::Start(store, time_, kMunicipality);
  EXPECT_TRUE(loop.ok()) << loop.status();
  NOORDSTER_CHECK(loop.ok());
  loop_ = *std::move(loop);
}

absl::StatusOr<Answer> LoopDriver::Send(engine::Request request) {
  std::vector<engine::Request> one;
  one.push_back(std::move(request));
  return SendAll(std::move(one))[0];
}

std::vector<absl::StatusOr<Answer>> LoopDriver::SendAll(std::vector<engine::Request> requests) {
  std::vector<absl::StatusOr<Answer>> answers(requests.size(), absl::UnknownError("unanswered"));
  absl::BlockingCounter left(static_cast<int>(requests.size()));
  for (size_t i = 0; i < requests.size(); ++i) {
    loop_->Submit(std::move(requests[i]), absl::InfiniteFuture(),
                  [&answers, &left, i](absl::StatusOr<Answer> answer) {
                    answers[i] = std::move(answer);
                    left.DecrementCount();
                  });
  }
  left.Wait();
  return answers;
}

void LoopDriver::SendFoundation() {
  for (engine::Request& request : FoundationRequests()) {
    const absl::StatusOr<Answer> answer = Send(std::move(request));
    EXPECT_TRUE(answer.ok()) << answer.status();
    NOORDSTER_CHECK(answer.ok());
  }
}

Record LoopDriver::Get(const std::string& name) const {
  const auto found = queries_.Get(LocalReader(), {name});
  EXPECT_TRUE(found.ok()) << found.status();
  return found.ok() && found->records[0].has_value() ? *found->records[0] : Record();
}

int64_t LoopDriver::revision() const {
  const auto values = store_.Get(kMunicipality, {});
  return values.ok() ? values->head.sequence : 0;
}

Reader LocalReader() {
  Reader reader;
  reader.caller.actor.set_kind(noordster::internal::v1::Actor::LOCAL_TRUSTED);
  reader.municipality = kMunicipality;
  reader.sight = engine::Sight(engine::State::FromNothing(), reader.caller, {});
  return reader;
}

std::vector<engine::Request> FoundationRequests() {
  std::vector<engine::Request> requests;
  engine::Define municipality;
  municipality.create = true;
  municipality.record.mutable_municipality()->set_approvals(0);
  requests.push_back(MakeRequest(municipality));
  engine::Define programme;
  programme.create = true;
  programme.record.set_name("programmes/p");
  for (const auto kind : {noordster::v1::COUNCIL, noordster::v1::EXECUTIVE,
                          noordster::v1::PROGRAMME_BOARD, noordster::v1::PARTNER_CONSULTATION,
                          noordster::v1::PROGRAMME_OFFICE, noordster::v1::DELIVERY}) {
    engine::Define body;
    body.create = true;
    body.record.set_name(absl::StrCat("bodies/b", static_cast<int>(kind)));
    body.record.mutable_body()->set_kind(kind);
    const bool has_seats = kind == noordster::v1::COUNCIL || kind == noordster::v1::EXECUTIVE;
    body.record.mutable_body()->set_seats(has_seats ? 5 : 0);
    programme.record.mutable_programme()->add_bodies(body.record.name());
    requests.push_back(MakeRequest(body));
  }
  requests.push_back(MakeRequest(programme));
  engine::Define challenge;
  challenge.create = true;
  challenge.record.set_name("programmes/p/challenges/c");
  challenge.record.mutable_challenge();
  requests.push_back(MakeRequest(challenge));
  return requests;
}

engine::PublishPath EndlessPath() {
  engine::PublishPath publish;
  publish.path = "paths/path";
  publish.version.set_content_sha256(std::string(32, 'c'));
  auto& stage = *publish.version.add_stages();
  stage.set_id("board");
  stage.set_body_kind(noordster::v1::PROGRAMME_BOARD);
  stage.set_role(noordster::v1::INTERNAL_ADOPTION);
  stage.set_audience(noordster::v1::PUBLIC);
  for (const bool stays : {true, false}) {
    auto& outcome = *stage.add_outcomes();
    outcome.set_id(stays ? "not-treated" : "rejected");
    outcome.set_kind(stays ? noordster::v1::NOT_TREATED : noordster::v1::REJECTED);
    outcome.set_next(stays ? "board" : "");
    outcome.set_effect(stays ? noordster::v1::NONE : noordster::v1::INTERNAL);
  }
  return publish;
}

}  // namespace noordster::runtime
