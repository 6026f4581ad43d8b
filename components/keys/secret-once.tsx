"use client";

import { chatSnippet } from "../snippets/chat-snippet";
import { Button } from "../ui/actions/button";
import { CodeBlock } from "../ui/code/code-block";
import { CopyField } from "../ui/code/copy-field";
import { Notice } from "../ui/feedback/notice";
import { DialogActions } from "../ui/overlays/dialog";

type SecretOnceProps = {
  secret: string;
  allowedModels: readonly string[];
  gatewayUrl: string;
  onDone: () => void;
};

/** The only time that a secret is on a page. */
export function SecretOnce({ secret, allowedModels, gatewayUrl, onDone }: SecretOnceProps) {
  const model = allowedModels.find((pattern) => !pattern.endsWith("*")) ?? "sandbox/small";
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Copy the secret now and keep it somewhere safe. It is not shown again; if it is lost, rotate the key.
      </Notice>
      <CopyField label="secret" value={secret} />
      <div>
        <h3 className="mb-1.5 font-medium">Try it</h3>
        <CodeBlock
          language="bash"
          code={curlOf(gatewayUrl, `${secret.slice(0, 12)}…${secret.slice(-4)}`, model)}
          copyText={curlOf(gatewayUrl, secret, model)}
        />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          I have stored it
        </Button>
      </DialogActions>
    </div>
  );
}

function curlOf(gatewayUrl: string, apiKey: string, model: string): string {
  const messages = [{ role: "user", content: "Say hello." }];
  return chatSnippet("curl", { gatewayUrl, apiKey, body: { model, messages } });
}
