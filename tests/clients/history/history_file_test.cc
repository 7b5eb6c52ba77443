// SPDX-License-Identifier: EUPL-1.2
// The history as a file: whatever is done to it afterwards is found, on the line where it was done.
#include "clients/cli/history/history_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/cli/fault.h"
#include "clients/cli/history/history_check.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/util/json_util.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/history_file.pb.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "tests/support/api_client.h"
#include "tests/support/in_process_server.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/town.h"

namespace noordster::testing::history_file_test {
namespace {

namespace v1 = noordster::v1;
using cli::Fault;
using Lines = std::vector<std::string>;

class HistoryFileTest : public ::testing::Test {
 protected:
  HistoryFileTest() : town_(server_.client()) {
    town_.Build();
    town_.StartPlan("q");
    v1::CreatePersonRequest person;
    person.set_parent(Town::Name(""));
    person.set_person_id(NumberedUuid(1));
    person.mutable_person()->set_display_name("Piet \"Jansen\" €");
    server_.client().Must(&v1::BodyService::Stub::CreatePerson, person);
    v1::ExportHistoryRequest request;
    request.set_name(Town::Name(""));
    request.set_page_size(4);
    do {
      pages_.push_back(server_.client().Must(&v1::HistoryService::Stub::ExportHistory, request));
      request.set_page_token(pages_.back().next_page_token());
    } while (!request.page_token().empty());
    lines_ = Write(pages_);
  }

  static Lines Write(const std::vector<v1::ExportHistoryResponse>& pages) {
    cli::HistoryFileWriter writer(Town::Name(""));
    std::string text;
    for (const v1::ExportHistoryResponse& page : pages) {
      const absl::StatusOr<std::string> lines = writer.LinesOf(page);
      EXPECT_TRUE(lines.ok()) << lines.status();
      if (lines.ok()) absl::StrAppend(&text, *lines);
    }
    Lines lines = absl::StrSplit(text, '\n');
    lines.pop_back();
    return lines;
  }

  absl::StatusOr<cli::HistoryProof> CheckText(const std::string& text,
                                              const std::string& known_head = "") {
    const std::string file = folder_.File("history.jsonl");
    std::ofstream(file, std::ios::binary) << text;
    return cli::CheckHistoryFile(file, known_head, cli::Language::kDutch);
  }

  absl::StatusOr<cli::HistoryProof> Check(const Lines& lines, const std::string& known_head = "") {
    return CheckText(absl::StrCat(absl::StrJoin(lines, "\n"), "\n"), known_head);
  }

  // Where the first line with this in it stands, from 0.
  size_t LineWith(absl::string_view text) const {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (absl::StrContains(lines_[i], text)) return i;
    }
    ADD_FAILURE() << text;
    return 0;
  }

  // Expects one fault, and there.
  void ExpectFault(const absl::StatusOr<cli::HistoryProof>& checked, int line,
                   const std::string& field) {
    const std::vector<Fault> faults = cli::FaultsOf(checked.status());
    ASSERT_EQ(faults.size(), 1u) << checked.status();
    EXPECT_EQ(faults[0].line, line) << faults[0].description;
    EXPECT_EQ(faults[0].field, field) << faults[0].description;
    EXPECT_NE(faults[0].description, "");
  }

  InProcessServer server_;
  Town town_;
  TemporaryFolder folder_;
  std::vector<v1::ExportHistoryResponse> pages_;
  Lines lines_;
};

v1::HistoryFileEvent EventOn(const std::string& line) {
  v1::HistoryFileEvent event;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &event).ok());
  return event;
}

std::string LineOf(const google::protobuf::Message& message) {
  std::string line;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &line).ok());
  return line;
}

TEST_F(HistoryFileTest, ProvesItself) {
  const absl::StatusOr<cli::HistoryProof> proof = Check(lines_);
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_EQ(proof->municipality, Town::Name(""));
  EXPECT_EQ(proof->events, town_.Revision());
  EXPECT_EQ(proof->events + 1, static_cast<int64_t>(lines_.size()));
  EXPECT_EQ(proof->texts_missing, 0);
  v1::VerifyHistoryRequest verify;
  verify.set_name(Town::Name(""));
  const auto verified = server_.client().Must(&v1::HistoryService::Stub::VerifyHistory, verify);
  EXPECT_EQ(proof->head_sha256, verified.head_sha256());
  int64_t texts = 0;
  for (const v1::ExportHistoryResponse& page : pages_) {
    for (const v1::StoredEvent& event : page.events()) texts += event.texts_size();
  }
  EXPECT_EQ(proof->texts, texts);
  EXPECT_GE(proof->texts, verified.texts());
  EXPECT_EQ(proof->known_head_sequence, 0);
}

TEST_F(HistoryFileTest, CanBeRead) {
  EXPECT_TRUE(absl::StartsWith(lines_[0], R"({"format":"noordster-history/1","municipality":)"));
  EXPECT_TRUE(absl::StartsWith(lines_[1], R"({"sequence":"1","sha256":")"));
  EXPECT_TRUE(absl::StrContains(lines_[LineWith("planCreated")], R"("plan":"programmes/noord/)"));
  EXPECT_TRUE(absl::StrContains(lines_.back(), "Piet \\\"Jansen\\\" €")) << lines_.back();
  // The definition of a path is no text, and comes back as it was published.
  bool is_found = false;
  const v1::HistoryFileEvent published = EventOn(lines_[LineWith("pathPublished")]);
  for (const v1::HistoryFileText& text : published.texts()) {
    v1::PathDefinition definition;
    is_found = is_found || (!text.content().empty() && definition.ParseFromString(text.content()) &&
                            definition.SerializeAsString() == FullPath().SerializeAsString());
  }
  EXPECT_TRUE(is_found);
}

TEST_F(HistoryFileTest, WhateverIsDoneToALineIsFoundThere) {
  const auto edit = [](const std::function<void(v1::HistoryFileEvent&)>& change) {
    return [change](std::string& line) {
      v1::HistoryFileEvent event = EventOn(line);
      change(event);
      line = LineOf(event);
    };
  };
  const struct {
    const char* what;
    const char* field;
    std::function<void(std::string&)> change;
  } cases[] = {
      {"nothing is left of it", "", [](std::string& line) { line.clear(); }},
      {"it breaks off", "", [](std::string& line) { line.resize(line.size() / 2); }},
      {"something is added", "", [](std::string& line) { line.insert(1, R"("note":"x",)"); }},
      {"no JSON", "", [](std::string& line) { line = "klopt"; }},
      {"another number", "sequence", edit([](auto& event) { event.set_sequence(1); })},
      {"another hash", "sha256", edit([](auto& event) { (*event.mutable_sha256())[3] ^= 1; })},
      {"another stored bit", "sha256",
       edit([](auto& event) { event.mutable_stored()->back() ^= 1; })},
      {"one stored byte more", "sha256", edit([](auto& event) { *event.mutable_stored() += 'x'; })},
      {"no stored bytes", "sha256", edit([](auto& event) { event.clear_stored(); })},
      {"another readable fact", "event",
       [](std::string& line) {
         line = absl::StrReplaceAll(line, {{NumberedUuid(1), NumberedUuid(2)}});
       }},
      {"a readable fact less", "event",
       edit([](auto& event) { event.mutable_event()->mutable_fields()->erase("defined"); })},
      {"nothing readable", "event", edit([](auto& event) { event.clear_event(); })},
      {"another text", "texts[0]",
       edit([](auto& event) { event.mutable_texts(0)->set_text("Jan Pietersen"); })},
      {"another salt", "texts[0]",
       edit([](auto& event) { event.mutable_texts(0)->mutable_salt()->back() ^= 1; })},
      {"a byte of the text counted to the salt", "texts[0]", edit([](auto& event) {
         v1::HistoryFileText& text = *event.mutable_texts(0);
         text.mutable_salt()->push_back(text.text()[0]);
         text.mutable_text()->erase(0, 1);
       })},
      {"the text put elsewhere", "texts[0]", edit([](auto& event) {
         v1::HistoryFileText& text = *event.mutable_texts(0);
         text.set_content(text.text());
         text.clear_text();
       })},
      {"the end of the text put elsewhere", "texts[0]", edit([](auto& event) {
         v1::HistoryFileText& text = *event.mutable_texts(0);
         text.set_content(text.text().substr(5));
         text.mutable_text()->resize(5);
       })},
      {"a text of something else", "texts[0]",
       edit([](auto& event) { event.mutable_texts(0)->set_id("0123456789abcdef"); })},
      {"a text twice", "texts[1]", edit([](auto& event) {
         const v1::HistoryFileText text = event.texts(0);
         *event.add_texts() = text;
       })},
  };
  const size_t index = LineWith("Jansen");
  for (const auto& each : cases) {
    Lines lines = lines_;
    each.change(lines[index]);
    ASSERT_NE(lines[index], lines_[index]) << each.what;
    SCOPED_TRACE(each.what);
    ExpectFault(Check(lines), static_cast<int>(index) + 1, each.field);
  }
}

TEST_F(HistoryFileTest, LinesThatAreMissingMovedOrAddedAreFound) {
  Lines lines = lines_;
  lines.erase(lines.begin() + 5);
  ExpectFault(Check(lines), 6, "sequence");
  lines = lines_;
  std::swap(lines[5], lines[6]);
  ExpectFault(Check(lines), 6, "sequence");
  lines = lines_;
  lines.insert(lines.begin() + 5, lines[4]);
  ExpectFault(Check(lines), 6, "sequence");
  lines = lines_;
  lines.pop_back();
  ExpectFault(Check(lines), 1, "revision");
  lines = lines_;
  lines.erase(lines.begin());
  ExpectFault(Check(lines), 1, "format");
  lines = lines_;
  lines.insert(lines.begin() + 1, lines[0]);
  ExpectFault(Check(lines), 2, "");
  ExpectFault(CheckText(absl::StrJoin(lines_, "\n")), static_cast<int>(lines_.size()), "");
  ExpectFault(CheckText(""), 0, "");
  ExpectFault(CheckText(std::string(cli::kHistoryLineBytesMax + 1, 'x') + "\n"), 1, "");
  EXPECT_TRUE(absl::IsNotFound(
      cli::CheckHistoryFile(folder_.File("none"), "", cli::Language::kDutch).status()));
}

TEST_F(HistoryFileTest, AHeaderThatWasChangedIsFound) {
  const struct {
    int line;
    const char* field;
    std::function<void(v1::HistoryFileHeader&)> change;
  } cases[] = {
      {1, "format", [](auto& header) { header.set_format("noordster-history/2"); }},
      {1, "eventSchema", [](auto& header) { header.clear_event_schema(); }},
      {1, "eventSchema", [](auto& header) { header.set_event_schema("x"); }},
      {1, "eventSchema", [](auto& header) { header.mutable_event_schema()->resize(1000); }},
      {2, "sha256", [](auto& header) { header.mutable_genesis()->back() ^= 1; }},
      {1, "revision", [](auto& header) { header.set_revision(header.revision() + 1); }},
      {1, "headSha256", [](auto& header) { header.set_head_sha256(std::string(64, 'a')); }},
      {1, "municipality", [](auto& header) { header.set_municipality("programmes/noord"); }},
      {1, "municipality",
       [](auto& header) { header.set_municipality("municipalities/gm\x1b[2J"); }},
  };
  for (const auto& each : cases) {
    v1::HistoryFileHeader header;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(lines_[0], &header).ok());
    each.change(header);
    Lines lines = lines_;
    lines[0] = LineOf(header);
    ExpectFault(Check(lines), each.line, each.field);
  }
}

TEST_F(HistoryFileTest, TextsMayBeLeftOutAndAreCounted) {
  std::vector<v1::ExportHistoryResponse> pages = pages_;
  for (v1::ExportHistoryResponse& page : pages) {
    for (v1::StoredEvent& event : *page.mutable_events()) event.clear_texts();
  }
  const absl::StatusOr<cli::HistoryProof> proof = Check(Write(pages));
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_EQ(proof->texts, 0);
  EXPECT_EQ(proof->texts_missing, Check(lines_)->texts);
}

// Readers of JSON do not agree on what these say, so that one could be shown what another is not.
TEST_F(HistoryFileTest, ALineThatCanBeReadInTwoWaysIsFound) {
  const size_t index = LineWith("Jansen");
  const std::string& line = lines_[index];
  const std::string without_end = line.substr(0, line.size() - 1);
  const std::string event = line.substr(line.find("\"event\":"));
  const std::string text = "\"text\":\"Piet";
  ASSERT_TRUE(absl::StrContains(line, text));
  for (const std::string& changed : {
           // Twice, before and behind, whole or in part.
           absl::StrReplaceAll(line, {{event, absl::StrCat("\"event\":{},", event)}}),
           absl::StrCat(without_end, ",\"event\":{}}"),
           absl::StrCat(without_end, ",\"event\":null}"),
           absl::StrCat(without_end, ",\"stored\":null}"),
           absl::StrCat(without_end, ",\"texts\":[]}"),
           absl::StrCat(without_end, ",", event.substr(0, event.find(",\"defined")), "}}"),
           absl::StrReplaceAll(line, {{text, absl::StrCat("\"text\":\"Jan\",", text)}}),
           absl::StrReplaceAll(line, {{text, absl::StrCat("\"text\":null,", text)}}),
           // No JSON, or with more in it than is needed.
           absl::StrReplaceAll(line, {{"\"sequence\"", "'sequence'"}}),
           absl::StrReplaceAll(line, {{"\"sequence\"", "sequence"}}),
           absl::StrReplaceAll(line, {{"\"sequence\":", "\"sequence\": "}}),
           absl::StrReplaceAll(line, {{"Piet", "\\u0050iet"}}),
           absl::StrCat(line, " "),
           absl::StrCat(line, "\r"),
       }) {
    ASSERT_NE(changed, line);
    Lines lines = lines_;
    lines[index] = changed;
    const std::vector<Fault> faults = cli::FaultsOf(Check(lines).status());
    ASSERT_EQ(faults.size(), 1u) << changed;
    EXPECT_EQ(faults[0].line, static_cast<int>(index) + 1) << changed;
  }
  Lines lines = lines_;
  const std::string head = absl::StrCat("\"headSha256\":\"", pages_[0].head_sha256(), "\"");
  lines[0] =
      absl::StrReplaceAll(lines[0], {{head, absl::StrCat("\"headSha256\":\"x\",\"head_sha256\":\"",
                                                         pages_[0].head_sha256(), "\"")}});
  ASSERT_NE(lines[0], lines_[0]);
  ExpectFault(Check(lines), 1, "");
}

TEST_F(HistoryFileTest, ASchemaMustDescribeEventsAndNothingOfTheJsonMapping) {
  const auto with_schema = [this](const google::protobuf::FileDescriptorSet& files) {
    v1::HistoryFileHeader header;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(lines_[0], &header).ok());
    header.set_event_schema(files.SerializeAsString());
    Lines lines = lines_;
    lines[0] = LineOf(header);
    return Check(lines);
  };
  google::protobuf::FileDescriptorSet schema;
  ASSERT_TRUE(schema.ParseFromString(pages_[0].event_schema()));
  EXPECT_TRUE(with_schema(schema).ok());
  // A type that the JSON mapping treats in its own way.
  google::protobuf::FileDescriptorSet changed = schema;
  google::protobuf::FileDescriptorProto& file = *changed.add_file();
  file.set_name("struct.proto");
  file.set_package("google.protobuf");
  file.set_syntax("proto3");
  file.add_message_type()->set_name("Struct");
  ExpectFault(with_schema(changed), 1, "eventSchema");
  changed = schema;
  for (google::protobuf::FileDescriptorProto& each : *changed.mutable_file()) {
    if (each.package() == "google.protobuf") each.add_message_type()->set_name("Struct");
  }
  ExpectFault(with_schema(changed), 1, "eventSchema");
  // Texts that nobody would look for.
  changed = schema;
  for (google::protobuf::FileDescriptorProto& each : *changed.mutable_file()) {
    for (google::protobuf::DescriptorProto& message : *each.mutable_message_type()) {
      if (message.name() == "TextRef") message.mutable_field(0)->set_name("other");
    }
  }
  ExpectFault(with_schema(changed), 1, "eventSchema");
  changed = schema;
  changed.mutable_file()->DeleteSubrange(0, 1);
  ExpectFault(with_schema(changed), 1, "eventSchema");
}

// An export of the release that brought it: every later one must find that it proves itself.
TEST(HistoryFileOfOldTest, StillProvesItself) {
  const absl::StatusOr<cli::HistoryProof> proof = cli::CheckHistoryFile(
      NOORDSTER_GOLDEN_EXPORTS "/history-1.jsonl",
      "8ff218ca8c9bfe30e928516e5110363e75bce32c108d6c4c53ba94334768a212", cli::Language::kDutch);
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_EQ(proof->events, 51);
  EXPECT_EQ(proof->texts, 112);
  EXPECT_EQ(proof->texts_missing, 0);
  EXPECT_EQ(proof->known_head_sequence, 47);
  EXPECT_EQ(proof->head_sha256, "85806023d87700b810dc09ee502a86fd14d724eebec4daec24fda7affce585d1");
}

// Who can write the whole file anew can make it agree with itself, but not with a head that is
// known from elsewhere.
TEST_F(HistoryFileTest, AHistoryWrittenAnewDoesNotHoldAHeadThatIsKnown) {
  std::vector<v1::ExportHistoryResponse> pages = pages_;
  cli::HistoryChain chain(pages[0].genesis());
  std::string early_head;
  for (v1::ExportHistoryResponse& page : pages) {
    for (v1::StoredEvent& stored : *page.mutable_events()) {
      if (stored.sequence() == town_.Revision()) {
        noordster::internal::v1::Event event;
        ASSERT_TRUE(event.ParseFromString(stored.stored()));
        event.mutable_header()->set_commit_time_micros(1);
        stored.set_stored(event.SerializeAsString());
      }
      ASSERT_TRUE(chain.Add(stored.stored()).ok());
      if (stored.sequence() == 3) early_head = chain.sha256();
    }
  }
  for (v1::ExportHistoryResponse& page : pages) page.set_head_sha256(chain.sha256());
  const Lines lines = Write(pages);
  EXPECT_TRUE(Check(lines).ok());
  const std::string head = pages_[0].head_sha256();
  EXPECT_EQ(Check(lines_, head)->known_head_sequence, town_.Revision());
  EXPECT_TRUE(Check(lines_, absl::AsciiStrToUpper(head)).ok());
  ExpectFault(Check(lines, head), 0, "");
  // What came before the change is as it was.
  EXPECT_EQ(Check(lines_, early_head)->known_head_sequence, 3);
  EXPECT_EQ(Check(lines, early_head)->known_head_sequence, 3);
}

TEST_F(HistoryFileTest, APageThatCannotBeReadIsNotWritten) {
  v1::ExportHistoryResponse page = pages_[0];
  page.clear_event_schema();
  EXPECT_TRUE(absl::IsDataLoss(cli::HistoryFileWriter(Town::Name("")).LinesOf(page).status()));
  page = pages_[0];
  page.mutable_events(0)->set_stored("x");
  EXPECT_TRUE(absl::IsDataLoss(cli::HistoryFileWriter(Town::Name("")).LinesOf(page).status()));
  // A field that the schema does not know.
  page = pages_[0];
  page.mutable_events(0)->mutable_stored()->append("\xf8\x3f\x01");
  EXPECT_TRUE(absl::IsDataLoss(cli::HistoryFileWriter(Town::Name("")).LinesOf(page).status()));
}

}  // namespace
}  // namespace noordster::testing::history_file_test
