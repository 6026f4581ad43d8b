import type { Status } from "@/lib/client/status";

type StatusWords = { tone: "danger" | "warning"; text: string; since?: string };

type Seen = {
  online: boolean;
  /** The portal did not answer when it was last asked. */
  portalAway: boolean;
  status: Status | undefined;
};

/** The one sentence that matters most, or null when all is well. */
export function statusWords({ online, portalAway, status }: Seen): StatusWords | null {
  if (!online)
    return {
      tone: "warning",
      text: "You are offline. What is shown may be old; it is read anew when you are back.",
    };
  if (portalAway)
    return {
      tone: "danger",
      text: "The portal does not answer. What is shown may be old; trying again by itself.",
    };
  if (!status) return null;
  if (status.gateway === "away")
    return { tone: "danger", text: "The gateway does not answer: calls fail at the moment." };
  const [first] = status.providers;
  if (!first) return null;
  const names = listed(status.providers.map(({ name }) => name));
  const since = status.providers.reduce((least, { since }) => (since < least ? since : least), first.since);
  const fails = status.providers.length === 1 ? "fails" : "fail";
  return {
    tone: "warning",
    text: `${names} ${fails} at the moment. Calls go to other providers where a model has one.`,
    since,
  };
}

/** Made when it is needed, which is seldom: the first of its kind takes longer to make than a page has. */
function listed(names: string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}
