import { PANES_MAX } from "@/lib/contract/playground-limits";
import type { ModelFacts } from "./model-facts";
import { newSession, type Session } from "./session";

type Opened = {
  session: Session;
  /** Those that cannot be asked here. */
  missing: string[];
  /** Whether a conversation or settings of the session are given up. */
  replacesWork: boolean;
};

/** A new conversation with each of these models; the session itself where it is with them already. */
export function openModels(
  session: Session,
  slugs: readonly string[],
  models: readonly Pick<ModelFacts, "slug">[],
): Opened {
  const asked = [...new Set(slugs)];
  const isKnown = (slug: string) => models.some((model) => model.slug === slug);
  const missing = asked.filter((slug) => !isKnown(slug));
  const [first, ...others] = asked.filter(isKnown).slice(0, PANES_MAX);
  const there = session.panes.map(({ model }) => model);
  if (first === undefined || [first, ...others].join() === there.join())
    return { session, missing, replacesWork: false };
  return { session: newSession(first, ...others), missing, replacesWork: !isUntouched(session) };
}

function isUntouched({ turns, system, tools, responseFormat, panes }: Session): boolean {
  return (
    Object.keys(turns).length === 0 &&
    system === "" &&
    tools.length === 0 &&
    responseFormat.type === "text" &&
    panes.every(({ parameters }) => Object.keys(parameters).length === 0)
  );
}
