import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { LabCall } from "./lab-call";
import type { LabPlan } from "./plan";
import type { LabEvent, LabFraming, LabProtocol } from "./protocol";

const GARBAGE = '{"this is": not the protocol';

type Frame = { bytes: Buffer; saysUsage: boolean };

/** Sends bytes in writes of the plan's size. Resolves early when the caller is gone. */
async function write(res: ServerResponse, bytes: Buffer, plan: LabPlan): Promise<void> {
  const size = plan.writeBytes ?? bytes.length;
  for (let from = 0; from < bytes.length && !res.destroyed; from += size) {
    const kept = res.write(bytes.subarray(from, from + size));
    if (!kept && !res.destroyed) await drained(res);
    // A turn of the loop between two writes: they arrive apart.
    if (plan.writeBytes) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Resolves when more may be written, or nothing more can be. */
function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      res.off("drain", end).off("close", end);
      resolve();
    };
    res.on("drain", end).on("close", end);
  });
}

function cutAt(plan: LabPlan, frames: Frame[]): number {
  if (plan.cut === undefined) return Number.POSITIVE_INFINITY;
  if (typeof plan.cut === "number") return plan.cut;
  const usageAt = frames.findIndex(({ saysUsage }) => saysUsage);
  if (usageAt < 0) return frames.length;
  return plan.cut === "before-usage" ? usageAt : frames.findLastIndex(({ saysUsage }) => saysUsage) + 1;
}

function framesOf(plan: LabPlan, events: LabEvent[], framing: LabFraming): Frame[] {
  return events.map((event, index) => ({
    bytes: index === plan.malformedAt ? framing.raw(GARBAGE, index) : framing.event(event, index),
    saysUsage: event.saysUsage ?? false,
  }));
}

/** Sends a stream as its plan says; answers whether the usage was said. */
async function sendFrames(
  res: ServerResponse,
  plan: LabPlan,
  frames: Frame[],
  end: Buffer,
): Promise<{ saidUsage: boolean }> {
  const cut = cutAt(plan, frames);
  let saidUsage = false;
  for (const [index, frame] of frames.entries()) {
    if (res.destroyed || index >= cut || index === plan.hang) break;
    if (plan.pauseMs && index > 0) await pause(plan.pauseMs);
    await write(res, frame.bytes, plan);
    saidUsage ||= frame.saysUsage;
  }
  if (plan.hang !== undefined && !res.destroyed) await once(res, "close");
  if (cut <= frames.length) {
    await breakOff(res);
  }
  if (!res.destroyed) {
    if (end.length > 0) await write(res, end, plan);
    res.end();
  }
  return { saidUsage };
}

/** Breaks the connection once what was written is with the kernel: it is not taken back. */
async function breakOff(res: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    if (res.destroyed) resolve();
    else res.write(Buffer.alloc(0), () => resolve());
  });
  await pause(5);
  res.destroy(new Error("cut as planned"));
}

export async function deliverStream(
  res: ServerResponse,
  call: LabCall,
  plan: LabPlan,
  protocol: LabProtocol,
  events: LabEvent[],
  framing: LabFraming,
): Promise<{ saidUsage: boolean }> {
  let frames = framesOf(plan, events, framing);
  let { end } = framing;
  if (plan.failAt) {
    frames = frames.slice(0, plan.failAt.events);
    const event = protocol.failureEvent?.(plan.failAt.failure, call);
    if (!event) throw new Error(`${protocol.kind} has no error inside a stream`);
    frames.push({ bytes: framing.event(event, frames.length), saysUsage: false });
    end = Buffer.alloc(0);
  }
  res.writeHead(200, {
    ...protocol.headers(call),
    "content-type": framing.contentType,
    ...plan.raw?.headers,
  });
  res.flushHeaders();
  return sendFrames(res, plan, frames, end);
}

/** A whole body; a cut breaks the connection after so many of its bytes. */
export async function deliverWhole(
  res: ServerResponse,
  plan: LabPlan,
  answer: { status: number; headers: Record<string, string>; body: Buffer },
): Promise<{ complete: boolean }> {
  res.writeHead(answer.status, { ...answer.headers, "content-length": String(answer.body.length) });
  const cut = typeof plan.cut === "number" ? plan.cut : answer.body.length;
  await write(res, answer.body.subarray(0, cut), plan);
  if (plan.hang !== undefined && !res.destroyed) await once(res, "close");
  if (plan.cut !== undefined) {
    await breakOff(res);
    return { complete: false };
  }
  res.end();
  return { complete: true };
}
