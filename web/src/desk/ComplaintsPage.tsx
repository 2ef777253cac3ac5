export function ComplaintsPage() {
  return <p>ComplaintsPage</p>;
}
