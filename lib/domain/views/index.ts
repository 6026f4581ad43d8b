export { createView } from "./create-view";
export { deleteView } from "./delete-view";
export { listViews } from "./list-views";
export { restoreView } from "./restore-view";
export { updateView } from "./update-view";
