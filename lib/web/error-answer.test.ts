import { expect, test } from "vitest";
import { toPublicError } from "./error-answer";

const codeOf = (thrown: unknown) => toPublicError(thrown, "req_1").code;

test("a database that does not answer is 503 with a time to come back, however its driver says so", () => {
  const away = [
    Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
    Object.assign(new Error("the database system is shutting down"), { code: "57P03" }),
    new Error("timeout exceeded when trying to connect"),
    new Error("Connection terminated due to connection timeout"),
    new Error("Connection terminated unexpectedly"),
  ];
  for (const thrown of away) {
    const error = toPublicError(thrown, "req_1");
    expect(error).toMatchObject({ code: "store_unavailable", status: 503 });
    expect(error.details.headers).toEqual({ "retry-after": "5" });
  }
});

test("any other failure is ours, and its text stays in the log", () => {
  const error = toPublicError(new Error("secret: Connection terminated"), "req_1");
  expect(error).toMatchObject({ code: "server_error", status: 500 });
  expect(error.message).not.toContain("secret");
  expect(codeOf({ code: "P2002" })).toBe("conflict");
});
