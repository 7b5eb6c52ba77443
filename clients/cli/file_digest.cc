// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/file_digest.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace noordster::cli {

absl::StatusOr<FileDigest> DigestFile(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  if (context == nullptr || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
    return absl::InternalError("SHA-256 is not available");
  }
  FileDigest digest;
  std::array<char, 65536> buffer;
  if (!stream.is_open()) return absl::NotFoundError(absl::StrCat(file, ": cannot be opened"));
  while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0) {
    const auto count = static_cast<size_t>(stream.gcount());
    if (EVP_DigestUpdate(context.get(), buffer.data(), count) != 1) {
      return absl::InternalError("SHA-256 failed");
    }
    digest.size_bytes += stream.gcount();
  }
  if (stream.bad()) return absl::DataLossError(absl::StrCat(file, ": cannot be read to its end"));
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned int size = 0;
  if (EVP_DigestFinal_ex(context.get(), bytes.data(), &size) != 1) {
    return absl::InternalError("SHA-256 failed");
  }
  digest.sha256 =
      absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(bytes.data()), size));
  return digest;
}

absl::StatusOr<std::string> DigestText(absl::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), bytes.data(), &size, EVP_sha256(), nullptr) != 1) {
    return absl::InternalError("SHA-256 failed");
  }
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(bytes.data()), size));
}

}  // namespace noordster::cli
