/** placeholder */
export const BRIEFED = "§";
export function briefed() { return null; }
