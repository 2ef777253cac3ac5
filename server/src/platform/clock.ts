/** What time it is: given to everything that acts by time, so that a test can move it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
