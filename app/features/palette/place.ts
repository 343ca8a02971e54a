/** Something that the palette leads to. */
export interface Place {
  /** Unique among all places of a workspace. */
  id: string;
  kind: string;
  label: string;
  /** What tells it from others of the same name, such as the bot of a source. */
  hint: string;
  address: string;
}
