"use client";

import { ArrowUp, Paperclip, Square } from "lucide-react";
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef } from "react";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { Kbd } from "../../ui/code/kbd";
import type { ModelFacts } from "../session/model-facts";
import { AttachmentChip } from "./attachment-chip";
import { leftOutTexts } from "./pick-files";
import { useAttachments } from "./use-attachments";
import { useDraft } from "./use-draft";

type ComposerProps = {
  orgId: string;
  area: RefObject<HTMLTextAreaElement | null>;
  models: readonly ModelFacts[];
  bytesBefore: number;
  /** False until the conversation of this tab has been found. */
  isReady: boolean;
  isBusy: boolean;
  isOffline: boolean;
  onSend: (parts: ContentPart[]) => void;
  onStop: () => void;
  onEditLast: () => void;
  /** What is said of the message that is being written; it may come after the letter. */
  note: (parts: ContentPart[]) => ReactNode;
  /** Who is asked, where that can be chosen. */
  target: ReactNode;
};

/** Holds its own text: typing draws nothing else. */
export function Composer(props: ComposerProps) {
  const { area, models, isReady, isBusy, isOffline, onSend, onStop, note, target } = props;
  const [draft, setText] = useDraft(props.orgId);
  const text = draft ?? "";
  const files = useAttachments({
    models,
    bytesBefore: props.bytesBefore,
    onText: (more) => setText((known) => (known?.trim() ? `${known.trimEnd()}\n\n${more}` : more)),
  });
  const parts = partsOf(text, files.parts);
  const written = useDeferredValue(text);
  const told = useMemo(() => note(partsOf(written, files.parts)), [note, written, files.parts]);
  const canSend = isReady && parts.length > 0 && !isBusy && !isOffline && models.length > 0;

  function send() {
    if (!canSend) return;
    onSend(parts);
    setText("");
    files.clear();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      return props.onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  function takeFiles(event: React.ClipboardEvent | React.DragEvent, list: FileList) {
    if (list.length === 0) return;
    event.preventDefault();
    void files.add([...list]);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
      className="border-line border-t p-3"
    >
      <div className="control p-1.5">
        <Attached parts={files.parts} onRemove={files.remove} />
        <div className="flex items-end gap-1.5">
          <AttachButton onFiles={files.add} />
          <textarea
            ref={area}
            aria-label="Message"
            rows={1}
            readOnly={draft === null || !isReady}
            value={text}
            placeholder="Ask something"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => takeFiles(event, event.clipboardData.files)}
            className="field-sizing-content max-h-60 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-1 py-1.5 text-sm outline-none placeholder:text-subtle max-md:text-base"
          />
          {isBusy ? (
            <Button icon={Square} onClick={onStop}>
              Stop
            </Button>
          ) : (
            <Button type="submit" variant="primary" icon={ArrowUp} disabled={!canSend}>
              Send
            </Button>
          )}
        </div>
      </div>
      {leftOutTexts(files.parts, models).map((sentence) => (
        <p key={sentence} role="status" className="mt-1.5 text-warning-ink text-xs">
          {sentence}
        </p>
      ))}
      <div className="mt-1.5 flex min-h-5 flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <div className="flex items-center gap-3">
          {target}
          <Keys />
        </div>
        {told}
      </div>
    </form>
  );
}

function partsOf(text: string, files: readonly ContentPart[]): ContentPart[] {
  const words = text.trim();
  return words ? [{ type: "text", text: words }, ...files] : [...files];
}

function Keys() {
  return (
    <p className="flex items-center gap-1.5 text-subtle text-xs max-lg:hidden">
      <Kbd>Enter</Kbd> sends <Kbd>?</Kbd> all keys
    </p>
  );
}

type AttachedProps = {
  parts: readonly Exclude<ContentPart, { type: "text" }>[];
  onRemove: (id: string) => void;
};

function Attached({ parts, onRemove }: AttachedProps) {
  if (parts.length === 0) return null;
  return (
    <ul aria-label="Attached files" className="mb-1.5 flex flex-wrap gap-2 px-1 pt-1">
      {parts.map(({ attachment }) => (
        <AttachmentChip
          key={attachment.id}
          attachment={attachment}
          onRemove={() => onRemove(attachment.id)}
        />
      ))}
    </ul>
  );
}

function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        label="Attach pictures, PDF or text files"
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
