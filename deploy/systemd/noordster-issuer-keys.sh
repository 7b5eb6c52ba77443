#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Fetches the public keys of the issuer of tokens and puts them in place of those of before, whole or
# not at all. What cannot be fetched, or the server would not take, changes nothing and ends with 1.
# Usage: noordster-issuer-keys URL FILE SERVER
set -euo pipefail

url=${1:?URL of the key set: jwks_uri in the discovery document of the issuer}
file=${2:?FILE to put it in}
server=${3:?SERVER that reads it: the program noordsterd}

# The most the server reads.
bytes_max=65536

new=$(mktemp "$file.XXXXXX")
trap 'rm -f "$new"' EXIT

# No redirect is followed, no setting of a user is read, and nothing but https is spoken, as who can
# change these keys can sign as anyone. --max-filesize ends what says that it is too long, head what
# does not say so.
curl --disable --silent --show-error --fail --proto =https --tlsv1.2 --max-redirs 0 \
  --connect-timeout 10 --max-time 60 --max-filesize "$bytes_max" \
  --header 'Accept: application/json' -- "$url" | head -c $((bytes_max + 1)) >"$new"

if [[ $(stat -c %s "$new") -gt $bytes_max ]]; then
  echo "$url: more than $bytes_max bytes" >&2
  exit 1
fi
# The server itself judges: it would go on with its keys of before, but not start on these.
if ! "$server" --check-issuer-keys "$new" >/dev/null; then
  echo "$url: not taken over; the keys of before stay" >&2
  exit 1
fi

if cmp --silent "$new" "$file"; then exit 0; fi
chmod 0644 "$new"
# In place only once it is on the disk, so that a power loss leaves the old one or this one.
sync "$new"
mv -f "$new" "$file"
sync "$(dirname "$file")"
echo "keys of the issuer replaced: $file"
