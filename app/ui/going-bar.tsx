import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** A thin line while the next page is on its way, once that takes longer than 300 ms. */
export function GoingBar() {
  const isGoing = useNavigation().state !== "idle";
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isGoing) return;
    const timer = setTimeout(() => setShown(true), 300);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [isGoing]);
  return isShown ? <div className="progress-going" aria-hidden /> : null;
}
