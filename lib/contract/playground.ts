import { z } from "zod";
import { isId } from "../core/id-format";
import { defineEndpoint } from "./endpoint";
import { orgParams, wireTime } from "./wire";

/** The playground's short-lived key, and how far a newcomer has come. */

export const createPlaygroundTokenEndpoint = defineEndpoint({
  id: "playground.create_token",
  method: "POST",
  path: "/api/orgs/{orgId}/playground/token",
  tag: "Playground",
  summary: "A key good for 15 minutes with a daily cap, for calls from this browser",
  access: "playground.use",
  params: orgParams,
  body: z.strictObject({
    projectId: z.string().min(1).optional().meta({ description: "Left out: the oldest project." }),
  }),
  response: z.object({
    token: z.string(),
    expiresAt: wireTime,
    gatewayUrl: z.string().meta({ description: "Call `{gatewayUrl}/v1/chat/completions` with the token." }),
    projectId: z.string(),
  }),
  status: 201,
});

export const getOnboardingEndpoint = defineEndpoint({
  id: "onboarding.status",
  method: "GET",
  path: "/api/orgs/{orgId}/onboarding",
  tag: "Playground",
  summary: "Whether the organization has a key and a first answered call",
  access: "usage.read",
  params: orgParams,
  response: z.object({
    hasKey: z.boolean(),
    hasCall: z.boolean(),
    firstCall: z.object({ requestId: z.string(), model: z.string(), startedAt: wireTime }).nullable(),
    defaultProjectId: z.string().nullable(),
    gatewayUrl: z.string(),
  }),
});

const answerRequestId = z.string().refine((text) => isId("request", text), "Write a request id: req_…");

export const votePlaygroundEndpoint = defineEndpoint({
  id: "playground.vote",
  method: "POST",
  path: "/api/orgs/{orgId}/playground/votes",
  tag: "Playground",
  summary: "Which of two to four answers was better; a second vote on a turn replaces your first",
  access: "playground.use",
  params: orgParams,
  body: z
    .strictObject({
      turn: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/, "Letters, digits, _ and -, at most 64.")
        .meta({ description: "A name of the turn, unique among your own." }),
      verdict: z.enum(["better", "tie", "both_bad"]),
      winnerRequestId: answerRequestId
        .nullable()
        .meta({ description: "With `better`: the better answer's." }),
      candidates: z
        .array(z.strictObject({ model: z.string().min(1).max(200), requestId: answerRequestId }))
        .min(2)
        .max(4)
        .meta({ description: "The answers that stood side by side." }),
    })
    .refine(({ verdict, winnerRequestId }) => (verdict === "better") === (winnerRequestId !== null), {
      path: ["winnerRequestId"],
      message: "Name the better answer with `better`, and none otherwise.",
    })
    .refine(
      ({ winnerRequestId: winner, candidates }) =>
        winner === null || candidates.some(({ requestId }) => requestId === winner),
      { path: ["winnerRequestId"], message: "The better answer is one of the candidates." },
    ),
  response: z.object({ id: z.string() }),
});
