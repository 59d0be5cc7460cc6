"""A forge for one repository, as far as the action asks it: reviews, the pull request of a commit, comments."""

import http.server
import json
import threading
import urllib.parse


class Forge(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.reviews, self.comments, self.pulls, self.asked = [], [], {}, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(http.server.BaseHTTPRequestHandler):
    def answer(self, value, code=200):
        text = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def body(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        query = {name: int(values[0]) for name, values in urllib.parse.parse_qs(url.query).items()}
        self.server.asked.append(("GET", url.path))
        parts = url.path.split("/")[4:]
        if parts[0] == "pulls" and parts[2] == "reviews":
            found = self.server.reviews
        elif parts[0] == "issues" and parts[2] == "comments":
            found = self.server.comments
        elif parts[0] == "commits" and parts[2] == "pulls":
            found = self.server.pulls.get(parts[1], [])
        else:
            return self.answer({"message": "Not Found"}, 404)
        start = (query["page"] - 1) * query["per_page"]
        self.answer(found[start:start + query["per_page"]])

    def do_POST(self):
        self.server.asked.append(("POST", self.path))
        item = {"id": len(self.server.comments) + 1, "body": self.body(), "user": {"login": "bot", "type": "Bot"}}
        self.server.comments.append(item)
        self.answer(item, 201)

    def do_PATCH(self):
        self.server.asked.append(("PATCH", self.path))
        item = next(c for c in self.server.comments if c["id"] == int(self.path.split("/")[-1]))
        item["body"] = self.body()
        self.answer(item)

    def log_message(self, *_):
        pass
