// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/identity/every_read.h"

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "noordster/v1/action_service.grpc.pb.h"
#include "noordster/v1/agenda_service.grpc.pb.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/field_rules.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/planning_service.pb.h"
#include "noordster/v1/proposal_service.grpc.pb.h"
#include "noordster/v1/status_service.grpc.pb.h"
#include "services/api/call/field_check.h"
#include "tests/api/corpus/calendar_samples.h"
#include "tests/api/corpus/planning_samples.h"
#include "tests/api/corpus/programme_samples.h"
#include "tests/api/field_places.h"
#include "tests/api/request_corpus.h"
#include "tests/support/town.h"

namespace noordster::testing {
namespace {

namespace v1 = noordster::v1;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

constexpr char kPageSize[] = "page_size";
constexpr char kMeeting[] = "bodies/raad/meetings/september";
constexpr char kMembership[] = "bodies/raad/memberships/griffier";

std::unique_ptr<Message> New(const Descriptor* type) {
  return std::unique_ptr<Message>(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
}

// Whether a method reads what a municipality holds, in one answer; a backup is a file of the
// operator's. What streams tell to whom has tests of its own.
bool IsRead(const MethodDescriptor& method) {
  const bool is_stream = method.name() == "Subscribe" || method.name() == "Fetch";
  return method.input_type()->FindFieldByName("validate_only") == nullptr &&
         method.name() != "CreateBackup" && !is_stream;
}

// The field that names what is asked about; null: nothing is named.
const FieldDescriptor* NameField(const Descriptor* request) {
  const FieldDescriptor* name = request->FindFieldByName("name");
  return name != nullptr ? name : request->FindFieldByName("parent");
}

bool IsMoment(const FieldDescriptor& field) {
  return field.message_type() == v1::AsOf::descriptor();
}

// Whether a field changes what is answered; the two others say where a list goes on and how long to
// wait; a filter only leaves out.
bool IsWay(const FieldDescriptor& field) {
  return &field != NameField(field.containing_type()) && field.name() != "page_token" &&
         field.name() != "at_least_revision" && field.name() != "filter";
}

// The ways to ask a method, by the descriptor of its request.
std::vector<std::string> WaysOf(const MethodDescriptor& method) {
  std::vector<std::string> ways = {method.name()};
  const Descriptor* type = method.input_type();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor& field = *type->field(i);
    if (!IsWay(field)) continue;
    const std::string way = absl::StrCat(method.name(), ".", field.name());
    if (!IsMoment(field)) {
      ways.push_back(way);
      continue;
    }
    for (int moment = 0; moment < field.message_type()->field_count(); ++moment) {
      ways.push_back(absl::StrCat(way, ".", field.message_type()->field(moment)->name()));
    }
  }
  return ways;
}

bool Fits(const std::string& name, const FieldDescriptor& field) {
  const std::vector<std::string> patterns =
      absl::StrSplit(field.options().GetExtension(v1::rules).resource(), '|');
  return std::any_of(patterns.begin(), patterns.end(), [&name](const std::string& pattern) {
    return api::MatchesPattern(name, pattern);
  });
}

// The texts that a field can hold; none for what is not known here, which then stays untried.
std::vector<std::string> TextsFor(const FieldDescriptor& field,
                                  const std::vector<std::string>& names) {
  const v1::FieldRules& rules = field.options().GetExtension(v1::rules);
  std::vector<std::string> texts;
  if (!rules.resource().empty()) {
    std::copy_if(names.begin(), names.end(), std::back_inserter(texts),
                 [&field](const std::string& name) { return Fits(name, field); });
  } else if (rules.format() == v1::FieldRules::DATE) {
    texts = {"2022-07-01", "2022-09-01", "2023-06-30", "2199-12-31"};
  } else if (field.name() == "stage") {
    texts = {"board", "college", "raad"};
  } else if (field.name() == "baseline") {
    texts = {"eerder"};
  } else if (field.name() == "query") {
    // A letter that stands in nearly every text, and so in those that are to stay hidden.
    texts = {"e"};
  }
  return texts;
}

// A message that a field can hold; null for what is not known here, which then stays untried.
std::unique_ptr<Message> MessageFor(const FieldDescriptor& field) {
  if (field.message_type() == v1::PlanningTarget::descriptor()) {
    auto target = std::make_unique<v1::PlanningTarget>();
    target->set_no_later_than("2022-12-31");
    return target;
  }
  if (field.message_type() == v1::Supposition::descriptor()) {
    auto supposition = std::make_unique<v1::Supposition>();
    supposition->mutable_meeting_added()->set_body(Town::Name("bodies/raad"));
    supposition->mutable_meeting_added()->set_date("2022-11-15");
    return supposition;
  }
  return nullptr;
}

void SetMessage(const FieldDescriptor& field, const Message& value, Message& request) {
  const google::protobuf::Reflection& reflection = *request.GetReflection();
  reflection.ClearField(&request, &field);
  (field.is_repeated() ? reflection.AddMessage(&request, &field)
                       : reflection.MutableMessage(&request, &field))
      ->CopyFrom(value);
}

// A request with each value that a field can have.
std::vector<std::unique_ptr<Message>> With(const FieldDescriptor& field, const Message& request,
                                           const std::vector<std::string>& names) {
  std::vector<std::unique_ptr<Message>> requests;
  const auto next = [&requests, &request]() -> Message& {
    return *requests.emplace_back(CopyOf(request));
  };
  const google::protobuf::Reflection& reflection = *request.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      reflection.SetBool(&next(), &field, true);
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      for (int i = 1; i < field.enum_type()->value_count(); ++i) {
        const auto* value = field.enum_type()->value(i);
        field.is_repeated() ? reflection.AddEnum(&next(), &field, value)
                            : reflection.SetEnum(&next(), &field, value);
      }
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      for (const std::string& text : TextsFor(field, names)) {
        reflection.SetString(&next(), &field, text);
      }
      break;
    case FieldDescriptor::CPPTYPE_INT32:
      reflection.SetInt32(&next(), &field, 1);
      break;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      if (const std::unique_ptr<Message> value = MessageFor(field)) {
        SetMessage(field, *value, next());
      }
      break;
    default:
      break;
  }
  return requests;
}

// Fills what a request is refused without, beside the name.
void FillRequired(Message& request) {
  const Descriptor* type = request.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor& field = *type->field(i);
    if (&field == NameField(type) || !field.options().GetExtension(v1::rules).required()) continue;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (const std::unique_ptr<Message> value = MessageFor(field)) {
        SetMessage(field, *value, request);
      }
      continue;
    }
    for (const std::string& text : TextsFor(field, {})) {
      request.GetReflection()->SetString(&request, &field, text);
    }
  }
}

// The place where the next page begins, without what binds a token to its list and its revision.
std::string PositionOf(const std::string& page_token) {
  std::string bytes;
  EXPECT_TRUE(absl::WebSafeBase64Unescape(page_token, &bytes));
  constexpr size_t kTagBytes = 8;
  return bytes.substr(std::min(bytes.size(), kTagBytes));
}

// An answer without its revision, which tells that something happened and not what, and without the
// random ids of requests.
std::string WithoutRevision(const MethodDescriptor& method, const std::string& bytes) {
  const std::unique_ptr<Message> answer = New(method.output_type());
  EXPECT_TRUE(answer->ParseFromString(bytes));
  const google::protobuf::Reflection& reflection = *answer->GetReflection();
  const FieldDescriptor* revision = method.output_type()->FindFieldByName("revision");
  if (revision != nullptr) reflection.ClearField(answer.get(), revision);
  const FieldDescriptor* token = method.output_type()->FindFieldByName("next_page_token");
  if (token != nullptr) {
    reflection.SetString(answer.get(), token, PositionOf(reflection.GetString(*answer, token)));
  }
  std::vector<std::string> lines = absl::StrSplit(answer->DebugString(), '\n');
  lines.erase(std::remove_if(
                  lines.begin(), lines.end(),
                  [](const std::string& line) { return absl::StrContains(line, "request_id: "); }),
              lines.end());
  return absl::StrJoin(lines, "\n");
}

// A refusal with its details, in one order.
std::string RefusalText(const grpc::Status& status) {
  return absl::StrCat(Describe(status), " ",
                      absl::StrJoin(DetailsOf(status).metadata, " ", absl::PairFormatter("=")));
}

}  // namespace

namespace {

// With an item, and an agenda that everyone sees.
void AddMeeting(Town& town) {
  v1::CreateMeetingRequest meeting;
  meeting.set_parent(Town::Name("bodies/raad"));
  meeting.set_meeting_id("september");
  meeting.mutable_meeting()->set_form(v1::Meeting::SITTING);
  meeting.mutable_meeting()->set_date("2022-09-27");
  town.client().Must(&v1::MeetingService::Stub::CreateMeeting, meeting);
  v1::RequestItemRequest item;
  item.set_parent(Town::Name(kMeeting));
  item.mutable_item()->set_title("Opening");
  item.mutable_item()->set_treatment(v1::AgendaItem::OTHER);
  town.client().Must(&v1::AgendaService::Stub::RequestItem, item);
  v1::PlaceItemRequest place;
  place.set_name(Town::Name(absl::StrCat(kMeeting, "/items/1")));
  town.client().Must(&v1::AgendaService::Stub::PlaceItem, place);
  v1::PublishAgendaRequest publish;
  publish.set_name(Town::Name(kMeeting));
  publish.add_items(1);
  publish.set_audience(v1::PUBLIC);
  publish.set_published_date("2022-06-01");
  town.client().Must(&v1::AgendaService::Stub::PublishAgenda, publish);
}

// One that everyone sees.
void AddAction(Town& town) {
  v1::AddActionRequest action;
  action.set_parent(Town::Name("bodies/raad"));
  action.set_action_id("toezegging");
  action.mutable_action()->set_kind(v1::Action::COMMITMENT);
  action.mutable_action()->set_text("Het college komt met een overzicht");
  action.mutable_action()->set_made_date("2022-06-01");
  action.mutable_action()->set_owner(Town::Name("bodies/college"));
  action.mutable_action()->set_audience(v1::PUBLIC);
  town.client().Must(&v1::ActionService::Stub::AddAction, action);
}

void AddProposal(Town& town) {
  v1::CreateProposalRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.set_proposal_id("voorstel");
  request.mutable_proposal()->set_title("Voorstel");
  request.mutable_proposal()->set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  auto& point = *request.mutable_proposal()->add_points();
  point.set_id("begroting");
  point.set_text("De begroting wijzigen");
  point.set_kind(v1::DecisionPoint::BUDGET_CHANGE);
  town.client().Must(&v1::ProposalService::Stub::CreateProposal, request);
}

void AddAssessment(Town& town) {
  v1::AssessProgrammeRequest request;
  request.set_parent(Town::Name("programmes/noord"));
  request.mutable_assessment()->set_aspect(v1::Assessment::PHASE);
  request.mutable_assessment()->set_words("Uitvoering");
  request.mutable_assessment()->set_date("2022-06-01");
  town.client().Must(&v1::StatusService::Stub::AssessProgramme, request);
}

}  // namespace

void AddRegisters(Town& town) {
  AddMeeting(town);
  AddAction(town);
  AddProposal(town);
  BuildProgramme(town);
  AddAssessment(town);
  BuildCalendars(town);
  BuildPlanning(town);
  v1::CreateMembershipRequest request;
  request.set_parent(Town::Name("bodies/raad"));
  request.set_membership_id("griffier");
  request.mutable_membership()->set_person(MandatedTown::Person(kClerk));
  request.mutable_membership()->set_role(v1::SECRETARY);
  request.mutable_membership()->set_start_date("2022-01-01");
  town.client().Must(&v1::BodyService::Stub::CreateMembership, request);
}

std::vector<std::string> NamesInTown(const std::vector<std::string>& others) {
  std::vector<std::string> names = {"bodies/raad/meetings/september",
                                    "bodies/raad/meetings/september/items/1",
                                    "bodies/raad/meetings/september/agendas/1",
                                    "bodies/raad/actions/toezegging",
                                    "programmes/noord",
                                    "programmes/noord/challenges/jeugd",
                                    "programmes/noord/proposals/voorstel",
                                    "programmes/noord/goals/werk",
                                    "programmes/noord/partners/school",
                                    "programmes/noord/covenants/deal",
                                    "programmes/noord/projects/wijzigen",
                                    "programmes/noord/projects/wijzigen/updates/1",
                                    "programmes/noord/indicators/wijzigen",
                                    "programmes/noord/indicators/wijzigen/series/heuvel",
                                    "areas/stad",
                                    "calendars/gemeente",
                                    "bodies/raad/schedules/schema-2022",
                                    "programmes/noord/assessments/1",
                                    "programmes/noord/status",
                                    "programmes/noord/plans/jeugd/planning",
                                    "programmes/noord/plans/gepland",
                                    "bodies/raad/agendaAhead",
                                    "bodies/board",
                                    "bodies/college",
                                    "bodies/raad",
                                    kMembership,
                                    "paths/full",
                                    "paths/full/versions/2",
                                    "mandates/griffie",
                                    "programmes/noord/plans/jeugd/recognitions/1"};
  names.insert(names.end(), others.begin(), others.end());
  for (std::string& name : names) name = Town::Name(name);
  names.push_back(Town::Name(""));
  names.push_back(MandatedTown::Person(kSecretary));
  return names;
}

std::vector<v1::AsOf> MomentsUpTo(int64_t last) {
  std::vector<v1::AsOf> moments;
  for (int64_t revision = 1; revision <= last; ++revision) {
    moments.emplace_back().set_revision(revision);
  }
  for (const char* time : {"2022-07-15T10:00:00Z", "2022-08-30T12:00:00Z"}) {
    moments.emplace_back().set_time(time);
  }
  for (const char* day : {"2022-08-29", "2022-08-30"}) {
    moments.emplace_back().set_date(day);
  }
  return moments;
}

std::vector<v1::AsOf> MomentsIn(int64_t head, std::vector<v1::AsOf> moments) {
  for (v1::AsOf& moment : moments) {
    if (moment.revision() > head) moment.set_revision(head);
  }
  return moments;
}

std::string AskedRead::path() const {
  return absl::StrCat("/", method->service()->full_name(), "/", method->name());
}

EveryRead::EveryRead(std::vector<std::string> names, std::vector<v1::AsOf> moments)
    : names_(std::move(names)), moments_(std::move(moments)) {
  for (const MethodDescriptor* method : AllMethods()) {
    if (IsRead(*method)) Add(*method);
  }
}

void EveryRead::Add(const MethodDescriptor& method) {
  const FieldDescriptor* named = NameField(method.input_type());
  const std::unique_ptr<Message> request = New(method.input_type());
  FillRequired(*request);
  if (named == nullptr) return AddOfName(method, *request);
  for (const std::string& name : names_) {
    if (!Fits(name, *named)) continue;
    request->GetReflection()->SetString(request.get(), named, name);
    AddOfName(method, *request);
  }
}

void EveryRead::AddOfName(const MethodDescriptor& method, const Message& request) {
  AddInParts({&method, "", {method.name()}}, request);
  for (int i = 0; i < method.input_type()->field_count(); ++i) {
    const FieldDescriptor& field = *method.input_type()->field(i);
    if (!IsWay(field) || field.name() == kPageSize) continue;
    for (const std::unique_ptr<Message>& asked : With(field, request, names_)) {
      AddInParts({&method, "", {method.name(), absl::StrCat(method.name(), ".", field.name())}},
                 *asked);
    }
  }
}

void EveryRead::AddInParts(AskedRead read, const Message& request) {
  read.request = request.SerializeAsString();
  reads_.push_back(read);
  const Descriptor* type = request.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    if (IsMoment(*type->field(i))) AddMoments(read, request, *type->field(i));
    if (type->field(i)->name() != kPageSize) continue;
    const std::unique_ptr<Message> one = CopyOf(request);
    one->GetReflection()->SetInt32(one.get(), type->field(i), 1);
    AskedRead& asked = reads_.emplace_back(read);
    asked.request = one->SerializeAsString();
    asked.ways.push_back(absl::StrCat(read.method->name(), ".", kPageSize));
  }
}

void EveryRead::AddMoments(const AskedRead& read, const Message& request,
                           const FieldDescriptor& field) {
  for (const v1::AsOf& moment : moments_) {
    const std::unique_ptr<Message> past = CopyOf(request);
    past->GetReflection()->MutableMessage(past.get(), &field)->CopyFrom(moment);
    std::vector<const FieldDescriptor*> set;
    moment.GetReflection()->ListFields(moment, &set);
    AskedRead& asked = reads_.emplace_back(read);
    asked.request = past->SerializeAsString();
    asked.ways.push_back(absl::StrCat(read.method->name(), ".", field.name(), ".", set[0]->name()));
  }
}

std::vector<std::string> EveryRead::AnswersTo(ApiClient client) {
  std::vector<std::string> answers;
  answers.reserve(reads_.size());
  for (const AskedRead& read : reads_) {
    std::string bytes;
    const grpc::Status status = client.CallWithBytes(read.path(), read.request, &bytes);
    answers.push_back(status.ok() ? WithoutRevision(*read.method, bytes) : RefusalText(status));
    if (status.ok()) answered_.insert(read.ways.begin(), read.ways.end());
  }
  return answers;
}

std::vector<std::string> EveryRead::Telling(const std::string& word, ApiClient client) {
  const std::vector<std::string> answers = AnswersTo(std::move(client));
  std::vector<std::string> telling;
  for (size_t i = 0; i < answers.size(); ++i) {
    if (reads_[i].method->name() == "ExportHistory" || !absl::StrContains(answers[i], word))
      continue;
    telling.push_back(absl::StrCat(reads_[i].ways.back(), "\n", answers[i]));
  }
  return telling;
}

std::vector<std::string> EveryRead::Untried() const {
  std::vector<std::string> untried;
  for (const MethodDescriptor* method : AllMethods()) {
    if (!IsRead(*method)) continue;
    for (std::string& way : WaysOf(*method)) {
      if (!answered_.contains(way)) untried.push_back(std::move(way));
    }
  }
  return untried;
}

}  // namespace noordster::testing
