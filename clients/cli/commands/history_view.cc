// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/history_view.h"

#include <initializer_list>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/commands/proposal/proposal_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_kind.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "clients/cli/screen/table.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "noordster/v1/history_service.grpc.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "noordster/v1/milestone.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/project.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/status.pb.h"

namespace noordster::cli {
namespace {

constexpr size_t kReasonWidth = 40;

// The facts of an event, read by the names of their fields.
class Facts {
 public:
  explicit Facts(const std::string& json) {
    // A fact that cannot be read is left out of the line, no more.
    if (!google::protobuf::util::JsonStringToMessage(json, &facts_).ok()) facts_.Clear();
  }

  // Whether a value stands at the end of a way of names.
  bool Has(std::initializer_list<const char*> way) const { return Find(way) != nullptr; }

  // That value as text; empty when there is none.
  std::string At(std::initializer_list<const char*> way) const {
    const google::protobuf::Value* value = Find(way);
    if (value == nullptr) return "";
    if (value->kind_case() == google::protobuf::Value::kNumberValue) {
      return absl::StrCat(value->number_value());
    }
    return value->string_value();
  }

 private:
  const google::protobuf::Value* Find(std::initializer_list<const char*> way) const {
    const google::protobuf::Struct* place = &facts_;
    const google::protobuf::Value* value = nullptr;
    for (const char* name : way) {
      const auto found = place->fields().find(name);
      if (found == place->fields().end()) return nullptr;
      value = &found->second;
      place = &value->struct_value();
    }
    return value;
  }

  google::protobuf::Struct facts_;
};

template <typename Enum>
std::string EnumWord(const std::string& name, Language language) {
  const auto* value = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByName(name);
  return value == nullptr ? name : WordOf(*value, language);
}

std::string EffectWord(const std::string& name, Language language) {
  v1::LegalEffect effect = v1::LEGAL_EFFECT_UNSPECIFIED;
  v1::LegalEffect_Parse(name, &effect);
  return EffectBehind(effect, language);
}

// What kind of resource was registered or changed.
std::string DefinedKind(const Facts& facts, Language language) {
  for (const ResourceKind& kind : ResourceKinds()) {
    const std::string field = absl::AsciiStrToLower(kind.name);
    if (facts.Has({"record", field.c_str()})) return KindOf(kind.name, language);
  }
  return "";
}

// Whether a resource is only part of another, which people know it by.
bool IsPart(absl::string_view resource) {
  return absl::StrContains(resource, "/updates/") || absl::StrContains(resource, "/assessments/");
}

// The resource as a person would type it; of a version with what it is a version of.
std::string Subject(const std::string& resource) {
  if (absl::StrContains(resource, "/agendas/")) return TypedName(ParentOf(resource));
  if (IsPart(resource)) return std::string(LastId(ParentOf(resource)));
  if (absl::StrContains(resource, "/meetings/")) return TypedName(resource);
  const std::string id(LastId(resource));
  const absl::string_view parent = ParentOf(resource);
  return absl::StrContains(resource, "/versions/") ? absl::StrCat(LastId(parent), "@", id) : id;
}

std::string OutcomeLine(const Facts& facts, Language language) {
  std::string outcome = facts.At({"decision", "outcome"});
  if (outcome.empty()) {
    outcome = EnumWord<v1::OutcomeKind>(facts.At({"decision", "kind"}), language);
  }
  v1::VagueDate period;
  period.set_edtf(facts.At({"decision", "decidedPeriod", "edtf"}));
  return absl::StrCat(facts.At({"decision", "stage"}), ": ", outcome,
                      EffectWord(facts.At({"decision", "effect"}), language), ", ",
                      DayOrVagueDate(facts.At({"decision", "decidedDate"}), period, language));
}

// Which paper it is about, by which body, on which day and why.
std::string ItemSecrecyLine(const Facts& facts, Language language) {
  const bool is_lifted = facts.Has({"liftedDate"});
  const std::string body = is_lifted ? facts.At({"body"}) : facts.At({"order", "body"});
  const std::string day = is_lifted ? facts.At({"liftedDate"}) : facts.At({"order", "imposedDate"});
  const std::string ground = EnumWord<v1::SecrecyGround>(facts.At({"order", "ground"}), language);
  std::string paper = facts.At({"paper"});
  if (!paper.empty()) absl::StrAppend(&paper, ", ");
  return absl::StrCat(paper, LastId(body), ", ", DayOnScreen(day), ground.empty() ? "" : ", ",
                      ground);
}

// Of an event about an item of a meeting; empty for any other.
std::string ItemLineOf(const v1::HistoryEntry& entry, const Facts& facts, Language language) {
  if (entry.event() == "item_requested") {
    const std::string treatment =
        EnumWord<v1::AgendaItem::Treatment>(facts.At({"item", "treatment"}), language);
    const std::string item =
        absl::StrCat(Subject(facts.At({"meeting"})), "/", facts.At({"item", "number"}));
    // One that was moved on comes into another meeting.
    return item == Subject(entry.resource()) ? treatment : absl::StrCat(item, ": ", treatment);
  }
  if (entry.event() == "item_updated") {
    return EnumWord<v1::AgendaItem::Treatment>(facts.At({"treatment"}), language);
  }
  if (entry.event() == "item_placed") {
    return EnumWord<v1::AgendaItem::Placement>(facts.At({"placement"}), language);
  }
  if (entry.event() == "paper_asked") return facts.At({"paper", "id"});
  if (entry.event() == "paper_delivered") {
    return absl::StrCat(facts.At({"paper"}), ", ", DayOnScreen(facts.At({"deliveredDate"})));
  }
  if (entry.event() == "paper_dispensed") return facts.At({"paper"});
  if (entry.event() == "paper_released") {
    return absl::StrCat(facts.At({"paper"}), ", ", DayOnScreen(facts.At({"releasedDate"})));
  }
  if (entry.event() == "item_secrecy_imposed" || entry.event() == "item_secrecy_lifted") {
    return ItemSecrecyLine(facts, language);
  }
  if (entry.event() == "attendance_recorded") {
    return absl::StrCat(Wording{"aanwezig: ", "present: "}.In(language),
                        facts.At({"attendance", "present"}));
  }
  if (entry.event() == "ballot_held") {
    return EnumWord<v1::Ballot::Result>(facts.At({"ballot", "result"}), language);
  }
  return "";
}

// Of an event about a meeting or an item of one; empty for any other.
std::string MeetingLineOf(const v1::HistoryEntry& entry, const Facts& facts, Language language) {
  const std::string day = DayOnScreen(facts.At({"facts", "date"}));
  if (entry.event() == "meeting_planned") return DayOnScreen(facts.At({"planned", "date"}));
  if (entry.event() == "meeting_called") {
    return absl::StrCat(DayOnScreen(facts.At({"callDate"})),
                        Wording{", voor ", ", for "}.In(language), day);
  }
  if (entry.event() == "meeting_moved") {
    return absl::StrCat(DayOnScreen(facts.At({"fromDate"})), " → ", day);
  }
  if (entry.event() == "meeting_opened" || entry.event() == "meeting_turned") {
    return EnumWord<v1::Meeting::State>(facts.At({"state"}), language);
  }
  if (entry.event() == "decision_list_published") return DayOnScreen(facts.At({"publishedDate"}));
  if (entry.event() == "minutes_adopted") return Subject(facts.At({"adoptedIn"}));
  return ItemLineOf(entry, facts, language);
}

// What a body did with a point, in the words of that body.
std::string PointOutcomeWord(const v1::HistoryEntry& entry, const Facts& facts,
                             BodyKindReader& bodies, Language language) {
  std::string name = facts.At({"outcome", "kind"});
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  if (!v1::OutcomeKind_Parse(name, &kind)) return name;
  if (kind != v1::REJECTED) return WordOf(kind, language);
  // Facts name what is in the municipality without it.
  const v1::BodyKind body = bodies.Read(absl::StrCat(
      Ancestor(kMunicipalityPattern, entry.resource()), "/", facts.At({"outcome", "body"})));
  return OutcomeWord(kind, body, language);
}

// Of an event about a proposal; empty for any other.
std::string ProposalLineOf(const v1::HistoryEntry& entry, const Facts& facts,
                           BodyKindReader& bodies, Language language) {
  if (entry.event() == "proposal_initialed") {
    return EnumWord<v1::Proposal::Discipline>(facts.At({"initial", "discipline"}), language);
  }
  if (entry.event() == "point_decided") {
    return absl::StrCat(facts.At({"point"}), ": ", PointOutcomeWord(entry, facts, bodies, language),
                        EffectWord(facts.At({"outcome", "effect"}), language), ", ",
                        DayOnScreen(facts.At({"outcome", "decidedDate"})));
  }
  return facts.At({"point"});
}

// Of an event about a covenant or a project.
std::string ProgrammeLineOf(const v1::HistoryEntry& entry, const Facts& facts, Language language) {
  if (entry.event() == "covenant_signed") {
    const std::string partner = facts.At({"signature", "partner"});
    constexpr Wording kUnnamed = {"niet meer bekend", "no longer known"};
    return absl::StrCat(facts.At({"signature", "place"}), ": ",
                        partner.empty() ? kUnnamed.In(language) : LastId(partner));
  }
  if (entry.event() == "project_turned") {
    return absl::StrCat(EnumWord<v1::Project::State>(facts.At({"state"}), language), ", ",
                        DayOnScreen(facts.At({"date"})));
  }
  if (entry.event() == "project_told") {
    return absl::StrCat(facts.At({"update", "number"}), ", ",
                        DayOnScreen(facts.At({"update", "date"})));
  }
  return EnumWord<v1::Project::State>(facts.At({"made", "state"}), language);
}

// Which aspect of a programme was assessed, and how it stands.
std::string AssessmentLine(const Facts& facts, Language language) {
  const std::string rating =
      EnumWord<v1::Assessment::Rating>(facts.At({"assessment", "rating"}), language);
  return absl::StrCat(
      EnumWord<v1::Assessment::Aspect>(facts.At({"assessment", "aspect"}), language),
      rating.empty() ? "" : ", ", rating, ", ", DayOnScreen(facts.At({"assessment", "date"})));
}

// "27-09-2022 → 11-10-2022"; one of both when that is all there is.
std::string FromToText(const std::string& from, const std::string& to) {
  return absl::StrCat(DayOnScreen(from), from.empty() || to.empty() ? "" : " → ", DayOnScreen(to));
}

// Of an event of what was worked out of a planning, or kept of it.
std::string PlanningLineOf(const v1::HistoryEntry& entry, const Facts& facts, Language language) {
  if (entry.event() == "baseline_kept") return facts.At({"baseline", "id"});
  if (entry.event() == "forecast_made") {
    const std::string stage = facts.At({"movedStage"});
    if (stage.empty()) return "";
    return absl::StrCat(stage, ": ", FromToText(facts.At({"fromDate"}), facts.At({"date"})));
  }
  if (entry.event() == "target_turned") {
    const std::string days =
        FromToText(facts.At({"target", "fromDate"}), facts.At({"target", "date"}));
    return absl::StrCat(
        facts.At({"target", "stage"}), Wording{" uiterlijk ", " by "}.In(language),
        DayOnScreen(facts.At({"target", "noLaterThan"})), ": ",
        EnumWord<v1::TargetOutlook::Standing>(facts.At({"target", "standing"}), language),
        days.empty() ? "" : ", ", days);
  }
  return absl::StrCat(EnumWord<v1::Milestone::Kind>(facts.At({"kind"}), language), ", ",
                      DayOnScreen(facts.At({"date"})));
}

// Whether an event is one of those.
bool IsOfPlanning(absl::string_view event) {
  return event == "baseline_kept" || event == "forecast_made" || event == "target_turned" ||
         event == "moment_came";
}

// What of the facts is worth a place on the line.
std::string EntryLine(const v1::HistoryEntry& entry, BodyKindReader& bodies, Language language) {
  const Facts facts(entry.facts_json());
  std::string version =
      absl::StrCat(Wording{"versie ", "version "}.In(language), facts.At({"version", "number"}));
  if (entry.event() == "outcome_recorded") return OutcomeLine(facts, language);
  if (entry.event() == "version_frozen" || entry.event() == "path_published" ||
      entry.event() == "agenda_published") {
    return version;
  }
  if (entry.event() == "step_opened") {
    return absl::StrCat(facts.At({"stage"}), Wording{", behandeling ", ", step "}.In(language),
                        facts.At({"step"}));
  }
  if (entry.event() == "follow_up_opened") {
    const std::string due = facts.At({"followUp", "dueDate"});
    return absl::StrCat(facts.At({"followUp", "number"}), ": ",
                        EnumWord<v1::FollowUp::Kind>(facts.At({"followUp", "kind"}), language),
                        due.empty() ? ""
                                    : absl::StrCat(Wording{", uiterlijk ", ", due "}.In(language),
                                                   DayOnScreen(due)));
  }
  if (entry.event() == "follow_up_settled") {
    return absl::StrCat(facts.At({"number"}), ": ",
                        EnumWord<v1::FollowUp::Settlement>(facts.At({"settlement"}), language));
  }
  if (entry.event() == "plan_ended") {
    return EnumWord<v1::Plan::State>(facts.At({"state"}), language);
  }
  if (entry.event() == "outcome_confirmed" || entry.event() == "outcome_reversed" ||
      entry.event() == "facts_corrected" || entry.event() == "decision_reconsidered") {
    const std::string follow_up = facts.At({"followUp"});
    return follow_up.empty()
               ? absl::StrCat(facts.At({"facts", "stage"}), ": ", facts.At({"facts", "outcome"}),
                              ", ", DayOnScreen(facts.At({"facts", "decidedDate"})))
               : absl::StrCat(Wording{"opvolging ", "follow-up "}.In(language), follow_up);
  }
  if (entry.event() == "papers_handed_in") {
    return absl::StrCat(Wording{"versie ", "version "}.In(language), facts.At({"planVersion"}),
                        ", ", DayOnScreen(facts.At({"papersDate"})));
  }
  if (entry.event() == "plan_created") return Subject(facts.At({"pathVersion"}));
  if (entry.event() == "plan_migrated") {
    return absl::StrCat(Subject(facts.At({"left", "pathVersion"})), " → ",
                        Subject(facts.At({"pathVersion"})), ", ", facts.At({"stage"}));
  }
  if (absl::StartsWith(entry.event(), "point_") || absl::StartsWith(entry.event(), "proposal_")) {
    return ProposalLineOf(entry, facts, bodies, language);
  }
  if (absl::StartsWith(entry.event(), "project_") || entry.event() == "covenant_signed") {
    return ProgrammeLineOf(entry, facts, language);
  }
  if (entry.event() == "programme_assessed") return AssessmentLine(facts, language);
  if (IsOfPlanning(entry.event())) return PlanningLineOf(entry, facts, language);
  if (entry.event() == "defined") return DefinedKind(facts, language);
  return MeetingLineOf(entry, facts, language);
}

}  // namespace

absl::Status ShowHistory(Session& session, const std::string& resource, bool without_persons) {
  v1::ListHistoryRequest request;
  request.set_parent(resource);
  request.set_without_persons(without_persons);
  const auto history = session.CallAllPages(&v1::HistoryService::Stub::ListHistory, request);
  if (!history.ok()) return history.status();
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const v1::HistoryEntry& entry : history->entries()) list.Add(Tree::Of(entry));
    session.Show(list);
    return absl::OkStatus();
  }
  const Language language = session.language();
  Table table({std::string(session.Say({"Nr", "No."})),
               std::string(session.Say({"Vastgelegd", "Recorded"})),
               std::string(session.Say({"Onderwerp", "Resource"})),
               std::string(session.Say({"Wat", "What"})),
               std::string(session.Say({"Bijzonderheden", "Details"})),
               std::string(session.Say({"Reden", "Reason"}))});
  BodyKindReader bodies(session);
  absl::string_view request_before;
  for (const v1::HistoryEntry& entry : history->entries()) {
    // The reason of a request stands at its first event.
    const bool is_first = entry.request_id() != request_before;
    request_before = entry.request_id();
    table.Add(
        {absl::StrCat(entry.sequence()), MomentOnScreen(entry.commit_time(), absl::LocalTimeZone()),
         Subject(entry.resource()), EventOf(entry.event(), language),
         EntryLine(entry, bodies, language), is_first ? InCell(entry.reason(), kReasonWidth) : ""});
  }
  session.Print(
      history->entries().empty()
          ? absl::StrCat(session.Say({"Nog geen gebeurtenissen.", "No events yet."}), "\n")
          : table.ToString());
  return absl::OkStatus();
}

}  // namespace noordster::cli
