/** What the edges may use of the list of first steps. */
export { dismissChecklist } from "./dismiss-checklist.server.ts";
export { getChecklist } from "./get-checklist.server.ts";
