// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_IDENTITY_CERTIFICATE_H_
#define NOORDSTER_SERVICES_IDENTITY_CERTIFICATE_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace noordster::identity {

// A file of certificates or keys; the longest chains and lists of authorities are far below.
inline constexpr size_t kPemBytesMax = 256 << 10;

// When the certificate of a server ends. INVALID_ARGUMENT when the texts are no certificate and
// private key in PEM, when the key belongs to another certificate, or when the certificate does not
// hold at `now`: a server that took them would refuse every new connection. Pure.
absl::StatusOr<absl::Time> CheckCertificate(absl::string_view certificate_pem,
                                            absl::string_view private_key_pem, absl::Time now);

// INVALID_ARGUMENT unless the text holds at least one certificate in PEM, and nothing that is none.
// Pure.
absl::Status CheckAuthorities(absl::string_view authorities_pem);

}  // namespace noordster::identity

#endif  // NOORDSTER_SERVICES_IDENTITY_CERTIFICATE_H_
