# SPDX-License-Identifier: EUPL-1.2
"""An issuer for tests: answers GET over https with what is asked for, right or wrong.

Usage: https_server.py CERTIFICATE KEY FOLDER. `/redirect` leads to `/keys.json`, `/endless` sends
more than anyone should read without saying how much; any other path is a file of the folder, or
404. Prints "listening on ADDRESS" when ready.
"""
import http.server
import os
import ssl
import sys

CERTIFICATE, KEY, FOLDER = sys.argv[1:4]


class Issuer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = os.path.basename(self.path)
        path = os.path.join(FOLDER, name)
        if name == "redirect":
            self.send_response(302)
            self.send_header("Location", "/keys.json")
            self.end_headers()
        elif name == "endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b" " * 65536)
            except OSError:
                pass
        elif os.path.isfile(path):
            with open(path, "rb") as file:
                body = file.read()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)


server = http.server.HTTPServer(("127.0.0.1", 0), Issuer)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATE, KEY)
# Each connection does its handshake when it is read, so that a client that goes ends nothing.
server.socket = context.wrap_socket(
    server.socket, server_side=True, do_handshake_on_connect=False)
print(f"listening on 127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
