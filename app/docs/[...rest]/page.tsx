import { notFound } from "next/navigation";

/** An address under the docs that no page has: without this it would be taken for an organization's. */
export default function NoPage() {
  notFound();
}
