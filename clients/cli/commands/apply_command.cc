// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/documents/apply.h"
#include "clients/cli/documents/document_reader.h"
#include "clients/cli/documents/document_set.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/planning_refusal.h"
#include "clients/cli/words.h"
#include "noordster/v1/project.pb.h"

namespace noordster::cli {
namespace {

struct ApplyOptions {
  std::vector<std::string> paths;
  bool validate_only = false;
  std::string reason;
};

struct ChangeWords {
  Wording done;
  Wording foreseen;
  absl::string_view for_machines;
};

const ChangeWords& WordsOfChange(Change change) {
  static constexpr std::array<ChangeWords, 3> kWords = {{
      {{"aangemaakt", "created"}, {"nieuw", "new"}, "CREATED"},
      {{"gewijzigd", "changed"}, {"anders", "different"}, "CHANGED"},
      {{"ongewijzigd", "unchanged"}, {"gelijk", "equal"}, "UNCHANGED"},
  }};
  return kWords[static_cast<size_t>(change)];
}

// Tells of each document what became of it, and of all in a last line.
class ApplyReport {
 public:
  ApplyReport(const Session& session, bool foreseen) : session_(session), foreseen_(foreseen) {}

  void Add(const Application& application) {
    ++counts_[static_cast<size_t>(application.change)];
    const ChangeWords& words = WordsOfChange(application.change);
    if (session_.ForMachines()) {
      Tree item = Tree::Object()
                      .Set("kind", Tree::Text(application.document->kind->name))
                      .Set("name", Tree::Text(application.document->name))
                      .Set("change", Tree::Text(words.for_machines));
      if (application.stands != v1::Project::STATE_UNSPECIFIED) {
        item.Set("state", Tree::Text(v1::Project::State_Name(application.stands)));
      }
      if (application.replaced > 0) item.Set("replaced", Tree::Number(application.replaced));
      list_.Add(std::move(item));
      return;
    }
    // The widest of these words is eleven letters.
    const std::string word(session_.Say(foreseen_ ? words.foreseen : words.done));
    session_.Print(absl::StrCat(word, std::string(word.size() < 13 ? 13 - word.size() : 1, ' '),
                                BelowMunicipality(application.document->name),
                                OfFigures(application), StandsBehind(application.stands), "\n"));
  }

  void Close() {
    if (session_.ForMachines()) return session_.Show(list_);
    const Wording total = foreseen_
                              ? Wording{"$0 nieuw, $1 anders, $2 gelijk. Er is niets gewijzigd.\n",
                                        "$0 new, $1 different, $2 equal. Nothing was changed.\n"}
                              : Wording{"$0 aangemaakt, $1 gewijzigd, $2 ongewijzigd.\n",
                                        "$0 created, $1 changed, $2 unchanged.\n"};
    session_.Print(absl::Substitute(session_.Say(total), counts_[0], counts_[1], counts_[2]));
  }

  // Says how many of all documents were not come to.
  void TellStopped(size_t all) const {
    if (session_.ForMachines()) return;
    const size_t done = std::accumulate(counts_.begin(), counts_.end(), size_t{0});
    session_.Print(
        absl::Substitute(session_.Say({"Gestopt bij de eerste weigering; niet verwerkt: $0.\n",
                                       "Stopped at the first refusal; not processed: $0.\n"}),
                         all - done));
  }

 private:
  // That a document is of figures, and how many of them were replaced since; else empty.
  std::string OfFigures(const Application& application) const {
    if (application.document->kind->name != "Measurements") return "";
    if (application.replaced == 0) return std::string(session_.Say({" (cijfers)", " (figures)"}));
    return absl::Substitute(session_.Say({" (cijfers; sindsdien vervangen en zo gelaten: $0)",
                                          " (figures; replaced since and left so: $0)"}),
                            application.replaced);
  }

  // How a project stands, when its file says otherwise; else empty.
  std::string StandsBehind(v1::Project::State stands) const {
    if (stands == v1::Project::STATE_UNSPECIFIED) return "";
    return absl::Substitute(session_.Say({" (stand: $0; project turn wijzigt dat)",
                                          " (state: $0; project turn changes that)"}),
                            WordOf(stands, session_.language()));
  }

  const Session& session_;
  bool foreseen_;
  Tree list_ = Tree::List();
  std::array<size_t, 3> counts_ = {};
};

absl::Status Apply(Session& session, const ApplyOptions& options) {
  Reading reading = ReadPaths(options.paths, session.language());
  if (!reading.faults.empty()) return FaultsError(reading.faults);
  if (absl::Status complete = Complete(session, reading.documents); !complete.ok()) {
    return complete;
  }
  absl::StatusOr<std::vector<Application>> applications = CompareAll(session, reading.documents);
  if (!applications.ok()) return applications.status();
  for (Application& each : *applications) each.reason = options.reason;
  session.context().sentence_of = PublishedSentenceOf;
  if (absl::Status checked = CheckAll(session, *applications); !checked.ok()) return checked;
  ApplyReport report(session, options.validate_only);
  if (options.validate_only) {
    for (const Application& application : *applications) report.Add(application);
    report.Close();
    return absl::OkStatus();
  }
  absl::Status written =
      WriteAll(session, *applications, [&](const Application& each) { report.Add(each); });
  report.Close();
  if (!written.ok()) report.TellStopped(applications->size());
  return written;
}

}  // namespace

void AddApplyCommand(const CommandGroup& root) {
  auto options = std::make_shared<ApplyOptions>();
  const CommandSyntax command =
      root.Command("apply",
                   {"Maakt of wijzigt wat in bestanden staat; wat al zo is, blijft",
                    "Makes things as files say they are; what is so already stays"},
                   [options](Session& s) { return Apply(s, *options); });
  command
      .Option("-f,--file", options->paths,
              root.Say({"bestand of map met YAML of JSON; - voor standaardinvoer",
                        "file or folder of YAML or JSON; - for standard input"}))
      .Required();
  command.Flag("--validate-only", options->validate_only,
               root.Say({"alleen vergelijken en controleren", "compare and check only"}));
  command.Option("--reason", options->reason,
                 root.Say({"waarom; nodig als een fase waarvan de planning is vastgelegd anders "
                           "wordt gepland",
                           "why; needed when a stage is planned otherwise whose planning was "
                           "kept"}));
}

}  // namespace noordster::cli
