/** What a sheet that is opened from everywhere gets. */
export interface SheetProps {
  onClose: () => void;
  onShortcuts: () => void;
  workspaceId: string;
}
