/** How long a passage was in no answer: ever, or in so many days; as the address says it. */
export const UNUSED_SPANS = ["", "30", "90"] as const;
