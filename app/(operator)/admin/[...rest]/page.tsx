import { notFound } from "next/navigation";

/** An operator's address that no page has; the layout has asked who it is. */
export default function NoPage() {
  notFound();
}
