import { afterEach, expect, test, vi } from "vitest";

/** A clock that is `minutes` behind UTC all year. */
function standAt(minutes: number): void {
  vi.spyOn(Date.prototype, "getTimezoneOffset").mockReturnValue(minutes);
}

async function freshBrowserZone(): Promise<string> {
  vi.resetModules();
  return (await import("./browser-zone")).browserZone();
}

function keepNothing(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  return kept;
}

function answerZone(timeZone: string) {
  return vi
    .spyOn(Intl, "DateTimeFormat")
    .mockImplementation((() => ({ resolvedOptions: () => ({ timeZone }) })) as never);
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a clock that never differs from UTC is UTC, and nobody is asked", async () => {
  const asked = answerZone("Atlantic/Reykjavik");
  keepNothing();
  standAt(0);
  expect(await freshBrowserZone()).toBe("UTC");
  expect(asked).not.toHaveBeenCalled();
});

test("a zone is asked for once while the clock is the same, and again when it is another", async () => {
  keepNothing();
  standAt(-345);
  const first = answerZone("Asia/Kathmandu");
  expect([await freshBrowserZone(), await freshBrowserZone()]).toEqual(["Asia/Kathmandu", "Asia/Kathmandu"]);
  expect(first).toHaveBeenCalledTimes(1);
  standAt(300);
  answerZone("America/Bogota");
  expect(await freshBrowserZone()).toBe("America/Bogota");
});

test("without a storage, and with nonsense in it, the browser is asked", async () => {
  standAt(-60);
  answerZone("Africa/Lagos");
  expect(await freshBrowserZone()).toBe("Africa/Lagos");
  keepNothing().set("turnpike:zone", "{");
  expect(await freshBrowserZone()).toBe("Africa/Lagos");
});
