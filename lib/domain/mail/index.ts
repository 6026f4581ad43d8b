export { deliverDueMail } from "./deliver-due-mail";
export { enqueueMail } from "./enqueue-mail";
export {
  alertLetter,
  invitationLetter,
  keyRotatedLetter,
  orgClosedLetter,
  passwordChangedLetter,
  resetPasswordLetter,
  verifyEmailLetter,
} from "./letters";
export { listOutbox } from "./list-outbox";
