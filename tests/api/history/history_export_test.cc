// SPDX-License-Identifier: EUPL-1.2
// The export of a history: what it holds, that it proves itself, and that nothing that happens
// meanwhile gets between its pages.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/api/backend.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "services/runtime/queries.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::history_export_test {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Event;
using noordster::internal::v1::TextRef;
using History = v1::HistoryService::Stub;
using Pages = std::vector<v1::ExportHistoryResponse>;

class HistoryExportTest : public ::testing::Test {
 protected:
  HistoryExportTest() : town_(server_.client()) {
    town_.Build();
    MakePerson(1, "Piet Jansen");
  }

  void MakePerson(int number, const std::string& display_name) {
    v1::CreatePersonRequest request;
    request.set_parent(Town::Name(""));
    request.set_person_id(NumberedUuid(number));
    request.mutable_person()->set_display_name(display_name);
    server_.client().Must(&v1::BodyService::Stub::CreatePerson, request);
  }

  void ErasePerson(int number) {
    v1::ErasePersonRequest request;
    request.set_name(Town::Name(absl::StrCat("persons/", NumberedUuid(number))));
    server_.client().Must(&v1::BodyService::Stub::ErasePerson, request);
  }

  static v1::ExportHistoryRequest Request(int page_size) {
    v1::ExportHistoryRequest request;
    request.set_name(Town::Name(""));
    request.set_page_size(page_size);
    return request;
  }

  // All pages; `between` runs after each.
  Pages Walk(
      v1::ExportHistoryRequest request, const std::function<void()>& between = [] {}) {
    Pages pages;
    do {
      pages.push_back(server_.client().Must(&History::ExportHistory, request));
      request.set_page_token(pages.back().next_page_token());
      between();
    } while (!request.page_token().empty());
    return pages;
  }

  v1::VerifyHistoryResponse Verify() {
    v1::VerifyHistoryRequest request;
    request.set_name(Town::Name(""));
    return server_.client().Must(&History::VerifyHistory, request);
  }

  grpc::Status Refused(const v1::ExportHistoryRequest& request) {
    return server_.client().Call(&History::ExportHistory, request).status;
  }

  InProcessServer server_;
  Town town_;
};

std::vector<v1::StoredEvent> EventsOf(const Pages& pages) {
  std::vector<v1::StoredEvent> events;
  for (const v1::ExportHistoryResponse& page : pages) {
    events.insert(events.end(), page.events().begin(), page.events().end());
  }
  return events;
}

// The head that the events lead to, by the rule as history_service.proto words it.
std::string HeadOf(const Pages& pages) {
  std::string hash = pages[0].genesis();
  int64_t number = 0;
  for (const v1::StoredEvent& event : EventsOf(pages)) {
    EXPECT_EQ(event.sequence(), ++number);
    hash = base::Sha256({absl::string_view("\x01", 1), hash, pages[0].genesis(),
                         base::BigEndian64(static_cast<uint64_t>(number)), event.stored()});
  }
  return absl::BytesToHexString(hash);
}

TEST_F(HistoryExportTest, LeadsToTheHeadThatAVerificationFinds) {
  for (const int page_size : {1, 7, 500}) {
    const Pages pages = Walk(Request(page_size));
    EXPECT_EQ(HeadOf(pages), Verify().head_sha256());
    EXPECT_EQ(pages[0].revision(), town_.Revision());
    for (const v1::ExportHistoryResponse& page : pages) {
      EXPECT_LE(page.events_size(), page_size);
      EXPECT_EQ(page.head_sha256(), pages[0].head_sha256());
      EXPECT_EQ(page.genesis(), pages[0].genesis());
      EXPECT_EQ(page.event_schema().empty(), &page != &pages[0]);
    }
  }
}

TEST_F(HistoryExportTest, EndsWhereItsFirstPageFoundTheHistory) {
  const v1::VerifyHistoryResponse before = Verify();
  int plans = 0;
  const Pages pages =
      Walk(Request(5), [&] { town_.StartPlan(absl::StrCat("meanwhile-", ++plans)); });
  EXPECT_GE(plans, 3);
  EXPECT_EQ(HeadOf(pages), before.head_sha256());
  for (const v1::ExportHistoryResponse& page : pages) {
    EXPECT_EQ(page.revision(), before.revision());
    EXPECT_EQ(page.head_sha256(), before.head_sha256());
  }
  EXPECT_GT(Verify().revision(), before.revision());
}

TEST_F(HistoryExportTest, TextsProveThemselvesAndErasedOnesAreGone) {
  town_.StartPlan("q");
  const auto names_in = [](const Pages& pages) {
    std::set<std::string> texts;
    for (const v1::StoredEvent& stored : EventsOf(pages)) {
      Event event;
      EXPECT_TRUE(event.ParseFromString(stored.stored()));
      std::vector<TextRef> refs;
      runtime::CollectTexts(event, refs);
      for (const v1::StoredText& text : stored.texts()) {
        texts.insert(text.text());
        const auto ref = std::find_if(refs.begin(), refs.end(),
                                      [&](const TextRef& each) { return each.id() == text.id(); });
        EXPECT_TRUE(ref != refs.end() && ref->digest() == base::Sha256({text.salt(), text.text()}));
      }
    }
    return texts;
  };
  const std::set<std::string> before = names_in(Walk(Request(10)));
  EXPECT_EQ(before.count("Piet Jansen"), 1u);
  ErasePerson(1);
  const Pages after = Walk(Request(10));
  std::set<std::string> expected = before;
  expected.erase("Piet Jansen");
  EXPECT_EQ(names_in(after), expected);
  // The event that told the name stands, and the chain with it.
  EXPECT_EQ(HeadOf(after), Verify().head_sha256());
}

TEST_F(HistoryExportTest, WithoutTextsThereAreNone) {
  v1::ExportHistoryRequest request = Request(10);
  request.set_without_texts(true);
  const Pages pages = Walk(request);
  EXPECT_EQ(HeadOf(pages), Verify().head_sha256());
  for (const v1::ExportHistoryResponse& page : pages) {
    EXPECT_FALSE(absl::StrContains(page.SerializeAsString(), "Piet Jansen"));
    for (const v1::StoredEvent& event : page.events()) EXPECT_EQ(event.texts_size(), 0);
  }
}

TEST_F(HistoryExportTest, TheSchemaReadsEveryEvent) {
  const Pages pages = Walk(Request(500));
  google::protobuf::FileDescriptorSet files;
  ASSERT_TRUE(files.ParseFromString(pages[0].event_schema()));
  google::protobuf::DescriptorPool pool;
  for (const auto& file : files.file()) ASSERT_NE(pool.BuildFile(file), nullptr) << file.name();
  const google::protobuf::Descriptor* event =
      pool.FindMessageTypeByName("noordster.internal.v1.Event");
  ASSERT_NE(event, nullptr);
  EXPECT_EQ(event->DebugString(), Event::descriptor()->DebugString());
}

TEST_F(HistoryExportTest, AFullPageEndsBeforeItIsTooLarge) {
  for (int i = 0; i < 200; ++i) {
    v1::CreateChallengeRequest request;
    request.set_parent(Town::Name("programmes/noord"));
    request.set_challenge_id(absl::StrCat("opgave-", i));
    request.mutable_challenge()->set_display_name("Opgave");
    request.mutable_challenge()->set_description(std::string(4000, 'x'));
    server_.client().Must(&v1::ProgrammeService::Stub::CreateChallenge, request);
  }
  const Pages pages = Walk(Request(500));
  EXPECT_GE(pages.size(), 2u);
  for (const v1::ExportHistoryResponse& page : pages) {
    EXPECT_LE(page.ByteSizeLong(), static_cast<size_t>(limits::kMessageBytesMax));
  }
  EXPECT_EQ(HeadOf(pages), Verify().head_sha256());
}

TEST_F(HistoryExportTest, ATokenBelongsToItsExport) {
  v1::ExportHistoryRequest request = Request(2);
  const std::string token =
      server_.client().Must(&History::ExportHistory, request).next_page_token();
  request.set_without_texts(true);
  request.set_page_token(token);
  const auto refused = IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::PAGE_TOKEN_INVALID);
  EXPECT_THAT(Refused(request), refused);
  // Well formed, but of places that a page never ends at: not in the chain, or not before its end.
  const std::string list = absl::StrCat("export 0 ", Town::Name(""));
  const std::string head(64, 'a');
  request.set_without_texts(false);
  for (const std::string& place :
       {absl::StrCat("1 9999 ", head), absl::StrCat("5 5 ", head), absl::StrCat("0 5 ", head),
        absl::StrCat("-3 5 ", head), absl::StrCat("6 5 ", head), std::string("2 5"),
        absl::StrCat("x 5 ", head), absl::StrCat("2 x ", head), std::string("2 5 "),
        std::string("2 5 zz"), absl::StrCat("2 5 ", std::string(64, 'g')),
        absl::StrCat("2 ", town_.Revision(), " ", head)}) {
    request.set_page_token(api::MakePageToken(list, place));
    EXPECT_THAT(Refused(request), refused) << place;
  }
  request.set_page_token(token);
  const auto next = server_.client().Must(&History::ExportHistory, request);
  EXPECT_EQ(next.events(0).sequence(), 3);
  EXPECT_EQ(next.head_sha256(), Verify().head_sha256());
}

TEST_F(HistoryExportTest, NothingIsExportedOfWhatIsNotThere) {
  v1::ExportHistoryRequest request = Request(2);
  request.set_name("municipalities/gm9999");
  EXPECT_THAT(Refused(request), IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND));
  request = Request(2);
  request.set_at_least_revision(town_.Revision() + 1);
  EXPECT_THAT(Refused(request), IsRefusal(grpc::StatusCode::UNAVAILABLE, v1::REVISION_NOT_REACHED));
}

}  // namespace
}  // namespace noordster::testing::history_export_test
