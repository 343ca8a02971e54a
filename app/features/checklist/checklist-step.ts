/** The first steps of a bot, in the order in which most people take them. */
export const CHECKLIST_STEPS = ["knowledge", "test", "look", "publish", "conversation"] as const;

export interface ChecklistStep {
  name: (typeof CHECKLIST_STEPS)[number];
  isDone: boolean;
}
