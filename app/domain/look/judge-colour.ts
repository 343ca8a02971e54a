import { contrastOf } from "./contrast.ts";

const WHITE = "#ffffff";
const INK = "#1c2321";
/** WCAG 2 for text, and for the edges of what is pressed. */
export const FOR_TEXT = 4.5;
export const FOR_CONTROLS = 3;

export interface ColourJudgement {
  /** Of white or ink on the colour, whichever reads better. */
  text: number;
  /** Of the button on a white page. A dark page needs no measure: what is written on the button is itself readable there. */
  page: number;
  isGood: boolean;
}

/** Whether people can read what stands on a `#rrggbb` colour, and find a button that has it. */
export function judgeColour(colour: string): ColourJudgement {
  const text = Math.max(contrastOf(WHITE, colour), contrastOf(INK, colour));
  const page = contrastOf(colour, WHITE);
  return { text, page, isGood: text >= FOR_TEXT && page >= FOR_CONTROLS };
}
