// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_PROTO_RULES_H_
#define NOORDSTER_TESTS_ARCHITECTURE_PROTO_RULES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "tests/architecture/proto_files.h"
#include "tests/architecture/source_tree.h"

// The rules of the API (DESIGN §3), over the parsed protos.
namespace noordster::architecture {

// Rule "proto-comment": every file, message, field, oneof, enum, value, service and rpc says what
// it is; messages of noordster.internal say since which version they exist.
Violations CheckProtoComments(const ProtoFiles& protos);

// Rule "proto-package": the package is the folder; v1 imports nothing internal.
Violations CheckProtoPackages(const ProtoFiles& protos);

// Rule "proto-mutation": the request of an rpc that is no Get, List or Verify has `request_id`,
// required and a UUID; unless listed also `validate_only` and `reason`.
Violations CheckProtoMutations(const ProtoFiles& protos);

// Rule "proto-list": the rpcs that list have `page_size`, `page_token` and `next_page_token`.
Violations CheckProtoLists(const ProtoFiles& protos);

// Rule "proto-revision": unless listed, requests of reads have `at_least_revision` and every
// response has `revision`.
Violations CheckProtoRevisions(const ProtoFiles& protos);

// Rule "proto-codes": the comment of every rpc lists its failures after "Fails with:".
Violations CheckProtoCodes(const ProtoFiles& protos);

// Every element of the package that callers or stored bytes depend on, one a line: names, numbers,
// types. `package` is "noordster.v1".
std::string ProtoBaseline(const ProtoFiles& protos, absl::string_view package);

// Rule "proto-breaking": each line of `baseline` still holds; and `baseline` knows every element,
// so that the next change is seen. `path` names the baseline in violations. Additions and intended
// changes are taken up with `make baseline`.
Violations CheckProtoBaseline(const ProtoFiles& protos, absl::string_view package,
                              absl::string_view path, absl::string_view baseline);

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_PROTO_RULES_H_
