import type { FC } from 'hono/jsx'

/** Goes into every form: the session's token. */
export const Csrf: FC<{ token: string }> = ({ token }) => <input type="hidden" name="csrf" value={token} />
