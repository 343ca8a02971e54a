/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   on a phone rows are blocks, and some browsers then forget what they were: the roles are written out */
import { useTranslation } from "react-i18next";

const ROWS = ["start", "data", "answer", "truth", "cost", "care", "channels"] as const;
const WAYS = ["own", "hosted", "code"] as const;

/** Where this product is the better choice, and where it is not. */
export function CompareTable() {
  const { t } = useTranslation("landing");
  return (
    <section className="front-section" aria-labelledby="compare">
      <h2 id="compare">{t("compare.title")}</h2>
      <p className="text-quiet mt-2 mb-5">{t("compare.lead")}</p>
      <div className="panel">
        <table className="table-quiet compare" role="table" aria-labelledby="compare">
          <thead role="rowgroup">
            <tr role="row">
              {(["what", ...WAYS] as const).map((way) => (
                <th
                  key={way}
                  scope="col"
                  role="columnheader"
                  className={way === "own" ? "compare-own" : undefined}
                >
                  {t(`compare.${way}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {ROWS.map((row) => (
              <tr key={row} role="row">
                <th scope="row" role="rowheader">
                  {t(`compare.rows.${row}.what`)}
                </th>
                {WAYS.map((way) => (
                  <td
                    key={way}
                    role="cell"
                    data-label={t(`compare.${way}`)}
                    className={way === "own" ? "compare-own" : undefined}
                  >
                    {t(`compare.rows.${row}.${way}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
