"use client";

import { Download } from "lucide-react";
import { Button } from "../ui/actions/button";
import { CopyButton } from "../ui/code/copy-button";
import { Notice } from "../ui/feedback/notice";
import { DialogActions } from "../ui/overlays/dialog";

type RecoveryCodesProps = { codes: readonly string[]; onDone: () => void };

/** The only time that they are on a page. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const text = `${codes.join("\n")}\n`;
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Two-factor is on. Each of these codes signs you in once without the app. They are not shown again.
      </Notice>
      <div className="relative rounded-md border border-line bg-sunken p-3 pr-10">
        <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-xs">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={text} label="Copy recovery codes" className="absolute top-1 right-1" />
      </div>
      <DialogActions>
        <Button icon={Download} onClick={() => download(text)}>
          Download
        </Button>
        <Button variant="primary" onClick={onDone}>
          I have stored them
        </Button>
      </DialogActions>
    </div>
  );
}

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "turnpike-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}
