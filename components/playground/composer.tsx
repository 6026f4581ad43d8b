"use client";

import { ArrowUp, Square } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../ui/actions/button";
import { Kbd } from "../ui/code/kbd";

type ComposerProps = {
  isBusy: boolean;
  disabled: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
  /** What is said of the text that is being written. */
  note: (text: string) => ReactNode;
};

/** Enter sends, Shift+Enter breaks the line, Escape stops the answers. Holds its own text: typing redraws nothing else. */
export function Composer({ isBusy, disabled, onSend, onStop, note }: ComposerProps) {
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);

  function send() {
    if (isBusy || disabled || !text.trim()) return;
    onSend(text.trim());
    setText("");
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === "Escape" && isBusy) return onStop();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="border-line border-t p-3"
    >
      <div className="control flex items-end gap-2 p-1.5">
        <textarea
          ref={area}
          aria-label="Message"
          rows={1}
          value={text}
          placeholder="Ask something"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-60 min-h-8 flex-1 resize-none bg-transparent px-2 py-1.5 text-sm outline-none placeholder:text-subtle"
        />
        {isBusy ? (
          <Button icon={Square} onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button type="submit" variant="primary" icon={ArrowUp} disabled={disabled || !text.trim()}>
            Send
          </Button>
        )}
      </div>
      <div className="mt-1.5 flex min-h-5 items-center justify-between gap-3">
        <p className="flex items-center gap-1.5 text-subtle text-xs max-sm:hidden">
          <Kbd>Enter</Kbd> sends <Kbd>Shift</Kbd>
          <Kbd>Enter</Kbd> new line <Kbd>Esc</Kbd> stops
        </p>
        {note(text.trim())}
      </div>
    </form>
  );
}
