// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words/word_table.h"

namespace noordster::cli {
namespace {

constexpr WordEntry kIndicatorEnumWords[] = {
    {"noordster.v1.Area.MUNICIPALITY", {"gemeente", "municipality"}},
    {"noordster.v1.Area.DISTRICT", {"wijk", "district"}},
    {"noordster.v1.Area.NEIGHBOURHOOD", {"buurt", "neighbourhood"}},
    {"noordster.v1.Area.OTHER", {"ander gebied", "other area"}},

    {"noordster.v1.Indicator.RATE", {"percentage van het gebied", "percentage of the area"}},
    {"noordster.v1.Indicator.SHARE",
     {"aandeel van het gebied in de gemeente", "share of the area in the municipality"}},
    {"noordster.v1.Indicator.COUNT", {"aantal", "count"}},
    {"noordster.v1.Indicator.ORDER", {"plaats in een volgorde", "place in an order"}},

    {"noordster.v1.Indicator.LOWER", {"lager is beter", "lower is better"}},
    {"noordster.v1.Indicator.HIGHER", {"hoger is beter", "higher is better"}},

    {"noordster.v1.Figure.EXACT", {"precies", "exactly"}},
    {"noordster.v1.Figure.OVER", {"ruim", "just over"}},
    {"noordster.v1.Figure.UNDER", {"bijna", "nearly"}},
    {"noordster.v1.Figure.ABOUT", {"circa", "about"}},
    {"noordster.v1.Figure.OUT_OF", {"zoveel op de zoveel", "so many out of so many"}},
    {"noordster.v1.Figure.RANKED", {"plaats in een volgorde", "place in an order"}},
    {"noordster.v1.Figure.MISSING", {"geen cijfer", "no figure"}},

    {"noordster.v1.Figure.LOWEST", {"laagste", "lowest"}},
    {"noordster.v1.Figure.BELOW_AVERAGE", {"onder het gemiddelde", "below the average"}},
    {"noordster.v1.Figure.AVERAGE", {"gemiddeld", "average"}},
    {"noordster.v1.Figure.ABOVE_AVERAGE", {"boven het gemiddelde", "above the average"}},
    {"noordster.v1.Figure.HIGHEST", {"hoogste", "highest"}},

    {"noordster.v1.Figure.NOT_IN_SOURCE", {"geen cijfer in de bron", "no figure in the source"}},
    {"noordster.v1.Figure.SUPPRESSED", {"onderdrukt", "suppressed"}},
    {"noordster.v1.Figure.NOT_MEASURED", {"niet gemeten", "not measured"}},
    {"noordster.v1.Figure.WITHDRAWN", {"ingetrokken", "withdrawn"}},

    {"noordster.v1.FIGURE_MISSING", {"er is geen cijfer", "there is no figure"}},
    {"noordster.v1.FIGURE_RANKED",
     {"een plaats in een volgorde is geen getal", "a place in an order is no number"}},
    {"noordster.v1.FIGURE_INEXACT", {"een cijfer is niet precies", "a figure is not exact"}},
    {"noordster.v1.FIGURE_SHARE",
     {"een aandeel in de gemeente heeft geen gemiddelde",
      "a share in the municipality has no average"}},
    {"noordster.v1.FIGURE_COUNT",
     {"een gebied heeft van alles minder dan zijn gemeente",
      "an area has fewer of everything than its municipality"}},
    {"noordster.v1.AREA_IS_AVERAGE", {"dit is het gemiddelde zelf", "this is the average itself"}},
    {"noordster.v1.AVERAGE_MISSING",
     {"er is geen cijfer van de gemeente over dezelfde periode",
      "there is no figure of the municipality over the same period"}},
    {"noordster.v1.DEFINITIONS_DIFFER",
     {"de cijfers zijn van verschillende definities", "the figures are of different definitions"}},
    {"noordster.v1.BOUNDARIES_DIFFER",
     {"de cijfers zijn van verschillende grenzen", "the figures are of different borders"}},
    {"noordster.v1.EARLIER_MISSING", {"er is geen eerder cijfer", "there is no earlier figure"}},
    {"noordster.v1.PERIOD_MISSING",
     {"de bron zegt niet over wanneer een cijfer gaat",
      "the source does not say when a figure is about"}},
    {"noordster.v1.HORIZON_MISSING",
     {"de indicator heeft geen horizon, of een van voor zijn eerste cijfer",
      "the indicator has no horizon, or one before its first figure"}},

    {"noordster.v1.Gap.WORSE", {"slechter", "worse"}},
    {"noordster.v1.Gap.EQUAL", {"gelijk", "equal"}},
    {"noordster.v1.Gap.BETTER", {"beter", "better"}},
};

}  // namespace

absl::Span<const WordEntry> IndicatorEnumWords() { return kIndicatorEnumWords; }

}  // namespace noordster::cli
