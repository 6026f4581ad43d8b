import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "./call";
import { openSession } from "./session";

const sent: { path: string; body: string }[] = [];

/** Answers like next-auth: a token first, then `answer` to the form. */
function answerWith(answer: () => Response) {
  sent.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    sent.push({ path, body: String(init.body ?? "") });
    return path.endsWith("/csrf") ? Response.json({ csrfToken: "t" }) : answer();
  });
}

afterEach(() => vi.unstubAllGlobals());

const credentials = { email: "a@b.example", password: "p&q" };

test("a session that opens says nothing, and a code goes along only when there is one", async () => {
  answerWith(() => Response.json({ url: "https://portal.example/" }));
  expect(await openSession({ ...credentials, code: undefined })).toBeNull();
  expect(sent[1]).toEqual({
    path: "/api/auth/callback/credentials",
    body: "email=a%40b.example&password=p%26q&csrfToken=t&json=true",
  });
  await openSession({ ...credentials, code: "123456" });
  expect(new URLSearchParams(sent[3]!.body).get("code")).toBe("123456");
});

test("a refusal is handed on with its words", async () => {
  const words = '{"error":{"message":"Wrong."}}';
  const url = `https://portal.example/api/auth/error?error=${encodeURIComponent(words)}`;
  answerWith(() => Response.json({ url }, { status: 401 }));
  expect(await openSession(credentials)).toEqual({ status: 401, refusal: words });
});

test("an answer that is none, and no answer, are told as errors of the portal", async () => {
  answerWith(() => new Response("<html>", { status: 502 }));
  await expect(openSession(credentials)).rejects.toMatchObject({ status: 502 });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  await expect(openSession(credentials)).rejects.toSatisfy(
    (error) => error instanceof ApiError && error.code === "unreachable",
  );
});
