// SPDX-License-Identifier: EUPL-1.2
#include "tests/architecture/proto_rules.h"

#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "noordster/v1/field_rules.pb.h"

namespace noordster::architecture {
namespace {

namespace pb = google::protobuf;

constexpr absl::string_view kInternal = "noordster.internal.";

// An rpc that a rule leaves out, and why.
struct Exception {
  absl::string_view method;
  absl::string_view reason;
};

constexpr Exception kWithoutDryRun[] = {
    {"noordster.v1.HistoryService.CreateBackup", "writes a folder, and nothing into the history"},
};

constexpr Exception kWithoutReason[] = {
    {"noordster.v1.DraftService.CarryOutDraft", "the reason stands in the act of the draft"},
};

constexpr Exception kWithoutRevision[] = {
    {"noordster.v1.ProgrammeService.ListMunicipalities",
     "a revision counts the events of one municipality, and the list spans them"},
    {"noordster.v1.HistoryService.CreateBackup",
     "a backup holds the whole store and answers its commit number"},
    {"noordster.v1.MilestoneService.Subscribe", "its messages say what they cover"},
    {"noordster.v1.MilestoneService.Fetch", "its messages say what they cover"},
};

constexpr Exception kWithoutAtLeastRevision[] = {
    {"noordster.v1.ProgrammeService.ListMunicipalities",
     "a revision counts the events of one municipality, and the list spans them"},
    {"noordster.v1.HistoryService.VerifyHistory",
     "verifies all that stands, and answers which revision that was"},
    {"noordster.v1.MilestoneService.Subscribe", "goes on until it covered any revision"},
    {"noordster.v1.MilestoneService.Fetch", "goes on until it covered any revision"},
};

template <size_t kSize>
bool IsExcepted(const Exception (&exceptions)[kSize], const pb::MethodDescriptor& method) {
  for (const Exception& exception : exceptions) {
    if (method.full_name() == exception.method) return true;
  }
  return false;
}

std::string PathOf(const pb::FileDescriptor& file) { return absl::StrCat("proto/", file.name()); }

template <typename Descriptor>
int LineOf(const Descriptor& element) {
  pb::SourceLocation location;
  return element.GetSourceLocation(&location) ? location.start_line + 1 : 0;
}

// The comment before an element on one line; empty when there is none.
template <typename Descriptor>
std::string CommentOf(const Descriptor& element) {
  pb::SourceLocation location;
  if (!element.GetSourceLocation(&location)) return "";
  std::string comment = absl::StrReplaceAll(location.leading_comments, {{"\n", " "}});
  absl::RemoveExtraAsciiWhitespace(&comment);
  return comment;
}

// Calls `visit(message)` for the message and those nested in it, without generated map entries.
template <typename Visit>
void VisitMessage(const pb::Descriptor& message, const Visit& visit) {
  if (message.options().map_entry()) return;
  visit(message);
  for (int i = 0; i < message.nested_type_count(); ++i) {
    VisitMessage(*message.nested_type(i), visit);
  }
}

template <typename Visit>
void VisitMessages(const pb::FileDescriptor& file, const Visit& visit) {
  for (int i = 0; i < file.message_type_count(); ++i) VisitMessage(*file.message_type(i), visit);
}

template <typename Visit>
void VisitMethods(const ProtoFiles& protos, const Visit& visit) {
  for (const pb::FileDescriptor* file : protos.files()) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        visit(*file->service(i)->method(j));
      }
    }
  }
}

// Collects the elements of a file that have no comment.
class CommentCheck {
 public:
  CommentCheck(const pb::FileDescriptor& file, Violations& violations)
      : file_(file), violations_(violations) {}

  void Run();

 private:
  template <typename Descriptor>
  void Check(const Descriptor& element) {
    if (CommentOf(element).empty()) Add(LineOf(element), element.full_name());
  }
  void CheckEnum(const pb::EnumDescriptor& type);
  void CheckMessage(const pb::Descriptor& message);
  void CheckPackage();
  void Add(int line, absl::string_view what) {
    violations_.push_back(
        {PathOf(file_), line, "proto-comment", absl::StrCat(what, " has no comment")});
  }

  const pb::FileDescriptor& file_;
  Violations& violations_;
};

void CommentCheck::Run() {
  CheckPackage();
  VisitMessages(file_, [this](const pb::Descriptor& message) { CheckMessage(message); });
  for (int i = 0; i < file_.enum_type_count(); ++i) CheckEnum(*file_.enum_type(i));
  for (int i = 0; i < file_.extension_count(); ++i) Check(*file_.extension(i));
  for (int i = 0; i < file_.service_count(); ++i) {
    const pb::ServiceDescriptor& service = *file_.service(i);
    Check(service);
    for (int j = 0; j < service.method_count(); ++j) Check(*service.method(j));
  }
}

void CommentCheck::CheckPackage() {
  pb::SourceLocation location;
  const std::vector<int> path = {pb::FileDescriptorProto::kPackageFieldNumber};
  if (!file_.GetSourceLocation(path, &location) || location.leading_comments.empty()) {
    Add(0, absl::StrCat("the file, before its package,"));
  }
}

void CommentCheck::CheckEnum(const pb::EnumDescriptor& type) {
  Check(type);
  for (int i = 0; i < type.value_count(); ++i) Check(*type.value(i));
}

void CommentCheck::CheckMessage(const pb::Descriptor& message) {
  Check(message);
  for (int i = 0; i < message.field_count(); ++i) Check(*message.field(i));
  for (int i = 0; i < message.real_oneof_decl_count(); ++i) Check(*message.oneof_decl(i));
  for (int i = 0; i < message.enum_type_count(); ++i) CheckEnum(*message.enum_type(i));
  const bool is_internal = absl::StartsWith(message.full_name(), kInternal);
  if (is_internal && !absl::StrContains(CommentOf(message), "Since ")) {
    violations_.push_back({PathOf(file_), LineOf(message), "proto-comment",
                           absl::StrCat(message.full_name(),
                                        " does not say since when it exists: "
                                        "\"Since 0.1.\"")});
  }
}

bool IsRead(const pb::MethodDescriptor& method) {
  return absl::StartsWith(method.name(), "Get") || absl::StartsWith(method.name(), "List") ||
         absl::StartsWith(method.name(), "Find") || absl::StartsWith(method.name(), "Compare") ||
         absl::StartsWith(method.name(), "Verify") || absl::StartsWith(method.name(), "Export") ||
         method.name() == "Subscribe" || method.name() == "Fetch" || method.name() == "Search";
}

void RequireField(const pb::MethodDescriptor& method, const pb::Descriptor& message,
                  absl::string_view field, absl::string_view rule, Violations& violations) {
  if (message.FindFieldByName(std::string(field)) != nullptr) return;
  violations.push_back({PathOf(*message.file()), LineOf(message), std::string(rule),
                        absl::StrCat(message.name(), " of ", method.name(), " has no ", field)});
}

}  // namespace

Violations CheckProtoComments(const ProtoFiles& protos) {
  Violations violations;
  for (const pb::FileDescriptor* file : protos.files()) CommentCheck(*file, violations).Run();
  return violations;
}

Violations CheckProtoPackages(const ProtoFiles& protos) {
  Violations violations;
  for (const pb::FileDescriptor* file : protos.files()) {
    const std::string folder = absl::StrReplaceAll(FolderOf(file->name()), {{"/", "."}});
    if (file->package() != folder) {
      violations.push_back({PathOf(*file), 0, "proto-package",
                            absl::StrCat("package ", file->package(), " stands in ", folder)});
    }
    for (int i = 0; i < file->dependency_count(); ++i) {
      const std::string& import = file->dependency(i)->name();
      const bool is_public = !absl::StartsWith(file->package(), kInternal);
      if (is_public && absl::StartsWith(file->dependency(i)->package(), kInternal)) {
        violations.push_back({PathOf(*file), 0, "proto-package",
                              absl::StrCat("imports ", import, ", which is internal")});
      }
    }
  }
  return violations;
}

Violations CheckProtoMutations(const ProtoFiles& protos) {
  constexpr absl::string_view kRule = "proto-mutation";
  Violations violations;
  VisitMethods(protos, [&](const pb::MethodDescriptor& method) {
    if (IsRead(method)) return;
    const pb::Descriptor& request = *method.input_type();
    RequireField(method, request, "request_id", kRule, violations);
    if (!IsExcepted(kWithoutDryRun, method)) {
      RequireField(method, request, "validate_only", kRule, violations);
      if (!IsExcepted(kWithoutReason, method)) {
        RequireField(method, request, "reason", kRule, violations);
      }
    }
    const pb::FieldDescriptor* id = request.FindFieldByName("request_id");
    if (id == nullptr) return;
    const v1::FieldRules& rules = id->options().GetExtension(v1::rules);
    const bool is_string = id->type() == pb::FieldDescriptor::TYPE_STRING;
    if (is_string && rules.required() && rules.format() == v1::FieldRules::UUID) return;
    violations.push_back({PathOf(*request.file()), LineOf(*id), std::string(kRule),
                          absl::StrCat(id->full_name(), " is no required UUID")});
  });
  return violations;
}

Violations CheckProtoLists(const ProtoFiles& protos) {
  constexpr absl::string_view kRule = "proto-list";
  Violations violations;
  VisitMethods(protos, [&](const pb::MethodDescriptor& method) {
    const bool has_pages = absl::StartsWith(method.name(), "List") ||
                           absl::StartsWith(method.name(), "Export") || method.name() == "Search";
    if (!has_pages) return;
    RequireField(method, *method.input_type(), "page_size", kRule, violations);
    RequireField(method, *method.input_type(), "page_token", kRule, violations);
    RequireField(method, *method.output_type(), "next_page_token", kRule, violations);
  });
  return violations;
}

Violations CheckProtoRevisions(const ProtoFiles& protos) {
  constexpr absl::string_view kRule = "proto-revision";
  Violations violations;
  VisitMethods(protos, [&](const pb::MethodDescriptor& method) {
    if (IsRead(method) && !IsExcepted(kWithoutAtLeastRevision, method)) {
      RequireField(method, *method.input_type(), "at_least_revision", kRule, violations);
    }
    if (!IsExcepted(kWithoutRevision, method)) {
      RequireField(method, *method.output_type(), "revision", kRule, violations);
    }
  });
  return violations;
}

Violations CheckProtoCodes(const ProtoFiles& protos) {
  Violations violations;
  VisitMethods(protos, [&](const pb::MethodDescriptor& method) {
    if (absl::StrContains(CommentOf(method), "Fails with: ")) return;
    violations.push_back({PathOf(*method.file()), LineOf(method), "proto-codes",
                          absl::StrCat(method.full_name(), " does not list its failures after ",
                                       "\"Fails with:\"")});
  });
  return violations;
}

}  // namespace noordster::architecture
