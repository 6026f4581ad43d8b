import { expect, it } from "vitest";
import { doorPath } from "./door-path";

const DOORS = [
  "/v1/chat/completions",
  "/v1/messages",
  "/v1/models",
  "/v2/chat",
  "/v1beta/models/m:generateContent",
  "/health",
];
const read = (path: string) => doorPath(path, (one) => DOORS.includes(one));

it.each(DOORS)("%s is taken as it is", (path) => {
  expect(read(path)).toBe(path);
});

it.each([
  ["/chat/completions", "/v1/chat/completions"],
  ["/messages", "/v1/messages"],
  ["/models", "/v1/models"],
  ["/v1/v1/messages", "/v1/messages"],
  ["/v1/v1beta/models/m:generateContent", "/v1beta/models/m:generateContent"],
  ["/v1/v2/chat", "/v2/chat"],
  ["/api/v1/chat/completions", "/v1/chat/completions"],
])("%s is meant as %s: the base URL had a version too many or none", (path, meant) => {
  expect(read(path)).toBe(meant);
});

it.each(["/", "/nothing", "/v1/health", "/v3/chat/completions", "/v1/v1/v1/messages", "/api/v1/health"])(
  "%s is no door and stays what it is",
  (path) => {
    expect(read(path)).toBe(path);
  },
);
