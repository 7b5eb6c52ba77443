// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_BASE_LOG_H_
#define NOORDSTER_SERVICES_BASE_LOG_H_

#include <initializer_list>
#include <utility>

#include "absl/strings/string_view.h"

namespace noordster::base {

// A key and its value on a log line.
using LogField = std::pair<absl::string_view, absl::string_view>;

// Writes one line to stderr: time, event and fields as key=value, values quoted where needed. One
// line per event worth reading; never names, contacts or texts of users. Safe from any thread.
void Log(absl::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace noordster::base

#endif  // NOORDSTER_SERVICES_BASE_LOG_H_
