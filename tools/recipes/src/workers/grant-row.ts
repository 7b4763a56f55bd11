import { DurableObject } from 'cloudflare:workers'
import { serveRow, type Rows } from '../../../runtimes/serverless/row-service.ts'

// #region row
/** The row service, at home in a Durable Object: one request at a time, and what it answered is on disk. */
export class GrantRow extends DurableObject {
  override fetch(request: Request): Promise<Response> {
    const { storage } = this.ctx
    const rows: Rows = {
      get: (key) => storage.get(key),
      delete: () => storage.deleteAll(),
      put: async (key, row) => {
        await storage.put(key, row)
        if (Number.isFinite(row.expiresAt)) await storage.setAlarm(row.expiresAt)
        else await storage.deleteAlarm()
      },
    }
    return serveRow(request, rows)
  }

  /** A row whose time is over leaves nothing behind. */
  override alarm(): Promise<void> {
    return this.ctx.storage.deleteAll()
  }
}
// #endregion row
