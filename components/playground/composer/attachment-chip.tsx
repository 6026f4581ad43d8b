"use client";

import { FileText, X } from "lucide-react";
import Image from "next/image";
import { useEffect, useState } from "react";
import type { AttachmentRef } from "@/lib/contract/playground-setup";
import { IconButton } from "../../ui/actions/icon-button";
import { findContent } from "./attachment-store";
import { sizeText } from "./pick-files";

type AttachmentChipProps = { attachment: AttachmentRef; onRemove?: () => void };

/** A file with its size; a picture is shown. Says so where its bytes are not in this browser. */
export function AttachmentChip({ attachment, onRemove }: AttachmentChipProps) {
  const { id, name, mediaType, sizeBytes } = attachment;
  const [content, setContent] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isHere = true;
    void findContent(id).then((found) => isHere && setContent(found ?? null));
    return () => {
      isHere = false;
    };
  }, [id]);
  return (
    <li className="flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken p-1 pr-2 text-xs">
      {content && mediaType.startsWith("image/") ? (
        <Image
          unoptimized
          src={content}
          alt={name}
          width={32}
          height={32}
          className="size-8 rounded-sm object-cover"
        />
      ) : (
        <span className="flex size-8 items-center justify-center text-subtle">
          <FileText size={16} aria-hidden />
        </span>
      )}
      <span className="min-w-0">
        <span className="block max-w-48 truncate">{name}</span>
        <span className="text-subtle">{content === null ? "Not in this browser" : sizeText(sizeBytes)}</span>
      </span>
      {onRemove && <IconButton icon={X} label={`Remove ${name}`} size="sm" onClick={onRemove} />}
    </li>
  );
}
