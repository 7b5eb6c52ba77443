// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_LAYERING_RULES_H_
#define NOORDSTER_TESTS_ARCHITECTURE_LAYERING_RULES_H_

#include "tests/architecture/source_tree.h"

// Which layer may see what. The layers are folders; the table stands in layering_rules.cc.
namespace noordster::architecture {

// Rule "include": every include of services/, storage/ and clients/ is one its layer may have, and
// every file of them belongs to a layer.
Violations CheckIncludes(const SourceTree& tree);

// Rule "banned-word": the pure layers know no clock, thread, randomness, environment or file.
Violations CheckBannedWords(const SourceTree& tree);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_LAYERING_RULES_H_
