/** A list whose rows are moved and removed marks itself, each row's buttons, and the button or field that adds a row. */
export const ROWS = { "data-rows": "" };
export const ROW_ACTIONS = { "data-row-actions": "" };
export const ROW_ADD = { "data-row-add": "" };

/**
 * After a row was moved or removed: the focus is on the same button of the row that stands at `index` now, or on one beside it that
 * can be pressed; where no row is left, on what adds one.
 */
export function focusRow(list: Element | null, index: number, button: number): void {
  const rows = list?.querySelectorAll("[data-row-actions]") ?? [];
  const buttons = [...(rows[Math.min(index, rows.length - 1)]?.querySelectorAll("button") ?? [])];
  const pressed = buttons[button];
  const next = pressed?.disabled ? buttons.find(({ disabled }) => !disabled) : pressed;
  (next ?? list?.querySelector<HTMLElement>("[data-row-add]"))?.focus();
}
