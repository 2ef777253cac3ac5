export function DeskSettingsPage() {
  return <p>DeskSettingsPage</p>;
}
