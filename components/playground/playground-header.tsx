"use client";

import { Eraser, Keyboard, Plus, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/actions/button";
import { IconButton } from "../ui/actions/icon-button";
import { Drawer } from "../ui/overlays/drawer";

type PlaygroundHeaderProps = {
  canClear: boolean;
  canAdd: boolean;
  isBusy: boolean;
  settings: ReactNode;
  /** Presets and code. */
  children: ReactNode;
  onClear: () => void;
  onAdd: () => void;
  onKeys: () => void;
};

export function PlaygroundHeader(props: PlaygroundHeaderProps) {
  return (
    <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
      <h1 className="font-semibold max-sm:basis-[calc(100%-6rem)] text-xl tracking-tight">Playground</h1>
      <div className="flex flex-wrap items-center gap-2 max-sm:contents">
        {props.canClear && (
          <IconButton
            icon={Eraser}
            label="Clear the conversation"
            className="max-sm:order-1 max-sm:ml-auto"
            disabled={props.isBusy}
            onClick={props.onClear}
          />
        )}
        <IconButton icon={Keyboard} label="Keys" className="max-sm:hidden" onClick={props.onKeys} />
        <div className="flex flex-wrap items-center gap-2 max-sm:order-2">
          {props.canAdd && (
            <Button icon={Plus} onClick={props.onAdd}>
              Compare
            </Button>
          )}
          {props.children}
        </div>
        <Drawer
          title="Settings"
          className="max-w-80!"
          trigger={
            <IconButton icon={SlidersHorizontal} label="Settings" className="max-sm:order-1 lg:hidden" />
          }
        >
          {props.settings}
        </Drawer>
      </div>
    </header>
  );
}
