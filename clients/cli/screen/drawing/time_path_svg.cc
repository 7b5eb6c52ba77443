// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/drawing/time_path_svg.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/screen/drawing/xml_text.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// Texts, in characters.
constexpr size_t kSheetNameWidth = 30;
constexpr size_t kSheetDaysWidth = 46;
constexpr size_t kSvgTitleWidth = 90;

// Everything else is in pixels. Characters are rather too wide than too narrow.
constexpr int kSvgCharacter = 8;
constexpr int kSvgLine = 18;
constexpr int kSvgMargin = 24;
constexpr int kMonthsWidth = 640;
// A name of a month, with room after it.
constexpr int kMonthNameWidth = 36;
constexpr int kRowPadding = 8;
// Half of the size of a mark.
constexpr int kMarkReach = 6;

constexpr absl::string_view kSvgInk = "#1b1f24";
constexpr absl::string_view kGrid = "#c8ccd2";
constexpr absl::string_view kSpanFill = "#e3e7ec";

// The drawing of one time path: measured by its constructor, then written once.
class TimePathSheet {
 public:
  TimePathSheet(const DrawnTimePath& drawn, Language language)
      : drawn_(drawn), months_(MonthsOf(drawn)) {
    look_.language = language;
    look_.today = absl::FormatCivilTime(drawn.today);
    size_t widest_name = 0;
    size_t widest_days = 0;
    for (const DrawnStage& stage : drawn.stages) {
      SheetRow& row = rows_.emplace_back();
      row.name = Fitted(stage.name, kSheetNameWidth);
      for (const std::string& words : DaysInWords(stage, look_)) {
        for (std::string& line : Fitted(words, kSheetDaysWidth)) {
          row.days.push_back(std::move(line));
        }
      }
      for (const std::string& line : row.name) {
        widest_name = std::max(widest_name, WidthOf(line));
      }
      for (const std::string& line : row.days) {
        widest_days = std::max(widest_days, WidthOf(line));
      }
    }
    left_ = kSvgMargin + static_cast<int>(widest_name) * kSvgCharacter + kSvgMargin;
    days_left_ = left_ + kMonthsWidth + kSvgMargin;
    width_ = days_left_ + static_cast<int>(widest_days) * kSvgCharacter + kSvgMargin;
  }

  std::string ToSvg() {
    const std::string title = DrawingTitle(drawn_, look_.language);
    int y = kSvgMargin;
    for (const std::string& line : Fitted(title, kSvgTitleWidth)) {
      y += kSvgLine;
      Text(kSvgMargin, y, line, " font-size=\"17\" font-weight=\"bold\"");
    }
    const int top = y + 3 * kSvgLine;
    int bottom = top;
    for (const SheetRow& row : rows_) bottom += row.Height();
    DrawMonths(top, bottom);
    y = top;
    for (size_t i = 0; i < rows_.size(); ++i) {
      DrawRow(drawn_.stages[i], rows_[i], y);
      y += rows_[i].Height();
    }
    DrawToday(top, bottom);
    y = DrawLegend(bottom + 2 * kSvgLine);
    if (drawn_.rests_on_assumption) {
      y += kSvgLine + kRowPadding;
      Text(kSvgMargin, y, kAssumptionLine.In(look_.language), "");
    }
    return absl::StrCat(Head(title, y + kSvgMargin), body_, "</g>\n</svg>\n");
  }

 private:
  // A stage in lines of text.
  struct SheetRow {
    std::vector<std::string> name;
    std::vector<std::string> days;

    int Height() const {
      const size_t lines = std::max({name.size(), days.size(), size_t{1}});
      return static_cast<int>(lines) * kSvgLine + 2 * kRowPadding;
    }
  };

  std::string Head(const std::string& title, int height) const {
    return absl::Substitute(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" "
        "aria-labelledby=\"title days\" xml:lang=\"$0\" width=\"$1\" height=\"$2\" "
        "viewBox=\"0 0 $1 $2\">\n"
        "<title id=\"title\">$3</title>\n<desc id=\"days\">$4</desc>\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        "<g font-family=\"sans-serif\" font-size=\"13\" fill=\"$5\">\n",
        Wording{"nl", "en"}.In(look_.language), width_, height, XmlText(title),
        XmlText(Description()), kSvgInk);
  }

  // "College: gepland di 30-08, aanleveren uiterlijk ma 22-08."
  std::string Description() const {
    std::vector<std::string> sentences;
    for (const DrawnStage& stage : drawn_.stages) {
      const std::vector<std::string> days = DaysInWords(stage, look_);
      sentences.push_back(absl::StrCat(stage.name, ": ", OrDash(absl::StrJoin(days, ", ")), "."));
    }
    return absl::StrJoin(sentences, " ");
  }

  int PlaceOf(absl::CivilDay day) const {
    const auto whole = months_.last - months_.first + 1;
    return left_ + static_cast<int>((day - months_.first) * kMonthsWidth / whole);
  }

  void Text(int x, int y, absl::string_view text, absl::string_view attributes) {
    absl::StrAppend(&body_, "<text x=\"", x, "\" y=\"", y, "\"", attributes, ">", XmlText(text),
                    "</text>\n");
  }

  void Stroke(const std::string& way, absl::string_view attributes) {
    absl::StrAppend(&body_, "<path d=\"", way, "\" stroke=\"", kSvgInk, "\" fill=\"none\"",
                    attributes, "/>\n");
  }

  void DrawMonths(int top, int bottom) {
    int free = 0;
    int free_for_year = 0;
    const absl::CivilMonth first(months_.first);
    for (absl::CivilMonth month = first; month <= absl::CivilMonth(months_.last); ++month) {
      const int x = PlaceOf(absl::CivilDay(month));
      absl::StrAppend(&body_, "<path d=\"M", x, " ", top, "V", bottom, "\" stroke=\"", kGrid,
                      "\"/>\n");
      const bool is_year = month == first || month.month() == 1;
      if (is_year && x >= free_for_year) {
        Text(x, top - kSvgLine - 6, absl::StrCat(month.year()), " font-weight=\"bold\"");
        free_for_year = x + kMonthNameWidth;
      }
      if (x < free) continue;
      Text(x, top - 6, ShortMonth(month, look_.language), "");
      free = x + kMonthNameWidth;
    }
    Stroke(absl::StrCat("M", kSvgMargin, " ", top, "H", width_ - kSvgMargin), "");
  }

  void DrawRow(const DrawnStage& stage, const SheetRow& row, int top) {
    const int bottom = top + row.Height();
    const auto write = [&](int x, const std::vector<std::string>& lines,
                           absl::string_view attributes) {
      int y = top + kRowPadding - 4;
      for (const std::string& line : lines) Text(x, y += kSvgLine, line, attributes);
    };
    write(kSvgMargin, row.name, stage.is_open ? " font-weight=\"bold\"" : "");
    write(days_left_, row.days, "");
    const int middle = top + kRowPadding + kSvgLine / 2;
    if (stage.meant.has_value()) DrawSpan(DayMark::kMeant, *stage.meant, middle);
    if (stage.planned.has_value() && stage.planned->first < stage.planned->last) {
      DrawSpan(DayMark::kWork, *stage.planned, middle);
    }
    DrawDay(DayMark::kTarget, stage.no_later_than, middle);
    DrawDay(DayMark::kKept, stage.kept, middle);
    DrawDay(DayMark::kHandIn, stage.hand_in, middle);
    if (stage.planned.has_value()) DrawDay(DayMark::kPlanned, stage.planned->last, middle);
    for (const DaySpan& span : stage.actual) DrawSpan(DayMark::kActual, span, middle);
    absl::StrAppend(&body_, "<path d=\"M", kSvgMargin, " ", bottom, "H", width_ - kSvgMargin,
                    "\" stroke=\"", kGrid, "\"/>\n");
  }

  void DrawDay(DayMark mark, const std::optional<absl::CivilDay>& day, int y) {
    if (day.has_value()) DrawSpan(mark, {*day, *day, ""}, y);
  }

  void DrawSpan(DayMark mark, const DaySpan& span, int y) {
    const std::optional<DaySpan> part = Within(span, months_);
    if (part.has_value()) DrawMark(mark, PlaceOf(part->first), PlaceOf(part->last), y);
  }

  // Every mark has a form of its own; `x` to `until` is how far it reaches.
  void DrawMark(DayMark mark, int x, int until, int y) {
    const int r = kMarkReach;
    switch (mark) {
      case DayMark::kActual:
        if (until > x) Stroke(absl::StrCat("M", x, " ", y, "H", until), " stroke-width=\"5\"");
        return Form(absl::StrCat("M", until - r, " ", y, "a", r, " ", r, " 0 1 0 ", 2 * r, " 0a", r,
                                 " ", r, " 0 1 0 ", -2 * r, " 0z"),
                    kSvgInk);
      case DayMark::kPlanned:
        return Form(absl::StrCat("M", x, " ", y - r - 1, "l", r + 1, " ", r + 1, "l", -r - 1, " ",
                                 r + 1, "l", -r - 1, " ", -r - 1, "z"),
                    "#ffffff");
      case DayMark::kWork:
        return Stroke(absl::StrCat("M", x, " ", y, "H", until), " stroke-width=\"2\"");
      case DayMark::kHandIn:
        return Form(absl::StrCat("M", x, " ", y - r, "l", r, " ", 2 * r, "h", -2 * r, "z"),
                    kSvgInk);
      case DayMark::kMeant:
        return Form(absl::StrCat("M", x, " ", y - r - 2, "H", std::max(until, x + 2), "v",
                                 2 * r + 4, "H", x, "z"),
                    kSpanFill, " stroke-dasharray=\"3 2\"");
      case DayMark::kKept:
        return Form(absl::StrCat("M", x - r, " ", y - r, "h", 2 * r, "v", 2 * r, "h", -2 * r, "z"),
                    "none");
      case DayMark::kTarget:
        return Stroke(absl::StrCat("M", x, " ", y - r - 4, "v", 2 * r + 8), " stroke-width=\"4\"");
      case DayMark::kToday:
        return Stroke(absl::StrCat("M", x, " ", y - r - 2, "v", 2 * r + 4),
                      " stroke-dasharray=\"4 3\" stroke-width=\"1.5\"");
    }
  }

  void Form(const std::string& way, absl::string_view fill, absl::string_view attributes = "") {
    absl::StrAppend(&body_, "<path d=\"", way, "\" stroke=\"", kSvgInk, "\" stroke-width=\"1.5\" ",
                    "fill=\"", fill, "\"", attributes, "/>\n");
  }

  void DrawToday(int top, int bottom) {
    Stroke(absl::StrCat("M", PlaceOf(drawn_.today), " ", top, "V", bottom + 4),
           " stroke-dasharray=\"4 3\" stroke-width=\"1.5\"");
  }

  // Gives the height below it.
  int DrawLegend(int y) {
    constexpr int kMarkPlaces = 3 * kMarkReach;
    int x = kSvgMargin;
    for (const MarkWords& each : MarksIn(drawn_)) {
      const absl::string_view words = each.wording.In(look_.language);
      const int taken =
          2 * kMarkPlaces + static_cast<int>(WidthOf(words)) * kSvgCharacter + kSvgMargin;
      if (x > kSvgMargin && x + taken > width_) {
        x = kSvgMargin;
        y += kSvgLine + kRowPadding;
      }
      const bool is_span = each.mark == DayMark::kWork || each.mark == DayMark::kMeant;
      DrawMark(each.mark, x + kMarkReach, is_span ? x + kMarkPlaces : x + kMarkReach, y - 4);
      Text(x + kMarkPlaces + kMarkReach, y, words, "");
      x += taken;
    }
    return y;
  }

  const DrawnTimePath& drawn_;
  PlanningLook look_;
  DaySpan months_;
  std::vector<SheetRow> rows_;
  int left_ = 0;
  int days_left_ = 0;
  int width_ = 0;
  std::string body_;
};

}  // namespace

std::string TimePathSvg(const DrawnTimePath& drawn, Language language) {
  return TimePathSheet(drawn, language).ToSvg();
}

}  // namespace noordster::cli
