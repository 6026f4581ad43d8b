"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import type { Model } from "@/lib/client/models";
import { onboardingQuery } from "@/lib/client/playground";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { Segmented } from "../ui/actions/segmented";
import { toast } from "../ui/feedback/toaster";
import { CodeDialog } from "./code-dialog";
import { Composer } from "./composer/composer";
import { Conversation } from "./conversation/conversation";
import type { ConversationHandlers } from "./conversation/handlers";
import { useVote } from "./conversation/use-vote";
import { EstimateLine } from "./estimate/estimate-line";
import type { Command } from "./keys/shortcuts";
import { ShortcutsDialog } from "./keys/shortcuts-dialog";
import { useOnline } from "./keys/use-online";
import { useShortcuts } from "./keys/use-shortcuts";
import { PanesHeader } from "./panes/panes-header";
import { PlaygroundHeader } from "./playground-header";
import { PlaygroundNotices } from "./playground-notices";
import { PresetsMenu } from "./presets/presets-menu";
import { nextCalls } from "./session/next-calls";
import { pathOf } from "./session/session";
import { attachmentsOf } from "./session/setup-of";
import { useAskedModels } from "./session/use-asked-models";
import { useLatest } from "./session/use-latest";
import { usePanes } from "./session/use-panes";
import { usePlayground } from "./session/use-playground";
import { SettingsPanel } from "./settings/settings-panel";

const FIRST_MODEL = "sandbox/small";
const TARGETS = [
  { value: "all", label: "Ask all" },
  { value: "one", label: "Only the chosen pane" },
] as const;

type PlaygroundViewProps = { orgId: string; models: readonly Model[] };

export function PlaygroundView({ orgId, models }: PlaygroundViewProps) {
  const { org } = useParams<{ org: string }>();
  const first = (models.find(({ slug }) => slug === FIRST_MODEL) ?? models[0])?.slug ?? FIRST_MODEL;
  const { session, dispatch, isFound, live, getToken, actions, isBusy } = usePlayground(orgId, first, models);
  useAskedModels({ orgId, session, isFound, models, dispatch });
  const panes = usePanes(session, models, dispatch);
  const [editing, setEditing] = useState<string | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const isOnline = useOnline();
  const gatewayUrl = useQuery(onboardingQuery(orgId)).data?.gatewayUrl;
  const vote = useLatest(useVote(orgId, dispatch));
  const panesNow = useLatest(session.panes);
  const path = pathOf(session);
  const asked = session.panes.filter(({ id }) => panes.asked.includes(id));
  const askedModels = asked.flatMap((pane) => models.find(({ slug }) => slug === pane.model) ?? []);

  const handlers = useMemo<ConversationHandlers>(
    () => ({
      ...actions,
      live,
      orgSlug: org,
      setEditing,
      showBranch: (turnId) => dispatch({ type: "show-branch", turnId }),
      showAttempt: (turnId, paneId, index) => dispatch({ type: "show-attempt", turnId, paneId, index }),
      vote: (turn, chosen) => void vote.current(turn, panesNow.current, chosen),
    }),
    [actions, live, org, dispatch, vote, panesNow],
  );

  function clear() {
    const before = session;
    dispatch({ type: "clear" });
    toast.message("Conversation cleared", {
      action: { label: "Undo", onClick: () => dispatch({ type: "replace", session: before }) },
    });
  }

  useShortcuts((command: Command) => {
    if (command.do === "stop") actions.stopAll();
    if (command.do === "focus") area.current?.focus();
    if (command.do === "new-pane") panes.add();
    if (command.do === "next-pane") panes.step(1);
    if (command.do === "pane") panes.go(command.index);
    if (command.do === "help") setShowsKeys(true);
    if (command.do === "retry" && path.length > 0 && !isBusy) actions.retry(path.at(-1)!.id, panes.active.id);
  });

  const settings = <SettingsPanel settings={session} models={models} dispatch={dispatch} />;
  const note = (parts: ContentPart[]) => (
    <EstimateLine
      calls={parts.length > 0 ? nextCalls(session, models, parts, panes.asked) : []}
      activePaneId={panes.active.id}
      getToken={getToken}
    />
  );

  return (
    <div data-wide className="flex h-[calc(100dvh-5.5rem)] min-h-96 flex-col lg:h-[calc(100dvh-3rem)]">
      <PlaygroundHeader
        canClear={path.length > 0}
        canAdd={panes.canAdd}
        isBusy={isBusy}
        settings={settings}
        onClear={clear}
        onAdd={panes.add}
        onKeys={() => setShowsKeys(true)}
      >
        <PresetsMenu
          orgId={orgId}
          session={session}
          isFound={isFound}
          models={models}
          isBusy={isBusy}
          dispatch={dispatch}
        />
        {gatewayUrl && <CodeDialog session={session} models={models} gatewayUrl={gatewayUrl} />}
      </PlaygroundHeader>
      <PlaygroundNotices isOnline={isOnline} panes={session.panes} models={models} />
      <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-h-0 min-w-0 flex-col rounded-lg border border-line bg-surface">
          <PanesHeader
            panes={session.panes}
            activePaneId={panes.active.id}
            models={models}
            onActive={panes.activate}
            onModel={(paneId, model) => dispatch({ type: "set-model", paneId, model })}
            onRemove={(paneId) => dispatch({ type: "remove-pane", paneId })}
          />
          <Conversation
            session={session}
            activePaneId={panes.active.id}
            editing={editing}
            handlers={handlers}
            onSwipe={panes.step}
          />
          <Composer
            orgId={orgId}
            area={area}
            models={askedModels}
            bytesBefore={path
              .flatMap(({ user }) => attachmentsOf(user))
              .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)}
            isReady={isFound}
            isBusy={isBusy}
            isOffline={!isOnline}
            onSend={(parts) => actions.ask(parts, panes.asked)}
            onStop={actions.stopAll}
            onEditLast={() => path.length > 0 && !isBusy && setEditing(path.at(-1)!.id)}
            note={note}
            target={
              session.panes.length > 1 && (
                <Segmented
                  label="Who is asked"
                  value={panes.target}
                  options={TARGETS}
                  onChange={panes.setTarget}
                />
              )
            }
          />
        </div>
        <aside aria-label="Settings" className="hidden min-h-0 overflow-y-auto px-2 pb-2 lg:block">
          {settings}
        </aside>
      </div>
      <ShortcutsDialog open={showsKeys} onOpenChange={setShowsKeys} />
    </div>
  );
}
