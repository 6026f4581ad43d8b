export { findSignedIn, type SignedIn } from "./session";
