// SPDX-License-Identifier: EUPL-1.2
// Bad input for every method: what the rules beside the fields forbid is refused with every
// violation at once, and nothing changes.
#include <gmock/gmock.h>
#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/programme_service.grpc.pb.h"
#include "services/base/digest.h"
#include "services/base/limits.h"
#include "tests/api/corpus_town.h"
#include "tests/api/field_places.h"
#include "tests/api/request_corpus.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/town.h"

namespace noordster::testing::bad_input_test {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::Message;
using ::testing::Contains;
using ::testing::IsSupersetOf;

constexpr int64_t kUnknownEnum = 9999;

// Texts that break a format.
std::vector<std::string> IllFormed(v1::FieldRules::Format format) {
  switch (format) {
    case v1::FieldRules::IDENTIFIER:
      return {"Raad",  "raad_",  "-raad",
              "raad-", "ra--ad", "1raad",
              "ra ad", "raád",   std::string(64, 'a')};
    case v1::FieldRules::UUID:
      return {"00000000-0000-1000-8000-000000000001", "00000000-0000-4000-c000-000000000001",
              "00000000-0000-4000-8000-00000000000A", "00000000000040008000000000000001", "x"};
    case v1::FieldRules::DATE:
      return {"2022-02-29", "2022-7-15",   "15-07-2022", "1899-12-31",
              "2200-01-01", "2022-07-15 ", "mei 2022"};
    case v1::FieldRules::SHA256:
      return {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'A'),
              std::string(64, 'g')};
    case v1::FieldRules::NUMBER:
      return {"0", "01", "-1", "1.5", "1234567890"};
    case v1::FieldRules::DECIMAL:
      return {"9,3", "1e3", " 9", "9.", ".5", "0.1234", "1234567890123", "2000 ruim"};
    case v1::FieldRules::CBS_CODE:
      return {"GM191", "WK1916", "BU191601", "bu19160101", "BU1916010a", "PC2262AA"};
    case v1::FieldRules::TIMESTAMP:
      return {"2022-07-15", "2022-07-15T09:30:00", "2022-07-15T25:30:00Z",
              "2022-07-15T09:30:00+02:00", "2022-07-15T09:30:00.Z"};
    case v1::FieldRules::MULTILINE:
      return {std::string("bel\a"), std::string("nul\0", 4), "\x1b[31m", "\x7f"};
    default:
      return {std::string("bel\a"), std::string("nul\0", 4), "two\nlines", "\ttab", "\x7f"};
  }
}

// Names that break a pattern. For the name a request takes its municipality from, those that leave
// it as it is, so that no other name is in another one.
std::vector<std::string> WrongNames(const Place& place, const std::string& name) {
  std::vector<std::string> wrong = {"x", absl::StrCat(name, "/x"), absl::StrCat(name, "/"),
                                    absl::StrCat(name, "/x/y")};
  if (!place.is_anchor()) {
    wrong.push_back(absl::StrReplaceAll(name, {{"gm1916", "GM1916"}}));
    wrong.push_back(absl::StrReplaceAll(name, {{"gm1916", ""}}));
  }
  if (std::count(name.begin(), name.end(), '/') > 1) {
    wrong.push_back(absl::StrCat(name.substr(0, name.rfind('/') + 1), "UPPER"));
    wrong.push_back(absl::StrCat(name.substr(0, name.rfind('/') + 1), "0"));
  }
  return wrong;
}

// Whether a sample has the name of a resource here.
bool NamesSomething(const Sample& sample, const Place& place) {
  return place.is_string() && !place.rules().resource().empty() && HasValue(*sample.request, place);
}

// Takes out the names that a request can do without.
void ClearReferences(Message& request) {
  for (const Place& place : PlacesOf(request)) {
    if (!place.item && !place.rules().resource().empty() && !place.is_anchor()) {
      ClearPlace(request, place);
    }
  }
}

// The bytes of a request, made longer by a field that nobody knows.
std::string PaddedTo(size_t size, const std::string& request) {
  constexpr size_t kHeader = 5;  // tag and length
  const size_t filler = size - request.size() - kHeader;
  std::string header = "\xfa\x7f";
  for (size_t rest = filler; header.size() < kHeader; rest >>= 7) {
    const bool last = header.size() + 1 == kHeader;
    header.push_back(static_cast<char>((rest & 0x7f) | (last ? 0 : 0x80)));
  }
  return absl::StrCat(request, header, std::string(filler, 'x'));
}

class BadInputTest : public ::testing::Test {
 protected:
  BadInputTest() : town_(server_.client()), samples_((BuildForCorpus(town_), RequestCorpus())) {
    // The day on which all was built is over.
    server_.clock().Advance(absl::Hours(48));
    before_ = server_.AllRows();
    revision_ = town_.Revision();
  }

  // Nothing a test sent was written.
  void TearDown() override {
    EXPECT_EQ(town_.Revision(), revision_);
    EXPECT_TRUE(server_.AllRows() == before_) << "bad input changed the store";
    EXPECT_GT(sent_, 0);
    RecordProperty("requests", static_cast<int>(sent_));
  }

  grpc::Status Send(const Sample& sample, const Message& request) {
    return SendBytes(sample, request.SerializeAsString());
  }

  grpc::Status SendBytes(const Sample& sample, const std::string& bytes) {
    ++sent_;
    return server_.client().CallWithBytes(sample.path(), bytes);
  }

  // Sends a request that breaks rules at exactly these fields.
  void ExpectViolations(const Sample& sample, const Message& request,
                        const std::set<std::string>& fields) {
    const grpc::Status status = Send(sample, request);
    EXPECT_THAT(status, IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::INVALID_FIELD))
        << sample.path() << " with " << request.ShortDebugString();
    const std::vector<std::string> found = DetailsOf(status).fields;
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), fields)
        << sample.path() << " with " << request.ShortDebugString();
  }

  void ExpectTextRefused(const Sample& sample, const Place& place, const std::string& text) {
    const auto request = CopyOf(*sample.request);
    SetText(*request, place, text);
    ExpectViolations(sample, *request, {place.path});
  }

  void ExpectNumberRefused(const Sample& sample, const Place& place, int64_t value) {
    const auto request = CopyOf(*sample.request);
    SetNumber(*request, place, value);
    ExpectViolations(sample, *request, {place.path});
  }

  // Sends a request with `validate_only` that breaks no rule.
  void ExpectAccepted(const Sample& sample, const Message& request) {
    const auto dry = CopyOf(request);
    if (sample.is_mutation()) {
      dry->GetReflection()->SetBool(dry.get(),
                                    dry->GetDescriptor()->FindFieldByName("validate_only"), true);
    }
    const grpc::Status status = Send(sample, *dry);
    EXPECT_EQ(status.error_code(), sample.code)
        << Describe(status) << sample.path() << " with " << dry->ShortDebugString();
  }

  InProcessServer server_;
  Town town_;
  const std::vector<Sample> samples_;
  std::string before_;
  int64_t revision_ = 0;
  int64_t sent_ = 0;
};

TEST_F(BadInputTest, EveryMethodHasASample) {
  std::set<std::string> sampled;
  for (const Sample& sample : samples_) sampled.insert(sample.method->full_name());
  for (const google::protobuf::MethodDescriptor* method : AllMethods()) {
    EXPECT_THAT(sampled, Contains(method->full_name()));
  }
  EXPECT_GE(AllMethods().size(), 52u);
  sent_ = 1;
}

TEST_F(BadInputTest, EverySettableFieldIsSetInASample) {
  // What only the server can give, and what would keep a sample from doing anything.
  const std::set<std::string> exempt = {"etag", "page_token", "validate_only", "emergency",
                                        "cursor"};
  std::set<std::string> settable;
  std::set<std::string> set;
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (exempt.count(place.field->name()) > 0) continue;
      settable.insert(place.field->full_name());
      if (HasValue(*sample.request, place)) set.insert(place.field->full_name());
    }
  }
  // Effects NONE and the like are numbers above zero, so that "set" is visible for all.
  EXPECT_THAT(set, IsSupersetOf(settable));
  sent_ = 1;
}

TEST_F(BadInputTest, EverySampleIsAcceptedAndADryRunWritesNothing) {
  // A backup has no dry run; the one of this server writes nothing.
  for (const Sample& sample : samples_) ExpectAccepted(sample, *sample.request);
}

TEST_F(BadInputTest, ADryRunOfANewMunicipalityMakesNothing) {
  v1::CreateMunicipalityRequest request;
  request.set_municipality_id("gm0007");
  request.mutable_municipality()->set_display_name("Nieuw");
  request.set_validate_only(true);
  const auto answer =
      server_.client().Must(&v1::ProgrammeService::Stub::CreateMunicipality, request);
  EXPECT_EQ(answer.municipality().name(), "municipalities/gm0007");
  EXPECT_EQ(answer.municipality().etag(), "");
  sent_ = 1;
}

TEST_F(BadInputTest, EachRequiredFieldThatIsMissingIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.rules().required() || place.item) continue;
      const auto request = CopyOf(*sample.request);
      ClearPlace(*request, place);
      ExpectViolations(sample, *request, {place.path});
    }
  }
}

TEST_F(BadInputTest, AnEmptyRequestNamesEverythingThatIsMissing) {
  for (const Sample& sample : samples_) {
    std::set<std::string> required;
    for (const Place& place : PlacesOf(*sample.request)) {
      if (place.way.empty() && place.rules().required() && !place.item) required.insert(place.path);
    }
    if (required.empty()) continue;
    const std::unique_ptr<Message> empty(sample.request->New());
    ExpectViolations(sample, *empty, required);
  }
}

TEST_F(BadInputTest, EachTextThatIsTooLongIsNamedAndTheLongestIsTaken) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_string() || place.rules().max_length() == 0) continue;
      const size_t longest = place.rules().max_length();
      ExpectTextRefused(sample, place, std::string(longest + 1, 'a'));
      std::string wide;
      for (size_t i = 0; i < longest; ++i) absl::StrAppend(&wide, "é");
      ExpectTextRefused(sample, place, absl::StrCat(wide, "é"));
      if (!IsFreeText(place) || !HasValue(*sample.request, place)) continue;
      const auto request = CopyOf(*sample.request);
      SetText(*request, place, wide);
      ExpectAccepted(sample, *request);
    }
  }
}

TEST_F(BadInputTest, EachIllFormedTextIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_string() || !place.rules().resource().empty()) continue;
      for (const std::string& text : IllFormed(place.rules().format())) {
        ExpectTextRefused(sample, place, text);
      }
      if (place.item) ExpectTextRefused(sample, place, "");
    }
  }
}

TEST_F(BadInputTest, AVagueDateMustBeOneTheCalendarReads) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (place.field->name() != "edtf") continue;
      ExpectTextRefused(sample, place, "2022-13");
      Place words = place;
      words.field = place.field->containing_type()->FindFieldByName("text");
      words.path = absl::StrReplaceAll(place.path, {{".edtf", ".text"}});
      const auto only_words = CopyOf(*sample.request);
      ClearPlace(*only_words, place);
      SetText(*only_words, words, "zodra het kan");
      ExpectViolations(sample, *only_words, {words.path});
      ClearPlace(*only_words, words);
      ExpectViolations(sample, *only_words, {absl::StrReplaceAll(place.path, {{".edtf", ""}})});
    }
  }
}

TEST_F(BadInputTest, EachListThatIsTooLongIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_list() || place.rules().max_items() == 0) continue;
      if (!HasValue(*sample.request, place)) continue;
      const auto request = CopyOf(*sample.request);
      FillList(*request, place, static_cast<int>(place.rules().max_items()) + 1);
      ExpectViolations(sample, *request, {place.path});
    }
  }
}

TEST_F(BadInputTest, EachNumberOutOfBoundsIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_number()) continue;
      ExpectNumberRefused(sample, place, -1);
      const bool narrow =
          place.field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_INT32;
      const int64_t largest = place.rules().max_value();
      EXPECT_GT(largest, 0) << place.field->full_name() << " has no bound";
      if (narrow && largest == std::numeric_limits<int32_t>::max()) continue;
      ExpectNumberRefused(sample, place, largest + 1);
    }
  }
}

TEST_F(BadInputTest, EachUnknownEnumNumberIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_enum()) continue;
      ExpectNumberRefused(sample, place, kUnknownEnum);
      ExpectNumberRefused(sample, place, -1);
    }
  }
}

TEST_F(BadInputTest, EachNameOfAWrongFormIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!NamesSomething(sample, place)) continue;
      for (const std::string& name : WrongNames(place, TextAt(*sample.request, place))) {
        ExpectTextRefused(sample, place, name);
      }
    }
  }
}

TEST_F(BadInputTest, EachReferenceToAnotherMunicipalityIsNamed) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!NamesSomething(sample, place) || place.is_anchor()) continue;
      // gm0001 has a body, a programme, a path and a person of these names.
      ExpectTextRefused(
          sample, place,
          absl::StrReplaceAll(TextAt(*sample.request, place), {{"gm1916", "gm0001"}}));
    }
  }
}

TEST_F(BadInputTest, EachReferenceToNothingIsNotFound) {
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      // What a stream or list is limited to need not be there.
      if (!NamesSomething(sample, place) || absl::StartsWith(place.path, "filter.")) continue;
      const auto request = CopyOf(*sample.request);
      const std::string name = TextAt(*request, place);
      SetText(*request, place, UnknownName(name));
      if (name == Town::Name("")) ClearReferences(*request);
      // Without somebody of it, nobody's worklist is asked for, and nobody gets a mandate; and an
      // act that is prepared names the municipality as well.
      const std::set<std::string> about_somebody = {"ListWork", "GrantMandate", "CreateDraft",
                                                    "UpdateDraft"};
      if (name == Town::Name("") && about_somebody.contains(sample.method->name())) continue;
      const grpc::Status status = Send(sample, *request);
      if (place.path == "plan.path_version" && sample.method->name() == "UpdatePlan") {
        // A plan stays on its version, whichever other is named.
        EXPECT_THAT(status, IsRefusal(grpc::StatusCode::FAILED_PRECONDITION, v1::REFERENCE_UNFIT));
        continue;
      }
      EXPECT_THAT(status, IsRefusal(grpc::StatusCode::NOT_FOUND, v1::RESOURCE_NOT_FOUND))
          << sample.path() << " with " << request->ShortDebugString();
      EXPECT_EQ(DetailsOf(status).metadata.count("resource"), 1u) << sample.path();
    }
  }
}

TEST_F(BadInputTest, AllViolationsOfARequestAreNamedAtOnce) {
  int together = 0;
  for (const Sample& sample : samples_) {
    const auto request = CopyOf(*sample.request);
    std::set<std::string> broken;
    for (const Place& place : PlacesOf(*sample.request)) {
      // All fields of all items would not fit into the details of a status.
      if (std::any_of(place.way.begin(), place.way.end(),
                      [](const auto& step) { return step.second > 0; })) {
        continue;
      }
      if (place.is_enum()) {
        SetNumber(*request, place, kUnknownEnum);
      } else if (place.is_number()) {
        SetNumber(*request, place, -1);
      } else if (place.is_string() && !place.rules().resource().empty()) {
        SetText(*request, place, "x");
      } else if (place.is_string()) {
        SetText(*request, place, IllFormed(place.rules().format()).front());
      } else {
        continue;
      }
      broken.insert(place.path);
    }
    ExpectViolations(sample, *request, broken);
    together = std::max(together, static_cast<int>(broken.size()));
  }
  EXPECT_GE(together, 15) << "no sample is wide enough to prove anything";
}

TEST_F(BadInputTest, InvalidUtf8InAnyTextIsMalformed) {
  // The library says on stderr what the status says already.
  google::protobuf::LogSilencer silence;
  for (const Sample& sample : samples_) {
    for (const Place& place : PlacesOf(*sample.request)) {
      if (!place.is_string()) continue;
      for (const char* bytes : {"\xff", "\xc3", "a\xed\xa0\x80", "\xc0\xaf"}) {
        const auto request = CopyOf(*sample.request);
        SetText(*request, place, bytes);
        EXPECT_THAT(Send(sample, *request),
                    IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::MALFORMED_MESSAGE))
            << sample.path() << " at " << place.path;
      }
    }
  }
}

TEST_F(BadInputTest, TruncatedBytesAreMalformed) {
  for (const Sample& sample : samples_) {
    const std::string bytes = sample.request->SerializeAsString();
    ASSERT_FALSE(bytes.empty()) << sample.path();
    // A prefix that ends between two fields is a message, so only others are sent.
    int torn = 0;
    for (size_t size = bytes.size() - 1; size > 0 && torn < 100; --size) {
      const std::unique_ptr<Message> whole(sample.request->New());
      if (whole->ParseFromString(bytes.substr(0, size))) continue;
      ++torn;
      EXPECT_THAT(SendBytes(sample, bytes.substr(0, size)),
                  IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::MALFORMED_MESSAGE))
          << sample.path() << " cut to " << size << " of " << bytes.size() << " bytes";
    }
    EXPECT_GT(torn, 0) << sample.path();
    EXPECT_THAT(SendBytes(sample, "\xff\xff\xff\xff"),
                IsRefusal(grpc::StatusCode::INVALID_ARGUMENT, v1::MALFORMED_MESSAGE));
  }
}

TEST_F(BadInputTest, AMessageBeyondOneMebibyteIsRefused) {
  std::vector<std::thread> calls;
  std::vector<grpc::StatusCode> codes(samples_.size());
  for (size_t i = 0; i < samples_.size(); ++i) {
    calls.emplace_back([this, i, &codes] {
      const std::string bytes = PaddedTo(static_cast<size_t>(limits::kMessageBytesMax) + 1,
                                         samples_[i].request->SerializeAsString());
      codes[i] = server_.client().CallWithBytes(samples_[i].path(), bytes).error_code();
    });
  }
  for (std::thread& call : calls) call.join();
  for (size_t i = 0; i < samples_.size(); ++i) {
    EXPECT_EQ(codes[i], grpc::StatusCode::RESOURCE_EXHAUSTED) << samples_[i].path();
  }
  sent_ = static_cast<int64_t>(samples_.size());
}

TEST_F(BadInputTest, AMessageOfOneMebibyteIsTaken) {
  const auto read = std::find_if(samples_.begin(), samples_.end(),
                                 [](const Sample& sample) { return !sample.is_mutation(); });
  const std::string bytes = read->request->SerializeAsString();
  EXPECT_THAT(SendBytes(*read, PaddedTo(limits::kMessageBytesMax, bytes)), IsGrpcOk());
}

TEST_F(BadInputTest, WhatTheServerFillsIsIgnored) {
  v1::UpdateBodyRequest request;
  request.set_name(Town::Name("bodies/raad"));
  request.set_validate_only(true);
  request.mutable_body()->set_display_name("Raad");
  request.mutable_body()->set_kind(v1::COUNCIL);
  request.mutable_body()->set_name("nonsense\a");
  request.mutable_body()->set_etag(std::string(1000, 'x'));
  server_.client().Must(&v1::BodyService::Stub::UpdateBody, request);
  sent_ = 1;
}

TEST_F(BadInputTest, AMethodThatDoesNotExistIsUnimplemented) {
  ++sent_;
  EXPECT_EQ(server_.client().CallWithBytes("/noordster.v1.PlanService/DoAsILike", "").error_code(),
            grpc::StatusCode::UNIMPLEMENTED);
}

}  // namespace
}  // namespace noordster::testing::bad_input_test
