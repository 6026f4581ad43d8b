"use client";

import { CodeXml } from "lucide-react";
import { useState } from "react";
import { SnippetTabs } from "../snippets/snippet-tabs";
import { Button } from "../ui/actions/button";
import { Segmented } from "../ui/actions/segmented";
import { Dialog } from "../ui/overlays/dialog";
import { bodyFor, type Pane, type Session } from "./session/session";

type CodeDialogProps = { session: Session; gatewayUrl: string };

/** What was sent last; before the first question, what would be. */
function bodyOf(session: Session, pane: Pane) {
  const sent = session.turns.at(-1)?.answers[pane.id]?.body;
  return sent ?? bodyFor(session, pane, [], "Say hello in three languages.");
}

export function CodeDialog({ session, gatewayUrl }: CodeDialogProps) {
  const [chosen, setChosen] = useState("");
  const pane = session.panes.find((each) => each.id === chosen) ?? session.panes[0]!;
  return (
    <Dialog
      title="Get code"
      description={
        session.turns.length > 0
          ? "The call that was sent last, exactly."
          : "The call that a first question would make."
      }
      width="lg"
      trigger={<Button icon={CodeXml}>Get code</Button>}
    >
      {session.panes.length > 1 && (
        <Segmented
          label="Model"
          value={pane.id}
          options={session.panes.map(({ id, model }) => ({ value: id, label: model }))}
          onChange={setChosen}
          className="mb-3 max-w-full overflow-x-auto"
        />
      )}
      <SnippetTabs input={{ gatewayUrl, body: bodyOf(session, pane) }} />
    </Dialog>
  );
}
