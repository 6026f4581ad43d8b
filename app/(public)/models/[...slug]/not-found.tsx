import { modelPath } from "@/components/models/address";
import { ButtonLink } from "@/components/ui/actions/button-link";
import { Link } from "@/components/ui/actions/link";
import { findNearestModels } from "@/lib/domain/storefront";
import { findPagePath, visitorCtx } from "@/lib/web/page";

/** There is no such model: the ones that may have been meant. */
export default async function ModelNotFound() {
  const asked = decodeURIComponent((await findPagePath()).replace(/^\/models\//, ""));
  const near = await findNearestModels(asked, (await visitorCtx()).now);
  return (
    <div className="mx-auto flex max-w-md flex-col gap-4 py-16">
      <h1 className="font-semibold text-xl tracking-tight">No model is called that</h1>
      <p className="break-words text-muted">
        There is no <code className="font-mono text-xs">{asked}</code> here, or it is not offered now.
      </p>
      {near.length > 0 && (
        <div>
          <h2 className="mb-1 font-medium text-sm">Did you mean</h2>
          <ul className="flex flex-col gap-1">
            {near.map(({ slug, name }) => (
              <li key={slug}>
                <Link href={modelPath(slug)} className="font-medium hover:underline">
                  {name}
                </Link>{" "}
                <span className="break-all font-mono text-2xs text-subtle">{slug}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ButtonLink href="/models" variant="primary" className="self-start">
        All models
      </ButtonLink>
    </div>
  );
}
