// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_flowchart.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/path/path_words.h"
#include "clients/cli/screen/tree.h"

namespace noordster::cli {
namespace {

// Mermaid reads labels as Markdown and HTML and looks for directives everywhere. A hyphen or
// bracket behind anything but a letter can begin a list.
bool IsPlainInMermaid(char c, char before) {
  const auto byte = static_cast<unsigned char>(c);
  if (absl::ascii_isalnum(byte) || byte >= 0x80) return true;
  if (c == ' ' || c == ',' || c == '(' || c == '?') return true;
  return (c == '-' || c == ')') && absl::ascii_isalpha(static_cast<unsigned char>(before));
}

// The text as part of a label in quotation marks.
std::string Escaped(absl::string_view text) {
  std::string out;
  char before = ' ';
  for (const char c : text) {
    absl::StrAppend(&out, IsPlainInMermaid(c, before)
                              ? std::string(1, c)
                              : absl::StrCat("#", static_cast<int>(c), ";"));
    before = c;
  }
  return out;
}

}  // namespace

std::string PathFlowchart(const v1::PathVersion& version, Language language) {
  const v1::PathDefinition& path = version.definition();
  std::string text = absl::StrCat(
      "---\n", Tree::Object().Set("title", Tree::Text(TitleOf(version, language))).ToYaml(),
      "---\nflowchart TD\n");
  for (int place = 0; place < path.stages_size(); ++place) {
    const v1::Stage& stage = path.stages(place);
    absl::StrAppend(&text, "  s", place, "[\"", Escaped(stage.display_name()), "<br/>",
                    Escaped(WordOf(stage.body_kind(), language)), "\"]\n");
  }
  absl::StrAppend(&text, "  s", path.stages_size(), "([\"",
                  PlaceName(path, path.stages_size(), language), "\"])\n");
  const auto append_escaped = [](std::string* out, const std::string& outcome) {
    absl::StrAppend(out, Escaped(outcome));
  };
  for (const PathWay& way : WaysOf(path, language)) {
    absl::StrAppend(&text, "  s", way.from, way.IsBack() ? " -.->|\"" : " -->|\"",
                    absl::StrJoin(way.outcomes, "<br/>", append_escaped), "\"| s", way.to, "\n");
  }
  return text;
}

}  // namespace noordster::cli
