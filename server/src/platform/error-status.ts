/**
 * The HTTP status of every refusal code; what is not listed is 422: understood and well-formed, but the complaint's (or
 * person's) records do not allow it. The sentence of a code stands in content/texts/<language>/errors.json.
 */
const statuses: Readonly<Record<string, number>> = {
  invalid: 400,
  badJson: 400,
  badRequest: 400,
  badMultipart: 400,
  signInRequired: 401,
  signInFailed: 401,
  codeWrong: 401,
  codeExpired: 401,
  sessionEnded: 401,
  tokenInvalid: 401,
  notPermitted: 403,
  scopeMissing: 403,
  originMismatch: 403,
  setupCodeNeeded: 403,
  setupCodeWrong: 403,
  sessionOnly: 403,
  scopeAboveRole: 403,
  loopbackOnly: 403,
  notFound: 404,
  unknownRoute: 404,
  linkInvalid: 404,
  accountLinkInvalid: 404,
  linkExpired: 410,
  accountLinkExpired: 410,
  surveyOver: 410,
  surveyAnswered: 410,
  accountLinkUsed: 410,
  accountLinkRevoked: 410,
  conflict: 409,
  changedMeanwhile: 409,
  newerMessages: 409,
  alreadySent: 409,
  setupDone: 409,
  demoThere: 409,
  emailTaken: 409,
  alreadyExists: 409,
  tooLarge: 413,
  fileTooLarge: 413,
  unsupportedMediaType: 415,
  tooMany: 429,
  tooManyTries: 429,
  codeLocked: 429,
  internal: 500,
  unavailable: 503,
};

export function statusOf(code: string): number {
  return statuses[code] ?? 422;
}
