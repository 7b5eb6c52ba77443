// SPDX-License-Identifier: EUPL-1.2
// No name, contact or free text stands anywhere but in the erasable private rows: a marker is
// planted in every text field of every mutation there is, and every byte of the store is searched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "storage/keys.h"
#include "tests/api/corpus_town.h"
#include "tests/api/field_places.h"
#include "tests/api/request_corpus.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::private_text_test {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::Message;
using ::testing::IsEmpty;
using ::testing::Not;

// What every marker starts with; nothing else in a store holds it.
constexpr char kMarker[] = "Gemarkeerd~";

class PrivateTextTest : public ::testing::Test {
 protected:
  PrivateTextTest() : town_(server_.client()) { BuildForCorpus(town_); }

  // A request with a marker of its own in every free text it has; markers go into `planted`.
  std::unique_ptr<Message> WithMarkers(const Sample& sample) {
    std::unique_ptr<Message> marked = CopyOf(*sample.request);
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!IsFreeText(place) || !HasValue(*sample.request, place)) continue;
      const std::string marker = absl::StrFormat("%s%04d~", kMarker, planted_.size());
      planted_[marker] = absl::StrCat(sample.method->name(), " ", place.path);
      SetText(*marked, place, marker);
    }
    return marked;
  }

  // Sends every mutation of the corpus with markers.
  void PlantEverywhere() {
    for (const Sample& sample : RequestCorpus()) {
      if (!sample.is_mutation() || sample.does_nothing) continue;
      const std::unique_ptr<Message> marked = WithMarkers(sample);
      ASSERT_THAT(server_.client().CallWithBytes(sample.path(), marked->SerializeAsString()),
                  IsGrpcOk())
          << sample.path() << " with " << marked->ShortDebugString();
    }
  }

  // Every row of the store in which a marker may stand.
  std::vector<storage::Row> PrivateRows() const {
    std::vector<storage::Row> rows;
    for (const std::string& partition : server_.Municipalities()) {
      for (storage::Row& row : RowsOf(server_.store(), partition)) {
        if (IsPrivate(row)) rows.push_back(std::move(row));
      }
    }
    return rows;
  }

  static bool IsPrivate(const storage::Row& row) {
    return row.key[0] == static_cast<char>(storage::Space::kPrivate);
  }

  // Everything ListHistory shows of a municipality.
  std::vector<v1::HistoryEntry> History(const std::string& municipality) {
    v1::ListHistoryRequest request;
    request.set_parent(municipality);
    request.set_page_size(500);
    std::vector<v1::HistoryEntry> history;
    do {
      const auto page = server_.client().Must(&v1::HistoryService::Stub::ListHistory, request);
      history.insert(history.end(), page.entries().begin(), page.entries().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return history;
  }

  mutable InProcessServer server_;
  Town town_;
  // Markers and where each was planted.
  std::map<std::string, std::string> planted_;
};

TEST_F(PrivateTextTest, EveryKindOfTextIsPlanted) {
  std::set<std::string> fields;
  for (const Sample& sample : RequestCorpus()) {
    if (!sample.is_mutation()) continue;
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!IsFreeText(place)) continue;

      fields.insert(place.field->full_name());
    }
  }
  // A few that must be among them whatever the corpus does.
  for (const char* field :
       {"noordster.v1.Person.display_name", "noordster.v1.Person.contact",
        "noordster.v1.Document.uri", "noordster.v1.RecordOutcomeRequest.remarks",
        "noordster.v1.Condition.text", "noordster.v1.RecordOutcomeRequest.reason",
        "noordster.v1.VagueDate.text", "noordster.v1.Guard.display_name",
        "noordster.v1.SourceText.body", "noordster.v1.Plan.title"}) {
    EXPECT_EQ(fields.count(field), 1u) << field;
  }
}

TEST_F(PrivateTextTest, TextsStandInPrivateRowsAndNowhereElse) {
  PlantEverywhere();
  ASSERT_GT(planted_.size(), 50u);
  std::string kept;
  std::set<char> spaces;
  for (const std::string& partition : server_.Municipalities()) {
    for (const storage::Row& row : RowsOf(server_.store(), partition)) {
      spaces.insert(row.key[0]);
      EXPECT_FALSE(absl::StrContains(row.key, kMarker));
      if (IsPrivate(row)) {
        absl::StrAppend(&kept, row.value, "\n");
      } else {
        EXPECT_FALSE(absl::StrContains(row.value, kMarker))
            << "in space " << static_cast<int>(row.key[0]) << ": " << row.value;
      }
    }
  }
  // The scan went through everything there is: events, records, requests, indexes, histories,
  // milestones, private rows, the genesis, the secrets of fingerprints and how rows are derived.
  EXPECT_EQ(spaces.size(), 10u);
  for (const auto& [marker, where] : planted_) {
    EXPECT_TRUE(absl::StrContains(kept, marker)) << "nothing was kept of " << where;
  }
}

TEST_F(PrivateTextTest, TheNamesOfTheTownStandInPrivateRowsOnly) {
  // The same for texts that were not made for a search.
  for (const std::string text :
       {"Gemeenteraad", "Leidschendam-Voorburg", "Piet Jansen", "070 123 45 67",
        "https://example.org/plan", "Dagelijks Bestuur"}) {
    int found = 0;
    for (const storage::Row& row : RowsOf(server_.store(), "gm1916")) {
      const bool holds = absl::StrContains(row.value, text) || absl::StrContains(row.key, text);
      EXPECT_TRUE(!holds || IsPrivate(row)) << text;
      found += holds ? 1 : 0;
    }
    EXPECT_GT(found, 0) << text;
  }
}

TEST_F(PrivateTextTest, TheFactsOfTheHistoryHoldNoText) {
  PlantEverywhere();
  int reasons = 0;
  for (const char* municipality : {"municipalities/gm1916", "municipalities/gm0002"}) {
    for (const v1::HistoryEntry& entry : History(municipality)) {
      EXPECT_THAT(entry.facts_json(), Not(IsEmpty()));
      EXPECT_FALSE(absl::StrContains(entry.facts_json(), kMarker)) << entry.facts_json();
      reasons += absl::StartsWith(entry.reason(), kMarker) ? 1 : 0;
      v1::HistoryEntry rest = entry;
      rest.clear_reason();
      EXPECT_FALSE(absl::StrContains(rest.SerializeAsString(), kMarker));
    }
  }
  // Reasons are shown, from their private rows.
  EXPECT_GT(reasons, 20);
}

TEST_F(PrivateTextTest, ARefusedRequestAndADryRunLeaveNoText) {
  const size_t before = PrivateRows().size();
  v1::CreatePersonRequest request;
  request.set_parent(Town::Name(""));
  request.set_person_id(NumberedUuid(8));
  request.mutable_person()->set_display_name(kMarker);
  request.set_validate_only(true);
  server_.client().Must(&v1::BodyService::Stub::CreatePerson, request);
  request.set_validate_only(false);
  request.set_person_id(NumberedUuid(1));
  EXPECT_THAT(server_.client().Call(&v1::BodyService::Stub::CreatePerson, request).status,
              IsRefusal(grpc::StatusCode::ALREADY_EXISTS, v1::RESOURCE_EXISTS));
  EXPECT_EQ(PrivateRows().size(), before);
}

TEST_F(PrivateTextTest, ErasingAPersonTakesEveryNameThePersonEverHad) {
  const std::string name = Town::Name(absl::StrCat("persons/", NumberedUuid(5)));
  v1::CreatePersonRequest create;
  create.set_parent(Town::Name(""));
  create.set_person_id(NumberedUuid(5));
  create.mutable_person()->set_display_name(absl::StrCat(kMarker, "first"));
  create.mutable_person()->set_contact(absl::StrCat(kMarker, "first@example.org"));
  server_.client().Must(&v1::BodyService::Stub::CreatePerson, create);
  v1::UpdatePersonRequest update;
  update.set_name(name);
  update.mutable_person()->set_display_name(absl::StrCat(kMarker, "second"));
  update.mutable_person()->set_contact(absl::StrCat(kMarker, "second@example.org"));
  server_.client().Must(&v1::BodyService::Stub::UpdatePerson, update);
  v1::ErasePersonRequest erase;
  erase.set_name(name);
  const auto erased = server_.client().Must(&v1::BodyService::Stub::ErasePerson, erase).person();
  EXPECT_TRUE(erased.erased());
  EXPECT_EQ(erased.display_name(), "");
  EXPECT_EQ(erased.contact(), "");
  EXPECT_FALSE(absl::StrContains(server_.AllRows(), kMarker));
  // The proof does not need what was erased.
  v1::VerifyHistoryRequest verify;
  verify.set_name(Town::Name(""));
  server_.client().Must(&v1::HistoryService::Stub::VerifyHistory, verify);
}

}  // namespace
}  // namespace noordster::testing::private_text_test
