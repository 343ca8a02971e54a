/** The custom properties of the widget that a creator may set, and what holds without. Colour and corners have fields of their own. */
export const LOOK_PROPERTIES = {
  "--chatbot-ink": "#1c2321",
  "--chatbot-paper": "#fafaf7",
  "--chatbot-font": "Inter, system-ui, sans-serif",
  "--chatbot-width": "384px",
  "--chatbot-height": "640px",
  "--chatbot-z-index": "999999999",
} as const;
export type LookProperty = keyof typeof LOOK_PROPERTIES;
export const LOOK_PROPERTY_NAMES = Object.keys(LOOK_PROPERTIES) as [LookProperty, ...LookProperty[]];
