import type { BotLook } from "./look.schema.ts";
import { DEFAULT_COLOUR } from "./look-choices.ts";

/** How a new bot looks. */
export const NEW_LOOK: BotLook = {
  color: DEFAULT_COLOUR,
  theme: "auto",
  position: "bottom-right",
  radius: 12,
  avatar: null,
  logo: null,
  shape: "rounded",
  size: 56,
  icon: "mark",
  offsetX: 20,
  offsetY: 20,
  greet: false,
  greetAfter: 5,
  greetOn: [],
  properties: {},
};
