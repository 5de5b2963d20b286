"""A single sign-on of another organisation, as far as signing in needs it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT = "kantelpunt"
KEY = "a key that the issuer and nobody else knows"


class Issuer:
    """Listens on this machine; `claims` is what it says of who signs in."""

    def __init__(self):
        self.claims = {}
        self.asked = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def configuration(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
        }

    def token(self):
        told = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "17",
            "iat": 1_700_000_000,
            "exp": 4_000_000_000,
        }
        signed = jwt.encode(told | self.claims, KEY, algorithm="HS256")
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}

    def _handler(self):
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                path = urlsplit(self.path).path
                about = {"sub": "17"} | issuer.claims
                self._answer(about if path == "/userinfo" else issuer.configuration())

            def do_POST(self):
                sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                issuer.asked.append(parse_qs(sent))
                self._answer(issuer.token())

            def _answer(self, told):
                body = json.dumps(told).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
