// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/architecture/layering_rules.h"
#include "tests/architecture/proto_rules.h"
#include "tests/architecture/source_tree.h"
#include "tests/architecture/text_rules.h"

namespace noordster::architecture::planted_violations_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kLicence = "// SPDX-License-Identifier: EUPL-1.2\n";

auto Broken(const std::string& path, const std::string& rule, const std::string& message) {
  return AllOf(Field("path", &Violation::path, path), Field("rule", &Violation::rule, rule),
               Field("message", &Violation::message, HasSubstr(message)));
}

SourceTree With(const std::string& path, const std::string& text) {
  return SourceTree{{path, absl::StrCat(kLicence, text)}};
}

struct Planted {
  const char* path;
  const char* text;
};

TEST(PlantedIncludeTest, IncludesOfTheTableAreAllowed) {
  const Planted allowed[] = {
      {"services/engine/decide.cc", "#include \"services/calendar/date.h\"\n"},
      {"services/engine/decide.cc", "#include \"noordster/v1/plan.pb.h\"\n"},
      {"services/engine/decide.cc", "#include <vector>\n"},
      {"services/engine/decide.cc", "// #include \"storage/store.h\"\n"},
      {"services/engine/decide.cc", "const char* k = R\"(\n#include \"storage/store.h\"\n)\";\n"},
      {"services/runtime/loop.cc", "#include \"storage/store.h\"\n"},
      {"services/api/plan.cc", "#include \"noordster/v1/plan_service.grpc.pb.h\"\n"},
      {"services/server/main.cc", "#include \"storage/backup.h\"\n"},
      {"services/server/metrics.cc", "#include <prometheus/registry.h>\n"},
      {"services/base/digest.cc", "#include <openssl/evp.h>\n"},
      {"storage/rocksdb_store.cc", "#include \"rocksdb/db.h\"\n"},
      {"storage/head_mark.cc", "#include \"rocksdb/file_system.h\"\n"},
      {"clients/cli/main.cc", "#include <CLI/CLI.hpp>\n"},
      {"clients/cli/file_digest.cc", "#include <openssl/evp.h>\n"},
      {"tests/storage/fault_test.cc", "#include \"rocksdb/db.h\"\n"},
  };
  for (const Planted& planted : allowed) {
    EXPECT_THAT(CheckIncludes(With(planted.path, planted.text)), IsEmpty()) << planted.text;
  }
}

TEST(PlantedIncludeTest, EveryOtherIncludeIsFound) {
  const Planted forbidden[] = {
      {"services/engine/decide.cc", "#include \"storage/store.h\"\n"},
      {"services/engine/decide.cc", "#include \"services/runtime/command_loop.h\"\n"},
      {"services/engine/decide.cc", "#include \"services/planning/pass.h\"\n"},
      {"services/engine/decide.cc", "#include \"noordster/v1/body_service.pb.h\"\n"},
      {"services/engine/decide.cc", "#include \"noordster/v1/plan_service.grpc.pb.h\"\n"},
      {"services/engine/decide.cc", "#include <grpcpp/grpcpp.h>\n"},
      {"services/engine/decide.cc", "  #  include <unistd.h>\n"},
      {"services/calendar/date.cc", "#include \"services/engine/names.h\"\n"},
      {"services/calendar/date.cc", "#include \"google/protobuf/message.h\"\n"},
      {"services/runtime/loop.cc", "#include \"storage/rocksdb_store.h\"\n"},
      {"services/runtime/loop.cc", "#include \"services/api/plan_service.h\"\n"},
      {"services/runtime/loop.cc", "#include <grpcpp/grpcpp.h>\n"},
      {"services/api/history.cc", "#include \"storage/backup.h\"\n"},
      {"services/api/history.cc", "#include \"storage/store.h\"\n"},
      {"services/api/history.cc", "#include <prometheus/registry.h>\n"},
      {"services/server/main.cc", "#include \"rocksdb/db.h\"\n"},
      {"services/base/log.cc", "#include <openssl/evp.h>\n"},
      {"storage/memory_store.cc", "#include \"rocksdb/db.h\"\n"},
      {"storage/rocksdb_store.cc", "#include \"services/engine/names.h\"\n"},
      {"clients/cli/main.cc", "#include \"services/calendar/date.h\"\n"},
      {"clients/cli/main.cc", "#include \"storage/store.h\"\n"},
      {"clients/cli/main.cc", "#include \"noordster/internal/v1/event.pb.h\"\n"},
      {"clients/cli/main.cc", "#include <openssl/evp.h>\n"},
      {"clients/cpp/client.cc", "#include \"clients/cli/words.h\"\n"},
      {"clients/cpp/client.cc", "#include <yaml-cpp/yaml.h>\n"},
      {"services/elsewhere/a.cc", ""},
  };
  for (const Planted& planted : forbidden) {
    EXPECT_THAT(CheckIncludes(With(planted.path, planted.text)),
                ElementsAre(Broken(planted.path, "include", "")))
        << planted.text;
  }
}

TEST(PlantedWordTest, EveryBannedWordIsFoundInPureLayersOnly) {
  const Planted banned[] = {
      {"services/engine/decide.cc", "const absl::Time now = absl::Now();\n"},
      {"services/engine/decide.cc", "auto now = std::chrono::system_clock::now();\n"},
      {"services/engine/decide.cc", "std::thread worker;\n"},
      {"services/engine/decide.cc", "int a = rand();\n"},
      {"services/engine/decide.cc", "const char* a = std::getenv(\"HOME\");\n"},
      {"services/engine/decide.cc", "std::ifstream file;\n"},
      {"services/calendar/date.cc", "#include <fstream>\n"},
      {"services/planning/pass.cc", "std::string id = base::RandomUuid();\n"},
  };
  for (const Planted& planted : banned) {
    EXPECT_FALSE(CheckBannedWords(With(planted.path, planted.text)).empty()) << planted.text;
    EXPECT_THAT(CheckBannedWords(With("services/runtime/loop.cc", planted.text)), IsEmpty());
  }
  EXPECT_THAT(CheckBannedWords(With("services/engine/decide.cc",
                                    "// Never calls absl::Now.\nint operand = 1;\n")),
              IsEmpty());
}

std::string Lines(int count, const std::string& line) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, line, "\n");
  return text;
}

TEST(PlantedSizeTest, AFileOf501LinesIsFound) {
  for (const char* path : {"services/engine/a.cc", "proto/noordster/v1/a.proto", "tests/a.h"}) {
    EXPECT_THAT(CheckFileSizes(SourceTree{{path, Lines(500, "// a")}}), IsEmpty());
    EXPECT_THAT(CheckFileSizes(SourceTree{{path, Lines(501, "// a")}}),
                ElementsAre(Broken(path, "file-size", "501 lines")));
  }
}

TEST(PlantedSizeTest, ALineOf101ColumnsIsFound) {
  // Columns are characters, not bytes.
  const std::string longest = absl::StrCat("// é", std::string(96, 'x'));
  EXPECT_THAT(CheckLineLengths(With("services/engine/a.cc", longest)), IsEmpty());
  EXPECT_THAT(CheckLineLengths(With("services/engine/a.cc", absl::StrCat(longest, "x"))),
              ElementsAre(Broken("services/engine/a.cc", "line-length", "101 columns")));
}

TEST(PlantedSizeTest, AFunctionOf71LinesIsFound) {
  const auto function = [](int lines) {
    return absl::StrCat("namespace a {\nint F(int a) {\n", Lines(lines - 2, "  if (a) { ++a; }"),
                        "}\n}\n");
  };
  EXPECT_THAT(CheckFunctions(With("services/engine/a.cc", function(70))), IsEmpty());
  EXPECT_THAT(CheckFunctions(With("services/engine/a.cc", function(71))),
              ElementsAre(Broken("services/engine/a.cc", "function-size", "F has 71 lines")));
}

TEST(PlantedSizeTest, SixParametersAreFoundInDeclarationsAndDefinitions) {
  const std::string five = "int a, std::map<int, int> b, int c = F(1, 2), int d, int e";
  for (const char* end : {";\n", " {}\n"}) {
    EXPECT_THAT(
        CheckFunctions(With("services/engine/a.h", absl::StrCat("void F(", five, ")", end))),
        IsEmpty());
    EXPECT_THAT(
        CheckFunctions(With("services/engine/a.h", absl::StrCat("void F(", five, ", int f)", end))),
        ElementsAre(Broken("services/engine/a.h", "parameters", "F has 6 parameters")));
  }
}

TEST(PlantedSizeTest, ThirteenUnitsInAFolderAreFound) {
  SourceTree tree;
  for (int i = 0; i < 12; ++i) {
    tree[absl::StrCat("services/api/unit", i, ".h")] = kLicence;
    tree[absl::StrCat("services/api/unit", i, ".cc")] = kLicence;
  }
  tree["services/api/CMakeLists.txt"] = "";
  EXPECT_THAT(CheckFolderSizes(tree), IsEmpty());
  tree["services/api/one_more.h"] = kLicence;
  EXPECT_THAT(CheckFolderSizes(tree),
              ElementsAre(Broken("services/api", "folder-size", "13 units")));
}

TEST(PlantedSizeTest, TheEngineMayHaveThirtyUnits) {
  SourceTree tree;
  for (int i = 0; i < 30; ++i) tree[absl::StrCat("services/engine/unit", i, ".cc")] = kLicence;
  EXPECT_THAT(CheckFolderSizes(tree), IsEmpty());
  tree["services/engine/one_more.h"] = kLicence;
  EXPECT_THAT(CheckFolderSizes(tree),
              ElementsAre(Broken("services/engine", "folder-size", "31 units")));
}

TEST(PlantedSizeTest, APackageOfProtosMayHaveFortyFiles) {
  for (const std::string package : {"proto/noordster/v1", "proto/noordster/internal/v1"}) {
    SourceTree tree;
    for (int i = 0; i < 40; ++i) tree[absl::StrCat(package, "/unit", i, ".proto")] = kLicence;
    EXPECT_THAT(CheckFolderSizes(tree), IsEmpty());
    tree[package + "/one_more.proto"] = kLicence;
    EXPECT_THAT(CheckFolderSizes(tree), ElementsAre(Broken(package, "folder-size", "41 units")));
  }
}

TEST(PlantedLicenceTest, ASourceWithoutItsLicenceIsFound) {
  for (const char* path : {"services/engine/a.cc", "services/engine/a.h", "proto/a.proto",
                           "services/CMakeLists.txt", "deploy/demo/demo.sh"}) {
    EXPECT_THAT(CheckLicences(SourceTree{{path, "int a;\n"}}),
                ElementsAre(Broken(path, "licence", "no line")));
  }
  EXPECT_THAT(CheckLicences(With("services/engine/a.cc", "")), IsEmpty());
}

TEST(PlantedNameTest, NamesThatSayNothingAndUnfinishedWorkAreFound) {
  EXPECT_THAT(CheckWords(With("services/engine/string_utils.h", "")),
              ElementsAre(Broken("services/engine/string_utils.h", "name", "file")));
  EXPECT_THAT(CheckWords(With("services/engine/a.h", "class PlanManager {};\n")),
              ElementsAre(Broken("services/engine/a.h", "name", "type")));
  EXPECT_THAT(CheckWords(With("services/engine/a.h", absl::StrCat("// TO", "DO: more\n"))),
              ElementsAre(Broken("services/engine/a.h", "unfinished", "")));
  EXPECT_THAT(CheckWords(With("services/engine/a.h", "class Management {};\n")), IsEmpty());
}

TEST(PlantedTextTest, WhatIsNoDecisionAndCalledBesluitIsFound) {
  for (const char* text : {"Say(\"het besluit van het DB\");\n", "Say(\"Raadsbesluiten\");\n"}) {
    EXPECT_THAT(CheckBesluit(With("clients/cli/a.cc", text)),
                ElementsAre(Broken("clients/cli/a.cc", "besluit", "DECISION")));
    EXPECT_THAT(CheckBesluit(With("tests/clients/a.cc", text)), IsEmpty());
  }
  for (const char* text :
       {"Say(\"de besluitenlijst\");\n", "Say(\"het mandaatbesluit\");\n", "// het besluit\n",
        "    {\"noordster.v1.DECISION\", {\"besluit\", \"decision\"}},\n"}) {
    EXPECT_THAT(CheckBesluit(With("clients/cli/a.cc", text)), IsEmpty()) << text;
  }
}

constexpr const char* kRules = "proto/noordster/v1/field_rules.proto";
constexpr const char* kThings = "proto/noordster/v1/thing_service.proto";
constexpr const char* kFacts = "proto/noordster/internal/v1/fact.proto";

constexpr const char* kThingsText = R"(syntax = "proto3";
// Things.
package noordster.v1;
import "noordster/v1/field_rules.proto";
// Keeps things.
service ThingService {
  // Makes a thing. Fails with: INVALID_ARGUMENT.
  rpc CreateThing(CreateThingRequest) returns (ThingResponse);
  // Lists things. Fails
  // with: INVALID_ARGUMENT.
  rpc ListThings(ListThingsRequest) returns (ListThingsResponse);
}
// What a thing is.
enum Kind {
  // None.
  KIND_UNSPECIFIED = 0;
}
// A thing.
message Thing {
  // Its kind.
  Kind kind = 1;
  // Its colour.
  oneof colour {
    // Red.
    bool red = 2;
  }
}
// Request.
message CreateThingRequest {
  // Id.
  string request_id = 11 [(rules) = { required: true, format: UUID }];
  // Dry.
  bool validate_only = 13;
  // Why.
  string reason = 14;
}
// Response.
message ThingResponse {
  // Thing.
  Thing thing = 1;
  // Revision.
  int64 revision = 2;
}
// Request.
message ListThingsRequest {
  // Size.
  int32 page_size = 2;
  // Token.
  string page_token = 3;
  // Revision.
  int64 at_least_revision = 15;
}
// Response.
message ListThingsResponse {
  // Things.
  repeated Thing things = 1;
  // Revision.
  int64 revision = 2;
  // Token.
  string next_page_token = 3;
}
)";

constexpr const char* kFactsText = R"(syntax = "proto3";
// Facts.
package noordster.internal.v1;
// A fact. Since 0.1.
message Fact {
  // Number.
  int64 number = 1;
}
)";

// A small API that keeps every rule, with the field rules of the real one.
SourceTree GoodProtos() {
  return {{kRules, ReadSourceTree(NOORDSTER_SOURCE_DIR).at(kRules)},
          {kThings, kThingsText},
          {kFacts, kFactsText}};
}

Violations CheckAll(const SourceTree& tree) {
  const ProtoFiles protos(tree);
  Violations all = protos.errors();
  for (const auto& check : {CheckProtoComments, CheckProtoPackages, CheckProtoMutations,
                            CheckProtoLists, CheckProtoRevisions, CheckProtoCodes}) {
    for (const Violation& violation : check(protos)) all.push_back(violation);
  }
  return all;
}

SourceTree Replaced(const std::string& path, const std::string& from, const std::string& to) {
  SourceTree tree = GoodProtos();
  std::string& text = tree.at(path);
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return tree;
}

TEST(PlantedProtoTest, TheSmallApiKeepsEveryRule) {
  const Violations violations = CheckAll(GoodProtos());
  EXPECT_THAT(violations, IsEmpty()) << Describe(violations);
}

TEST(PlantedProtoTest, EveryKindOfUndocumentedElementIsFound) {
  for (const char* comment :
       {"// Things.\n", "// Keeps things.\n", "// What a thing is.\n", "  // None.\n",
        "// A thing.\n", "  // Its kind.\n", "  // Its colour.\n", "    // Red.\n"}) {
    EXPECT_THAT(CheckAll(Replaced(kThings, comment, "")),
                ElementsAre(Broken(kThings, "proto-comment", "has no comment")))
        << comment;
  }
  // An rpc without a comment lists no failures either.
  EXPECT_EQ(
      CheckAll(Replaced(kThings, "  // Makes a thing. Fails with: INVALID_ARGUMENT.\n", "")).size(),
      2U);
}

struct PlantedProto {
  const char* from;
  const char* to;
  const char* rule;
  const char* message;
};

TEST(PlantedProtoTest, EveryRuleOfTheApiIsFoundBroken) {
  const PlantedProto planted[] = {
      {"string request_id = 11 [(rules) = { required: true, format: UUID }];",
       "string request = 11;", "proto-mutation", "has no request_id"},
      {"required: true, format: UUID", "format: UUID", "proto-mutation", "no required UUID"},
      {"required: true, format: UUID", "required: true", "proto-mutation", "no required UUID"},
      {"bool validate_only", "bool other", "proto-mutation", "has no validate_only"},
      {"string reason", "string other", "proto-mutation", "has no reason"},
      {"int32 page_size", "int32 other", "proto-list", "has no page_size"},
      {"string page_token", "string other", "proto-list", "has no page_token"},
      {"string next_page_token", "string other", "proto-list", "has no next_page_token"},
      {"int64 at_least_revision", "int64 other", "proto-revision", "has no at_least_revision"},
      {"int64 revision", "int64 other", "proto-revision", "ThingResponse of CreateThing has no"},
      {"Fails with: INVALID_ARGUMENT", "Never fails", "proto-codes", "CreateThing does not list"},
      {"Kind kind = 1;", "Kind kind = 0;", "proto-syntax", "positive"},
  };
  for (const PlantedProto& plant : planted) {
    SourceTree tree = Replaced(kThings, plant.from, plant.to);
    const Violations violations = CheckAll(tree);
    EXPECT_THAT(violations, ::testing::Contains(Broken(kThings, plant.rule, plant.message)))
        << plant.from << Describe(violations);
  }
}

TEST(PlantedProtoTest, AnInternalMessageWithoutItsVersionIsFound) {
  EXPECT_THAT(CheckAll(Replaced(kFacts, " Since 0.1.", "")),
              ElementsAre(Broken(kFacts, "proto-comment", "since when")));
}

TEST(PlantedProtoTest, APackageInTheFolderOfAnotherIsFound) {
  EXPECT_THAT(CheckAll(Replaced(kFacts, "noordster.internal.v1", "noordster.internal.v2")),
              ElementsAre(Broken(kFacts, "proto-package", "stands in noordster.internal.v1")));
}

TEST(PlantedProtoTest, AnImportOfInternalMessagesIsFound) {
  const SourceTree tree = Replaced(kThings, "import \"noordster/v1/field_rules.proto\";",
                                   "import \"noordster/v1/field_rules.proto\";\n"
                                   "import \"noordster/internal/v1/fact.proto\";");
  EXPECT_THAT(CheckAll(tree), ::testing::IsSupersetOf({Broken(kThings, "proto-package", "internal"),
                                                       Broken(kThings, "proto-syntax", "unused")}));
}

TEST(PlantedProtoTest, EveryBreakingChangeIsFound) {
  const std::string baseline = ProtoBaseline(ProtoFiles(GoodProtos()), "noordster.v1");
  EXPECT_THAT(CheckProtoBaseline(ProtoFiles(GoodProtos()), "noordster.v1", "v1.txt", baseline),
              IsEmpty());
  const Planted changes[] = {
      {"  Kind kind = 1;", "  Kind kind = 7;"},
      {"  Kind kind = 1;", "  int32 kind = 1;"},
      {"  Kind kind = 1;", "  repeated Kind kind = 1;"},
      {"  Kind kind = 1;", "  Kind sort = 1;"},
      {"  // Its kind.\n  Kind kind = 1;\n", ""},
      {"  KIND_UNSPECIFIED = 0;", "  KIND_UNKNOWN = 0;"},
      {"rpc CreateThing(CreateThingRequest) returns (ThingResponse);",
       "rpc CreateThing(CreateThingRequest) returns (Thing);"},
      {"rpc CreateThing(CreateThingRequest) returns (ThingResponse);",
       "rpc CreateThing(CreateThingRequest) returns (stream ThingResponse);"},
      {"rpc CreateThing(", "rpc MakeThing("},
      {"service ThingService", "service ThingsService"},
  };
  for (const Planted& change : changes) {
    const ProtoFiles protos(Replaced(kThings, change.path, change.text));
    EXPECT_THAT(protos.errors(), IsEmpty()) << Describe(protos.errors());
    EXPECT_THAT(CheckProtoBaseline(protos, "noordster.v1", "v1.txt", baseline),
                ::testing::Contains(Broken("v1.txt", "proto-breaking", "gone or changed: ")))
        << change.text;
  }
}

TEST(PlantedProtoTest, AnAdditionBreaksNothingButMustBeTakenUp) {
  const std::string baseline = ProtoBaseline(ProtoFiles(GoodProtos()), "noordster.v1");
  const ProtoFiles protos(
      Replaced(kThings, "  Kind kind = 1;", "  Kind kind = 1;\n  // More.\n  int32 more = 9;"));
  EXPECT_THAT(CheckProtoBaseline(protos, "noordster.v1", "v1.txt", baseline),
              ElementsAre(Broken("v1.txt", "proto-breaking", "run `make baseline`")));
}

}  // namespace
}  // namespace noordster::architecture::planted_violations_test
