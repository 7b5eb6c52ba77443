// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_
#define NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/api_client.h"

namespace noordster::testing {

// A read: the path of its method, and the bytes of its request.
using AskedRead = std::pair<std::string, std::string>;

// Every read of the API of these resources, in every way it can be asked: now and as of moments in
// July and August 2022, and with each filter.
std::vector<AskedRead> EveryRead(const std::vector<std::string>& names);

// What a client is answered: messages as text, without revisions and request ids, or refusals.
std::map<AskedRead, std::string> AnswersTo(const std::vector<AskedRead>& reads, ApiClient client);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_API_IDENTITY_EVERY_READ_H_
