"use client";

import { useState } from "react";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { toast } from "../../ui/feedback/toaster";
import type { ModelFacts } from "../session/model-facts";
import { keepAttachment } from "./attachment-store";
import { fencedText, pickFile } from "./pick-files";

type FilePart = Exclude<ContentPart, { type: "text" }>;

type AttachmentsSetup = {
  models: readonly ModelFacts[];
  /** Bytes of what is already in the conversation. */
  bytesBefore: number;
  /** A text file becomes part of the message itself. */
  onText: (text: string) => void;
};

/** The files of the message that is being written. */
export function useAttachments({ models, bytesBefore, onText }: AttachmentsSetup) {
  const [parts, setParts] = useState<FilePart[]>([]);

  async function add(files: readonly File[]) {
    let bytes = bytesBefore + parts.reduce((sum, part) => sum + part.attachment.sizeBytes, 0);
    for (const file of files) {
      const picked = pickFile(file, bytes, models);
      if ("refusal" in picked) toast.error(picked.refusal);
      else if (picked.as === "text") onText(fencedText(file.name, await file.text()));
      else {
        bytes += file.size;
        const part: FilePart = { type: picked.as, attachment: await keepAttachment(file) };
        setParts((known) => [
          ...known.filter(({ attachment }) => attachment.id !== part.attachment.id),
          part,
        ]);
      }
    }
  }

  return {
    parts,
    add,
    remove: (id: string) => setParts((known) => known.filter(({ attachment }) => attachment.id !== id)),
    clear: () => setParts([]),
  };
}
