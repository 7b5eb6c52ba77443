// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ARCHITECTURE_PROTO_FILES_H_
#define NOORDSTER_TESTS_ARCHITECTURE_PROTO_FILES_H_

#include <vector>

#include "google/protobuf/descriptor.h"
#include "tests/architecture/source_tree.h"

namespace noordster::architecture {

// The protos of a source tree, parsed with their comments by the compiler of Protocol Buffers
// (protoc runs over a copy in a temporary folder; the header of its parser is in no package the
// project needs otherwise). Owns the descriptors it hands out.
class ProtoFiles {
 public:
  // Parses proto/**/*.proto of the tree; protos of others come from the source tree on disk.
  explicit ProtoFiles(const SourceTree& tree);

  ProtoFiles(const ProtoFiles&) = delete;
  ProtoFiles& operator=(const ProtoFiles&) = delete;

  // The own files in the order of their paths; empty when there are errors.
  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }

  // Rule "proto-syntax": what the compiler refuses.
  const Violations& errors() const { return errors_; }

 private:
  google::protobuf::DescriptorPool pool_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
  Violations errors_;
};

}  // namespace noordster::architecture

#endif  // NOORDSTER_TESTS_ARCHITECTURE_PROTO_FILES_H_
