import type { DataCenter } from '@x/dc'

/** What the command line says once the emulator listens. */
export interface Announcement {
  readonly control: string
  readonly dataCenters: readonly DataCenter[]
  /** Data center of the ready tokens. */
  readonly dc: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly refreshToken: string
  readonly accessToken: string
  /** A call that works with the access token. */
  readonly url: string
  /** Whether other machines can reach it. */
  readonly exposed: boolean
}

/** As text. No line that is not one address or one credential is longer than 72 columns. */
export function announce(ready: Announcement): string {
  const { control, dc, clientId, clientSecret, redirectUri, refreshToken, accessToken, url } = ready
  return [
    'The Zoho emulator is running. Ctrl-C stops it.',
    ...(ready.exposed ? ['', 'WARNING: --host lets other machines in. Its secrets are public.'] : []),
    '',
    `Page, controls, journal   ${control}`,
    '',
    ...ready.dataCenters.flatMap(lines),
    '',
    'Ready client',
    `  id       ${clientId}`,
    `  secret   ${clientSecret}`,
    `  redirect ${redirectUri}`,
    '',
    `Ready refresh token, data center ${dc}`,
    `  ${refreshToken}`,
    '',
    'Try it (the access token in it lives for an hour)',
    '',
    `  curl -H 'Authorization: Zoho-oauthtoken ${accessToken}' \\`,
    `    ${url}`,
    '',
    '',
  ].join('\n')
}

function lines({ id, name, accounts, api }: DataCenter): string[] {
  const others = [
    ['API', api.production],
    ['sandbox', api.sandbox],
    ['developer', api.developer],
  ] as const
  return [
    `${id}  ${name}`,
    `    accounts   ${accounts}`,
    ...others.flatMap(([role, origin]) => (origin === undefined ? [] : [`    ${role.padEnd(9)}  ${origin}`])),
  ]
}
