// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/options/supposition_options.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "clients/cli/options/colon_option.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

using v1::Supposition;

constexpr ColonSyntax kMove = {
    "--move",
    {"GREMIUM:VAN:NAAR", "BODY:FROM:TO"},
    "college:30-08-2022:06-09-2022",
    {"wat als een vergadering op een andere dag is", "what if a meeting is on another day"}};
constexpr ColonSyntax kCancel = {
    "--cancel",
    {"GREMIUM:DAG", "BODY:DAY"},
    "college:30-08-2022",
    {"wat als een vergadering vervalt", "what if a meeting is cancelled"}};
constexpr ColonSyntax kAdd = {
    "--add",
    {"GREMIUM:DAG", "BODY:DAY"},
    "raad:04-10-2022",
    {"wat als er een vergadering bij komt", "what if there is one meeting more"}};
constexpr ColonSyntax kNoStops = {
    "--no-stops",
    {"GREMIUM", "BODY"},
    "college",
    {"wat als een gremium geen aanleverstops heeft", "what if a body has no hand-in stops"}};
constexpr ColonSyntax kStop = {
    "--stop",
    {"GREMIUM[/AANLEVERPUNT]:EERSTE:LAATSTE", "BODY[/OFFICE]:FIRST:LAST"},
    "college/staf:18-07-2022:21-08-2022",
    {"wat als er dan geen stukken worden aangenomen", "what if no papers are taken then"}};
constexpr ColonSyntax kLead = {
    "--lead",
    {"GREMIUM/AANLEVERPUNT:N[d|w|v]", "BODY/OFFICE:N[d|w|v]"},
    "college/staf:5w",
    {"wat als een aanleverpunt stukken zo lang ervoor wil: dagen, werkdagen of vergaderingen",
     "what if an office wants papers so long before: days, working days or meetings"}};
constexpr ColonSyntax kPlanOn = {
    "--plan-on",
    {"[PLAN/]FASE:DAG", "[PLAN/]STAGE:DAY"},
    "college:30-08-2022",
    {"wat als een fase dan is gepland", "what if a stage is planned then"}};
constexpr ColonSyntax kWork = {"--work",
                               {"[PLAN/]FASE:N", "[PLAN/]STAGE:N"},
                               "uitwerken:15",
                               {"wat als het werk aan een fase zoveel werkdagen kost",
                                "what if work at a stage takes so many working days"}};

// What stands before the last slash and behind it; nothing before when there is none.
std::pair<std::string, std::string> AtLastSlash(const std::string& text) {
  const size_t slash = text.rfind('/');
  if (slash == std::string::npos) return {"", text};
  return {text.substr(0, slash), text.substr(slash + 1)};
}

// "5w", "8", "1v".
std::optional<v1::Lead> LeadOf(absl::string_view text) {
  v1::Lead lead;
  lead.set_unit(v1::Lead::CALENDAR_DAYS);
  const char unit = text.back();
  if (unit == 'w') lead.set_unit(v1::Lead::WORKING_DAYS);
  if (unit == 'v') lead.set_unit(v1::Lead::MEETINGS);
  if (unit == 'd' || unit == 'w' || unit == 'v') text.remove_suffix(1);
  const std::optional<int32_t> count = text.empty() ? std::nullopt : WholeNumberOf(text);
  if (!count.has_value()) return std::nullopt;
  lead.set_count(*count);
  return lead;
}

// Reads the options one by one.
class SuppositionReader {
 public:
  SuppositionReader(Session& session, google::protobuf::RepeatedPtrField<Supposition>& supposed)
      : session_(session), supposed_(supposed) {}

  absl::Status Move(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 3);
    if (!parts.has_value()) return Misread(kMove, typed);
    auto& moved = *supposed_.Add()->mutable_meeting_moved();
    absl::Status read = FillBody((*parts)[0], *moved.mutable_body());
    if (read.ok()) read = FillDay(session_, (*parts)[1], *moved.mutable_from_date());
    if (read.ok()) read = FillDay(session_, (*parts)[2], *moved.mutable_to_date());
    return read;
  }

  absl::Status Cancel(const std::string& typed) {
    return OnDay(kCancel, typed, *supposed_.Add()->mutable_meeting_cancelled());
  }

  absl::Status Add(const std::string& typed) {
    return OnDay(kAdd, typed, *supposed_.Add()->mutable_meeting_added());
  }

  absl::Status NoStops(const std::string& typed) {
    return FillBody(typed, *supposed_.Add()->mutable_stops_dropped()->mutable_body());
  }

  absl::Status Stop(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 3);
    if (!parts.has_value()) return Misread(kStop, typed);
    auto& stop = *supposed_.Add()->mutable_stop_added();
    auto [body, office] = AtLastSlash((*parts)[0]);
    // Without an office: "college", or a name that tells its collection.
    const bool is_body_alone = body.empty() || body == "bodies" || absl::EndsWith(body, "/bodies");
    if (is_body_alone) {
      body = (*parts)[0];
      office.clear();
    }
    stop.set_office(office);
    absl::Status read = FillBody(body, *stop.mutable_body());
    if (read.ok()) read = FillDay(session_, (*parts)[1], *stop.mutable_first_date());
    if (read.ok()) read = FillDay(session_, (*parts)[2], *stop.mutable_last_date());
    return read;
  }

  absl::Status Lead(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return Misread(kLead, typed);
    const auto [body, office] = AtLastSlash((*parts)[0]);
    const std::optional<v1::Lead> lead = LeadOf((*parts)[1]);
    if (body.empty() || office.empty() || !lead.has_value()) return Misread(kLead, typed);
    auto& changed = *supposed_.Add()->mutable_lead_changed();
    changed.set_office(office);
    *changed.mutable_lead() = *lead;
    return FillBody(body, *changed.mutable_body());
  }

  absl::Status PlanOn(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return Misread(kPlanOn, typed);
    auto& planned = *supposed_.Add()->mutable_stage_planned();
    const absl::Status read = FillStage(kPlanOn, (*parts)[0], planned);
    return read.ok() ? FillDay(session_, (*parts)[1], *planned.mutable_date()) : read;
  }

  absl::Status Work(const std::string& typed) {
    const auto parts = ColonPartsOf(typed, 2);
    const std::optional<int32_t> days =
        parts.has_value() ? WholeNumberOf((*parts)[1]) : std::nullopt;
    if (!days.has_value()) return Misread(kWork, typed);
    auto& work = *supposed_.Add()->mutable_work_taking();
    work.set_working_days(*days);
    return FillStage(kWork, (*parts)[0], work);
  }

 private:
  absl::Status Misread(const ColonSyntax& syntax, const std::string& typed) const {
    return MisreadError(session_, syntax, typed);
  }

  absl::Status FillBody(const std::string& typed, std::string& body) {
    const absl::StatusOr<std::string> name = session_.Name(kBodyPattern, typed);
    if (name.ok()) body = *name;
    return name.status();
  }

  absl::Status OnDay(const ColonSyntax& syntax, const std::string& typed,
                     Supposition::MeetingDay& meeting) {
    const auto parts = ColonPartsOf(typed, 2);
    if (!parts.has_value()) return Misread(syntax, typed);
    const absl::Status read = FillBody((*parts)[0], *meeting.mutable_body());
    return read.ok() ? FillDay(session_, (*parts)[1], *meeting.mutable_date()) : read;
  }

  // Of the plan that is asked about, unless one is typed before it.
  template <typename OfStage>
  absl::Status FillStage(const ColonSyntax& syntax, const std::string& typed, OfStage& filled) {
    const auto [plan, stage] = AtLastSlash(typed);
    if (stage.empty()) return Misread(syntax, typed);
    filled.set_stage(stage);
    if (plan.empty()) return absl::OkStatus();
    const absl::StatusOr<std::string> name = session_.Name(kPlanPattern, plan);
    if (name.ok()) filled.set_plan(*name);
    return name.status();
  }

  Session& session_;
  google::protobuf::RepeatedPtrField<Supposition>& supposed_;
};

}  // namespace

void AddSuppositionOptions(const CommandGroup& group, const CommandSyntax& command,
                           SuppositionOptions& options) {
  const auto add = [&](const ColonSyntax& syntax, std::vector<std::string>& typed) {
    AddColonOption(group, command, syntax, typed);
  };
  add(kMove, options.moved);
  add(kCancel, options.cancelled);
  add(kAdd, options.added);
  add(kNoStops, options.stops_dropped);
  add(kStop, options.stops);
  add(kLead, options.leads);
  add(kPlanOn, options.planned);
  add(kWork, options.work);
}

absl::Status FillSuppositions(Session& session, const SuppositionOptions& options,
                              google::protobuf::RepeatedPtrField<Supposition>& supposed) {
  SuppositionReader reader(session, supposed);
  const auto read_each = [&reader](const std::vector<std::string>& typed,
                                   absl::Status (SuppositionReader::*read)(const std::string&)) {
    for (const std::string& text : typed) {
      if (absl::Status done = (reader.*read)(text); !done.ok()) return done;
    }
    return absl::OkStatus();
  };
  absl::Status done = read_each(options.moved, &SuppositionReader::Move);
  if (done.ok()) done = read_each(options.cancelled, &SuppositionReader::Cancel);
  if (done.ok()) done = read_each(options.added, &SuppositionReader::Add);
  if (done.ok()) done = read_each(options.stops_dropped, &SuppositionReader::NoStops);
  if (done.ok()) done = read_each(options.stops, &SuppositionReader::Stop);
  if (done.ok()) done = read_each(options.leads, &SuppositionReader::Lead);
  if (done.ok()) done = read_each(options.planned, &SuppositionReader::PlanOn);
  if (done.ok()) done = read_each(options.work, &SuppositionReader::Work);
  return done;
}

}  // namespace noordster::cli
