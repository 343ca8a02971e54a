import { useTranslation } from "react-i18next";
import { Sketch } from "./sketch.tsx";

const PICTURES = ["editor", "knowledge", "publish"] as const;

/** Three looks at the product: its screenshots (1280 × 800) when they have been made, until then plain drawings. */
export function Pictures({ available }: { available: readonly string[] }) {
  const { t } = useTranslation("landing");
  return (
    <section className="front-section" aria-labelledby="pictures">
      <h2 id="pictures">{t("pictures.title")}</h2>
      <ul className="pictures">
        {PICTURES.map((name) => {
          const title = t(`pictures.${name}.title`);
          return (
            <li key={name} className="picture">
              <div className="picture-frame">
                {available.includes(name) ? (
                  <img
                    src={`/screens/${name}.png`}
                    alt={t("pictures.alt", { title })}
                    width={1280}
                    height={800}
                    loading="lazy"
                  />
                ) : (
                  <Sketch name={name} />
                )}
              </div>
              <h3>{title}</h3>
              <p>{t(`pictures.${name}.text`)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
