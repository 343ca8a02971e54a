import { useTranslation } from "react-i18next";
import type { ApiGuide } from "#app/features/rest/index.server.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";

/** What bodies and answers refer to, by name. */
export function ShapeList({ shapes }: Pick<ApiGuide, "shapes">) {
  const { t } = useTranslation("apidocs");
  return (
    <section className="stack" aria-labelledby="shapes">
      <h2 id="shapes">{t("schemas")}</h2>
      {shapes.map(({ name, json }) => (
        <details key={name} id={`shape-${name}`} className="panel">
          <summary className="panel-body">
            <code dir="ltr">{name}</code>
          </summary>
          <div className="panel-body">
            <CodeBlock code={json} title={name} />
          </div>
        </details>
      ))}
    </section>
  );
}
