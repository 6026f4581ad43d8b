import { setTimeout as sleep } from "node:timers/promises";
import { openModel, openPlace, type Place } from "../provider-streams/places";
import { type Recording, readRecordings } from "../provider-streams/recordings";
import { dataFolder } from "../stack/stack";
import type { Ask } from "./asks/ask";
import { drive } from "./drive";
import type { Judged } from "./judge";
import type { Spec } from "./spec";

const HEARD_MS = 1_500;
const MESSAGES = [{ role: "user", content: "Say something." }];
/** A provider's own error is an error's body; which, is for others to judge. */
const ANY_STATUS = [200, 400, 402, 403, 404, 413, 429, 500, 502, 503, 504];

const slugOf = (index: number) => `spec-recorded-${index}`;
const providerOf = ({ folder }: Recording) => folder.split("/")[0]!;

function asksFor({ file, shape, streamed }: Recording, speaksResponses: boolean): Ask[] {
  const ask = (operation: string, body: object): Ask => ({
    name: `${file} at ${operation}`,
    method: "post",
    operation,
    body,
    statuses: ANY_STATUS,
  });
  const chat = ask("/chat/completions", {
    messages: MESSAGES,
    ...(streamed && { stream: true, stream_options: { include_usage: true } }),
  });
  const responses = ask("/responses", { input: "Say something.", ...(streamed && { stream: true }) });
  if (shape === "embedding") return [ask("/embeddings", { input: ["one", "two"] })];
  if (shape === "responses") return [responses];
  return speaksResponses || shape === "completion" ? [chat] : [chat, responses];
}

/** What the provider itself says otherwise than the specification: it passes as it is. */
function ownDeviations(spec: Spec, { shape, events, body }: Recording): Set<string> {
  if (shape !== "responses") return new Set();
  const type = events ? "text/event-stream" : "application/json";
  const found = (events ?? [body!]).flatMap((text) =>
    spec.checkAnswer("post", "/responses", type, JSON.parse(text)),
  );
  return new Set(found.map(({ at, message }) => `${at} ${message}`));
}

async function playOne(
  url: string,
  secret: string,
  spec: Spec,
  recording: Recording,
  place: Place,
  model: string,
) {
  const { lab, speaksResponses } = place;
  const { events, body, error } = recording;
  const plan = { raw: events ? { events } : { body: body!, status: error?.status } };
  const asks = asksFor(recording, speaksResponses).map((ask) => ({ ...ask, plan }));
  const judged = await drive(url, secret, spec, { title: "recorded", asks, model, lab });
  const own = ownDeviations(spec, recording);
  return judged.map((one) => ({
    ...one,
    violations: one.violations.filter(({ at, message }) => !own.has(`${at} ${message}`)),
    passedOn: one.violations.some(({ at, message }) => own.has(`${at} ${message}`)),
  }));
}

/** Every recorded answer of a provider, as the answer to a call through each of OpenAI's doors that can carry it. */
export async function playRecordings(url: string, secret: string, spec: Spec): Promise<Judged[]> {
  const recordings = readRecordings(dataFolder("provider-streams"));
  const places = new Map<string, Place>();
  try {
    for (const [index, recording] of recordings.entries()) {
      const provider = providerOf(recording);
      const place = places.get(provider) ?? (await openPlace(provider));
      places.set(provider, place);
      await openModel(slugOf(index), recording, place.providerId);
    }
    await sleep(HEARD_MS);
    const judged: Judged[] = [];
    for (const [index, recording] of recordings.entries()) {
      const place = places.get(providerOf(recording))!;
      judged.push(...(await playOne(url, secret, spec, recording, place, slugOf(index))));
    }
    return judged;
  } finally {
    await Promise.all([...places.values()].map(({ lab }) => lab.stop()));
  }
}
