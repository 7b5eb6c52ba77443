// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/documents/document_reader.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/documents/message_reader.h"
#include "clients/cli/documents/nearest.h"
#include "yaml-cpp/yaml.h"

namespace noordster::cli {
namespace {

namespace fs = std::filesystem;

// Far above any programme; keeps a wrong file from filling the memory.
constexpr size_t kDocumentFileBytesMax = size_t{8} << 20;

// yaml-cpp 0.7 takes a text whose quotes the end of the file leaves open for whole, so a file that
// was cut off would be applied. Before this mark it refuses.
constexpr absl::string_view kDocumentEnd = "\n...\n";

std::string Say(const Wording& wording, Language language) {
  return std::string(wording.In(language));
}

// The line of the first byte that is no UTF-8; absent when all is (RFC 3629).
std::optional<int> FirstLineOutsideUtf8(absl::string_view text) {
  int line = 1;
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n') ++line;
    const size_t length = byte < 0x80   ? 1
                          : byte < 0xC2 ? 0
                          : byte < 0xE0 ? 2
                          : byte < 0xF0 ? 3
                          : byte < 0xF5 ? 4
                                        : 0;
    if (length == 0 || i + length > text.size()) return line;
    for (size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return line;
    }
    const unsigned char second = length > 2 ? static_cast<unsigned char>(text[i + 1]) : 0x80;
    const bool overlong = (byte == 0xE0 && second < 0xA0) || (byte == 0xF0 && second < 0x90);
    const bool outside = (byte == 0xED && second > 0x9F) || (byte == 0xF4 && second > 0x8F);
    if (overlong || outside) return line;
    i += length;
  }
  return std::nullopt;
}

class FileReader {
 public:
  FileReader(std::string file, Language language, Reading& reading)
      : file_(std::move(file)), language_(language), reading_(reading) {}

  void Read(absl::string_view text) {
    if (const std::optional<int> line = FirstLineOutsideUtf8(text); line.has_value()) {
      return Add(*line, "", {"hier staat tekst die geen UTF-8 is", "this text is no UTF-8"});
    }
    std::vector<YAML::Node> nodes;
    try {
      nodes = YAML::LoadAll(absl::StrCat(text, kDocumentEnd));
    } catch (const YAML::Exception& error) {
      return AddSyntaxFault(text, error);
    }
    for (const YAML::Node& node : nodes) {
      if (!node.IsSequence()) {
        ReadNode(node);
        continue;
      }
      for (const YAML::Node& item : node) ReadNode(item);
    }
  }

 private:
  void AddSyntaxFault(absl::string_view text, const YAML::Exception& error) {
    const int last_line = static_cast<int>(std::count(text.begin(), text.end(), '\n') +
                                           (absl::EndsWith(text, "\n") ? 0 : 1));
    const int line = error.mark.line + 1;
    std::string description =
        Say({"geen geldige YAML of JSON: ", "no valid YAML or JSON: "}, language_);
    // The end was met inside a text.
    if (line > last_line && error.msg == YAML::ErrorMsg::DOC_IN_SCALAR) {
      absl::StrAppend(&description, Say({"een aanhalingsteken wordt niet gesloten",
                                         "a quotation mark is not closed"},
                                        language_));
    } else {
      absl::StrAppend(&description, error.msg);
    }
    reading_.faults.push_back({file_, std::min(line, last_line), "", description});
  }

  void ReadNode(const YAML::Node& node) {
    if (node.IsNull()) return;
    if (!node.IsMap()) {
      return Add(LineOf(node), "",
                 {"hier hoort een blok met kind, name en velden",
                  "expected a block of kind, name and fields"});
    }
    ReadDocument(node);
  }

  void ReadDocument(const YAML::Node& node) {
    Document document;
    document.file = file_;
    document.line = LineOf(node);
    const size_t faults_before = reading_.faults.size();
    document.kind = ReadKind(node);
    if (document.kind == nullptr) return;
    document.name = ReadHead(node, "name", document.lines);
    if (document.name.empty() && reading_.faults.size() == faults_before) {
      Add(document.line, "name",
          {"ontbreekt; noem de bron, zoals bodies/raad", "is missing; name it, as bodies/raad"});
    }
    document.content.reset(document.kind->content->New());
    MessageReader(language_, document, reading_.faults).ReadDocument(node);
    // Half a document would only lead to faults that are none.
    if (reading_.faults.size() == faults_before) {
      reading_.documents.push_back(std::move(document));
    }
  }

  const ResourceKind* ReadKind(const YAML::Node& node) {
    FieldLines lines;
    const size_t faults_before = reading_.faults.size();
    const std::string name = ReadHead(node, "kind", lines);
    const ResourceKind* kind = FindKind(name);
    if (kind != nullptr || reading_.faults.size() > faults_before) return kind;
    std::vector<std::string> known;
    for (const ResourceKind& each : ResourceKinds()) known.emplace_back(each.name);
    const int line = lines.LineOf("kind");
    const std::string all = absl::StrJoin(known, ", ");
    if (name.empty()) {
      reading_.faults.push_back(
          {file_, LineOf(node), "kind",
           absl::Substitute(
               Say({"ontbreekt; kies uit $0", "is missing; choose from $0"}, language_), all)});
    } else {
      reading_.faults.push_back(
          {file_, line, "kind",
           absl::Substitute(Say({"'$0' is geen van $1", "'$0' is none of $1"}, language_), name,
                            all)});
    }
    return nullptr;
  }

  // The text of a key every document has; empty when it has not, or not as text, which is a fault.
  std::string ReadHead(const YAML::Node& node, absl::string_view key, FieldLines& lines) {
    for (const auto& entry : node) {
      if (!entry.first.IsScalar() || entry.first.Scalar() != key || entry.second.IsNull()) continue;
      lines.Put(key, LineOf(entry.first));
      if (entry.second.IsScalar()) return entry.second.Scalar();
      Add(LineOf(entry.second), std::string(key), {"hier hoort tekst", "expected text"});
      return "";
    }
    return "";
  }

  void Add(int line, const std::string& field, const Wording& description) {
    reading_.faults.push_back({file_, line, field, Say(description, language_)});
  }

  std::string file_;
  Language language_;
  Reading& reading_;
};

void ReadStream(std::istream& stream, const std::string& file, Language language,
                Reading& reading) {
  std::string text;
  char buffer[65536];
  while (stream.read(buffer, sizeof(buffer)) || stream.gcount() > 0) {
    text.append(buffer, static_cast<size_t>(stream.gcount()));
    if (text.size() <= kDocumentFileBytesMax) continue;
    reading.faults.push_back(
        {file, 0, "", Say({"is groter dan 8 MiB", "is larger than 8 MiB"}, language)});
    return;
  }
  if (stream.bad()) {
    reading.faults.push_back(
        {file, 0, "", Say({"kan niet worden gelezen", "cannot be read"}, language)});
    return;
  }
  FileReader(file, language, reading).Read(text);
}

void ReadFile(const std::string& file, Language language, Reading& reading) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) {
    reading.faults.push_back(
        {file, 0, "", Say({"kan niet worden geopend", "cannot be opened"}, language)});
    return;
  }
  ReadStream(stream, file, language, reading);
}

// The files of a folder and the folders below it that hold documents.
std::vector<std::string> FilesIn(const std::string& folder, std::error_code& error) {
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string extension = entry->path().extension().string();
    if (extension != ".yaml" && extension != ".yml" && extension != ".json") continue;
    // What turns out to be no file is a fault when it is opened.
    files.push_back(entry->path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Reading ReadDocuments(absl::string_view text, const std::string& file, Language language) {
  Reading reading;
  FileReader(file, language, reading).Read(text);
  return reading;
}

Reading ReadPaths(const std::vector<std::string>& paths, Language language) {
  Reading reading;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      ReadStream(std::cin, path, language, reading);
    } else if (!fs::is_directory(path, error)) {
      ReadFile(path, language, reading);
    } else {
      const std::vector<std::string> files = FilesIn(path, error);
      if (error || files.empty()) {
        reading.faults.push_back({path, 0, "",
                                  Say({"bevat geen leesbare .yaml, .yml of .json",
                                       "holds no readable .yaml, .yml or .json"},
                                      language)});
      }
      for (const std::string& file : files) ReadFile(file, language, reading);
    }
  }
  return reading;
}

}  // namespace noordster::cli
