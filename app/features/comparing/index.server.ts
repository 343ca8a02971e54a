/** What the edges may use of comparisons. */
export { compareAnswers, type ComparedAnswer, type ComparedRound } from "./compare-answers.server.ts";
export { listSides, type SideChoice } from "./list-sides.server.ts";
