// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/answer_file.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/substitute.h"
#include "absl/types/span.h"
#include "clients/cli/dates.h"
#include "clients/cli/documents/csv_reader.h"
#include "clients/cli/fault.h"

namespace noordster::cli {
namespace {

using Kind = v1::Recognition;

// A column, and whether a table must have it.
struct Column {
  absl::string_view name;
  bool required = false;
};

constexpr Column kParticipantColumns[] = {{"deelnemer", true}, {"naam", true}, {"soort", false}};
constexpr Column kAnswerColumns[] = {{"deelnemer", true},
                                     {"antwoord", true},
                                     {"ontvangen", true},
                                     {"opmerking", false},
                                     {"toelichting", false}};

std::string NormalWord(absl::string_view typed) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(absl::StripAsciiWhitespace(typed)),
                             {{" ", "-"}, {"_", "-"}});
}

// A table whose columns are known, and what is wrong with it.
class AnswerTable {
 public:
  AnswerTable(absl::string_view text, std::string file, absl::Span<const Column> columns,
              Language language)
      : file_(std::move(file)), language_(language) {
    auto read = ReadCsv(text, language);
    if (const CsvFault* fault = std::get_if<CsvFault>(&read)) {
      faults_.push_back({file_, fault->line, "", fault->description});
      return;
    }
    rows_ = std::get<std::vector<CsvRow>>(std::move(read));
    if (rows_.empty()) {
      Fail(0, "", {"is leeg", "is empty"});
      return;
    }
    ReadHeadings(columns);
    rows_.erase(rows_.begin());
    if (rows_.empty() && faults_.empty()) {
      Fail(0, "", {"heeft alleen een kopregel", "has nothing but headings"});
    }
  }

  const std::vector<CsvRow>& rows() const { return rows_; }
  bool IsReadable() const { return faults_.empty(); }

  // The text of a column without spaces around it; empty when the table has no such column.
  std::string In(const CsvRow& row, absl::string_view column) const {
    const auto found = places_.find(column);
    return found == places_.end()
               ? std::string()
               : std::string(absl::StripAsciiWhitespace(row.fields[found->second]));
  }

  void Fail(int line, absl::string_view column, const Wording& wording,
            absl::string_view typed = "") {
    faults_.push_back(
        {file_, line, std::string(column), absl::Substitute(wording.In(language_), typed)});
  }

  // In the order of the lines.
  absl::Status Faults() {
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const Fault& a, const Fault& b) { return a.line < b.line; });
    return FaultsError(faults_);
  }

 private:
  void ReadHeadings(absl::Span<const Column> columns) {
    const CsvRow& headings = rows_.front();
    for (size_t i = 0; i < headings.fields.size(); ++i) {
      const std::string name = NormalWord(headings.fields[i]);
      const auto known = std::find_if(columns.begin(), columns.end(),
                                      [&name](const Column& each) { return each.name == name; });
      if (known == columns.end()) {
        Fail(headings.line, name, {"deze kolom is niet bekend", "there is no such column"});
      } else if (!places_.emplace(known->name, i).second) {
        Fail(headings.line, name, {"deze kolom staat er twee keer", "this column stands twice"});
      }
    }
    for (const Column& column : columns) {
      if (!column.required || places_.count(column.name) > 0) continue;
      Fail(headings.line, column.name, {"deze kolom ontbreekt", "this column is missing"});
    }
  }

  const std::string file_;
  const Language language_;
  std::vector<CsvRow> rows_;
  std::map<absl::string_view, size_t> places_;
  std::vector<Fault> faults_;
};

// What a line says of an answer beside its remark.
void FillAnswer(const CsvRow& row, v1::GivenAnswer& answer, AnswerTable& table) {
  const std::string kind = table.In(row, "antwoord");
  const std::string received = table.In(row, "ontvangen");
  answer.set_kind(AnswerKindOf(kind));
  if (answer.kind() == Kind::ANSWER_KIND_UNSPECIFIED) {
    table.Fail(row.line, "antwoord",
               {"'$0': schrijf herkend, met-opmerkingen of niet-herkend",
                "'$0': write recognises, with-remarks or does-not-recognise"},
               kind);
  }
  const std::optional<std::string> day = DayOf(received);
  if (!day.has_value()) {
    table.Fail(row.line, "ontvangen",
               {"'$0': schrijf een dag als 15-06-2022", "'$0': write a day as 15-06-2022"},
               received);
  } else {
    answer.set_received_date(*day);
  }
  answer.set_words(table.In(row, "toelichting"));
}

// A later line of an answer says nothing else than the first.
void CheckAgain(const CsvRow& row, const v1::GivenAnswer& answer, AnswerTable& table) {
  const auto differs = [&](absl::string_view column, bool is_other) {
    if (table.In(row, column).empty() || !is_other) return;
    table.Fail(row.line, column,
               {"is anders dan op de eerste regel van deze deelnemer",
                "differs from the first line of this participant"});
  };
  differs("antwoord", AnswerKindOf(table.In(row, "antwoord")) != answer.kind());
  differs("ontvangen", DayOf(table.In(row, "ontvangen")).value_or("") != answer.received_date());
  differs("toelichting", table.In(row, "toelichting") != answer.words());
}

// Remarks go with an answer that says so.
void CheckRemarks(const CsvRow& row, const v1::GivenAnswer& answer, AnswerTable& table) {
  if (answer.kind() == Kind::RECOGNISES_WITH_REMARKS && answer.remarks().empty()) {
    table.Fail(row.line, "opmerking",
               {"met opmerkingen, maar er staat er geen", "with remarks, but there is none"});
  }
  if (answer.kind() == Kind::RECOGNISES && !answer.remarks().empty()) {
    table.Fail(row.line, "antwoord",
               {"herkend, maar er staat een opmerking bij: schrijf met-opmerkingen",
                "recognises, but there is a remark with it: write with-remarks"});
  }
}

}  // namespace

Kind::AnswerKind AnswerKindOf(absl::string_view typed) {
  const std::string word = NormalWord(typed);
  if (word == "herkend" || word == "recognises") return Kind::RECOGNISES;
  if (word == "met-opmerkingen" || word == "herkend-met-opmerkingen" || word == "with-remarks" ||
      word == "recognises-with-remarks") {
    return Kind::RECOGNISES_WITH_REMARKS;
  }
  if (word == "niet-herkend" || word == "niet" || word == "does-not-recognise") {
    return Kind::DOES_NOT_RECOGNISE;
  }
  return Kind::ANSWER_KIND_UNSPECIFIED;
}

Kind::ParticipantKind ParticipantKindOf(absl::string_view typed) {
  const std::string word = NormalWord(typed);
  if (word == "partner") return Kind::PARTNER;
  if (word == "inwoner" || word == "resident") return Kind::RESIDENT;
  if (word == "school") return Kind::SCHOOL;
  if (word == "deskundige" || word == "expert") return Kind::EXPERT;
  return Kind::PARTICIPANT_KIND_UNSPECIFIED;
}

absl::StatusOr<std::vector<Kind::Participant>> ReadParticipants(absl::string_view text,
                                                                const std::string& file,
                                                                Language language) {
  AnswerTable table(text, file, kParticipantColumns, language);
  std::vector<Kind::Participant> participants;
  if (!table.IsReadable()) return table.Faults();
  for (const CsvRow& row : table.rows()) {
    Kind::Participant& participant = participants.emplace_back();
    participant.set_id(table.In(row, "deelnemer"));
    participant.set_display_name(table.In(row, "naam"));
    const std::string kind = table.In(row, "soort");
    participant.set_kind(kind.empty() ? Kind::PARTNER : ParticipantKindOf(kind));
    for (const absl::string_view column : {"deelnemer", "naam"}) {
      if (table.In(row, column).empty()) {
        table.Fail(row.line, column, {"is niet ingevuld", "is not filled in"});
      }
    }
    if (participant.kind() == Kind::PARTICIPANT_KIND_UNSPECIFIED) {
      table.Fail(row.line, "soort",
                 {"'$0': schrijf partner, inwoner, school of deskundige",
                  "'$0': write partner, resident, school or expert"},
                 kind);
    }
  }
  if (!table.IsReadable()) return table.Faults();
  return participants;
}

absl::StatusOr<std::vector<v1::GivenAnswer>> ReadAnswers(absl::string_view text,
                                                         const std::string& file,
                                                         const std::set<std::string>& asked,
                                                         Language language) {
  AnswerTable table(text, file, kAnswerColumns, language);
  if (!table.IsReadable()) return table.Faults();
  std::vector<v1::GivenAnswer> answers;
  // The first line of each answer, and its place.
  std::map<std::string, std::pair<const CsvRow*, size_t>> places;
  for (const CsvRow& row : table.rows()) {
    const std::string participant = table.In(row, "deelnemer");
    if (asked.count(participant) == 0) {
      table.Fail(row.line, "deelnemer",
                 {"'$0' is geen deelnemer van deze herkenning",
                  "'$0' is no participant of this recognition"},
                 participant);
      continue;
    }
    const auto [place, is_first] = places.emplace(participant, std::pair(&row, answers.size()));
    if (is_first) {
      answers.emplace_back().set_participant(participant);
      FillAnswer(row, answers.back(), table);
    } else {
      CheckAgain(row, answers[place->second.second], table);
    }
    const std::string remark = table.In(row, "opmerking");
    if (!remark.empty()) answers[place->second.second].add_remarks(remark);
  }
  for (const auto& [participant, place] : places) {
    CheckRemarks(*place.first, answers[place.second], table);
  }
  if (!table.IsReadable()) return table.Faults();
  return answers;
}

}  // namespace noordster::cli
