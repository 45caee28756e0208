"""Stands before the emulator as the hosts of Graph and SharePoint, for programs that know these by name and speak nothing but TLS.

They reach it as their proxy, and trust it by the certificate that they are told of.
"""

import contextlib
import http.client
import http.server
import ssl
import subprocess
import sys
from urllib.parse import urlsplit

# What belongs to a connection and not to what is said on it.
HOP = {"connection", "host", "keep-alive", "proxy-connection", "transfer-encoding", "content-length"}


class Front(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_CONNECT(self):
        self.send_response(200)
        self.end_headers()
        # The same handler goes on inside of it.
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def handle_one_request(self):
        # A client may go at any time, and has nothing to be told then.
        with contextlib.suppress(ConnectionError, ssl.SSLError, ValueError):
            return super().handle_one_request()
        self.close_connection = True

    def forward(self):
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        headers |= {"Host": self.headers["Host"], "X-Forwarded-Proto": "https"}
        connection = http.client.HTTPConnection(self.server.emulator, timeout=60)
        connection.request(self.command, self.path, self.content(), headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP:
                self.send_header(name, value)
        if answer.status not in (204, 304):
            length = answer.getheader("Content-Length") if self.command == "HEAD" else len(body)
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)

    do_DELETE = do_GET = do_HEAD = do_PATCH = do_POST = do_PUT = forward

    def content(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            length = int(self.headers.get("Content-Length", 0))
            return self.rfile.read(length) if length or self.command in ("PATCH", "POST", "PUT") else None
        content = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return content

    def log_message(self, *_):
        pass


def serve(emulator, certificate):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Front)
    server.daemon_threads = True
    server.emulator = urlsplit(emulator).netloc
    server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.tls.load_cert_chain(certificate)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


@contextlib.contextmanager
def standing(emulator, certificate):
    """Stands there for as long as it is needed, in a process of its own, and gives the address of the proxy."""
    with subprocess.Popen([sys.executable, __file__, emulator, certificate], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


if __name__ == "__main__":
    serve(*sys.argv[1:])
