export function ErrorPage() {
  return <main>ErrorPage</main>;
}
