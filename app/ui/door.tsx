import type { ReactNode } from "react";
import { LanguagePicker } from "./language-picker.tsx";
import { Logo } from "./logo.tsx";
import { SkipLink } from "./skip-link.tsx";

/** The page around a single short form, such as signing in. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <div className="door">
      <SkipLink />
      <header className="door-head">
        <Logo />
      </header>
      <main id="main" className="door-main">
        {children}
      </main>
      <footer className="door-foot">
        <LanguagePicker />
      </footer>
    </div>
  );
}
