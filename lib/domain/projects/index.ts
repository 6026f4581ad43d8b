export { archiveProject, restoreProject } from "./archive-project";
export { createProject, insertProject } from "./create-project";
export { findDefaultProject, lockLiveProject } from "./live-project";
export { getProject, listProjects } from "./queries";
export { updateProject } from "./update-project";
