// The smoke program on workerd: what the emulator announced comes as the body.
import { smoke } from './smoke.mjs'

export default {
  async fetch(request) {
    try {
      return Response.json(await smoke(await request.json()))
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 })
    }
  },
}
