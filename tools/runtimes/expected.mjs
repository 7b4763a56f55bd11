/** What the smoke program sees, whatever it runs on. */
export const smokeResult = {
  dc: 'in',
  counts: ['{"territories":2,"roles":2,"groups":0,"users":{"inactive":0,"deleted":0,"active":2}}'],
  tokenCallsOfLogin: 1,
  tokenCallsOfTwoOverlappingCalls: 1,
  groups: 11,
  pages: 6,
}
