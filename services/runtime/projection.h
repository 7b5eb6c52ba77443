// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_RUNTIME_PROJECTION_H_
#define NOORDSTER_SERVICES_RUNTIME_PROJECTION_H_

#include <map>
#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/internal/v1/text.pb.h"
#include "services/engine/state.h"
#include "storage/store.h"

// Which rows events lead to. The command loop writes them and the verification recomputes them,
// with these functions and no others. Pure.
namespace noordster::runtime {

// Rows to write, in this order: of those with the same key the last stays.
using Writes = std::vector<storage::Write>;

// Hash of the chain after an event: SHA-256(0x01, hash before, genesis, sequence, stored bytes).
std::string ChainHash(const std::string& before, const std::string& genesis, int64_t sequence,
                      const std::string& stored_bytes);

// Relative name of the resource whose history an event belongs to.
std::string SubjectOf(const noordster::internal::v1::Event& event);

// Adds the rows of one event: itself, its place in the histories of resources, its milestone.
void ProjectEvent(const noordster::internal::v1::Event& event, const std::string& stored_bytes,
                  Writes& rows);

// Adds the rows of changed records and of their indexes.
void ProjectChanges(const std::vector<engine::Change>& changes, Writes& rows);

// Store key of a record.
std::string KeyOfRecord(const std::string& name);

// Texts by the id of their reference; erased ones are absent.
using Texts = std::map<std::string, std::string>;

// Likewise, with their salts.
using PrivateTexts = std::map<std::string, noordster::internal::v1::PrivateText>;

// Every text reference in a message, however deep. REQUIRES: it is a record, an event or a part of
// one.
void CollectTexts(const google::protobuf::Message& message,
                  std::vector<noordster::internal::v1::TextRef>& texts);

}  // namespace noordster::runtime

#endif  // NOORDSTER_SERVICES_RUNTIME_PROJECTION_H_
