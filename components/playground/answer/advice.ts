import { ERRORS } from "@/lib/core/errors";
import type { AnswerError } from "../stream/answer";

type Way = { label: string; href: string };
export type Advice = { text: string | null; ways: Way[] };

const AGAIN = "Ask again in a moment, or choose another model.";

/** What helps in this page, by code; what the gateway's own words do not say. */
const TEXTS = new Map(
  Object.entries({
    invalid_api_key: "Ask again: this tab then gets a new key.",
    model_not_found: "Choose another model for this pane.",
    context_length_exceeded:
      "Clear the conversation, edit an earlier message, or choose a model with more context.",
    unsupported_parameter: "Take the parameter out in the settings, or choose a model that has it.",
    rate_limit_exceeded: "Wait a moment, then ask again.",
    upstream_error: AGAIN,
    upstream_timeout: AGAIN,
  }),
);

/** Pages of the organization where the cause can be mended. */
const PAGES = new Map(
  Object.entries({
    budget_exceeded: { label: "Budgets", path: "limits" },
    credits_exhausted: { label: "Credit", path: "billing" },
    rate_limit_exceeded: { label: "Rate limits", path: "limits" },
  }),
);

function secondsText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return whole === 1 ? "a second" : `${whole} seconds`;
  return whole < 7_200 ? `${Math.ceil(whole / 60)} minutes` : `${Math.ceil(whole / 3_600)} hours`;
}

/** What to do about an error, and where. */
export function adviceFor({ status, code, retryAfter }: AnswerError, orgSlug: string): Advice {
  const page = PAGES.get(code);
  const known = Object.hasOwn(ERRORS, code) ? ERRORS[code as keyof typeof ERRORS] : null;
  const wait = retryAfter === undefined ? null : `Wait ${secondsText(retryAfter)}, then ask again.`;
  return {
    text: wait ?? TEXTS.get(code) ?? (status >= 500 ? AGAIN : null),
    ways: [
      ...(page ? [{ label: page.label, href: `/${orgSlug}/${page.path}` }] : []),
      ...(known ? [{ label: "What it means", href: `/docs/guides/errors#${known.status}-${code}` }] : []),
    ],
  };
}
