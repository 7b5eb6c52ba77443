// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/draft_service.grpc.pb.h"

namespace noordster::cli {
namespace {

// So much of a digest as people copy; nobody finds another content that begins alike.
constexpr size_t kDraftDigestShown = 16;

std::string Shown(const v1::Draft& draft) {
  return draft.content_sha256().substr(0, kDraftDigestShown);
}

// The word for the method of a draft's act, as it is called in the history.
std::string ActWord(const v1::Draft& draft, Language language) {
  const google::protobuf::Message& act = draft.act();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  act.GetReflection()->ListFields(act, &fields);
  return fields.empty() ? "" : ActOf(fields.front()->name(), language);
}

std::string ApprovalsWord(const v1::Draft& draft, Language language) {
  return absl::Substitute(Wording{"$0 van $1", "$0 of $1"}.In(language), draft.approvals_size(),
                          draft.approvals_needed());
}

struct DraftOptions {
  std::string draft;
  std::string content;
  bool all = false;
  ActOptions act;
};

absl::StatusOr<v1::Draft> ReadDraft(Session& session, const std::string& text) {
  const absl::StatusOr<std::string> name = session.Name(kDraftPattern, text);
  if (!name.ok()) return name.status();
  v1::GetDraftRequest request;
  request.set_name(*name);
  auto response = session.Call(&v1::DraftService::Stub::GetDraft, request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_draft());
}

absl::Status ShowDraft(Session& session, const DraftOptions& options) {
  const absl::StatusOr<v1::Draft> draft = ReadDraft(session, options.draft);
  if (!draft.ok()) return draft.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*draft));
    return absl::OkStatus();
  }
  const Language language = session.language();
  session.Print(absl::Substitute(
      session.Say({"Concept $0: $1 ($2)\nKlaargezet door $3; akkoord: $4\n\n",
                   "Draft $0: $1 ($2)\nPrepared by $3; approvals: $4\n\n"}),
      LastId(draft->name()), ActWord(*draft, language), WordOf(draft->state(), language),
      LastId(draft->author()), ApprovalsWord(*draft, language)));
  session.Print(Tree::Of(draft->act()).ToYaml());
  for (const v1::Approval& approval : draft->approvals()) {
    session.Print(absl::Substitute(
        session.Say({"\nAkkoord: $0, als $1, op $2", "\nApproved: $0, as $1, at $2"}),
        LastId(approval.person()), WordOf(approval.capacity(), language), approval.approve_time()));
  }
  if (draft->state() != v1::DRAFT_OPEN) return absl::OkStatus();
  session.Print(absl::Substitute(
      session.Say({"\nAkkoord geven: noordster approve $0 --content $1\n"
                   "Uitvoeren (wie het klaarzette): noordster draft carry-out $0\n",
                   "\nTo approve: noordster approve $0 --content $1\n"
                   "To carry out (who prepared it): noordster draft carry-out $0\n"}),
      LastId(draft->name()), Shown(*draft)));
  return absl::OkStatus();
}

absl::Status ListDrafts(Session& session, const DraftOptions& options) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  v1::ListDraftsRequest request;
  request.set_parent(*municipality);
  auto list = session.CallAllPages(&v1::DraftService::Stub::ListDrafts, request);
  if (!list.ok()) return list.status();
  std::vector<v1::Draft> drafts;
  for (v1::Draft& draft : *list->mutable_drafts()) {
    if (options.all || draft.state() == v1::DRAFT_OPEN) drafts.push_back(std::move(draft));
  }
  if (session.ForMachines()) {
    Tree tree = Tree::List();
    for (const v1::Draft& draft : drafts) tree.Add(Tree::Of(draft));
    session.Show(tree);
    return absl::OkStatus();
  }
  if (drafts.empty()) {
    session.Print(session.Say({"Er staat niets klaar.\n", "Nothing is prepared.\n"}));
    return absl::OkStatus();
  }
  const Language language = session.language();
  Table table(Headings(language, {{"Concept", "Draft"},
                                  {"Handeling", "Act"},
                                  {"Klaargezet door", "Prepared by"},
                                  {"Akkoord", "Approvals"},
                                  {"Stand", "State"}}));
  for (const v1::Draft& draft : drafts) {
    table.Add({std::string(LastId(draft.name())), ActWord(draft, language),
               std::string(LastId(draft.author())), ApprovalsWord(draft, language),
               WordOf(draft.state(), language)});
  }
  session.Print(table.ToString());
  return absl::OkStatus();
}

absl::Status Approve(Session& session, const DraftOptions& options) {
  const absl::StatusOr<v1::Draft> draft = ReadDraft(session, options.draft);
  if (!draft.ok()) return draft.status();
  const bool is_what_was_read = options.content.size() >= kDraftDigestShown &&
                                absl::StartsWith(draft->content_sha256(), options.content);
  if (!is_what_was_read) {
    return UsageError(absl::Substitute(
        session.Say(
            {"Het concept zegt iets anders dan u las, of --content is onvolledig: lees het "
             "opnieuw met noordster draft get $0.",
             "The draft says something else than you read, or --content is incomplete: read "
             "it again with noordster draft get $0."}),
        LastId(draft->name())));
  }
  v1::ApproveDraftRequest request;
  request.set_name(draft->name());
  request.set_content_sha256(draft->content_sha256());
  FillAct(session, options.act, request);
  const auto response = session.Call(&v1::DraftService::Stub::ApproveDraft, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(
              session.Say({"Uw akkoord is vastgelegd: $0.\n", "Your approval was recorded: $0.\n"}),
              ApprovalsWord(response->draft(), session.language())));
  return absl::OkStatus();
}

// An act on a draft that needs nothing but its name.
template <typename Request>
Action ActOnDraft(grpc::Status (v1::DraftService::Stub::*method)(grpc::ClientContext*,
                                                                 const Request&,
                                                                 v1::DraftResponse*),
                  std::shared_ptr<DraftOptions> options, Wording done) {
  return [method, options = std::move(options), done](Session& session) -> absl::Status {
    const absl::StatusOr<std::string> name = session.Name(kDraftPattern, options->draft);
    if (!name.ok()) return name.status();
    Request request;
    request.set_name(*name);
    FillAct(session, options->act, request);
    const auto response = session.Call(method, request);
    if (!response.ok()) return response.status();
    ShowAct(session, options->act, *response, absl::Substitute(session.Say(done), LastId(*name)));
    return absl::OkStatus();
  };
}

template <typename Request>
void AddDraftAct(const CommandGroup& group, const std::string& name, const Wording& description,
                 grpc::Status (v1::DraftService::Stub::*method)(grpc::ClientContext*,
                                                                const Request&, v1::DraftResponse*),
                 const Wording& done) {
  auto options = std::make_shared<DraftOptions>();
  const CommandSyntax command = group.Command(name, description, ActOnDraft(method, options, done));
  command.Option(group.Say({"CONCEPT", "DRAFT"}), options->draft).Required();
  if constexpr (requires(Request request) { request.set_etag(""); }) {
    AddActOptions(group, command, options->act);
  } else if constexpr (requires(Request request) { request.set_reason(""); }) {
    AddCreationOptions(group, command, options->act);
  } else {
    AddAttemptOptions(group, command, options->act);
  }
}

}  // namespace

void AddDraftCommands(const CommandGroup& root) {
  using Drafts = v1::DraftService::Stub;
  const CommandGroup group =
      root.Group("draft", {"Concepten van handelingen die akkoord van anderen vragen (vier ogen)",
                           "Drafts of acts that others must approve (four eyes)"});
  auto get = std::make_shared<DraftOptions>();
  group
      .Command("get", {"Laat zien wat klaarstaat", "Shows what is prepared"},
               [get](Session& s) { return ShowDraft(s, *get); })
      .Option(group.Say({"CONCEPT", "DRAFT"}), get->draft)
      .Required();
  auto list = std::make_shared<DraftOptions>();
  group
      .Command("list", {"Lijst van wat klaarstaat", "Lists what is prepared"},
               [list](Session& s) { return ListDrafts(s, *list); })
      .Flag("--all", list->all,
            group.Say({"ook wat is uitgevoerd of ingetrokken",
                       "also what was carried out or withdrawn"}));
  AddDraftAct(group, "carry-out",
              {"Voert een concept uit, met het akkoord van anderen",
               "Carries a draft out that others approved"},
              &Drafts::CarryOutDraft,
              {"Concept $0 is uitgevoerd.\n", "Draft $0 was carried out.\n"});
  AddDraftAct(
      group, "withdraw", {"Trekt een concept in, of wijst het af", "Withdraws or rejects a draft"},
      &Drafts::WithdrawDraft, {"Concept $0 is ingetrokken.\n", "Draft $0 was withdrawn.\n"});
  AddDraftAct(group, "retract", {"Trekt uw akkoord in", "Takes your approval back"},
              &Drafts::RetractApproval,
              {"Uw akkoord op concept $0 is ingetrokken.\n",
               "Your approval of draft $0 was taken back.\n"});

  auto approve = std::make_shared<DraftOptions>();
  const CommandSyntax command =
      root.Command("approve", {"Geeft akkoord op een concept", "Approves a draft"},
                   [approve](Session& s) { return Approve(s, *approve); });
  command.Option(root.Say({"CONCEPT", "DRAFT"}), approve->draft).Required();
  command
      .Option("--content", approve->content,
              root.Say({"begin van de SHA-256 van de inhoud die u las; draft get noemt hem",
                        "first digits of the SHA-256 of the content you read; draft get tells "
                        "it"}))
      .Required();
  AddCreationOptions(root, command, approve->act);
}

}  // namespace noordster::cli
