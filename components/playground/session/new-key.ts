import { randomId } from "@/lib/client/random-id";

export const newKey = () => randomId().slice(0, 8);
