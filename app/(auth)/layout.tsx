export { AuthFrame as default } from "@/components/auth/auth-frame";
