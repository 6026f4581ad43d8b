import { Notice } from "../ui/feedback/notice";
import type { ModelFacts } from "./session/model-facts";
import type { Pane } from "./session/session";

type PlaygroundNoticesProps = {
  isOnline: boolean;
  panes: readonly Pane[];
  models: readonly Pick<ModelFacts, "slug">[];
};

/** What keeps a question from being answered: no connection, or a model that was withdrawn since it was chosen. */
export function PlaygroundNotices({ isOnline, panes, models }: PlaygroundNoticesProps) {
  const gone = panes.filter(({ model }) => !models.some(({ slug }) => slug === model));
  return (
    <>
      {!isOnline && (
        <Notice tone="warning" className="mb-3">
          No connection. What came is kept; a message can be sent once you are back.
        </Notice>
      )}
      {gone.length > 0 && (
        <Notice tone="warning" className="mb-3">
          Not offered in this organization now: {[...new Set(gone.map(({ model }) => model))].join(", ")}.
          Choose another model {gone.length > 1 ? "for those panes" : "in its place"}.
        </Notice>
      )}
    </>
  );
}
