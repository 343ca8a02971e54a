import type { AnswerKind, MessageStatus, SentFile } from "#app/shared/protocol/visitor-api.ts";
import type { AnswerTrace } from "./answer-trace.ts";

/** What the panel beside the preview shows of one answer. */
export interface WhyAnswer {
  question: string;
  /** What came with it, each at an address for members of the workspace. */
  files?: (SentFile & { address: string })[];
  text: string;
  status: MessageStatus;
  /** Absent when no answer came about. */
  kind?: AnswerKind;
  /** 0–1, of the built-in answerer. */
  confidence?: number;
  trace: AnswerTrace;
  /** Names of the workspace's providers by id. */
  providers: Record<string, string>;
  /** Null when this person may not set prices. */
  pricesAddress: string | null;
  mayCorrect: boolean;
  mayTest: boolean;
}
