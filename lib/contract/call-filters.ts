import { z } from "zod";
import { describeDimensions, type FieldFilter, filtersBy, type UsageDimension } from "./usage-dimensions";
import { isDimension } from "./usage-names";
import { timeInput, usdInput } from "./wire";

/** What single calls can be found by, beside the dimensions of usage: the same grammar, `field:value`. */

export const CALL_FIELDS = [
  "request",
  "upstream",
  "http",
  "error",
  "stream",
  "region",
  "source",
  "quarantined",
  "price",
] as const;
export type CallField = UsageDimension | (typeof CALL_FIELDS)[number];
export type CallFilter = FieldFilter<CallField>;

function isCallField(text: string): text is CallField {
  return (CALL_FIELDS as readonly string[]).includes(text) || isDimension(text);
}

const describeFields = `${describeDimensions}, ${CALL_FIELDS.join(", ")}`;

export const callField = z
  .string()
  .refine(isCallField, `Write one of ${describeFields}.`)
  .transform((text) => text as CallField)
  .meta({ description: `${describeFields}.` });

const ID_BODY = /(?:^|[^0-9A-Z])([0-9A-HJKMNP-TV-Z]{26})(?![0-9A-Z])/i;

/**
 * The request id in what somebody pasted: the id itself, a header line, or the id of an answer (`chatcmpl-…`), which has the same
 * 26 characters; null where there is none.
 */
export function findRequestId(pasted: string): string | null {
  const body = ID_BODY.exec(pasted)?.[1]?.toUpperCase();
  return body ? `req_${body}` : null;
}

const BOOLEANS = new Set(["true", "false"]);

/** What a field's value must look like, where not everything will do. */
function problemOf({ dimension, values }: CallFilter): string | null {
  if (dimension === "http" && !values.every((value) => /^[1-5]\d\d$/.test(value)))
    return "Write an HTTP status such as http:429.";
  if ((dimension === "stream" || dimension === "quarantined") && !values.every((each) => BOOLEANS.has(each)))
    return `Write ${dimension}:true or ${dimension}:false.`;
  if (dimension === "request" && !values.every(findRequestId)) return "Write a request id: request:req_….";
  return null;
}

export const callFilters = filtersBy(isCallField, describeFields).transform((filters, issue) => {
  const problem = filters.map(problemOf).find((each) => each !== null);
  if (problem) issue.addIssue({ code: "custom", message: problem });
  return filters.map((filter) =>
    filter.dimension === "request"
      ? { ...filter, values: filter.values.map((value) => findRequestId(value) ?? value) }
      : filter,
  );
});

const wholeMs = z.coerce.number().int().min(0).max(2_147_483_647);
const wholeTokens = z.coerce.number().int().min(0).max(2_147_483_647);
const usd = usdInput.meta({ description: "Inclusive, in USD." });

/** Which calls: of the list, of its export and of the values that are suggested. */
export const callQuery = {
  from: timeInput.optional().meta({ description: "Inclusive. Left out: 90 days ago." }),
  to: timeInput.optional().meta({ description: "Exclusive." }),
  filter: callFilters,
  costMin: usd.optional(),
  costMax: usd.optional(),
  latencyMsMin: wholeMs.optional(),
  latencyMsMax: wholeMs.optional(),
  ttftMsMin: wholeMs.optional(),
  ttftMsMax: wholeMs.optional(),
  inputTokensMin: wholeTokens.optional(),
  inputTokensMax: wholeTokens.optional(),
  outputTokensMin: wholeTokens.optional(),
  outputTokensMax: wholeTokens.optional(),
};
