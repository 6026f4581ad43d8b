"use client";

import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "@/lib/client/models";
import { chatSnippet } from "../snippets/chat-snippet";
import { Button } from "../ui/actions/button";
import { CodeBlock } from "../ui/code/code-block";
import { CopyField } from "../ui/code/copy-field";
import { Notice } from "../ui/feedback/notice";
import { DialogActions } from "../ui/overlays/dialog";
import { firstModelFor } from "./first-model";

type SecretOnceProps = {
  orgId: string;
  secret: string;
  allowedModels: readonly string[];
  gatewayUrl: string;
  onDone: () => void;
};

/** The only time that a secret is on a page. */
export function SecretOnce({ orgId, secret, allowedModels, gatewayUrl, onDone }: SecretOnceProps) {
  const models = useQuery(modelsQuery(orgId)).data?.items ?? [];
  const model = firstModelFor(allowedModels, models);
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Copy the secret now and keep it somewhere safe. It is not shown again; if it is lost, rotate the key.
      </Notice>
      <CopyField label="secret" value={secret} />
      {model && (
        <div>
          <h3 className="mb-1.5 font-medium">Try it</h3>
          <CodeBlock
            language="bash"
            code={curlOf(gatewayUrl, `${secret.slice(0, 12)}…${secret.slice(-4)}`, model)}
            copyText={curlOf(gatewayUrl, secret, model)}
          />
        </div>
      )}
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
