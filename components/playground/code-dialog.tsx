"use client";

import { CodeXml } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "../ui/actions/button";
import { Segmented } from "../ui/actions/segmented";
import { Skeleton } from "../ui/feedback/skeleton";
import { Dialog } from "../ui/overlays/dialog";
import { LIGHT_CONTENTS } from "./composer/attachment-contents";
import type { ModelFacts } from "./session/model-facts";
import { lastCalls } from "./session/next-calls";
import { pathOf, type Session } from "./session/session";
import { attachmentsOf } from "./session/setup-of";

const CodePanel = dynamic(() => import("../snippets/code-panel").then((room) => room.CodePanel), {
  loading: () => <Skeleton className="h-80" />,
});

type CodeDialogProps = { session: Session; models: readonly ModelFacts[]; gatewayUrl: string };

export function CodeDialog(props: CodeDialogProps) {
  return (
    <Dialog
      title="Get code"
      description={
        pathOf(props.session).length > 0
          ? "The call that was sent last, exactly."
          : "The call that a first question would make."
      }
      width="lg"
      trigger={<Button icon={CodeXml}>Get code</Button>}
    >
      <Code {...props} />
    </Dialog>
  );
}

function Code({ session, models, gatewayUrl }: CodeDialogProps) {
  const [chosen, setChosen] = useState("");
  const calls = lastCalls(session, models);
  const shown = calls.find(({ paneId }) => paneId === chosen) ?? calls[0]!;
  return (
    <>
      {calls.length > 1 && (
        <Segmented
          label="Model"
          value={shown.paneId}
          options={calls.map(({ paneId, label }) => ({ value: paneId, label }))}
          onChange={setChosen}
          className="mb-3 max-w-full overflow-x-auto"
        />
      )}
      <CodePanel input={{ gatewayUrl, body: shown.body, files: filesOf(session) }} />
    </>
  );
}

/** What stands for each attachment in a kept request, and the file it is. */
function filesOf({ turns }: Session) {
  const attachments = Object.values(turns).flatMap(({ user }) => attachmentsOf(user));
  return new Map(attachments.map((attachment) => [LIGHT_CONTENTS[attachment.id]!, attachment]));
}
