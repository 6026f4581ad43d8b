import { CopyField } from "../../ui/code/copy-field";
import { Details } from "../../ui/data/details";
import { RelativeTime } from "../../ui/data/relative-time";
import { Panel } from "../../ui/page/panel";
import type { Key } from "../key";

export function KeyFacts({ apiKey: key }: { apiKey: Key }) {
  return (
    <Panel title="About this key">
      <Details
        items={[
          { label: "Project", value: key.projectName },
          { label: "Environment", value: key.environment === "live" ? "Live" : "Test" },
          { label: "Current secret", value: <code className="font-mono text-xs">{key.label}</code> },
          {
            label: "Older secret",
            value: key.overlapEndsAt ? (
              <span>
                good until it ends <RelativeTime at={key.overlapEndsAt} />
              </span>
            ) : (
              "none"
            ),
          },
          { label: "Expires", value: <RelativeTime at={key.expiresAt} /> },
          { label: "Last used", value: <RelativeTime at={key.lastUsedAt} /> },
          { label: "Created", value: <RelativeTime at={key.createdAt} /> },
          ...(key.revokedAt ? [{ label: "Revoked", value: <RelativeTime at={key.revokedAt} /> }] : []),
        ]}
      />
      <CopyField label="key id" value={key.id} className="mt-4" />
    </Panel>
  );
}
