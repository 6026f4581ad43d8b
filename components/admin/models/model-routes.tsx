import { Badge } from "../../ui/data/badge";
import { Notice } from "../../ui/feedback/notice";
import { Panel } from "../../ui/page/panel";
import type { AdminModel } from "./model";

export function ModelRoutes({ model }: { model: AdminModel }) {
  return (
    <Panel title="Answered by" description="By ascending priority; among equals by weight." flush>
      {model.routes.length === 0 ? (
        <div className="p-4">
          <Notice tone="warning">No provider answers this model. Edit it to add a route.</Notice>
        </div>
      ) : (
        <ol className="divide-y divide-line">
          {model.routes.map((route) => (
            <li
              key={route.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5"
            >
              <div className="min-w-0">
                <span className="font-medium">{route.providerName}</span>
                <span className="block break-all font-mono text-subtle text-xs">{route.upstreamModel}</span>
              </div>
              <div className="flex items-center gap-2 text-muted text-xs">
                {!route.enabled && <Badge>off</Badge>}
                <span>priority {route.priority}</span>
                <span>weight {route.weight}</span>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
