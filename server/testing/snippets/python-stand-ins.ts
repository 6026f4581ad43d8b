/** Posts what it is given, as the real package would, and reads the answer: enough to run a snippet on a machine without the package. */
const CLIENT = `
import json, urllib.request

class Thing(dict):
    __getattr__ = dict.get

def things(text):
    return json.loads(text, object_hook=Thing)

def post(url, headers, body):
    data = json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers})
    response = urllib.request.urlopen(request)
    if not body.get("stream"):
        return things(response.read())
    lines = (line.decode() for line in response)
    return (things(line[6:]) for line in lines if line.startswith("data: {"))
`;

const OPENAI = `${CLIENT}
class OpenAI:
    def __init__(self, base_url, api_key):
        self.chat = self.completions = self
        self.url, self.headers = base_url + "/chat/completions", {"Authorization": "Bearer " + api_key}
    def create(self, extra_body={}, **fields):
        return post(self.url, self.headers, {**fields, **extra_body})
`;

const ANTHROPIC = `${CLIENT}
class Anthropic:
    def __init__(self, base_url, api_key):
        self.messages = self
        self.url, self.headers = base_url + "/v1/messages", {"x-api-key": api_key}
    def create(self, extra_body={}, **fields):
        return post(self.url, self.headers, {**fields, **extra_body})
`;

export const STAND_INS: Record<string, string> = { "openai.py": OPENAI, "anthropic.py": ANTHROPIC };
