export function NewComplaintPage() {
  return <p>NewComplaintPage</p>;
}
