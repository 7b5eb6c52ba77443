// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/draft_request.h"

#include "absl/strings/str_cat.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The field of a draft for acts of this type; null when there is none.
const FieldDescriptor* ActFieldOf(const Message& request) {
  const google::protobuf::Descriptor& act = *v1::DraftedAct::descriptor();
  for (int i = 0; i < act.field_count(); ++i) {
    if (act.field(i)->message_type() == request.GetDescriptor()) return act.field(i);
  }
  return nullptr;
}

// Takes a field out of a request, and gives what stood there.
template <typename Value>
Value Take(Message& request, const char* name,
           Value (google::protobuf::Reflection::*get)(const Message&, const FieldDescriptor*)
               const) {
  const FieldDescriptor* field = request.GetDescriptor()->FindFieldByName(name);
  Value value = (request.GetReflection()->*get)(request, field);
  request.GetReflection()->ClearField(&request, field);
  return value;
}

}  // namespace

v1::CreateDraftRequest DraftOf(const Message& request, const std::string& draft_id) {
  const FieldDescriptor* field = ActFieldOf(request);
  v1::CreateDraftRequest draft;
  v1::DraftedAct& drafted = *draft.mutable_draft()->mutable_act();
  Message& act = *drafted.GetReflection()->MutableMessage(&drafted, field);
  act.CopyFrom(request);
  draft.set_request_id(Take(act, "request_id", &google::protobuf::Reflection::GetString));
  draft.set_validate_only(Take(act, "validate_only", &google::protobuf::Reflection::GetBool));
  draft.set_draft_id(draft_id);
  for (const char* name : {"parent", "name"}) {
    const FieldDescriptor* place = act.GetDescriptor()->FindFieldByName(name);
    if (place == nullptr) continue;
    const std::string within = act.GetReflection()->GetString(act, place);
    draft.set_parent(std::string(Ancestor(kMunicipalityPattern, within)));
  }
  return draft;
}

v1::UpdateDraftRequest AnewOf(const v1::CreateDraftRequest& draft) {
  v1::UpdateDraftRequest anew;
  anew.set_name(absl::StrCat(draft.parent(), "/drafts/", draft.draft_id()));
  *anew.mutable_draft() = draft.draft();
  anew.set_request_id(draft.request_id());
  anew.set_validate_only(draft.validate_only());
  return anew;
}

}  // namespace noordster::cli
