import type { FC } from 'hono/jsx'

/** Where the tokens of a grant are, from the browser to Zoho. */
export const TokenPlaces: FC<{ grantId: string; store: string }> = ({ grantId, store }) => (
  <ol class="places">
    <li>
      <b>Browser</b>
      <span>No token.</span>
      <small>A signed cookie with the id of a session, which scripts cannot read.</small>
    </li>
    <li>
      <b>Session</b>
      <span>The name of the grant.</span>
      <small>
        <code>{grantId}</code>
      </small>
    </li>
    <li>
      <b>Store</b>
      <span>Refresh token and access token.</span>
      <small>{store}</small>
    </li>
    <li>
      <b>Call</b>
      <span>The access token, for an hour.</span>
      <small>
        <code>tokenFor</code> hands it over and renews it in time, once for all processes that share the
        store.
      </small>
    </li>
  </ol>
)
