import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

interface Editing<T extends HTMLElement> {
  isEditing: boolean;
  edit: () => void;
  close: () => void;
  /** For the element around the button that opens the editor. */
  opener: RefObject<T>;
}

/** Something that is edited in its place; whoever works with the keyboard goes on at its button afterwards. */
export function useEditing<T extends HTMLElement>(): Editing<T> {
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<T>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    // The button is there again only now.
    if (wasEditing.current && !isEditing) opener.current?.querySelector("button")?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const edit = useCallback(() => setEditing(true), []);
  const close = useCallback(() => setEditing(false), []);
  return { isEditing, edit, close, opener };
}
