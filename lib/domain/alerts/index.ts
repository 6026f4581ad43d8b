export { type Notice, raiseNotification } from "./notifications/raise-notification";
