import { hash } from "node:crypto";
import type { ModerationRequest } from "@/lib/contract/gateway";
import { SeededDice } from "../prose";
import { bodyOf, type Serve, served } from "./served";

const WORDS: Record<string, RegExp | null> = {
  harassment: /\b(?:idiot|stupid)\b/i,
  "harassment/threatening": null,
  hate: /\bhate\b/i,
  "hate/threatening": null,
  illicit: /\b(?:steal|smuggle)\b/i,
  "illicit/violent": null,
  "self-harm": null,
  "self-harm/intent": null,
  "self-harm/instructions": null,
  sexual: null,
  "sexual/minors": null,
  violence: /\b(?:kill|murder|shoot)\b/i,
  "violence/graphic": null,
};

function judge(text: string) {
  const dice = new SeededDice(text);
  const found = Object.entries(WORDS).map(([name, words]) => ({
    name,
    isHit: words?.test(text) ?? false,
    noise: dice.below(1_000) / 100_000,
  }));
  const by = <T>(value: (one: (typeof found)[number]) => T) =>
    Object.fromEntries(found.map((one) => [one.name, value(one)]));
  return {
    flagged: found.some(({ isHit }) => isHit),
    categories: by(({ isHit }) => isHit),
    category_scores: by(({ isHit, noise }) => (isHit ? 0.9 + noise : noise)),
    category_applied_input_types: by(() => ["text"]),
  };
}

/** All parts of a multimodal input are judged together; each text of a list by itself. */
function textsOf({ input }: ModerationRequest): string[] {
  if (typeof input === "string") return [input];
  if (input.every((part) => typeof part === "string")) return input;
  return [input.map((part) => (typeof part === "string" ? part : String(part.text ?? ""))).join("\n")];
}

/** Knows a few words. */
export const serveModerations: Serve = async (request) => {
  const body = bodyOf<ModerationRequest>(request);
  const id = `modr-${hash("sha256", request.body.toString()).slice(0, 24)}`;
  return served({ id, model: body.model, results: textsOf(body).map(judge) });
};
