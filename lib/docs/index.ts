export { llmsFullText, llmsText } from "./llms";
export { outline } from "./markdown/outline";
export {
  byGroup,
  type DocsPage,
  docsPages,
  GATEWAY_PAGE,
  MANAGEMENT_PAGE,
  OVERVIEW_PAGE,
  pageText,
} from "./pages";
export { places } from "./places";
export { type ModelEntry, searchDocuments } from "./search/search-documents";
