// SPDX-License-Identifier: EUPL-1.2
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/calendar/calendar_import.h"
#include "clients/cli/calendar/import_report.h"
#include "clients/cli/calendar/meeting_file.h"
#include "clients/cli/commands/batch.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/dates.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cpp/noordster/error.h"
#include "noordster/v1/calendar_service.grpc.pb.h"
#include "noordster/v1/meeting_service.grpc.pb.h"

namespace noordster::cli {
namespace {

using Calendars = v1::CalendarService::Stub;
using CalendarMeetings = v1::MeetingService::Stub;

struct CalendarImportOptions {
  std::string file;
  std::string body;
  // Empty: the one its recesses and stops begin in.
  std::string schedule;
  bool closed = false;
  std::string reason;
  bool validate_only = false;
};

// One act of an import, and where the file tells it.
struct ImportAct {
  int line = 0;
  // What it is about: "raad/september-2022".
  std::string subject;
  // Sends it; `check` only has it checked.
  std::function<absl::Status(bool check)> send;
};

// Sends one request under an id that follows from what it says: the same file against the same
// calendar asks the same, and what was done in between has another etag.
template <typename Stub, typename Request, typename Response>
absl::Status SendOfImport(Session& session, const CalendarImportOptions& options, Request request,
                          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                       Response*),
                          bool check) {
  request.set_reason(options.reason);
  const absl::StatusOr<std::string> request_id =
      RequestIdOf(Request::descriptor()->full_name(), request.SerializeAsString());
  if (!request_id.ok()) return request_id.status();
  request.set_request_id(*request_id);
  request.set_validate_only(check);
  session.context().request_id = *request_id;
  session.context().validate_only = check;
  return session.Call(method, request).status();
}

// The acts of an import. Refers to all it is made of.
class ActsOfImport {
 public:
  ActsOfImport(Session& session, const CalendarImportOptions& options, const CalendarImport& import)
      : session_(session), options_(options), import_(import) {
    for (const MeetingStep& step : import.meetings) {
      if (IsDone(step)) {
        Add(step.entry->line, TypedMeeting(import, step),
            [this, &step](bool check) { return SendMeeting(step, check); });
      }
    }
    if (!import.schedule.has_value() || import.schedule->added.empty()) return;
    Add(import.schedule->added.front()->line, TypedName(import.schedule->schedule.name()),
        [this](bool check) { return SendSchedule(check); });
  }

  // Has the server check all of them: every fault of a field at once, else the first refusal.
  absl::Status CheckAll() {
    std::vector<Fault> faults;
    absl::Status refusal;
    std::string subject;
    for (const ImportAct& act : acts_) {
      const absl::Status checked = Send(act, true);
      if (checked.ok()) continue;
      const ErrorDetails details = DetailsOf(checked);
      for (const FieldViolation& violation : details.violations) {
        faults.push_back({options_.file, act.line, violation.field, violation.description});
      }
      if (!refusal.ok() || !details.violations.empty()) continue;
      refusal = checked;
      subject = session_.context().subject;
      // Nobody there would answer the others either.
      if (ExitCodeOf(checked) == ExitCode::kUnreachable) break;
    }
    session_.context().subject = faults.empty() ? subject : "";
    return faults.empty() ? refusal : FaultsError(faults);
  }

  // Does all of them, in the order of the file. Stops at the first that is refused, and tells how
  // far it came.
  absl::Status WriteAll() {
    for (size_t done = 0; done < acts_.size(); ++done) {
      absl::Status written = Send(acts_[done], false);
      if (written.ok()) continue;
      if (done == 0) return written;
      if (!session_.ForMachines()) {
        session_.Print(absl::Substitute(
            session_.Say({"Gestopt bij de eerste weigering; gedaan: $0, niet verwerkt: $1.\n",
                          "Stopped at the first refusal; done: $0, not processed: $1.\n"}),
            done, acts_.size() - done));
      }
      if (ExitCodeOf(written) == ExitCode::kUnreachable) return WithUncertainAttempt(written);
      // That nothing was changed is no longer so.
      if (!HasUncertainAttempt(written)) session_.context().request_id.clear();
      return written;
    }
    session_.context().subject.clear();
    return absl::OkStatus();
  }

 private:
  void Add(int line, std::string subject, std::function<absl::Status(bool)> send) {
    acts_.push_back({line, std::move(subject), std::move(send)});
  }

  absl::Status Send(const ImportAct& act, bool check) {
    session_.context().subject = absl::StrCat(options_.file, ":", act.line, ": ", act.subject);
    return act.send(check);
  }

  void Refuse(const Wording& wording, const std::string& subject) {
    session_.context().refusal = absl::Substitute(session_.Say(wording), subject);
  }

  absl::Status SendMeeting(const MeetingStep& step, bool check) {
    const std::string subject = TypedMeeting(import_, step);
    if (step.turn == MeetingTurn::kMove) {
      Refuse({"$0 kan niet worden verdaagd.", "$0 cannot be moved to another day."}, subject);
      v1::MoveMeetingRequest request;
      request.set_name(step.stands->name());
      request.set_date(step.entry->first_date);
      request.set_start_time(step.entry->start_time.empty() ? step.stands->start_time()
                                                            : step.entry->start_time);
      request.set_etag(step.stands->etag());
      return SendOfImport(session_, options_, request, &CalendarMeetings::MoveMeeting, check);
    }
    if (step.turn == MeetingTurn::kCancel) {
      Refuse({"$0 kan niet vervallen.", "$0 cannot be cancelled."}, subject);
      v1::CancelMeetingRequest request;
      request.set_name(step.stands->name());
      request.set_etag(step.stands->etag());
      return SendOfImport(session_, options_, request, &CalendarMeetings::CancelMeeting, check);
    }
    Refuse({"$0 kan niet worden gepland.", "$0 cannot be planned."}, subject);
    v1::CreateMeetingRequest request;
    request.set_parent(import_.body);
    request.set_meeting_id(step.id);
    v1::Meeting& meeting = *request.mutable_meeting();
    meeting.set_form(v1::Meeting::SITTING);
    meeting.set_date(step.entry->first_date);
    meeting.set_start_time(step.entry->start_time);
    meeting.set_place(step.entry->place);
    meeting.set_closed(options_.closed);
    return SendOfImport(session_, options_, request, &CalendarMeetings::CreateMeeting, check);
  }

  absl::Status SendSchedule(bool check) {
    const v1::Schedule& schedule = import_.schedule->schedule;
    Refuse({"$0 kan zo niet worden gewijzigd.", "$0 cannot be changed so."},
           TypedName(schedule.name()));
    v1::UpdateScheduleRequest request;
    request.set_name(schedule.name());
    *request.mutable_schedule() = schedule;
    request.set_etag(schedule.etag());
    return SendOfImport(session_, options_, request, &Calendars::UpdateSchedule, check);
  }

  Session& session_;
  const CalendarImportOptions& options_;
  const CalendarImport& import_;
  std::vector<ImportAct> acts_;
};

// The schedule that recesses and stops belong to: the one that was typed, else the one in which all
// of them begin. A usage error when there is none, or several.
absl::StatusOr<v1::Schedule> ScheduleFor(Session& session, const CalendarImportOptions& options,
                                         const std::string& body,
                                         const std::vector<const CalendarEntry*>& periods) {
  if (!options.schedule.empty()) {
    const auto name = session.NameIn(kSchedulePattern, options.schedule, body);
    if (!name.ok()) return name.status();
    v1::GetScheduleRequest request;
    request.set_name(*name);
    const auto response = session.Call(&Calendars::GetSchedule, request);
    if (!response.ok()) return response.status();
    return response->schedule();
  }
  v1::ListSchedulesRequest request;
  request.set_parent(body);
  const auto response = session.CallAllPages(&Calendars::ListSchedules, request);
  if (!response.ok()) return response.status();
  const std::vector<v1::Schedule> schedules(response->schedules().begin(),
                                            response->schedules().end());
  std::vector<const v1::Schedule*> found;
  for (const CalendarEntry* entry : periods) {
    const v1::Schedule* const schedule = ScheduleOf(*entry, schedules);
    if (schedule == nullptr) {
      return UsageError(absl::Substitute(
          session.Say({"$0 heeft geen vergaderschema waarin $1 valt, zoals regel $2 vraagt. Maak "
                       "er een (apply -f; kind: Schedule), of kies er een: --schedule ID.",
                       "$0 has no schedule that $1 lies in, as line $2 asks. Make one (apply -f; "
                       "kind: Schedule), or choose one: --schedule ID."}),
          LastId(body), DayOnScreen(entry->first_date), entry->line));
    }
    if (!absl::c_linear_search(found, schedule)) found.push_back(schedule);
  }
  if (found.size() == 1) return *found.front();
  const auto append_id = [](std::string* out, const v1::Schedule* schedule) {
    absl::StrAppend(out, LastId(schedule->name()));
  };
  return UsageError(absl::Substitute(
      session.Say({"De recessen en aanleverstops zijn van meer dan een vergaderschema van $0: $1. "
                   "Deel het bestand, of kies er een voor alle: --schedule ID.",
                   "The recesses and hand-in stops are of more than one schedule of $0: $1. Split "
                   "the file, or choose one for all: --schedule ID."}),
      LastId(body), absl::StrJoin(found, ", ", append_id)));
}

// A usage error when meetings are moved or cancelled and nobody said why.
absl::Status CheckReason(const Session& session, const CalendarImportOptions& options,
                         const CalendarImport& import) {
  const auto count_of = [&import](MeetingTurn turn) {
    return absl::c_count_if(import.meetings,
                            [turn](const MeetingStep& step) { return step.turn == turn; });
  };
  const auto moved = count_of(MeetingTurn::kMove);
  const auto cancelled = count_of(MeetingTurn::kCancel);
  if (!options.reason.empty() || moved + cancelled == 0) return absl::OkStatus();
  return UsageError(absl::Substitute(
      session.Say({"Volgens het bestand zijn verdaagd: $0, vervallen: $1. Zeg waarom: --reason.",
                   "By the file are moved: $0, cancelled: $1. Say why: --reason."}),
      moved, cancelled));
}

absl::Status ImportCalendar(Session& session, const CalendarImportOptions& options) {
  const absl::StatusOr<std::string> content = ReadWhole(options.file, session.language());
  if (!content.ok()) return content.status();
  auto entries = ReadMeetingFile(*content, options.file, session.language());
  if (!entries.ok()) return entries.status();
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  v1::ListMeetingsRequest request;
  request.set_parent(*body);
  const auto list = session.CallAllPages(&CalendarMeetings::ListMeetings, request);
  if (!list.ok()) return list.status();
  const std::vector<v1::Meeting> meetings(list->meetings().begin(), list->meetings().end());
  CalendarImport import;
  import.body = *body;
  import.entries = *std::move(entries);
  auto steps = PlanMeetings(import.entries, meetings);
  if (!steps.ok()) return steps.status();
  import.meetings = *std::move(steps);
  const std::vector<const CalendarEntry*> periods = PeriodsOf(import.entries);
  if (!periods.empty()) {
    const absl::StatusOr<v1::Schedule> schedule = ScheduleFor(session, options, *body, periods);
    if (!schedule.ok()) return schedule.status();
    import.schedule = PlanSchedule(import.entries, *schedule);
  }
  if (absl::Status given = CheckReason(session, options, import); !given.ok()) return given;
  ActsOfImport acts(session, options, import);
  absl::Status done = acts.CheckAll();
  if (done.ok() && !options.validate_only) done = acts.WriteAll();
  if (!done.ok()) return done;
  if (session.ForMachines()) {
    session.Show(ImportTree(import));
  } else {
    session.Print(ImportText(import, options.validate_only, session.language()));
  }
  return absl::OkStatus();
}

}  // namespace

void AddCalendarImportCommand(const CommandGroup& calendar) {
  auto options = std::make_shared<CalendarImportOptions>();
  const CommandSyntax command = calendar.Command(
      "import",
      {"Zet de vergaderingen, recessen en aanleverstops uit een bestand in de kalender van een "
       "gremium: iCalendar (.ics), of CSV met de kolommen soort, datum, tot, begin, plaats, naam, "
       "id en stand; wat er al staat wordt overgeslagen, wat niet in het bestand staat blijft",
       "Puts the meetings, recesses and hand-in stops of a file in the calendar of a body: "
       "iCalendar (.ics), or CSV with the columns kind, date, until, start_time, place, name, id "
       "and state; what is there already is left out, what is not in the file stays"},
      [options](Session& session) { return ImportCalendar(session, *options); });
  command
      .Option(calendar.Say({"BESTAND", "FILE"}), options->file,
              calendar.Say({"het bestand", "the file"}))
      .Required();
  command
      .Option("--body", options->body,
              calendar.Say({"gremium waarvan het is: raad", "body it is of: raad"}))
      .Required();
  command.Option("--schedule", options->schedule,
                 calendar.Say({"vergaderschema voor recessen en aanleverstops; anders dat waarin "
                               "zij beginnen",
                               "schedule for recesses and hand-in stops; else the one they begin "
                               "in"}));
  command.Flag("--closed", options->closed,
               calendar.Say({"nieuwe vergaderingen zijn achter gesloten deuren (besloten)",
                             "new meetings are behind closed doors"}));
  command.Flag("--dry-run,--validate-only", options->validate_only,
               calendar.Say({"alleen controleren, niets vastleggen", "check only, write nothing"}));
  command.Option("--reason", options->reason,
                 calendar.Say({"waarom; nodig als er vergaderingen verdaagd of vervallen zijn",
                               "why; needed when meetings were moved or cancelled"}));
}

}  // namespace noordster::cli
