import { notFound } from "next/navigation";
import { GuideMarkdown } from "@/components/docs/markdown/guide-markdown";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { PreviousNext } from "@/components/docs/shell/previous-next";
import { docsPages, outline, places } from "@/lib/docs";

type GuideProps = PageProps<"/docs/guides/[slug]">;

const guides = () => docsPages(places()).filter(({ kind }) => kind === "guide");
const linkTo = (page: { title: string; path: string } | undefined) =>
  page && { label: page.title, href: page.path };

async function findGuide(params: GuideProps["params"]) {
  const path = `/docs/guides/${(await params).slug}`;
  const all = guides();
  const at = all.findIndex((guide) => guide.path === path);
  return at < 0 ? null : { guide: all[at]!, previous: linkTo(all[at - 1]), next: linkTo(all[at + 1]) };
}

export async function generateMetadata({ params }: GuideProps) {
  const found = await findGuide(params);
  return found ? docsMetadata(found.guide, places().portalUrl) : {};
}

export default async function GuidePage({ params }: GuideProps) {
  const found = await findGuide(params);
  if (!found) notFound();
  const { guide, previous, next } = found;
  return (
    <DocsArticle {...guide} headings={outline(guide.markdown)}>
      <GuideMarkdown markdown={guide.markdown} />
      <PreviousNext previous={previous} next={next} />
    </DocsArticle>
  );
}
