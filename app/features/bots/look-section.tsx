import { LookColours } from "./look-colours.tsx";
import { LookGreeting } from "./look-greeting.tsx";
import { LookLauncher } from "./look-launcher.tsx";
import { LookPictures, type Pictures } from "./look-pictures.tsx";
import { LookProperties } from "./look-properties.tsx";
import { LookTexts } from "./look-texts.tsx";

/** What visitors see: colours, pictures, the button, texts, the greeting, and properties for people who know CSS. */
export function LookSection({ pictures }: { pictures: Pictures }) {
  return (
    <div className="stack">
      <LookColours />
      <LookPictures pictures={pictures} />
      <LookLauncher />
      <LookTexts />
      <LookGreeting />
      <LookProperties />
    </div>
  );
}
