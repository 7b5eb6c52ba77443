// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_CLIENTS_DOCUMENTS_TEXT_MESSAGE_H_
#define NOORDSTER_TESTS_CLIENTS_DOCUMENTS_TEXT_MESSAGE_H_

#include <gtest/gtest.h>

#include <string>

#include "google/protobuf/text_format.h"

namespace noordster::cli {

// The message that a text in the format of Protocol Buffers writes.
template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

}  // namespace noordster::cli

#endif  // NOORDSTER_TESTS_CLIENTS_DOCUMENTS_TEXT_MESSAGE_H_
