import { ButtonLink } from "../ui/actions/button-link";
import { Notice } from "../ui/feedback/notice";

/** A mailed link that lost its end, e.g. by a line break. */
export function MissingToken({ href, label }: { href: string; label: string }) {
  return (
    <div className="space-y-4">
      <Notice tone="warning">
        This link is not complete. Open it from the mail again, or copy all of it.
      </Notice>
      <ButtonLink href={href}>{label}</ButtonLink>
    </div>
  );
}
