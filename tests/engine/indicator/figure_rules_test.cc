// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/indicator/figure_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace noordster::engine::figure_rules_test {
namespace {

using noordster::internal::v1::Figure;
using Form = noordster::v1::Figure;
using Measure = noordster::v1::Indicator;

Figure Make(Form::Form form, int64_t thousandths = 0) {
  Figure figure;
  figure.set_form(form);
  figure.set_thousandths(thousandths);
  if (form == Form::OUT_OF) figure.set_out_of(10);
  if (form == Form::RANKED) figure.set_place(Form::LOWEST);
  if (form == Form::MISSING) figure.set_absence(Form::SUPPRESSED);
  return figure;
}

// Which forms each measure can have; MISSING is of all.
TEST(FigureRulesTest, EveryFormOfEveryMeasure) {
  for (int measure = Measure::RATE; measure <= Measure::ORDER; ++measure) {
    for (int form = Form::EXACT; form <= Form::MISSING; ++form) {
      const auto kind = static_cast<Measure::Measure>(measure);
      const auto given = static_cast<Form::Form>(form);
      bool fits = kind != Measure::ORDER;
      if (given == Form::RANKED) fits = kind == Measure::ORDER;
      if (given == Form::MISSING) fits = true;
      if (given == Form::OUT_OF) fits = kind == Measure::RATE || kind == Measure::SHARE;
      EXPECT_EQ(FaultOf(kind, Make(given)).empty(), fits)
          << Measure::Measure_Name(kind) << " " << Form::Form_Name(given) << ": "
          << FaultOf(kind, Make(given));
    }
  }
}

TEST(FigureRulesTest, RatesAndSharesLieFromZeroToAHundredAndCountsFromZero) {
  for (const Measure::Measure measure : {Measure::RATE, Measure::SHARE}) {
    EXPECT_EQ(FaultOf(measure, Make(Form::EXACT, 0)), "");
    EXPECT_EQ(FaultOf(measure, Make(Form::EXACT, 100'000)), "");
    EXPECT_EQ(FaultOf(measure, Make(Form::EXACT, 100'001)), "number: must be at most 100");
  }
  EXPECT_EQ(FaultOf(Measure::COUNT, Make(Form::OVER, 2'000'000)), "");
  for (const Measure::Measure measure : {Measure::RATE, Measure::SHARE, Measure::COUNT}) {
    EXPECT_EQ(FaultOf(measure, Make(Form::EXACT, -1)), "number: must not be negative");
  }
}

TEST(FigureRulesTest, SoManyOfSoManyAreNoMoreThanThere) {
  EXPECT_EQ(FaultOf(Measure::RATE, Make(Form::OUT_OF, 3'000)), "");
  EXPECT_EQ(FaultOf(Measure::RATE, Make(Form::OUT_OF, 10'000)), "");
  EXPECT_EQ(FaultOf(Measure::RATE, Make(Form::OUT_OF, 11'000)), "number: must be at most out_of");
}

TEST(FigureRulesTest, WhatAFormHasNotIsLeftOut) {
  Figure figure = Make(Form::EXACT, 1'000);
  figure.set_place(Form::HIGHEST);
  EXPECT_EQ(FaultOf(Measure::RATE, figure), "place: must be left out, but with RANKED");
  figure = Make(Form::EXACT, 1'000);
  figure.set_absence(Form::NOT_MEASURED);
  EXPECT_EQ(FaultOf(Measure::RATE, figure), "absence: must be left out, but with MISSING");
  figure = Make(Form::EXACT, 1'000);
  figure.set_out_of(10);
  EXPECT_EQ(FaultOf(Measure::RATE, figure), "out_of: must be left out, but with OUT_OF");
  EXPECT_EQ(FaultOf(Measure::RATE, Make(Form::MISSING, 1)),
            "number: must be left out with RANKED and MISSING");
}

TEST(FigureRulesTest, WhatAFormAsksIsGiven) {
  Figure figure = Make(Form::RANKED);
  figure.clear_place();
  EXPECT_EQ(FaultOf(Measure::ORDER, figure), "place: must be given with RANKED");
  figure = Make(Form::MISSING);
  figure.clear_absence();
  EXPECT_EQ(FaultOf(Measure::RATE, figure), "absence: must be given with MISSING");
  figure = Make(Form::OUT_OF, 3'000);
  figure.clear_out_of();
  EXPECT_EQ(FaultOf(Measure::RATE, figure), "out_of: must be given with OUT_OF");
}

}  // namespace
}  // namespace noordster::engine::figure_rules_test
