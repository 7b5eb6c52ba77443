// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/command_line.h"

#include <grpc/support/log.h>

#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "absl/time/time.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/profile/connection.h"
#include "clients/cli/profile/profile.h"
#include "clients/cli/screen/utf8.h"
#include "clients/cli/session.h"

namespace noordster::cli {
namespace {

constexpr Wording kGlobalOptions = {
    R"(Bij elke opdracht: -o table|json|yaml, --lang nl|en, --server ADRES, --municipality GEMEENTE,
--profile NAAM, --token-file BESTAND, --ca BESTAND, --client-certificate BESTAND,
--client-key BESTAND, --timeout SECONDEN. Afsluitcodes: noordster --help)",
    R"(With every command: -o table|json|yaml, --lang nl|en, --server ADDRESS, --municipality
MUNICIPALITY, --profile NAME, --token-file FILE, --ca FILE, --client-certificate FILE,
--client-key FILE, --timeout SECONDS. Exit codes: noordster --help)"};

constexpr Wording kExitCodes = {
    R"(Afsluitcodes:
  0  gedaan
  1  storing in de server of dit programma, of beschadigde opslag
  2  opdracht verkeerd getypt
  3  niet gevonden
  4  geweigerd door een regel: eisen, datums, stand, een grens van de gegevens
  5  botsing: intussen gewijzigd, bestaat al
  6  server niet bereikbaar, nog niet klaar of te druk
  7  niet toegestaan
  8  ongeldige invoer: een veld of bestand klopt niet

Namen mogen kort: raad, jeugd, sterk-voor-noord/jeugd, uitvoeringsplan-2022@1,
raad/september-2022, en daarvan agendapunt 3: raad/september-2022/3.
Omgeving: NOORDSTER_SERVER, NOORDSTER_DATA, NOORDSTER_MUNICIPALITY, NOORDSTER_PROFILE,
NOORDSTER_TOKEN_FILE, NOORDSTER_CA, NOORDSTER_CLIENT_CERTIFICATE, NOORDSTER_CLIENT_KEY,
NOORDSTER_LANG. Een optie gaat voor de omgeving, de omgeving voor het profiel.)",
    R"(Exit codes:
  0  done
  1  fault of the server or this program, or a damaged store
  2  command typed wrongly
  3  not found
  4  refused by a rule: guards, dates, state, a bound of the data
  5  conflict: changed meanwhile, exists already
  6  server not reachable, not ready or too busy
  7  not allowed
  8  invalid input: a field or file breaks its rules

Names may be short: raad, jeugd, sterk-voor-noord/jeugd, uitvoeringsplan-2022@1,
raad/september-2022, and item 3 of it: raad/september-2022/3.
Environment: NOORDSTER_SERVER, NOORDSTER_DATA, NOORDSTER_MUNICIPALITY, NOORDSTER_PROFILE,
NOORDSTER_TOKEN_FILE, NOORDSTER_CA, NOORDSTER_CLIENT_CERTIFICATE, NOORDSTER_CLIENT_KEY,
NOORDSTER_LANG. An option comes before the environment, the environment before the profile.)"};

const std::map<std::string, Format>& Formats() {
  static const auto* formats = new std::map<std::string, Format>{
      {"table", Format::kTable}, {"json", Format::kJson}, {"yaml", Format::kYaml}};
  return *formats;
}

const std::map<std::string, Language>& Languages() {
  static const auto* languages =
      new std::map<std::string, Language>{{"nl", Language::kDutch}, {"en", Language::kEnglish}};
  return *languages;
}

// The value of an option among the arguments, before they are parsed: the language and the format
// are needed for what parsing itself says. The last one counts.
template <typename Value>
void LookAhead(int argument_count, const char* const* arguments,
               const std::vector<absl::string_view>& names,
               const std::map<std::string, Value>& values, Value& value) {
  for (int i = 1; i < argument_count; ++i) {
    absl::string_view argument = arguments[i];
    for (const absl::string_view name : names) {
      absl::string_view given;
      if (argument == name && i + 1 < argument_count) {
        given = arguments[i + 1];
      } else if (absl::StartsWith(argument, name) && argument != name) {
        given = absl::StripPrefix(argument.substr(name.size()), "=");
      }
      const auto found = values.find(std::string(given));
      if (found != values.end()) value = found->second;
    }
  }
}

// INVALID_ARGUMENT for the first argument, or part of the environment, that is no UTF-8.
absl::Status CheckUtf8(int argument_count, const char* const* arguments,
                       const GlobalOptions& options) {
  const auto refuse = [&options](absl::string_view what) {
    return absl::InvalidArgumentError(absl::Substitute(
        Wording{"$0 is geen geldige UTF-8.", "$0 is no valid UTF-8."}.In(options.language), what));
  };
  for (int i = 1; i < argument_count; ++i) {
    if (!IsUtf8(arguments[i])) return refuse(absl::StrCat("argument ", i));
  }
  for (const ProfileSetting& setting : kProfileSettings) {
    if (!IsUtf8(Environment(setting.variable))) return refuse(setting.variable);
  }
  for (const char* variable : {"NOORDSTER_DATA", "NOORDSTER_PROFILE"}) {
    if (!IsUtf8(Environment(variable))) return refuse(variable);
  }
  return absl::OkStatus();
}

GlobalOptions OptionsBeforeParsing(int argument_count, const char* const* arguments) {
  GlobalOptions options;
  const auto language = Languages().find(Environment("NOORDSTER_LANG"));
  if (language != Languages().end()) options.language = language->second;
  LookAhead(argument_count, arguments, {"--lang"}, Languages(), options.language);
  LookAhead(argument_count, arguments, {"--output", "-o"}, Formats(), options.format);
  // What machines read is the same in every language.
  if (options.format != Format::kTable) options.language = Language::kEnglish;
  options.command = RepeatCommand(std::vector<std::string>(arguments, arguments + argument_count));
  return options;
}

void SetHelpWords(CLI::App& app, const CommandGroup& root) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", root.Say({"Gebruik", "Usage"}));
  formatter->label("OPTIONS", root.Say({"OPTIES", "OPTIONS"}));
  formatter->label("SUBCOMMAND", root.Say({"OPDRACHT", "COMMAND"}));
  formatter->label("Positionals", root.Say({"Argumenten", "Arguments"}));
  formatter->label("REQUIRED", root.Say({"(verplicht)", "(required)"}));
  formatter->label("TEXT", root.Say({"TEKST", "TEXT"}));
  formatter->label("INT", root.Say({"GETAL", "NUMBER"}));
  formatter->label("FLOAT", root.Say({"GETAL", "NUMBER"}));
  app.formatter(formatter);
  app.option_defaults()->group(root.Say({"Opties", "Options"}));
  app.set_help_flag("-h,--help", root.Say({"toont deze hulp", "shows this help"}));
  app.footer(root.Say(kExitCodes));
}

// What is typed for the options of every command.
struct Typed {
  std::string format = "table";
  std::string language = "nl";
  std::optional<double> timeout_seconds;
};

void AddConnectionOptions(CLI::App& app, const CommandGroup& root, Profile& typed) {
  app.add_option("--server", typed.server,
                 root.Say({"adres: unix:PAD of host:poort", "address: unix:PATH or host:port"}));
  app.add_option("--municipality", typed.municipality,
                 root.Say({"gemeente, als er meer zijn: gm1916",
                           "municipality, when there are several: gm1916"}));
  app.add_option("--profile", typed.name,
                 root.Say({"profiel van noordster login; zonder: 'default', als het er is",
                           "profile of noordster login; none: 'default', when it is there"}));
  app.add_option("--token-file", typed.token_file,
                 root.Say({"bestand met het token van uw aanmelding",
                           "file with the token you were signed in with"}));
  app.add_option("--ca", typed.ca,
                 root.Say({"uitgever van het certificaat van de server (PEM); zonder: die het "
                           "systeem kent. Buiten deze machine altijd TLS",
                           "authority of the certificate of the server (PEM); none: those the "
                           "system knows. Beyond this machine always TLS"}));
  app.add_option(
      "--client-certificate", typed.client_certificate,
      root.Say({"uw certificaat, van een systeem (PEM)", "your certificate, of a system (PEM)"}));
  app.add_option("--client-key", typed.client_key,
                 root.Say({"de sleutel daarvan (PEM)", "its private key (PEM)"}));
}

// Reads "90", "90s", "5m" or "1h" as a number of seconds.
CLI::Validator AsSeconds(const CommandGroup& root) {
  const std::string fault(root.Say({"vraagt een aantal seconden, of een duur zoals 90s, 5m of 1h",
                                    "needs a number of seconds, or a duration as 90s, 5m or 1h"}));
  return CLI::Validator(
      [fault](std::string& text) -> std::string {
        const bool has_unit = !text.empty() && absl::ascii_isalpha(text.back());
        absl::Duration duration;
        if (!absl::ParseDuration(has_unit ? text : absl::StrCat(text, "s"), &duration) ||
            duration <= absl::ZeroDuration() || duration == absl::InfiniteDuration()) {
          return std::string(fault);
        }
        text = absl::StrCat(absl::ToDoubleSeconds(duration));
        return "";
      },
      "");
}

void AddGlobalOptions(CLI::App& app, const CommandGroup& root, GlobalOptions& options,
                      Typed& typed) {
  app.add_option("-o,--output", typed.format,
                 root.Say({"vorm van antwoorden en fouten", "form of answers and errors"}))
      ->check(CLI::IsMember({"table", "json", "yaml"}))
      ->option_text("table|json|yaml");
  app.add_option("--lang", typed.language, root.Say({"taal", "language"}))
      ->check(CLI::IsMember({"nl", "en"}))
      ->option_text("nl|en");
  AddConnectionOptions(app, root, options.typed);
  app.add_option("--timeout", typed.timeout_seconds,
                 root.Say({"hoogstens zo lang wachten, in seconden of als 5m; standaard 30, voor "
                           "nagaan en back-ups een uur, voor milestone wait zonder grens",
                           "wait at most so long, in seconds or as 5m; default 30, for verifying "
                           "and backups an hour, for milestone wait without end"}))
      ->transform(AsSeconds(root))
      ->option_text(root.Say({"DUUR", "DURATION"}));
  app.set_version_flag("--version", std::string("noordster ") + NOORDSTER_VERSION,
                       root.Say({"toont de versie", "shows the version"}));
}

// Gives every command the words of the help that the parser does not hand down by itself.
void FinishHelp(CLI::App& app, const CommandGroup& root) {
  for (CLI::App* below : app.get_subcommands({})) {
    below->group(root.Say({"Opdrachten", "Commands"}));
    below->footer(root.Say(kGlobalOptions));
    below->get_help_ptr()->group(root.Say({"Opties", "Options"}));
    FinishHelp(*below, root);
  }
}

// What the parser says, in the language of the screen.
std::string ParseErrorText(const CLI::ParseError& error, Language language) {
  const std::string message = error.what();
  if (language == Language::kEnglish) return absl::StrCat(message, ".");
  absl::string_view rest = message;
  const size_t colon = rest.find(": ");
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (absl::StartsWith(rest, "A subcommand")) return "Er ontbreekt een opdracht.";
    absl::ConsumeSuffix(&rest, " is required");
    return absl::StrCat("Er ontbreekt: ", rest, ".");
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr &&
      colon != absl::string_view::npos) {
    return absl::StrCat("Onbekend: ", rest.substr(colon + 2), ".");
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr &&
      colon != absl::string_view::npos) {
    return absl::StrCat(rest.substr(0, colon), " vraagt een waarde.");
  }
  return absl::StrCat(
      "Geen geldige waarde: ", absl::StrReplaceAll(rest, {{" not in ", " is geen van "}}), ".");
}

// The command as far as it was typed, for the way to its help.
std::string TypedCommand(const CLI::App& app) {
  std::string command = app.get_name();
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands().front();
    absl::StrAppend(&command, " ", at->get_name());
  }
  return command;
}

// What was typed behind `login` may be a token, which is never said again.
std::string UsageText(const CLI::App& app, const CLI::ParseError& error, const CommandGroup& root,
                      Language language) {
  const std::string typed = TypedCommand(app);
  const bool may_be_secret =
      typed == "noordster login" && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
  return absl::StrCat(
      may_be_secret ? root.Say({"Een token wordt niet getypt: geef het op de standaardinvoer.",
                                "A token is not typed: give it on standard input."})
                    : ParseErrorText(error, language),
      " ", absl::Substitute(root.Say({"Zie $0 --help", "See $0 --help"}), typed));
}

int Run(Session& session, const Action& action) {
  const absl::Status status = action(session);
  if (!status.ok() && !IsTold(status)) session.Report(status);
  // An answer that could not be written is no answer.
  if (std::fflush(stdout) != 0 && status.ok()) return static_cast<int>(ExitCode::kFault);
  return static_cast<int>(ExitCodeOf(status));
}

}  // namespace

int RunCommandLine(int argument_count, const char* const* arguments) {
  // What goes wrong below is told by the error of the command; a second voice on standard error
  // would spoil what machines read.
  if (Environment("GRPC_VERBOSITY").empty()) gpr_set_log_function([](gpr_log_func_args*) {});
  GlobalOptions options = OptionsBeforeParsing(argument_count, arguments);
  const absl::Status readable = CheckUtf8(argument_count, arguments, options);
  if (!readable.ok()) {
    Session(options).Report(readable);
    return static_cast<int>(ExitCodeOf(readable));
  }
  const Language language = options.language;
  Action action;
  Typed typed;
  CLI::App app("", "noordster");
  const CommandGroup root(app, language, action);
  app.description(root.Say({"Noordster: de weg van plannen door de gremia van een gemeente.",
                            "Noordster: the way of plans through the bodies of a municipality."}));
  app.require_subcommand(1);
  // The options of every command may stand behind the command as well.
  app.fallthrough();
  SetHelpWords(app, root);
  AddGlobalOptions(app, root, options, typed);
  AddApplyCommand(root);
  AddWorklistCommand(root);
  AddSearchCommand(root);
  AddMilestoneCommands(root);
  AddMeetingCommands(root);
  AddAgendaCommands(root);
  AddPapersCommands(root);
  AddPlanningCommands(root);
  AddBallotCommands(root);
  AddRecognitionCommands(root);
  AddActionCommands(root);
  AddProposalCommands(root);
  AddIndicatorCommands(root);
  AddWhoAmICommand(root);
  AddDraftCommands(root);
  AddLoginCommands(root);
  AddResourceCommands(root);
  AddHistoryCommands(root);
  AddBackupCommands(root);
  FinishHelp(app, root);
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::Success& wanted) {
    // Help and version are errors to the parser.
    return app.exit(wanted);
  } catch (const CLI::ParseError& error) {
    const Session session(options);
    session.Report(UsageError(UsageText(app, error, root, language)));
    return static_cast<int>(ExitCode::kUsage);
  }
  CompleteConnection(options);
  if (typed.timeout_seconds.has_value()) options.timeout = absl::Seconds(*typed.timeout_seconds);
  Session session(std::move(options));
  return Run(session, action);
}

}  // namespace noordster::cli
