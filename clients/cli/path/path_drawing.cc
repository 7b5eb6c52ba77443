// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_drawing.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/path/path_words.h"
#include "clients/cli/screen/drawing/xml_text.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// Texts, in characters.
constexpr size_t kDrawnNameWidth = 30;
constexpr size_t kDrawnQuestionWidth = 38;
constexpr size_t kDrawnOutcomeWidth = 50;
constexpr size_t kDrawnTitleWidth = 70;

// Everything else is in pixels. Characters are rather too wide than too narrow.
constexpr int kNameCharacter = 10;
constexpr int kCharacter = 8;
constexpr int kLine = 18;
constexpr int kMargin = 24;
constexpr int kPadding = 14;
constexpr int kBoxWidthMin = 240;
constexpr int kGapMin = 44;
// Room for lines that arrive at the side of a box.
constexpr int kArrival = 20;
// Between a line and the text that belongs to it.
constexpr int kNear = 12;
// Between lines that run beside each other.
constexpr int kLane = 18;
constexpr int kRadius = 9;
constexpr int kLoopReach = 34;
constexpr int kEndWidth = 72;
constexpr int kEndHeight = 26;

constexpr absl::string_view kInk = "#1b1f24";
constexpr absl::string_view kOnward = "#1f4e79";
constexpr absl::string_view kBackward = "#8a4100";

int WidestOf(const std::vector<std::string>& lines, int character) {
  size_t widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, WidthOf(line));
  return static_cast<int>(widest) * character;
}

// A stage, and where it stands.
struct Box {
  std::vector<std::string> name;
  std::vector<std::string> body;
  std::vector<std::string> question;
  int top = 0;
  int bottom = 0;

  int TextHeight() const {
    return static_cast<int>(name.size() + body.size() + question.size()) * kLine;
  }
};

// Outcomes that lead to the same place, and where their line runs.
struct DrawnLine {
  int from = 0;
  int to = 0;
  std::vector<std::string> label;
  // The height at which it leaves its box.
  int y = 0;
  int lane = 0;

  int LabelHeight() const { return static_cast<int>(label.size()) * kLine; }
  int LabelWidth() const { return WidestOf(label, kCharacter); }
};

// The drawing of one path: measured by its constructor, then written once.
class Drawing {
 public:
  Drawing(const v1::PathVersion& version, Language language);

  std::string ToSvg();

 private:
  // How a line runs.
  enum class Course { kBack, kLoop, kDown, kPast, kEnd };

  Course CourseOf(const DrawnLine& line) const;
  bool Arrives(int place, Course course) const;
  int WidestLabel(Course course) const;
  int AssignLanes(Course course);
  void PlaceBoxes();
  void PlaceColumns();

  void DrawBox(const Box& box);
  void DrawLine(const DrawnLine& line);
  void DrawTurn(const DrawnLine& line);
  void DrawLoop(const DrawnLine& line);
  void DrawDown(const DrawnLine& line);
  void DrawEnd(int left, int middle);
  void DrawStroke(absl::string_view path, absl::string_view colour);
  void DrawText(int x, int y, absl::string_view text, absl::string_view attributes = "");
  void DrawLabel(const DrawnLine& line, int x, int bottom, absl::string_view attributes);
  std::string Description() const;

  int Middle() const { return box_left_ + box_width_ / 2; }
  int BoxRight() const { return box_left_ + box_width_; }

  const v1::PathDefinition& path_;
  Language language_;
  std::string title_;
  std::vector<std::string> heading_;
  std::vector<Box> boxes_;
  std::vector<DrawnLine> lines_;
  int box_width_ = kBoxWidthMin;
  int box_left_ = 0;
  int left_lane_ = 0;
  int right_lane_ = 0;
  int end_left_ = 0;
  int end_top_ = 0;
  int width_ = 0;
  std::string body_;
};

Drawing::Drawing(const v1::PathVersion& version, Language language)
    : path_(version.definition()),
      language_(language),
      title_(TitleOf(version, language)),
      heading_(Wrapped(title_, kDrawnTitleWidth)) {
  for (const v1::Stage& stage : path_.stages()) {
    Box& box = boxes_.emplace_back();
    box.name = Wrapped(stage.display_name(), kDrawnNameWidth);
    box.body = Wrapped(WordOf(stage.body_kind(), language), kDrawnQuestionWidth);
    if (!stage.question().empty()) box.question = Wrapped(stage.question(), kDrawnQuestionWidth);
    box_width_ = std::max({box_width_, WidestOf(box.name, kNameCharacter) + 2 * kPadding,
                           WidestOf(box.body, kCharacter) + 2 * kPadding,
                           WidestOf(box.question, kCharacter) + 2 * kPadding});
  }
  for (const PathWay& way : WaysOf(path_, language)) {
    DrawnLine& line = lines_.emplace_back();
    line.from = way.from;
    line.to = way.to;
    for (const std::string& outcome : way.outcomes) {
      for (std::string& part : Wrapped(outcome, kDrawnOutcomeWidth)) line.label.push_back(part);
    }
  }
  // From top to bottom along the side of a box, so that its lines do not cross each other. An end
  // is higher than a line of text and stands where there is room below it.
  const auto rank = [this](const DrawnLine& line) {
    return CourseOf(line) == Course::kEnd ? -1 : line.to;
  };
  std::stable_sort(lines_.begin(), lines_.end(), [&rank](const DrawnLine& a, const DrawnLine& b) {
    return a.from != b.from ? a.from < b.from : rank(a) > rank(b);
  });
  PlaceBoxes();
  PlaceColumns();
}

Drawing::Course Drawing::CourseOf(const DrawnLine& line) const {
  if (line.to == line.from) return Course::kLoop;
  if (line.to < line.from) return Course::kBack;
  if (line.to == line.from + 1) return Course::kDown;
  return line.to == path_.stages_size() ? Course::kEnd : Course::kPast;
}

bool Drawing::Arrives(int place, Course course) const {
  return std::any_of(lines_.begin(), lines_.end(), [&](const DrawnLine& line) {
    return line.to == place && CourseOf(line) == course;
  });
}

// -1: no line runs so.
int Drawing::WidestLabel(Course course) const {
  int widest = -1;
  for (const DrawnLine& line : lines_) {
    if (CourseOf(line) == course) widest = std::max(widest, line.LabelWidth());
  }
  return widest;
}

// The shortest lines run nearest to the boxes; lines that run beside each other have lanes of their
// own. Gives the number of lanes.
int Drawing::AssignLanes(Course course) {
  std::vector<DrawnLine*> turning;
  for (DrawnLine& line : lines_) {
    if (CourseOf(line) == course) turning.push_back(&line);
  }
  const auto span = [](const DrawnLine* line) { return std::abs(line->to - line->from); };
  std::stable_sort(turning.begin(), turning.end(),
                   [&](const DrawnLine* a, const DrawnLine* b) { return span(a) < span(b); });
  std::vector<std::vector<const DrawnLine*>> lanes;
  for (DrawnLine* line : turning) {
    const auto is_free = [line](const std::vector<const DrawnLine*>& lane) {
      return std::none_of(lane.begin(), lane.end(), [line](const DrawnLine* other) {
        return std::max(std::min(line->from, line->to), std::min(other->from, other->to)) <
               std::min(std::max(line->from, line->to), std::max(other->from, other->to));
      });
    };
    auto lane = std::find_if(lanes.begin(), lanes.end(), is_free);
    if (lane == lanes.end()) lane = lanes.emplace(lane);
    lane->push_back(line);
    line->lane = static_cast<int>(lane - lanes.begin());
  }
  return static_cast<int>(lanes.size());
}

// From top to bottom. What arrives from below does so at the bottom of a box, what arrives from
// above at its top, so that no line that leaves crosses them.
void Drawing::PlaceBoxes() {
  int y = kMargin + static_cast<int>(heading_.size()) * kLine + kPadding;
  for (size_t i = 0; i < boxes_.size(); ++i) {
    Box& box = boxes_[i];
    const int place = static_cast<int>(i);
    box.top = y;
    int left = y + kNear;
    int right = y + kNear + (Arrives(place, Course::kPast) ? kArrival : 0);
    int gap = kGapMin;
    for (DrawnLine& line : lines_) {
      if (line.from != place) continue;
      if (CourseOf(line) == Course::kDown) {
        gap = std::max(gap, line.LabelHeight() + kArrival);
        continue;
      }
      int& side = line.to <= place ? left : right;
      side += line.LabelHeight() + kNear;
      line.y = side - kNear / 2;
    }
    if (Arrives(place, Course::kBack)) left += kArrival;
    box.bottom = std::max({y + box.TextHeight() + 2 * kPadding, left + kNear, right + kNear});
    y = box.bottom + gap;
  }
  end_top_ = y;
}

// From left to right: lanes, labels, boxes, labels, ends, lanes.
void Drawing::PlaceColumns() {
  const auto room = [](int label, int more) { return label < 0 ? 0 : label + more; };
  const int left_lanes = AssignLanes(Course::kBack);
  const int right_lanes = AssignLanes(Course::kPast);
  const int left_labels = std::max(room(WidestLabel(Course::kBack), 3 * kNear),
                                   room(WidestLabel(Course::kLoop), kLoopReach + 2 * kNear));
  left_lane_ = kMargin + std::max(left_lanes - 1, 0) * kLane;
  box_left_ = left_lane_ + left_labels;
  end_left_ = BoxRight() + room(WidestLabel(Course::kEnd), 4 * kNear);
  const int right_labels = std::max(room(WidestLabel(Course::kPast), 3 * kNear),
                                    room(WidestLabel(Course::kEnd), 4 * kNear + kEndWidth));
  right_lane_ = std::max(BoxRight() + right_labels, Middle() + kNear + WidestLabel(Course::kDown));
  width_ =
      std::max(right_lane_ + right_lanes * kLane, kMargin + WidestOf(heading_, kNameCharacter)) +
      kMargin;
}

std::string Drawing::ToSvg() {
  int y = kMargin;
  for (const std::string& line : heading_) {
    y += kLine;
    DrawText(kMargin, y - 2, line, " font-size=\"17\" font-weight=\"bold\"");
  }
  for (const Box& box : boxes_) DrawBox(box);
  for (const DrawnLine& line : lines_) DrawLine(line);
  const bool has_last = Arrives(path_.stages_size(), Course::kDown);
  if (has_last) DrawEnd(Middle() - kEndWidth / 2, end_top_ + kEndHeight / 2);
  const int height = (has_last ? end_top_ + kEndHeight : end_top_ - kGapMin) + kMargin;
  std::string svg = absl::Substitute(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" xml:lang=\"$0\" "
      "width=\"$1\" height=\"$2\" viewBox=\"0 0 $1 $2\">\n"
      "<title>$3</title>\n<desc>$4</desc>\n<defs>\n",
      Wording{"nl", "en"}.In(language_), width_, height, XmlText(title_), Description());
  for (const absl::string_view colour : {kOnward, kBackward}) {
    absl::StrAppend(
        &svg,
        absl::Substitute("<marker id=\"arrow-$0\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" "
                         "markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" "
                         "orient=\"auto\"><path d=\"M0 1 10 5 0 9z\" fill=\"#$0\"/></marker>\n",
                         colour.substr(1)));
  }
  return absl::StrCat(svg, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
                      "<g font-family=\"sans-serif\" font-size=\"13\" fill=\"", kInk, "\">\n",
                      body_, "</g>\n</svg>\n");
}

void Drawing::DrawBox(const Box& box) {
  absl::SubstituteAndAppend(&body_,
                            "<rect x=\"$0\" y=\"$1\" width=\"$2\" height=\"$3\" rx=\"6\" "
                            "fill=\"#eef4fb\" stroke=\"$4\" stroke-width=\"1.5\"/>\n",
                            box_left_, box.top, box_width_, box.bottom - box.top, kOnward);
  int y = box.top + (box.bottom - box.top - box.TextHeight()) / 2 - 4;
  const auto draw = [&](const std::vector<std::string>& lines, absl::string_view attributes) {
    for (const std::string& line : lines) {
      y += kLine;
      DrawText(Middle(), y, line, absl::StrCat(" text-anchor=\"middle\"", attributes));
    }
  };
  draw(box.name, " font-size=\"15\" font-weight=\"bold\"");
  draw(box.body, "");
  draw(box.question, " font-style=\"italic\" fill=\"#40464d\"");
}

void Drawing::DrawLine(const DrawnLine& line) {
  switch (CourseOf(line)) {
    case Course::kBack:
    case Course::kPast:
      return DrawTurn(line);
    case Course::kLoop:
      return DrawLoop(line);
    case Course::kDown:
      return DrawDown(line);
    case Course::kEnd:
      DrawStroke(absl::StrCat("M", BoxRight(), " ", line.y, "H", end_left_), kOnward);
      DrawLabel(line, BoxRight() + kNear, line.y, "");
      return DrawEnd(end_left_, line.y);
  }
}

// Out of the side of a box, along its lane, and into the side of another.
void Drawing::DrawTurn(const DrawnLine& line) {
  const bool is_back = CourseOf(line) == Course::kBack;
  const int sign = is_back ? -1 : 1;
  const int edge = is_back ? box_left_ : BoxRight();
  const int lane =
      is_back ? left_lane_ - line.lane * kLane : right_lane_ + kLane + line.lane * kLane;
  const Box& target = boxes_[static_cast<size_t>(line.to)];
  const int arrival = is_back ? target.bottom - kArrival / 2 - 4 : target.top + kArrival / 2 + 4;
  DrawStroke(absl::Substitute("M$0 $1H$2Q$3 $1 $3 $4V$5Q$3 $6 $2 $6H$0", edge, line.y,
                              lane - sign * kRadius, lane, line.y + sign * kRadius,
                              arrival - sign * kRadius, arrival),
             is_back ? kBackward : kOnward);
  DrawLabel(line, edge + sign * kNear, line.y,
            is_back ? absl::StrCat(" text-anchor=\"end\" fill=\"", kBackward, "\"") : "");
}

void Drawing::DrawLoop(const DrawnLine& line) {
  const int bottom = line.y - 2;
  DrawStroke(absl::Substitute("M$0 $1C$2 $1 $2 $3 $0 $3", box_left_, bottom - line.LabelHeight(),
                              box_left_ - kLoopReach, bottom),
             kBackward);
  DrawLabel(line, box_left_ - kLoopReach, line.y,
            absl::StrCat(" text-anchor=\"end\" fill=\"", kBackward, "\""));
}

void Drawing::DrawDown(const DrawnLine& line) {
  const size_t next = static_cast<size_t>(line.to);
  const int top = boxes_[static_cast<size_t>(line.from)].bottom;
  const int bottom = next < boxes_.size() ? boxes_[next].top : end_top_;
  DrawStroke(absl::StrCat("M", Middle(), " ", top, "V", bottom), kOnward);
  DrawLabel(line, Middle() + kNear, (top + bottom + line.LabelHeight()) / 2 + 2, "");
}

void Drawing::DrawEnd(int left, int middle) {
  absl::SubstituteAndAppend(
      &body_, "<rect x=\"$0\" y=\"$1\" width=\"$2\" height=\"$3\" rx=\"$4\" fill=\"$5\"/>\n", left,
      middle - kEndHeight / 2, kEndWidth, kEndHeight, kEndHeight / 2, kOnward);
  DrawText(left + kEndWidth / 2, middle + 4, PlaceName(path_, path_.stages_size(), language_),
           " text-anchor=\"middle\" fill=\"#ffffff\"");
}

void Drawing::DrawStroke(absl::string_view path, absl::string_view colour) {
  absl::SubstituteAndAppend(&body_,
                            "<path d=\"$0\" fill=\"none\" stroke=\"$1\" stroke-width=\"1.5\" "
                            "marker-end=\"url(#arrow-$2)\"/>\n",
                            path, colour, colour.substr(1));
}

void Drawing::DrawText(int x, int y, absl::string_view text, absl::string_view attributes) {
  absl::SubstituteAndAppend(&body_, "<text x=\"$0\" y=\"$1\"$2>$3</text>\n", x, y, attributes,
                            XmlText(text));
}

// Lines of text whose last stands above `bottom`.
void Drawing::DrawLabel(const DrawnLine& line, int x, int bottom, absl::string_view attributes) {
  int y = bottom - line.LabelHeight() - 6;
  for (const std::string& text : line.label) {
    y += kLine;
    DrawText(x, y, text, attributes);
  }
}

std::string Drawing::Description() const {
  std::string text;
  for (const PathWay& way : WaysOf(path_, language_)) {
    absl::StrAppend(&text, text.empty() ? "" : "\n", PlaceName(path_, way.from, language_), ": ",
                    absl::StrJoin(way.outcomes, ", "), " → ", PlaceName(path_, way.to, language_),
                    ".");
  }
  return XmlText(text);
}

}  // namespace

std::string PathDrawing(const v1::PathVersion& version, Language language) {
  return Drawing(version, language).ToSvg();
}

}  // namespace noordster::cli
