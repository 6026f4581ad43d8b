"use client";

import { useQuery } from "@tanstack/react-query";
import { Eraser, Plus, SlidersHorizontal } from "lucide-react";
import type { Model } from "@/lib/client/models";
import { onboardingQuery } from "@/lib/client/playground";
import { Button } from "../ui/actions/button";
import { IconButton } from "../ui/actions/icon-button";
import { Drawer } from "../ui/overlays/drawer";
import { CodeDialog } from "./code-dialog";
import { Composer } from "./composer";
import { Conversation } from "./conversation";
import { EstimateLine } from "./estimate/estimate-line";
import { PanesHeader } from "./panes-header";
import { bodyFor, PANES_MAX } from "./session/session";
import { newPaneId, usePlayground } from "./session/use-playground";
import { SettingsPanel } from "./settings-panel";

const FIRST_MODEL = "sandbox/small";
const OUTPUT_TOKENS_FALLBACK = 128_000;

type PlaygroundViewProps = { orgId: string; models: readonly Model[] };

export function PlaygroundView({ orgId, models }: PlaygroundViewProps) {
  const first = models.find(({ slug }) => slug === FIRST_MODEL) ?? models[0];
  const { session, dispatch, ask, retry, edit, stop, isBusy, getToken } = usePlayground(
    orgId,
    first?.slug ?? FIRST_MODEL,
  );
  const gatewayUrl = useQuery(onboardingQuery(orgId)).data?.gatewayUrl;
  const chosen = models.filter(({ slug }) => session.panes.some((pane) => pane.model === slug));
  const maxOutputTokens = Math.min(...chosen.map((model) => model.maxOutputTokens), OUTPUT_TOKENS_FALLBACK);
  const settings = <SettingsPanel session={session} maxOutputTokens={maxOutputTokens} dispatch={dispatch} />;

  const note = (text: string) => {
    const bodies = text ? session.panes.map((pane) => bodyFor(session, pane, session.turns, text)) : [];
    return <EstimateLine bodies={bodies} getToken={getToken} />;
  };

  function addPane() {
    const unused = models.filter(({ slug }) => !session.panes.some((pane) => pane.model === slug));
    const vendor = session.panes[0]!.model.split("/")[0];
    const next = unused.find(({ slug }) => slug.startsWith(`${vendor}/`)) ?? unused[0] ?? first;
    if (next) dispatch({ type: "add-pane", id: newPaneId(), model: next.slug });
  }

  return (
    <div data-wide className="flex h-[calc(100dvh-5.5rem)] min-h-96 flex-col lg:h-[calc(100dvh-3rem)]">
      <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h1 className="font-semibold text-xl tracking-tight">Playground</h1>
        <div className="flex items-center gap-2">
          {session.turns.length > 0 && (
            <IconButton
              icon={Eraser}
              label="Clear the conversation"
              disabled={isBusy}
              onClick={() => dispatch({ type: "clear" })}
            />
          )}
          {session.panes.length < PANES_MAX && (
            <Button icon={Plus} onClick={addPane}>
              Compare
            </Button>
          )}
          {gatewayUrl && <CodeDialog session={session} gatewayUrl={gatewayUrl} />}
          <Drawer
            title="Settings"
            className="max-w-80"
            trigger={<IconButton icon={SlidersHorizontal} label="Settings" className="lg:hidden" />}
          >
            {settings}
          </Drawer>
        </div>
      </header>
      <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-h-0 min-w-0 flex-col rounded-lg border border-line bg-surface">
          <PanesHeader
            panes={session.panes}
            models={models}
            onModel={(paneId, model) => dispatch({ type: "set-model", paneId, model })}
            onRemove={(paneId) => dispatch({ type: "remove-pane", paneId })}
          />
          <Conversation session={session} onRetry={retry} onEdit={edit} onAsk={ask} />
          <Composer isBusy={isBusy} disabled={models.length === 0} onSend={ask} onStop={stop} note={note} />
        </div>
        <aside aria-label="Settings" className="hidden min-h-0 overflow-y-auto px-2 pb-2 lg:block">
          {settings}
        </aside>
      </div>
    </div>
  );
}
