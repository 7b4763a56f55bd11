import type { FC } from 'hono/jsx'
import { addressOf, type Tenant } from '../session/session.ts'
import { Csrf } from './csrf.tsx'

/** Zoho could not be asked to revoke: try again, or forget the grant here alone. */
export const DisconnectFailedPage: FC<{ csrf: string; tenant: Tenant; message: string }> = ({
  csrf,
  tenant,
  message,
}) => (
  <section>
    <h1>
      <bdi>{tenant.user.name}</bdi> is still connected
    </h1>
    <p class="lead">Zoho could not be asked to revoke the grant, so it was kept.</p>
    <div class="said">
      <small>The toolkit says</small>
      <p>{message}</p>
    </div>
    <p>
      Forgetting it here leaves a refresh token at Zoho that nobody has. It goes when newer ones push it out,
      or when the user removes this app under “Connected apps” in their Zoho account.
    </p>
    <form class="actions" method="post" action={`${addressOf(tenant)}/disconnect`}>
      <Csrf token={csrf} />
      <button class="main">Try again</button>
      <button name="forget" value="yes">
        Forget it here
      </button>
      <a class="button" href={`${addressOf(tenant)}/home`}>
        Stay connected
      </a>
    </form>
  </section>
)
