export { deleteCallContent, getCallContent, getContentState } from "./call-content";
export { type KeptContent, keepContents, type SealedContent, toSealedContent } from "./keep-contents";
export { clearContentPolicy, forgetContent, getContentPolicy, setContentPolicy } from "./policy";
export { purgeContents } from "./purge-contents";
