export { GATEWAY_PAGE, MANAGEMENT_PAGE, OVERVIEW_PAGE, type DocsPage, docsPages, pageText } from "./pages";
export { llmsFullText, llmsText } from "./llms";
export { outline } from "./markdown/outline";
export { places } from "./places";
export { type ModelEntry, searchDocuments } from "./search/search-documents";
