/** What a good answer to a test's question is: one with certain words, "I don't know", or a person. */
export const TEST_KINDS = ["answer", "unknown", "handover"] as const;
