/** Shortest and longest password taken. The upper bound keeps a huge text from costing the server a long hash. */
export const passwordLength = { min: 10, max: 128 } as const;

export type PasswordFault = "passwordTooShort" | "passwordTooLong" | "passwordGuessable";

const guessable = [
  "1234567890",
  "0123456789",
  "0987654321",
  "1q2w3e4r5t",
  "qwertyuiop",
  "asdfghjkl",
  "password12",
  "password123",
  "password1234",
  "passw0rd123",
  "iloveyou123",
  "woaini1314",
  "woaini520",
  "5201314520",
  "1314520520",
  "a123456789",
  "aa123456789",
  "abc1234567",
  "abcd123456",
  "q123456789",
  "qq123456789",
  "admin12345",
  "administrator",
  "amends1234",
  "letmein123",
  "welcome123",
  "changeme123",
];

/**
 * Length over composition (NIST SP 800-63B 5.1.1.2): 10 to 128 characters, no other demand on kinds of characters; refused
 * are the passwords everybody tries first, one repeated character, and the person's own name or address.
 */
export function passwordFault(password: string, own: { readonly email?: string; readonly name?: string } = {}): PasswordFault | null {
  const length = [...password].length;
  if (length < passwordLength.min) return "passwordTooShort";
  if (length > passwordLength.max) return "passwordTooLong";
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 3) return "passwordGuessable";
  if (guessable.some((word) => plain === word || plain === `${word}!`)) return "passwordGuessable";
  const email = own.email?.toLowerCase() ?? "";
  if (plain === email || plain === email.split("@")[0] || (own.name && plain === own.name.toLowerCase())) return "passwordGuessable";
  return null;
}
