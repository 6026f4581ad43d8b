import { setTimeout as sleep } from "node:timers/promises";
import { type Pool, pool } from "@/lib/db";
import { dataFolder, type Stack, withStack } from "../stack/stack";
import { openTenant } from "../stack/tenant";
import { type Answered, callDoor, type DoorName, doorsFor } from "./doors";
import { type Booked, judgeAnswer, judgeBooked } from "./judge";
import { openModel, openPlace, type Place } from "./places";
import { type Recording, readRecordings } from "./recordings";
import { figuresOf } from "./rules";
import { type Tried, toTable } from "./table";

/** A gateway hears of new models by NOTIFY, in well under a second. */
const HEARD_MS = 1_500;
const SHIPPED_MS_MAX = 20_000;

type Call = { recording: Recording; door: DoorName; answered: Answered; faults: string[] };

const providerOf = ({ folder }: Recording) => folder.split("/")[0]!;
const slugOf = (index: number) => `recorded-${index}`;

async function openPlaces(recordings: Recording[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const [index, recording] of recordings.entries()) {
    const provider = providerOf(recording);
    const place = places.get(provider) ?? (await openPlace(provider));
    places.set(provider, place);
    await openModel(slugOf(index), recording, place.providerId);
  }
  return places;
}

/** Which of the provider's operations must be asked for: another's answer would prove nothing. */
function askedElsewhere({ shape }: Recording, lab: Place["lab"], before: number): string[] {
  const calls = lab.calls.slice(before);
  if (calls.length !== 1) return [`the provider was called ${calls.length} times`];
  const { refused, endpoint, path } = calls[0]!;
  if (refused) return [`the provider refuses the request: ${refused.path} ${refused.message}`];
  const responses = endpoint === "responses";
  return responses === (shape === "responses") ? [] : [`asked for at ${path}`];
}

async function play(stack: Stack, secret: string, recordings: Recording[], places: Map<string, Place>) {
  const calls: Call[] = [];
  for (const [index, recording] of recordings.entries()) {
    const { lab, speaksResponses } = places.get(providerOf(recording))!;
    const { events, body, error, streamed } = recording;
    for (const door of doorsFor(recording, speaksResponses)) {
      lab.reset();
      lab.always({ raw: events ? { events } : { body: body!, status: error?.status } });
      const answered = await callDoor(stack.gateway.url, door, secret, slugOf(index), streamed);
      const faults = [...askedElsewhere(recording, lab, 0), ...judgeAnswer(recording, door, answered)];
      calls.push({ recording, door, answered, faults });
    }
  }
  return calls;
}

/** The last attempt of each call, once all that must be booked is. */
async function readBooked(db: Pool, calls: Call[]): Promise<Map<string, Booked>> {
  const ids = calls.map(({ answered }) => answered.requestId);
  const awaited = new Set(
    calls.filter(({ recording }) => figuresOf(recording)).map(({ answered }) => answered.requestId),
  );
  const end = Date.now() + SHIPPED_MS_MAX;
  for (;;) {
    const { rows } = await db.query<Booked>(
      "SELECT * FROM usage_event WHERE request_id = ANY($1) ORDER BY request_id, attempt",
      [ids],
    );
    const booked = new Map(rows.map((row) => [row.request_id, row]));
    if (Date.now() > end || [...awaited].every((id) => booked.has(id))) return booked;
    await sleep(200);
  }
}

/** Every recorded answer of a provider, served as that provider's to a call through each door that can carry it. */
export async function providerStreams(args: string[] = []): Promise<Record<string, unknown>> {
  const folder = args.includes("--folder")
    ? args[args.indexOf("--folder") + 1]!
    : dataFolder("provider-streams");
  const only = args.includes("--only") ? args[args.indexOf("--only") + 1]! : "";
  const recordings = readRecordings(folder).filter(({ file }) => file.includes(only));
  return withStack(async (stack) => {
    const { secret } = await openTenant(stack.operator.email, "Recorded");
    const places = await openPlaces(recordings);
    try {
      await sleep(HEARD_MS);
      const calls = await play(stack, secret, recordings, places);
      const booked = await readBooked(pool(), calls);
      const tried: Tried[] = calls.map(({ recording, door, answered, faults }) => ({
        file: recording.file,
        folder: recording.folder,
        door,
        reports: figuresOf(recording) !== null,
        faults: [...faults, ...judgeBooked(recording, booked.get(answered.requestId))],
      }));
      console.error(toTable(tried));
      return toResult(tried);
    } finally {
      await Promise.all([...places.values()].map(({ lab }) => lab.stop()));
    }
  });
}

function toResult(tried: Tried[]) {
  const files = new Set(tried.map(({ file }) => file));
  const reporting = new Set(tried.filter(({ reports }) => reports).map(({ file }) => file));
  const different = tried.filter(({ faults }) => faults.length > 0);
  const differentFiles = new Set(different.map(({ file }) => file));
  return {
    eval: "provider-streams",
    pass: different.length === 0,
    files: files.size,
    reporting: reporting.size,
    exact: [...reporting].filter((file) => !differentFiles.has(file)).length,
    calls: tried.length,
    different: different.map(({ file, door, faults }) => ({ file, door, faults })),
  };
}
