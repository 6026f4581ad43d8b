export const newKey = () => crypto.randomUUID().slice(0, 8);
