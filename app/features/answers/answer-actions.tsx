import { CorrectAnswer } from "./correct-answer.tsx";
import { MakeTest } from "./make-test.tsx";
import type { WhyAnswer } from "./why-answer.ts";

interface AnswerActionsProps {
  /** Takes the correction and the wish for a test. */
  address: string;
  home: string;
  why: WhyAnswer;
  /** What the address cannot know: an answer that is stored nowhere. */
  answer?: Record<string, string>;
  onAsk: (question: string) => void;
}

/** What a person may make of an answer: a better one, and a test. */
export function AnswerActions({ address, home, why, answer, onAsk }: AnswerActionsProps) {
  if (!why.mayCorrect && !why.mayTest) return null;
  return (
    <div className="trace-actions">
      {why.mayCorrect ? <CorrectAnswer address={address} home={home} why={why} onAsk={onAsk} /> : null}
      {why.mayTest ? <MakeTest address={address} {...(answer ? { answer } : {})} /> : null}
    </div>
  );
}
