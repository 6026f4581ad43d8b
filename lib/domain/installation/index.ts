export { getInstallation } from "./get-installation";
