import type { Code, Parent, Root, RootContent } from "mdast";

/** Several languages of one thing, one after the other, become one group with a tab for each. */
export function codeGroups() {
  return (tree: Root) => {
    group(tree);
  };
}

const LANGUAGES = new Set(["bash", "python", "ts", "go"]);

const isTab = (node: RootContent | undefined): node is Code =>
  node?.type === "code" && LANGUAGES.has(node.lang ?? "");

function group(parent: Parent): void {
  const children: RootContent[] = [];
  let at = 0;
  while (at < parent.children.length) {
    const run = takeTabs(parent.children as RootContent[], at);
    if (run.length > 1) children.push(toGroup(run));
    else children.push(parent.children[at] as RootContent);
    at += Math.max(1, run.length);
  }
  parent.children = children;
}

/** A language that comes again begins another example. */
function takeTabs(nodes: readonly RootContent[], from: number): Code[] {
  const run: Code[] = [];
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at];
    if (!isTab(node) || run.some(({ lang }) => lang === node.lang)) break;
    run.push(node);
  }
  return run;
}

const toGroup = (children: Code[]) =>
  ({
    type: "blockquote",
    children,
    data: { hName: "code-group", hProperties: { languages: children.map(({ lang }) => lang).join(" ") } },
  }) as RootContent;
