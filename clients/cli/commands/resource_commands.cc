// SPDX-License-Identifier: EUPL-1.2
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_filter.h"
#include "clients/cli/commands/programme/programme_commands.h"
#include "clients/cli/dates.h"
#include "clients/cli/options/as_of_option.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/calendar/calendar_screen.h"
#include "clients/cli/screen/plan_screen.h"
#include "clients/cli/screen/planning/baseline_screen.h"
#include "clients/cli/screen/planning/demand_screen.h"
#include "clients/cli/screen/programme/covenant_screen.h"
#include "clients/cli/screen/programme/project_screen.h"
#include "clients/cli/screen/table.h"
#include "noordster/v1/body_service.grpc.pb.h"
#include "noordster/v1/field_rules.pb.h"
#include "noordster/v1/indicator.pb.h"
#include "noordster/v1/partner.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "noordster/v1/project.pb.h"

namespace noordster::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kResourceTextWidth = 76;
constexpr size_t kResourceCellWidth = 60;
// Enough to tell digests apart.
constexpr size_t kResourceDigestShown = 12;

constexpr Wording kNothingYet = {"Er is nog niets geregistreerd.", "Nothing is registered yet."};
constexpr Wording kNothingFits = {"Er is geen plan zoals gevraagd.", "There is no such plan."};

// A message inside a resource, as one or more lines.
std::string ResourcePartText(const Message& part, Language language) {
  if (part.GetDescriptor() == v1::PlannedDate::descriptor()) {
    const auto& planned = static_cast<const v1::PlannedDate&>(part);
    return absl::StrCat(planned.stage(), ": ", VagueDateOnScreen(planned.date(), language),
                        ProposalBehind(planned.proposed(), language));
  }
  if (part.GetDescriptor() == v1::PlanDemands::descriptor()) {
    // Days stand with their year, as all of a resource do.
    PlanningLook look;
    look.language = language;
    return absl::StrJoin(DemandSentences(static_cast<const v1::PlanDemands&>(part), look), "\n");
  }
  if (part.GetDescriptor() == v1::Baseline::descriptor()) {
    return BaselineText(static_cast<const v1::Baseline&>(part), language, absl::LocalTimeZone());
  }
  if (part.GetDescriptor() == v1::Area::Code::descriptor()) {
    const auto& code = static_cast<const v1::Area::Code&>(part);
    return absl::StrCat(code.code(), " (", code.year(), ")");
  }
  if (part.GetDescriptor() == v1::PastHistory::descriptor()) {
    return PastText(static_cast<const v1::PastHistory&>(part), language);
  }
  if (part.GetDescriptor() == v1::VagueDate::descriptor()) {
    return VagueDateOnScreen(static_cast<const v1::VagueDate&>(part), language);
  }
  if (part.GetDescriptor() == v1::Covenant::Signatory::descriptor()) {
    return SignatoryText(static_cast<const v1::Covenant::Signatory&>(part));
  }
  if (part.GetDescriptor() == v1::Project::Turn::descriptor()) {
    return TurnText(static_cast<const v1::Project::Turn&>(part), language);
  }
  if (IsPartOfCalendar(part)) return CalendarPartText(part, language);
  const auto& text = static_cast<const v1::SourceText&>(part);
  return absl::StrCat(text.heading(), "\n", InCell(text.body(), kResourceTextWidth), "\n");
}

// A text of a resource, by what its rules say it is.
std::string ValueText(const FieldDescriptor& field, const std::string& text) {
  const v1::FieldRules& rules = field.options().GetExtension(v1::rules);
  if (absl::StrContains(rules.resource(), '|')) {
    // Of one kind or another: only with its collection it says which.
    const absl::string_view programme = Ancestor(kProgrammePattern, text);
    return programme.empty() ? std::string(BelowMunicipality(text))
                             : text.substr(programme.size() + 1);
  }
  if (!rules.resource().empty() || field.name() == "open_step" || field.name() == "body" ||
      field.name() == "previous" || field.name() == "reconsidered") {
    return std::string(LastId(text));
  }
  if (absl::EndsWith(field.name(), "_date")) return DayOnScreen(text);
  if (absl::EndsWith(field.name(), "_time")) return MomentOnScreen(text, absl::LocalTimeZone());
  return text;
}

// The path version shows its path as well: "uitvoeringsplan-2022@1".
std::string VersionAfterPath(const std::string& name) {
  return absl::StrCat(LastId(ParentOf(name)), "@", LastId(name));
}

std::string FieldText(const Message& message, const FieldDescriptor& field, int index,
                      Language language) {
  const auto& reflection = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return ResourcePartText(many ? reflection.GetRepeatedMessage(message, &field, index)
                                   : reflection.GetMessage(message, &field),
                              language);
    case FieldDescriptor::CPPTYPE_ENUM:
      return WordOf(*(many ? reflection.GetRepeatedEnum(message, &field, index)
                           : reflection.GetEnum(message, &field)),
                    language);
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? std::string(Wording{"ja", "yes"}.In(language))
                                                 : std::string(Wording{"nee", "no"}.In(language));
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(reflection.GetInt32(message, &field));
    default: {
      const std::string text = many ? reflection.GetRepeatedString(message, &field, index)
                                    : reflection.GetString(message, &field);
      return field.name() == "path_version" ? VersionAfterPath(text) : ValueText(field, text);
    }
  }
}

std::string FieldText(const Message& message, const FieldDescriptor& field, Language language) {
  if (!field.is_repeated()) return FieldText(message, field, 0, language);
  const int size = message.GetReflection()->FieldSize(message, &field);
  std::vector<std::string> items;
  for (int i = 0; i < size; ++i) items.push_back(FieldText(message, field, i, language));
  const bool parts = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  return absl::StrJoin(items, parts ? "\n" : ", ");
}

// Whether the row of the field holds a text too long for a cell, which then stands below the table.
bool IsLong(const std::string& text) { return WidthOf(text) > kResourceCellWidth * 2; }

// One resource: a line a field, and its long texts below.
std::string Details(const Message& resource, const std::string& name, Language language) {
  Table table;
  std::string texts;
  table.Add({LabelOf("name", language), std::string(BelowMunicipality(name))});
  std::vector<const FieldDescriptor*> fields;
  resource.GetReflection()->ListFields(resource, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->name() == "name" || field->name() == "etag") continue;
    const std::string text = FieldText(resource, *field, language);
    const std::string label = LabelOf(field->name(), language);
    if (field->name() == "past") {
      // Its columns are not to be wrapped.
      absl::StrAppend(&texts, "\n", label, "\n", text);
    } else if (field->name() == "texts" || IsLong(text)) {
      absl::StrAppend(&texts, "\n", label, "\n", InCell(text, kResourceTextWidth), "\n");
    } else {
      table.Add({label, InCell(text, kResourceCellWidth)});
    }
  }
  return table.ToString() + texts;
}

std::string ResourceCell(const Message& resource, absl::string_view column, Language language) {
  const FieldDescriptor* field = resource.GetDescriptor()->FindFieldByName(std::string(column));
  if (column == "name") return std::string(LastId(TextOf(resource, "name")));
  const std::string text = FieldText(resource, *field, language);
  // Only what is so is worth a place in a list.
  const bool is_flag = field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL;
  if (is_flag && !resource.GetReflection()->GetBool(resource, field)) return "";
  if (column == "weekdays" && text.empty()) return UsualWeekdaysText(language);
  if (column == "content_sha256") return text.substr(0, kResourceDigestShown);
  return InCell(text, kResourceCellWidth);
}

std::string Listing(const ResourceKind& kind, const std::vector<MessagePointer>& resources,
                    Language language) {
  std::vector<std::string> headings;
  for (const absl::string_view column : kind.columns) {
    headings.push_back(LabelOf(column, language));
  }
  Table table(headings);
  for (const MessagePointer& resource : resources) {
    std::vector<std::string> row;
    for (const absl::string_view column : kind.columns) {
      row.push_back(ResourceCell(*resource, column, language));
    }
    table.Add(std::move(row));
  }
  return table.ToString();
}

struct GetOptions {
  std::string name;
  // Of plans only.
  std::string as_of;
};

absl::Status ShowResource(Session& session, const ResourceKind& kind, const GetOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kind.pattern, options.name);
  if (!name.ok()) return name.status();
  if (absl::Status dated = LookBack(session, options.as_of); !dated.ok()) return dated;
  const absl::StatusOr<MessagePointer> resource = GetResource(session, kind, *name);
  if (!resource.ok()) return resource.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(**resource));
  } else {
    session.Print(Details(**resource, *name, session.language()));
  }
  return absl::OkStatus();
}

// The parent whose resources are listed: the one typed, else the one there is.
absl::StatusOr<std::string> ListParent(Session& session, const ResourceKind& kind,
                                       const std::string& typed) {
  const absl::string_view pattern = ParentOf(kind.pattern);
  if (pattern.empty()) return "";
  if (!typed.empty()) return session.Name(pattern, typed);
  return pattern == kMunicipalityPattern ? session.Municipality() : session.Programme();
}

// What is listed.
struct ResourceListOptions {
  std::string parent;
  // Of plans: which, and when.
  PlanFilterOptions filter;
  std::string as_of;
};

// Where no municipality or programme is registered yet there is nothing in it either.
absl::StatusOr<std::vector<MessagePointer>> ReadResources(Session& session,
                                                          const ResourceKind& kind,
                                                          const ResourceListOptions& options) {
  if (absl::Status fits = CheckPlanFilter(session, options.filter); !fits.ok()) return fits;
  const absl::StatusOr<std::string> parent = ListParent(session, kind, options.parent);
  if (IsNoneYet(parent.status())) return std::vector<MessagePointer>();
  if (!parent.ok()) return parent.status();
  const absl::StatusOr<ListFilter> filter = PlanFilterOf(session, options.filter, *parent);
  if (!filter.ok()) return filter.status();
  return ListResources(session, kind, *parent, *filter);
}

absl::Status ShowResources(Session& session, const ResourceKind& kind,
                           const ResourceListOptions& options) {
  if (absl::Status dated = LookBack(session, options.as_of); !dated.ok()) return dated;
  const auto resources = ReadResources(session, kind, options);
  if (!resources.ok()) return resources.status();
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const MessagePointer& resource : *resources) list.Add(Tree::Of(*resource));
    session.Show(list);
    return absl::OkStatus();
  }
  session.Print(resources->empty() ? absl::StrCat(session.Say(options.filter == PlanFilterOptions()
                                                                  ? kNothingYet
                                                                  : kNothingFits),
                                                  "\n")
                                   : Listing(kind, *resources, session.language()));
  return absl::OkStatus();
}

// Whether its list is a command of its own.
bool HasOwnList(const ResourceKind& kind) { return kind.name == "Project"; }

void AddGetAndList(const CommandGroup& group, const ResourceKind& kind) {
  auto one = std::make_shared<GetOptions>();
  const CommandSyntax get =
      group.Command("get", {"Toont er een", "Shows one"},
                    [one, &kind](Session& s) { return ShowResource(s, kind, *one); });
  get.Option(group.Say({"NAAM", "NAME"}), one->name).Required();
  if (HasOwnList(kind)) return;
  auto options = std::make_shared<ResourceListOptions>();
  const CommandSyntax list =
      group.Command("list", {"Toont alle", "Lists all"},
                    [options, &kind](Session& s) { return ShowResources(s, kind, *options); });
  const absl::string_view above = ParentOf(kind.pattern);
  if (above == kProgrammePattern || above == kBodyPattern) {
    const OptionSyntax option =
        list.Option(above == kBodyPattern ? group.Say({"GREMIUM", "BODY"})
                                          : group.Say({"PROGRAMMA", "PROGRAMME"}),
                    options->parent);
    if (above == kBodyPattern) option.Required();
  }
  if (kind.name != "Plan") return;
  AddPlanFilterOptions(group, list, options->filter);
  AddAsOfOption(group, list, options->as_of);
  AddAsOfOption(group, get, one->as_of);
}

struct EraseOptions {
  std::string person;
  ActOptions act;
};

absl::Status ErasePerson(Session& session, const EraseOptions& options) {
  const absl::StatusOr<std::string> name = session.Name(kPersonPattern, options.person);
  if (!name.ok()) return name.status();
  v1::ErasePersonRequest request;
  request.set_name(*name);
  FillAct(session, options.act, request);
  const auto response = session.Call(&v1::BodyService::Stub::ErasePerson, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::Substitute(session.Say({"Naam en contact zijn gewist: $0.\n",
                                        "Name and contact are erased: $0.\n"}),
                           LastId(*name)));
  return absl::OkStatus();
}

void AddErase(const CommandGroup& person) {
  auto options = std::make_shared<EraseOptions>();
  const CommandSyntax command =
      person.Command("erase", {"Wist naam en contact voorgoed", "Erases name and contact for good"},
                     [options](Session& s) { return ErasePerson(s, *options); });
  command
      .Option(person.Say({"PERSOON", "PERSON"}), options->person,
              person.Say({"id van de persoon", "id of the person"}))
      .Required();
  AddActOptions(person, command, options->act);
}

}  // namespace

void AddResourceCommands(const CommandGroup& root) {
  static constexpr struct {
    absl::string_view kind;
    Wording description;
  } kNouns[] = {
      {"Municipality", {"Gemeenten", "Municipalities"}},
      {"Person", {"Personen", "Persons"}},
      {"Body", {"Gremia", "Bodies"}},
      {"Membership", {"Lidmaatschappen van een gremium", "Memberships of a body"}},
      {"Calendar",
       {"Kalenders: werkdagen, aanleverdagen, en vergaderingen uit een bestand",
        "Calendars: working days, hand-in days, and meetings from a file"}},
      {"Schedule",
       {"Vergaderschema's: tot wanneer een gremium stukken aanneemt, recessen",
        "Schedules: until when a body takes papers, recesses"}},
      {"Programme", {"Programma's", "Programmes"}},
      {"Challenge", {"Opgaven van een programma", "Challenges of a programme"}},
      {"Goal", {"Doelen van een programma", "Goals of a programme"}},
      {"Partner", {"Partners van een programma", "Partners of a programme"}},
      {"Covenant", {"Convenanten: wat partners tekenden", "Covenants: what partners signed"}},
      {"Project",
       {"Projecten: wat wordt gedaan, hoe het staat", "Projects: what is done, how it stands"}},
      {"Area", {"Gebieden waar cijfers over gaan", "Areas that figures are about"}},
      {"Path", {"Paden: de weg van een soort plan", "Paths: the way of a kind of plan"}},
      {"Mandate", {"Mandaten: wie wat mag", "Mandates: who may do what"}},
      {"Plan", {"Plannen en hun weg door de gremia", "Plans and their way through the bodies"}},
  };
  for (const auto& noun : kNouns) {
    const std::string name = absl::AsciiStrToLower(noun.kind);
    const CommandGroup group = root.Group(name, noun.description);
    AddGetAndList(group, *FindKind(noun.kind));
    if (noun.kind == "Person") AddErase(group);
    if (noun.kind == "Calendar") {
      AddCalendarImportCommand(group);
      AddCalendarShowCommand(group);
      AddCalendarFeedCommand(group);
    }
    if (noun.kind == "Programme") AddProgrammeTreeCommand(group);
    if (noun.kind == "Goal") AddGoalShowCommand(group);
    if (noun.kind == "Partner") AddPartnerShowCommand(group);
    if (noun.kind == "Covenant") AddCovenantCommands(group);
    if (noun.kind == "Project") {
      AddProjectViewCommands(group);
      AddProjectActCommands(group);
    }
    if (noun.kind == "Mandate") AddMandateCommands(group);
    if (noun.kind == "Programme") AddProgrammeStatusCommands(group);
    if (noun.kind == "Path") {
      AddPathCommands(group);
      AddPathMigrateCommand(group);
    }
    if (noun.kind == "Plan") {
      AddPlanActCommands(group);
      AddPlanOutcomeCommands(group);
      AddPlanBatchCommands(group);
      AddPlanCorrectionCommands(group);
      AddPlanSecrecyCommands(group);
      AddPlanCycleCommand(group);
      AddPlanViewCommands(group);
      AddPlanListCommands(group);
    }
  }
}

}  // namespace noordster::cli
