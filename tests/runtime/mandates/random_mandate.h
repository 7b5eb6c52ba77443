// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_RUNTIME_MANDATES_RANDOM_MANDATE_H_
#define NOORDSTER_TESTS_RUNTIME_MANDATES_RANDOM_MANDATE_H_

#include <cstdint>
#include <random>

#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/mandate.pb.h"

namespace noordster::runtime {

// A mandate with all the acts that a capacity can hold for a municipality, programme or body, which
// can be none; without its holder and basis.
noordster::internal::v1::Mandate FullMandate(const noordster::internal::v1::Record& scope,
                                             noordster::v1::Mandate::Capacity capacity);

// As FullMandate, of a random capacity. Days as with RandomPath. The same state of `random` gives
// the same mandate.
noordster::internal::v1::Mandate RandomMandate(const noordster::internal::v1::Record& scope,
                                               int64_t day, std::mt19937_64& random);

}  // namespace noordster::runtime

#endif  // NOORDSTER_TESTS_RUNTIME_MANDATES_RANDOM_MANDATE_H_
