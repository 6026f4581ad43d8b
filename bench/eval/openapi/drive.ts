import type { Lab } from "@/lib/gateway/lab";
import type { Ask } from "./asks/ask";
import { type Judged, judge } from "./judge";
import type { Spec } from "./spec";

/** Asks to one model of the gateway; `lab` stands in for its provider. */
export type Series = { title: string; asks: readonly Ask[]; model?: string; lab?: Lab };

function withModel(body: unknown, model: string | undefined): unknown {
  if (model === undefined || typeof body !== "object" || body === null) return body;
  if (!(body instanceof FormData)) return { model, ...body };
  const form = new FormData();
  for (const [name, value] of body) form.append(name, name === "model" ? model : value);
  return form;
}

function bodyInit(body: unknown): BodyInit | undefined {
  if (body === undefined || typeof body === "string" || body instanceof FormData) return body;
  return JSON.stringify(body);
}

async function call(url: string, secret: string, ask: Ask, model: string | undefined): Promise<Response> {
  const body = withModel(ask.body, model);
  const isJson = body !== undefined && !(body instanceof FormData);
  return fetch(`${url}/v1${ask.path ?? ask.operation}`, {
    method: ask.method.toUpperCase(),
    headers: {
      authorization: `Bearer ${secret}`,
      ...(isJson && { "content-type": "application/json" }),
      ...ask.headers,
    },
    body: bodyInit(body),
  });
}

function unanswered(error: Error): Omit<Judged, "name"> {
  const message = `${error.message}: ${(error.cause as Error | undefined)?.message ?? "no answer"}`;
  return { status: 0, checked: 0, violations: [{ at: "answer", message }] };
}

/** Asks one after the other, and what each answer is to the specification. */
export async function drive(url: string, secret: string, spec: Spec, series: Series): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const ask of series.asks) {
    series.lab?.reset();
    if (ask.plan) series.lab?.always(ask.plan);
    const name = `${series.title}: ${ask.name}`;
    const result = await call(url, secret, ask, series.model)
      .then((response) => judge(spec, ask, response))
      .catch((error: Error) => unanswered(error));
    judged.push({ ...result, name });
  }
  return judged;
}
