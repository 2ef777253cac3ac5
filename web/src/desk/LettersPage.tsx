export function LettersPage() {
  return <p>LettersPage</p>;
}
