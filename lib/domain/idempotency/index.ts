export { claimOnce, deleteExpiredAnswers, type FirstAnswer, keepAnswer, releaseClaim } from "./claim";
